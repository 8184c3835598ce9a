"""A key for every record: made when something is first sealed, wrapped anew at a rotation, destroyed by shredding."""

from collections.abc import Callable, Collection
from datetime import date
from uuid import UUID

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Count, QuerySet

from goldendoor.hall.clock import today
from goldendoor.hall.sealing.envelope import Key, about, close, new_key, open_envelope
from goldendoor.hall.sealing.faults import DoesNotOpen, NoSchedule, Shredded
from goldendoor.hall.sealing.inventory import Declared, name_of
from goldendoor.hall.sealing.keys import MasterKey, key_named, newest_key
from goldendoor.hall.sealing.models import RecordKey, SealedRecord, kind_of


def key_to_seal(kind: str, record_id: UUID) -> Key:
    """The record's key, which is made at the first time. A shredded record gets no second one."""
    held = RecordKey.objects.filter(kind=kind, record_id=record_id).first()
    if held is None:
        master = newest_key()
        fresh = {"wrapped": _wrap(master, new_key(), kind, record_id), "wrapped_by": master.name}
        # Two who seal at once for one record get the same key: whoever comes second takes what the first has stored.
        held, _ = RecordKey.objects.get_or_create(kind=kind, record_id=record_id, defaults=fresh)
    return _unwrap(held)


def key_to_open(kind: str, record_id: UUID) -> Key:
    """The record's key, where there still is one."""
    held = RecordKey.objects.filter(kind=kind, record_id=record_id).first()
    if held is None:
        raise DoesNotOpen("There is no key for this record; what is sealed in it was moved here, or the key was lost.")
    return _unwrap(held)


def shred(kind: str, record_id: UUID, entered: Collection[str] = (), on: date | None = None) -> bool:
    """Destroy the record's key, and say whether there was one.

    Args:
        kind: What the record's key is filed under.
        record_id: The record's `sealing_id`.
        entered: The sealed fields, such as `people.Account.name`, of which counsel entered an approved records schedule.
        on: The day that is noted; today where none is given.

    Raises:
        NoSchedule: where a sealed field of the record has no approved schedule.
    """
    _insist_on_a_schedule(kind, entered)
    living = RecordKey.objects.filter(kind=kind, record_id=record_id, shredded_on__isnull=True)
    destroyed = living.update(wrapped=None, wrapped_by="", shredded_on=on or today())
    transaction.on_commit(empty_the_journal)
    return destroyed > 0


def shred_row(row: SealedRecord, entered: Collection[str] = (), on: date | None = None) -> bool:
    """`shred` for a row that is at hand."""
    return shred(kind_of(row), row.sealing_id, entered, on)


def living(kind: str) -> QuerySet:
    """The `sealing_id` of every record of a kind that holds something sealed which was not destroyed."""
    return RecordKey.objects.filter(kind=kind, shredded_on__isnull=True).values("record_id")


def sealed_fields_of(kind: str) -> dict[str, Declared | None]:
    """Every field that is sealed under the keys of this kind of record, as `people.Account.name`, as it is declared."""
    return {
        name_of(field): field.declared
        for model in apps.get_models()
        if issubclass(model, SealedRecord) and kind_of(model) == kind
        for field in model._meta.local_concrete_fields
        if hasattr(field, "declared")
    }


def empty_the_journal() -> bool:
    """Take older copies of changed pages out of SQLite's journal; False where a reader still holds it, so try again."""
    if connection.vendor != "sqlite":
        return True
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        blocked, *_ = cursor.fetchone()
    return not blocked


def rewrap(told: Callable[[int, int], None] = lambda done, of: None) -> int:
    """Wrap every record's key with the newest master key, and say how many were. What is sealed stays as it is.

    Each key is wrapped by itself: whoever stops half-way goes on from there. `told` hears how many of how many are done.
    """
    master = newest_key()
    older = RecordKey.objects.filter(shredded_on__isnull=True).exclude(wrapped_by=master.name)
    # Listed first: rows that change while the database walks over them could be met twice.
    numbers, wrapped = list(older.order_by("pk").values_list("pk", flat=True)), 0
    for done, number in enumerate(numbers, start=1):
        wrapped += _rewrap_one(number, master)
        told(done, len(numbers))
    return wrapped


def records_by_master_key() -> dict[str, int]:
    """How many records each master key wraps. One that is not among these can be put away."""
    living_keys = RecordKey.objects.filter(shredded_on__isnull=True)
    counted = living_keys.values("wrapped_by").annotate(records=Count("pk")).order_by("wrapped_by")
    return {one["wrapped_by"]: one["records"] for one in counted}


def master_keys_in_use() -> set[str]:
    """The names of the master keys that some record still needs. Any other one can be put away."""
    return set(records_by_master_key())


def _rewrap_one(number: int, master: MasterKey) -> int:
    held = RecordKey.objects.get(pk=number)
    if held.shredded_on is not None:
        return 0
    wrapped = _wrap(master, _unwrap(held), held.kind, held.record_id)
    # Only where it is as it was read: a key that was shredded in the meantime must not come back.
    as_read = RecordKey.objects.filter(pk=held.pk, wrapped_by=held.wrapped_by, shredded_on__isnull=True)
    return as_read.update(wrapped=wrapped, wrapped_by=master.name)


def _wrap(master: MasterKey, key: Key, kind: str, record_id: UUID) -> bytes:
    return close(master.key, key.secret, _tied_to(kind, record_id))


def _unwrap(held: RecordKey) -> Key:
    if held.shredded_on is not None:
        raise Shredded(f"The key of this record was destroyed on {held.shredded_on}; nobody can read what it sealed.")
    master = key_named(held.wrapped_by)
    return Key(open_envelope(master.key, bytes(held.wrapped), _tied_to(held.kind, held.record_id)))


def _tied_to(kind: str, record_id: UUID) -> bytes:
    return about("goldendoor record key", kind, str(record_id))


def _insist_on_a_schedule(kind: str, entered: Collection[str]) -> None:
    fields = sealed_fields_of(kind)
    if not fields:
        raise NoSchedule(f"No model of City Hall seals anything as {kind}.")
    if not all(name in entered or (one is not None and one.may_be_destroyed) for name, one in fields.items()):
        raise NoSchedule(f"A sealed field of {kind} cites no approved records schedule, so nothing is destroyed.")
