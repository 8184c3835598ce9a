"""Diagrams of an act that were drawn for one day, used again on another where they mean the same.

To compile all the law of all days, most provisions would be drawn dozens of times over: a law changes a few provisions on
a day and leaves the others as they are.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from goldendoor.engine.combine import Said
from goldendoor.engine.diagram import Forest, Frozen, Node
from goldendoor.engine.stretches import days_of_change, first_day
from goldendoor.engine.variables import FactVariable, fact_of
from goldendoor.norms import Condition, Corpus, Fact, Instrument, IsIn, Rule
from goldendoor.norms.vocabulary import DATE, NUMBER, TEXT


class Provision(NamedTuple):
    """A provision as it was drawn: its diagram, the tests that make the classes of its facts, and its rules by number."""

    frozen: Frozen
    tests: Mapping[str, tuple[Condition, ...]]
    rules: Mapping[int, Rule]


@dataclass(slots=True)
class Whole:
    """The verdict of all provisions as it was drawn, with the questions and without, and where each question turns it.

    Nothing is in it where the verdict was too large to be drawn.
    """

    verdict: Frozen | None
    on_facts: Frozen | None
    turning: Mapping[str, Frozen] | None = None


@dataclass(slots=True)
class Drawn:
    """What has been drawn of one act, on all days and in all cities of a corpus."""

    corpus: Corpus
    act: str
    provisions: dict[Hashable, list[Provision]] = field(default_factory=dict)
    wholes: dict[Hashable, Whole] = field(default_factory=dict)
    texts: dict[Hashable, FactVariable] = field(default_factory=dict)
    # By identity, for provisions of all acts.
    changes: dict[int, tuple[date, ...]] = field(default_factory=dict)

    def key(self, instrument: Instrument, provision: Any, named: str, day: date) -> Hashable:
        """What a provision's diagram depends on beside its variables; it says so of the act, or of one that this is a kind of."""
        return id(provision), named == self.act, self.since(instrument.binds, day), self.since(provision, day)

    def since(self, thing: Any, day: date) -> date:
        """The first day from which a thing of the law has meant what it means that day."""
        if id(thing) not in self.changes:
            self.changes[id(thing)] = tuple(sorted(days_of_change(self.corpus, thing)))
        return first_day(self.changes[id(thing)], day)

    def again(
        self, key: Hashable, forest: Forest, facts: Mapping[str, FactVariable], numbers: Mapping[int, int]
    ) -> tuple[Provision, Frozen] | None:
        """A provision that was drawn with the same variables in the same order, and its diagram with the numbers of this day."""
        for one in self.provisions.get(key, ()):
            if _stands_alike(one, forest, facts):
                return one, _renumbered(one, numbers)
        return None

    def variable(
        self, fact: Fact, tests: tuple[Condition, ...], day: date, make: Callable[[], FactVariable]
    ) -> FactVariable:
        """The variable of a text: what its tests make of all that the law lists is looked up once for each list."""
        tables = tuple(self.since(self.corpus.tables.get(test.table), day) for test in tests if isinstance(test, IsIn))
        key = (fact.name, tests, tables)
        if key not in self.texts:
            self.texts[key] = make()
        return self.texts[key]

    def keep(
        self, key: Hashable, forest: Forest, facts: Mapping[str, FactVariable], node: Node, rules: Sequence[Rule]
    ) -> Provision:
        """Keep a provision's diagram for other days."""
        frozen = forest.freeze(node)
        named = {fact_of(name) for name, _ in frozen[0]} & facts.keys()
        tests = {name: facts[name].tests for name in named if facts[name].fact.kind in (TEXT, NUMBER, DATE)}
        leading = {number for words in forest.leaves(node) for _, trail in words for number in trail}
        kept = Provision(frozen, tests, {number: rules[number] for number in leading})
        self.provisions.setdefault(key, []).append(kept)
        return kept


def _stands_alike(one: Provision, forest: Forest, facts: Mapping[str, FactVariable]) -> bool:
    """Whether a forest has the variables of a provision, with the same values that mean the same, in the same order."""
    last = -1
    for name, values in one.frozen[0]:
        level = forest.level_if_any(name)
        if level is None or level <= last or forest.variables[level].values != values:
            return False
        last = level
    return all(name in facts and facts[name].tests == tests for name, tests in one.tests.items())


def _renumbered(one: Provision, numbers: Mapping[int, int]) -> Frozen:
    """The diagram with the numbers that its rules have among the rules of another day."""
    variables, leaves, tests = one.frozen

    def again(words: Any) -> tuple[Said, ...]:
        return tuple([(word, tuple([numbers[id(one.rules[number])] for number in trail])) for word, trail in words])

    return variables, tuple(map(again, leaves)), tests
