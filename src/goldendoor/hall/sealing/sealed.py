"""What reading a sealed field gives: a thing that shows nothing of itself, and that is opened only on purpose."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from goldendoor.hall.sealing.envelope import about, close, open_envelope
from goldendoor.hall.sealing.records import key_to_open, key_to_seal

SHOWN = "‹sealed›"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something sealed belongs: whose key it is under, and the model and field it opens in."""

    kind: str
    record_id: UUID
    model: str
    field: str

    @property
    def tied_to(self) -> bytes:
        """What the envelope is tied to, so that it opens in this row and this field only."""
        return about("goldendoor sealed field", self.model, self.field, str(self.record_id))


class ShowsNothing:
    """Whatever prints it, formats it or puts it on a page gets the same word."""

    __slots__ = ()

    def __repr__(self) -> str:
        return SHOWN

    def __format__(self, spec: str) -> str:
        return format(SHOWN, spec)


@dataclass(frozen=True, slots=True, repr=False)
class Envelope(ShowsNothing):
    """What is in the database, as a type of its own: plain bytes that somebody assigns are never taken for it."""

    content: bytes


@dataclass(frozen=True, slots=True, repr=False)
class Assigned(ShowsNothing):
    """What was assigned, and is sealed anew at each save: one that was rolled back leaves nothing sealed half-way."""

    content: bytes

    def __deepcopy__(self, seen: object) -> "Assigned":
        return self

    def __reduce__(self) -> str:
        raise TypeError("What is not yet sealed is not pickled: it would be stored for anybody to read.")


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Sealed(ShowsNothing):
    """A sealed value in its place. Only `open` gives the content: a template cannot reach what has an underscore."""

    _held: Envelope | Assigned
    _place: Place
    _decode: Callable[[bytes], Any]

    def open(self) -> Any:
        """The content: whoever calls this has decided to see it."""
        if isinstance(self._held, Assigned):
            return self._decode(self._held.content)
        return self._decode(_opened(self._held, self._place))

    # Django's templates do not call what is marked so: a page gets the content from a view that opened it.
    open.alters_data = True

    def held_in(self, place: Place) -> Envelope | Assigned | None:
        """What a row keeps of this in a place; None where it was sealed in another."""
        return self._held if isinstance(self._held, Assigned) or self._place == place else None


def sealed_in(place: Place, assigned: Assigned) -> Envelope:
    """An envelope for this place, under its record's key."""
    return Envelope(close(key_to_seal(place.kind, place.record_id), assigned.content, place.tied_to))


def _opened(envelope: Envelope, place: Place) -> bytes:
    return open_envelope(key_to_open(place.kind, place.record_id), envelope.content, place.tied_to)


def envelope_hash(sealed: Sealed) -> str | None:
    """A hash of the envelope as it is stored, which needs no key and outlives one; None for what is not yet sealed.

    A function and not an attribute: a page cannot reach it.
    """
    held = sealed._held
    return None if isinstance(held, Assigned) else hashlib.sha256(held.content).hexdigest()
