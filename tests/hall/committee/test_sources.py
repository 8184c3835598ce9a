"""Which facts of the law the committee's records show, since when, and that nothing is known before it was written down."""

from datetime import date, datetime, timedelta

import pytest
from tests.hall.cities import NOW, TODAY, Person
from tests.hall.committee.conftest import CONTACT, Committee

from goldendoor.hall.acting import Act, perform
from goldendoor.hall.committee.file_acts import AddEntry, CloseCrisis, FoundCommittee
from goldendoor.hall.committee.models import ProductVersion
from goldendoor.hall.committee.paper_acts import DirectReports, NoteSending, ProposeProduct, PublishProduct
from goldendoor.hall.committee.request_acts import AnswerRequest, Deliver
from goldendoor.hall.duties.sources import shown

Told = list[tuple[object, date]]


def told(fact: str, agency: str = "DSS", day: date = TODAY) -> Told:
    return [(one.value, one.since) for one in shown(fact, agency, day)]


def later(committee: Committee, who: str, act: Act, days: int) -> None:
    """Somebody does something so many days later."""
    at: datetime = NOW + timedelta(days=days)
    person: Person = committee.people[who]
    perform(act, person.acting(at, at))


def on(days: int) -> date:
    return TODAY + timedelta(days=days)


def test_the_founding_holds_since_its_day_and_is_known_since_it_was_noted(city: Committee) -> None:
    assert told("committee_founded") == []
    city.do("flo", FoundCommittee(on(-10), "Order"))
    assert told("committee_founded") == [(True, on(-10))]
    assert told("committee_founded", day=on(-5)) == [], "nobody knew it then"


def test_the_mayors_direction(city: Committee) -> None:
    city.do("flo", FoundCommittee(TODAY, "Order"))
    later(city, "may", DirectReports("Every quarter."), 3)
    assert told("the_mayor_has_directed_reports", day=on(2)) == []
    assert told("the_mayor_has_directed_reports", day=on(3)) == [(True, on(3))]


def test_other_governments_are_concerned_until_every_such_file_is_closed(committee: Committee) -> None:
    first, second = committee.crisis(), committee.crisis()
    fact = "other_governments_are_concerned"
    assert told(fact) == []
    later(committee, "cam", AddEntry(first, "contact", CONTACT), 1)
    later(committee, "cam", AddEntry(second, "contact", CONTACT), 2)
    later(committee, "flo", CloseCrisis(first, "Over."), 5)
    assert told(fact, day=on(5)) == [(True, on(1)), (True, on(2))]
    later(committee, "flo", CloseCrisis(second, "Over."), 8)
    assert told(fact, day=on(7)) == [(True, on(1)), (True, on(2))]
    assert told(fact, day=on(8))[-1] == (False, on(8))


def test_an_agency_is_asked_for_help_until_all_of_it_is_over(committee: Committee) -> None:
    first, second = committee.help(days=30), committee.help(days=30)
    fact = "committee_has_asked_for_help"
    assert told(fact) == [(True, TODAY), (True, TODAY)] and told(fact, "ACS") == []
    later(committee, "hana", Deliver(first, "Came."), 3)
    assert (False, on(3)) not in told(fact, day=on(3))
    later(committee, "hana", AnswerRequest(second, "cannot", "Nobody."), 4)
    assert told(fact, day=on(4))[-1] == (False, on(4))
    later(committee, "hana", AnswerRequest(second, "gives"), 6)
    assert (False, on(4)) not in told(fact, day=on(6)), "it goes on"
    assert told(fact, day=on(5))[-1] == (False, on(4)), "as it was known then"


@pytest.mark.parametrize(
    ("product", "fact"), [("rights", "rights_material_is_out"), ("city-rules", "public_material_on_city_rules_is_out")]
)
def test_what_is_for_the_public_is_out_once_it_is_published(city: Committee, product: str, fact: str) -> None:
    city.do("may", ProposeProduct(product, "Title", "Text."))
    assert told(fact, day=on(30)) == []
    later(city, "lou", PublishProduct(ProductVersion.objects.get().pk), 4)
    assert told(fact, day=on(3)) == [] and told(fact, day=on(4)) == [(True, on(4))]


@pytest.mark.parametrize(
    ("product", "fact"),
    [("requests", "guide_to_requests_is_out"), ("courses", "courses_for_public_facing_staff_are_out")],
)
def test_what_is_for_staff_is_out_once_it_was_sent(city: Committee, product: str, fact: str) -> None:
    city.do("may", ProposeProduct(product, "Title", "Text."))
    number = ProductVersion.objects.get().pk
    city.do("lou", PublishProduct(number))
    assert told(fact, day=on(30)) == [], "nobody has it yet"
    later(city, "may", NoteSending(number, "All agencies", on(2)), 5)
    assert told(fact, day=on(4)) == [], "nobody knew of it then"
    assert told(fact, day=on(5)) == [(True, on(2))]


def test_the_evidence_says_nothing_that_is_sealed_and_leads_somewhere(committee: Committee, page: object) -> None:
    number = committee.crisis()
    committee.entry(number, "contact", {**CONTACT, "agreed": "canary-4711", "office": "canary-4712"})
    committee.help()
    found = [one for fact in ("other_governments_are_concerned", "committee_has_asked_for_help", "committee_founded",
                              "the_mayor_has_directed_reports") for one in shown(fact, "DSS", TODAY)]  # fmt: skip
    assert len(found) == 4
    for one in found:
        assert "canary" not in one.evidence and "Nights" not in one.evidence and "Interpreters" not in one.evidence
        assert page("cam", one.address) not in ("404", "302")  # type: ignore[operator]
