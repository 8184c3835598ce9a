"""A frozen report as tables: its numbered figures, how each is split, and the cut by month with what is hidden in it."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from goldendoor.hall.reports.composing import Said
from goldendoor.hall.reports.figures import Figure
from goldendoor.hall.reports.tables import ALL, Key, Mark, Split, Table, Value, counted

FIGURES, BY_MONTH = "figures", "by_month"
ROWS = "rows of the register"
DOLLARS = "dollars"


def figures_of(told: Said) -> Table:
    """The numbered figures, one under the other."""
    values = tuple(Value(one.key, one.words, one.citation, one.words, _unit(one)) for one in told.figures)
    figures = {(one.key,): Mark.UNCOUNTED if one.figure is None else one.figure for one in told.figures}
    notes = {(one.key,): "; ".join(one.notes) for one in told.figures if one.notes}
    return Table(
        FIGURES, f"{told.body['title']}, {told.body['period']['words']}", ROWS, (Split("figure", "Figure", values, False),),
        figures, "The figures that the law orders, as it numbers them.", told.body["citation"], notes=notes,
    )  # fmt: skip


def split_of(one: Figure) -> Table | None:
    """How one figure is split, as the law orders it; None where it is not, or nobody could tell."""
    if not one.cells:
        return None
    ways = len(one.cells[0].names)
    headings = [words for _, words in one.by][:ways]
    splits = tuple(
        Split(_name(one, place), headings[place], tuple(_values(one, place)), _adds_up(one)) for place in range(ways)
    )
    cells = dict.fromkeys(product(*([value.name for value in split.values] for split in splits)), 0)
    cells |= {cell.names: cell.figure for cell in one.cells}
    words = f"{one.words[:1].upper()}{one.words[1:]}"
    if _adds_up(one):
        return counted(one.key.replace("-", "_"), words, _unit(one), splits, cells, pinpoint=one.citation)
    return Table(one.key.replace("-", "_"), words, _unit(one), splits, cells, pinpoint=one.citation)


def month_table(body: Mapping[str, Any]) -> Table | None:
    """The cut by month, as everybody sees it; None before a report is published, or where it is not shown."""
    cut = body.get("by_month")
    if not cut or "splits" not in cut:
        return None
    splits = tuple(
        Split(one["name"], one["words"], tuple(Value(name, words) for name, words in one["values"]))
        for one in cut["splits"]
    )
    figures: dict[Key, int | Mark] = {tuple(key): Mark.HIDDEN if one is None else one for key, one in cut["figures"]}
    return Table(
        BY_MONTH, f"{cut['title']}, by month", ROWS, splits, figures,
        "No law orders this table. Small figures are hidden, and others with them, so that nobody can work them out.",
    )  # fmt: skip


def _adds_up(one: Figure) -> bool:
    """Whether each row is in one part only: of several kinds at once it is in each."""
    return sum(cell.figure for cell in one.cells) == one.figure


def _values(one: Figure, place: int) -> Iterator[Value]:
    seen = dict.fromkeys((cell.names[place], cell.words[place]) for cell in one.cells)
    for name, words in seen:
        yield Value(f"{name}_" if name == ALL else name, words)


def _name(one: Figure, place: int) -> str:
    return one.by[place][0]


def in_dollars(one: Figure) -> bool:
    """Whether a figure is an amount of money: the law file's words say so."""
    return one.words.endswith("in dollars")


def _unit(one: Figure) -> str:
    return DOLLARS if in_dollars(one) else ROWS
