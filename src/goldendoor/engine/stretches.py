"""The days on which a provision, or the law on an act, means one and the same: nothing it rests on begins, ends or changes."""

from bisect import bisect_right
from collections.abc import Collection, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from goldendoor.norms import Allows, Corpus, Decided, Duty, Holds, Instrument, IsIn, OnReading, Span
from goldendoor.norms.walk import within


def rests_on(corpus: Corpus, thing: Any) -> Iterator[Any]:
    """Everything inside a thing, with the versions of its terms and tables, the instruments it asks, and decisions."""
    waiting, seen = [thing], set[str]()
    while waiting:
        for one in within(waiting.pop()):
            yield one
            following: list[tuple[str, Any]] = []
            if isinstance(one, Holds):
                following.append((one.name, corpus.terms.get(one.name, ())))
            elif isinstance(one, IsIn):
                following.append((one.table, corpus.tables.get(one.table, ())))
            elif isinstance(one, Allows) and one.instrument in corpus.instruments:
                following.append((one.instrument, corpus.instruments[one.instrument]))
            elif isinstance(one, OnReading):
                following.append((one.question, decided_of(corpus, {one.question})))
            elif isinstance(one, Instrument):
                following.append((f"instrument {one.name}", decided_of(corpus, prevailing_in(corpus, one))))
            elif isinstance(one, Duty) and one.holder in corpus.parties:
                following.append((f"party {one.holder}", corpus.parties[one.holder].when))
            for name, more in following:
                if name not in seen:
                    seen.add(name)
                    waiting.append(more)


def decided_of(corpus: Corpus, questions: Collection[str]) -> tuple[Decided, ...]:
    """What counsel decided of some questions."""
    return tuple(one for one in corpus.decided if one.question in questions)


def prevailing_in(corpus: Corpus, instrument: Instrument) -> set[str]:
    """The questions on whose readings a provision of an instrument prevails, or is prevailed over."""
    return {
        question.name
        for question in corpus.questions.values()
        for reading in question.readings
        for pair in reading.prevails
        if any(place.instrument == instrument.name for place in pair)
    }


def days_of_change(corpus: Corpus, thing: Any) -> frozenset[date]:
    """The days from which a thing means something else, or nothing any more."""
    found: set[date] = set()
    for one in rests_on(corpus, thing):
        if isinstance(one, Span):
            found |= {day for day in (one.start, one.over_from) if day is not None}
        elif isinstance(one, Decided):
            found.add(one.since)
    return frozenset(found)


class Stretches:
    """The stretches of days of a corpus' provisions; each is known by its first day."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._changes = lru_cache(None)(self._find_changes)

    def _find_changes(self, thing: Any) -> tuple[date, ...]:
        return tuple(sorted({date.min, *days_of_change(self.corpus, thing)}))

    def first_day(self, thing: Any, day: date) -> date:
        """The first day of the stretch around a day."""
        return first_day(self._changes(thing), day)

    def within(self, thing: Any, dates: Span) -> tuple[date, ...]:
        """A first day for every stretch that has a day in `dates`; never a day before them."""
        start, end = dates.start or date.min, dates.end or date.max
        later = tuple(day for day in self._changes(thing) if start < day <= end)
        return (start, *later) if start <= end else ()


def first_day(changes: tuple[date, ...], day: date) -> date:
    """The first day of the stretch around a day; `changes` are in order."""
    place = bisect_right(changes, day)
    return changes[place - 1] if place else date.min


def changes_by_act(corpus: Corpus) -> dict[str, dict[str, tuple[date, ...]]]:
    """For each act and each instrument that speaks of it the days from which it says something else, in order."""
    by_provision: dict[int, frozenset[date]] = {}

    def changes(thing: Any) -> frozenset[date]:
        # By identity: many acts share a provision, and to hash one takes as long as to look through it.
        if id(thing) not in by_provision:
            by_provision[id(thing)] = days_of_change(corpus, thing)
        return by_provision[id(thing)]

    prevailing = {
        one.name: frozenset(each.since for each in decided_of(corpus, prevailing_in(corpus, one)))
        for one in corpus.instruments.values()
    }
    found: dict[str, dict[str, tuple[date, ...]]] = {}
    for act in corpus.acts:
        acts = set(corpus.widened(act))
        found[act] = {
            one.name: tuple(sorted(prevailing[one.name].union(*map(changes, (one.dates, one.binds, *parts)))))
            for one in corpus.instruments.values()
            if (parts := _provisions_on(one, acts))
        }
    return found


def _provisions_on(instrument: Instrument, acts: set[str]) -> list[Any]:
    """Everything that an instrument says of some acts on any day."""
    return [
        *(norm for norm in instrument.norms if acts & set(norm.acts)),
        *(duty for duty in instrument.all_duties if duty.act in acts),
        *(gap for gap in instrument.not_held if acts & set(gap.acts)),
    ]
