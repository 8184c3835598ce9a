"""The days on which a provision means one and the same: nothing that it rests on begins, ends or changes."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from goldendoor.norms import Allows, Corpus, Decided, Holds, IsIn, OnReading, Span
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
                decided = tuple(each for each in corpus.decided if each.question == one.question)
                following.append((one.question, decided))
            for name, more in following:
                if name not in seen:
                    seen.add(name)
                    waiting.append(more)


class Stretches:
    """The stretches of days of a corpus' provisions; each is known by its first day."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._changes = lru_cache(None)(self._find_changes)

    def _find_changes(self, thing: Any) -> tuple[date, ...]:
        found = {date.min}
        for one in rests_on(self.corpus, thing):
            if isinstance(one, Span):
                found |= {day for day in (one.start, one.over_from) if day is not None}
            elif isinstance(one, Decided):
                found.add(one.since)
        return tuple(sorted(found))

    def first_day(self, thing: Any, day: date) -> date:
        """The first day of the stretch around a day."""
        changes = self._changes(thing)
        return changes[bisect_right(changes, day) - 1]

    def within(self, thing: Any, dates: Span) -> tuple[date, ...]:
        """A first day for every stretch that has a day in `dates`; never a day before them."""
        start, end = dates.start or date.min, dates.end or date.max
        later = tuple(day for day in self._changes(thing) if start < day <= end)
        return (start, *later) if start <= end else ()
