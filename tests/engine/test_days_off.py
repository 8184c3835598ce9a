"""Weekends and legal holidays: which day is shown beside a day, and that none is put in its place."""

from datetime import date, timedelta

import pytest

from goldendoor import City
from goldendoor.engine.calculated import legal_holidays
from goldendoor.engine.days_off import day_off, holidays_held, other_day


@pytest.mark.parametrize(
    ("day", "falls_on", "other"),
    [
        (date(2026, 5, 22), None, None),
        (date(2026, 5, 23), "Saturday", date(2026, 5, 26)),  # Memorial Day is the Monday
        (date(2026, 5, 25), "Memorial Day", date(2026, 5, 26)),
        (date(2026, 7, 4), "Saturday and Independence Day", date(2026, 7, 6)),
        (date(2023, 1, 2), "New Year's Day, kept on the Monday", date(2023, 1, 3)),
        (date(2022, 12, 31), "Saturday", date(2023, 1, 3)),  # over the end of the year
        (date(2026, 11, 3), "Election Day", date(2026, 11, 4)),
    ],
)
def test_in_new_york_a_holiday_is_a_day_off_too(nyc: City, day: date, falls_on: str | None, other: date | None) -> None:
    assert day_off(nyc.corpus, nyc.place, day) == falls_on
    assert other_day(nyc.corpus, nyc.place, day) == other


def test_the_holidays_of_new_york_are_none_of_durhams(nyc: City) -> None:
    durham = nyc.corpus.place("durham")
    assert holidays_held(nyc.corpus, nyc.place) and not holidays_held(nyc.corpus, durham)
    assert day_off(nyc.corpus, durham, date(2026, 11, 3)) is None
    assert other_day(nyc.corpus, durham, date(2026, 10, 31)) == date(2026, 11, 2)


def test_the_day_beside_a_day_off_is_never_one_itself(nyc: City) -> None:
    (table,) = nyc.corpus.tables["legal_holidays"]
    day = date(2025, 1, 1)
    while day < date(2028, 1, 1):
        other = other_day(nyc.corpus, nyc.place, day)
        if other is not None:
            assert day < other <= day + timedelta(days=5)
            assert other.weekday() < 5 and other not in legal_holidays(table.rows, other.year)
        day += timedelta(days=1)
