"""The run that destroys: record by record, each whole or gone, each with its entry on the ledger and a line that certifies it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from goldendoor.hall.ledger.kinds import written
from goldendoor.hall.ledger.recording import shred as shred_on_ledger
from goldendoor.hall.ledger.recording import take_turn
from goldendoor.hall.retention import access
from goldendoor.hall.retention.past import WARNED_BEFORE, Rules, due_numbers
from goldendoor.hall.retention.retained import Retained, retained
from goldendoor.hall.sealing.records import sealed_fields_of, shred_row

# On the ledger: no account acts, the house itself does what counsel's schedules say.
OFFICE = "city hall"


@dataclass(frozen=True, slots=True)
class Destroyed:
    """One line of a shred certificate: which record, through which day it was kept, under what, and its entry."""

    record: str
    kept_through: date
    cites: tuple[str, ...]
    entry: int
    entry_hash: str


def destroy(day: date, at: datetime) -> Iterator[Destroyed]:
    """Destroy what every schedule lets be destroyed, no hold keeps, and counsel was warned of thirty days ago.

    Each record is a transaction of its own, and leaves a line for the certificate in it.

    Whoever stops half-way has destroyed what was given so far, and the rest is whole.
    """
    for one in retained():
        for number in due_numbers(one, day):
            gone = _destroy(one, number, day, at)
            if gone is not None:
                yield gone


@transaction.atomic
def _destroy(one: Retained, number: int, day: date, at: datetime) -> Destroyed | None:
    # Whoever places a hold or enters a schedule waits until this is done, or has done so before it is asked here.
    take_turn()
    row, rules, end = access.record(one, number), Rules(day), access.end_of(one.kind, number)
    if row is None or end is None or day - end.warned_on < WARNED_BEFORE:
        return None
    if rules.is_held(one, row) or not access.is_living(one, row):
        return None
    over = rules.over(one, row)
    if over is None:
        return None
    shred_row(row, entered=sealed_fields_of(one.kind), on=day)
    which = (one.on_ledger, number)
    entry = shred_on_ledger(which, by=None, office=OFFICE, at=at)
    end.record, end.entry, end.entry_hash = written(which), entry.number, bytes(entry.leaf_hash).hex()
    end.last_day, end.destroyed_on, end.under = over.last_day, day, [list(each) for each in over.under]
    end.save()
    return Destroyed(end.record, over.last_day, over.cites, entry.number, end.entry_hash)
