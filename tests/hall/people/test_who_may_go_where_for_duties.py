"""Who may go where among what the City itself owes: of the visitor's own agency and of another's."""

from dataclasses import replace

import pytest
from django.test import Client
from tests.hall.cities import NOW, TODAY, somebody
from tests.hall.committee import places as committee
from tests.hall.people.places_of_duties import (
    ABOUT_A_POLICY,
    ABOUT_A_POST,
    ABOUT_A_REPORT,
    OF_THE_KEEPER,
    TRAINING,
)  # fmt: skip
from tests.hall.people.visitors import VISITORS, comes, in_a_city, only
from tests.hall.policies.cases import DOORS, linked, proposed
from tests.hall.policies.cases import opened as audit_opened
from tests.hall.training.courses import ASKING, approved

from goldendoor.hall.acting import perform
from goldendoor.hall.designations.actions import Designate
from goldendoor.hall.designations.models import Designation
from goldendoor.hall.people.models import Agency
from goldendoor.hall.policies.audit_acts import RecordFinding
from goldendoor.hall.policies.models import AuditFinding, ParagraphLink
from goldendoor.hall.reference.models import Building, Contact
from goldendoor.hall.reports.actions import PrepareReport
from goldendoor.hall.reports.models import StatutoryReport

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def client(client: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A browser in a city."""
    return in_a_city(client, monkeypatch)


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
