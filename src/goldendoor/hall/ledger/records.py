"""Whether each record stands in the database as the ledger says it was left."""

from collections.abc import Iterable, Iterator

from goldendoor.hall.ledger.canonical import NotCanonical, salted_hash
from goldendoor.hall.ledger.findings import Finding, Wrong
from goldendoor.hall.ledger.kinds import Kind, Plain, registered_kinds
from goldendoor.hall.ledger.models import Salt
from goldendoor.hall.ledger.notebook import Last, Notebook
from goldendoor.hall.ledger.recording import BY, SHREDDED
from goldendoor.hall.ledger.rows import ROWS_AT_ONCE


def record_findings(notebook: Notebook) -> Iterator[Finding]:
    """Every record that was changed, added or removed behind the ledger."""
    salts = Salt.objects.exclude(of=BY).values_list("number", "of", "salt").order_by("pk")
    notebook.give_salts(salts.iterator(chunk_size=ROWS_AT_ONCE))
    kinds = registered_kinds()
    for kind in kinds:
        if kind.every is not None:
            yield from _all_there_are(kind.name, kind.every(), notebook)
        yield from _named_by_the_ledger(kind, notebook)
    known = {kind.name for kind in kinds}
    for name, last in notebook.first_of_each_kind():
        if name not in known:
            words = f"{last.record}: nothing here knows how to read a record of the kind {name!r}"
            yield Finding(Wrong.RECORD_UNKNOWN, last.number, words)


def unlisted_kinds() -> tuple[str, ...]:
    """The kinds of which nobody can list the records: one added behind the ledger would not be found."""
    return tuple(kind.name for kind in registered_kinds() if kind.every is None)


def _all_there_are(kind: str, every: Iterable[tuple[int, Plain]], notebook: Notebook) -> Iterator[Finding]:
    for number, plain in every:
        name = f"{kind}/{number}"
        last = notebook.meet(name)
        if last is None:
            yield Finding(Wrong.RECORD_UNKNOWN, None, f"{name}: it is there, and no entry says how it came to be")
        else:
            yield from _compared(last, plain)


def _named_by_the_ledger(kind: Kind, notebook: Notebook) -> Iterator[Finding]:
    """Those that are left: of a kind that cannot be listed all that the ledger names, else those that are not there."""
    for last in notebook.unmet(kind.name):
        number = last.record.partition("/")[2]
        plain = kind.load(int(number)) if kind.every is None and number.isdecimal() else None
        if plain is not None:
            yield from _compared(last, plain)
        elif last.hash is not None and not _shredded(last):
            yield Finding(Wrong.RECORD_GONE, last.number, f"{last.record}: it is not there, and no entry says why")


def _compared(last: Last, plain: Plain) -> Iterator[Finding]:
    if last.hash is None:
        words = f"{last.record}: it is there, and its last entry says that it was removed"
        yield Finding(Wrong.RECORD_UNKNOWN, last.number, words)
    elif _shredded(last):
        return
    elif last.salt is None:
        words = f"{last.record}: the salt is gone, and no entry says that it was shredded"
        yield Finding(Wrong.RECORD_CHANGED, last.number, words)
    elif not _as_recorded(last.salt, plain, last.hash):
        words = f"{last.record}: it is not as its last entry ({last.act}) left it"
        yield Finding(Wrong.RECORD_CHANGED, last.number, words)


def _as_recorded(salt: bytes, plain: Plain, recorded: str) -> bool:
    try:
        return salted_hash(salt, plain) == recorded
    except NotCanonical:  # written past the application: no entry can have been made about such a value
        return False


def _shredded(last: Last) -> bool:
    return last.act == SHREDDED and last.salt is None
