"""A crisis file as its page shows it: its six sections, each with what this person may see of it, opened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.committee import access
from goldendoor.hall.committee.grade import is_plain, reading_grade
from goldendoor.hall.committee.models import (
    About,
    Crisis,
    FileEntry,
    Move,
    PreparednessItem,
    Readiness,
    Ready,
    Request,
    RequestStep,
)
from goldendoor.hall.committee.sections import BY_KEY, SECTIONS, Kind, Section
from goldendoor.hall.people.access import HeldOffice
from goldendoor.hall.sealing.destroyed import DESTROYED, opened

NOT_ASKED, NOTHING_SAID = "not asked", "nothing said yet"
SIGNS = {"ready": "●", "partly": "◐", "not": "○", NOTHING_SAID: "?", NOT_ASKED: "–"}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that an entry says, in words."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class EntryShown:
    """An entry in one version."""

    number: int
    heading: str
    lines: tuple[Line, ...]
    version: int
    day: date
    by: str
    grade: float | None
    plain: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """How ready one agency is for one item."""

    agency: str
    sign: str
    words: str
    note: str
    since: date | None
    may_note: bool


@dataclass(frozen=True, slots=True)
class ItemShown:
    """One item with what each agency says."""

    number: int
    words: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class MoveShown:
    """One step of a request."""

    words: str
    told: str
    counts: tuple[tuple[str, int], ...]
    until: date | None
    day: date
    by: str


@dataclass(frozen=True, slots=True)
class RequestShown:
    """A request and what became of it."""

    number: int
    about: str
    agency: str
    what: str
    more: str
    due: date
    state: str
    late: bool
    settled: bool
    over: bool
    moves: tuple[MoveShown, ...]


@dataclass(frozen=True, slots=True)
class SectionShown:
    """One section of a file, as far as this person sees it."""

    section: Section
    entries: tuple[EntryShown, ...] = ()
    agencies: tuple[str, ...] = ()
    items: tuple[ItemShown, ...] = ()
    requests: tuple[RequestShown, ...] = ()


def file_shown(held: tuple[HeldOffice, ...], crisis: Crisis, today: date) -> tuple[SectionShown, ...]:
    """The sections of a file that this person sees, each with its newest versions."""
    whole = access.sees_files(held)
    seen = [one for one in SECTIONS if whole or one.key in access.SHOWN_TO_AGENCIES]
    return tuple(_section(held, crisis, one, today) for one in seen)


def _section(held: tuple[HeldOffice, ...], crisis: Crisis, section: Section, today: date) -> SectionShown:
    if section.key == "preparedness":
        items = list(access.items_seen(held).filter(crisis=crisis))
        codes = tuple(sorted({agency.code for one in items for agency in one.asked}))
        return SectionShown(section, agencies=codes, items=tuple(_item(held, one, codes) for one in items))
    if section.key == "figures":
        found = access.requests_seen(held).filter(crisis=crisis, about=About.COUNTS)
        return SectionShown(section, requests=tuple(request_shown(one, today) for one in found))
    entries = newest(access.entries_seen(held).filter(crisis=crisis, section=section.key))
    return SectionShown(section, entries=tuple(entry_shown(one) for one in entries))


def newest(entries: Iterable[FileEntry]) -> list[FileEntry]:
    """Of each entry its last version among these, in the order of the entries."""
    found: dict[int, FileEntry] = {}
    for one in entries:
        root = one.first_id or one.pk
        if root not in found or found[root].version < one.version:
            found[root] = one
    return [found[root] for root in sorted(found)]


def entry_shown(one: FileEntry) -> EntryShown:
    """An entry, opened."""
    section, told = BY_KEY[one.section], opened(one.told, {})
    codes = [each.code for each in one.agencies.all()]
    lines = [
        Line(asked.label, words)
        for asked in section.asked
        if asked.name != section.heading and (words := _words(asked.kind, asked.choices, told.get(asked.name), codes))
    ]
    grade = reading_grade(told.get("text", "")) if one.section == "message" else None
    return EntryShown(
        one.pk, str(told.get(section.heading, DESTROYED)), tuple(lines), one.version, day_of(one.made_at), one.made_by.known_as,
        grade, grade is None or is_plain(grade),
    )  # fmt: skip


def _words(kind: Kind, choices: Mapping[str, str], value: Any, codes: list[str]) -> str:
    if kind in (Kind.AGENCY, Kind.AGENCIES):
        return ", ".join(codes)
    if kind is Kind.LANGUAGES:
        return ", ".join(value or ())
    return choices.get(value, "") if kind is Kind.CHOICE else str(value or "")


def notes_by_agency(notes: Iterable[Readiness]) -> dict[str, Readiness]:
    """What each agency said last."""
    return {one.agency.code: one for one in notes}


def _item(held: tuple[HeldOffice, ...], one: PreparednessItem, codes: tuple[str, ...]) -> ItemShown:
    noted, asked = notes_by_agency(one.notes), {each.code for each in one.asked}
    own = access.own_agencies(held) if one.crisis.closed_at is None else frozenset()
    return ItemShown(
        one.pk, opened(one.words), tuple(_cell(code, noted.get(code), code in asked, code in own) for code in codes)
    )


def _cell(code: str, noted: Readiness | None, asked: bool, own: bool) -> Cell:
    if noted is None:
        words = NOTHING_SAID if asked else NOT_ASKED
        return Cell(code, SIGNS[words], words, "", None, asked and own)
    words = Ready(noted.state).label
    return Cell(code, SIGNS[noted.state], words, opened(noted.note), day_of(noted.made_at), own)


def last_move(one: Request, day: date) -> RequestStep | None:
    """What became of a request last, until a day."""
    return next((each for each in reversed(one.moves) if day_of(each.made_at) <= day), None)


def over_since(one: Request, day: date) -> date | None:
    """Since when a request is over, as known on a day; None while it is open."""
    last = last_move(one, day)
    return day_of(last.made_at) if last is not None and last.move in access.OVER else None


def request_shown(one: Request, today: date) -> RequestShown:
    """A request, opened."""
    told = opened(one.told, {})
    moves = tuple(_move(each) for each in one.moves)
    last = last_move(one, today)
    over = over_since(one, today) is not None
    return RequestShown(
        one.pk, About(one.about).label, one.agency.code, told.get("what", DESTROYED),
        told.get("how_much") or told.get("purpose") or "",
        one.due, Move(last.move).label if last else "not answered yet", one.due < today and not over,
        over, last is not None and last.move in access.ENDED, moves,
    )  # fmt: skip


def _move(one: RequestStep) -> MoveShown:
    told = opened(one.told, {})
    counts = tuple((words, count) for words, count in told.get("counts") or ())
    words = told.get("reason") or told.get("note") or ""
    return MoveShown(Move(one.move).label, words, counts, one.until, day_of(one.made_at), one.made_by.known_as)


def day_of(moment: datetime) -> date:
    """The day of a moment, as the city counts days."""
    return moment.astimezone(CITY_TIME).date()
