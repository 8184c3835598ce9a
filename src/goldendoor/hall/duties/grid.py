"""The board of one law as a grid: a duty in each row, an agency in each column, and in each cell a sign and a word."""

from collections.abc import Iterable
from dataclasses import dataclass

from goldendoor.engine.obligations import owed_words
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.duties.shown import address_of
from goldendoor.hall.duties.standing import Line, State

_IN_ORDER = list(State)


@dataclass(frozen=True, slots=True)
class Cell:
    """How one duty stands in one agency: the state that matters most of all its times, and how many times there are."""

    state: State | None
    address: str = ""
    times: int = 0


@dataclass(frozen=True, slots=True)
class GridRow:
    """One duty: what is owed, where the law says so, and by when if that is one day for all; a cell for each agency."""

    what: str
    citation: str
    due: str
    cells: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The duties of one law in the agencies that owe them."""

    agencies: tuple[str, ...]
    rows: tuple[GridRow, ...]


def grid(lines: Iterable[Line], agencies: Iterable[str]) -> Grid:
    """A law's lines, laid out: duties with a day first, and only agencies that owe something of it."""
    by_duty: dict[str, list[Line]] = {}
    for line in lines:
        if line.owed.agency:
            by_duty.setdefault(line.owed.obligation.norm, []).append(line)
    owing = {line.owed.agency for found in by_duty.values() for line in found}
    columns = tuple(code for code in agencies if code in owing)
    duties = sorted(by_duty.values(), key=_day_first)
    return Grid(columns, tuple(_row(found, columns) for found in duties))


def _day_first(found: list[Line]) -> tuple[bool, str, int, str]:
    days = [line.owed.obligation.due for line in found if line.owed.obligation.due]
    states = [_IN_ORDER.index(line.state) for line in found]
    return not days, min(days).isoformat() if days else "", min(states), found[0].owed.obligation.norm


def _row(found: list[Line], columns: tuple[str, ...]) -> GridRow:
    one = found[0].owed.obligation
    days = {line.owed.obligation.due for line in found}
    due = next(iter(days)) if len(days) == 1 else None
    cells = tuple((code, _cell([line for line in found if line.owed.agency == code])) for code in columns)
    return GridRow(owed_words(corpus(), one), one.citation, due.isoformat() if due else "", cells)


def _cell(lines: list[Line]) -> Cell:
    if not lines:
        return Cell(None)
    worst = min(lines, key=lambda line: _IN_ORDER.index(line.state))
    return Cell(worst.state, address_of(worst.owed.obligation.key, worst.day), len(lines))
