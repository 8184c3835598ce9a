"""What falls due is told to the office that answers for it, once for each step: soon, today, late; whenever the last run was."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from goldendoor.hall.duties.access import day_of
from goldendoor.hall.duties.board import board
from goldendoor.hall.duties.standing import Line, State
from goldendoor.hall.duties.who_may import OF_AN_AGENCY
from goldendoor.hall.notices.access import told_of
from goldendoor.hall.notices.outbox import post, register_notice
from goldendoor.hall.people.access import city_records
from goldendoor.hall.people.offices import CITYWIDE

SOON, TODAY, LATE = "duty-due-soon", "duty-due-today", "duty-late"
DAYS_BEFORE = 14
WORDS = {
    SOON: (
        "A duty falls due soon",
        "Under {law}, what {owes} owes is due on {due}. Nothing shows yet that it was done.",
    ),
    TODAY: (
        "A duty is due today",
        "Under {law}, what {owes} owes is due today, {due}. Nothing shows yet that it was done.",
    ),
    LATE: ("A duty is late", "Under {law}, what {owes} owes was due on {due}, and nothing shows that it was done."),
}


@dataclass(frozen=True, slots=True)
class _Told:
    """One notice: what kind, of which obligation, and to whom."""

    kind: str
    key: str
    office: str
    agency: str | None
    line: Line


def register() -> None:
    """Make the notices known: once, when the application starts."""
    for kind, (subject, words) in WORDS.items():
        register_notice(kind, subject, f"{words} It is on the obligations board at City Hall.")


def due(now: datetime) -> list[str]:
    """Post what nobody was told of yet, and say how much; of steps that were missed only the one that still counts."""
    if city_records() is None:
        return []
    with transaction.atomic():
        told = told_of(WORDS)
        new = [one for one in _to_tell(now) if (one.kind, one.key, one.office, one.agency or "") not in told]
        for one in new:
            obligation = one.line.owed.obligation
            assert obligation.due is not None  # what has no day never falls due
            owes = one.line.owed.agency or obligation.who
            post(one.kind, one.key, one.office, one.agency, now, law=obligation.citation, owes=owes, due=obligation.due)
    return [f"{len(new)} notice{'' if len(new) == 1 else 's'} on duties that fall due or are late"] if new else []


def _to_tell(now: datetime) -> Iterator[_Told]:
    for line in board(day_of(now)):
        kind = _kind(line)
        if kind:
            office, agency = responsible(line)
            yield _Told(kind, line.owed.obligation.key.replace(" ", "."), office, agency, line)


def _kind(line: Line) -> str | None:
    """The step at which an obligation is; None where there is nothing to tell."""
    if line.state is State.LATE:
        return LATE
    if line.state is not State.DUE or line.days > DAYS_BEFORE:
        return None
    return TODAY if line.days == 0 else SOON


def responsible(line: Line) -> tuple[str, str | None]:
    """The office that answers for an obligation, and its agency: the holder's own, or the head of the agency that owes it."""
    who, agency = line.owed.obligation.who, line.owed.agency
    if who in CITYWIDE or not agency:
        return who, None
    return (who if who in OF_AN_AGENCY else "agency_head"), agency
