"""A table as files that a program reads: a row for each figure as CSV and as Parquet, and what the columns mean as JSON.

A cell for each split, the number, and a word that says whether there is one: an empty number is never a zero.
"""

import io
import json
import re
from collections.abc import Iterator

from goldendoor.hall.matters.safe_csv import write_rows
from goldendoor.hall.reports.tables import ALL, Key, Mark, Split, Table, Value

SCHEMA_VERSION = 1
SHOWN = "shown"
SUPPRESSION = (
    "Figures from 1 to {below} are hidden, and others with them, so that no hidden figure can be reckoned out of those that "
    "are shown. Where the status is 'hidden', the number is empty."
)
Row = tuple[str | int | None, ...]


def columns(table: Table) -> tuple[str, ...]:
    """The names of the columns: one for each split and one for its words, then the figure and what is said of it.

    Raises:
        ValueError: where two splits come to the same name, or to one of the columns that are always there.
    """
    named = [name for split in table.splits for name in (_snake(split.name), f"{_snake(split.name)}_words")]
    found = (*named, "number", "status", "unit", "pinpoint", "note")
    if len(set(found)) < len(found):
        raise ValueError(f"two columns of the table {table.name} would have the same name: {', '.join(found)}")
    return found


def rows(table: Table) -> Iterator[Row]:
    """A row for each figure, in the order of the page; `all` stands for a whole."""
    for key, figure in table.in_order():
        named = [each for split, name in zip(table.splits, key, strict=True) for each in (name, split.words_of(name))]
        values = _values(table, key)
        pinpoint = "; ".join(dict.fromkeys(one.pinpoint for one in values if one.pinpoint)) or table.pinpoint
        unit = next((one.unit for one in values if one.unit), table.unit)
        number = None if isinstance(figure, Mark) else figure
        status = figure.value if isinstance(figure, Mark) else SHOWN
        yield (*named, number, status, unit, pinpoint, table.notes.get(key, ""))


def as_csv(table: Table) -> bytes:
    """The table as CSV in UTF-8; no cell becomes a formula in a spreadsheet."""
    out = io.StringIO()
    write_rows(out, columns(table), rows(table))
    return out.getvalue().encode("utf-8")


def as_parquet(table: Table) -> bytes:
    """The table as Parquet, with the same columns; the same bytes for the same table."""
    import pyarrow as pa
    from pyarrow import parquet

    names = columns(table)
    kinds = [(name, pa.int64() if name == "number" else pa.string()) for name in names]
    told = {"title": table.title, "definition": table.definition, "schema_version": str(SCHEMA_VERSION)}
    by_column = zip(*rows(table), strict=True)
    arrays = [pa.array(cells, kind) for cells, (_, kind) in zip(by_column, kinds, strict=True)]
    out = io.BytesIO()
    schema = pa.schema(kinds, metadata=told)
    parquet.write_table(pa.table(arrays, schema=schema), out, compression="zstd")
    return out.getvalue()


def as_dictionary(table: Table, threshold: int | None = None) -> bytes:
    """What the columns and their values mean, as JSON.

    Args:
        threshold: below which figures were hidden; None for a table that a statute orders, in which none are.
    """
    said = {
        "schema_version": SCHEMA_VERSION,
        "name": table.name,
        "title": table.title,
        "definition": table.definition,
        "pinpoint": table.pinpoint,
        "unit": table.unit,
        "within": {name: list(of) for name, of in sorted(table.within.items())},
        "suppression": "No figure is hidden." if threshold is None else SUPPRESSION.format(below=threshold - 1),
        "hidden": sum(one is Mark.HIDDEN for one in table.figures.values()),
        "not_counted": sum(one is Mark.UNCOUNTED for one in table.figures.values()),
        "columns": [
            *(one for split in table.splits for one in _split_columns(split)),
            {"name": "number", "type": "integer", "words": "The figure; empty where there is none to show."},
            {"name": "status", "type": "text", "words": f"{SHOWN}, {Mark.HIDDEN.value} or {Mark.UNCOUNTED.value}."},
            {"name": "unit", "type": "text", "words": "What one is."},
            {"name": "pinpoint", "type": "text", "words": "Where the law orders the figure; empty where no law does."},
            {"name": "note", "type": "text", "words": "What has to be said beside the figure."},
        ],
    }
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _split_columns(split: Split) -> Iterator[dict[str, object]]:
    values = [
        {"name": one.name, "words": one.words, "definition": one.definition, "pinpoint": one.pinpoint, "unit": one.unit}
        for one in split.values
    ]
    whole = [{"name": ALL, "words": split.words_of(ALL)}] if split.adds_up else []
    yield {"name": _snake(split.name), "type": "text", "words": split.words, "values": [*values, *whole]}
    yield {"name": f"{_snake(split.name)}_words", "type": "text", "words": f"{split.words}, as it reads on a page."}


def _values(table: Table, key: Key) -> list[Value]:
    """The values that a key names, wholes left out."""
    return [
        one for split, name in zip(table.splits, key, strict=True) for one in split.values if one.name == name != ALL
    ]


def _snake(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
