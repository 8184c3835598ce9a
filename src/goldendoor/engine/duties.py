"""Who owes what to whom because of the facts of a case, by when, and how that day was computed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from goldendoor.engine.calculated import MONTHS_IN, counted, next_after_beginning, next_from, next_yearly, quarter_end
from goldendoor.engine.decision import OwedDuty
from goldendoor.engine.sentences import spoken_day
from goldendoor.norms import By, Corpus, Due, Duty, Every, Instrument, LaterOf, Untimed, Within


def who(corpus: Corpus, party: str, known: Mapping[str, Any]) -> str:
    """A party as people call it; `agency` is the agency that acts, where that is known."""
    if party == "agency" and isinstance(known.get("actor_agency"), str):
        return str(known["actor_agency"])
    held = corpus.parties[party]
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
        return None, every, f"the quarter ends on {spoken_day(quarter_end(on))}; the law names no day after it (A-27)"
    return None, every, "the law names no day"


def owed(corpus: Corpus, instrument: Instrument, duty: Duty, on: date, known: Mapping[str, Any]) -> OwedDuty:
    """A duty that is owed in a case, with its day."""
    day, words, how = due_day(duty.due, on, known)
    return OwedDuty(
        who=who(corpus, duty.holder, known),
        to_whom=told_party(corpus, duty.to) if duty.to else None,
        what=duty.what or corpus.acts[duty.act].words,
        act=duty.act,
        due=day,
        due_words=words,
        computed=how,
        also_shown=_monday(day),
        instrument=instrument.name,
        norm=duty.rule.label,
        pinpoint=str(duty.rule.pinpoint),
        citation=duty.rule.pinpoint.cited(instrument.cite_as),
    )


def _monday(day: date | None) -> date | None:
    """The next weekday where the day is a Saturday or Sunday: shown beside it, since whether it moves is open (A-42)."""
    if day is None or day.weekday() < 5:
        return None
    return date.fromordinal(day.toordinal() + 7 - day.weekday())
