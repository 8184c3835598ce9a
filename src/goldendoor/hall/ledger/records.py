"""Whether each record stands in the database as the ledger says it was left."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from goldendoor.hall.ledger.canonical import NotCanonical, salted_hash
from goldendoor.hall.ledger.findings import Finding, Wrong
from goldendoor.hall.ledger.kinds import Kind, Plain, registered_kinds
from goldendoor.hall.ledger.models import Salt
from goldendoor.hall.ledger.notebook import Last, Notebook
from goldendoor.hall.ledger.recording import SHREDDED

T = TypeVar("T")
RECORDS_AT_ONCE = 300  # every database takes so many values in one question


def record_findings(notebook: Notebook) -> Iterator[Finding]:
    """Every record that was changed, added or removed behind the ledger."""
    kinds = registered_kinds()
    for kind in kinds:
        if kind.every is not None:
            for several in _several(kind.every()):
                yield from _all_there_are(kind.name, several, notebook)
        for unmet in _several(notebook.unmet(kind.name)):
            yield from _named_by_the_ledger(kind, unmet)
    known = {kind.name for kind in kinds}
    for name, last in notebook.first_of_each_kind():
        if name not in known:
            words = f"{last.record}: nothing here knows how to read a record of the kind {name!r}"
            yield Finding(Wrong.RECORD_UNKNOWN, last.number, words)


def unlisted_kinds() -> tuple[str, ...]:
    """The kinds of which nobody can list the records: one added behind the ledger would not be found."""
    return tuple(kind.name for kind in registered_kinds() if kind.every is None)


def _all_there_are(kind: str, several: list[tuple[int, Plain]], notebook: Notebook) -> Iterator[Finding]:
    lasts = notebook.meet([f"{kind}/{number}" for number, _ in several])
    salts = _salts(lasts.values())
    for number, plain in several:
        last = lasts.get(f"{kind}/{number}")
        if last is None:
            words = f"{kind}/{number}: it is there, and no entry says how it came to be"
            yield Finding(Wrong.RECORD_UNKNOWN, None, words)
        else:
            yield from _compared(last, salts.get(last.record), plain)


def _named_by_the_ledger(kind: Kind, unmet: list[Last]) -> Iterator[Finding]:
    """Those that are left: of a kind that cannot be listed all that the ledger names, else those that are not there."""
    salts = _salts(unmet)
    for last in unmet:
        number, salt = last.record.partition("/")[2], salts.get(last.record)
        plain = kind.load(int(number)) if kind.every is None and number.isdecimal() else None
        if plain is not None:
            yield from _compared(last, salt, plain)
        elif last.hash is not None and not _shredded(last, salt):
            yield Finding(Wrong.RECORD_GONE, last.number, f"{last.record}: it is not there, and no entry says why")


def _compared(last: Last, salt: bytes | None, plain: Plain) -> Iterator[Finding]:
    if last.hash is None:
        words = f"{last.record}: it is there, and its last entry says that it was removed"
        yield Finding(Wrong.RECORD_UNKNOWN, last.number, words)
    elif _shredded(last, salt):
        return
    elif salt is None:
        words = f"{last.record}: the salt is gone, and no entry says that it was shredded"
        yield Finding(Wrong.RECORD_CHANGED, last.number, words)
    elif not _as_recorded(salt, plain, last.hash):
        words = f"{last.record}: it is not as its last entry ({last.act}) left it"
        yield Finding(Wrong.RECORD_CHANGED, last.number, words)


def _as_recorded(salt: bytes, plain: Plain, recorded: str) -> bool:
    try:
        return salted_hash(salt, plain) == recorded
    except NotCanonical:  # written past the application: no entry can have been made about such a value
        return False


def _shredded(last: Last, salt: bytes | None) -> bool:
    return last.act == SHREDDED and salt is None


def _salts(lasts: Iterable[Last]) -> dict[str, bytes]:
    """The salt of each record in its last entry, where it was not deleted."""
    numbers = {last.record: last.number for last in lasts}
    # Asked by number alone: SQLite would try every number with every record.
    found = Salt.objects.filter(number__in=set(numbers.values())).values_list("number", "of", "salt")
    return {of: bytes(salt) for number, of, salt in found if numbers.get(of) == number}


def _several(each: Iterable[T]) -> Iterator[list[T]]:
    """A few hundred at a time, so that the database is asked once for all of them."""
    rest = iter(each)
    while several := list(islice(rest, RECORDS_AT_ONCE)):
        yield several
