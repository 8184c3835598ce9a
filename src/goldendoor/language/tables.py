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
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(columns):
            problems.append(Problem(file, number, 1, f"{len(cells)} cells where the table has {len(columns)} columns"))
            continue
        row = dict(zip(columns, (cell.strip() for cell in cells), strict=True))
        try:
            dates = Span(_day(row.get("from", "")), _day(row.get("through", "")))
        except ValueError:
            problems.append(Problem(file, number, 1, "a day is written like 2026-01-29"))
            continue
        if not row["key"]:
            problems.append(Problem(file, number, 1, "a row without its key"))
            continue
        others = tuple((name, row[name]) for name in columns if name not in _OWN)
        rows.append(Row(row["key"], dates, _several(row.get("also", "")), _several(row.get("unless", "")), others))
    return tuple(rows), tuple(problems)
