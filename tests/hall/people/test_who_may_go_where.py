"""Every address of City Hall, for every kind of visitor, of their own agency and another's. One that is missing here fails."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.hall.cities import NOW, TODAY, Person, a_city, somebody
from tests.hall.committee import places as committee
from tests.hall.matters.cases import at_the_door, opened
from tests.hall.policies.cases import DOORS, linked, proposed
from tests.hall.policies.cases import opened as audit_opened
from tests.hall.training.courses import ASKING, approved

from goldendoor.hall import clock
from goldendoor.hall.acting import perform
from goldendoor.hall.authorities.actions import ProposeAuthority
from goldendoor.hall.authorities.models import Authority
from goldendoor.hall.designations.actions import Designate
from goldendoor.hall.designations.models import Designation
from goldendoor.hall.matters.models import Matter
from goldendoor.hall.people.models import Agency, Holding
from goldendoor.hall.policies.audit_acts import RecordFinding
from goldendoor.hall.policies.models import AuditFinding, ParagraphLink
from goldendoor.hall.reports.actions import PrepareReport
from goldendoor.hall.reports.models import StatutoryReport
from goldendoor.hall.reference.models import Building, Contact
from goldendoor.hall.sealing.keys import make_key, sealing_folder

pytestmark = pytest.mark.django_db

# Who comes: nobody, somebody whose office lapsed, and one person in each office, of the agency DSS.
VISITORS = (
    "nobody", "no office", "worker", "supervisor", "property_official", "agency_head", "agency_privacy_officer",
    "agency_general_counsel", "chief_privacy_officer", "corporation_counsel", "duty_chief", "legal_bureau", "operations_unit",
    "detainer_clerk", "response_committee", "auditor", "keeper", "publisher", "translator",
)  # fmt: skip
SIGN_IN, PAGE, NOT_THERE, NOT_SO = 302, 200, 404, 405
OUTSIDE = {"no office", "auditor", "keeper", "publisher", "translator"}
Codes = Mapping[str, int]


def only(*offices: str) -> dict[str, int]:
    """These get the page, for the others it is not there, and whoever is not signed in is sent to sign in."""
    return {one: PAGE if one in offices else NOT_THERE for one in VISITORS} | {"nobody": SIGN_IN}


def alike(code: int) -> dict[str, int]:
    """Everybody who is signed in gets the same."""
    return dict.fromkeys(VISITORS, code) | {"nobody": SIGN_IN}


EVERYBODY, KEEPER_ONLY = alike(PAGE), only("keeper")
COUNSEL_ONLY = only("agency_general_counsel", "corporation_counsel")
SEES_DUTIES = only(
    "agency_head", "agency_privacy_officer", "agency_general_counsel", "chief_privacy_officer", "corporation_counsel",
    "response_committee", "auditor",
)  # fmt: skip
TAKING_PART = {one: NOT_THERE if one in OUTSIDE else PAGE for one in VISITORS} | {"nobody": SIGN_IN}
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
# Training: a course is for workers; everybody in an office may read that there is one.
IN_AN_OFFICE = alike(PAGE) | {"no office": NOT_THERE}
MAKES_COURSES = COUNSEL_ONLY
APPROVES_COURSES = only("agency_general_counsel", "corporation_counsel", "chief_privacy_officer")
TRAINING: dict[str, Codes] = {
    "training/": EVERYBODY,
    "training/due/": only(
        "supervisor", "agency_head", "agency_privacy_officer", "agency_general_counsel", "chief_privacy_officer",
        "corporation_counsel", "response_committee",
    ),
    "training/coverage/": APPROVES_COURSES,
    "training/contractors/": only("supervisor", "property_official", "agency_general_counsel"),
    "training/courses/": IN_AN_OFFICE,
    "training/courses/propose/": MAKES_COURSES,
    "training/courses/<int:number>/": IN_AN_OFFICE,
    "training/courses/<int:number>/take/": only("worker"),
    "training/courses/<int:number>/passed/": alike(NOT_SO),
    # The whole city's: an agency's counsel neither renews nor withdraws it. Nothing of it waits for approval.
    "training/courses/<int:number>/renew/": only("corporation_counsel"),
    "training/courses/<int:number>/approve/": only(),
    "training/courses/<int:number>/withdraw/": only("corporation_counsel", "chief_privacy_officer"),
}  # fmt: skip
# By the number of a matter, or of its record step: of the visitor's agency, and of another's.
ABOUT_A_MATTER: dict[str, tuple[Codes, Codes]] = {
    "matters/<int:number>/": (SEES_A_DOOR, SEES_NOTHING_ELSEWHERE),
    "matters/<int:number>/reveal/": (alike(NOT_SO), alike(NOT_SO)),
    "matters/<int:number>/consent/": (SEES_A_DOOR, SEES_NOTHING_ELSEWHERE),
    "matters/<int:number>/close/": (SEES_A_DOOR, SEES_NOTHING_ELSEWHERE),
    "steps/<int:number>/": (SEES_A_DOOR, SEES_NOTHING_ELSEWHERE),
}
# By the number of a standing authority that the agency's head has to sign, and that its counsel proposed.
SEES_THE_REGISTER, OF_ALL_AGENCIES, NOBODY = TAKING_PART, only("chief_privacy_officer", "corporation_counsel"), only()
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
# By the number of a privacy officer of the visitor's agency, named and not sent yet, and of another agency's.
SEES_POSTS, OF_EVERY_AGENCY = TAKING_PART, only("chief_privacy_officer", "response_committee")
HEAD, HEAD_OR_COUNSEL, CHIEF = (
    only("agency_head"),
    only("agency_head", "agency_general_counsel"),
    only("chief_privacy_officer"),
)
ABOUT_A_POST: dict[str, tuple[Codes, Codes]] = {
    "designations/": (SEES_POSTS, SEES_POSTS),
    "designations/<slug:agency>/<slug:post>/": (SEES_POSTS, OF_EVERY_AGENCY),
    "designations/<slug:agency>/<slug:post>/name/": (HEAD, NOBODY),
    "designations/<int:number>/tell/": (HEAD_OR_COUNSEL, NOBODY),
    "designations/<int:number>/receive/": (CHIEF, CHIEF),
    "designations/<int:number>/end/": (HEAD, NOBODY),
    "designations/<int:number>/consult/": (HEAD_OR_COUNSEL, NOBODY),
    "designations/<int:number>/correct/": (HEAD, NOBODY),
}
# The keeper's lists. Whoever would change a number that everybody calls signs in again first.
KEEPER_AGAIN = {**KEEPER_ONLY, "keeper": SIGN_IN}
OF_THE_KEEPER: dict[str, Codes] = {
    "reference/": KEEPER_ONLY,
    "reference/agency/": KEEPER_ONLY,
    "reference/agency/<int:object_id>/change/": KEEPER_ONLY,
    "reference/building/": KEEPER_ONLY,
    "reference/building/add/": KEEPER_ONLY,
    "reference/building/<int:object_id>/change/": KEEPER_ONLY,
    "reference/building/<int:object_id>/delete/": KEEPER_ONLY,
    "reference/contact/": KEEPER_ONLY,
    "reference/contact/add/": KEEPER_AGAIN,
    "reference/contact/<int:object_id>/change/": KEEPER_AGAIN,
    "reference/contact/<int:object_id>/delete/": KEEPER_AGAIN,
}
# The committee's are by the numbers of records about DSS, and about the ACS.
PLACES[committee.FOR_ALL_STAFF] = {**EVERYBODY, "no office": NOT_THERE}
# By the number of a policy, a version, a link, an audit or a finding: of the visitor's agency, and of another's.
READS_DRAFTS, OF_LAW = only("agency_head", "agency_general_counsel", "corporation_counsel"), only("corporation_counsel")
COUNSEL_OF_IT, HEAD_OF_IT, EITHER_OF_IT = (
    only("agency_general_counsel"), only("agency_head"), only("agency_general_counsel", "agency_head"),
)  # fmt: skip
ABOUT_A_POLICY: dict[str, tuple[Codes, Codes]] = {
    "policies/<int:number>/": (READS_DRAFTS, OF_LAW),
    "policies/<int:number>/change/": (COUNSEL_OF_IT, NOBODY),
    "policies/<int:number>/withdraw/": (HEAD_OF_IT, NOBODY),
    "policies/versions/<int:number>/": (READS_DRAFTS, OF_LAW),
    "policies/versions/<int:number>/publish/": (HEAD_OF_IT, NOBODY),
    "policies/versions/<int:number>/take-back/": (EITHER_OF_IT, NOBODY),
    "policies/versions/<int:number>/translate/": (COUNSEL_OF_IT, NOBODY),
    "policies/versions/<int:number>/<int:place>/link/": (COUNSEL_OF_IT, NOBODY),
    "policies/links/<int:number>/remove/": (COUNSEL_OF_IT, NOBODY),
    "audits/<int:number>/": (READS_DRAFTS, OF_LAW),
    "audits/<int:number>/report.pdf": (READS_DRAFTS, OF_LAW),
    "audits/<int:number>/sign/": (EITHER_OF_IT, NOBODY),
    "audits/<int:number>/return/": (HEAD_OF_IT, NOBODY),
    "audits/<int:number>/send/": (EITHER_OF_IT, NOBODY),
    "audits/<int:number>/<slug:instrument>/<slug:label>/": (COUNSEL_OF_IT, NOBODY),
    "audits/findings/<int:number>/clear/": (COUNSEL_OF_IT, NOBODY),
# By the number of a draft of a report, of the visitor's agency and of another's: whoever prepared it is somebody else.
SEES_REPORTS = alike(PAGE) | dict.fromkeys(("no office", "worker", "keeper", "translator"), NOT_THERE)
PREPARES = only("agency_head", "agency_privacy_officer", "agency_general_counsel")
READS_A_DRAFT = PREPARES | dict.fromkeys(("response_committee", "auditor", "publisher"), PAGE)
READS_EVERY_DRAFT = only("response_committee", "auditor", "publisher")
ABOUT_A_REPORT: dict[str, tuple[Codes, Codes]] = {
    "reports/": (SEES_REPORTS, SEES_REPORTS),
    "reports/prepare/": (NOBODY, NOBODY),  # it is not said which
    "reports/<int:number>/": (READS_A_DRAFT, READS_EVERY_DRAFT),
    "reports/<int:number>/cut/": (READS_A_DRAFT, READS_EVERY_DRAFT),
    "reports/<int:number>/report.<slug:form>": (READS_A_DRAFT, READS_EVERY_DRAFT),
    "reports/<int:number>/items/": (NOBODY, NOBODY),  # nothing may be left out of this one
    "reports/<int:number>/items/<int:matter>/leave-out/": (NOBODY, NOBODY),
    "reports/<int:number>/figures/<slug:figure>/": (NOBODY, NOBODY),  # there is none of that name
    "reports/<int:number>/parts/<slug:part>/": (PREPARES, NOBODY),
    "reports/<int:number>/sign/": (NOBODY, NOBODY),
    "reports/<int:number>/publish/": (NOBODY, NOBODY),
    "reports/<int:number>/correct/": (NOBODY, NOBODY),
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
    assert {one for one in addresses() if not one.startswith(ALLAUTH)} == (
        PLACES.keys()
        | ABOUT_A_MATTER.keys()
        | ABOUT_AN_AUTHORITY.keys()
        | ABOUT_A_POLICY.keys()
        | ABOUT_A_POST.keys()
        | OF_THE_KEEPER.keys()
        | TRAINING.keys()
        | committee.PLACES.keys()
        PLACES.keys() | ABOUT_A_MATTER.keys() | ABOUT_AN_AUTHORITY.keys() | ABOUT_A_POLICY.keys()
        PLACES.keys() | ABOUT_A_MATTER.keys() | ABOUT_AN_AUTHORITY.keys() | TRAINING.keys()
        PLACES.keys() | ABOUT_A_MATTER.keys() | ABOUT_AN_AUTHORITY.keys() | ABOUT_A_REPORT.keys()
    )


@pytest.fixture
def client(client: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A browser in a city whose second factors are no matter of this test."""
    if not sealing_folder().exists():
        make_key()
    a_city()
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr("goldendoor.hall.people.sign_in._is_enough", lambda request: True)
    return client


def comes(client: Client, visitor: str) -> Person | None:
    """Sign the visitor in."""
    if visitor == "nobody":
        return None
    lapsed = visitor == "no office"
    person = somebody("vera", "worker" if lapsed else visitor, "DSS", until=TODAY.replace(day=1) if lapsed else None)
    client.force_login(person.account)
    return person


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


def of_a_policy(agency: str) -> dict[str, int]:
    """An agency's policy that waits with a norm beside it, and its audit with a finding: the number of each, by address."""
    counsel = {"cal": somebody(f"counsel-{agency}", "agency_general_counsel", agency)}
    version = proposed(counsel)
    linked(counsel, version, 1, DOORS)
    audit = audit_opened(counsel)
    perform(RecordFinding(audit.pk, DOORS, "left_out", "Being written."), counsel["cal"].acting())
    return {
        "policies/versions/": version.pk, "policies/links/": ParagraphLink.objects.latest("pk").pk,
        "policies/": version.policy_id, "audits/findings/": AuditFinding.objects.latest("pk").pk, "audits/": audit.pk,
    }  # fmt: skip


@pytest.mark.parametrize("visitor", VISITORS)
def test_everybody_gets_of_policies_and_audits_what_the_table_says(client: Client, visitor: str) -> None:
    numbers = [of_a_policy(agency) for agency in ("DSS", "DOC")]
    comes(client, visitor)
    for address, expected in ABOUT_A_POLICY.items():
        for codes, found in zip(expected, numbers, strict=True):
            number = next(one for begins, one in found.items() if address.startswith(begins))
            here = address.replace("<int:number>", str(number)).replace("<int:place>", "1")
            here = here.replace("<slug:instrument>/<slug:label>", DOORS)
            assert client.get("/hall/" + here).status_code == codes[visitor], (visitor, address)


@pytest.mark.parametrize("visitor", VISITORS)
def test_a_post_is_there_for_its_own_agency_and_for_those_who_see_all(client: Client, visitor: str) -> None:
    numbers = {}
    for agency in ("DSS", "DOC"):
        head = somebody(f"head-{agency}", "agency_head", agency)
        perform(Designate("privacy-officer", "Pria", "Room 4", TODAY), head.acting())
        numbers[agency] = Designation.objects.latest("pk").pk
    comes(client, visitor)
    for address, expected in ABOUT_A_POST.items():
        for codes, (agency, number) in zip(expected, numbers.items(), strict=True):
            here = address.replace("<int:number>", str(number)).replace("<slug:agency>", agency)
            answer = client.get("/hall/" + here.replace("<slug:post>", "privacy-officer"))
            assert answer.status_code == codes[visitor], (visitor, address, agency)


@pytest.mark.parametrize("visitor", VISITORS)
def test_the_keepers_lists_are_there_for_the_keeper_alone(client: Client, visitor: str) -> None:
    agency = Agency.objects.get(code="DSS")
    building = Building.objects.create(agency=agency, name="East", address="1", district="2", public_parts="None.")
    contact = Contact.objects.create(party="property_official", desk="Desk", phone="212-555-0199")
    numbers = {"agency": agency.pk, "building": building.pk, "contact": contact.pk}
    comes(client, visitor)
    for address, expected in OF_THE_KEEPER.items():
        number = str(numbers.get(address.split("/")[1], ""))
        answer = client.get("/hall/" + address.replace("<int:object_id>", number))
        assert answer.status_code == expected[visitor], (visitor, address)


@pytest.mark.parametrize("visitor", VISITORS)
def test_everybody_gets_of_training_what_the_table_says(client: Client, visitor: str) -> None:
    counsel = {
        "lou": somebody("lou", "corporation_counsel", "MOIA"),
        "chi": somebody("chi", "chief_privacy_officer", "MOIA"),
    }
    course = approved(counsel, "asking", replace(ASKING, offices=("worker",)), NOW)
    comes(client, visitor)
    for address, expected in TRAINING.items():
        answer = client.get("/hall/" + address.replace("<int:number>", str(course.number)))
        assert answer.status_code == expected[visitor], (visitor, address)


@pytest.mark.parametrize("visitor", VISITORS)
def test_everybody_gets_of_the_reports_what_the_table_says(client: Client, visitor: str) -> None:
    numbers = []
    for agency in ("DSS", "ACS"):
        privacy = somebody(f"privacy-{agency}", "agency_privacy_officer", agency)
        perform(PrepareReport("NYC-AC-23-12", "what-the-agency-holds", "2024", agency), privacy.acting())
        numbers.append(StatutoryReport.objects.latest("pk").pk)
    comes(client, visitor)
    named = {"<int:matter>": "1", "<slug:figure>": "one", "<slug:part>": "collects", "<slug:form>": "csv"}
    for address, expected in ABOUT_A_REPORT.items():
        for codes, number in zip(expected, numbers, strict=True):
            here = address.replace("<int:number>", str(number))
            for name, value in named.items():
                here = here.replace(name, value)
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


@pytest.mark.parametrize("visitor", VISITORS)
@pytest.mark.parametrize("agency", ["DSS", "ACS"])
def test_the_committees_pages_are_there_for_the_committee_and_for_the_agency_asked(
    client: Client, visitor: str, agency: str
) -> None:
    comes(client, visitor)
    numbers = committee.records(agency)
    for address, (_, own, elsewhere) in committee.PLACES.items():
        answer = client.get("/hall/" + committee.filled(address, numbers, agency))
        expected = only(*(own if agency == "DSS" else elsewhere))
        assert answer.status_code == expected[visitor], (visitor, address)
