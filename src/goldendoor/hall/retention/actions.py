"""What counsel does about retention: a schedule is entered, a hold is placed or lifted. One class for each act."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from goldendoor.hall.acting import Act, Actor, NotThere, Refused, SignInAgain
from goldendoor.hall.ledger.recording import record
from goldendoor.hall.people.access import agency_of_code
from goldendoor.hall.retention import access
from goldendoor.hall.retention.models import Hold, Schedule
from goldendoor.hall.retention.retained import retained_as
from goldendoor.hall.sealing.destroyed import opened
from goldendoor.hall.sealing.inventory import rows

LONGEST_MONTHS = 12 * 200


@dataclass(frozen=True)
class EnterSchedule(Act):
    """An approved records schedule says how long a field is kept; an agency's counsel speaks for their agency alone."""

    name = "schedule.enter"
    offices = access.COUNSEL
    needs_fresh_sign_in = True
    field: str
    cites: str
    months: int
    since: date

    def check(self, by: Actor) -> None:
        if self.field not in {row.name for row in rows()}:
            raise Refused(f"The inventory has no field {self.field}.")
        if not self.cites.strip():
            raise Refused("A schedule cites the approved records schedule that it is from.")
        if not 1 <= self.months <= LONGEST_MONTHS:
            raise Refused(f"A field is kept for 1 to {LONGEST_MONTHS} months.")
        if (by.day - self.since).days > 1:
            raise Refused("A schedule cannot be entered for days that are over.")
        last = access.last_schedule(self.field, _agency_code(by))
        if last is not None and self.since < last.since:
            raise Refused(f"A schedule for this field that begins on {last.since} was entered already.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        code = _agency_code(by)
        made = Schedule.objects.create(
            field=self.field, cites=self.cites.strip(), months=self.months, since=self.since,
            agency=agency_of_code(code) if code else None, entered_by_id=by.account_id,
        )  # fmt: skip
        return [("schedule", made.pk)]


@dataclass(frozen=True)
class PlaceHold(Act):
    """From now on nothing of this is destroyed: one record, every record of a kind, or everything."""

    name = "hold.place"
    offices = access.COUNSEL
    reason: str
    kind: str = ""
    number: int | None = None

    def check(self, by: Actor) -> None:
        if not self.reason.strip():
            raise Refused("A hold says why.")
        found = retained_as(self.kind)
        if self.kind and found is None:
            raise Refused(f"No kind of record is called {self.kind}.")
        if self.number is None:
            return
        if found is None:
            raise Refused("Name the kind of the record that is to be kept.")
        row = access.record(found, self.number)
        if row is None or _agency_code(by) not in (None, found.agency_of(row)):
            raise NotThere("There is no such record.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        made = Hold.objects.create(
            kind=self.kind, number=self.number, reason=self.reason.strip(), agency=agency_of_code(by.agency),
            everywhere=_agency_code(by) is None, placed_by_id=by.account_id, placed_on=by.day,
        )  # fmt: skip
        return [("hold", made.pk)]


@dataclass(frozen=True)
class LiftHold(Act):
    """What was held may be destroyed again, once its schedules are over."""

    name = "hold.lift"
    offices = access.COUNSEL
    needs_fresh_sign_in = True
    hold: int

    def check(self, by: Actor) -> None:
        if access.hold_seen(by.office, by.agency, self.hold).lifted_on is not None:
            raise Refused("This hold was lifted already.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        held = access.hold_seen(by.office, by.agency, self.hold)
        held.lifted_by_id, held.lifted_on = by.account_id, by.day
        held.save(update_fields=["lifted_by", "lifted_on"])
        return [("hold", held.pk)]


def read_reason(number: int, by: Actor) -> str:
    """Why something is held. It may name somebody, so the ledger says who read it.

    Raises:
        SignInAgain: where the last sign-in is not fresh.
        NotThere: where this counsel may not see the hold, or there is none.
    """
    if not by.signed_in_lately:
        raise SignInAgain("This needs a fresh sign-in: sign in again, and it goes on from here.")
    with transaction.atomic():
        held = access.hold_seen(by.office, by.agency, number)
        record("hold.read", by=by.account_id, office=by.office, records=[], seen=[("hold", held.pk)], at=by.at)
        return str(opened(held.reason))


def _agency_code(by: Actor) -> str | None:
    """For whose records counsel speaks; None for those of every agency."""
    return None if by.office in access.FOR_EVERY_AGENCY else by.agency
