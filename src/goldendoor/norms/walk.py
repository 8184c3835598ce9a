"""Everything inside a provision: its rules, exceptions, conditions and tests, and the names it rests on."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any

from goldendoor.norms.corpus import Corpus


def within(thing: Any) -> Iterator[Any]:
    """The thing and everything in it, in the order of writing, however deep."""
    waiting = [thing]
    while waiting:
        one = waiting.pop()
        yield one
        if isinstance(one, list | tuple):
            waiting += reversed(one)
        else:
            waiting += [getattr(one, part) for part in _parts_last_first(one.__class__)]


@cache
def _parts_last_first(kind: type) -> tuple[str, ...]:
    return tuple(part.name for part in reversed(fields(kind))) if is_dataclass(kind) else ()


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


def names_of_who_acts(corpus: Corpus) -> frozenset[str]:
    """The facts and terms that say who acts: those that the law's parties are known by."""
    return frozenset(name for party in corpus.parties.values() for name in names_in(party.when))
