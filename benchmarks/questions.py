"""How long finding the next question takes: on made-up diagrams of every size, and on each shipped act."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

from rule_eo34.peer import absent

# The diagrams are sorted by their number of nodes into these sizes.
UP_TO_NODES = (50, 200, 500, 3_000)
DIAGRAMS_OF_A_SIZE = 12
REPEATS = 3


@dataclass(frozen=True, slots=True)
class QuestionTime:
    """How long one next question took, the median of a few; `nodes` is None where an act was asked about."""

    subject: str
    nodes: int | None
    seconds: float


def on_made_up_diagrams() -> list[QuestionTime] | str:
    """Times `next_question` on random law, the same at every run; or why that cannot be done."""
    if reason := absent("goldendoor.engine.ask", "the question planner"):
        return reason
    from goldendoor.engine.ask import next_question

    times = []
    for forest, node, burdens, size in _diagrams():
        seconds = _seconds(
            lambda forest=forest, node=node, burdens=burdens: next_question(forest, node, burdens)
        )
        subject = f"random law of {len(burdens)} facts, {size} nodes"
        times.append(QuestionTime(subject, size, seconds))
    return times


def on_shipped_acts() -> list[QuestionTime] | str:
    """Times the first question of every act of the city whose law is measured; or why that cannot be done."""
    from rule_eo34 import ours

    if reason := ours.available():
        return reason
    times = []
    for subject, ask in ours.first_questions():
        ask()  # compiles the law of that day; the cold start is measured elsewhere
        times.append(QuestionTime(subject, None, _seconds(ask)))
    return times


def _seconds(ask: Callable[[], Any]) -> float:
    taken = []
    for _ in range(REPEATS):
        begin = perf_counter()
        ask()
        taken.append(perf_counter() - begin)
    return median(taken)


def _diagrams() -> Iterator[tuple[Any, Any, dict[str, float], int]]:
    """A dozen diagrams of each size, as far as a bounded number of draws gives them."""
    wanted = dict.fromkeys(UP_TO_NODES, DIAGRAMS_OF_A_SIZE)
    for seed in range(600):
        draw = Random(seed)
        facts, rules = draw.choice(
            ((6, 5), (8, 8), (12, 10), (15, 10), (20, 12), (25, 12), (30, 12), (40, 14))
        )
        drawn = _random_law(draw, facts, rules)
        if drawn is None:
            continue
        forest, node, burdens = drawn
        size = forest.size(node)
        fits = next((limit for limit in UP_TO_NODES if size <= limit), None)
        if fits is None or not wanted[fits] or forest.is_leaf(node):
            continue
        wanted[fits] -= 1
        yield forest, node, burdens, size
        if not any(wanted.values()):
            return


def _random_law(draw: Random, facts: int, rules: int) -> tuple[Any, Any, dict[str, float]] | None:
    """Rules of a few tests with an exception each, the strictest word wins; None if it grows too large."""
    from goldendoor.engine.diagram import DiagramTooLarge, Forest, Variable

    names = [f"fact_{number}" for number in range(facts)]
    forest = Forest([Variable(name, (False, True)) for name in names], "random law", budget=50_000)

    def some_facts(count: int) -> Any:
        tests = (forest.equals(name, [draw.random() < 0.5]) for name in draw.sample(names, count))
        return forest.conjoin(*tests)

    silent = forest.leaf(0)
    node = silent
    try:
        for _ in range(rules):
            applies = forest.conjoin(some_facts(draw.choice((2, 3))), forest.negate(some_facts(2)))
            word = forest.choose(applies, forest.leaf(draw.choice((1, 2, 3))), silent)
            node = forest.apply(max, node, word)
    except DiagramTooLarge:
        return None
    return forest, node, {name: draw.choice((1.0, 3.0, 10.0)) for name in names}
