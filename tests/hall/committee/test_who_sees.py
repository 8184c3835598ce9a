"""Who sees a crisis file whole, who what concerns their own agency, and for whom there is none."""

from collections.abc import Callable

import pytest
from tests.hall.cities import TODAY, somebody
from tests.hall.committee.conftest import CONTACT, GUIDANCE, MESSAGE, OFFICES, RISK, Committee

from goldendoor.hall.acting import NotThere
from goldendoor.hall.committee import access
from goldendoor.hall.committee.file_acts import NoteReadiness
from goldendoor.hall.people.access import HeldOffice

Page = Callable[[str, str], str]
WHOLE, HEADS = {"flo", "cam", "dot", "may"}, {"hana", "hal"}


@pytest.fixture
def file(committee: Committee) -> int:
    """A file in which DSS and ACS were asked different things."""
    number = committee.crisis()
    committee.entry(number, "guidance", {**GUIDANCE, "title": "For DSS alone"}, "DSS")
    committee.entry(number, "guidance", {**GUIDANCE, "title": "For both"}, "DSS", "ACS")
    committee.entry(number, "risk", {**RISK, "found": "A risk at DSS"}, "DSS")
    committee.entry(number, "message", {**MESSAGE, "text": "A message"})
    committee.entry(number, "contact", {**CONTACT, "agreed": "An agreement"})
    both = committee.item(number, "ACS", "DSS")
    committee.do("hana", NoteReadiness(both, "not", "What DSS lacks"))
    committee.figures(number, "DSS")
    return number


@pytest.mark.parametrize("who", OFFICES)
def test_a_file_is_there_for_those_it_is_for(committee: Committee, file: int, page: Page, who: str) -> None:
    shown = page(who, f"/hall/committee/crises/{file}/")
    assert (shown != "404") is (who in WHOLE | HEADS)
    of_the_committee = ("A risk at DSS", "A message", "An agreement")
    assert all((words in shown) is (who in WHOLE) for words in of_the_committee)
    of_dss = ("For DSS alone", "What DSS lacks", "Beds free")
    assert all((words in shown) is (who in WHOLE | {"hana"}) for words in of_dss)
    assert ("For both" in shown) is (who in WHOLE | HEADS)
    assert ("/add/risk/" in shown) is (who in WHOLE - {"may"})


@pytest.mark.parametrize("who", OFFICES)
def test_the_overview_is_for_the_same_people(committee: Committee, file: int, page: Page, who: str) -> None:
    help_ = committee.help("ACS")
    shown = page(who, "/hall/committee/")
    assert (shown != "404") is (who in WHOLE | HEADS)
    assert ("Interpreters" in shown) is (who in WHOLE | {"hal"})
    assert ("Every quarter." in shown) is (who in WHOLE)
    assert (page(who, f"/hall/committee/requests/{help_}/") != "404") is (who in WHOLE | {"hal"})
    assert ('/hall/committee/"' in page(who, "/hall/")) is (who in WHOLE | HEADS)


def test_an_agency_that_nothing_concerns_sees_no_file(committee: Committee, file: int, page: Page) -> None:
    committee.people["new"] = somebody("new", "agency_head", "DOC")
    assert page("new", f"/hall/committee/crises/{file}/") == "404"
    assert "Nights at the doors" not in page("new", "/hall/committee/")


def test_entries_versions_and_items_of_another_are_not_there(committee: Committee, file: int, page: Page) -> None:
    held = (HeldOffice("agency_head", "ACS"),)
    assert [one.told.open()["title"] for one in access.entries_seen(held)] == ["For both"]
    for one in access.entries_seen((HeldOffice("response_committee", ""),)):
        visible = one.section == "guidance" and "ACS" in {each.code for each in one.agencies.all()}
        assert (page("hal", f"/hall/committee/entries/{one.pk}/") != "404") is visible
        assert page("hal", f"/hall/committee/entries/{one.pk}/next/") == "404"
    (item,) = access.items_seen(held)
    assert [one.code for one in item.asked] == ["ACS"] and item.notes == []
    assert page("hal", f"/hall/committee/items/{item.pk}/DSS/") == "404"
    assert page("hal", f"/hall/committee/items/{item.pk}/ACS/") != "404"
    assert page("cam", f"/hall/committee/items/{item.pk}/ACS/") == "404", "a member answers for their own agency"


def test_reports_are_for_the_committee_and_once_sent_for_the_mayors_office(committee: Committee, file: int) -> None:
    from goldendoor.hall.committee.paper_acts import PrepareReport, SendReport

    committee.do("cam", PrepareReport(TODAY, TODAY, "It met.", ("Go on.",)))
    number = access.reports_seen((HeldOffice("response_committee", ""),)).get().pk
    seen = {office: access.reports_seen((HeldOffice(office, "DSS"),)).count() for office, _ in OFFICES.values()}
    assert {office for office, count in seen.items() if count} == {"first_deputy_mayor", "response_committee"}
    committee.do("flo", SendReport(number))
    seen = {office: access.reports_seen((HeldOffice(office, "DSS"),)).count() for office, _ in OFFICES.values()}
    assert {office for office, count in seen.items() if count} == {
        "first_deputy_mayor",
        "response_committee",
        "mayors_office",
    }
    with pytest.raises(NotThere):
        access.report((HeldOffice("agency_head", "DSS"),), number)


def test_the_members_are_those_whom_the_agencies_named(committee: Committee, page: Page) -> None:
    from goldendoor.hall.acting import perform
    from goldendoor.hall.designations.actions import Designate

    perform(Designate("committee-member", "Otto Operations", "Desk", TODAY), committee.people["hana"].acting())
    for who in ("cam", "flo", "may"):
        shown = page(who, "/hall/committee/")
        assert "DSS: Otto Operations, since 4 March 2026" in shown, who
        assert "</strong> ACS, DOC, MOIA, NYPD." in shown
    assert "Otto" not in page("hal", "/hall/committee/")
