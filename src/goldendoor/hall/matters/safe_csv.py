"""Tables written as CSV files that a spreadsheet opens as text: no cell that somebody typed becomes a formula.

A cell that begins like a formula gets an apostrophe before it, which spreadsheets take as *this is text*. Numbers stay.
"""

import csv
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TextIO

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# The same signs as wide as an ideograph: some spreadsheets read them as the narrow ones.
_WIDE = ("＝", "＋", "－", "＠")  # fmt: skip


def neutral(text: str) -> str:
    """A text that no spreadsheet takes for a formula; ordinary text as it is.

    >>> neutral("=1+1"), neutral("1:26-mj-00123")
    ("'=1+1", '1:26-mj-00123')
    """
    return f"'{text}" if _begins_like_a_formula(text) else text


def _begins_like_a_formula(text: str) -> bool:
    """Whether its first letter that can be seen, or a tab or return before that, begins a formula."""
    for letter in text:
        if letter in STARTS_A_FORMULA or letter in _WIDE:
            return True
        # Some programs pass over blanks and marks that nobody sees, and find the sign behind them.
        if not letter.isspace() and unicodedata.category(letter) not in ("Cf", "Cc"):
            return False
    return False


def cell(value: Any) -> str | int | float:
    """A value as it stands in a cell: days as `2026-02-06`, yes and no as words, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return value
    return neutral(value.isoformat() if isinstance(value, date) else str(value))


def write_rows(out: TextIO, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Write a heading and rows as CSV (RFC 4180), one at a time; how many rows were written.

    Raises:
        ValueError: for a row that has more or fewer cells than there are columns.
    """
    # Every text in quotation marks: where commas do not part the columns, a cell still stays one cell.
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow([cell(one) for one in columns])
    written = 0
    for row in rows:
        if len(row) != len(columns):
            raise ValueError(f"row {written + 1} has {len(row)} cells, and there are {len(columns)} columns")
        writer.writerow([cell(one) for one in row])
        written += 1
    return written
