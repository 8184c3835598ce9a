"""What is past its date: nothing as shipped, and then exactly what counsel's schedules say, field by field."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from tests.hall.cities import NOW, TODAY, Person
from tests.hall.retention.conftest import NOTE_FIELDS, note, warned

from goldendoor.hall.acting import perform
from goldendoor.hall.retention import past
from goldendoor.hall.retention.actions import LiftHold, PlaceHold
from goldendoor.hall.retention.models import Hold
from goldendoor.hall.retention.past import OfField, OfKind, report

pytestmark = pytest.mark.usefixtures("sample_kept")
IN_TWO_YEARS = date(2028, 3, 5)
Enter = Callable[..., None]


def kind(day: date, name: str = "sample.Note") -> OfKind:
    (found,) = (one for one in report(day).kinds if one.kind == name)
    return found


def field(day: date, name: str) -> OfField:
    (found,) = (one for one in report(day).fields if one.field == name)
    return found


def test_as_shipped_no_schedule_is_entered_and_nothing_is_past_a_date() -> None:
    for _ in range(3):
        note("1996-01-01")
    found = report(date(2099, 1, 1))
    assert (found.schedules, found.holds) == (0, 0)
    assert {(one.schedules, one.past) for one in found.fields} == {((), 0)}
    assert kind(date(2099, 1, 1)) == OfKind("sample.Note", True, records=3, past=0, held=0)
    assert past.due(datetime.fromisoformat("2099-01-01T12:00:00+00:00")) == []


@pytest.mark.parametrize(("day", "is_past"), [(date(2028, 3, 4), False), (date(2028, 3, 5), True)])
def test_the_last_day_is_a_day_on_which_it_is_kept(
    lou: Person, schedule_entered: Enter, day: date, is_past: bool
) -> None:
    note("2026-03-04")
    schedule_entered(lou, 24)
    assert bool(kind(day).past) is is_past


def test_a_record_that_has_not_ended_is_kept(lou: Person, schedule_entered: Enter) -> None:
    note("")
    schedule_entered(lou, 1)
    assert kind(date(2099, 1, 1)).past == 0


def test_one_field_without_a_schedule_keeps_the_whole_record(lou: Person, schedule_entered: Enter) -> None:
    note("2026-03-04")
    schedule_entered(lou, 24, NOTE_FIELDS[:2])
    assert field(IN_TWO_YEARS, NOTE_FIELDS[0]).past == 1
    assert field(IN_TWO_YEARS, NOTE_FIELDS[2]) == OfField(NOTE_FIELDS[2], True, (), 0, 0)
    assert kind(IN_TWO_YEARS).past == 0


def test_the_longest_field_keeps_the_whole_record(lou: Person, schedule_entered: Enter) -> None:
    note("2026-03-04")
    schedule_entered(lou, 24)
    schedule_entered(lou, 60, NOTE_FIELDS[1:2])
    assert [field(IN_TWO_YEARS, name).past for name in NOTE_FIELDS] == [1, 0, 1]
    assert kind(IN_TWO_YEARS).past == 0
    assert kind(date(2031, 3, 5)).past == 1


def test_a_schedule_that_does_not_count_yet_destroys_nothing(lou: Person, schedule_entered: Enter) -> None:
    note("2016-03-04")
    schedule_entered(lou, 24, at=NOW + timedelta(days=365))
    assert kind(TODAY).past == 0
    assert kind(TODAY + timedelta(365)).past == 1


def test_an_agencys_schedule_is_for_its_own_records(cal: Person, schedule_entered: Enter) -> None:
    for title in ("2026-03-04 DSS", "2026-03-04 DOC", "2026-03-04"):
        note(title)
    schedule_entered(cal, 24)
    assert kind(IN_TWO_YEARS).past == 1
    assert field(IN_TWO_YEARS, NOTE_FIELDS[0]).schedules == ("2 years (Schedule GRS-12, DSS)",)


def test_where_two_schedules_speak_the_longer_counts(cal: Person, lou: Person, schedule_entered: Enter) -> None:
    note("2026-03-04 DSS")
    note("2026-03-04 DOC")
    schedule_entered(lou, 24)
    schedule_entered(cal, 30)
    assert kind(IN_TWO_YEARS).past == 1
    assert kind(date(2028, 9, 5)).past == 2


def test_a_hold_is_counted_apart_until_it_is_lifted(cal: Person, lou: Person, schedule_entered: Enter) -> None:
    held, free = note("2026-03-04 DSS"), note("2026-03-04 DOC")
    schedule_entered(lou, 24)
    assert (kind(IN_TWO_YEARS).unwarned, kind(IN_TWO_YEARS).due) == (2, 0)
    warned(IN_TWO_YEARS)
    assert (kind(IN_TWO_YEARS).unwarned, kind(IN_TWO_YEARS).due) == (0, 2)
    for act, expected in [
        (PlaceHold("a lawsuit", "sample.Note", held.pk), 1),
        (PlaceHold("a lawsuit", "sample.Note", free.pk), 0),
    ]:
        perform(act, lou.acting())
        assert kind(IN_TWO_YEARS).due == expected
    assert field(IN_TWO_YEARS, NOTE_FIELDS[0]).held == 2
    assert past.due(datetime.fromisoformat("2028-03-05T12:00:00+00:00")) == [
        "sample.Note: 2 past every date, 2 of them on hold; none destroyed"
    ]
    perform(LiftHold(Hold.objects.get(number=free.pk).pk), lou.acting())
    assert (kind(IN_TWO_YEARS).past, kind(IN_TWO_YEARS).held) == (2, 1)


@pytest.mark.parametrize(("hold", "held"), [("", 2), ("sample.Note", 2), ("sample.Paper", 0)])
def test_a_hold_of_an_agency_is_on_its_records_and_on_the_citys_own(
    cal: Person, lou: Person, schedule_entered: Enter, hold: str, held: int
) -> None:
    for title in ("2026-03-04 DSS", "2026-03-04 DOC", "2026-03-04"):
        note(title)
    schedule_entered(lou, 24)
    perform(PlaceHold("a lawsuit", hold), cal.acting())
    assert kind(IN_TWO_YEARS).held == held
    perform(PlaceHold("a lawsuit"), lou.acting())
    assert kind(IN_TWO_YEARS).held == 3


def test_a_plain_field_is_counted_and_said_not_to_be_sealed(lou: Person, schedule_entered: Enter) -> None:
    note("2026-03-04")
    schedule_entered(lou, 24, ("sample.Note.title",))
    found = field(IN_TWO_YEARS, "sample.Note.title")
    assert (found.past, found.sealed) == (1, False)
    assert kind(IN_TWO_YEARS).past == 0


def test_the_reason_of_a_hold_grows_old_itself(lou: Person, schedule_entered: Enter) -> None:
    perform(PlaceHold("a lawsuit"), lou.acting())
    schedule_entered(lou, 12, ("retention.Hold.reason",))
    assert kind(date(2036, 1, 1), "retention.Hold").past == 0
    perform(LiftHold(Hold.objects.get().pk), lou.acting())
    warned(date(2036, 1, 1))
    assert kind(date(2036, 1, 1), "retention.Hold").due == 1


@pytest.mark.parametrize(
    ("months", "words"), [(1, "1 month"), (24, "2 years"), (12, "1 year"), (31, "2 years and 7 months")]
)
def test_a_schedule_in_words(lou: Person, schedule_entered: Enter, months: int, words: str) -> None:
    schedule_entered(lou, months, NOTE_FIELDS[:1])
    assert field(TODAY, NOTE_FIELDS[0]).schedules == (f"{words} (Schedule GRS-12)",)
