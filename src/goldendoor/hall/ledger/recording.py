"""How an act comes into the ledger: one entry, in the same transaction as the act itself, or neither."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.db.models import Max

from goldendoor.hall.ledger.canonical import canonical, new_salt, salted_hash
from goldendoor.hall.ledger.kinds import Plain, Record, load_record, register_kind, written
from goldendoor.hall.ledger.merkle import leaf_hash
from goldendoor.hall.ledger.models import Entry, Salt

__all__ = ["NotRecorded", "record", "register_kind", "shred", "take_turn"]

SHREDDED = "record.shredded"
BY = "by"
_ACT = re.compile(r"[a-z][a-z_-]*(\.[a-z][a-z_-]*)+")
# Any number does: it has to be the same for everybody who writes to this ledger, and nobody else's.
_POSTGRES_LOCK = 0x476F6C64


class NotRecorded(Exception):
    """The entry cannot be made, and so the act may not happen either; the words say why."""


def record(
    act: str,
    *,
    by: int | None,
    office: str,
    records: Iterable[Record],
    at: datetime,
    seen: Iterable[Record] = (),
) -> Entry:
    """Add one entry about an act that was just done in this transaction.

    Args:
        act: A short name such as `matter.open`.
        by: The number of the acting account; None where the house itself acts.
        office: The office that the account acted in.
        records: Those that are now other than they were: changed, made or removed.
        at: When it was done.
        seen: Those that were read and name somebody.

    Raises:
        NotRecorded: where there is no transaction, or the act cannot be written down.
    """
    if not connection.in_atomic_block:
        raise NotRecorded("an entry is made in the transaction of its act, and there is no transaction here")
    if not _ACT.fullmatch(act):
        raise NotRecorded(f"an act has a name such as matter.open, and not {act!r}")
    hidden = _Hidden(_next_number())
    content = {
        "number": hidden.number,
        "at": at_text(at),
        "act": act,
        "by": hidden(BY, by),
        "office": office,
        "records": [{"record": name, "is": hidden(name, plain)} for name, plain in _as_they_are(records)],
        "seen": [written(one) for one in dict.fromkeys(seen)],
    }
    body = canonical(content)
    entry = Entry.objects.create(
        number=hidden.number, at=at.astimezone(UTC), act=act, body=body, leaf_hash=leaf_hash(body)
    )
    Salt.objects.bulk_create(hidden.salts)
    return entry


class _Hidden:
    """Values of one entry as salted hashes, with the salts that were used."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.salts: list[Salt] = []

    def __call__(self, of: str, value: Any) -> str | None:
        if value is None:
            return None
        salt = new_salt()
        self.salts.append(Salt(number=self.number, of=of, salt=salt))
        return salted_hash(salt, value)


def _as_they_are(records: Iterable[Record]) -> list[tuple[str, Plain | None]]:
    return [(written(one), load_record(one)) for one in dict.fromkeys(records)]


def shred(which: Record, *, by: int | None, office: str, at: datetime) -> Entry:
    """Delete every salt of a record, so that no hash in the ledger can be tied to it any more, and record that.

    What the record itself holds is for the caller to remove, before this and in the same transaction.
    """
    if not connection.in_atomic_block:
        raise NotRecorded("a record is shredded in one transaction with its entry, and there is no transaction here")
    Salt.objects.filter(of=written(which)).delete()
    return record(SHREDDED, by=by, office=office, records=[which], at=at)


def at_text(at: datetime) -> str:
    """The one way in which an entry writes a moment.

    >>> at_text(datetime(2026, 3, 1, 9, 30, tzinfo=UTC))
    '2026-03-01T09:30:00.000000Z'
    """
    if at.tzinfo is None:
        raise NotRecorded("an entry needs a moment with its time zone")
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def take_turn() -> None:
    """Be the one who writes to the ledger until this transaction ends; what is read from here on nobody changes by an act."""
    if not connection.in_atomic_block:
        raise NotRecorded("a turn lasts as long as a transaction, and there is no transaction here")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_POSTGRES_LOCK])
    # SQLite needs no lock of ours: with IMMEDIATE the transaction has had the database to itself from its start.


def _next_number() -> int:
    """The number after the last, so that none is left out."""
    take_turn()
    last: int | None = Entry.objects.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1
