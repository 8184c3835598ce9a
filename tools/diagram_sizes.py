"""How many nodes the diagrams of each act have: the largest of one instrument, the verdict's, and whole outcomes'.

Where an act has no diagram of the verdict of all its law, each case makes its own; whole outcomes then come in blocks.

Usage: python tools/diagram_sizes.py [CITY] [DAY]
"""

import sys
from collections.abc import Iterator
from datetime import date

from goldendoor import City
from goldendoor.engine.answering import Answering
from goldendoor.engine.compile import compile_act
from goldendoor.engine.diagram import Forest, Node
from goldendoor.engine.outcomes import outcomes


def size(forest: Forest, *roots: Node) -> int:
    """How many nodes diagrams have together, their leaves included."""
    seen, waiting = set[Node](), [*roots]
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting += [] if forest.is_leaf(node) else forest.branches(node)
    return len(seen)


def sizes(name: str, on: date) -> Iterator[tuple[str, int, int | str, int | str]]:
    """For each act that the city's law speaks of that day: its name and the three numbers of nodes."""
    city = City(name)
    scope = city.in_force(on)
    for act in sorted({act for one in scope for norm in one.norms for act in norm.acts}):
        compiled = compile_act(city.corpus, act, on, scope)
        of_one = max(size(compiled.forest, *some) for some in compiled.provisions.values())
        on_facts = compiled.on_facts
        verdict: int | str = "case by case" if on_facts is None else size(compiled.forest, on_facts)
        found = outcomes(Answering(city.corpus, compiled))
        whole: int | str = "in blocks" if found.in_blocks else size(compiled.forest, *found.diagrams)
        yield act, of_one, verdict, whole


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
