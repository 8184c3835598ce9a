"""A table of counts as a report holds it: what was counted, how it was split, every figure with its margins.

A figure's key has one name for each split: the name of a value, or `ALL` for the whole across that split.

>>> months = Split("month", "Month", (Value("2026-01", "January"), Value("2026-02", "February")))
>>> answers = Split("answer", "Answer", (Value("given", "Given"), Value("refused", "Refused")))
>>> cells = {("2026-01", "given"): 7, ("2026-01", "refused"): 2, ("2026-02", "given"): 9, ("2026-02", "refused"): 0}
>>> table = counted("requests", "Requests for help", "requests", (months, answers), cells)
>>> table.figures[("2026-01", ALL)], table.figures[(ALL, ALL)]
(9, 18)
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import product

ALL = "all"
Key = tuple[str, ...]


class Mark(StrEnum):
    """What stands in the place of a number."""

    HIDDEN = "hidden"
    UNCOUNTED = "not counted"
    NO_REPORT = "no report"


Figure = int | Mark


@dataclass(frozen=True, slots=True)
class Value:
    """One row or one column: its name, its words, and where the law asks for it.

    `covers` names the finest values that it takes in, where those differ from itself: a quarter covers three months, and
    figures that count some of the same matters cover a part in common. An empty `unit` is the table's.
    """

    name: str
    words: str
    pinpoint: str = ""
    definition: str = ""
    unit: str = ""
    covers: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[str, ...]:
        """The finest values that it takes in; itself, where nothing else is said."""
        return self.covers or (self.name,)


@dataclass(frozen=True, slots=True)
class Split:
    """One way in which a table is split. Where it adds up, each thing counted is in exactly one value, and there is a whole.

    The numbered figures of a statute, one under the other, are a split that does not add up.
    """

    name: str
    words: str
    values: tuple[Value, ...]
    adds_up: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """The names in a key for this split, the whole last."""
        return (*(one.name for one in self.values), *((ALL,) if self.adds_up else ()))

    def words_of(self, name: str) -> str:
        """How one of its names reads on a page."""
        return "All" if name == ALL else next(one.words for one in self.values if one.name == name)


@dataclass(frozen=True, slots=True)
class Table:
    """Counts split in one, two or three ways, with all their margins.

    Args:
        name: short, in snake_case; files are called after it.
        title: what stands over it.
        unit: what one is: `requests`, `people`.
        splits: the first goes down the page, the others across it.
        figures: one for each key, margins too.
        definition: what is counted, in a sentence.
        pinpoint: where the law orders it; empty for a cut that no statute orders.
        within: what it is limited to, by the finest values, as `{"month": ("2026-07", "2026-08", "2026-09")}`. What is
            counted has no other values of a split than those in the table, unless they are outside these limits.
        counts: what is counted. Tables that count the same say something about each other.
        notes: a sentence about one figure: its source, or why it could not be counted.

    Raises:
        ValueError: where a figure is missing or too many, or a whole is not the sum of its parts.
    """

    name: str
    title: str
    unit: str
    splits: tuple[Split, ...]
    figures: Mapping[Key, Figure]
    definition: str = ""
    pinpoint: str = ""
    within: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    counts: str = ""
    notes: Mapping[Key, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _check_the_shape(self)
        _check_the_sums(self)

    @property
    def what(self) -> str:
        """What is counted: tables that name the same are linked."""
        return self.counts or self.name

    def keys(self) -> Iterator[Key]:
        """Every key in the order of the page, margins last."""
        return product(*(one.names for one in self.splits))

    def in_order(self) -> Iterator[tuple[Key, Figure]]:
        """Every key with its figure in the order of the page, margins last."""
        return ((key, self.figures[key]) for key in product(*(one.names for one in self.splits)))

    def parts_of(self, key: Key) -> Iterator[tuple[Key, ...]]:
        """For each split across which a figure is a whole, the keys that add up to it."""
        for place, split in enumerate(self.splits):
            if key[place] == ALL:
                yield tuple((*key[:place], one.name, *key[place + 1 :]) for one in split.values)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table on a page: its head and one figure for each column."""

    value: Value
    keys: tuple[Key, ...]
    figures: tuple[Figure, ...]
    whole: bool


def counted(
    name: str,
    title: str,
    unit: str,
    splits: tuple[Split, ...],
    cells: Mapping[Key, Figure],
    *,
    definition: str = "",
    pinpoint: str = "",
    within: Mapping[str, tuple[str, ...]] | None = None,
    counts: str = "",
    notes: Mapping[Key, str] | None = None,
) -> Table:
    """A table from its innermost figures; its margins are added up here. A whole of which a part is unknown is unknown.

    Raises:
        ValueError: where a figure is missing or too many.
    """
    figures = {key: _added_up(key, splits, cells) for key in product(*(one.names for one in splits))}
    unplaced = sorted(set(cells) - set(figures))
    if unplaced:
        raise ValueError(f"the table {name} has no place for the figure {', '.join(unplaced[0])}")
    return Table(name, title, unit, splits, figures, definition, pinpoint, within or {}, counts, notes or {})


def is_whole(key: Key) -> bool:
    """Whether a figure is a margin: the whole across at least one split."""
    return ALL in key


def column_keys(table: Table) -> tuple[Key, ...]:
    """The columns of a table on a page, each by its names in the splits after the first."""
    return tuple(product(*(one.names for one in table.splits[1:])))


def column_words(table: Table, column: Key) -> str:
    """How the head of a column reads; the unit, where there is but one column."""
    words = [split.words_of(name) for split, name in zip(table.splits[1:], column, strict=True)]
    return ", ".join(words) if words else table.unit.capitalize()


def lines(table: Table) -> tuple[Line, ...]:
    """The rows of a table on a page, the whole last."""
    first, columns = table.splits[0], column_keys(table)
    heads = (*first.values, *((Value(ALL, "All"),) if first.adds_up else ()))
    found = []
    for head in heads:
        keys = tuple((head.name, *column) for column in columns)
        found.append(Line(head, keys, tuple(table.figures[key] for key in keys), head.name == ALL))
    return tuple(found)


def same_cut(one: Table, other: Table) -> bool:
    """Whether two tables count the same, split the same way, within the same bounds: versions of each other."""
    return (
        one.what == other.what
        and [split.name for split in one.splits] == [split.name for split in other.splits]
        and {name: frozenset(of) for name, of in one.within.items()}
        == {name: frozenset(of) for name, of in other.within.items()}
    )


def _added_up(key: Key, splits: Sequence[Split], cells: Mapping[Key, Figure]) -> Figure:
    names = [
        tuple(one.name for one in split.values) if name == ALL else (name,)
        for split, name in zip(splits, key, strict=True)
    ]
    total = 0
    for part in product(*names):
        if part not in cells:
            raise ValueError(f"the figure {', '.join(part)} is missing")
        figure = cells[part]
        if isinstance(figure, Mark):
            return figure
        total += figure
    return total


def _check_the_shape(table: Table) -> None:
    if not 1 <= len(table.splits) <= 3:
        raise ValueError(f"the table {table.name} is split in {len(table.splits)} ways; one, two or three are read")
    for split in table.splits:
        names = [one.name for one in split.values]
        if not names or len({*names, ALL}) <= len(names):
            raise ValueError(f"the split {split.name} needs values with names of their own, none of them '{ALL}'")
        parts = [part for one in split.values for part in one.parts]
        if split.adds_up and len(set(parts)) < len(parts):
            raise ValueError(f"the split {split.name} adds up, and yet two of its values take in the same part")
        if split.name in table.within and not set(parts) <= set(table.within[split.name]):
            raise ValueError(f"the split {split.name} goes beyond what the table is limited to")
    if len({split.name for split in table.splits}) < len(table.splits):
        raise ValueError(f"the table {table.name} is split twice by the same")
    expected = set(table.keys())
    for key in sorted(expected.symmetric_difference(table.figures)):
        stands = "lacks" if key in expected else "has no place for"
        raise ValueError(f"the table {table.name} {stands} the figure {', '.join(key)}")


def _check_the_sums(table: Table) -> None:
    for key, whole in table.figures.items():
        if not isinstance(whole, Mark) and whole < 0:
            raise ValueError(f"the table {table.name} counts fewer than none at {', '.join(key)}")
        for parts in table.parts_of(key):
            figures = [table.figures[part] for part in parts]
            known = [one for one in figures if not isinstance(one, Mark)]
            if not isinstance(whole, Mark) and len(known) == len(figures) and sum(known) != whole:
                raise ValueError(
                    f"the table {table.name} says {whole} at {', '.join(key)}, and its parts add up to {sum(known)}"
                )
