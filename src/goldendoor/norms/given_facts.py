"""What the facts given bring with them, what is at rest, and what an open fact can be: read by the kernel alone.

The engine says the same in its own way (docs/law/language.md, rules 8 and 12).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from goldendoor.norms.conditions import Compares, IsIn, IsOneOf
from goldendoor.norms.corpus import Corpus
from goldendoor.norms.vocabulary import DATE, DAY_OF_CASE, INTERVALS, NUMBER, SOME_OF, TEXT, YES_NO, Fact
from goldendoor.norms.walk import within

Facts = dict[str, Any]
_NONE_OF_ITS_KIND: Facts = {YES_NO: False, DATE: None, TEXT: None, INTERVALS: None}


def settled(corpus: Corpus, facts: Mapping[str, Any], name: str, value: Any) -> Facts | None:
    """The facts with one more and all that it brings with it, or None where an `implies` line rules it out."""
    found, waiting = {**facts, name: value}, [(name, value)]
    while waiting:
        name, value = waiting.pop()
        known = corpus.facts.get(name)
        brought = [(one.other, one.holds) for one in known.implies] if known and value is True else []
        for fact in _search(corpus).implying if isinstance(value, bool) else ():
            brought += [(fact.name, False) for one in fact.implies if one.other == name and one.holds != value]
        for other, holds in brought:
            if found.get(other, holds) != holds:
                return None
            if other not in found:
                found[other] = holds
                waiting.append((other, holds))
    return found


def brought(corpus: Corpus, given: Facts) -> tuple[Facts, bool]:
    """What is given with all that it brings with it, and whether something in it cannot be together.

    What cannot be together is as given, and brings nothing with it.
    """
    found, contradictory = given, False
    for name, value in given.items():
        fuller = settled(corpus, found, name, value)
        contradictory = contradictory or fuller is None
        found = found if fuller is None else fuller
    return found, contradictory


def beside_facts(corpus: Corpus, day: date) -> Facts:
    """What a calculated term may be computed from besides facts: the tables in force that day, and the day."""
    return {DAY_OF_CASE: day, **{name: corpus.table_on(name, day) for name in corpus.tables}}


def known(corpus: Corpus, facts: Mapping[str, Any], name: str, only_that_it_exists: bool = False) -> bool:
    """Whether the value of a fact is known; that a day exists can be known when the day is not."""
    if name not in facts:
        return False
    some_day = facts[name] is True and name in corpus.facts and corpus.facts[name].kind == DATE
    return only_that_it_exists or not some_day


def filled(corpus: Corpus, facts: Facts, name: str, day: date, contradictory: bool) -> Iterator[Facts]:
    """The facts with one that was open, for each value that it can have and no `implies` line rules out.

    Where facts are given that cannot be together, they are as given, and nothing more is ruled out. A line that gives a
    term works from what is given, not from what is only supposed.
    """
    facts_alone = {key: value for key, value in facts.items() if key in corpus.facts}
    for value in possible_values(corpus, name, day):
        if value is None and name in facts:  # it is known that there is such a day
            continue
        supposed: Facts | None = {name: value}
        if not contradictory and name in corpus.facts:
            supposed = settled(corpus, facts_alone, name, value)
        if supposed is not None:
            yield {**facts, **{key: one for key, one in supposed.items() if key == name or key in corpus.facts}}


def at_rest(corpus: Corpus) -> Facts:
    """Every fact that has a value when nobody names it, with that value."""
    found: Facts = {}
    for fact in corpus.facts.values():
        if fact.at_rest is not None:
            found[fact.name] = frozenset({fact.at_rest}) if fact.kind == SOME_OF else fact.at_rest
        elif fact.kind in _NONE_OF_ITS_KIND:
            found[fact.name] = _NONE_OF_ITS_KIND[fact.kind]
    return found


def possible_values(corpus: Corpus, name: str, day: date) -> list[Any]:
    """What an open fact can be: every value; of numbers, days and texts, one on each side of every test in the law."""
    fact = corpus.facts.get(name)
    if fact is None or fact.kind == YES_NO:
        return [True, False]
    if fact.kind == SOME_OF:
        sizes = range(1, len(fact.values) + 1)
        return [frozenset(some) for size in sizes for some in combinations(fact.values, size)]
    if fact.kind == INTERVALS:
        return [((day, day),), None]
    if fact.kind not in (NUMBER, DATE, TEXT):
        return list(fact.values)
    tests = [one for one in _search(corpus).tests if one.name == name]
    if fact.kind == TEXT:
        written = [value for test in tests if isinstance(test, IsOneOf) for value in test.values]
        tables = [table for test in tests if isinstance(test, IsIn) for table in corpus.tables[test.table]]
        keys = [row.key for table in tables for row in table.rows]
        return [*dict.fromkeys([*written, *keys]), "what no law lists", None]
    step: Any = timedelta(1) if fact.kind == DATE else 1
    bounds: list[Any] = [test.bound for test in tests if isinstance(test, Compares)]
    near = {value for bound in bounds for value in (bound - step, bound, bound + step)}
    return [*sorted(near or ({day} if fact.kind == DATE else {0})), *([None] if fact.kind == DATE else [])]


@dataclass(frozen=True, slots=True)
class _Searched:
    """What is looked for all over the law, which is searched once: tests of values, and facts with `implies` lines."""

    corpus: Corpus
    tests: tuple[Compares | IsIn | IsOneOf, ...]
    implying: tuple[Fact, ...]


_last: list[_Searched] = []


def _search(corpus: Corpus) -> _Searched:
    if not _last or not _says_the_same(_last[0].corpus, corpus):
        places = [*corpus.instruments.values(), *corpus.terms.values(), *corpus.parties.values()]
        tests = tuple(one for one in within(places) if isinstance(one, Compares | IsIn | IsOneOf))
        _last[:] = [_Searched(corpus, tests, tuple(fact for fact in corpus.facts.values() if fact.implies))]
    return _last[0]


def _says_the_same(one: Corpus, other: Corpus) -> bool:
    """Whether two corpora hold the very same files; counsel's choices of readings apart."""
    return (one.instruments is other.instruments and one.terms is other.terms and one.parties is other.parties
            and one.facts is other.facts)  # fmt: skip
