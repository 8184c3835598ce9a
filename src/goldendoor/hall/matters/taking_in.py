"""A clerk's file of detainers taken in: a matter and an entry for each row, all of them in one act, or none."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from types import MappingProxyType
from typing import Any

from goldendoor.hall.acting import Act, Actor, Refused
from goldendoor.hall.desk import law
from goldendoor.hall.matters import access
from goldendoor.hall.matters.actions import DoStep, OpenMatter
from goldendoor.hall.matters.intake import IntakeRow
from goldendoor.hall.matters.models import Kind
from goldendoor.hall.matters.particulars import BODIES
from goldendoor.hall.matters.parties import DETAINERS
from goldendoor.hall.matters.register_models import BroughtIn
from goldendoor.hall.sealing.blind_index import mark_of

CLERK = "detainer_clerk"
SITUATION = "a-detainer-came"
# While they are written nobody else writes: so many take some ten seconds, and the page goes on with the rest.
MOST_ROWS_AT_ONCE = 100
AT_A_TIME = 500
ACTION = "action"
# What is asked, the gravest first, and which act of the law it is: to hold, to hand over, to tell.
ACTS: Mapping[str, str] = MappingProxyType(
    {
        "hold_past_release": "detain", "transfer": "transfer", "notify_release": "notify",
        "respond_to_information_request": "notify",
    }
)  # fmt: skip
# What was done, the gravest first: an entry says one thing.
DONE_GRAVEST_FIRST = ("held", "handed_over", "told", "not_honored", "released_when_due")


@dataclass(frozen=True)
class TakeIn(Act):
    """The rows of a file become matters with their entries. A row that was taken in before is left out."""

    name = "detainers.take-in"
    offices = frozenset({CLERK})
    rows: Sequence[IntakeRow] = field(repr=False)

    def check(self, by: Actor) -> None:
        if not self.rows:
            raise Refused("There is no row to take in.")
        if len(self.rows) > MOST_ROWS_AT_ONCE:
            raise Refused(f"Bring at most {MOST_ROWS_AT_ONCE} rows at once: all of them are taken in together.")
        if len(taken_before(self.rows, by.agency)) == len(self.rows):
            raise Refused("Every row of this file was taken in before.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        before = taken_before(self.rows, by.agency)
        changed: list[tuple[str, int]] = []
        for row in self.rows:
            if row.line not in before:
                changed += _taken_in(row, by)
        return changed


def taken_before(rows: Sequence[IntakeRow], agency: str) -> set[int]:
    """The lines whose custody number and moment were taken in before, in this agency."""
    if not access.anything_brought_in():
        return set()
    lines = {_mark(row, agency, first=False): row.line for row in rows}
    marks = list(lines)
    parts = (marks[start : start + AT_A_TIME] for start in range(0, len(marks), AT_A_TIME))
    return {lines[mark] for part in parts for mark in access.brought_in_before(part)}


def _mark(row: IntakeRow, agency: str, first: bool) -> str:
    received = row.received_on.astimezone(UTC).isoformat(timespec="minutes")
    return mark_of(DETAINERS, agency, row.custody_number.casefold(), received, first=first)


def _taken_in(row: IntakeRow, by: Actor) -> Iterator[tuple[str, int]]:
    """One row: its matter is opened, its entry written, and what came of it where the row says so."""
    asked = next((one for one in ACTS if one in row.action_asked), None)
    if asked is None:
        raise Refused(f"Line {row.line}: what it asks for is no act of this register.")
    told = {ACTION: asked, "notice_of_release_asked_for": "yes" if "notify_release" in row.action_asked else "no"}
    opening = OpenMatter(ACTS[asked], row.received_on.date(), {**row.facts, **told}, SITUATION)
    yield from _done(opening, row, by)
    matter = access.opened_last(by.account_id)
    steps = {one.kind: one.pk for one in access.open_steps(matter) if DETAINERS in one.facts}
    if Kind.RECORD not in steps:
        raise Refused(f"Line {row.line}: no entry is to be made of it.")
    yield from _done(DoStep(steps[Kind.RECORD], _entry(row)), row, by)
    brought = BroughtIn.objects.create(
        record=access.record_of_step(steps[Kind.RECORD]),
        mark=_mark(row, by.agency, first=not access.anything_brought_in()),
    )
    yield "brought-in", brought.pk
    came_of_it = next((one for one in DONE_GRAVEST_FIRST if one in row.done), None)
    if came_of_it is not None and Kind.OUTCOME in steps:
        yield from _done(
            DoStep(steps[Kind.OUTCOME], {"action_taken": came_of_it, **_besides(row, came_of_it)}), row, by
        )


def _besides(row: IntakeRow, came_of_it: str) -> dict[str, str]:
    """What else was done, where an entry has a place for it: the reports count it."""
    besides: dict[str, str] = {}
    if came_of_it == "held":
        besides["handed_over_after_the_hold"] = "yes" if "handed_over" in row.done else "no"
    if came_of_it in ("held", "handed_over"):
        besides["told_of_the_release_too"] = "yes" if "told" in row.done else "no"
    return besides


def _done(act: Act, row: IntakeRow, by: Actor) -> Iterable[tuple[str, int]]:
    """A smaller act as a part of this one; where it is refused, the sentence names the line."""
    try:
        act.check(by)
        return act.write(by)
    except Refused as why:
        raise Refused(f"Line {row.line}: {why}") from None


def _entry(row: IntakeRow) -> dict[str, Any]:
    """What is written down of a row; the custody number and the docket are sealed with it."""
    entry = {
        "came_at": row.received_on, "custody_number": row.custody_number, "body": _body(row.asked_by),
        "paper": row.paper_kind, "release_due": row.release_due, "docket": row.docket,
    }  # fmt: skip
    return {name: value for name, value in entry.items() if value is not None}


def _body(asked_by: str) -> str:
    """Who asked, as the entry's closed list says it; the law's own tables are finer."""
    name = asked_by.casefold()
    if name in dict(BODIES):
        return name
    known = {row.key for table in ("federal_immigration_services", "federal_bodies_with_immigration_tasks")
             for held in law.corpus().tables.get(table, ()) for row in held.rows}  # fmt: skip
    return "other_federal" if asked_by in known else "somebody_else"
