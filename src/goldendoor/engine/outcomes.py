"""What provisions come to in whole, with the rules that carry the verdict: in one diagram, or in blocks that are put together.

Whole outcomes of many provisions together explode. Then each of several blocks has a diagram of its own, and what its
ends come to together is worked out once for each combination of ends that a case comes to.
"""

from collections.abc import Hashable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, NamedTuple

from goldendoor.engine.answering import Answering
from goldendoor.engine.combine import Between, Counted, OnReading, Said, token_of, verdict_and_carriers
from goldendoor.engine.decision import CitedNorm, Decision
from goldendoor.engine.diagram import DiagramTooLarge, Forest, Node
from goldendoor.engine.variables import reading_of
from goldendoor.engine.whole import between_instruments, losing_places, side_by_side
from goldendoor.norms import Instrument, Verdict

# One diagram of whole outcomes where that makes no more nodes than this; else blocks of so many.
OUTCOME_NODES = 20_000
BLOCK_NODES = 3_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict of a case and the rules that carry it; `missing` where facts leave it open."""

    verdict: Verdict
    norms: tuple[CitedNorm, ...]
    missing: tuple[str, ...] = ()


def outcome_of(decision: Decision) -> Outcome:
    """What a full decision comes to."""
    cited = () if decision.verdict is Verdict.UNDETERMINED else decision.norms
    norms = tuple(one for one in cited if one.word not in ("silent", "no bar"))
    return Outcome(decision.verdict, norms, decision.missing)


class SaidBy(NamedTuple):
    """A word with its trail, and the instrument that says it."""

    instrument: str
    said: Said


class End(NamedTuple):
    """Where a case comes out in one block: a node that tests questions of law at most."""

    node: Node


# A verdict with the words that carry it.
Whole = tuple[Verdict, tuple[SaidBy, ...]]


@dataclass(frozen=True)
class Outcomes:
    """The whole outcomes of provisions: one diagram with Outcomes as leaves; or `in_blocks`, with Ends as leaves.

    What the ends of blocks come to has to be asked of `together`.
    """

    answering: Answering
    diagrams: tuple[Node, ...]
    in_blocks: bool

    def together(self, ends: tuple[End, ...]) -> Outcome:
        """What an end of each block comes to."""
        forest = self.answering.forest
        words = side_by_side(forest, [end.node for end in ends])
        return forest.value(self._summing_up.of(words))  # type: ignore[no-any-return]

    @cached_property
    def _summing_up(self) -> "_SummingUp":
        return _SummingUp(self.answering)


def outcomes(answering: Answering, known: Mapping[str, Hashable] | None = None) -> Outcomes:
    """The whole outcomes of an act with the questions of law resolved; `known` are variables not to be kept."""
    forest = answering.forest
    left = answering.left_of({**answering.known_readings, **(known or {})})
    said = [
        forest.map_leaves(partial(_said_by, one.name), provision)
        for one in answering.compiled.scope
        for provision in left[one.name]
    ]
    with suppress(DiagramTooLarge), forest.trying(OUTCOME_NODES):
        return Outcomes(answering, (_SummingUp(answering).of(side_by_side(forest, said)),), in_blocks=False)
    blocks = _in_blocks(forest, said)
    return Outcomes(answering, tuple(_with_ends(answering, block) for block in blocks), in_blocks=True)


def _in_blocks(forest: Forest, words: list[Node]) -> list[Node]:
    """The words of several diagrams in as few diagrams as can be made of neighbours, none of them large."""
    before: list[Node] = []
    while len(words) != len(before):
        before, words = words, []
        waiting = before[::-1]
        # Two by two, so that a small one is not gone through again with each that follows.
        while waiting:
            first = waiting.pop()
            with suppress(DiagramTooLarge), forest.trying(BLOCK_NODES):
                first = side_by_side(forest, [first, *waiting[-1:]])
                waiting[-1:] = []
            words.append(first)
    return words


def _with_ends(answering: Answering, block: Node) -> Node:
    """The same diagram without the questions of law at its bottom: each of what is left of it is an end."""
    forest = answering.forest
    questions = {forest.level(reading_of(name)) for name in answering.compiled.questions
                 if len(answering.corpus.questions[name].labels) > 1}  # fmt: skip
    image: dict[Node, Node] = {}
    for each in forest.below(block):
        if forest.is_leaf(each) or forest.level_of(each) in questions:
            image[each] = forest.leaf(End(each))
        else:
            image[each] = forest.test(forest.variable_of(each).name, [image[one] for one in forest.branches(each)])
    return image[block]


class _SummingUp:
    """Words made into outcomes: who carries the verdict under every reading that is open."""

    def __init__(self, answering: Answering) -> None:
        self.answering, self.corpus = answering, answering.corpus
        self.scope = answering.compiled.scope

    @cached_property
    def between(self) -> Between:
        return between_instruments(self.corpus, self.scope)

    @cached_property
    def by_name(self) -> dict[str, Instrument]:
        return {one.name: one for one in self.scope}

    def of(self, words: Node) -> Node:
        """The diagram of outcomes of a diagram of words."""
        forest, answering = self.answering.forest, self.answering
        for pair, (_, _, question, label) in enumerate(self.between):
            on = forest.equals(reading_of(question), [label])
            words = forest.apply(partial(_noting, pair), words, on)
        losing = losing_places(answering.compiled.rules)

        def counted(said: SaidBy | OnReading) -> tuple[SaidBy | OnReading, Counted]:
            if isinstance(said, OnReading):
                return said, said
            by = self.by_name[said.instrument]
            return said, token_of(said.said, by, answering.compiled.rules, losing, self.between)

        carried = forest.map_leaves(lambda words: verdict_and_carriers([counted(said) for said in words]), words)
        left = forest.restrict(carried, answering.known_readings)
        questions = [reading_of(name) for name in answering.compiled.questions]
        resolved = forest.collapse(left, questions, self._over_readings) if questions else left
        return forest.map_leaves(self._outcome, resolved)

    def _over_readings(self, wholes: frozenset[Whole]) -> Whole:
        """What several readings come to: their one verdict, or refer, carried by the words of all in the order of the law."""
        order = list(self.by_name)
        verdicts = {verdict for verdict, _ in wholes}
        said = {one for _, words in wholes for one in words}
        carriers = sorted(said, key=lambda one: (order.index(one.instrument), one.said[1]))
        return (verdicts.pop() if len(verdicts) == 1 else Verdict.REFER), tuple(carriers)

    def _outcome(self, whole: Whole) -> Outcome:
        norms = []
        for name, (word, trail) in whole[1]:
            rule = self.answering.compiled.rules[trail[-1]]
            citation = rule.pinpoint.cited(self.by_name[name].cite_as)
            norms.append(CitedNorm(name, rule.label, str(rule.pinpoint), citation, word.value))
        return Outcome(whole[0], tuple(dict.fromkeys(norms)))


def _said_by(name: str, words: tuple[Said, ...]) -> tuple[SaidBy, ...]:
    return tuple(SaidBy(name, said) for said in words)


def _noting(pair: int, words: tuple[Any, ...], holds: bool) -> tuple[Any, ...]:
    return (*words, OnReading(pair)) if holds else words
