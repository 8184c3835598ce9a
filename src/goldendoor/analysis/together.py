"""One act under several laws, as diagrams over the facts that the laws share: what two of them differ on is then a leaf.

Each law cuts numbers, days and texts where its own tests are, so here every fact is cut wherever one of them does. A
case names who acts, where a fact can say so, and gives no term of the law but those that are asked about; a calculated
term is a fact.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldendoor.analysis.diagrams import IMPOSSIBLE
from goldendoor.engine.answering import Answering
from goldendoor.engine.city import City
from goldendoor.engine.diagram import Forest, Node, Variable
from goldendoor.engine.given import at_rest, standing
from goldendoor.engine.relevant import is_calculated
from goldendoor.engine.variables import (
    ACTOR_NAMED,
    UNLISTED,
    FactVariable,
    fact_and_member,
    fact_of,
    fact_variable,
    reading_of,
    texts_of_the_law,
)
from goldendoor.engine.whole import on_the_facts, possible_completions
from goldendoor.norms import UNKNOWN, Corpus, Verdict
from goldendoor.norms.vocabulary import DATE, INTERVALS, NUMBER, SOME_OF, TEXT
from goldendoor.norms.walk import names_of_who_acts

BUDGET_NODES = 600_000


@dataclass(frozen=True, slots=True)
class Side:
    """The law of a city on a day."""

    city: City
    on: date

    @property
    def name(self) -> str:
        """As people type it: `nyc@2003-11-01`."""
        return f"{self.city.name}@{self.on.isoformat()}"


@dataclass(frozen=True, slots=True)
class Shared:
    """A variable of all laws: one value of the fact for each of its classes, and the class that it is for each law.

    `of_side` is empty where the classes are the same everywhere.
    """

    variable: Variable
    value_of: Mapping[Hashable, Any]
    of_side: tuple[Mapping[Hashable, Hashable], ...] = ()


class Together:
    """The verdicts of several laws on one act, as one diagram; a leaf holds a verdict for each, or IMPOSSIBLE.

    `given` are facts and terms that are the same in every case.

    Raises:
        UnknownName, DiagramTooLarge: as `City.decide`.
    """

    def __init__(self, act: str, sides: tuple[Side, ...], given: Mapping[str, Any]) -> None:
        self.act, self.sides = act, sides
        self.corpus: Corpus = sides[0].city.corpus
        self.corpus.act(act)
        self.given = {name: value for name, value in given.items() if value != UNKNOWN}
        self.answerings = tuple(self._answering(side) for side in sides)
        self.shared = {one.variable.name: one for one in self._shared()}
        self.forest = Forest([one.variable for one in self.shared.values()], f"{act}, compared", BUDGET_NODES)
        self.usual = {name: value for name in self.shared if (value := self._at_rest(name)) is not None}
        self.verdicts = self._verdicts()

    def _answering(self, side: Side) -> Answering:
        stand = standing(side.city.corpus, self.given, side.on, (), side.city.place)
        return side.city.answering(self.act, side.on, (), stand)

    # Variables -------------------------------------------------------------------------------------------------
    def _facts(self) -> dict[str, FactVariable]:
        """Every fact that some law tests, as the first of them has it."""
        found: dict[str, FactVariable] = {}
        for answering in self.answerings:
            for name, variable in answering.compiled.facts.items():
                found.setdefault(name, variable)
        return found

    def _shared(self) -> Iterable[Shared]:
        facts = self._facts()
        texts = texts_of_the_law(self.corpus, [name for name, one in facts.items() if one.fact.kind == TEXT])
        for name in self._order():
            fact = fact_of(name)
            if name == ACTOR_NAMED or name.startswith(reading_of("")):
                continue
            if fact not in facts:
                if any(self._calculates(answering, name) for answering in self.answerings):
                    yield Shared(Variable(name, (False, True)), {False: False, True: True})
            elif name != fact:
                yield Shared(Variable(name, (True, False)), {True: True, False: False})
            elif facts[fact].fact.kind in (NUMBER, DATE, TEXT):
                yield from self._cut_wherever_one_does(name, texts.get(name, ()))
            else:
                yield Shared(Variable(name, facts[name].values), facts[name].representatives)

    def _order(self) -> list[str]:
        """The variables of all laws: those of the largest in its own order, the others where they stand beside them."""
        found: list[str] = []
        for answering in sorted(self.answerings, key=_nodes):
            at = 0
            for variable in answering.forest.variables:
                if variable.name in found:
                    at = found.index(variable.name) + 1
                else:
                    found.insert(at, variable.name)
                    at += 1
        return found

    def _cut_wherever_one_does(self, name: str, texts: Iterable[str]) -> Iterable[Shared]:
        """A number, day or text in classes that no law tells apart any further; nothing where there is one class."""
        cuts = [answering.compiled.facts.get(name) for answering in self.answerings]
        values: list[Any] = [None, UNLISTED, *texts] if self.corpus.facts[name].kind == TEXT else []
        values += [value for one in cuts if one for value in one.representatives.values()]
        values += [self.given[name]] if name in self.given else []
        found: dict[tuple[Hashable, ...], Any] = {}
        for value in values:
            found.setdefault(self._classes(name, value), value)
        if len(found) > 1:
            of_side = tuple(dict[Hashable, Hashable](enumerate(classes)) for classes in zip(*found, strict=True))
            yield Shared(Variable(name, tuple(range(len(found)))), dict(enumerate(found.values())), of_side)

    def _classes(self, name: str, value: Any) -> tuple[Hashable, ...]:
        """The class of a value for each law; None for a law that does not ask."""
        compiled = [answering.compiled for answering in self.answerings]
        return tuple(
            one.facts[name].class_of(value, self.corpus, one.day) if name in one.facts else None for one in compiled
        )

    def _calculates(self, answering: Answering, name: str) -> bool:
        return name in answering.compiled.terms and is_calculated(self.corpus, name, answering.compiled.day)

    def _at_rest(self, variable: str) -> Hashable:
        """The class of the most ordinary value; None where no value is more ordinary than another."""
        fact = self.corpus.facts.get(fact_of(variable))
        if fact is None or fact.kind == SOME_OF:
            return False
        resting, value = at_rest(fact)
        return self.place_of(variable, value) if resting else None

    def place_of(self, variable: str, value: Any) -> Hashable:
        """The class of a variable that a value of its fact belongs to, or None."""
        one = self.shared[variable]
        if one.of_side:
            classes = self._classes(variable, value)
            return next((at for at in one.variable.values if tuple(of[at] for of in one.of_side) == classes), None)
        if variable in self.corpus.facts and self.corpus.facts[variable].kind == INTERVALS:
            return bool(value)
        return value if value in one.variable.values else None

    # Diagrams --------------------------------------------------------------------------------------------------
    def _verdicts(self) -> Node:
        forest = self.forest
        together = forest.leaf(())
        for place, answering in enumerate(self.answerings):
            drawn = self.drawn(place, self._verdict_of(answering))
            together = forest.apply(lambda before, verdict: (*before, verdict), together, drawn)
        facts = {name: one for name, one in self._facts().items() if name in self.shared or one.fact.kind == SOME_OF}
        possible = possible_completions(self.corpus, forest, facts)
        together = forest.apply(lambda verdicts, may_be: verdicts if may_be else IMPOSSIBLE, together, possible)
        return forest.restrict(together, self._classes_given())

    def _verdict_of(self, answering: Answering) -> Node:
        """The verdict of one law; put together anew where a term is given, which the kept diagram may leave out."""
        compiled, forest = answering.compiled, answering.forest
        if compiled.on_facts is not None:
            return compiled.on_facts
        so = {**self._every_case(answering), **answering.known_readings}
        return on_the_facts(forest, answering.put_together(so, forest.budget), compiled.settled)

    def _classes_given(self) -> dict[str, Hashable]:
        """The facts given, as classes of the shared variables."""
        found: dict[str, Hashable] = {}
        for name in self.shared:
            fact, member = fact_and_member(name)
            if fact in self.given:
                value = self.given[fact]
                place = member in value if member else self.place_of(name, value)
                found |= {} if place is None else {name: place}
        return found

    def drawn(self, place: int, node: Node) -> Node:
        """A diagram of one law over the shared variables; its questions of law are resolved already."""
        answering = self.answerings[place]
        old, new = answering.forest, self.forest
        node = old.restrict(node, self._every_case(answering))
        image: dict[Node, Node] = {}
        for each in old.below(node):
            if old.is_leaf(each):
                image[each] = new.leaf(old.value(each))
                continue
            variable = old.variable_of(each)
            below = dict(zip(variable.values, [image[branch] for branch in old.branches(each)], strict=True))
            shared = self.shared[variable.name]
            classes = shared.of_side[place] if shared.of_side else {value: value for value in variable.values}
            image[each] = self._tested(
                shared.variable, {value: below[classes[value]] for value in shared.variable.values}
            )
        return image[node]

    def _every_case(self, answering: Answering) -> dict[str, Hashable]:
        """What is so in every case: who acts is named, and a term is what its definition makes of the facts."""
        so: dict[str, Hashable] = {ACTOR_NAMED: bool(self.actors() & {*self.corpus.facts, *self.given})}
        for term in answering.compiled.terms:
            if term in self.given or not self._calculates(answering, term):
                given = self.given.get(term)
                so[term] = given if given is None else bool(given)
        return so

    def _tested(self, variable: Variable, branches: Mapping[Hashable, Node]) -> Node:
        """A test of a variable above its branches, wherever in the order of variables they stand."""
        forest, level = self.forest, self.forest.level(variable.name)
        tops = [forest.level(forest.variable_of(one).name) for one in branches.values() if not forest.is_leaf(one)]
        if all(top > level for top in tops):
            return forest.test(variable.name, branches)
        by_branch: dict[Node, list[Hashable]] = {}
        for value, branch in branches.items():
            by_branch.setdefault(branch, []).append(value)
        (drawn, _), *others = by_branch.items()
        for branch, values in others:
            drawn = forest.choose(forest.equals(variable.name, values), branch, drawn)
        return drawn

    # Cases -----------------------------------------------------------------------------------------------------
    def where(self, wanted: Callable[[tuple[Verdict, ...]], bool]) -> Node:
        """The boolean diagram of the possible cases with these verdicts."""
        return self.forest.map_leaves(lambda leaf: leaf != IMPOSSIBLE and wanted(leaf), self.verdicts)

    def outcomes(self) -> tuple[tuple[Verdict, ...], ...]:
        """Every combination of verdicts that some possible case comes to."""
        return tuple(leaf for leaf in self.forest.leaves(self.verdicts) if leaf != IMPOSSIBLE)

    def facts_of(self, path: Mapping[str, Hashable]) -> dict[str, Any]:
        """Classes of variables turned back into facts with values; the facts given come along."""
        found: dict[str, Any] = {}
        for variable, place in path.items():
            fact, member = fact_and_member(variable)
            if member:
                found[fact] = found.get(fact, frozenset()) | ({member} if place is True else frozenset())
            else:
                found[fact] = self.shared[variable].value_of[place]
        return {**found, **self.given}

    def actors(self) -> frozenset[str]:
        """The facts and terms that say who acts."""
        return names_of_who_acts(self.corpus)

    def asks(self, place: int, variable: str) -> bool:
        """Whether the law of one side makes any test of a variable."""
        return variable in {one.name for one in self.answerings[place].forest.variables}


def _nodes(answering: Answering) -> int:
    """How large a law is on the act, the largest first."""
    return -answering.forest.size(*(one for some in answering.compiled.provisions.values() for one in some))


def somebody(corpus: Corpus) -> dict[str, Any]:
    """One fact that says who acts, at rest or else anything; nothing where no law asks who acts."""
    actors = names_of_who_acts(corpus)
    for fact in (one for name, one in corpus.facts.items() if name in actors):
        resting, value = at_rest(fact)
        anything = fact_variable(fact, (), corpus, date.max).representatives.values()
        return {fact.name: value if resting else next(iter(anything))}
    return {}
