"""Which cases a generated function cannot answer by itself: those in which a name reaches beyond its own variable.

A function made from a diagram reads each fact by itself. What one fact brings with it, whom a case that names no
actor is about, and what an unknown term leaves open (docs/law/language.md, rules 3, 8, 10, 12) is for the full decision.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from goldendoor.engine.compile import Compiled
from goldendoor.norms import UNKNOWN, Corpus, Instrument
from goldendoor.norms.walk import made_of, names_in


def implied_or_implying(corpus: Corpus) -> frozenset[str]:
    """Every name that stands in an `implies` line, on either side."""
    facts = [fact for fact in corpus.facts.values() if fact.implies]
    return frozenset([fact.name for fact in facts] + [one.other for fact in facts for one in fact.implies])


def reaches_beyond(
    corpus: Corpus, compiled: Compiled, named: Iterable[str], rest: bool, asks_actor: bool, same: Mapping[str, Any],
    defined: frozenset[str] = frozenset(),
) -> Callable[[Mapping[str, Any]], bool] | None:
    """A test of the facts of a case that says whether it needs the full decision; None where no case can.

    `named` are the instruments that the case names, `same` the facts that every case has, and `asks_actor` says that the
    answer hangs on whether it names who acts. `defined` are the terms that the function does not read.
    """
    actors = frozenset(name for party in corpus.parties.values() for name in names_in(party.when)) if asks_actor else ()
    scope = [corpus.instruments[name] for name in named]
    binding = [one for one in scope if compiled.day in one.dates]
    about = [names for names in _about_its_actor(corpus, binding, compiled.day) if names.isdisjoint(same)]
    linked = implied_or_implying(corpus)
    brings = linked if linked & {*compiled.terms, *actors} else frozenset[str]()
    if UNKNOWN in same.values() or not brings.isdisjoint(same):
        return lambda facts: True
    brings |= defined
    if not (about or brings or actors or rest):
        return None

    def beyond(facts: Mapping[str, Any]) -> bool:
        if any(one.isdisjoint(facts) for one in about) or not brings.isdisjoint(facts):
            return True
        if rest:
            return UNKNOWN in facts.values()
        return any(facts.get(name) == UNKNOWN for name in actors)

    return beyond


def _about_its_actor(corpus: Corpus, scope: Iterable[Instrument], day: date) -> tuple[frozenset[str], ...]:
    """For each test of whom the instruments bind, the names of which a case must give one to be about its own actor."""
    tests = {one.binds for one in scope if one.binds is not None}
    return tuple(frozenset(made_of(corpus, test, day)) for test in tests)
