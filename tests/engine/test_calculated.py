"""Days, deadlines and hours as the law counts them: leap days, clock changes, holidays, and the law's own sums."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from goldendoor.engine.cache import open_law
from goldendoor.engine.calculated import (
    CALCULATED,
    add_months,
    agrees,
    counted,
    day_of_rule,
    days_inside,
    five_years_back,
    five_years_to_the_day,
    hours_without_weekends_and_holidays,
    is_weekend,
    judgment_within_five_years,
    latest_release,
    legal_holidays,
    moment,
    next_business_day,
    next_yearly,
    quarter_end,
    recent_by_prison_after_judgment,
    recent_without_prison_time,
    short_hold_is_over,
)
from goldendoor.language.check import CALCULATIONS
from goldendoor.norms import By, Every, Table
from goldendoor.norms.walk import within

NEW_YORK = ZoneInfo("America/New_York")

# Written out by hand from a calendar of each year.
HOLIDAYS = {
    2018: "01-01 01-15 02-12 02-19 05-28 06-10 07-04 09-03 10-08 11-06 11-11 11-12 11-22 12-25",
    2023: "01-01 01-02 01-16 02-12 02-13 02-20 05-29 06-11 06-19 07-04 09-04 10-09 11-07 11-11 11-23 12-25",
    2026: "01-01 01-19 02-12 02-16 05-25 06-14 06-19 07-04 09-07 10-12 11-03 11-11 11-26 12-25",
}


def holidays_of(year: int) -> frozenset[date]:
    """The legal holidays of a year by the table that comes with the law."""
    (table,) = open_law().tables["legal_holidays"]
    return legal_holidays(table.rows, year)


# Periods ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "count", "unit", "last"),
    [
        ("2024-02-28", 1, "day", "2024-02-29"),
        ("2023-02-28", 1, "day", "2023-03-01"),
        ("2024-02-29", 1, "year", "2025-02-28"),
        ("2024-02-29", 4, "year", "2028-02-29"),
        ("2023-12-31", 2, "month", "2024-02-29"),
        ("2025-12-31", 2, "month", "2026-02-28"),
        ("2026-01-31", 1, "month", "2026-02-28"),
        ("2026-03-31", 1, "quarter", "2026-06-30"),
        ("2026-11-30", 1, "quarter", "2027-02-28"),
        ("2026-12-28", 1, "week", "2027-01-04"),
        ("2026-02-06", 0, "day", "2026-02-06"),
    ],
)
def test_a_period_ends_on_its_last_day_and_the_day_of_the_event_does_not_count(
    start: str, count: int, unit: str, last: str
) -> None:
    assert counted(date.fromisoformat(start), count, unit) == date.fromisoformat(last)


def test_no_day_is_counted_in_hours() -> None:
    with pytest.raises(ValueError, match="hours"):
        counted(date(2026, 1, 1), 48, "hour")


def test_months_go_backwards_and_over_the_year_too() -> None:
    assert add_months(date(2026, 1, 31), -2) == date(2025, 11, 30)
    assert add_months(date(2024, 3, 31), -1) == date(2024, 2, 29)
    assert add_months(date(2026, 12, 15), 1) == date(2027, 1, 15)


@pytest.mark.parametrize(
    ("on", "end"),
    [
        ("2024-02-29", "2024-03-31"),
        ("2026-03-31", "2026-03-31"),
        ("2026-04-01", "2026-06-30"),
        ("2026-09-30", "2026-09-30"),
        ("2026-12-31", "2026-12-31"),
    ],
)
def test_a_quarter_ends_with_its_third_month(on: str, end: str) -> None:
    assert quarter_end(date.fromisoformat(on)) == date.fromisoformat(end)


def test_a_yearly_day_is_the_next_one_and_not_before_the_first() -> None:
    assert next_yearly(date(2026, 9, 1), 9, 1) == date(2026, 9, 1)
    assert next_yearly(date(2026, 9, 2), 9, 1) == date(2027, 9, 1)
    assert next_yearly(date(2016, 1, 1), 9, 1, since=date(2018, 9, 1)) == date(2018, 9, 1)
    assert next_yearly(date(2021, 1, 1), 9, 1, since=date(2018, 9, 1), years=2) == date(2022, 9, 1)
    assert next_yearly(date(2025, 3, 1), 2, 29) == date(2026, 2, 28)
    assert next_yearly(date(2027, 3, 1), 2, 29) == date(2028, 2, 29)


# The law's own sums ----------------------------------------------------------------------------------------------


def test_the_days_of_executive_order_13_agree_with_its_own_counts() -> None:
    signed = date(2026, 2, 6)
    assert agrees(date(2026, 2, 20), 14, "day", signed)
    assert agrees(date(2026, 4, 7), 60, "day", signed)
    assert agrees(date(2026, 5, 7), 90, "day", signed)
    assert not agrees(date(2026, 5, 6), 90, "day", signed)
    assert agrees(date(2026, 5, 6), 3, "month", signed)  # ninety days are not three months


def test_every_count_in_the_shipped_law_agrees_with_the_day_that_it_names() -> None:
    corpus = open_law()
    named = [one for one in within(list(corpus.instruments.values())) if isinstance(one, By) and one.being]
    assert len(named) >= 3
    assert [one for one in named if one.being and not agrees(one.day, *one.being)] == []


def test_every_yearly_day_in_the_shipped_law_exists_in_every_year() -> None:
    recurring = [one for one in within(list(open_law().instruments.values())) if isinstance(one, Every) and one.by]
    for one in recurring:
        assert one.by is not None
        for year in (2024, 2025, 2026):
            assert next_yearly(date(year, 1, 1), *one.by).year == year


# Weekends and holidays -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", HOLIDAYS)
def test_the_legal_holidays_of_a_year_are_those_on_the_calendar(year: int) -> None:
    assert holidays_of(year) == {date.fromisoformat(f"{year}-{day}") for day in HOLIDAYS[year].split()}


def test_juneteenth_is_a_holiday_since_it_became_law() -> None:
    assert date(2020, 6, 19) not in holidays_of(2020)
    assert date(2021, 6, 19) in holidays_of(2021)


def test_flag_day_alone_does_not_pass_to_the_monday() -> None:
    for year in range(2015, 2040):
        flag_day = day_of_rule("second Sunday of June", year)
        assert flag_day in holidays_of(year)
        if flag_day + timedelta(1) != date(year, 6, 19):
            assert flag_day + timedelta(1) not in holidays_of(year)


def test_a_holiday_on_a_saturday_stays_there() -> None:
    assert date(2026, 7, 4).weekday() == 5
    assert not {date(2026, 7, 3), date(2026, 7, 6)} & holidays_of(2026)


@pytest.mark.parametrize(
    ("year", "day"), [(2018, 6), (2020, 3), (2021, 2), (2022, 8), (2023, 7), (2024, 5), (2026, 3), (2027, 2)]
)
def test_election_day_is_the_tuesday_after_the_first_monday_of_november(year: int, day: int) -> None:
    assert day_of_rule("election day", year) == date(year, 11, day)


@pytest.mark.parametrize(
    "rule", ["", "some day", "fifth Monday of May", "first Funday of May", "first Monday of Maytime"]
)
def test_a_rule_that_says_no_day_is_refused(rule: str) -> None:
    with pytest.raises(ValueError, match="says no day"):
        day_of_rule(rule, 2026)


def test_the_next_business_day_is_neither_weekend_nor_holiday() -> None:
    holidays = holidays_of(2026)
    assert next_business_day(date(2026, 5, 23), holidays) == date(2026, 5, 26)  # Saturday, Sunday, Memorial Day
    assert next_business_day(date(2026, 5, 26), holidays) == date(2026, 5, 26)
    assert is_weekend(date(2026, 5, 24)) and not is_weekend(date(2026, 5, 25))


# Hours -----------------------------------------------------------------------------------------------------------


def local(text: str) -> datetime:
    """A New York clock time as a moment; fold 0."""
    return datetime.fromisoformat(text).replace(tzinfo=NEW_YORK)


def test_forty_eight_hours_run_over_a_weekend_and_a_holiday_without_counting_them() -> None:
    release = latest_release(local("2026-05-22T10:00"), 48, holidays_of(2026))  # the Friday before Memorial Day
    assert release.astimezone(NEW_YORK) == local("2026-05-27T10:00")


def test_on_weekdays_forty_eight_hours_are_two_days() -> None:
    assert latest_release(local("2026-04-14T09:30"), 48, frozenset()) == local("2026-04-16T09:30")


def test_a_holiday_on_a_weekday_does_not_count() -> None:
    start, end = local("2026-11-25T12:00"), local("2026-11-27T12:00")  # around Thanksgiving Day
    assert hours_without_weekends_and_holidays(start, end, holidays_of(2026)) == timedelta(hours=24)
    assert hours_without_weekends_and_holidays(start, end, frozenset()) == timedelta(hours=48)


@pytest.mark.parametrize(
    ("saturday", "monday", "true_hours"), [("2026-03-07", "2026-03-09", 47), ("2026-10-31", "2026-11-02", 49)]
)
def test_the_nights_of_the_clock_change_have_the_hours_that_truly_pass(
    saturday: str, monday: str, true_hours: int
) -> None:
    """Both nights lie in a weekend, so the hours are counted as if Saturday and Sunday were weekdays of a test."""
    start, end = local(f"{saturday}T12:00"), local(f"{monday}T12:00")
    assert end.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=true_hours)
    assert hours_without_weekends_and_holidays(start, end, frozenset()) == timedelta(hours=12)
    friday = start - timedelta(days=1)
    assert latest_release(friday, 24, frozenset()).astimezone(NEW_YORK) == end


def test_in_a_night_that_loses_an_hour_a_weekday_would_lose_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goldendoor.engine.calculated.is_weekend", lambda day: False)
    spring = local("2026-03-08T00:00"), local("2026-03-09T00:00")
    autumn = local("2026-11-01T00:00"), local("2026-11-02T00:00")
    assert hours_without_weekends_and_holidays(*spring, frozenset()) == timedelta(hours=23)
    assert hours_without_weekends_and_holidays(*autumn, frozenset()) == timedelta(hours=25)
    assert latest_release(local("2026-03-07T12:00"), 24, frozenset()) == datetime(2026, 3, 8, 17, tzinfo=UTC)
    assert latest_release(local("2026-10-31T12:00"), 24, frozenset()) == datetime(2026, 11, 1, 16, tzinfo=UTC)


def test_the_count_and_the_latest_release_are_two_sides_of_one_sum() -> None:
    holidays = holidays_of(2026)
    for day in range(1, 366, 7):
        start = datetime(2026, 1, 1, 7, 30, tzinfo=UTC) + timedelta(days=day)
        release = latest_release(start, 48, holidays)
        assert hours_without_weekends_and_holidays(start, release, holidays) == timedelta(hours=48)


def test_a_release_in_no_time_is_at_once() -> None:
    start = local("2026-05-23T10:00")  # a Saturday
    assert latest_release(start, 0, frozenset()) == start


def test_times_without_a_zone_and_periods_that_run_backwards_are_refused() -> None:
    naive, known = datetime(2026, 1, 1), datetime(2026, 1, 1, tzinfo=UTC)
    with pytest.raises(ValueError, match="zone"):
        hours_without_weekends_and_holidays(naive, known, frozenset())
    with pytest.raises(ValueError, match="zone"):
        latest_release(naive, 48, frozenset())
    with pytest.raises(ValueError, match="before the start"):
        hours_without_weekends_and_holidays(known + timedelta(1), known, frozenset())
    with pytest.raises(ValueError, match="negative"):
        latest_release(known, -1, frozenset())


# Old convictions -------------------------------------------------------------------------------------------------


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("judgment", "arrest", "recent"),
    [
        ("2015-02-20", "2020-02-20", False),  # exactly five years
        ("2015-02-21", "2020-02-20", True),
        ("2015-02-19", "2020-02-20", False),
        ("2015-02-28", "2020-02-29", False),  # there was no 29 February 2015
        ("2015-03-01", "2020-02-29", True),
        ("2016-02-29", "2021-02-28", True),
        ("2016-02-28", "2021-02-28", False),
        ("2020-03-01", "2020-02-20", True),  # the judgment on this very arrest
    ],
)
def test_a_judgment_falls_away_when_it_is_five_years_old_at_the_arrest(
    judgment: str, arrest: str, recent: bool
) -> None:
    assert judgment_within_five_years(day(judgment), day(arrest), None, None) is recent
    assert recent_without_prison_time(day(judgment), day(arrest)) is recent


def test_the_day_exactly_five_years_before_is_known_as_the_edge() -> None:
    assert five_years_to_the_day(day("2015-02-20"), day("2020-02-20"), None, None)
    assert five_years_to_the_day(day("2014-02-20"), day("2020-02-20"), None, ((day("2016-01-01"), day("2016-12-30")),))
    assert not five_years_to_the_day(day("2015-02-21"), day("2020-02-20"), None, None)
    assert not five_years_to_the_day(None, day("2020-02-20"), None, None)


def test_time_in_prison_between_the_crime_and_the_arrest_moves_the_window_back() -> None:
    judgment, arrest, crime = day("2014-02-20"), day("2020-02-20"), day("2013-06-01")
    year = (day("2014-02-20"), day("2015-02-19"))
    assert not judgment_within_five_years(judgment, arrest, crime, None)
    assert not judgment_within_five_years(judgment, arrest, crime, (year,))  # six years less one is five, to the day
    assert judgment_within_five_years(judgment, arrest, crime, ((year[0], day("2015-02-20")),))
    assert not judgment_within_five_years(judgment, arrest, crime, ((day("2009-01-01"), day("2012-12-31")),))
    assert not judgment_within_five_years(judgment, arrest, crime, ((day("2020-02-20"), day("2026-01-01")),))


def test_days_in_two_spans_count_once_and_a_leap_day_counts() -> None:
    spans = ((day("2016-02-01"), day("2016-02-29")), (day("2016-02-29"), day("2016-03-01")))
    assert days_inside(spans, None, day("2020-01-01")) == 30
    assert days_inside(spans, day("2016-02-29"), day("2020-01-01")) == 2
    assert days_inside(spans, None, day("2016-02-10")) == 9
    assert days_inside(None, None, day("2020-01-01")) == days_inside((), None, day("2020-01-01")) == 0


def test_custody_before_the_judgment_counts_in_one_reading_and_not_in_the_other() -> None:
    judgment, arrest, crime = day("2014-12-20"), day("2020-02-20"), day("2013-01-01")
    custody = ((day("2014-01-01"), day("2014-12-19")),)
    assert judgment_within_five_years(judgment, arrest, crime, custody)
    assert not recent_by_prison_after_judgment(judgment, arrest, custody)
    assert recent_by_prison_after_judgment(judgment, arrest, ((day("2015-01-01"), day("2015-12-31")),))


def test_without_a_judgment_or_an_arrest_nothing_is_recent() -> None:
    assert not judgment_within_five_years(None, day("2020-02-20"), None, None)
    assert not judgment_within_five_years(day("2019-02-20"), None, None, None)


def test_days_at_the_beginning_of_the_calendar_break_nothing() -> None:
    assert five_years_back(date.min) == five_years_back(day("0003-01-01"), 10_000) == date.min
    assert judgment_within_five_years(day("0002-01-01"), day("0003-01-01"), None, None)
    assert five_years_back(day("2020-01-01"), 10_000_000) == date.min


# The short hold of the police ------------------------------------------------------------------------------------


def holidays_table() -> Table:
    (table,) = open_law().tables["legal_holidays"]
    return table


@pytest.mark.parametrize(
    ("release", "first_day_over"),
    [
        ("2020-03-02T10:00", "2020-03-05"),  # Monday: the hours end on Wednesday at ten
        ("2020-03-06T18:00", "2020-03-11"),  # Friday: Tuesday at six
        ("2026-05-22T10:00", "2026-05-28"),  # the Friday before Memorial Day: Wednesday at ten
        ("2018-12-31T12:00", "2019-01-04"),  # New Year's Day: Thursday at noon
        ("2026-10-30T12:00", "2026-11-05"),  # the clocks go back, and Tuesday is Election Day: Wednesday at noon
        ("2026-03-06T12:00", "2026-03-11"),  # the clocks go forward on the Sunday: Tuesday at noon
        ("2020-03-02T10:00-05:00", "2020-03-05"),
        ("2020-03-02", "2020-03-05"),  # a day alone is its beginning: Wednesday at midnight
    ],
)
def test_the_short_hold_is_over_when_the_hours_were_over_before_the_day_began(
    release: str, first_day_over: str
) -> None:
    over = day(first_day_over)
    assert short_hold_is_over(release, over, holidays_table())
    assert not short_hold_is_over(release, over - timedelta(1), holidays_table())


@pytest.mark.parametrize("release", [None, "", "Friday at six", "9999-12-31T10:00", "2020-02-30T10:00"])
def test_a_time_of_release_that_cannot_be_read_says_nothing_of_the_hours(release: str | None) -> None:
    assert moment(release) is None or release == "9999-12-31T10:00"
    assert not short_hold_is_over(release, day("2026-01-01"), holidays_table())


def test_without_a_table_of_holidays_only_weekends_are_left_out() -> None:
    assert short_hold_is_over("2026-05-22T10:00", day("2026-05-27"), None)
    assert not short_hold_is_over("2026-05-22T10:00", day("2026-05-27"), holidays_table())


def test_every_calculation_that_a_law_file_may_name_is_written() -> None:
    assert set(CALCULATIONS) == set(CALCULATED)
