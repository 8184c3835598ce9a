"""A table comes out as CSV, as Parquet and as a dictionary: the same rows, the same bytes on a second run, no formula."""

import csv
import io
import json
from dataclasses import replace

import pytest
from pyarrow import parquet

from goldendoor.hall.reports.suppression import suppressed
from goldendoor.hall.reports.tables import ALL, Mark, Split, Table, Value, counted
from goldendoor.hall.reports.writing import as_csv, as_dictionary, as_parquet, columns, rows

AGENCY = Split(
    "City agency",
    "City agency",
    (Value("doc", "Correction", "§ (f)(1)", "Held by it", "people"), Value("nypd", "Police", "§ (f)(2)")),
)
ANSWER = Split(
    "answer", "Answer", (Value("given", "Given"), Value("refused", "Refused"), Value("waits", "Not answered yet"))
)
CELLS = {
    ("doc", "given"): 3, ("doc", "refused"): 20, ("doc", "waits"): 40,
    ("nypd", "given"): 9, ("nypd", "refused"): 30, ("nypd", "waits"): 50,
}  # fmt: skip


def table() -> Table:
    """Six figures, four of them hidden."""
    made = counted(
        "requests", "Requests for help", "requests", (AGENCY, ANSWER), CELLS,
        definition="Every request that came in.", pinpoint="§ (d)", within={"month": ("2026-07", "2026-08")},
        notes={("doc", "waits"): "=SUM(A1:A9)", (ALL, ALL): "Two came twice; each counts once."},
    )  # fmt: skip
    return suppressed(made).shown()


def test_the_csv_has_a_row_for_each_figure_and_names_in_snake_case() -> None:
    read = list(csv.DictReader(io.StringIO(as_csv(table()).decode("utf-8"))))
    assert list(read[0]) == [
        "city_agency", "city_agency_words", "answer", "answer_words", "number", "status", "unit", "pinpoint", "note",
    ]  # fmt: skip
    assert len(read) == 12
    assert read[2] | {"note": ""} == {
        "city_agency": "doc", "city_agency_words": "Correction", "answer": "waits", "answer_words": "Not answered yet",
        "number": "40", "status": "shown", "unit": "people", "pinpoint": "§ (f)(1)", "note": "",
    }  # fmt: skip
    assert (read[-1]["city_agency"], read[-1]["answer"], read[-1]["number"]) == ("all", "all", "152")
    assert read[-1]["pinpoint"] == "§ (d)"


def test_a_hidden_number_is_empty_and_says_so_and_is_nowhere_in_the_files() -> None:
    made = counted("few", "Few", "requests", (ANSWER,), {("given",): 4, ("refused",): 987, ("waits",): 986})
    shown = suppressed(made).shown()
    read = list(csv.DictReader(io.StringIO(as_csv(shown).decode("utf-8"))))
    assert [(one["number"], one["status"]) for one in read] == [
        ("", "hidden"),
        ("987", "shown"),
        ("", "hidden"),
        ("1977", "shown"),
    ]
    assert "986" not in as_csv(shown).decode() + as_dictionary(shown, 5).decode()


def test_no_cell_of_the_csv_becomes_a_formula() -> None:
    assert b'"\'=SUM(A1:A9)"' in as_csv(table())


def test_what_was_not_counted_is_no_zero() -> None:
    made = counted("few", "Few", "requests", (ANSWER,), {("given",): 0, ("refused",): Mark.UNCOUNTED, ("waits",): 1})
    assert [(one[2], one[3]) for one in rows(made)] == [
        (0, "shown"),
        (None, "not counted"),
        (1, "shown"),
        (None, "not counted"),
    ]


def test_the_parquet_holds_the_same_rows_with_numbers_as_numbers() -> None:
    read = parquet.read_table(io.BytesIO(as_parquet(table())))
    assert tuple(read.column_names) == columns(table())
    assert [tuple(one.values()) for one in read.to_pylist()] == list(rows(table()))
    assert str(read.schema.field("number").type) == "int64"
    assert read.schema.metadata[b"schema_version"] == b"1"


@pytest.mark.parametrize("write", [as_csv, as_parquet, as_dictionary])
def test_files_are_the_same_on_a_second_run(write) -> None:
    assert write(table()) == write(table())


def test_the_dictionary_tells_every_column_and_every_value() -> None:
    said = json.loads(as_dictionary(table(), 5))
    assert [one["name"] for one in said["columns"]] == list(columns(table()))
    agency = said["columns"][0]
    assert agency["values"][0] == {
        "name": "doc", "words": "Correction", "definition": "Held by it", "pinpoint": "§ (f)(1)", "unit": "people",
    }  # fmt: skip
    assert agency["values"][-1]["name"] == "all"
    assert (said["schema_version"], said["hidden"], said["not_counted"]) == (1, 4, 0)
    assert said["within"] == {"month": ["2026-07", "2026-08"]}
    assert "from 1 to 4 are hidden" in said["suppression"]


def test_the_dictionary_of_a_statutory_table_says_that_nothing_is_hidden() -> None:
    assert json.loads(as_dictionary(table()))["suppression"] == "No figure is hidden."


def test_columns_of_the_same_name_are_refused() -> None:
    twice = replace(ANSWER, name="City-agency", values=(Value("given", "Given"),))
    made = counted("few", "Few", "requests", (AGENCY, twice), {("doc", "given"): 1, ("nypd", "given"): 2})
    with pytest.raises(ValueError, match="the same name"):
        columns(made)
