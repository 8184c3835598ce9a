"""How long finding the next question takes: on made-up diagrams of every size, and on each shipped act."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from random import Random
from time import perf_counter
from types import ModuleType
from typing import Any

from goldendoor import City
from goldendoor.engine import decide
from goldendoor.engine.ask import next_question
from goldendoor.engine.diagram import DiagramTooLarge, Forest, Variable
from goldendoor.engine.given import standing

# The diagrams are sorted by their number of nodes into these sizes.
UP_TO_NODES = (50, 200, 500, 3_000)
DIAGRAMS_OF_A_SIZE = 12
REPEATS = 7
# A day on which all the encoded law of today is in force together.
QUESTIONS_ON = date(2026, 3, 1)


@dataclass(frozen=True, slots=True)
class QuestionTime:
    """How long one next question took, the best of a few; of an act also the search alone, and how large its law is."""

    subject: str
    seconds: float
    nodes: int
    search_seconds: float


def on_made_up_diagrams() -> list[QuestionTime]:
    """Times `next_question` on random law, the same at every run.

    The tries go round by round, so that a slow moment of the machine hits one try of a diagram and not all.
    """
    diagrams = list(_diagrams())
    tries = [[_search(forest, node, burdens) for forest, node, burdens, _ in diagrams] for _ in range(REPEATS)]
    times = []
    for (_, _, burdens, size), taken in zip(diagrams, zip(*tries, strict=True), strict=True):
        subject = f"random law of {len(burdens)} facts, {size} nodes"
        times.append(QuestionTime(subject, min(taken), size, min(taken)))
    return times


def _search(forest: Forest, node: Any, burdens: dict[str, float]) -> float:
    begin = perf_counter()
    next_question(forest, node, burdens)
    return perf_counter() - begin


def on_shipped_acts() -> tuple[list[QuestionTime], int]:
    """Times the first question of every act in every city, where nothing is known yet; and how many need none.

    Each of the few times begins with the law read anew, so that no question profits from the same one before.
    """
    times, without = [], 0
    for name in City(None).corpus.cities:
        tries = [_first_questions(name) for _ in range(REPEATS)]
        for act, first in tries[0].items():
            if first is None:
                without += 1
                continue
            whole = min(one[act].seconds for one in tries)
            search = min(one[act].search_seconds for one in tries)
            times.append(QuestionTime(f"{act}, {name}", whole, first.nodes, search))
    return times, without


def _first_questions(name: str) -> dict[str, QuestionTime | None]:
    city, found = City(name), dict[str, QuestionTime | None]()
    for act in city.corpus.acts:  # the law of the day is compiled outside the clock; a cold start is measured elsewhere
        city.answering(act, QUESTIONS_ON, (), standing(city.corpus, {}, QUESTIONS_ON, (), city.place))
    for act in city.corpus.acts:
        with _timed(decide, "outlook_of") as looking, _timed(decide, "_next") as search:
            question = city.decide(act, on=QUESTIONS_ON).next
        if question is None:
            found[act] = None
        else:
            # What is open has to be found out before anybody can ask; rule 16 may have asked about other acts meanwhile.
            (looking_seconds, (answering, _)), (search_seconds, _) = looking[0], search[-1]
            provisions = [one for some in answering.compiled.provisions.values() for one in some]
            nodes = answering.forest.size(*provisions)
            found[act] = QuestionTime(act, looking_seconds + search_seconds, nodes, search_seconds)
    return found


@contextmanager
def _timed(module: ModuleType, name: str) -> Iterator[list[tuple[float, tuple[Any, ...]]]]:
    """Every call of a module's function while this lasts: its seconds and what it was given."""
    function, calls = getattr(module, name), list[tuple[float, tuple[Any, ...]]]()

    def timed(*given: Any) -> Any:
        begin = perf_counter()
        answer = function(*given)
        calls.append((perf_counter() - begin, given))
        return answer

    setattr(module, name, timed)
    try:
        yield calls
    finally:
        setattr(module, name, function)


def _diagrams() -> Iterator[tuple[Forest, Any, dict[str, float], int]]:
    """A dozen diagrams of each size, as far as a bounded number of draws gives them."""
    wanted = dict.fromkeys(UP_TO_NODES, DIAGRAMS_OF_A_SIZE)
    for seed in range(600):
        draw = Random(seed)
        facts, rules = draw.choice(((6, 5), (8, 8), (12, 10), (15, 10), (20, 12), (25, 12), (30, 12), (40, 14)))
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


def _random_law(draw: Random, facts: int, rules: int) -> tuple[Forest, Any, dict[str, float]] | None:
    """Rules of a few tests with an exception each, the strictest word wins; None if it grows too large."""
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
