"""Facts that are computed: the day a duty falls due, the hours that count, and whether two of the law's own counts agree.

Small named functions; today is never asked for, every day is an argument. A period counts from the day after the event
(General Construction Law § 20), and nothing here moves to the next business day (question A-42).
"""

from calendar import monthrange
from collections.abc import Callable, Collection
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Any

from goldendoor.norms import Table


@lru_cache(1)
def new_york() -> tzinfo:
    """The clock that the City's hours go by."""
    from zoneinfo import ZoneInfo  # only here: few decisions count hours, and a cold start need not wait for it

    return ZoneInfo("America/New_York")


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the month's last day where it has no such day (General Construction Law § 30).

    >>> add_months(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def counted(start: date, count: int, unit: str) -> date:
    """The last day of a period of so many units; the day of the event does not count (General Construction Law § 20).

    >>> counted(date(2026, 2, 6), 90, "day")
    datetime.date(2026, 5, 7)

    Raises:
        ValueError: for hours, which need a time of day, and for units that the language does not have.
    """
    if unit == "day":
        return start + timedelta(days=count)
    if unit == "week":
        return start + timedelta(weeks=count)
    months = {"month": 1, "quarter": 3, "year": 12}
    if unit not in months:
        raise ValueError(f"no day can be counted in {unit}s")
    return add_months(start, count * months[unit])


def agrees(day: date, count: int, unit: str, start: date) -> bool:
    """Whether a day that the law names is the day that its own count gives.

    >>> agrees(date(2026, 5, 7), 90, "day", date(2026, 2, 6))
    True
    """
    return counted(start, count, unit) == day


def next_yearly(on: date, month: int, day: int, since: date | None = None, years: int = 1) -> date:
    """The first such day of the year that is not before `on`, and not before `since` where that is given.

    >>> next_yearly(date(2026, 9, 2), 9, 1)
    datetime.date(2027, 9, 1)
    """
    first = max(on, since) if since else on
    year = since.year if since and years > 1 else first.year
    while True:
        due = date(year, month, min(day, monthrange(year, month)[1]))
        if due >= first:
            return due
        year += years


MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}


def next_from(on: date, first: date, count: int, unit: str) -> date:
    """The first of the days that follow `first` every so many months, quarters or years and are not before `on`.

    >>> next_from(date(2020, 5, 4), date(2015, 3, 31), 3, "month")
    datetime.date(2020, 6, 30)
    """
    months = count * MONTHS_IN[unit]
    passed = max((on.year - first.year) * 12 + on.month - first.month, 0) // months
    due = add_months(first, passed * months)
    return due if due >= on else add_months(first, (passed + 1) * months)


def next_after_beginning(on: date, unit: str, count: int, of: str, since: date | None = None) -> date:
    """The next end, not before `on`, of a period that runs from the beginning of each month, quarter or year.

    >>> next_after_beginning(date(2019, 4, 5), "quarter", 30, "day")
    datetime.date(2019, 5, 1)
    """
    first = max(on, since) if since else on
    months = MONTHS_IN[unit]
    start = date(first.year, (first.month - 1) // months * months + 1, 1)
    while (due := counted(start, count, of)) < first:
        start = add_months(start, months)
    return due


def quarter_end(on: date) -> date:
    """The last day of the calendar quarter that a day lies in.

    >>> quarter_end(date(2026, 2, 6))
    datetime.date(2026, 3, 31)
    """
    month = (on.month - 1) // 3 * 3 + 3
    return date(on.year, month, monthrange(on.year, month)[1])


def is_weekend(day: date) -> bool:
    """Saturday or Sunday."""
    return day.weekday() >= 5


def next_business_day(day: date, holidays: Collection[date]) -> date:
    """The day itself, or the next that is neither weekend nor holiday: only ever shown beside the day (A-42)."""
    while is_weekend(day) or day in holidays:
        day += timedelta(days=1)
    return day


def hours_without_weekends_and_holidays(start: datetime, end: datetime, holidays: Collection[date]) -> timedelta:
    """The time that passes from `start` to `end` outside Saturdays, Sundays and legal holidays (14-154(b)(2)).

    Days are New York days, midnight to midnight, so the night of a clock change counts the hours that truly pass.

    Raises:
        ValueError: when a time has no zone, or the end is before the start.
    """
    if start.tzinfo is None or end.tzinfo is None:
        raise ValueError("a time needs its zone")
    if end < start:
        raise ValueError("the end is before the start")
    total = timedelta()
    day = start.astimezone(new_york()).date()
    while day <= end.astimezone(new_york()).date():
        midnight = datetime.combine(day, datetime.min.time(), new_york()).astimezone(UTC)
        next_midnight = datetime.combine(day + timedelta(days=1), datetime.min.time(), new_york()).astimezone(UTC)
        if not is_weekend(day) and day not in holidays:
            passed = min(end.astimezone(UTC), next_midnight) - max(start.astimezone(UTC), midnight)
            total += max(passed, timedelta())
        day += timedelta(days=1)
    return total


def latest_release(start: datetime, count_hours: int, holidays: Collection[date]) -> datetime:
    """The moment when so many hours without weekends and holidays are over: the latest release, in UTC.

    Raises:
        ValueError: when the time has no zone or the count is negative.
    """
    if start.tzinfo is None:
        raise ValueError("a time needs its zone")
    if count_hours < 0:
        raise ValueError("a period cannot be negative")
    left, now = timedelta(hours=count_hours), start.astimezone(UTC)
    while left > timedelta():
        day = now.astimezone(new_york()).date()
        midnight = datetime.combine(day + timedelta(days=1), datetime.min.time(), new_york()).astimezone(UTC)
        if not is_weekend(day) and day not in holidays:
            step = min(left, midnight - now)
            left -= step
            now += step
        else:
            now = midnight
    return now


_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


def day_of_rule(rule: str, year: int) -> date:
    """The day that a row of the table of holidays means in a year: `July 4`, `third Monday of January`, `election day`.

    >>> day_of_rule("last Monday of May", 2026)
    datetime.date(2026, 5, 25)

    Raises:
        ValueError: for a rule that says no day.
    """
    words = rule.split()
    if rule == "election day":  # the Tuesday after the first Monday of November
        return day_of_rule("first Monday of November", year) + timedelta(days=1)
    if len(words) == 2 and words[0] in _MONTHS and words[1].isdecimal():
        return date(year, _MONTHS.index(words[0]) + 1, int(words[1]))
    if len(words) == 4 and words[1] in _WEEKDAYS and words[2] == "of" and words[3] in _MONTHS:
        month, weekday = _MONTHS.index(words[3]) + 1, _WEEKDAYS.index(words[1])
        if words[0] == "last":
            last = date(year, month, monthrange(year, month)[1])
            return last - timedelta(days=(last.weekday() - weekday) % 7)
        if words[0] in _ORDINALS:
            first = date(year, month, 1)
            return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (_ORDINALS[words[0]] - 1))
    raise ValueError(f"{rule!r} says no day")


def legal_holidays(rows: Collection[Any], year: int) -> frozenset[date]:
    """The legal holidays of a year from the law's table; one on a Sunday is kept on the Monday, but for Flag Day.

    Source: General Construction Law § 24. Rows whose dates do not take in the day are passed over.
    """
    found = set()
    for row in rows:
        columns = dict(row.columns)
        day = day_of_rule(columns["rule"], year)
        if day in row.dates:
            found.add(day)
            if day.weekday() == 6 and columns.get("moves", "yes") == "yes":
                found.add(day + timedelta(days=1))
    return frozenset(found)


# Old convictions (9-131(a)(2)(ii)) -------------------------------------------------------------------------------

WINDOW_YEARS = 5
Intervals = tuple[tuple[date, date], ...] | None


def days_inside(intervals: Intervals, first: date | None, before: date) -> int:
    """How many days of the intervals lie from `first` on and before a day; a day in two intervals counts once.

    >>> days_inside(
    ...     ((date(2016, 2, 1), date(2016, 2, 29)), (date(2016, 2, 20), date(2016, 3, 1))), None, date(2020, 1, 1)
    ... )
    30
    """
    found = set[int]()
    lowest = first.toordinal() if first else date.min.toordinal()
    for start, end in intervals or ():
        found.update(range(max(start.toordinal(), lowest), min(end.toordinal(), before.toordinal() - 1) + 1))
    return len(found)


def five_years_back(arrest: date, days_left_out: int = 0) -> date:
    """The day exactly five years before the instant arrest, moved back by the days that do not count (9-131(a)(2)(ii)).

    >>> five_years_back(date(2020, 2, 29)), five_years_back(date(2020, 2, 20), 10)
    (datetime.date(2015, 2, 28), datetime.date(2015, 2, 10))
    """
    if arrest.year <= date.min.year + WINDOW_YEARS:
        return date.min
    start = add_months(arrest, -12 * WINDOW_YEARS)
    return date.fromordinal(max(date.min.toordinal(), start.toordinal() - days_left_out))


def judgment_within_five_years(
    judgment: date | None, arrest: date | None, commission: date | None, imprisoned: Intervals
) -> bool:
    """Whether the judgment is less than five years old at the instant arrest (9-131(a)(2)(ii)).

    Imprisonment for a violent or serious crime between its commission and that arrest is left out, so it extends the
    window, before the judgment too. A judgment of exactly five years before is too old (A-17).
    """
    if judgment is None or arrest is None:
        return False
    return judgment > five_years_back(arrest, days_inside(imprisoned, commission, arrest))


def five_years_to_the_day(
    judgment: date | None, arrest: date | None, commission: date | None, imprisoned: Intervals
) -> bool:
    """Whether the judgment lies exactly at the edge of the window of 9-131(a)(2)(ii) (A-17)."""
    if judgment is None or arrest is None:
        return False
    return judgment == five_years_back(arrest, days_inside(imprisoned, commission, arrest))


def recent_by_prison_after_judgment(judgment: date | None, arrest: date | None, imprisoned: Intervals) -> bool:
    """As `judgment_within_five_years`, where time in custody before the judgment does not count (A-17)."""
    return judgment_within_five_years(judgment, arrest, judgment, imprisoned)


def recent_without_prison_time(judgment: date | None, arrest: date | None) -> bool:
    """Whether the judgment is recent even if nobody was ever imprisoned: then the times in prison need not be known."""
    return judgment_within_five_years(judgment, arrest, None, None)


# Hours past release (14-154(b)(2)) -------------------------------------------------------------------------------

SHORT_HOLD_HOURS = 48


def moment(text: str | None) -> datetime | None:
    """A moment written as `2026-05-22T10:00`, on a New York clock if it has no zone; None for anything else.

    >>> moment("2026-05-22 10:00").isoformat(), moment("Friday at ten")
    ('2026-05-22T10:00:00-04:00', None)
    """
    try:
        read = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=new_york())


def holidays_around(day: date, table: Table | None) -> frozenset[date]:
    """The legal holidays of the table, of the year of a day and of the next."""
    rows = table.rows if table else ()
    return frozenset[date]().union(
        *(legal_holidays(rows, year) for year in (day.year, min(day.year + 1, date.max.year)))
    )


def short_hold_is_over(release_time: str | None, on: date, holidays: Table | None) -> bool:
    """Whether 48 hours without Saturdays, Sundays and legal holidays were over before a day began (14-154(b)(2)).

    False where no time of release is given, or none that can be read: then the hours themselves have to be given.
    """
    release = moment(release_time)
    if release is None or release.astimezone(new_york()).year >= date.max.year - 1:
        return False
    start = release.astimezone(new_york()).date()
    return (
        latest_release(release, SHORT_HOLD_HOURS, holidays_around(start, holidays)).astimezone(new_york()).date() < on
    )


# Papers for a visa (8 CFR 214.14(c)(2)(i)) -------------------------------------------------------------------------


def not_signed_within_six_months(signed: date | None, filed: date | None) -> bool:
    """Whether a form is too old for a petition, or signed after it; open where a day does not exist (8 CFR 214.14(c)(2)(i)).

    >>> not_signed_within_six_months(date(2020, 1, 2), date(2020, 7, 3))
    True
    """
    if signed is None or filed is None:
        return False
    return not signed <= filed <= add_months(signed, 6)


# The calculated terms of the law by the name that a `calculated by` line gives.
CALCULATED: dict[str, Callable[..., bool]] = {
    one.__name__: one
    for one in (
        judgment_within_five_years, five_years_to_the_day, recent_by_prison_after_judgment,
        recent_without_prison_time, short_hold_is_over, not_signed_within_six_months,
    )
}  # fmt: skip
