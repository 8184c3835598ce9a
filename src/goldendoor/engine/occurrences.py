"""When a duty falls due between two days: once, again and again, after an event, or on no day that the law names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from goldendoor.engine.calculated import add_months, next_yearly, quarter_end
from goldendoor.engine.duties import due_day
from goldendoor.engine.sentences import spoken_day
from goldendoor.norms import By, Due, Every, LaterOf, Span, Within

ALWAYS, ONCE = "always", "once"

Events = Mapping[str, tuple[date, ...]]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that a duty is owed. `key` names it for good: `once`, a year, a quarter, or the event it follows.

    `due` is None where the law names no day. `period` is what it is owed for. `waits_for` is the date fact of an event
    that nobody has given, so that the duty has not arisen; `event` is the one that was given.
    """

    key: str
    due: date | None
    words: str
    computed: str
    period: tuple[date, date] | None = None
    waits_for: str | None = None
    event: tuple[str, date] | None = None


def occurrences(due: Due | None, law: Span, asked: Span, events: Events) -> Iterator[Occurrence]:
    """The times that a duty with this due time is owed within the days asked for, while its law is in force.

    `asked` has a first and a last day. What follows an event that was given is told whenever it is due.
    """
    both = asked.within(law)
    if both.start is None or both.end is None or both.start > both.end:
        return
    match due:
        case By():
            yield from _if_within(Occurrence(ONCE, *due_day(due, due.day, {})), both)
        case Within(after=str(fact)) | LaterOf(after=fact):
            yield from _after_an_event(due, fact, law, events)
        case Every():
            yield from _again_and_again(due, both)
        case _:
            yield Occurrence(ALWAYS, *due_day(due, both.start, {}))


def _if_within(one: Occurrence, both: Span) -> Iterator[Occurrence]:
    if one.due is None or one.due in both:
        yield one


def _after_an_event(due: Within | LaterOf, fact: str, law: Span, events: Events) -> Iterator[Occurrence]:
    if not events.get(fact):
        _, words, _ = due_day(due, law.start or date.min, {})
        waits = f"counted from the {fact.replace('_', ' ')}, which nobody has given"
        yield Occurrence(ALWAYS, None, words, waits, waits_for=fact)
    for event in events.get(fact, ()):
        key = f"{fact} {event.isoformat()}"
        yield from _if_within(Occurrence(key, *due_day(due, event, {fact: event}), event=(fact, event)), law)


def _again_and_again(due: Every, both: Span) -> Iterator[Occurrence]:
    """Each day on which it is due; else each quarter that ends, or once where the law names neither."""
    assert both.start is not None and both.end is not None
    day, words, computed = due_day(due, both.start, {})
    if day is None and due.unit == "quarter" and due.count == 1:
        yield from _quarterly(due, both.start, both.end)
    elif day is None:
        yield Occurrence(ALWAYS, None, words, computed)
    while day is not None and day <= both.end:
        period = _year_ending(due.year_ending, day)
        key = str(day.year) if due.unit == "year" else f"{day.year}-{day.month:02}"
        yield Occurrence(key, day, words, _told(due, computed, period), period)
        day, words, computed = due_day(due, day + timedelta(days=1), {})


def _told(due: Every, computed: str, period: tuple[date, date] | None) -> str:
    """How the day of a duty that comes again was found."""
    since = f", from {spoken_day(due.since)}" if due.since else ""
    owed_for = f", for the year ending {spoken_day(period[1])}" if period else ""
    return f"{computed.removesuffix(', the next such day')}{since}{owed_for}"


def _year_ending(month_and_day: tuple[int, int] | None, due: date) -> tuple[date, date] | None:
    """The last whole year that ends on a month and a day before something is due."""
    if month_and_day is None:
        return None
    end = next_yearly(date(due.year - 1, 1, 1), *month_and_day)
    later = next_yearly(date(due.year, 1, 1), *month_and_day)
    end = later if later <= due else end
    return add_months(end + timedelta(days=1), -12), end


def _quarterly(due: Every, first: date, last: date) -> Iterator[Occurrence]:
    """Each calendar quarter that ends within the days asked for; the law names no day after it (A-27)."""
    end = quarter_end(first)
    while end <= last:
        if due.since is None or end >= due.since:
            _, words, computed = due_day(due, end, {})
            key = f"{end.year} quarter {(end.month - 1) // 3 + 1}"
            # Counted from its first day on: three months before 30 June is 30 March, which is another quarter's.
            yield Occurrence(key, None, words, computed, (add_months(end + timedelta(days=1), -3), end))
        end = quarter_end(end + timedelta(days=1))
