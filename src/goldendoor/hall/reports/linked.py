"""Tables that count the same, cut into the smallest parts that any of them tells apart: each figure is a sum of parts.

Two quarters and the year that holds them, the same matters by agency and by answer: whoever has all of these can reckon
with all of them together, and so do we. A part is one class of values for every variable; nothing is assumed of parts but
that they are whole numbers and not below zero.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from goldendoor.hall.reports.tables import Key, Mark, Split, Table

# Something is added at the first class of a variable and, unless that is None, taken away at the second.
Swap = tuple[int, int | None]
Change = tuple[int, int]  # which figure, and by how much


class Contradiction(ValueError):
    """No counts agree with all the tables at once."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where one table's figures stand: each has a number; for each variable, what its coordinates take in."""

    table: Table
    first: int
    keys: tuple[Key, ...]
    coordinates: tuple[tuple[frozenset[int], ...], ...]
    inner: tuple[int, ...]  # how many coordinates of each variable are not the whole
    strides: tuple[int, ...]
    turned: dict[tuple[int, Swap], list[Change]] = field(default_factory=dict, compare=False, repr=False)

    def place(self, figure: int) -> tuple[int, ...]:
        """The coordinates of one of its figures."""
        rest, found = figure - self.first, [0] * len(self.strides)
        for variable in sorted(range(len(self.strides)), key=lambda one: -self.strides[one]):
            if self.strides[variable]:
                found[variable], rest = divmod(rest, self.strides[variable])
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Space:
    """All parts of some tables that count the same."""

    layouts: tuple[Layout, ...]
    classes: tuple[int, ...]  # how many each variable has
    strides: tuple[int, ...]
    empty: frozenset[int]  # the parts that some table says are none, since it has no value for them

    def parts(self) -> Iterator[tuple[int, ...]]:
        """Every part by its class in each variable."""
        return product(*(range(many) for many in self.classes))

    def number(self, part: Sequence[int]) -> int:
        """The number of a part."""
        return sum(stride * one for stride, one in zip(self.strides, part, strict=True))


def turns(layout: Layout, variable: int, swap: Swap) -> list[Change]:
    """By how much the coordinates of one variable change under a swap: where both or neither are in one, not at all."""
    # Asked for the same few swaps a hundred thousand times.
    known = layout.turned.get((variable, swap))
    if known is None:
        more, less = swap
        known = [
            (layout.strides[variable] * place, (more in taken_in) - (less in taken_in))
            for place, taken_in in enumerate(layout.coordinates[variable])
            if (more in taken_in) != (less in taken_in)
        ]
        layout.turned[variable, swap] = known
    return known


def space_of(tables: Sequence[Table]) -> Space:
    """The parts of tables that count the same."""
    variables = tuple(dict.fromkeys(name for one in tables for name in _variables_of(one)))
    classes = [_classes(name, tables) for name in variables]
    sizes = tuple(len(set(one.values())) for one in classes)
    layouts, first = [], 0
    for table in tables:
        layouts.append(_layout(table, variables, classes, first))
        first += len(layouts[-1].keys)
    strides = _strides(sizes)
    space = Space(tuple(layouts), sizes, strides, frozenset())
    empty = {space.number(part) for part in space.parts() if any(_is_none(layout, part) for layout in layouts)}
    return Space(space.layouts, sizes, strides, frozenset(empty))


def figures_with(layout: Layout, part: Sequence[int], *, wholes: bool = True) -> list[int]:
    """The figures of one table that a part is counted in; the innermost alone, where wholes are not wanted."""
    found = [layout.first]
    for variable, one in enumerate(part):
        stride, taken_in = layout.strides[variable], layout.coordinates[variable]
        upto = len(taken_in) if wholes else layout.inner[variable]
        places = [place for place in range(upto) if one in taken_in[place]]
        found = [at + stride * place for at in found for place in places]
    return found


def counts_that_agree(space: Space) -> list[int]:
    """Some counts of every part that give all the figures of all the tables.

    They need not be the true ones: whatever agrees with everything shows what a stranger has to hold possible.

    Raises:
        Contradiction: where none were found.
    """
    left: dict[int, int] = {}
    for layout in space.layouts:
        for number, key in enumerate(layout.keys, layout.first):
            figure = layout.table.figures[key]
            if isinstance(figure, Mark):
                raise ValueError(f"the table {layout.table.name} has no number at {', '.join(key)}")
            left[number] = figure
    counts = []
    for part in space.parts():
        within = [one for layout in space.layouts for one in figures_with(layout, part)]
        none = space.number(part) in space.empty or not within
        counts.append(0 if none else min(left[one] for one in within))
        for one in within:
            left[one] -= counts[-1]
    for layout in space.layouts:
        if any(left[number] for number in range(layout.first, layout.first + len(layout.keys))):
            raise Contradiction(
                f"No counts were found that agree with the table {layout.table.name} and with those before it. Correct the "
                "one that is wrong first; if none is, give a table that is split by all their variables as well."
            )
    return counts


def _variables_of(table: Table) -> tuple[str, ...]:
    return (*(split.name for split in table.splits), *sorted(table.within))


def _classes(variable: str, tables: Sequence[Table]) -> dict[str, int]:
    """Which class each of the finest values is in; the empty name stands for all values that no table names."""
    told_apart = []
    for table in tables:
        split = _split(table, variable)
        told_apart += [frozenset(one.parts) for one in split.values] if split else []
        told_apart += [frozenset(table.within[variable])] if variable in table.within else []
    values = sorted(frozenset[str]().union(*told_apart))
    numbers: dict[tuple[bool, ...], int] = {}
    found = {}
    for value in (*values, ""):
        found[value] = numbers.setdefault(tuple(value in one for one in told_apart), len(numbers))
    return found


def _layout(table: Table, variables: Sequence[str], classes: Sequence[dict[str, int]], first: int) -> Layout:
    coordinates: list[tuple[frozenset[int], ...]] = []
    inner = []
    for variable, of in zip(variables, classes, strict=True):
        split = _split(table, variable)
        bounds = frozenset(of[one] for one in table.within.get(variable, of))
        if split is None:
            coordinates.append((bounds,))
        else:
            values = tuple(frozenset(of[part] for part in one.parts) for one in split.values)
            coordinates.append((*values, bounds) if split.adds_up else values)
        inner.append(1 if split is None else len(split.values))
    own = dict(zip((one.name for one in table.splits), _strides([len(one.names) for one in table.splits]), strict=True))
    strides = tuple(own.get(variable, 0) for variable in variables)
    return Layout(table, first, tuple(table.keys()), tuple(coordinates), tuple(inner), strides)


def _is_none(layout: Layout, part: Sequence[int]) -> bool:
    """Whether a table counts a part in a whole and in none of the values, which can only be where it is none."""
    return bool(figures_with(layout, part)) and not figures_with(layout, part, wholes=False)


def _split(table: Table, variable: str) -> Split | None:
    return next((one for one in table.splits if one.name == variable), None)


def _strides(sizes: Sequence[int]) -> tuple[int, ...]:
    found, stride = [], 1
    for size in reversed(sizes):
        found.append(stride)
        stride *= size
    return tuple(reversed(found))
