"""The entries as they stand in the database, read so that nothing done to them can stop the reading."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.db.models import TextField
from django.db.models.functions import Cast

from goldendoor.hall.ledger.checkpoints import Outside
from goldendoor.hall.ledger.merkle import leaf_hash
from goldendoor.hall.ledger.models import Entry

ROWS_AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as found: where it stands, what it says of itself, and whether that can be believed."""

    number: int
    body: bytes
    hash: bytes  # of the body, as it is now
    stored_hash: bytes
    stated: int | None  # the number in the body; None where the body is not that of an entry
    sound: bool  # the body is one that was recorded, wherever it now stands
    columns_agree: bool  # the other columns say what the body says
    content: dict[str, Any]


@contextmanager
def one_moment() -> Iterator[None]:
    """Read everything as it stands at one moment, while others go on writing."""
    if connection.in_atomic_block:
        yield
        return
    # Not Django's own transaction: on SQLite that one is IMMEDIATE, and would keep everybody else from writing.
    begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" if connection.vendor == "postgresql" else "BEGIN DEFERRED"
    with connection.cursor() as cursor:
        cursor.execute(begin)
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def rows(outside: Outside) -> Iterator[Row]:
    """Every entry in the order of the numbers, a few at a time."""
    found = Entry.objects.order_by("number").values_list("number", Cast("at", TextField()), "act", "body", "leaf_hash")
    with _any_bytes_as_text():
        for number, at, act, body, stored in found.iterator(chunk_size=ROWS_AT_ONCE):
            yield _row(outside, number, at, act, _plain_bytes(body), _plain_bytes(stored))


def entry_body(number: int) -> bytes | None:
    """The body of one entry, where there is such an entry."""
    found = Entry.objects.filter(number=number).values_list("body", flat=True).first()
    return None if found is None else _plain_bytes(found)


def _row(outside: Outside, number: Any, at: str, act: str, body: bytes, stored: bytes) -> Row:
    hashed, content = leaf_hash(body), _content(body)
    stated = content.get("number")
    if not isinstance(number, int):  # SQLite lets a column hold anything
        return Row(0, body, hashed, stored, stated, False, False, content)
    known = outside.hash_of(stated) if stated is not None else None
    sound = stated is not None and hashed == (stored if known is None else known)
    agree = stored == hashed and act == content.get("act") and _moment(at) == content.get("at")
    return Row(number, body, hashed, stored, stated, sound, agree, content)


def _content(body: bytes) -> dict[str, Any]:
    """What a body says; nothing where it has not the shape of an entry."""
    try:
        content = json.loads(body.decode())
    except (ValueError, RecursionError):
        return {}
    return content if _has_the_shape(content) else {}


def _has_the_shape(content: Any) -> bool:
    if not isinstance(content, dict) or type(content.get("number")) is not int:
        return False
    records = content.get("records")
    return (
        isinstance(content.get("act"), str)
        and isinstance(records, list)
        and all(
            isinstance(one, dict) and isinstance(one.get("record"), str) and isinstance(one.get("is"), str | None)
            for one in records
        )
    )


def _moment(at: Any) -> str | None:
    """The column as a body writes it; None where it is no moment."""
    try:
        moment = datetime.fromisoformat(str(at))
    except ValueError:
        return None
    plain = moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
    return plain.isoformat(timespec="microseconds") + "Z"


def _plain_bytes(value: Any) -> bytes:
    return value.encode("utf-8", "replace") if isinstance(value, str) else bytes(value or b"")


@contextmanager
def _any_bytes_as_text() -> Iterator[None]:
    """Let SQLite give text that is not valid UTF-8, as whoever wrote past Django may have left it."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    before = connection.connection.text_factory
    connection.connection.text_factory = lambda found: found.decode("utf-8", "replace")
    try:
        yield
    finally:
        connection.connection.text_factory = before
