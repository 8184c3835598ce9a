"""Which cases a generated function cannot answer by itself: those in which a name reaches beyond its own variable.

A function made from a diagram reads each fact by itself. What one fact brings with it, whom a case that names no
actor is about, and what an unknown term leaves open (docs/law/language.md, rules 3, 8, 10, 12) is for the full decision.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldendoor.engine.compile import Compiled
from goldendoor.norms import UNKNOWN, Corpus, Instrument
from goldendoor.norms.vocabulary import ONE_OF, YES_NO
from goldendoor.norms.walk import made_of, names_of_who_acts


def implied_or_implying(corpus: Corpus) -> frozenset[str]:
    """Every name that stands in an `implies` line, on either side."""
    facts = [fact for fact in corpus.facts.values() if fact.implies]
    return frozenset([fact.name for fact in facts] + [one.other for fact in facts for one in fact.implies])


@dataclass(frozen=True, slots=True)
class Beyond:
    """Which cases need the full decision; called with the facts of one it says whether it does.

    A case needs it that gives none of the names in one of `about`, or any of `brings`, or a term that is taken as
    `defined`; or in which a name of `actors` or, where what is missing is at `rest`, any name is unknown. Where `always` is
    so, every case needs it.
    """

    corpus: Corpus
    about: tuple[frozenset[str], ...]
    brings: frozenset[str]
    actors: frozenset[str]
    opening: frozenset[str]
    defined: frozenset[str]
    rest: bool
    always: bool

    @property
    def can_be(self) -> bool:
        """Whether there can be such a case at all."""
        return bool(self.about or self.brings or self.actors or self.defined or self.rest or self.always)

    def __call__(self, facts: Mapping[str, Any]) -> bool:
        if self.always or any(one.isdisjoint(facts) for one in self.about) or not self.brings.isdisjoint(facts):
            return True
        if not self.defined.isdisjoint(facts):
            return True
        if self.rest:
            return UNKNOWN in facts.values()
        return any(facts.get(name) == UNKNOWN for name in self.actors)

    def unless_known(self, names: frozenset[str]) -> dict[str, frozenset[Any]] | None:
        """The names of these that have to be known, with the values that they can have; None where that is not enough.

        Where what is missing is at rest, an unknown term, and a fact that an `implies` line ties to others, leave
        more open than themselves. Any other unknown fact is seen where it is tested.
        """
        if self.always or any(one.isdisjoint(names) for one in self.about) or not self.brings.isdisjoint(names):
            return None
        found: dict[str, frozenset[Any]] = {}
        for name in sorted(names & (self.actors | (self.opening if self.rest else frozenset()))):
            fact = self.corpus.facts.get(name)
            if fact is not None and fact.kind not in (YES_NO, ONE_OF):
                return None
            found[name] = frozenset(fact.values if fact and fact.kind == ONE_OF else (True, False))
        return found


def reaches_beyond(
    corpus: Corpus,
    compiled: Compiled,
    named: Iterable[str],
    rest: bool,
    asks_actor: bool,
    same: Mapping[str, Any],
    defined: frozenset[str] = frozenset(),
) -> Beyond:
    """A test of the facts of a case that says whether it needs the full decision.

    `named` are the instruments that the case names, `same` the facts that every case has, and `asks_actor` says that the
    answer hangs on whether it names who acts. `defined` are the terms that the function does not read.
    """
    acting = names_of_who_acts(corpus)
    actors = acting if asks_actor else frozenset[str]()
    scope = [corpus.instruments[name] for name in named]
    binding = [one for one in scope if compiled.day in one.dates]
    about = tuple(names for names in _about_its_actor(corpus, binding, compiled.day) if names.isdisjoint(same))
    linked = implied_or_implying(corpus)
    brings = linked if linked & {*compiled.terms, *actors} else frozenset[str]()
    always = UNKNOWN in same.values() or not brings.isdisjoint(same)
    return Beyond(corpus, about, brings, actors, linked | corpus.terms.keys(), defined, rest, always)


def _about_its_actor(corpus: Corpus, scope: Iterable[Instrument], day: date) -> tuple[frozenset[str], ...]:
    """For each test of whom the instruments bind, the names of which a case must give one to be about its own actor."""
    tests = {one.binds for one in scope if one.binds is not None}
    return tuple(frozenset(made_of(corpus, test, day)) for test in tests)
