"""The facts that name an authority, from the register of standing authorities and from nowhere else (safety 3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldendoor.hall.authorities import access as authorities
from goldendoor.hall.authorities.table import KINDS


@dataclass(frozen=True, slots=True)
class Citable:
    """An authority in force that somebody may name when a matter is opened."""

    number: int
    kind: str
    title: str


def established(numbers: Iterable[int], agency: str, on: date, account_id: int | None) -> dict[str, bool]:
    """Each such fact: whether one of the authorities cited, in force that day for that agency, establishes it."""
    return authorities.established(numbers, agency, on, account_id)


def to_cite(agency: str, on: date) -> tuple[Citable, ...]:
    """The authorities in force that somebody in an agency may name when a matter is opened."""
    return tuple(Citable(one.number, KINDS[one.kind].words, one.title) for one in authorities.in_force(agency, on))
