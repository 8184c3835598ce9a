"""How many nodes the diagrams of each act have: the largest of one instrument, the verdict's, and whole outcomes'.

Usage: python tools/diagram_sizes.py [CITY] [DAY]
"""

import sys
from collections.abc import Iterator
from datetime import date

from goldendoor import City
from goldendoor.engine.answering import Answering
from goldendoor.engine.compile import compile_act
from goldendoor.engine.diagram import DiagramTooLarge, Forest, Node
from goldendoor.engine.fast import taken_as_defined, whole_outcomes


def size(forest: Forest, root: Node) -> int:
    """How many nodes a diagram has, its leaves included."""
    seen, waiting = set[Node](), [root]
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting += [] if forest.is_leaf(node) else forest.branches(node)
    return len(seen)


def sizes(name: str, on: date) -> Iterator[tuple[str, int, int, int | str]]:
    """For each act that the city's law speaks of that day: its name and the three numbers of nodes."""
    city = City(name)
    scope = city.in_force(on)
    for act in sorted({act for one in scope for norm in one.norms for act in norm.acts}):
        compiled = compile_act(city.corpus, act, on, scope)
        of_one = max(size(compiled.forest, node) for node in compiled.instruments.values())
        of_the_verdict = size(compiled.forest, compiled.on_facts)
        answering = Answering(city.corpus, compiled)
        defined = dict.fromkeys(taken_as_defined(city.corpus, answering, None, {}))
        try:
            whole: int | str = size(compiled.forest, whole_outcomes(city.corpus, answering, defined))
        except DiagramTooLarge:
            whole = f"more than {compiled.forest.budget:,}"
        yield act, of_one, of_the_verdict, whole


def main(arguments: list[str]) -> int:
    """Print the sizes as a table of Markdown."""
    name, on = [*arguments, *["nyc", "2026-03-01"][len(arguments) :]]
    print("| act | largest of one instrument | verdict of the city | whole outcomes of the city |")
    print("| --- | --- | --- | --- |")
    for row in sizes(name, date.fromisoformat(on)):
        print("| " + " | ".join(f"{cell:,}" if isinstance(cell, int) else f"`{cell}`" for cell in row) + " |")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
