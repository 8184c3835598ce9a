"""A crisis file: opened, written into in six sections, versions that follow each other, closed; and what is refused."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.hall.cities import TODAY
from tests.hall.committee.conftest import CONTACT, GUIDANCE, MESSAGE, RISK, Committee

from goldendoor.hall.acting import NotThere, Refused, perform
from goldendoor.hall.committee.file_acts import (
    AddEntry,
    AskReadiness,
    CloseCrisis,
    FoundCommittee,
    NoteReadiness,
    OpenCrisis,
    ReplaceEntry,
)
from goldendoor.hall.committee.models import Crisis, FileEntry, Founding, Readiness

Page = Callable[[str, str], str]


def test_the_committee_is_set_up_once_and_not_in_the_future(city: Committee) -> None:
    with pytest.raises(Refused, match="still to come"):
        city.do("flo", FoundCommittee(TODAY.replace(year=2027), "Order"))
    with pytest.raises(Refused, match="not for the office"):
        city.do("cam", FoundCommittee(TODAY, "Order"))
    with pytest.raises(Refused, match="set up first"):
        city.do("cam", OpenCrisis("Title", "other", "Why"))
    city.do("flo", FoundCommittee(TODAY, "Order"))
    with pytest.raises(Refused, match="already"):
        city.do("flo", FoundCommittee(TODAY, "Order"))
    assert Founding.objects.count() == 1


def test_a_file_shows_all_six_sections_with_what_was_written(committee: Committee, page: Page) -> None:
    number = committee.crisis()
    committee.entry(number, "guidance", GUIDANCE, "DSS")
    committee.item(number, "DSS", "ACS")
    committee.entry(number, "risk", RISK, "ACS")
    committee.entry(number, "message", MESSAGE)
    committee.figures(number)
    committee.entry(number, "contact", CONTACT)
    shown = page("cam", f"/hall/committee/crises/{number}/")
    for words in (
        "Nights at the doors", "1. Response policy and guidance", "Doors at night", "2. Preparedness of the agencies",
        "nothing said yet", "3. Risks found in policies", "Somebody could be harmed before it is mended", "4-210(d)",
        "4. Priorities and messages", "Reading grade", "Spanish", "5. Figures asked for and received", "Beds free",
        "6. Coordination with other governments", "They send lists of lawyers.", "23-1202",
    ):  # fmt: skip
        assert words in shown, words


def test_the_grid_says_ready_partly_not_silent_and_not_asked(committee: Committee, page: Page) -> None:
    number = committee.crisis()
    first, second = committee.item(number, "DSS", "ACS"), committee.item(number, "DSS")
    committee.do("hana", NoteReadiness(first, "partly", "Nobody on Sundays."))
    committee.do("dot", NoteReadiness(second, "ready"))
    shown = page("cam", f"/hall/committee/crises/{number}/")
    for words in ("partly ready", "Nobody on Sundays.", "nothing said yet", "not asked", "●</span> ready"):
        assert words in shown, words
    committee.do("hana", NoteReadiness(first, "ready"))
    assert "Nobody on Sundays." not in page("cam", f"/hall/committee/crises/{number}/")
    assert Readiness.objects.count() == 3, "what was said before stays"


def test_an_agency_speaks_for_itself_and_only_about_what_it_was_asked(committee: Committee) -> None:
    item = committee.item(committee.crisis(), "DSS")
    for who in ("hal", "cam"):
        with pytest.raises(NotThere):
            committee.do(who, NoteReadiness(item, "ready"))
    with pytest.raises(Refused, match="still lacking"):
        committee.do("hana", NoteReadiness(item, "not"))
    with pytest.raises(Refused, match="ready, partly ready or not"):
        committee.do("hana", NoteReadiness(item, "perhaps", "x"))


def test_an_entry_is_followed_and_never_edited(committee: Committee, page: Page) -> None:
    number = committee.crisis()
    first = committee.entry(number, "guidance", GUIDANCE, "DSS")
    committee.do("flo", ReplaceEntry(first, {**GUIDANCE, "text": "Call the number on the card."}, ("DSS",)))
    second = FileEntry.objects.latest("pk")
    assert (second.version, second.first_id) == (2, first)
    shown = page("cam", f"/hall/committee/crises/{number}/")
    assert "Call the number on the card." in shown and "Ask them to wait outside." not in shown
    before = page("cam", f"/hall/committee/entries/{first}/")
    assert "Ask them to wait outside." in before and f"/hall/committee/entries/{second.pk}/" in before
    assert "Write the next version" not in before
    with pytest.raises(Refused, match="later version"):
        committee.do("cam", ReplaceEntry(first, GUIDANCE))
    committee.do("cam", ReplaceEntry(second.pk, GUIDANCE))
    assert [one.version for one in FileEntry.objects.order_by("pk")] == [1, 2, 3]


@pytest.mark.parametrize(
    ("section", "told", "agencies", "why"),
    [
        ("guidance", {"title": "T"}, (), "The policy or the guidance"),
        ("guidance", {**GUIDANCE, "more": "x"}, (), "does not ask for more"),
        ("risk", RISK, (), "Whose policy"),
        ("risk", RISK, ("ACS", "DSS"), "Whose policy"),
        ("risk", {**RISK, "severity": "terrible"}, ("ACS",), "no choice terrible"),
        ("message", MESSAGE, ("DSS",), "names no agency"),
        ("preparedness", {}, (), "no such section"),
        ("figures", {}, (), "no such section"),
        ("guidance", GUIDANCE, ("XYZ",), "no agency XYZ"),
    ],
)
def test_what_an_entry_has_to_say_is_said(
    committee: Committee, section: str, told: dict[str, Any], agencies: tuple[str, ...], why: str
) -> None:
    number = committee.crisis()
    with pytest.raises(Refused, match=why):
        committee.do("cam", AddEntry(number, section, told, agencies))
    assert not FileEntry.objects.exists()


def test_a_closed_file_is_read_and_nothing_is_written_into_it(committee: Committee, page: Page) -> None:
    number = committee.crisis()
    entry, item, figures = (
        committee.entry(number, "message", MESSAGE),
        committee.item(number, "DSS"),
        committee.figures(number),
    )
    with pytest.raises(Refused, match="not for the office"):
        committee.do("cam", CloseCrisis(number, "It is over."))
    committee.do("flo", CloseCrisis(number, "It is over."))
    for who, act in (
        ("cam", AddEntry(number, "message", MESSAGE)),
        ("cam", ReplaceEntry(entry, MESSAGE)),
        ("cam", AskReadiness(number, "Another", ("DSS",))),
        ("hana", NoteReadiness(item, "ready")),
        ("flo", CloseCrisis(number, "Again.")),
    ):
        with pytest.raises(Refused, match="was closed"):
            committee.do(who, act)
    shown = page("cam", f"/hall/committee/crises/{number}/")
    assert "It is over." in shown and "/add/" not in shown
    assert Crisis.objects.get().closed_at is not None
    assert figures, "what was asked for is still owed"


def test_forms_ask_again_warn_of_particulars_and_keep_nothing(committee: Committee, send: Callable[..., Any]) -> None:
    number = committee.crisis()
    address = f"/hall/committee/crises/{number}/add/guidance/"
    answer = send("cam", address, title="", text="x")
    assert answer.status_code == 422 and b"This field is required" in answer.content
    answer = send("cam", address, title="Doors", text="Call 212-555-0134 about A 012-345-678.")
    assert answer.status_code == 422 and b"alien registration number" in answer.content
    assert not FileEntry.objects.exists()
    answer = send("cam", address, title="Doors", text="Ask them to wait.", agencies=["DSS"])
    assert answer.status_code == 302
    assert [one.code for one in FileEntry.objects.get().agencies.all()] == ["DSS"]


def test_the_next_version_begins_as_the_one_before(committee: Committee, page: Page, send: Callable[..., Any]) -> None:
    number = committee.crisis()
    entry = committee.entry(number, "risk", RISK, "ACS")
    address = f"/hall/committee/entries/{entry}/next/"
    form = page("cam", address)
    assert "The night plan names nobody." in form and '<option value="ACS" selected>' in form
    answer = send("cam", address, **{**RISK, "decided": "Somebody is named.", "agencies": "ACS"})
    assert answer.status_code == 302
    assert FileEntry.objects.latest("pk").told.open()["decided"] == "Somebody is named."


def test_nothing_that_people_typed_is_in_the_database_in_the_open(committee: Committee) -> None:
    from django.db import connection

    number = committee.crisis()
    committee.entry(number, "contact", {**CONTACT, "agreed": "canary-4711", "contact": "canary-4712"})
    committee.do("cam", AskReadiness(number, "canary-4713", ("DSS",)))
    with connection.cursor() as cursor:
        for table in ("committee_fileentry", "committee_crisis", "committee_preparednessitem", "ledger_entry"):
            cursor.execute(f"SELECT * FROM {table}")
            assert "canary" not in str([[bytes(v) if isinstance(v, memoryview) else v for v in row] for row in cursor])


def test_an_office_that_is_over_does_nothing(committee: Committee) -> None:
    from goldendoor.hall.people.models import Holding

    Holding.objects.filter(account=committee.people["cam"].account).update(until=TODAY.replace(day=1))
    with pytest.raises(Refused, match="do not hold that office"):
        perform(OpenCrisis("Title", "other", "Why"), committee.people["cam"].acting())
