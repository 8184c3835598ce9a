"""A city that began before agencies were on the ledger gets them there once, as they are found, and by a keeper who says so."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.hall.cities import AGENCIES, NOW, Person, begun_before_agencies_were_on_the_ledger, somebody
from tests.hall.people.visitors import in_a_city

from goldendoor.hall.acting import Refused, SignInAgain, perform
from goldendoor.hall.ledger.reading import entries
from goldendoor.hall.ledger.verifying import verify
from goldendoor.hall.people.as_found import RecordAsFound
from goldendoor.hall.people.beginning import begin
from goldendoor.hall.people.models import Account, Agency
from goldendoor.hall.reference.actions import NameAgency

pytestmark = pytest.mark.django_db
PAGE = "/hall/people/agencies/"


@pytest.fixture
def browser(client: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A browser in such a city."""
    in_a_city(client, monkeypatch)
    begun_before_agencies_were_on_the_ledger()
    monkeypatch.setattr("goldendoor.hall.clock.now", lambda: NOW)
    monkeypatch.setattr("goldendoor.hall.doing.signed_in_at", lambda request: NOW - timedelta(minutes=5))
    return client


@pytest.fixture
def kay(browser: Client) -> Person:
    """Its keeper."""
    return somebody("kay", "keeper", "MOIA")


def agencies_unknown() -> list[str]:
    return [str(one) for one in verify() if "agency/" in one.words]


def test_a_check_finds_them_until_the_keeper_has_put_them_there(browser: Client, kay: Person) -> None:
    assert len(agencies_unknown()) == len(AGENCIES)
    browser.force_login(kay.account)
    assert PAGE in browser.get("/hall/").content.decode()
    page = browser.get(PAGE).content.decode()
    assert all(f"{code}: Agency {code}" in page for code in AGENCIES)
    assert browser.post(PAGE, {"sure": ""}).status_code == 422
    assert browser.post(PAGE, {"sure": "on"}).status_code == 302
    assert agencies_unknown() == []
    entry = next(entries())
    assert (entry.act, entry.office, len(entry.changed)) == ("agencies.as-found", "keeper", len(AGENCIES))
    assert browser.get(PAGE).status_code == 404 and PAGE not in browser.get("/hall/").content.decode()


def test_once_is_all_and_what_is_added_afterwards_stays_a_finding(browser: Client, kay: Person) -> None:
    perform(RecordAsFound(), kay.acting())
    Agency.objects.create(code="DOHMH", words="Put in past City Hall")
    (found,) = agencies_unknown()
    assert "no entry says how it came to be" in found
    with pytest.raises(Refused, match="knows every agency that this city began with"):
        perform(RecordAsFound(), kay.acting())


def test_what_an_act_has_named_since_is_left_as_that_act_left_it(browser: Client, kay: Person) -> None:
    perform(NameAgency("DSS", "Social Services"), kay.acting())
    Agency.objects.filter(code="DSS").update(words="Changed past City Hall")
    perform(RecordAsFound(), kay.acting())
    (found,) = agencies_unknown()
    assert "agency.name" in found


def test_an_agency_that_the_law_does_not_name_is_never_taken_in(browser: Client, kay: Person) -> None:
    Agency.objects.create(code="SECRET", words="Put in past City Hall")
    perform(RecordAsFound(), kay.acting())
    assert len(agencies_unknown()) == 1


def test_it_needs_the_keeper_and_a_fresh_sign_in(browser: Client, kay: Person) -> None:
    with pytest.raises(Refused, match="not for the office"):
        perform(RecordAsFound(), somebody("aud", "auditor", "MOIA").acting())
    with pytest.raises(SignInAgain):
        perform(RecordAsFound(), kay.acting(signed_in=NOW - timedelta(hours=1)))


def test_a_city_that_begins_today_has_no_use_for_it() -> None:
    begin("nyc", "kay", "Kay", "MOIA", NOW)
    kay = Person(Account.objects.get(name="kay"), "keeper", "MOIA")
    assert agencies_unknown() == []
    Agency.objects.get(code="DSS").delete()
    Agency.objects.create(code="DSS", words="Put in past City Hall")
    with pytest.raises(Refused, match="knows every agency"):
        perform(RecordAsFound(), kay.acting())
