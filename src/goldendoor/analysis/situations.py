"""The fewest and simplest situations that show every way in which several laws come out, each replayed before it is shown.

A way is a pair of verdicts that two laws come to in one case. With `every_rule` each rule that carries a verdict in such
a case is a way too. What is found first departs least from what is ordinary, so the same law gives the same situations.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from goldendoor.analysis.diagrams import IMPOSSIBLE
from goldendoor.analysis.together import Together, somebody
from goldendoor.engine.compile import words_of
from goldendoor.engine.decision import CitedNorm, Decision
from goldendoor.engine.diagram import FALSE, Node
from goldendoor.engine.variables import fact_of, reading_of
from goldendoor.norms import Verdict
from goldendoor.norms.vocabulary import EACH_OF, ONE_OF

Verdicts = tuple[Verdict, ...]
Way = tuple[int, int, Verdict, Verdict]
Heard = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the law of one side says in a situation; for silence the norms are what kept the nearest rule silent."""

    side: str
    city: str
    on: str
    verdict: Verdict
    norms: tuple[CitedNorm, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A fact that is at rest in a situation, and the verdicts that would come if it alone had this value."""

    fact: str
    value: Any
    verdicts: Verdicts


@dataclass(frozen=True, slots=True)
class Situation:
    """One case: all its facts, those that are not at rest, what each law says, and what would make them say otherwise."""

    facts: Mapping[str, Any]
    stands_out: tuple[str, ...]
    answers: tuple[Answer, ...]
    turns: tuple[Turn, ...]

    @property
    def verdicts(self) -> Verdicts:
        """The verdict of each side."""
        return tuple(one.verdict for one in self.answers)


@dataclass(frozen=True, slots=True)
class Search:
    """The situations that were found, whether they are all, and how many did not come out again when replayed."""

    situations: tuple[Situation, ...]
    complete: bool
    not_replayed: int


def fewest(
    together: Together, wanted: Callable[[Verdicts], bool], every_rule: bool, most: int, heard: Heard = lambda _: None
) -> Search:
    """The fewest situations that show each way in which the verdicts come out where they are `wanted`.

    Args:
        most: how many situations at most; the search then says that it is not complete.
        heard: is told how many there are, each time that there is one more.

    Raises:
        DiagramTooLarge: when the facts of all laws together are too many.
    """
    looking = _Looking(together, wanted, every_rule)
    found: list[Situation] = []
    failed = 0
    while (path := looking.simplest()) is not None:
        if len(found) == most:
            return Search(tuple(found), False, failed)
        situation, decisions = looking.replayed(path)
        if tuple(one.verdict for one in decisions) == looking.outcome(path):
            found.append(situation)
        else:
            failed += 1
        looking.strike(path, decisions)
        heard(len(found))
    return Search(tuple(found), True, failed)


class _Looking:
    """What has not been shown yet: the ways, and for each side where the rules that carry its verdict are new."""

    def __init__(self, together: Together, wanted: Callable[[Verdicts], bool], every_rule: bool) -> None:
        self.together, self.wanted = together, wanted
        self.ways = {way for verdicts in together.outcomes() if wanted(verdicts) for way in ways_of(verdicts)}
        self.support = together.forest.support(together.verdicts)
        self.possible = together.where(lambda _: True)
        self.looked_in = self.possible
        sides = range(len(together.sides)) if every_rule else ()
        self.not_shown = {side: together.where(lambda all_, side=side: wanted(all_) and _speaks(all_[side]))  # type: ignore[misc]
                          for side in sides}  # fmt: skip

    def simplest(self) -> Mapping[str, Hashable] | None:
        """The most ordinary case that shows something new, as classes of every variable that can matter in it."""
        together, forest = self.together, self.together.forest
        new = together.where(self._is_new) if self.ways else FALSE
        path = forest.path_to(new, lambda leaf: leaf is True, together.usual)
        if path is None:  # every way has been shown: what is left are other rules
            new = forest.disjoin(*self.not_shown.values())
            path = forest.path_to(new, lambda leaf: leaf is True, together.usual)
        if path is None:
            return None
        self.looked_in = new
        left = forest.restrict(together.verdicts, path)
        more = forest.path_to(left, lambda leaf: leaf != IMPOSSIBLE and self.wanted(leaf), together.usual)
        return {**path, **(more or {})}

    def _is_new(self, verdicts: Verdicts) -> bool:
        return self.wanted(verdicts) and not self.ways.isdisjoint(ways_of(verdicts))

    def outcome(self, path: Mapping[str, Hashable]) -> Verdicts:
        """The verdicts of a case."""
        verdicts: Verdicts = self.together.forest.value(self.together.forest.restrict(self.together.verdicts, path))
        return verdicts

    def replayed(self, path: Mapping[str, Hashable]) -> tuple[Situation, tuple[Decision, ...]]:
        """The case decided anew by each city, as anybody could have given it."""
        together = self.together
        told = self._without_what_does_not_matter(path)
        facts = together.facts_of(told)
        stands_out = [fact_of(name) for name, place in told.items() if self._is_told(name, place)]
        if not together.actors() & facts.keys():  # a case that names nobody is about everybody: another case
            facts |= somebody(together.corpus)
        decisions = tuple(side.city.decide(together.act, on=side.on, facts=facts) for side in together.sides)
        answers = tuple(
            Answer(side.name, side.city.name or "", side.on.isoformat(), decision.verdict, decision.norms)
            for side, decision in zip(together.sides, decisions, strict=True)
        )
        shown = tuple(name for name in dict.fromkeys(stands_out) if name not in together.given)
        return Situation(facts, shown, answers, tuple(self._turns(path, {*shown, *together.given}))), decisions

    def _is_told(self, variable: str, place: Hashable) -> bool:
        """Whether a reader has to be told: it is not at rest, or it is a kind that matters, other than who acts."""
        together = self.together
        if together.usual.get(variable) != place:
            return True
        fact = together.corpus.facts.get(variable)
        return fact is not None and fact.kind in (ONE_OF, EACH_OF) and variable not in together.actors()

    def _without_what_does_not_matter(self, path: Mapping[str, Hashable]) -> dict[str, Hashable]:
        """A case without the facts that stand out in it only because they have to have some value."""
        together, forest, outcome = self.together, self.together.forest, self.outcome(path)
        told = dict(path)
        facts = dict.fromkeys(fact_of(name) for name, place in path.items() if self._is_told(name, place))
        for fact in facts:
            fewer = {name: place for name, place in told.items() if fact_of(name) != fact}
            possible, new = forest.restrict(self.possible, fewer), forest.restrict(self.looked_in, fewer)
            leaves = set(forest.leaves(forest.restrict(together.verdicts, fewer)))
            if leaves - {IMPOSSIBLE} == {outcome} and forest.conjoin(possible, forest.negate(new)) == FALSE:
                told = fewer
        return told

    def _turns(self, path: Mapping[str, Hashable], stands_out: set[str]) -> Iterator[Turn]:
        """The facts at rest of which not every law that speaks asks, and that alone would bring the answers together."""
        together, forest = self.together, self.together.forest
        first = {name: together.shared[name].variable.values[0] for name in self.support}
        case = {**first, **{name: together.usual[name] for name in self.support if name in together.usual}, **path}
        as_is: Verdicts = forest.value(forest.walk(together.verdicts, case))
        speaking = [side for side, verdict in enumerate(as_is) if _speaks(verdict)]
        kept = stands_out | together.actors()
        for name in path:
            fact = fact_of(name)
            if fact in kept or all(together.asks(side, name) for side in speaking):
                continue
            for value in together.shared[name].variable.values:
                leaf = forest.value(forest.walk(together.verdicts, {**case, name: value}))
                if leaf != IMPOSSIBLE and len(set(leaf)) < len(set(as_is)):
                    yield Turn(fact, together.facts_of({name: value})[fact], leaf)

    def strike(self, path: Mapping[str, Hashable], decisions: Iterable[Decision]) -> None:
        """Note what a case has shown."""
        together, forest = self.together, self.together.forest
        verdicts = self.outcome(path)
        self.ways -= ways_of(verdicts)
        for side, decision in enumerate(decisions):
            if side in self.not_shown and _speaks(verdicts[side]):
                same = forest.conjoin(*[_speaking(together, side, norm) for norm in decision.norms])
                left = forest.conjoin(self.not_shown[side], forest.negate(same))
                if forest.restrict(left, path) != FALSE:  # a case that strikes nothing would be found for ever
                    this_case = forest.conjoin(*[forest.equals(name, [place]) for name, place in path.items()])
                    left = forest.conjoin(left, forest.negate(this_case))
                self.not_shown[side] = left


def ways_of(verdicts: Verdicts) -> set[Way]:
    """The pairs of verdicts in one case: of two laws that differ, or the one verdict that all come to."""
    if len(set(verdicts)) == 1:
        return {(0, 0, verdicts[0], verdicts[0])}
    sides = combinations(enumerate(verdicts), 2)
    return {(one, other, first, second) for (one, first), (other, second) in sides if first is not second}


def _speaks(verdict: Verdict) -> bool:
    return verdict is not Verdict.NOT_REGULATED


def _speaking(together: Together, side: int, norm: CitedNorm) -> Node:
    """The cases in which a rule has its word, on some reading of what is open."""
    answering = together.answerings[side]
    forest, rules = answering.forest, answering.compiled.rules
    words = words_of(answering.compiled, norm.instrument, answering.known_readings)

    def has_it(leaf: tuple[Any, ...]) -> bool:
        last = [rules[trail[-1]] for _, trail in leaf]
        return any(rule.label == norm.norm and str(rule.pinpoint) == norm.pinpoint for rule in last)

    readings = [reading_of(name) for name in answering.compiled.questions]
    heard = forest.collapse(forest.map_leaves(has_it, words), readings, lambda leaves: True in leaves)
    return together.drawn(side, heard)
