"""Tables of the law: CSV files beside the law file, whose rows come and go on their own days."""

import csv
from datetime import date
from io import StringIO

from goldendoor.language.problems import Problem
from goldendoor.norms import Row, Span

_OWN = ("key", "also", "unless", "from", "through")


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def read_rows(text: str, file: str) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """The rows of a table, and every line that cannot be read; the others are still given."""
    reader = csv.reader(StringIO(text))
    try:
        lines = [(reader.line_num, cells) for cells in reader]
    except csv.Error as error:
        return (), (Problem(file, reader.line_num, 1, f"this is not a table: {error}"),)
    if not lines or "key" not in lines[0][1]:
        return (), (Problem(file, 1, 1, "the first line of a table names its columns, and one of them is `key`"),)
    columns = lines[0][1]
    rows: list[Row] = []
    problems: list[Problem] = []
    for number, cells in lines[1:]:
        if any(cell.strip() for cell in cells):
            row = _row(columns, cells)
            if isinstance(row, Row):
                rows.append(row)
            else:
                problems.append(Problem(file, number, 1, row))
    return tuple(rows), tuple(problems)


def _row(columns: list[str], cells: list[str]) -> Row | str:
    """One line of a table as a row, or what is wrong with it."""
    if len(cells) != len(columns):
        cells_said = f"{len(cells)} cell{'s' * (len(cells) != 1)}"
        return f"{cells_said} where the table has {len(columns)} columns"
    row = dict(zip(columns, (cell.strip() for cell in cells), strict=True))
    try:
        dates = Span(_day(row.get("from", "")), _day(row.get("through", "")))
    except ValueError:
        return "a day is written like 2026-01-29"
    if dates.start and dates.end and dates.start > dates.end:
        return f"from {dates.start} is after through {dates.end}"
    if not row["key"]:
        return "a row without its key"
    others = tuple((name, row[name]) for name in columns if name not in _OWN)
    return Row(row["key"], dates, _several(row.get("also", "")), _several(row.get("unless", "")), others)
