"""Who owes what to whom because of the facts of a case, by when, and how that day was computed."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from goldendoor.engine.calculated import (
    MONTHS_IN,
    counted,
    legal_holidays,
    next_after_beginning,
    next_business_day,
    next_from,
    next_yearly,
    quarter_end,
)
from goldendoor.engine.decision import OwedDuty
from goldendoor.engine.internal_targets import Targets, target_of
from goldendoor.engine.sentences import spoken_day
from goldendoor.engine.whole import settled_reading
from goldendoor.norms import (
    DAYS_MOVE,
    OWN_QUARTERS,
    By,
    Corpus,
    Due,
    Duty,
    Every,
    Instrument,
    LaterOf,
    Untimed,
    Within,
)

NO_TARGETS = Targets()


def who(corpus: Corpus, party: str, known: Mapping[str, Any]) -> str:
    """A party as people call it; one that is named by a fact by its value, where somebody has given one.

    A value that is only at rest names nobody: no agency calls itself *another agency*.
    """
    held = corpus.parties[party]
    named = known.get(held.named_by) if held.named_by else None
    if isinstance(named, str) and named != corpus.facts[held.named_by or ""].at_rest:
        return named
    return held.short or party.replace("_", " ")


def told_party(corpus: Corpus, party: str) -> str:
    """A party in words without its article: `the Mayor` reads *Mayor*."""
    held = corpus.parties[party]
    return held.short or held.words.removeprefix("the ").removeprefix("a ")


def _count(count: int, unit: str) -> str:
    return f"{count} {unit}{'' if count == 1 else 's'}"


def _counted_from(fact: str, count: int, unit: str, known: Mapping[str, Any]) -> tuple[date | None, str]:
    """The day that a period after a date fact ends, and how it was computed."""
    start = known.get(fact)
    named = fact.replace("_", " ")
    if not isinstance(start, date):
        return None, f"{_count(count, unit)} after the {named}, whose day is not known"
    if unit == "hour":
        return None, f"{_count(count, unit)} from the {named}, {spoken_day(start)}"
    return counted(start, count, unit), f"{_count(count, unit)} after {spoken_day(start)} ({named})"


def due_day(due: Due | None, on: date, known: Mapping[str, Any]) -> tuple[date | None, str, str]:
    """When a duty is due: the day (None where the law gives none), the law's own words, and how it was computed.

    `on` is the day of the case, from which recurring days are looked for.
    """
    match due:
        case None:
            return None, "no time is given", "the law gives no number of days"
        case Untimed():
            return None, due.words, "the law gives no number of days"
        case By():
            if due.being is None:
                return due.day, f"by {spoken_day(due.day)}", "a day that the law names"
            count, unit, start = due.being
            return due.day, f"by {spoken_day(due.day)}", f"{_count(count, unit)} after {spoken_day(start)}"
        case Within():
            words = f"within {_count(due.count, due.unit)}"
            if due.after is None:
                return None, words, f"{_count(due.count, due.unit)} from the event"
            return _within(due.after, due.count, due.unit, known, words)
        case LaterOf():
            day, how = _counted_from(due.after, due.count, due.unit, known)
            words = f"by the later of {spoken_day(due.day)} and {_count(due.count, due.unit)} after {due.after.replace('_', ' ')}"
            return (max(due.day, day) if day else None), words, f"the later of {spoken_day(due.day)} and {how}"
        case Every():
            return _recurring(due, on)


def _within(fact: str, count: int, unit: str, known: Mapping[str, Any], words: str) -> tuple[date | None, str, str]:
    day, how = _counted_from(fact, count, unit, known)
    return day, f"{words} of the {fact.replace('_', ' ')}", how


def _recurring(due: Every, on: date) -> tuple[date | None, str, str]:
    every = f"every {due.unit}" if due.count == 1 else f"every {_count(due.count, due.unit)}"
    if due.within is not None and due.unit in MONTHS_IN and due.within[1] != "hour":
        count, unit = due.within
        day = next_after_beginning(on, due.unit, count, unit, due.since)
        how = f"{_count(count, unit)} after the {due.unit} begins, the next such day"
        return day, f"{every}, within {_count(count, unit)} of its beginning", how
    if due.by is not None:
        years = due.count if due.unit == "year" else 1
        day = next_yearly(on, *due.by, since=due.since, years=years)
        if due.unit in ("month", "quarter"):
            first = next_yearly(due.since or date(on.year, 1, 1), *due.by)
            day = next_from(on, first, due.count, due.unit)
        return day, f"{every} by {spoken_day(day)}", f"{every}, the next such day"
    if due.unit == "quarter":
        return None, every, f"the quarter ends on {spoken_day(quarter_end(on))}; the law names no day after it"
    return None, every, "the law names no day"


def owed(
    corpus: Corpus,
    instrument: Instrument,
    duty: Duty,
    on: date,
    known: Mapping[str, Any],
    targets: Targets = NO_TARGETS,
) -> OwedDuty:
    """A duty that is owed in a case, with its day, and the city's own target where the law gives none."""
    day, words, how = due_day(duty.due, on, known)
    other, question = _counted_otherwise(corpus, instrument, day, on)
    if isinstance(duty.due, Every) and duty.due.unit == "quarter" and day is None:
        question, how = _quarter(corpus, duty.due, on, how)
    elif question and question.settled:
        day, other, how = other, day, f"{how}; moved to the next business day ({question.name})"
    return OwedDuty(
        party=duty.holder,
        who=who(corpus, duty.holder, known),
        to_whom=told_party(corpus, duty.to) if duty.to else None,
        what=duty.what or corpus.acts[duty.act].words,
        act=duty.act,
        due=day,
        due_words=words,
        computed=how,
        also_shown=other,
        question=question.name if question else None,
        internal_target=target_of(targets, instrument, duty.rule.label, duty.due, on, known),
        instrument=instrument.name,
        norm=duty.rule.label,
        pinpoint=str(duty.rule.pinpoint),
        citation=duty.rule.pinpoint.cited(instrument.cite_as),
    )


class Counting(NamedTuple):
    """A question about how days are counted, and whether its reading that changes the count holds."""

    name: str
    settled: bool


def counting(corpus: Corpus, manner: str, on: date) -> Counting | None:
    """The question of which some reading counts days in this manner, if the law asks one."""
    for question in corpus.questions.values():
        for reading in question.readings:
            if manner in reading.counting:
                return Counting(question.name, settled_reading(corpus, question.name, on) == reading.label)
    return None


def _counted_otherwise(
    corpus: Corpus, instrument: Instrument, day: date | None, on: date
) -> tuple[date | None, Counting | None]:
    """The next business day where a day is a weekend or a holiday: shown beside it, since whether it moves is open."""
    if day is None:
        return None, None
    held = corpus.table_on("legal_holidays", day)
    holidays = frozenset[date]()
    of = corpus.instruments.get(held.instrument) if held else None
    if held and of and of.speaks_in(instrument.places):
        holidays = legal_holidays(held.rows, day.year) | legal_holidays(held.rows, day.year + 1)
    business = next_business_day(day, holidays)
    return (business, counting(corpus, DAYS_MOVE, on)) if business != day else (None, None)


def _quarter(corpus: Corpus, due: Every, on: date, how: str) -> tuple[Counting | None, str]:
    """Which quarter is meant: the calendar's, or one counted from the law's first day."""
    question = counting(corpus, OWN_QUARTERS, on)
    if question is None or due.since is None:
        return question, how
    end, begun = due.since, 0
    while end <= on:
        begun += 1
        end = counted(due.since, begun, "quarter")
    own = f"counted from {spoken_day(due.since)}, the quarter ends on {spoken_day(end - timedelta(days=1))}"
    if question.settled:
        return question, f"{own}; the law names no day after it ({question.name})"
    return question, f"{how}; {own} ({question.name})"
