"""The facts that name an authority, from the register of standing authorities and from nowhere else (safety 3)."""

from collections.abc import Iterable
from datetime import date

from goldendoor.hall.desk import law


def established(numbers: Iterable[int], agency: str, on: date, account_id: int | None) -> dict[str, bool]:
    """Each such fact: whether one of the authorities cited, in force that day for that agency, establishes it."""
    return {one.name: False for one in law.corpus().facts.values() if one.held_in}


def to_cite(agency: str, on: date) -> tuple[object, ...]:
    """The authorities in force that somebody in an agency may name when a matter is opened."""
    return ()
