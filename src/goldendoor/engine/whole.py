"""An act's diagrams put together for a city: the verdict on the facts, the questions it turns on, what is possible.

The fold of the instruments keeps only what the verdict depends on; whole outcomes as leaves of a city's diagram explode
(docs/decisions/0003-diagrams.md has the figures).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial

from goldendoor.engine.combine import (
    Between,
    Counted,
    OnReading,
    Said,
    Token,
    coming_of,
    simpler,
    tokens_of,
    verdict_of,
)
from goldendoor.engine.diagram import FALSE, TRUE, Forest, Node
from goldendoor.engine.variables import FactVariable, member, reading_of
from goldendoor.norms import Corpus, Decided, Instrument, Reference, Rule, Verdict, Word
from goldendoor.norms.vocabulary import SOME_OF

# More combinations of words than this are not looked through.
COMBINATIONS_MOST = 256
# What is said by no provision.
SILENT_LEAF: tuple[Said, ...] = ()
# The words that can keep a bar from being the verdict.
OVER_BARS = (Word.NO_BAR, Word.MUST)


def settled_reading(corpus: Corpus, question: str, on: date) -> str | None:
    """The reading that counsel decided for that day, else the one that holds until decided, else None (rule 7)."""
    chosen = choice_of_counsel(corpus, question, on)
    return chosen.reading if chosen else corpus.questions[question].until_decided


def choice_of_counsel(corpus: Corpus, question: str, on: date) -> Decided | None:
    """What counsel decided of a question last before that day, or on it; None where nothing was."""
    since = (one for one in corpus.decided if one.question == question and one.since <= on)
    return max(since, key=lambda one: one.since, default=None)


def side_by_side(forest: Forest, words: Iterable[Node]) -> Node:
    """The words of several diagrams, one after the other."""
    row = list(words) or [forest.leaf(SILENT_LEAF)]
    # Two by two: of n provisions each is gone through log n times, not n times.
    while len(row) > 1:
        pairs = zip(row[::2], row[1::2], strict=False)
        row = [forest.apply(lambda left, right: left + right, *pair) for pair in pairs] + row[len(row) - len(row) % 2 :]
    return row[0]


def losing_places(rules: Iterable[Rule]) -> tuple[Reference, ...]:
    """The places that some rule prevails over."""
    return tuple(dict.fromkeys(place for rule in rules for place in rule.prevails_over))


def between_instruments(corpus: Corpus, scope: Iterable[Instrument]) -> Between:
    """The provisions of which one prevails over the other on some reading: (winner, loser, question, reading)."""
    names = {one.name for one in scope}
    return tuple(
        (winner, loser, question.name, reading.label)
        for question in corpus.questions.values()
        for reading in question.readings
        for winner, loser in reading.prevails
        if {winner.instrument, loser.instrument} <= names
    )


def verdict_diagram(
    corpus: Corpus,
    forest: Forest,
    provisions: Mapping[str, Iterable[Node]],
    scope: Iterable[Instrument],
    rules: tuple[Rule, ...],
) -> Node:
    """The diagram of the verdict of all provisions together; questions of law are variables at its bottom."""
    said = said_by_provisions(corpus, forest, provisions, scope, rules)
    return verdict_of_all(forest, said, between_instruments(corpus, scope))


def verdict_of_all(forest: Forest, said: Iterable[Node], between: Between) -> Node:
    """The verdict's diagram, of what each provision says; questions of law are variables at its bottom."""
    together = forest.leaf(frozenset[Counted]())
    # What two provisions both say in the same cases counts once.
    possible = [(one, _any_of(forest.leaves(one))) for one in dict.fromkeys(said)]
    # What can strike or outrank a bar comes first; after it a bar is the end of the matter. Then the small ones.
    possible.sort(key=lambda pair: (not _over_bars(pair[1]), forest.size(pair[0])))
    for place, (tokens, _) in enumerate(possible):
        later = _any_of(some for _, some in possible[place + 1 :])
        together = forest.apply(_joining(later), together, tokens)
    for pair, (_, _, question, label) in enumerate(between):
        chosen = forest.map_leaves(
            lambda holds, pair=pair: frozenset({OnReading(pair)} if holds else ()),  # type: ignore[misc]
            forest.equals(reading_of(question), [label]),
        )
        together = forest.apply(lambda left, right: left | right, together, chosen)
    return forest.map_leaves(verdict_of, together)


def _any_of(sets: Iterable[frozenset[Counted]]) -> frozenset[Counted]:
    return frozenset[Counted]().union(*sets)


def _over_bars(tokens: Iterable[Counted]) -> bool:
    """Whether one of the words can keep a bar from being the verdict."""
    return any(isinstance(one, Token) and one.word in OVER_BARS for one in tokens)


def _joining(later: frozenset[Counted]) -> Callable[[frozenset[Counted], frozenset[Counted]], frozenset[Counted]]:
    """What two sets of words are together, as far as the verdict goes, where those that come `later` are added."""
    coming = coming_of(later)
    known: dict[frozenset[Counted], frozenset[Counted]] = {}

    def joined(left: frozenset[Counted], right: frozenset[Counted]) -> frozenset[Counted]:
        both = left | right
        if both not in known:
            known[both] = simpler(both, coming)
        return known[both]

    return joined


def said_by_provisions(
    corpus: Corpus,
    forest: Forest,
    provisions: Mapping[str, Iterable[Node]],
    scope: Iterable[Instrument],
    rules: tuple[Rule, ...],
) -> Iterator[Node]:
    """The diagram of each provision with what the verdict depends on of its words."""
    losing, between = losing_places(rules), between_instruments(corpus, scope)
    for one in scope:
        counted = partial(tokens_of, instrument=one, rules=rules, losing=losing, between=between)
        for provision in provisions[one.name]:
            yield forest.map_leaves(counted, provision)


def one_verdict(forest: Forest, said: Iterable[Node], between: Between) -> Verdict | None:
    """The verdict that any words of the provisions together come to, whichever go with which; None if there are several.

    What it finds is so; but it overlooks what provisions cannot say at once, and gives up on many combinations.
    """
    each = [frozenset(forest.leaves(one)) for one in said]
    # A pair holds on its reading or does not.
    each += [frozenset({frozenset[Counted](), frozenset[Counted]({OnReading(pair)})}) for pair in range(len(between))]
    # Most often two ways of putting them together show at once that there are several.
    quietest, loudest = (_any_of(choose(some, key=len) for some in each) for choose in (min, max))
    if verdict_of(quietest) is not verdict_of(loudest):
        return None
    each.sort(key=lambda some: not any(map(_over_bars, some)))
    together = {frozenset[Counted]()}
    for place, some in enumerate(each):
        joined = _joining(_any_of(words for others in each[place + 1 :] for words in others))
        together = {joined(one, words) for one in together for words in some}
        if len(together) > COMBINATIONS_MOST:
            return None
    verdicts = {verdict_of(one) for one in together}
    return verdicts.pop() if len(verdicts) == 1 else None


def on_the_facts(forest: Forest, verdict: Node, settled: Mapping[str, str | None]) -> Node:
    """The verdict's diagram with the questions of law resolved: one verdict under all open readings, or refer."""
    known = {reading_of(name): label for name, label in settled.items() if label is not None}
    left = forest.restrict(verdict, known)
    if not settled:
        return left
    return forest.collapse(
        left,
        [reading_of(name) for name in settled],
        lambda leaves: next(iter(leaves)) if len(leaves) == 1 else Verdict.REFER,
    )


def turning_diagram(
    corpus: Corpus, forest: Forest, verdict: Node, settled: Mapping[str, str | None], name: str
) -> Node:
    """The boolean diagram of the cases in which another reading of one question would change the verdict (rule 7)."""
    others = {reading_of(one): label for one, label in settled.items() if label is not None and one != name}
    left = forest.restrict(verdict, others)
    if reading_of(name) not in forest.support(left):
        return FALSE
    readings = [forest.restrict(left, {reading_of(name): label}) for label in corpus.questions[name].labels]
    changed = [forest.apply(lambda first, other: first is not other, readings[0], one) for one in readings[1:]]
    return forest.collapse(
        forest.disjoin(*changed), [reading_of(one) for one in settled], lambda leaves: True in leaves
    )


def turning_diagrams(
    corpus: Corpus, forest: Forest, verdict: Node, settled: Mapping[str, str | None]
) -> dict[str, Node]:
    """For each question the diagram that `turning_diagram` gives; all of them in one way through the verdict's."""
    questions = {reading_of(name) for name in settled}
    turned: dict[Node, Node] = {}
    for each in forest.below(verdict):
        # The questions are at the bottom: what begins with one tests no fact, and turns or does not.
        if forest.is_leaf(each):
            turned[each] = forest.leaf(frozenset[str]())
        elif forest.variable_of(each).name in questions:
            turns = (name for name in settled if turning_diagram(corpus, forest, each, settled, name) == TRUE)
            turned[each] = forest.leaf(frozenset(turns))
        else:
            turned[each] = forest.with_branches(each, [turned[branch] for branch in forest.branches(each)])
    whole = turned[verdict]
    ever = _any_turned(forest.leaves(whole))
    return {
        name: forest.map_leaves(lambda turns, name=name: name in turns, whole) if name in ever else FALSE  # type: ignore[misc]
        for name in settled
    }


def _any_turned(leaves: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*leaves)


def possible_completions(corpus: Corpus, forest: Forest, facts: Mapping[str, FactVariable]) -> Node:
    """What `implies` lines allow among the facts of the diagrams, whatever other facts are; and sets that are not empty."""
    clauses = [sets_that_are_not_empty(forest, facts)]
    here = [name for name, variable in facts.items() if variable.fact.kind == "yes/no"]
    for (one, is_so), (other, other_is_so) in sorted(_consequences(corpus, here)):
        clauses.append(forest.disjoin(forest.equals(one, [not is_so]), forest.equals(other, [other_is_so])))
    return forest.conjoin(*clauses)


def sets_that_are_not_empty(forest: Forest, facts: Mapping[str, FactVariable]) -> Node:
    """Every set among the facts has a member."""
    sets = [one.fact for one in facts.values() if one.fact.kind == SOME_OF]
    return forest.conjoin(
        *[forest.disjoin(*[forest.equals(member(one.name, value), [True]) for value in one.values]) for one in sets]
    )


Literal = tuple[str, bool]


def _consequences(corpus: Corpus, here: Iterable[str]) -> set[tuple[Literal, Literal]]:
    """Each pair of a fact being so and what then must be so, through any chain of `implies` lines."""
    steps: dict[Literal, set[Literal]] = {}
    for fact in corpus.facts.values():
        for one in fact.implies:
            steps.setdefault((fact.name, True), set()).add((one.other, one.holds))
            steps.setdefault((one.other, not one.holds), set()).add((fact.name, False))
    wanted = set(here)
    found: set[tuple[Literal, Literal]] = set()
    for start in [(name, is_so) for name in sorted(wanted) for is_so in (True, False)]:
        reached: set[Literal] = set()
        waiting = [start]
        while waiting:
            for following in steps.get(waiting.pop(), ()):
                if following not in reached:
                    reached.add(following)
                    waiting.append(following)
        found |= {(start, end) for end in reached if end[0] in wanted and end != start}
    return found
