"""Signing in as people do: a password alone is not enough, and the desk knows nothing of it."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from tests.hall.cities import a_city, somebody

from goldendoor.hall import city_settings, clock
from goldendoor.hall.acting import Refused, perform
from goldendoor.hall.people.actions import RenewSignIn
from goldendoor.hall.people.beginning import begin
from goldendoor.hall.people.demonstration import PASSWORD as PRINTED
from goldendoor.hall.people.demonstration import make_up
from goldendoor.hall.people.models import Account, Agency, CityRecords

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough password"


@pytest.fixture(autouse=True)
def _a_city(db: None) -> None:
    cache.clear()  # how often somebody tried to sign in
    a_city()


def with_codes(account: Account) -> str:
    """Give an account a code generator; its secret."""
    secret = generate_totp_secret()
    TOTP.activate(account, secret)
    return secret


def code_of(secret: str) -> str:
    return f"{hotp_value(secret, next(iter(yield_hotp_counters_from_time()))):06}"


def signed_in(client: Client, name: str, secret: str) -> None:
    client.post("/hall/account/login/", {"login": name, "password": PASSWORD})
    answer = client.post("/hall/account/2fa/authenticate/", {"code": code_of(secret)})
    assert answer.status_code == 302, answer.content


def test_whoever_is_not_signed_in_is_sent_to_sign_in(client: Client) -> None:
    for address in ("/hall/", "/hall/people/", "/hall/people/grant/"):
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/hall/account/login/")


def test_a_wrong_password_and_an_unknown_name_are_told_alike(client: Client) -> None:
    somebody("ada", "supervisor", "DSS")
    told = []
    for name in ("ada", "nobody-of-that-name"):
        answer = client.post("/hall/account/login/", {"login": name, "password": "wrong" * 4})
        assert answer.status_code == 200
        told.append(re.findall(r"<li>([^<]*not correct[^<]*)</li>", answer.content.decode()))
    assert told[0]
    assert told[0] == told[1]


def test_a_password_alone_leads_no_further_than_to_setting_up_a_second_factor(client: Client) -> None:
    somebody("ada", "supervisor", "DSS")
    client.post("/hall/account/login/", {"login": "ada", "password": PASSWORD})
    for address in ("/hall/", "/hall/people/"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Location"]) == (302, "/hall/account/2fa/")
    page = client.get("/hall/account/2fa/")
    assert page.status_code == 200
    assert b"Authenticator" in page.content


def test_with_a_code_the_first_screen_shows_the_offices_held(client: Client) -> None:
    ada = somebody("ada", "supervisor", "DSS")
    signed_in(client, "ada", with_codes(ada.account))
    page = client.get("/hall/").content.decode()
    assert "Your supervisor, DSS" in page
    assert "Grant an office" not in page


def test_a_wrong_code_signs_nobody_in(client: Client) -> None:
    ada = somebody("ada", "supervisor", "DSS")
    secret = with_codes(ada.account)
    client.post("/hall/account/login/", {"login": "ada", "password": PASSWORD})
    wrong = f"{(int(code_of(secret)) + 1) % 1_000_000:06}"
    assert client.post("/hall/account/2fa/authenticate/", {"code": wrong}).status_code == 200
    assert client.get("/hall/").status_code == 302


def test_a_closed_account_cannot_sign_in(client: Client) -> None:
    ada = somebody("ada", "supervisor", "DSS")
    Account.objects.filter(pk=ada.account.pk).update(is_active=False)
    client.post("/hall/account/login/", {"login": "ada", "password": PASSWORD})
    assert client.get("/hall/").status_code == 302


def test_nobody_signs_up(client: Client) -> None:
    client.post("/hall/account/signup/", {"username": "eve", "password1": PASSWORD, "password2": PASSWORD})
    assert not Account.objects.filter(name="eve").exists()


def test_after_half_an_hour_of_nothing_one_is_signed_out(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    ada = somebody("ada", "supervisor", "DSS")
    signed_in(client, "ada", with_codes(ada.account))
    assert client.get("/hall/").status_code == 200
    later = clock.now().timestamp() + 31 * 60
    monkeypatch.setattr(clock, "now", lambda: clock.datetime.fromtimestamp(later, clock.UTC))
    answer = client.get("/hall/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/hall/account/login/")


def test_the_keeper_grants_an_office_and_is_asked_to_sign_in_again_when_that_is_long_ago(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = somebody("kay", "keeper", "MOIA")
    somebody("ada", "worker", "DSS")
    signed_in(client, "kay", with_codes(keeper.account))
    given = {
        "work_name": "ada",
        "office": "supervisor",
        "agency": "DSS",
        "employment": "contractor",
        "since": clock.today().isoformat(),
    }
    done = client.post("/hall/people/grant/", given)
    assert (done.status_code, done.headers["Location"]) == (302, "/hall/people/")
    assert "employee of a contractor" in client.get("/hall/people/").content.decode()
    later = time.time() + 16 * 60
    monkeypatch.setattr(clock, "now", lambda: clock.datetime.fromtimestamp(later, clock.UTC))
    again = client.post("/hall/people/grant/", {**given, "office": "agency_head"})
    assert again.headers["Location"].startswith("/hall/account/reauthenticate/?next=")


def test_what_is_wrong_with_a_grant_is_said_on_the_page(client: Client) -> None:
    keeper = somebody("kay", "keeper", "MOIA")
    signed_in(client, "kay", with_codes(keeper.account))
    given = {
        "work_name": "nobody",
        "office": "supervisor",
        "agency": "DSS",
        "employment": "employee",
        "since": clock.today().isoformat(),
    }
    answer = client.post("/hall/people/grant/", given)
    assert answer.status_code == 422
    assert "There is no account named nobody." in answer.content.decode()


def test_the_desk_sets_no_cookie_and_asks_the_database_nothing(
    client: Client, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    ada = somebody("ada", "supervisor", "DSS")
    signed_in(client, "ada", with_codes(ada.account))
    with django_assert_num_queries(0):  # type: ignore[operator]
        answer = client.get("/nyc/")
    assert answer.status_code == 200
    assert not answer.cookies
    for cookie in client.cookies.values():
        assert cookie["path"] == "/hall/"
        assert cookie["samesite"] == "Strict"
        assert cookie["httponly"]


def test_a_passkey_counts_as_enough(client: Client) -> None:
    ada = somebody("ada", "supervisor", "DSS")
    client.post("/hall/account/login/", {"login": "ada", "password": PASSWORD})
    assert client.get("/hall/").status_code == 302
    Authenticator.objects.create(user=ada.account, type=Authenticator.Type.WEBAUTHN, data={})
    assert client.get("/hall/").status_code == 200


def test_in_a_made_up_city_the_printed_password_is_enough_and_every_page_says_that_it_is_made_up(
    client: Client,
) -> None:
    CityRecords.objects.all().delete()
    Agency.objects.all().delete()
    signs_in = make_up("nyc", clock.now(), people_only=True)
    for one in signs_in:
        cache.clear()  # so many do not sign in at one place within a minute
        client.post("/hall/account/login/", {"login": one.name, "password": PRINTED})
        page = client.get("/hall/").content.decode()
        assert one.known_as in page
        assert one.agency in page
        assert "made up" in page
        client.post("/hall/account/logout/")


def test_records_are_begun_once_and_never_turn_from_made_up_to_real() -> None:
    with pytest.raises(Refused, match="never begun twice"):
        begin("nyc", "k", "K", "MOIA", clock.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        CityRecords.objects.create(only=2, city="nyc", made_up=False, since=clock.now())
    with pytest.raises(DatabaseError), transaction.atomic():
        CityRecords.objects.update(made_up=True)


def test_passwords_are_kept_as_argon2_makes_them(client: Client, settings: pytest.FixtureRequest) -> None:
    settings.PASSWORD_HASHERS = city_settings.PASSWORD_HASHERS  # type: ignore[attr-defined]
    ada = somebody("ada", "supervisor", "DSS")
    assert Account.objects.get(pk=ada.account.pk).password.startswith("argon2$")
    client.post("/hall/account/login/", {"login": "ada", "password": PASSWORD})
    assert client.get("/hall/").headers["Location"] == "/hall/account/2fa/"


def test_whoever_lost_everything_begins_anew_with_the_keepers_help(client: Client) -> None:
    keeper, ada = somebody("kay", "keeper", "MOIA"), somebody("ada", "supervisor", "DSS")
    signed_in(client, "ada", with_codes(ada.account))
    assert client.get("/hall/").status_code == 200
    perform(RenewSignIn("ada", "another long password"), keeper.acting())
    assert client.get("/hall/").status_code == 302, "the old session is over"
    client.post("/hall/account/login/", {"login": "ada", "password": "another long password"})
    assert client.get("/hall/").headers["Location"] == "/hall/account/2fa/", "the old codes are gone"
    with pytest.raises(Refused, match="Somebody else"):
        perform(RenewSignIn("kay", "another long password"), keeper.acting())


def test_a_lost_password_is_a_matter_for_the_keeper_and_not_for_the_mail(client: Client) -> None:
    page = client.get("/hall/account/password/reset/")
    assert "keeper of accounts in person" in page.content.decode()
    assert client.post("/hall/account/password/reset/", {"email": "ada@city.example"}).status_code == 405
