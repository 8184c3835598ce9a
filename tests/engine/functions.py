"""Small functions written out as truth tables: what the diagrams are checked against."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from hypothesis import strategies as st

from goldendoor.engine.diagram import Forest, Node, Variable

DOMAINS: tuple[tuple[Hashable, ...], ...] = ((True, False), ("none", "some", "all"), (None, True, False))
Facts = dict[str, Hashable]


@dataclass(frozen=True)
class Table:
    """A function of a few facts: one leaf for every case, in the order of `cases`."""

    variables: tuple[Variable, ...]
    leaves: tuple[Hashable, ...]

    def __call__(self, facts: Mapping[str, Hashable]) -> Hashable:
        place = 0
        for variable in self.variables:
            place = place * len(variable.values) + variable.values.index(facts[variable.name])
        return self.leaves[place]


def cases(variables: Sequence[Variable]) -> Iterator[Facts]:
    names = [variable.name for variable in variables]
    for values in product(*[variable.values for variable in variables]):
        yield dict(zip(names, values, strict=True))


def forest_over(variables: Sequence[Variable], budget: int = 200_000) -> Forest:
    return Forest(variables, subject="a random function", budget=budget)


def plant(forest: Forest, table: Table) -> Node:
    """The table's diagram, built with nothing but `leaf` and `test`."""
    row = [forest.leaf(value) for value in table.leaves]
    for variable in reversed(table.variables):
        width = len(variable.values)
        row = [forest.test(variable.name, row[at : at + width]) for at in range(0, len(row), width)]
    return row[0]


@st.composite
def variables(draw: st.DrawFn, most: int = 4) -> tuple[Variable, ...]:
    count = draw(st.integers(1, most))
    return tuple(Variable(f"fact-{at}", draw(st.sampled_from(DOMAINS))) for at in range(count))


@st.composite
def tables(
    draw: st.DrawFn,
    over: tuple[Variable, ...] | None = None,
    leaves: Sequence[Hashable] = ("permit", "forbid", "open"),
    most: int = 4,
) -> Table:
    chosen = over or draw(variables(most))
    size = sum(1 for _ in cases(chosen))
    return Table(chosen, tuple(draw(st.lists(st.sampled_from(leaves), min_size=size, max_size=size))))


@st.composite
def several(draw: st.DrawFn, *leaves: Sequence[Hashable]) -> tuple[Table, ...]:
    """As many functions of the same facts as there are sets of leaves."""
    over = draw(variables())
    return tuple(draw(tables(over, each)) for each in leaves)
