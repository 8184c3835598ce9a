"""The detainer clerk brings a file: good rows come out, every bad one is named, and no name or status ever comes in."""

import csv
import time
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from io import BytesIO, StringIO, TextIOWrapper
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldendoor import City
from goldendoor.engine.calculated import new_york
from goldendoor.hall.matters import intake
from goldendoor.hall.matters.intake import BadRow, Intake, IntakeRow, read_intake, template
from goldendoor.hall.matters.intake_columns import COLUMNS
from goldendoor.hall.matters.limbs import may_be_kept
from goldendoor.norms import Verdict

CITY = City("nyc")
CORPUS = CITY.corpus
ON = date(2026, 3, 4)
NAMES = [one.name for one in COLUMNS]
ROW = {
    "custody_number": "349-26-00123", "received_on": "2026-02-20 09:15", "asked_by": "ICE",
    "paper_kind": "detainer_form", "warrant_came_with_it": "no", "warrant_issuer": "", "docket": "",
    "action_asked": "hold_past_release", "release_due": "2026-02-20 10:00", "done": "released_when_due",
}  # fmt: skip
WARRANT = {"warrant_came_with_it": "yes", "warrant_issuer": "federal_magistrate", "docket": "1:26-mj-00123"}
SECONDS_FOR_A_LARGE_FILE = 30
LARGE = 50_000


def file_of(*rows: dict[str, str], names: list[str] | None = None, separator: str = ",") -> str:
    out = StringIO()
    writer = csv.writer(out, delimiter=separator)
    writer.writerow(names or NAMES)
    for row in rows:
        full = {**ROW, **row}
        writer.writerow([full.get(name, "") for name in names or NAMES])
    return out.getvalue()


def read(text: str | bytes, on: date = ON) -> Intake:
    return read_intake(text if isinstance(text, bytes) else StringIO(text), CORPUS, on)


def the_row(**cells: str) -> IntakeRow:
    found = read(file_of(cells))
    assert found.bad == ()
    (row,) = found.rows
    return row


def faults(**cells: str) -> list[tuple[str, str | None]]:
    found = read(file_of(cells))
    assert found.rows == ()
    return [(one.column, one.meant) for one in found.bad]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=new_york())


# Good rows ---------------------------------------------------------------------------------------------------------


def test_a_row_is_read_as_the_laws_own_values() -> None:
    row = the_row()
    assert (row.line, row.custody_number, row.asked_by) == (2, "349-26-00123", "ICE")
    assert row.received_on == at("2026-02-20T09:15") and row.release_due == at("2026-02-20T10:00")
    assert (row.warrant_came_with_it, row.warrant_issuer, row.docket) == (False, None, None)
    assert row.action_asked == ("hold_past_release",) and row.done == ("released_when_due",)
    assert row.facts == {
        "requester": "ICE", "paper_kind": "detainer_form", "warrant_presented_with_detainer": False,
        "action": "hold_past_release", "release_time": "2026-02-20T10:00-05:00",
    }  # fmt: skip


def test_its_facts_are_heard_by_the_law_and_may_all_be_kept() -> None:
    for row in (
        the_row(),
        the_row(**WARRANT),
        the_row(action_asked="hold_past_release|notify_release", asked_by="other"),
    ):
        assert all(may_be_kept(CORPUS, name) for name in row.facts)
        decision = CITY.decide("detain", on=ON, facts={**row.facts, "actor_agency": "DOC", "detainer_lodged": True})
        assert decision.verdict in (Verdict.MUST_NOT, Verdict.UNDETERMINED)


def test_where_a_warrant_came_the_detainers_form_does_not_speak_in_its_place() -> None:
    """The law of warrants asks which paper was shown, and a detainer's form is no warrant."""
    row = the_row(**WARRANT)
    assert "paper_kind" not in row.facts and row.facts["warrant_presented_with_detainer"] is True
    proven = {"warrant_on_probable_cause": True, "warrant_authorises_federal_immigration_authorities_custody": True,
              "convicted_vsc_within_5y": True, "actor_agency": "DOC", "detainer_lodged": True}  # fmt: skip
    decision = CITY.decide("detain", on=ON, facts={**row.facts, **proven}, under=["NYC-AC-9-131"], rest=True)
    assert decision.verdict is Verdict.MAY


def test_of_several_actions_asked_for_none_is_the_one_that_the_law_is_asked_about() -> None:
    row = the_row(action_asked="notify_release | hold_past_release")
    assert row.action_asked == ("hold_past_release", "notify_release") and "action" not in row.facts


def test_what_was_done_counts_as_the_laws_actions() -> None:
    row = the_row(done="held|told|handed over")
    assert row.done == ("held", "told", "handed_over")
    assert row.actions == ("hold_past_release", "notify_release", "transfer")
    assert set(row.actions) <= {*CORPUS.facts["action"].values}
    assert the_row(done="not honored|released when due").actions == ()


@pytest.mark.parametrize(
    "cells",
    [
        {"asked_by": "Immigration and Customs Enforcement"},
        {"asked_by": "ice"},
        {"paper_kind": "Detainer-Form"},
        {"paper_kind": "a detainer, form I-247A"},
        {"action_asked": "keep the person past release"},
        {"warrant_came_with_it": "FALSE"},
        {"received_on": "2026-02-20T09:15:00"},
        {"received_on": "2026-02-20T14:15Z"},
        {"done": "Released when due"},
        {"custody_number": " 349-26-00123\xa0"},
    ],
    ids=str,
)
def test_the_same_can_be_said_in_several_ways(cells: dict[str, str]) -> None:
    assert the_row(**cells) == the_row()


@pytest.mark.parametrize("number", ["3492600123", "M26612345", "B-26-004512", "2026-014-003421K", "26/00123"])
def test_custody_numbers_are_taken_as_jails_and_police_write_them(number: str) -> None:
    assert the_row(custody_number=number).custody_number == number


@pytest.mark.parametrize(
    "docket", ["1:26-mj-00123", "1:26-mj-00123-ABC", "26 Mag. 1234", "26-cr-45", "IND-070123-26/NY"]
)
def test_dockets_are_taken_as_courts_write_them(docket: str) -> None:
    assert the_row(**{**WARRANT, "docket": docket}).docket == docket


def test_a_time_in_the_hour_that_comes_twice_is_the_first_of_the_two() -> None:
    row = read(file_of({"received_on": "2025-11-02 00:15", "release_due": "2025-11-02 01:30"})).rows[0]
    assert row.release_due is not None
    assert row.release_due.astimezone(UTC) == datetime(2025, 11, 2, 5, 30, tzinfo=UTC)
    assert row.facts["release_time"] == "2025-11-02T01:30-04:00"


def test_what_need_not_be_known_yet_may_be_left_empty_or_out() -> None:
    row = the_row(release_due="", done="")
    assert row.release_due is None and row.done == () and "release_time" not in row.facts
    short = [one.name for one in COLUMNS if one.needed]
    assert read(file_of({}, names=short)).rows[0].done == ()


def test_neither_number_shows_where_a_row_is_printed() -> None:
    row = the_row(**WARRANT)
    assert "349-26" not in repr(row) and "mj-00123" not in str(row)


# Bad rows ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "column", "meant"),
    [
        ({"asked_by": "ICEE"}, "asked_by", "ICE"),
        ({"paper_kind": "detainer_frm"}, "paper_kind", "detainer_form"),
        ({"action_asked": "hold past relaese"}, "action_asked", "hold_past_release"),
        ({"action_asked": "hold_past_release|notfy_release"}, "action_asked", "notify_release"),
        ({"done": "handd over"}, "done", "handed_over"),
        ({"warrant_came_with_it": "maybe"}, "warrant_came_with_it", None),
        ({"received_on": "2/20/2026 9:15"}, "received_on", "2026-02-20 09:15"),
        ({"received_on": "20/2/2026 9:15"}, "received_on", None),
        ({"received_on": "2026-02-20"}, "received_on", None),
        ({"received_on": "2026-02-30 10:00"}, "received_on", None),
        ({"received_on": "2026-03-05 00:01"}, "received_on", None),
        ({"release_due": "2026-03-08 02:30"}, "release_due", None),
        ({"release_due": "9999-12-31 23:59"}, "release_due", None),
        ({"release_due": "0001-01-01T00:00+05:00"}, "release_due", None),
        ({"custody_number": "Jane Doe"}, "custody_number", None),
        ({"custody_number": "12"}, "custody_number", None),
        ({"custody_number": "A 123456789"}, "custody_number", None),
        ({"custody_number": "A123456789"}, "custody_number", None),
        ({"custody_number": "123-45-6789"}, "custody_number", None),
        ({"custody_number": ""}, "custody_number", None),
        ({"custody_number": "1990-05-17"}, "custody_number", None),
        ({"custody_number": "5/17/1990"}, "custody_number", None),
        ({"custody_number": "212-555-0123"}, "custody_number", None),
        ({**WARRANT, "docket": "case no Smith"}, "docket", None),
        ({**WARRANT, "docket": "A12345678"}, "docket", None),
        ({**WARRANT, "warrant_issuer": ""}, "warrant_issuer", None),
        ({**WARRANT, "warrant_issuer": "none"}, "warrant_issuer", None),
        ({**WARRANT, "warrant_issuer": "federal magistrat"}, "warrant_issuer", "federal_magistrate"),
        ({"docket": "1:26-mj-00123"}, "warrant_issuer", None),
        ({"done": "held|released_when_due"}, "done", None),
        ({"done": "not_honored|told"}, "done", None),
        ({"asked_by": "x" * 500}, "asked_by", None),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_bad_cell_is_named_with_what_was_probably_meant(
    cells: dict[str, str], column: str, meant: str | None
) -> None:
    assert faults(**cells) == [(column, meant)]


@pytest.mark.parametrize("formula", ["=", "+", "-", "@", "\t"])
@pytest.mark.parametrize("column", NAMES)
def test_a_formula_is_never_a_value(column: str, formula: str) -> None:
    cells = {**ROW, **WARRANT}
    cells[column] = f"{formula}{cells[column]}"
    assert column in [name for name, _ in faults(**cells)]


def test_a_formula_around_a_value_says_what_was_meant() -> None:
    (bad,) = read(file_of({"warrant_came_with_it": "=no"})).bad
    assert bad == BadRow(2, "warrant_came_with_it", "It begins like a formula. Say one of: yes, no.", "no")


def test_every_bad_row_is_named_and_the_good_ones_come_out() -> None:
    rows = [{"custody_number": f"349-26-{number:05}"} for number in range(6)]
    rows[1] |= {"asked_by": "nobody"}
    rows[3] |= {"paper_kind": "", "done": "eaten"}
    rows[5] |= {"received_on": "soon"}
    found = read(file_of(*rows))
    assert [row.line for row in found.rows] == [2, 4, 6]
    assert [(one.line, one.column) for one in found.bad] == [
        (3, "asked_by"),
        (5, "paper_kind"),
        (5, "done"),
        (7, "received_on"),
    ]


def test_the_same_detainer_twice_is_a_bad_row_that_names_the_first() -> None:
    found = read(file_of({}, {"received_on": "2026-02-20T14:15Z"}, {"received_on": "2026-02-21 09:15"}))
    assert [row.line for row in found.rows] == [2, 4]
    assert found.bad == (BadRow(3, "custody_number", "Line 2 is of the same detainer."),)


def test_a_row_with_too_many_or_too_few_cells_is_bad_and_empty_ones_are_passed_over() -> None:
    good = file_of({}).splitlines()
    text = "\n".join(
        [good[0], "", good[1] + ",,", ",,,,,,,,,", "   ", good[1] + ",more", "349-26-00124,2026-02-20 09:15"]
    )
    found = read(text)
    assert [row.line for row in found.rows] == [3]
    assert [(one.line, one.wrong.split(" cells")[0]) for one in found.bad] == [(6, "It has more"), (7, "It has fewer")]


# What may not be in a file -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "what"),
    [
        ("Name", "who somebody is"), ("last_name", "who somebody is"), ("Inmate Name", "who somebody is"),
        ("DOB", "born"), ("date of birth", "born"), ("A-Number", "alien number"), ("A#", "alien number"),
        ("Alien No", "alien number"), ("Country of Origin", "status"), ("Immigration Status", "status"),
        ("citizenship", "status"), ("race", "protects"), ("top charge", "record"), ("Watch-list", "record"),
        ("conviction_offense", "record"),
    ],
)  # fmt: skip
def test_a_file_that_tells_who_somebody_is_is_refused_whole(heading: str, what: str) -> None:
    found = read(file_of({}, {}, names=[*NAMES, heading]))
    assert found.rows == ()
    (bad,) = found.bad
    assert (bad.line, bad.column) == (1, "column 11")
    assert what in bad.wrong and "Leave this column out." in bad.wrong


def test_a_heading_that_is_nearly_known_says_which_and_takes_nothing() -> None:
    names = ["recieved on" if name == "received_on" else name for name in NAMES]
    found = read(file_of({}, names=names))
    assert found.rows == ()
    assert [(one.column, one.meant) for one in found.bad] == [("column 2", "received_on"), ("received_on", None)]


def test_every_unknown_missing_and_doubled_heading_is_named_at_once() -> None:
    found = read(file_of({}, names=["custody_number", "Custody Number", "shoe size", "", "asked_by"]))
    assert found.rows == ()
    assert [one.column for one in found.bad] == [
        "custody_number", "column 3", "column 4", "received_on", "paper_kind", "warrant_came_with_it", "action_asked",
        "release_due",
    ]  # fmt: skip


def test_a_file_without_headings_repeats_nothing_of_its_first_row() -> None:
    found = read("Jane Doe,349-26-00123,Guatemala\n")
    assert found.rows == () and len(found.bad) > 3
    assert not any(word in repr(found) for word in ("Jane", "Doe", "349", "Guatemala"))


def test_a_file_of_more_rows_than_are_taken_at_once_gives_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "MOST_ROWS", 2)
    rows = [{"custody_number": f"349-26-{number:05}"} for number in range(3)]
    assert len(read(file_of(*rows[:2])).rows) == 2
    found = read(file_of(*rows))
    assert found.rows == () and "in parts" in found.bad[0].wrong


# Every kind of file ------------------------------------------------------------------------------------------------


def good(text: bytes) -> bool:
    found = read(text)
    return found.bad == () and [one.custody_number for one in found.rows] == ["349-26-00123"]


def test_separators_marks_and_line_ends_of_all_kinds_are_read() -> None:
    comma, semicolon = file_of({}), file_of({}, separator=";")
    for text in (comma, semicolon, f"sep=;\r\n{semicolon}", comma.replace(",", '","').replace("\r\n", '"\r\n"')):
        text = f'"{text}' if '","' in text else text
        whole = text.removesuffix('"')
        for encoded in (whole.encode(), whole.encode("utf-8-sig"), whole.replace("\r\n", "\n").encode(),
                        whole.replace("\r\n", "\r").encode()):  # fmt: skip
            assert good(encoded)
        assert read(f"\ufeff{whole}").rows == read(whole).rows != ()


def test_an_upload_is_read_line_by_line_as_a_text() -> None:
    upload = TextIOWrapper(BytesIO(file_of({}).encode("utf-8-sig")), encoding="utf-8", newline="")
    assert len(read_intake(upload, CORPUS, ON).rows) == 1


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", "\n".encode("utf-8-sig")])
def test_an_empty_file_says_so(content: bytes) -> None:
    assert read(content).bad == (BadRow(1, "the file", "The file is empty. Its first line names the columns."),)


def test_another_encoding_is_named_and_spoils_no_more_than_it_has_to() -> None:
    text = file_of({}, {"custody_number": "349-26-00124", "asked_by": "é"}, {"custody_number": "349-26-00125"})
    found = read(text.encode("latin-1"))
    assert [row.line for row in found.rows] == [2, 4]
    assert [(one.line, one.column) for one in found.bad] == [(3, "the row")] and "UTF-8" in found.bad[0].wrong
    for whole in (text.encode("utf-16"), TextIOWrapper(BytesIO(text.encode("latin-1")), encoding="utf-8")):
        refused = read_intake(whole, CORPUS, ON)
        assert refused.rows == () and "CSV UTF-8" in refused.bad[-1].wrong


def test_a_quotation_mark_that_is_never_closed_spoils_its_own_line_only() -> None:
    rows = file_of({}, {"custody_number": "349-26-00124"}, {"custody_number": "349-26-00125"}).splitlines()
    rows[2] = f'"{rows[2]}'
    found = read("\n".join(rows))
    assert [row.line for row in found.rows] == [2, 4] and [one.line for one in found.bad] == [3]
    assert read('"custody_number,received_on').bad[0].line == 1


@pytest.mark.parametrize("as_bytes", [True, False])
def test_an_endless_line_is_a_bad_row_and_costs_no_memory(as_bytes: bool) -> None:
    rows = file_of({}, {"custody_number": "349-26-00125"}).splitlines()
    text = "\n".join([rows[0], rows[1], "x" * 5_000_000, rows[2]])
    source: Any = text.encode() if as_bytes else StringIO(text)
    tracemalloc.start()
    found = read_intake(source, CORPUS, ON)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [row.line for row in found.rows] == [2, 4] and [one.line for one in found.bad] == [3]
    assert peak < 4_000_000


def test_the_template_has_every_heading_and_its_row_is_made_up() -> None:
    found = read(template())
    assert found.rows == ()
    assert found.bad == (BadRow(2, "custody_number", "This is the made-up row. Take it out."),)
    filled = template().replace(intake.MADE_UP, "349-26-00123")
    assert len(read(filled).rows) == 1 and good(filled.encode())


# Whatever is in a file ---------------------------------------------------------------------------------------------

MINUTES = st.datetimes(datetime(2020, 1, 1), datetime(2026, 3, 1)).map(lambda one: one.replace(second=0, microsecond=0))
ROWS = st.fixed_dictionaries(
    {
        "custody_number": st.from_regex(r"([A-Z]{1,2}-)?2[0-9]-[0-9]{5,6}", fullmatch=True),
        "received_on": MINUTES.map(lambda one: f"{one:%Y-%m-%d %H:%M}+00:00"),
        "asked_by": st.sampled_from(["ICE", "CBP", "HSI", "another agency"]),
        "paper_kind": st.sampled_from(CORPUS.facts["paper_kind"].values),
        "warrant_issuer": st.sampled_from(CORPUS.facts["warrant_issuer"].values[:-1]),
        "docket": st.sampled_from(["", "1:26-mj-00123", "26 Mag. 1234"]),
        "warrant_came_with_it": st.sampled_from(["yes", "no"]),
        "action_asked": st.lists(st.sampled_from(CORPUS.facts["action"].values), min_size=1, unique=True).map("|".join),
        "release_due": st.one_of(st.just(""), MINUTES.map(lambda one: f"{one:%Y-%m-%d %H:%M}Z")),
        "done": st.sampled_from(["", "released_when_due", "held|told", "handed_over|held", "not_honored"]),
    }
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(ROWS, max_size=8, unique_by=lambda row: (row["custody_number"].casefold(), row["received_on"])),
    st.sampled_from([",", ";"]),
    st.permutations(NAMES),
)
def test_whatever_is_written_by_the_rules_comes_back(
    rows: list[dict[str, str]], separator: str, names: list[str]
) -> None:
    found = read(file_of(*rows, names=names, separator=separator).encode("utf-8-sig"))
    assert found.bad == () and len(found.rows) == len(rows)
    for row, written in zip(found.rows, rows, strict=True):
        assert row.custody_number == written["custody_number"]
        assert row.received_on == datetime.fromisoformat(written["received_on"])
        assert set(row.action_asked) == set(written["action_asked"].split("|"))
        assert (row.release_due is None) is (written["release_due"] == "")
        assert set(row.done) == set(filter(None, written["done"].split("|")))


HOSTILE = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.sampled_from(
    [
        "=cmd|' /C calc'!A0",
        "\0",
        "\u202e",
        '"',
        "'",
        "\r\n",
        "A123456789",
        "x" * 5000,
        "2026-02-20 09:15",
        "ICE",
        "|",
        ";",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(HOSTILE, min_size=1, max_size=11), max_size=6), st.booleans())
def test_no_file_breaks_the_reading_and_what_is_refused_is_not_repeated(rows: list[list[str]], headings: bool) -> None:
    marked = [[f"{cell}Quetzalcoatl" for cell in row] for row in rows]
    out = StringIO()
    csv.writer(out).writerows([NAMES, *marked] if headings else marked)
    found = read(out.getvalue().encode())
    assert found.rows == ()
    assert "Quetzalcoatl" not in repr(found.bad) and "quetzalcoatl" not in repr(found.bad)
    assert len(found.bad) >= (len(rows) if headings else 1)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_break_the_reading(content: bytes) -> None:
    for whole in (content, file_of({}).encode() + content):
        found = read(whole)
        assert isinstance(found, Intake) and (found.rows or found.bad)


def large() -> Iterator[dict[str, str]]:
    begun = datetime(2026, 1, 1, tzinfo=UTC)
    for number in range(LARGE):
        when = begun + timedelta(minutes=number)
        yield {"custody_number": f"349-26-{number:06}", "received_on": f"{when:%Y-%m-%d %H:%M}Z"}


@pytest.mark.slow
def test_a_large_file_takes_seconds() -> None:
    content = file_of(*large()).encode()
    begun = time.process_time()
    found = read(content)
    assert time.process_time() - begun < SECONDS_FOR_A_LARGE_FILE
    assert len(found.rows) == LARGE and found.bad == ()


@pytest.mark.slow
def test_a_large_file_that_is_wrong_in_every_row_takes_seconds_too() -> None:
    rows = ({**row, "asked_by": f"Ice{number}", "done": f"hled{number}"} for number, row in enumerate(large()))
    begun = time.process_time()
    found = read(file_of(*rows).encode())
    assert time.process_time() - begun < SECONDS_FOR_A_LARGE_FILE
    assert found.rows == () and len(found.bad) == 2 * LARGE
