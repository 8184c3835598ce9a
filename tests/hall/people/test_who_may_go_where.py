"""Every address of City Hall, for every kind of visitor, of their own agency and another's. One that is missing here fails."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.hall.cities import TODAY, somebody
from tests.hall.committee import places as committee
from tests.hall.matters.cases import at_the_door, opened
from tests.hall.people.places_of_duties import (
    ABOUT_A_POLICY,
    ABOUT_A_POST,
    ABOUT_A_REPORT,
    OF_THE_KEEPER,
    TRAINING,
)  # fmt: skip
from tests.hall.people.visitors import (
    COUNSEL_ONLY,
    EVERYBODY,
    KEEPER_ONLY,
    NOBODY,
    NOT_SO,
    NOT_THERE,
    PAGE,
    SEES_DUTIES,
    SIGN_IN,
    TAKING_PART,
    VISITORS,
    Codes,
    alike,
    comes,
    in_a_city,
    only,
)  # fmt: skip

from goldendoor.hall.acting import perform
from goldendoor.hall.authorities.actions import ProposeAuthority
from goldendoor.hall.authorities.models import Authority
from goldendoor.hall.matters.models import Matter
from goldendoor.hall.people.models import Holding

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

# Each opened as a worker of DSS opens it: a door, a disclosure, and a detainer of DSS; and a door of the ACS.
SEES_A_DOOR = only("supervisor", "property_official", "agency_head", "agency_privacy_officer", "agency_general_counsel")
SEES_NOTHING_ELSEWHERE = only()
PLACES: dict[str, Codes] = {
    "": EVERYBODY,
    "mine/": EVERYBODY,
    "ledger/": only("auditor"),
    "people/": EVERYBODY,
    "people/open/": KEEPER_ONLY,
    "people/renew/": KEEPER_ONLY,
    "people/close/": KEEPER_ONLY,
    "people/grant/": KEEPER_ONLY,
    "people/<int:number>/end/": KEEPER_ONLY,
    "matters/": EVERYBODY,
    "matters/bring/": dict.fromkeys(VISITORS, NOT_SO),
    "matters/open/": alike(NOT_SO),
    "incident/": TAKING_PART,
    "notices/": KEEPER_ONLY,
    "registers/": EVERYBODY,
    "registers/detainers/intake/": only("detainer_clerk"),
    "registers/exports/": EVERYBODY,
    "registers/exports/<slug:mark>/": alike(NOT_THERE),  # nothing was taken out under it
    "registers/<slug:register>/": TAKING_PART,
    # Whoever would take one out signs in again first.
    "registers/<slug:register>/export/": {one: SIGN_IN if code == PAGE else code for one, code in TAKING_PART.items()},
    "registers/<slug:register>/views/save/": alike(NOT_SO),
    "registers/<slug:register>/views/<int:number>/remove/": alike(NOT_SO),
    "policies/": only("agency_head", "agency_general_counsel", "corporation_counsel"),
    "policies/propose/": only("agency_general_counsel"),
    "audits/": only("agency_head", "agency_general_counsel", "corporation_counsel", "response_committee", "auditor"),
    "audits/open/": only("agency_general_counsel"),
    "duties/": SEES_DUTIES,
    # Without a key there is no such obligation, and nothing was noted of that number.
    "duties/one/": dict.fromkeys(VISITORS, NOT_THERE) | {"nobody": SIGN_IN},
    "duties/note/": only(),
    "duties/<int:number>/take-back/": only(),
    "duties/report.pdf": SEES_DUTIES,
    "duties/calendar.ics": SEES_DUTIES,
    "retention/": COUNSEL_ONLY,
    "retention/enter/": COUNSEL_ONLY,
    "retention/hold/": COUNSEL_ONLY,
    "retention/certificates/<slug:day>/": only(),  # nothing was destroyed on that day
    # There is no hold of that number.
    "retention/<int:number>/lift/": only(),
    "retention/<int:number>/why/": only(),
}
# By the number of a matter, or of its record step: of the visitor's agency, and of another's.
ABOUT_A_MATTER: dict[str, tuple[Codes, Codes]] = {
    "matters/<int:number>/": (SEES_A_DOOR, SEES_NOTHING_ELSEWHERE),
    "matters/<int:number>/reveal/": (alike(NOT_SO), alike(NOT_SO)),
    "matters/<int:number>/consent/": (SEES_A_DOOR, SEES_NOTHING_ELSEWHERE),
    "matters/<int:number>/close/": (SEES_A_DOOR, SEES_NOTHING_ELSEWHERE),
    "steps/<int:number>/": (SEES_A_DOOR, SEES_NOTHING_ELSEWHERE),
}
# By the number of a standing authority that the agency's head has to sign, and that its counsel proposed.
SEES_THE_REGISTER, OF_ALL_AGENCIES = TAKING_PART, only("chief_privacy_officer", "corporation_counsel")
SIGNS = only("agency_head")
PROPOSES = only(
    "supervisor", "property_official", "agency_head", "agency_privacy_officer", "agency_general_counsel",
    "chief_privacy_officer", "corporation_counsel", "legal_bureau",
)  # fmt: skip
PROPOSES_A_CERTIFIER = only("supervisor", "agency_head", "agency_general_counsel")
ABOUT_AN_AUTHORITY: dict[str, tuple[Codes, Codes]] = {
    "authorities/": (SEES_THE_REGISTER, SEES_THE_REGISTER),
    "authorities/propose/": (PROPOSES, PROPOSES),
    "authorities/propose/<slug:kind>/": (PROPOSES_A_CERTIFIER, PROPOSES_A_CERTIFIER),
    "authorities/<int:number>/": (SEES_THE_REGISTER, OF_ALL_AGENCIES),
    "authorities/<int:number>/approve/": (SIGNS, NOBODY),
    "authorities/<int:number>/decline/": (SIGNS, NOBODY),
    "authorities/<int:number>/end/": (SIGNS, NOBODY),
}
# The committee's are by the numbers of records about DSS, and about the ACS.
PLACES[committee.FOR_ALL_STAFF] = {**EVERYBODY, "no office": NOT_THERE}
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


def test_the_tables_have_every_address_and_no_other() -> None:
    elsewhere = (ABOUT_A_POLICY, ABOUT_A_POST, ABOUT_A_REPORT, OF_THE_KEEPER, TRAINING, committee.PLACES)
    tables = (PLACES, ABOUT_A_MATTER, ABOUT_AN_AUTHORITY, *elsewhere)
    listed = [address for table in tables for address in table]
    assert sorted(one for one in addresses() if not one.startswith(ALLAUTH)) == sorted(listed)


@pytest.fixture
def client(client: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A browser in a city."""
    return in_a_city(client, monkeypatch)


@pytest.mark.parametrize("visitor", VISITORS)
def test_everybody_gets_what_the_table_says(client: Client, visitor: str) -> None:
    elsewhere = somebody("dan", "supervisor", "DOC")
    comes(client, visitor)
    number = Holding.objects.get(account=elsewhere.account).pk
    for address, expected in PLACES.items():
        named = address.replace("<int:number>", str(number)).replace("<slug:register>", "access_requests")
        named = named.replace("<slug:day>", "2026-03-04")
        answer = client.get("/hall/" + named.replace("<slug:mark>", "0123456789abcdef"))
        assert answer.status_code == expected[visitor], (visitor, address)


@pytest.mark.parametrize("visitor", VISITORS)
def test_a_matter_is_there_for_its_own_agency_and_for_nobody_elses(client: Client, visitor: str) -> None:
    comes(client, visitor)
    own, other = at_the_door(somebody("wes", "worker", "DSS")), at_the_door(somebody("may", "worker", "ACS"))
    for address, (expected, expected_elsewhere) in ABOUT_A_MATTER.items():
        for matter, codes in ((own, expected), (other, expected_elsewhere)):
            of_step = address.startswith("steps/")
            number = matter.steps.get(kind="record").pk if of_step else matter.pk
            answer = client.get("/hall/" + address.replace("<int:number>", str(number)))
            assert answer.status_code == codes[visitor], (visitor, address, matter.agency.code)
            if address != "matters/<int:number>/":  # which is only looked at
                sent = client.post("/hall/" + address.replace("<int:number>", str(number)))
                assert (sent.status_code == NOT_THERE) is not _sees(visitor, matter), (visitor, address)


def _sees(visitor: str, matter: Matter) -> bool:
    return visitor == "nobody" or (matter.agency.code == "DSS" and SEES_A_DOOR[visitor] == PAGE)


# Which matters, beside a door, are there for whom: sealed registers for their offices, disclosures for the Chief too.
OTHER_MATTERS: dict[str, tuple[str, str, dict[str, Any], dict[str, int]]] = {
    "a disclosure": (
        "disclose", "another-city-agency-asks", {"plainly_not_law_enforcement": "yes"},
        only("supervisor", "property_official", "agency_head", "agency_privacy_officer", "agency_general_counsel",
             "chief_privacy_officer"),
    ),
    "a detainer": ("detain", "a-detainer-came", {}, only("agency_general_counsel", "detainer_clerk", "legal_bureau")),
    "a certification": (
        "certify", "a-victim-asks-us-to-certify", {}, only("agency_general_counsel", "supervisor")
    ),
}  # fmt: skip


@pytest.mark.parametrize("visitor", VISITORS)
@pytest.mark.parametrize("about", OTHER_MATTERS)
def test_a_sealed_register_is_there_for_its_offices_alone(client: Client, visitor: str, about: str) -> None:
    act, situation, answers, expected = OTHER_MATTERS[about]
    comes(client, visitor)
    own = opened(somebody("wes", "worker", "DSS"), act, situation, answers)
    other = opened(somebody("may", "worker", "ACS"), act, situation, answers)
    assert client.get(f"/hall/matters/{own.pk}/").status_code == expected[visitor]
    citywide = visitor == "chief_privacy_officer" and about == "a disclosure"
    elsewhere = SIGN_IN if visitor == "nobody" else PAGE if citywide else NOT_THERE
    assert client.get(f"/hall/matters/{other.pk}/").status_code == elsewhere


@pytest.mark.parametrize("visitor", VISITORS)
def test_everybody_gets_of_the_standing_authorities_what_the_table_says(client: Client, visitor: str) -> None:
    numbers = []
    for agency in ("DSS", "DOC"):
        counsel = somebody(f"counsel-{agency}", "agency_general_counsel", agency)
        somebody(f"named-{agency}", "worker", agency)
        named = {"kind": "designee", "title": "Named", "scope": "Access", "since": TODAY, "agency": agency}
        perform(ProposeAuthority(**named, holder=f"named-{agency}"), counsel.acting())
        numbers.append(Authority.objects.latest("pk").pk)
    comes(client, visitor)
    for address, expected in ABOUT_AN_AUTHORITY.items():
        for codes, number in zip(expected, numbers, strict=True):
            here = address.replace("<int:number>", str(number)).replace("<slug:kind>", "certifier")
            assert client.get("/hall/" + here).status_code == codes[visitor], (visitor, address, number)


@pytest.mark.parametrize("visitor", VISITORS)
def test_who_is_shown_whom(client: Client, visitor: str) -> None:
    somebody("dan", "worker", "DOC")
    somebody("dora", "worker", "DSS")
    if visitor in ("nobody", "no office"):
        return
    comes(client, visitor)
    page = client.get("/hall/people/").content.decode()
    own_agency = visitor in (
        "supervisor", "agency_head", "agency_privacy_officer", "agency_general_counsel", "chief_privacy_officer", "keeper",
    )  # fmt: skip
    assert ("(dora)" in page) is own_agency
    assert ("(dan)" in page) is (visitor in ("chief_privacy_officer", "keeper"))
    assert "(vera)" in page
