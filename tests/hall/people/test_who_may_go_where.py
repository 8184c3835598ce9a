"""Every address of City Hall, for every kind of visitor: what each gets. An address that is missing here fails."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.hall.cities import TODAY, a_city, somebody

from goldendoor.hall import clock
from goldendoor.hall.acting import perform
from goldendoor.hall.authorities.actions import ProposeAuthority
from goldendoor.hall.authorities.models import Authority
from goldendoor.hall.people.models import Holding
from goldendoor.hall.sealing.keys import make_key

pytestmark = pytest.mark.django_db

VISITORS = ("nobody", "worker", "supervisor", "agency_head", "chief_privacy_officer", "auditor", "keeper", "no office")
SIGN_IN, PAGE, NOT_THERE = 302, 200, 404
EVERYBODY = dict.fromkeys(VISITORS, PAGE) | {"nobody": SIGN_IN}
KEEPER_ONLY = dict.fromkeys(VISITORS, NOT_THERE) | {"nobody": SIGN_IN, "keeper": PAGE}
EXPECTED = {
    "": EVERYBODY,
    "mine/": EVERYBODY,
    "ledger/": dict.fromkeys(VISITORS, NOT_THERE) | {"nobody": SIGN_IN, "auditor": PAGE},
    "people/": EVERYBODY,
    "people/open/": KEEPER_ONLY,
    "people/renew/": KEEPER_ONLY,
    "people/close/": KEEPER_ONLY,
    "people/grant/": KEEPER_ONLY,
    "people/<int:number>/end/": KEEPER_ONLY,
}
# The register of standing authorities: <own> is one of the visitor's agency, <other> another agency's.
SEES_THE_REGISTER = EVERYBODY | dict.fromkeys(("auditor", "keeper", "no office"), NOT_THERE)
ALL_AGENCIES = dict.fromkeys(VISITORS, NOT_THERE) | {"nobody": SIGN_IN, "chief_privacy_officer": PAGE}
NOT_THEIRS = dict.fromkeys(VISITORS, NOT_THERE) | {"nobody": SIGN_IN}
PROPOSES = NOT_THEIRS | dict.fromkeys(("supervisor", "agency_head", "chief_privacy_officer"), PAGE)
AUTHORITIES = {
    "authorities/": SEES_THE_REGISTER,
    "authorities/propose/": PROPOSES,
    "authorities/propose/<slug:kind>/": PROPOSES | {"chief_privacy_officer": NOT_THERE},
    "authorities/<int:number>/": {"own": SEES_THE_REGISTER, "other": ALL_AGENCIES},
    "authorities/<int:number>/approve/": {"own": NOT_THEIRS | {"agency_head": PAGE}, "other": NOT_THEIRS},
    "authorities/<int:number>/decline/": {"own": NOT_THEIRS | {"agency_head": PAGE}, "other": NOT_THEIRS},
    "authorities/<int:number>/end/": {"own": NOT_THEIRS | {"agency_head": PAGE}, "other": NOT_THEIRS},
}
# Signing in is allauth's, which has tests of its own; who may sign in is in test_sign_in.
ALLAUTH = "account/"


def addresses() -> Iterator[str]:
    """Every address below /hall/, as it is written in the tables of addresses."""
    hall = [
        one
        for one in get_resolver().url_patterns
        if isinstance(one, URLResolver) and str(one.pattern).startswith("hall/")
    ]
    waiting = [(str(one.pattern).removeprefix("hall/"), one) for one in hall]
    while waiting:
        before, one = waiting.pop()
        if isinstance(one, URLPattern):
            yield before
        else:
            waiting += [(before + str(inner.pattern), inner) for inner in one.url_patterns]


def test_the_table_has_every_address_and_no_other() -> None:
    assert {one for one in addresses() if not one.startswith(ALLAUTH)} == EXPECTED.keys() | AUTHORITIES.keys()


@pytest.mark.parametrize("visitor", VISITORS)
def test_everybody_gets_what_the_table_says(client: Client, monkeypatch: pytest.MonkeyPatch, visitor: str) -> None:
    a_city()
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr("goldendoor.hall.people.sign_in._is_enough", lambda request: True)
    elsewhere = somebody("dan", "supervisor", "DOC")
    if visitor not in ("nobody", "no office"):
        client.force_login(somebody("vera", visitor, "DSS").account)
    elif visitor == "no office":
        client.force_login(somebody("vera", "worker", "DSS", until=TODAY.replace(day=1)).account)
    number = Holding.objects.get(account=elsewhere.account).pk
    for address, expected in EXPECTED.items():
        answer = client.get("/hall/" + address.replace("<int:number>", str(number)))
        assert answer.status_code == expected[visitor], (visitor, address)


@pytest.mark.parametrize("visitor", VISITORS)
def test_everybody_gets_of_the_register_what_the_table_says(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, visitor: str
) -> None:
    monkeypatch.setenv("GOLDENDOOR_KEYS", str(tmp_path / "keys"))
    make_key()
    a_city()
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr("goldendoor.hall.people.sign_in._is_enough", lambda request: True)
    numbers = {}
    for whose, agency in (("own", "DSS"), ("other", "DOC")):
        counsel = somebody(f"counsel-{agency}", "agency_general_counsel", agency)
        somebody(f"named-{agency}", "worker", agency)
        named = {"kind": "designee", "title": "Named", "scope": "Access", "since": TODAY, "agency": agency}
        perform(ProposeAuthority(**named, holder=f"named-{agency}"), counsel.acting())
        numbers[whose] = Authority.objects.latest("pk").pk
    if visitor != "nobody":
        office = "worker" if visitor == "no office" else visitor
        until = TODAY.replace(day=1) if visitor == "no office" else None
        client.force_login(somebody("vera", office, "DSS", until=until).account)
    for address, expected in AUTHORITIES.items():
        for whose, number in numbers.items():
            here = address.replace("<int:number>", str(number)).replace("<slug:kind>", "certifier")
            answer = client.get("/hall/" + here)
            assert answer.status_code == (expected.get(whose) or expected)[visitor], (visitor, address, whose)


@pytest.mark.parametrize("visitor", VISITORS)
def test_who_is_shown_whom(client: Client, monkeypatch: pytest.MonkeyPatch, visitor: str) -> None:
    a_city()
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr("goldendoor.hall.people.sign_in._is_enough", lambda request: True)
    somebody("dan", "worker", "DOC")
    somebody("dora", "worker", "DSS")
    if visitor in ("nobody", "no office"):
        return
    client.force_login(somebody("vera", visitor, "DSS").account)
    page = client.get("/hall/people/").content.decode()
    own_agency = visitor in ("supervisor", "agency_head", "chief_privacy_officer", "keeper")
    assert ("(dora)" in page) is own_agency
    assert ("(dan)" in page) is (visitor in ("chief_privacy_officer", "keeper"))
    assert "(vera)" in page
