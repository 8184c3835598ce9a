"""A report as one flat table, a row for each number: as CSV, as Parquet, and the dictionary that says what its columns are."""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, fields

from goldendoor.hall.matters.safe_csv import write_rows
from goldendoor.hall.reports.composing import Said
from goldendoor.hall.reports.figures import Told
from goldendoor.hall.reports.report_tables import BY_MONTH, DOLLARS, ROWS, in_dollars, month_table, split_of
from goldendoor.hall.reports.tables import ALL, Mark, Table

SCHEMA = 1
WHOLE = "whole"
HIDDEN = "hidden"
NOT_COUNTED = "not counted"
COLUMNS = {
    "report": "The instrument and the report in it.",
    "agency": "The agency whose report it is; empty for the whole city.",
    "period": "The period, by its name.",
    "first": "Its first day.",
    "last": "Its last day.",
    "citation": "Where the law orders the figure; empty in a table that no law orders.",
    "figure": "What is counted.",
    "split": "By what it is split; empty for the whole.",
    "part": "Which part it is.",
    "split_2": "By what it is split besides.",
    "part_2": "Which part of that.",
    "unit": "What one is.",
    "number": "The number; empty where it cannot be counted or is hidden.",
    "status": "counted, typed (told by an office), not counted, or hidden.",
    "note": "What has to be said beside it.",
}


@dataclass(frozen=True, slots=True)
class FlatRow:
    """One number of a report."""

    report: str
    agency: str
    period: str
    first: str
    last: str
    citation: str
    figure: str
    split: str
    part: str
    split_2: str
    part_2: str
    unit: str
    number: int | None
    status: str
    note: str


def rows(told: Said) -> Iterator[FlatRow]:
    """Every number of a report: the figures and their parts in the order of the law, the cut by month last."""
    for one in told.figures:
        status = NOT_COUNTED if one.told is Told.NOBODY else one.told.value
        unit = DOLLARS if in_dollars(one) else ROWS
        yield _row(told, one.citation, one.words, (), unit, one.figure, status, "; ".join(one.notes))
        if (table := split_of(one)) is not None:
            yield from _parts(told, table, one.citation, one.words, one.parts_told.value)
    for left in told.left_out:
        yield _row(
            told, left.citation, f"items left out: {left.words}", (), "items", left.count, Told.COUNTED.value, ""
        )
    if (by_month := month_table(told.body)) is not None:
        yield from _parts(
            told, by_month, "", f"{told.figures[0].words}, {BY_MONTH.replace('_', ' ')}", Told.COUNTED.value
        )


def as_csv(told: Said) -> bytes:
    """The flat table as CSV (UTF-8, RFC 4180), which no spreadsheet takes for formulas."""
    out = io.StringIO()
    write_rows(out, list(COLUMNS), ([getattr(one, name) for name in COLUMNS] for one in rows(told)))
    return out.getvalue().encode()


def as_parquet(told: Said) -> bytes:
    """The flat table as Parquet."""
    import pyarrow as pa
    from pyarrow import parquet

    found = list(rows(told))
    schema = pa.schema([(name, pa.int64() if name == "number" else pa.string()) for name in COLUMNS])
    columns = {name: [getattr(one, name) for one in found] for name in COLUMNS}
    out = io.BytesIO()
    parquet.write_table(pa.table(columns, schema=schema), out, compression="zstd")
    return out.getvalue()


def as_dictionary(told: Said) -> bytes:
    """What the columns are, for whoever reads the table with a program."""
    kinds = {one.name: "integer" if one.name == "number" else "text" for one in fields(FlatRow)}
    said = {
        "title": told.body["title"], "period": told.body["period"], "citation": told.body["citation"],
        "schema_version": SCHEMA, "license_note": told.body["banner"], "law_hash": told.body["law_hash"],
        "hidden": "In a table that no law orders, small figures are hidden, and others with them. What the law orders is whole.",
        "columns": [{"name": name, "kind": kinds[name], "words": words} for name, words in COLUMNS.items()],
        "figures": [
            {"figure": one.words, "citation": one.citation, "split_by": [words for _, words in one.by]} for one in told.figures
        ],
    }  # fmt: skip
    return (json.dumps(said, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _parts(told: Said, table: Table, citation: str, words: str, status: str) -> Iterator[FlatRow]:
    for key, figure in table.in_order():
        named = [
            (split.words, WHOLE if name == ALL else split.words_of(name))
            for split, name in zip(table.splits, key, strict=True)
        ]
        hidden = figure is Mark.HIDDEN
        number = None if isinstance(figure, Mark) else figure
        yield _row(told, citation, words, tuple(named), table.unit, number, HIDDEN if hidden else status, "")


def _row(
    told: Said, citation: str, words: str, split: tuple[tuple[str, str], ...], unit: str, number: int | None, status: str,
    note: str,
) -> FlatRow:  # fmt: skip
    body, period = told.body, told.body["period"]
    first, second = (*split, ("", ""), ("", ""))[:2]
    return FlatRow(
        f"{body['instrument']} {body['label']}", body["agency"], period["name"], period["first"], period["last"], citation,
        words, *first, *second, unit, number, status, note,
    )  # fmt: skip
