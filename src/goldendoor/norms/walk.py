"""Everything inside a provision: its rules, exceptions, conditions and tests, and the names it rests on."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from goldendoor.norms.conditions import Compares, IsIn, IsOneOf
from goldendoor.norms.corpus import Corpus
from goldendoor.norms.vocabulary import DATE, NUMBER, SOME_OF, TEXT, YES_NO


def within(thing: Any) -> Iterator[Any]:
    """The thing and everything in it, in the order of writing, however deep."""
    waiting = [thing]
    while waiting:
        one = waiting.pop()
        yield one
        if is_dataclass(one):
            waiting += [getattr(one, part.name) for part in reversed(fields(one))]
        elif isinstance(one, list | tuple):
            waiting += reversed(one)


def names_in(thing: Any) -> list[str]:
    """The facts and terms that the tests inside a thing name, in order, with repetitions."""
    return [one.name for one in within(thing) if hasattr(one, "name")]


def made_of(corpus: Corpus, thing: Any, day: date) -> set[str]:
    """Every name that a condition rests on that day: its facts, what they imply, its terms and what they are made of."""
    found: set[str] = set()
    waiting = names_in(thing)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        if term := corpus.term_on(name, day):
            waiting += [*names_in(term), *term.inputs]
        if fact := corpus.facts.get(name):
            waiting += [one.other for one in fact.implies]
    return found


def possible_values(corpus: Corpus, name: str, day: date) -> list[Any]:
    """What an open fact can be: every value; of numbers, days and texts, one on each side of every test in the law."""
    fact = corpus.facts.get(name)
    if fact is None or fact.kind == YES_NO:
        return [True, False]
    if fact.kind == SOME_OF:
        sizes = range(1, len(fact.values) + 1)
        return [frozenset(some) for size in sizes for some in combinations(fact.values, size)]
    if fact.kind not in (NUMBER, DATE, TEXT):
        return list(fact.values)
    tests = [test for test in within([*corpus.instruments.values(), *corpus.terms.values()])
             if isinstance(test, Compares | IsIn | IsOneOf) and test.name == name]  # fmt: skip
    if fact.kind == TEXT:
        written = [value for test in tests if isinstance(test, IsOneOf) for value in test.values]
        tables = [table for test in tests if isinstance(test, IsIn) for table in corpus.tables[test.table]]
        return [*written, *(row.key for table in tables for row in table.rows), "what no law lists", None]
    step: Any = timedelta(1) if fact.kind == DATE else 1
    bounds: list[Any] = [test.bound for test in tests if isinstance(test, Compares)]
    near = {value for bound in bounds for value in (bound - step, bound, bound + step)}
    return [*sorted(near or ({day} if fact.kind == DATE else {0})), *([None] if fact.kind == DATE else [])]
