"""Noting that a duty was done, and taking that back: by whom, when, and what is refused."""

from datetime import date, datetime, timedelta

import pytest
from tests.hall.cities import Person
from tests.hall.duties.conftest import TODAY, By, Show

from goldendoor.hall.acting import Act, NotThere, Refused, perform
from goldendoor.hall.duties.actions import LONGEST_PAPER, NoteDone, TakeBack
from goldendoor.hall.duties.models import Fulfilment
from goldendoor.hall.ledger.reading import entries
from goldendoor.hall.ledger.verifying import verify

pytestmark = pytest.mark.usefixtures("people", "show")
ORDER = "NYC-EO-13-2026"
MEMBERS, RIGHTS = f"{ORDER}/appoint-members/once/DSS", f"{ORDER}/tell-people-their-rights/always/MOIA"
PROTOCOLS, FOUNDING = f"{ORDER}/write-protocols/always/", f"{ORDER}/found-the-committee/always/"
YEARLY = "NYC-CHARTER-8-18/post-the-yearly-report/2026/MOIA"


def note(
    key: str = MEMBERS, done_on: date = date(2026, 2, 12), paper: str = "Letter 7", place: str = "F-12"
) -> NoteDone:
    return NoteDone(key, done_on, paper, place)


def refused(act: Act, by: object, why: str) -> None:
    before = list(Fulfilment.objects.values_list())
    with pytest.raises(Refused, match=why):
        perform(act, by)
    assert list(Fulfilment.objects.values_list()) == before


@pytest.mark.parametrize(
    ("key", "who"),
    [
        (MEMBERS, "hana"), (MEMBERS, "cal"), (MEMBERS, "pria"), (MEMBERS, "cam"), (RIGHTS, "may"), (RIGHTS, "cam"),
        (PROTOCOLS, "chi"), (FOUNDING, "fay"), (YEARLY, "ima"),
    ],
)  # fmt: skip
def test_the_holders_own_offices_note_it_and_the_committee_any(by: By, key: str, who: str) -> None:
    perform(note(key, date(2026, 3, 2)), by(who))
    made = Fulfilment.objects.get()
    assert (made.key, made.done_on, made.paper.open(), made.place and made.place.open()) == (
        key, date(2026, 3, 2), "Letter 7", "F-12",
    )  # fmt: skip
    assert (made.agency.code if made.agency else "") == key.rpartition("/")[2]
    assert next(entries()).act == "duty.note"
    assert not any("fulfilment" in one.words for one in verify())


@pytest.mark.parametrize(("key", "who"), [(RIGHTS, "fay"), (PROTOCOLS, "may"), (MEMBERS, "chi"), (YEARLY, "may")])
def test_whoever_sees_it_and_does_not_owe_it_notes_nothing(by: By, key: str, who: str) -> None:
    refused(note(key), by(who), "not for the office you act in")


@pytest.mark.parametrize("who", ["lou", "aud", "wes", "sam", "kim"])
def test_offices_that_answer_for_no_duty_do_not_note_any(by: By, who: str) -> None:
    refused(note(), by(who), "not for the office you act in")


@pytest.mark.parametrize("who", ["hal", "hope"])
def test_what_another_agency_owes_is_not_there(by: By, who: str) -> None:
    with pytest.raises(NotThere):
        perform(note(), by(who))


def test_a_key_that_the_law_of_the_day_does_not_know_brings_the_near_ones(by: By) -> None:
    refused(
        note(MEMBERS.replace("appoint-members", "appoint-member")),
        by("hana"),
        "did you mean .*appoint-members/once/DSS",
    )
    refused(note("nonsense"), by("cam"), "there is no obligation named 'nonsense'")
    refused(note(MEMBERS), by("hana", date(2026, 2, 5)), "there is no obligation named")


def test_no_key_of_another_agency_is_told_as_a_near_one(by: By) -> None:
    with pytest.raises(Refused) as why:
        perform(note(MEMBERS.replace("members/once/DSS", "member/once/DSS")), by("hal"))
    assert "appoint-members" not in str(why.value)


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (note(done_on=TODAY + timedelta(days=1)), "still to come"),
        (note(paper="  "), "which paper"),
        (note(paper="x" * (LONGEST_PAPER + 1)), "at the most"),
        (note(place="x" * (LONGEST_PAPER + 1)), "at the most"),
        (note(f"{ORDER}/fill-the-post/always/DSS"), "it waits for the apo vacancy date"),
    ],
)
def test_what_cannot_be_so_is_refused(by: By, act: Act, why: str) -> None:
    refused(act, by("hana"), why)


def test_what_was_done_before_the_event_does_not_meet_what_follows_it(by: By, show: Show) -> None:
    show("apo_vacancy_date", "DSS", date(2026, 2, 20), date(2026, 2, 20))
    key = f"{ORDER}/fill-the-post/apo_vacancy_date 2026-02-20/DSS"
    refused(note(key, date(2026, 2, 19)), by("hana"), "owed since 2026-02-20")
    perform(note(key, date(2026, 2, 20)), by("hana"))


def test_what_is_done_before_a_period_begins_is_not_done_for_it(by: By) -> None:
    key = "NYC-AC-9-131/detainers-at-correction/2026/DOC"
    refused(note(key, date(2025, 6, 30)), by("cam"), "owed since 2025-07-01")


def test_it_is_noted_once_and_again_after_it_was_taken_back(by: By) -> None:
    perform(note(), by("hana"))
    refused(note(), by("cal"), "noted as done already")
    perform(TakeBack(Fulfilment.objects.get().pk, "Wrong letter."), by("cal"))
    perform(note(paper="Letter 8"), by("hana"))
    assert Fulfilment.objects.count() == 2


def test_what_was_noted_is_taken_back_once_with_a_reason_and_stays_to_be_read(by: By) -> None:
    perform(note(), by("hana"))
    number = Fulfilment.objects.get().pk
    refused(TakeBack(number, " "), by("hana"), "Say why")
    refused(TakeBack(number, "x" * 1001), by("hana"), "at the most")
    perform(TakeBack(number, "Wrong letter."), by("pria"))
    found = Fulfilment.objects.get()
    assert (found.reason and found.reason.open(), found.taken_back_in, found.paper.open()) == (
        "Wrong letter.", "agency_privacy_officer", "Letter 7",
    )  # fmt: skip
    refused(TakeBack(number, "Again."), by("hana"), "taken back already")
    assert not any("fulfilment" in one.words for one in verify())


def test_another_agency_takes_nothing_back_and_there_is_no_other_number(by: By) -> None:
    perform(note(), by("hana"))
    number = Fulfilment.objects.get().pk
    for act, who in ((TakeBack(number, "No."), "hal"), (TakeBack(number + 1, "No."), "cam")):
        with pytest.raises(NotThere):
            perform(act, by(who))
    refused(TakeBack(number, "No."), by("chi"), "not for the office you act in")
    assert Fulfilment.objects.get().taken_back_at is None


def test_whoever_lost_the_office_notes_nothing(by: By, people: dict[str, Person]) -> None:
    people["hana"].account.holdings.update(until=TODAY - timedelta(days=1))
    refused(note(), by("hana"), "do not hold that office")


def test_what_stands_on_the_entry_says_no_word_of_the_paper(by: By) -> None:
    perform(note(paper="A letter about somebody"), by("hana"))
    assert b"somebody" not in bytes(str(next(entries())), "utf-8")
    assert isinstance(Fulfilment.objects.get().noted_at, datetime)
