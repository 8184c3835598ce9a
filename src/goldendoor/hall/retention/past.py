"""What is past its date: for each declared field, and for each kind of record what could be destroyed. It only reports."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from goldendoor.engine.calculated import add_months
from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.retention import access
from goldendoor.hall.retention.models import Hold, Schedule
from goldendoor.hall.retention.retained import Retained, retained
from goldendoor.hall.sealing.inventory import rows
from goldendoor.hall.sealing.records import sealed_fields_of

# Nothing is destroyed of which counsel was not warned as long before.
WARNED_BEFORE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class OfField:
    """A declared field: the schedules that count for it, how many records are past their date, how many of them held."""

    field: str
    sealed: bool
    schedules: tuple[str, ...]
    past: int = 0
    held: int = 0


@dataclass(frozen=True, slots=True)
class OfKind:
    """A kind of sealed record: how many hold something, how many are past every date, how many of those are held."""

    kind: str
    counted_from: bool  # whether it says a date that retention is counted from: without one nothing of it is destroyed
    records: int = 0
    past: int = 0
    held: int = 0
    unwarned: int = 0  # past every date and not held, and counsel was not warned of them thirty days ago

    @property
    def due(self) -> int:
        """How many a run would destroy."""
        return self.past - self.held - self.unwarned


@dataclass(frozen=True, slots=True)
class Report:
    """What is past its date on a day."""

    day: date
    schedules: int
    holds: int
    fields: tuple[OfField, ...]
    kinds: tuple[OfKind, ...]


@dataclass(frozen=True, slots=True)
class Over:
    """A record whose every sealed field is past its date: the last day on which one was kept, and what says so of each."""

    last_day: date
    under: tuple[tuple[str, str], ...]

    @property
    def cites(self) -> tuple[str, ...]:
        """The schedules that say so, each once."""
        return tuple(sorted({cites for _, cites in self.under}))


class Rules:
    """The schedules that count on a day, and the holds that stand."""

    def __init__(self, day: date) -> None:
        self.day = day
        self._schedules: dict[tuple[str, str | None], Schedule] = {}
        for one in access.schedules_on(day):  # a later one takes the place of an earlier one
            self._schedules[one.field, one.agency.code if one.agency else None] = one
        self.holds: list[Hold] = list(access.holds_standing())

    def __len__(self) -> int:
        return len(self._schedules)

    def of(self, field: str) -> tuple[Schedule, ...]:
        """Every schedule that counts for a field, of whichever agency."""
        return tuple(one for (name, _), one in self._schedules.items() if name == field)

    def for_record(self, field: str, agency: str | None) -> Schedule | None:
        """The schedule for a field of an agency's record. Where its own and that for all both speak, the longer counts."""
        found = {self._schedules.get((field, None)), self._schedules.get((field, agency))} - {None}
        return max(found, key=lambda one: one.months) if found else None  # type: ignore[union-attr,return-value]

    def last_day(self, one: Retained, row: Any, field: str) -> date | None:
        """The last day on which a field of a record is kept; None where nothing says one."""
        counted_from, schedule = one.date_of(row), self.for_record(field, one.agency_of(row))
        if counted_from is None or schedule is None:
            return None
        return add_months(counted_from, schedule.months)

    def is_past(self, one: Retained, row: Any, field: str) -> bool:
        """Whether the last day on which a field of a record is kept is over."""
        last = self.last_day(one, row, field)
        return last is not None and last < self.day

    def over(self, one: Retained, row: Any) -> Over | None:
        """What says that a record is past every date; None where something in it is not."""
        fields = sealed_fields_of(one.kind)
        days = [self.last_day(one, row, field) for field in fields]
        known = [day for day in days if day is not None and day < self.day]
        if not fields or len(known) < len(fields):
            return None
        agency = one.agency_of(row)
        found = ((field, self.for_record(field, agency)) for field in fields)
        return Over(max(known), tuple((field, schedule.cites) for field, schedule in found if schedule is not None))

    def is_held(self, one: Retained, row: Any) -> bool:
        """Whether a hold stands on a record. An agency's hold stands on what is the City's own too, to be safe."""
        agency = one.agency_of(row)
        return any(
            (not hold.kind or hold.kind == one.kind)
            and hold.number in (None, row.pk)
            and (hold.everywhere or agency in (None, hold.agency.code))
            for hold in self.holds
        )


def report(day: date) -> Report:
    """What is past its date on a day; nothing is changed."""
    rules, past, held = Rules(day), Counter[str](), Counter[str]()
    declared = rows()
    kinds = [_of_kind(one, rules, [row.name for row in declared], past, held) for one in retained()]
    registered = {one.kind for one in kinds}
    without = {f"{row.app}.{row.model}" for row in declared if row.sealed} - registered
    fields = (
        OfField(row.name, row.sealed, tuple(map(in_words, rules.of(row.name))), past[row.name], held[row.name])
        for row in declared
    )
    named = sorted([*kinds, *(OfKind(kind, False) for kind in without)], key=lambda one: one.kind)
    return Report(day, len(rules), len(rules.holds), tuple(fields), tuple(named))


def in_words(schedule: Schedule) -> str:
    """A schedule in a few words: how long, and what says so."""
    years, months = divmod(schedule.months, 12)
    parts = [
        f"{count} {word}{'s' if count > 1 else ''}" for count, word in ((years, "year"), (months, "month")) if count
    ]
    whose = f", {schedule.agency.code}" if schedule.agency else ""
    return f"{' and '.join(parts)} ({schedule.cites}{whose})"


def due_numbers(one: Retained, day: date) -> list[int]:
    """The numbers of the records of a kind that a run could destroy, as things stand now."""
    rules = Rules(day)
    if not _speak(rules, sealed_fields_of(one.kind)):
        return []
    warned = access.warned_by(one.kind, day - WARNED_BEFORE)
    return [
        row.pk
        for row, living in access.records(one)
        if living and row.pk in warned and rules.over(one, row) is not None and not rules.is_held(one, row)
    ]


def coming_to_their_end(one: Retained, through: date) -> Iterator[tuple[int, str, date]]:
    """The records of a kind whose every field is kept no longer than through a day, and that nobody holds.

    For each its number, the code of its agency (empty for the City's own), and the last day on which it is kept.
    """
    rules = Rules(through + timedelta(days=1))
    if not _speak(rules, sealed_fields_of(one.kind)):
        return
    for row, living in access.records(one):
        over = rules.over(one, row) if living else None
        if over is not None and not rules.is_held(one, row):
            yield row.pk, one.agency_of(row) or "", over.last_day


def due(now: datetime) -> list[str]:
    """For City Hall's clock: how many records are past every date. It destroys nothing."""
    kinds = [one for one in report(now.astimezone(CITY_TIME).date()).kinds if one.past]
    return [f"{one.kind}: {one.past} past every date, {one.held} of them on hold; none destroyed" for one in kinds]


def _of_kind(one: Retained, rules: Rules, declared: Iterable[str], past: Counter[str], held: Counter[str]) -> OfKind:
    """Count a kind's records, and for each of its declared fields what is past its date."""
    sealed = sealed_fields_of(one.kind)
    plain = [name for name in declared if name.startswith(f"{one.kind}.") and name not in sealed]
    if not _speak(rules, [*sealed, *plain]):
        return OfKind(one.kind, True, records=sum(living for _, living in access.records(one)))
    counted, warned = Counter[str](), access.warned_by(one.kind, rules.day - WARNED_BEFORE)
    for row, living in access.records(one):
        on_hold = rules.is_held(one, row)
        for field in _past_fields(rules, one, row, [*plain, *(sealed if living else ())]):
            past[field] += 1
            held[field] += on_hold
        over = living and rules.over(one, row) is not None
        unwarned = over and not on_hold and row.pk not in warned
        counted.update(records=living, past=over, held=over and on_hold, unwarned=unwarned)
    return OfKind(one.kind, True, counted["records"], counted["past"], counted["held"], counted["unwarned"])


def _past_fields(rules: Rules, one: Retained, row: Any, fields: Iterable[str]) -> Iterator[str]:
    return (field for field in fields if rules.is_past(one, row, field))


def _speak(rules: Rules, fields: Iterable[str]) -> bool:
    """Whether any schedule speaks of one of these fields: without one no record has to be looked at."""
    return any(rules.of(field) for field in fields)
