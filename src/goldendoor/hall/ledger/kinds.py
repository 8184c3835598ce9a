"""Which kinds of record the ledger speaks of, and how each is read as plain values."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

Plain = dict[str, Any]
Record = tuple[str, int]  # its kind and its number there
Load = Callable[[int], Plain | None]
Every = Callable[[], Iterable[tuple[int, Plain]]]


class KindUnknown(Exception):
    """The ledger was asked about a kind of record that nobody has told it of."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How records of one kind are read.

    `load` gives one record by its number, None where there is none. `every` gives all of them with their numbers:
    without it nobody can find a record that the ledger has never heard of.
    """

    name: str
    load: Load
    every: Every | None


_known: dict[str, Kind] = {}


def register_kind(name: str, load: Load, every: Every | None = None) -> None:
    """Tell the ledger of a kind of record: once, when the application starts."""
    if not name or "/" in name:
        raise ValueError(f"a kind of record cannot be named {name!r}")
    if name in _known:
        raise ValueError(f"the kind of record {name!r} is registered twice")
    _known[name] = Kind(name, load, every)


def register_model(name: str, model: type[Model], plain: Callable[[Any], Plain]) -> None:
    """Tell the ledger of a kind of record that is a row of a model, by the row's own number."""

    def load(number: int) -> Plain | None:
        found = model._default_manager.filter(pk=number).first()
        return plain(found) if found is not None else None

    def every() -> Iterator[tuple[int, Plain]]:
        return ((one.pk, plain(one)) for one in model._default_manager.order_by("pk").iterator())

    register_kind(name, load, every)


def forget_kind(name: str) -> None:
    """Undo a registration."""
    del _known[name]


def registered_kinds() -> tuple[Kind, ...]:
    """Every kind there is, in the order of the names."""
    return tuple(_known[name] for name in sorted(_known))


def load_record(record: Record) -> Plain | None:
    """The record as it stands now; None where it is gone."""
    kind, number = record
    if kind not in _known:
        raise KindUnknown(f"nothing here tells the ledger how to read a record of the kind {kind!r}")
    return _known[kind].load(number)


def written(record: Record) -> str:
    """How an entry names a record.

    >>> written(("matter", 42))
    'matter/42'
    """
    kind, number = record
    return f"{kind}/{number}"
