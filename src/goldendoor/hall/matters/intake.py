"""Detainers taken in from a CSV file: one row for each that was received, and every bad row named.

The file comes out of the jail's or the police's own system. It has no name and no status in it: with one heading that is
not known here nothing is taken. What somebody typed is not repeated in what is said of a bad row.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from io import StringIO
from typing import Any, TextIO, TypeVar

from goldendoor.hall.matters.intake_cells import (
    ANOTHER_AGENCY,
    AS_ACTIONS,
    DONE,
    LONGEST_CELL,
    YES_NO,
    BadCell,
    choices,
    choices_of_agencies,
    choices_of_fact,
    read_custody_number,
    read_docket,
    read_moment,
)
from goldendoor.hall.matters.intake_columns import COLUMNS, known, refused
from goldendoor.hall.matters.intake_lines import Line, Unreadable, cells_of, lines_of
from goldendoor.hall.matters.limbs import may_be_kept
from goldendoor.hall.matters.safe_csv import write_rows
from goldendoor.norms import Corpus

MOST_ROWS = 100_000
SEPARATORS = (",", ";")
MADE_UP = "MADE-UP-0001"
NONE = "none"
WHOLE_FILE = "the file"
WHOLE_ROW = "the row"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class BadRow:
    """What cannot be taken in: the line and the column, what is wrong, and what was probably meant."""

    line: int
    column: str
    wrong: str
    meant: str | None = None


@dataclass(frozen=True, slots=True)
class IntakeRow:
    """One detainer received. `facts` are what of it the law decides on and a matter may keep; times are New York's."""

    line: int
    custody_number: str = field(repr=False)
    received_on: datetime
    asked_by: str
    paper_kind: str
    warrant_came_with_it: bool
    warrant_issuer: str | None
    docket: str | None = field(repr=False)
    action_asked: tuple[str, ...]
    release_due: datetime | None
    done: tuple[str, ...]
    facts: Mapping[str, Any]

    @property
    def actions(self) -> tuple[str, ...]:
        """What was done, as values of the law's fact `action`, by which its reports count."""
        return tuple(AS_ACTIONS[one] for one in self.done if one in AS_ACTIONS)


@dataclass(frozen=True, slots=True)
class Intake:
    """What a file holds: the rows that can be taken in, and every fault of the others."""

    rows: tuple[IntakeRow, ...]
    bad: tuple[BadRow, ...]


def read_intake(file: TextIO | bytes, corpus: Corpus, on: date) -> Intake:
    """Read a file of detainers received through a day, in one pass.

    Good rows come out even where others are bad; a file whose headings are not those of an intake file, or that is too
    large or cannot be read to its end, gives no row at all.
    """
    reading = _Reading(corpus, on)
    rows: list[IntakeRow] = []
    bad: list[BadRow] = []
    lines = lines_of(file)
    number = 1
    try:
        first = _first_line(lines)
        if first is None:
            return Intake((), (BadRow(1, WHOLE_FILE, "The file is empty. Its first line names the columns."),))
        number = first.number
        separator, headings = _headings(first)
        if wrong := refused(headings):
            return Intake((), tuple(BadRow(first.number, one.column, one.wrong, one.meant) for one in wrong))
        names = [known(one) or "" for one in headings]
        for count, line in enumerate(lines, start=1):
            number = line.number
            if count > MOST_ROWS:
                raise Unreadable(f"There are more than {MOST_ROWS:,} rows. Bring the file in parts.")
            row = reading.row(line, separator, names)
            rows += [row] if isinstance(row, IntakeRow) else []
            bad += row if isinstance(row, list) else []
    except Unreadable as fault:
        return Intake((), (*bad, BadRow(number, WHOLE_FILE, f"{fault} Nothing was taken in.")))
    return Intake(tuple(rows), tuple(bad))


def template() -> str:
    """A file to begin with: the headings, and one row that is made up and is refused as long as it stands there."""
    out = StringIO()
    write_rows(out, [one.name for one in COLUMNS], [[
        MADE_UP, "2026-02-20 09:15", "ICE", "detainer_form", "no", "", "", "hold_past_release|notify_release",
        "2026-02-20 10:00", "released_when_due|not_honored",
    ]])  # fmt: skip
    return out.getvalue()


def _first_line(lines: Iterator[Line]) -> Line | None:
    """The line of headings; a spreadsheet's own note of what parts the columns goes before it."""
    first = next(lines, None)
    if first is not None and first.text.casefold() in ("sep=,", "sep=;"):
        first = next(lines, None)
    if first is not None and first.wrong is not None:
        raise Unreadable(first.wrong)
    return first


def _headings(first: Line) -> tuple[str, list[str]]:
    """What parts the columns, told by which makes more headings known, and the headings."""
    ways = []
    for separator in SEPARATORS:
        with suppress(Unreadable):
            ways.append((separator, cells_of(first.text, separator)))
    if not ways:
        cells_of(first.text, SEPARATORS[0])  # says what is wrong with it
    separator, headings = max(ways, key=lambda way: (sum(known(one) is not None for one in way[1]), len(way[1])))
    while headings and not headings[-1]:  # a spreadsheet's empty columns at the right
        headings.pop()
    return separator, headings


class _Reading:
    """One file being read: its closed lists, and the rows that it had so far."""

    def __init__(self, corpus: Corpus, on: date) -> None:
        self.on = on
        self.agencies = choices_of_agencies(corpus)
        self.papers, self.issuers, self.actions = (
            choices_of_fact(corpus, name) for name in ("paper_kind", "warrant_issuer", "action")
        )
        self.yes_no, self.done = choices(YES_NO), choices(DONE)
        self.first_lines: dict[tuple[str, datetime], int] = {}
        named = (
            "requester",
            "paper_kind",
            "warrant_presented_with_detainer",
            "warrant_issuer",
            "action",
            "release_time",
        )
        self.kept = frozenset(name for name in named if may_be_kept(corpus, name))

    def row(self, line: Line, separator: str, names: list[str]) -> IntakeRow | list[BadRow] | None:
        """A line as a row, or all its faults; None for a row without anything in it."""
        if line.wrong is not None:
            return [BadRow(line.number, WHOLE_ROW, line.wrong)]
        try:
            cells = cells_of(line.text, separator)
        except Unreadable as fault:
            return [BadRow(line.number, WHOLE_ROW, str(fault))]
        if not any(cells):
            return None
        if any(cells[len(names) :]) or len(cells) < len(names):
            more = "more" if len(cells) > len(names) else "fewer"
            return [BadRow(line.number, WHOLE_ROW, f"It has {more} cells than there are headings.")]
        return _Row(self, line.number, dict(zip(names, cells, strict=False))).read()


class _Row:
    """One row being read: what each cell means, and what is wrong with it."""

    def __init__(self, reading: _Reading, line: int, cells: Mapping[str, str]) -> None:
        self.reading, self.line, self.cells = reading, line, cells
        self.faults: list[BadRow] = []

    def read(self) -> IntakeRow | list[BadRow]:
        """The row, or all its faults."""
        of = self.reading
        if self.cells["custody_number"].casefold() == MADE_UP.casefold():
            return [BadRow(self.line, "custody_number", "This is the made-up row. Take it out.")]
        number = self.needed("custody_number", read_custody_number)
        received = self.needed("received_on", read_moment)
        agency = self.needed("asked_by", of.agencies.one)
        paper = self.needed("paper_kind", of.papers.one)
        warrant = self.needed("warrant_came_with_it", of.yes_no.one)
        issuer = self.optional("warrant_issuer", of.issuers.one)
        docket = self.optional("docket", read_docket)
        asked = self.needed("action_asked", of.actions.several)
        release = self.optional("release_due", read_moment)
        done = self.optional("done", of.done.several) or ()
        self.together(number, received, warrant, issuer, docket, done)
        if self.faults:
            return self.faults
        assert number and received and agency and paper and asked  # what is needed and not there is a fault
        came = warrant == "yes"
        facts = self.facts(agency, paper, came, issuer, asked, release)
        return IntakeRow(self.line, number, received, agency, paper, came, issuer, docket, asked, release, done, facts)

    def needed(self, column: str, read: Callable[[str], T]) -> T | None:
        """A cell that every row has to have, as what it means."""
        if not self.cells.get(column):
            self.fault(column, "This cell is empty.")
            return None
        return self.optional(column, read)

    def optional(self, column: str, read: Callable[[str], T]) -> T | None:
        """A cell as what it means; None where it is empty or bad."""
        cell = self.cells.get(column, "")
        if not cell:
            return None
        if len(cell) > LONGEST_CELL:
            self.fault(column, "This cell is too long.")
            return None
        try:
            return read(cell)
        except BadCell as bad:
            self.fault(column, bad.wrong, bad.meant)
            return None

    def fault(self, column: str, wrong: str, meant: str | None = None) -> None:
        """Note what is wrong."""
        self.faults.append(BadRow(self.line, column, wrong, meant))

    def together(
        self, number: str | None, received: datetime | None, warrant: str | None, issuer: str | None,
        docket: str | None, done: tuple[str, ...],
    ) -> None:  # fmt: skip
        """Whether the cells can be so together, and no earlier row is of the same detainer."""
        if received is not None and received.date() > self.reading.on:
            self.fault("received_on", "This day has not come yet.")
        if warrant == "yes" and issuer in (None, NONE) and not self._is_bad("warrant_issuer"):
            self.fault("warrant_issuer", "A warrant came, so say who signed it.")
        if docket is not None and issuer in (None, NONE) and not self._is_bad("warrant_issuer"):
            self.fault("warrant_issuer", "There is a docket number, so say who signed the warrant.")
        beyond = {*done} & {*AS_ACTIONS}
        if "released_when_due" in done and "held" in done:
            self.fault("done", "Nobody is both held and released when due.")
        if "not_honored" in done and beyond:
            self.fault("done", "What was done is that the detainer was honored.")
        if number is not None and received is not None:
            first = self.reading.first_lines.setdefault((number.casefold(), received.astimezone(UTC)), self.line)
            if first != self.line:
                self.fault("custody_number", f"Line {first} is of the same detainer.")

    def _is_bad(self, column: str) -> bool:
        return any(one.column == column for one in self.faults)

    def facts(
        self, agency: str, paper: str, came: bool, issuer: str | None, asked: tuple[str, ...], release: datetime | None
    ) -> dict[str, Any]:
        """What of a row the law decides on; what was left empty is no fact, and of several actions none is *the* one."""
        told: dict[str, Any] = {"warrant_presented_with_detainer": came}
        # The law asks of one paper. Where a warrant came too, the detainer's own form would speak in its place.
        told |= {} if came else {"paper_kind": paper}
        told |= {} if agency == ANOTHER_AGENCY else {"requester": agency}
        told |= {} if issuer is None else {"warrant_issuer": issuer}
        told |= {"action": asked[0]} if len(asked) == 1 else {}
        told |= {} if release is None else {"release_time": release.isoformat(timespec="minutes")}
        return {name: value for name, value in told.items() if name in self.reading.kept}
