"""What the committee does in a crisis file, one class for each act: entries are added and followed by others, never edited."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goldendoor.hall.acting import Act, Actor, NotThere, Refused
from goldendoor.hall.committee import access
from goldendoor.hall.committee.kinds import on_ledger
from goldendoor.hall.committee.models import Crisis, FileEntry, Founding, Occasion, PreparednessItem, Readiness, Ready
from goldendoor.hall.committee.notices import ASKED_TO_BE_READY, GUIDANCE_CAME, tell_agency
from goldendoor.hall.committee.sections import BY_KEY, Asked, Kind, Section
from goldendoor.hall.people.models import Agency

NOT_ENOUGH = "{label}: this has to be said."


@dataclass(frozen=True)
class FoundCommittee(Act):
    """The First Deputy Mayor sets the committee up, as its chair; it happens once."""

    name = "committee.found"
    offices = access.CHAIR
    on: date
    paper: str

    def check(self, by: Actor) -> None:
        if access.founding() is not None:
            raise Refused("The committee was set up already.")
        if self.on > by.day:
            raise Refused("The committee cannot be set up on a day that is still to come.")
        if not self.paper.strip():
            raise Refused("Name the paper that sets the committee up.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        made = Founding.objects.create(on=self.on, paper=self.paper.strip(), made_by_id=by.account_id, made_at=by.at)
        return [on_ledger(made)]


@dataclass(frozen=True)
class OpenCrisis(Act):
    """A file for a crisis is opened."""

    name = "crisis.open"
    offices = access.COMMITTEE
    title: str
    kind: str
    why: str

    def check(self, by: Actor) -> None:
        if access.founding() is None:
            raise Refused("The committee has to be set up first.")
        if not self.title.strip() or not self.why.strip():
            raise Refused("A crisis file has a title, and says why it was opened.")
        if self.kind not in Occasion.values:
            raise Refused(f"No kind of crisis is called {self.kind}.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        made = Crisis.objects.create(
            title=self.title.strip(), kind=self.kind, why=self.why.strip(), opened_by_id=by.account_id, opened_at=by.at
        )
        return [on_ledger(made)]


@dataclass(frozen=True)
class CloseCrisis(Act):
    """The chair closes a crisis file; it stays to be read."""

    name = "crisis.close"
    offices = access.CHAIR
    crisis: int
    why: str

    def check(self, by: Actor) -> None:
        still_open(by, self.crisis)
        if not self.why.strip():
            raise Refused("Say why the file is closed.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        found = access.crisis(access.acting_in(by), self.crisis)
        found.closed_by_id, found.closed_at, found.closing_reason = by.account_id, by.at, self.why.strip()
        found.save(update_fields=["closed_by", "closed_at", "closing_reason"])
        return [on_ledger(found)]


@dataclass(frozen=True)
class AddEntry(Act):
    """Something is written into a section of a crisis file."""

    name = "crisis.add"
    offices = access.COMMITTEE
    crisis: int
    section: str
    told: Mapping[str, Any]
    agencies: tuple[str, ...] = ()

    def check(self, by: Actor) -> None:
        still_open(by, self.crisis)
        check_told(_section(self.section), self.told, self.agencies)

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        return _written(self.section, self.told, self.agencies, by, crisis_id=self.crisis)


@dataclass(frozen=True)
class ReplaceEntry(Act):
    """An entry is followed by its next version; the one before stays to be read."""

    name = "crisis.replace"
    offices = access.COMMITTEE
    entry: int
    told: Mapping[str, Any]
    agencies: tuple[str, ...] = ()

    def check(self, by: Actor) -> None:
        found = access.entry(access.acting_in(by), self.entry)
        still_open(by, found.crisis_id)
        if found.version != access.newest_version(found):
            raise Refused("There is a later version of this entry already; begin from that one.")
        check_told(_section(found.section), self.told, self.agencies)

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        found = access.entry(access.acting_in(by), self.entry)
        return _written(
            found.section, self.told, self.agencies, by, crisis_id=found.crisis_id, first_id=found.first_id or found.pk,
            version=found.version + 1,
        )  # fmt: skip


@dataclass(frozen=True)
class AskReadiness(Act):
    """Agencies are asked whether they are ready for something."""

    name = "readiness.ask"
    offices = access.COMMITTEE
    crisis: int
    words: str
    agencies: tuple[str, ...] = field(default=())

    def check(self, by: Actor) -> None:
        still_open(by, self.crisis)
        if not self.words.strip():
            raise Refused("Say what the agencies are to be ready for.")
        if not self.agencies:
            raise Refused("Choose the agencies that are asked.")
        access.agencies_named(self.agencies)

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        made = PreparednessItem.objects.create(
            crisis_id=self.crisis, words=self.words.strip(), made_by_id=by.account_id, made_at=by.at
        )
        asked = access.agencies_named(self.agencies)
        made.agencies.set(asked)
        for one in asked:
            tell_agency(ASKED_TO_BE_READY, made.pk, one.code, by)
        return [on_ledger(made)]


@dataclass(frozen=True)
class NoteReadiness(Act):
    """An agency says how ready it is: its head, or its member of the committee. What it said before stays."""

    name = "readiness.note"
    offices = access.ANSWERS_FOR_AN_AGENCY
    item: int
    state: str
    note: str = ""

    def check(self, by: Actor) -> None:
        found = access.item(access.acting_in(by), self.item)
        if by.agency not in {one.code for one in found.asked}:
            raise NotThere("Your agency was not asked about this.")
        still_open(by, found.crisis_id)
        if self.state not in Ready.values:
            raise Refused("Say whether the agency is ready, partly ready or not ready.")
        if self.state != Ready.READY and not self.note.strip():
            raise Refused("Say what is still lacking.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        made = Readiness.objects.create(
            item_id=self.item, agency=access.agencies_named([by.agency])[0], state=self.state, note=self.note.strip(),
            made_by_id=by.account_id, made_at=by.at,
        )  # fmt: skip
        return [on_ledger(made)]


def still_open(by: Actor, number: int) -> Crisis:
    """A crisis file that somebody sees and in which something may still be written.

    Raises:
        NotThere: where there is none for this person.
        Refused: where it was closed.
    """
    found = access.crisis(access.acting_in(by), number)
    if found.closed_at is not None:
        raise Refused("This file was closed; nothing is written into it any more.")
    return found


def check_told(section: Section, told: Mapping[str, Any], agencies: tuple[str, ...]) -> None:
    """Hold what is to be written against what the section asks.

    Raises:
        Refused: where something has to be said and is not, or is said and not asked for.
    """
    words = [one for one in section.asked if one.kind not in (Kind.AGENCY, Kind.AGENCIES)]
    if extra := set(told) - {one.name for one in words}:
        raise Refused(f"This section does not ask for {', '.join(sorted(extra))}.")
    for one in words:
        _check_one(one, told.get(one.name))
    whose = next((one for one in section.asked if one.kind in (Kind.AGENCY, Kind.AGENCIES)), None)
    if whose is None and agencies:
        raise Refused("This section names no agency.")
    if whose is not None and whose.kind is Kind.AGENCY and len(agencies) != 1:
        raise Refused(NOT_ENOUGH.format(label=whose.label))
    access.agencies_named(agencies)


def _check_one(one: Asked, value: Any) -> None:
    if one.required and not value:
        raise Refused(NOT_ENOUGH.format(label=one.label))
    if one.kind is Kind.CHOICE and value and value not in one.choices:
        raise Refused(f"{one.label}: there is no choice {value}.")


def _section(key: str) -> Section:
    found = BY_KEY.get(key)
    if found is None or not found.asked:
        raise NotThere("There is no such section to write into.")
    return found


def _written(
    section: str, told: Mapping[str, Any], codes: Iterable[str], by: Actor, **where: Any
) -> list[tuple[str, int]]:
    made = FileEntry.objects.create(
        section=section, told=dict(told), made_by_id=by.account_id, made_at=by.at, **where
    )  # fmt: skip
    agencies: tuple[Agency, ...] = access.agencies_named(codes)
    made.agencies.set(agencies)
    if BY_KEY[section].to_agencies:
        for one in agencies:
            tell_agency(GUIDANCE_CAME, made.pk, one.code, by)
    return [on_ledger(made)]
