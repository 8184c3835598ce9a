"""The standing authorities that a matter can rest on, in words: which there are, and which it names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldendoor.hall.authorities.access import in_force
from goldendoor.hall.authorities.table import KINDS


@dataclass(frozen=True, slots=True)
class Citable:
    """An authority in force that somebody may name when a matter is opened."""

    number: int
    kind: str
    title: str


def to_cite(agency: str, on: date) -> tuple[Citable, ...]:
    """The authorities in force that somebody in an agency may name when a matter is opened."""
    return tuple(Citable(one.number, KINDS[one.kind].words, one.title) for one in in_force(agency, on))


def cited(numbers: Iterable[int], agency: str, on: date) -> tuple[Citable, ...]:
    """Those of them that a matter of that day names, as far as they still stand for that day."""
    wanted = set(numbers)
    return tuple(one for one in to_cite(agency, on) if one.number in wanted)
