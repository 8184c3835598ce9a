"""How long the law lets somebody be held past release, read from the law itself, and when such a period is over.

Hours are hours that truly pass on New York's clock. Where the law leaves out Saturdays, Sundays and legal holidays they
do not count (14-154(b)(2)). Nothing is ever moved to a later day (docs/safety.md 9, question A-42).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from goldendoor.engine.calculated import latest_release, new_york
from goldendoor.engine.days_off import HOLIDAYS, day_off, named_days
from goldendoor.engine.decision import CitedNorm
from goldendoor.engine.sentences import MONTHS
from goldendoor.engine.stretches import changes_by_act
from goldendoor.norms import Compares, Corpus, Definition
from goldendoor.norms.walk import within

# The law measures a hold by this fact, and says with it when the hours are over.
HOURS_HELD = "hours_held_past_release_excl_weekends_holidays"
_OVER_FROM = ("more than", "at least")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LAST_YEAR = date.max.year - 1


@dataclass(frozen=True, slots=True)
class Period:
    """So many hours past release, by which provision, and whether weekends and holidays are left out of them."""

    hours: int
    leaves_out_days_off: bool
    citation: str
    instrument: str


def periods_of(corpus: Corpus, norm: CitedNorm, on: date) -> tuple[Period, ...]:
    """The periods that the law of that day sets for a hold under a provision; none where it names no hours."""
    held = corpus.instrument(norm.instrument)
    rules = [one.rule for one in held.norms if one.rule.label == norm.norm]
    rules += [inner for one in held.norms for inner in one.rule.exceptions if inner.label == norm.norm]
    places = [one.pinpoint for one in rules if str(one.pinpoint) == norm.pinpoint]
    found = []
    for name in corpus.terms:
        term = corpus.term_on(name, on)
        if term is None or term.instrument != held.name:
            continue
        if any(place.lies_in(term.pinpoint) or term.pinpoint.lies_in(place) for place in places):
            found += [
                Period(bound, _leaves_out_days_off(corpus, term, on), term.pinpoint.cited(held.cite_as), held.name)
                for bound in _bounds(term)
            ]
    return tuple(dict.fromkeys(found))


def _bounds(term: Definition) -> Iterator[int]:
    """The numbers of hours from which on, by this term, a hold is over."""
    for test in within(term.limbs):
        of_the_hours = isinstance(test, Compares) and test.name == HOURS_HELD and test.relation in _OVER_FROM
        if of_the_hours and isinstance(test.bound, int):
            yield test.bound


def _leaves_out_days_off(corpus: Corpus, term: Definition, on: date) -> bool:
    """Whether the same term counts its hours beside the table of holidays; if it does not, every hour counts."""
    named = {name for limb in term.limbs for one in within(limb.condition) if (name := getattr(one, "name", None))}
    inner = (corpus.term_on(name, on) for name in named if name in corpus.terms)
    return any(one is not None and HOLIDAYS in one.inputs for one in inner)


def end_of(corpus: Corpus, place: tuple[str, ...], period: Period, release_due: datetime) -> datetime:
    """When a period that runs from the time of release is over, on New York's clock.

    Raises:
        ValueError: when the time has no zone, or lies where the calendar ends.
    """
    start = on_the_clock(release_due)
    if start.year >= LAST_YEAR:
        raise ValueError("no hold can be counted so far ahead")
    if not period.leaves_out_days_off:
        return on_the_clock(start.astimezone(UTC) + timedelta(hours=period.hours))
    # A place without a table of holidays has weekends alone: fewer days are left out, and the hold is shorter.
    holidays = frozenset(named_days(corpus, place, start.date()))
    return on_the_clock(latest_release(start, period.hours, holidays))


def first_change(corpus: Corpus, place: tuple[str, ...], act: str, first: date, last: date) -> date | None:
    """The first day after `first`, and through `last`, from which the law of a place says something else of an act."""
    by_name = (corpus.changes or changes_by_act(corpus)).get(act, {})
    in_place = (days for name, days in by_name.items() if corpus.instruments[name].speaks_in(place))
    return min((day for days in in_place for day in days if first < day <= last), default=None)


def days_left_out(corpus: Corpus, place: tuple[str, ...], start: datetime, end: datetime) -> tuple[str, ...]:
    """The days between two times that do not count, each with what it is: `Thu 26 Nov (Thanksgiving Day)`."""
    first, last = on_the_clock(start).date(), on_the_clock(end).date()
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return tuple(f"{_day(day)} ({what})" for day in days if (what := day_off(corpus, place, day)) is not None)


def midnight_of(day: date) -> datetime:
    """When a day begins on New York's clock."""
    return datetime.combine(day, datetime.min.time(), new_york())


def on_the_clock(moment: datetime) -> datetime:
    """A moment on New York's clock.

    Raises:
        ValueError: when it has no zone: nobody may have to guess by which clock somebody is released.
    """
    if moment.tzinfo is None:
        raise ValueError("a time needs its zone")
    return moment.astimezone(new_york())


def spoken(moment: datetime) -> str:
    """A moment as a clock shows it, never later than it is: `Tue 24 Feb 2026, 10:00`.

    In the hour that comes twice when the clocks go back it says which of the two is meant.
    """
    local = on_the_clock(moment)
    twice = local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset()
    which = f" {local.tzname()}" if twice else ""
    return f"{_day(local.date())} {local.year}, {local:%H:%M}{which}"


def _day(day: date) -> str:
    return f"{_DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1][:3]}"
