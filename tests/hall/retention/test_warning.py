"""Counsel is warned thirty days before something may be destroyed, once, and nothing goes of which they were not warned."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from tests.hall.cities import NOW, Person
from tests.hall.retention.conftest import NOTE_FIELDS, note

from goldendoor.hall.acting import perform
from goldendoor.hall.ledger.reading import entries
from goldendoor.hall.notices.models import Notice
from goldendoor.hall.retention.actions import LiftHold, PlaceHold
from goldendoor.hall.retention.destroying import destroy
from goldendoor.hall.retention.models import Hold, RecordEnd
from goldendoor.hall.retention.warning import warn

pytestmark = pytest.mark.usefixtures("sample_kept")
Enter = Callable[..., None]
# A note of 4 March 2026 that is kept for two years is kept through this day.
LAST = date(2028, 3, 4)


def at(day: date) -> datetime:
    return datetime.combine(day, time(17), UTC)


def told() -> list[tuple[str, str, str, object, object]]:
    """Whom notices are for, and what they say."""
    return [
        (one.office, one.agency, one.key.partition("/")[0], one.about["count"]["number"], one.about["first"]["day"])
        for one in Notice.objects.filter(kind="records-end").order_by("pk")
    ]


def test_as_shipped_nobody_is_warned_for_nothing_comes_to_its_end() -> None:
    note("1996-01-01")
    assert warn(NOW) == [] and told() == []


def test_counsel_of_the_agency_and_of_the_city_are_warned_once(lou: Person, schedule_entered: Enter) -> None:
    for title in ("2026-03-04 DSS", "2026-03-20 DSS", "2026-03-04", "2026-05-04 DSS"):
        note(title)
    schedule_entered(lou, 24)
    assert warn(at(date(2028, 1, 1))) == []  # the end of January is not the end of anything
    for day in range(2, 31):
        warn(at(date(2028, 2, 1) + timedelta(days=day)))
    assert told() == [
        ("corporation_counsel", "", "sample.Note", 1, "2028-03-05"),
        ("agency_general_counsel", "DSS", "sample.Note", 2, "2028-03-05"),
        ("corporation_counsel", "", "sample.Note", 2, "2028-03-05"),
    ]
    (entry,) = (one for one in entries() if one.act == "retention.warn")
    assert (entry.office, entry.changed) == ("city hall", ())


def test_nothing_is_destroyed_before_thirty_days_have_gone_by_since_the_warning(
    lou: Person, schedule_entered: Enter
) -> None:
    note("2020-03-04")
    schedule_entered(lou, 24)
    assert list(destroy(date(2028, 1, 1), at(date(2028, 1, 1)))) == []  # long past, and nobody was warned
    warn(at(date(2028, 1, 1)))
    assert told()[0][-1] == "2028-01-31"
    for day, count in ((date(2028, 1, 30), 0), (date(2028, 1, 31), 1)):
        assert len(list(destroy(day, at(day)))) == count


def test_a_month_without_a_tick_destroys_nothing_and_loses_no_warning(lou: Person, schedule_entered: Enter) -> None:
    note("2026-03-04")
    schedule_entered(lou, 24)
    late = LAST + timedelta(days=40)
    assert list(destroy(late, at(late))) == []
    assert warn(at(late)) == ["retention: counsel is warned of 1 records that come to their end"]
    assert list(destroy(late + timedelta(days=29), at(late))) == []
    assert len(list(destroy(late + timedelta(days=30), at(late)))) == 1


def test_what_is_held_is_taken_off_and_warned_of_anew_once_it_is_lifted(lou: Person, schedule_entered: Enter) -> None:
    made = note("2026-03-04")
    schedule_entered(lou, 24)
    warn(at(date(2028, 2, 1)))
    perform(PlaceHold("a lawsuit", "sample.Note", made.pk), lou.acting(at(date(2028, 2, 2)), at(date(2028, 2, 2))))
    warn(at(date(2028, 2, 3)))
    assert not RecordEnd.objects.exists()
    lifted = date(2030, 6, 1)
    perform(LiftHold(Hold.objects.get().pk), lou.acting(at(lifted), at(lifted)))
    assert list(destroy(lifted, at(lifted))) == []
    warn(at(lifted))
    assert RecordEnd.objects.get().warned_on == lifted
    assert len(told()) == 2 and told()[-1][-1] == "2030-07-01"


def test_what_a_longer_schedule_keeps_is_taken_off(lou: Person, schedule_entered: Enter) -> None:
    note("2026-03-04")
    schedule_entered(lou, 24)
    warn(at(date(2028, 2, 1)))
    schedule_entered(lou, 120, NOTE_FIELDS[:1], at=at(date(2028, 2, 2)))
    warn(at(date(2028, 2, 3)))
    assert not RecordEnd.objects.exists()


@pytest.mark.parametrize(
    ("warned_at", "not_yet", "destroyed_on"),
    [
        (
            datetime(2026, 3, 8, 7, 30, tzinfo=UTC),
            date(2026, 4, 6),
            date(2026, 4, 7),
        ),  # half an hour after two and three
        (datetime(2026, 3, 9, 3, 59, tzinfo=UTC), date(2026, 4, 6), date(2026, 4, 7)),  # the last minute of that day
        (datetime(2026, 11, 1, 6, 30, tzinfo=UTC), date(2026, 11, 30), date(2026, 12, 1)),  # half past one, once more
        (datetime(2026, 11, 2, 4, 59, tzinfo=UTC), date(2026, 11, 30), date(2026, 12, 1)),
        (datetime(2028, 1, 30, 17, tzinfo=UTC), date(2028, 2, 28), date(2028, 2, 29)),
        (datetime(2028, 3, 1, 4, 59, tzinfo=UTC), date(2028, 3, 29), date(2028, 3, 30)),  # late on the leap day
    ],
)
def test_thirty_days_of_warning_are_thirty_midnights_whatever_the_clocks_do(
    lou: Person, schedule_entered: Enter, warned_at: datetime, not_yet: date, destroyed_on: date
) -> None:
    note("2020-03-04")
    schedule_entered(lou, 24)
    warn(warned_at)
    assert len(list(destroy(not_yet, at(not_yet)))) == 0
    assert len(list(destroy(destroyed_on, at(destroyed_on)))) == 1


@pytest.mark.parametrize(
    ("day", "is_warned"), [(date(2028, 1, 29), False), (date(2028, 1, 30), False), (date(2028, 1, 31), True)]
)
def test_it_is_warned_a_whole_month_at_a_time_in_a_leap_year_too(
    lou: Person, schedule_entered: Enter, day: date, is_warned: bool
) -> None:
    """From 31 January 2028 thirty days ahead is 1 March, as February has twenty-nine; then all of March is looked at."""
    note("2026-03-04")
    schedule_entered(lou, 24)
    warn(at(day))
    assert RecordEnd.objects.exists() is is_warned


def test_a_warning_that_breaks_off_leaves_nothing_and_is_made_whole_by_the_next_run(
    lou: Person, schedule_entered: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    note("2026-03-04")
    schedule_entered(lou, 24)

    def breaks(*of: object, **more: object) -> None:
        raise KeyError

    with monkeypatch.context() as patch, pytest.raises(KeyError):
        patch.setattr("goldendoor.hall.retention.warning.record", breaks)
        warn(at(date(2028, 2, 1)))
    assert not RecordEnd.objects.exists() and told() == []
    warn(at(date(2028, 2, 1)))
    assert RecordEnd.objects.count() == 1 and len(told()) == 1
