"""A city that began before agencies were on the ledger: the keeper puts them there as they stand, once, and the entry says so.

It is no way to put anything else there. What was added past the ledger in a city that began with its agencies on it, or
after this was done, stays a finding.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from goldendoor.hall.acting import Act, Actor, Refused
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.ledger import reading
from goldendoor.hall.people import access
from goldendoor.hall.people.actions import KEEPER
from goldendoor.hall.people.beginning import AGENCY_FACT, BEGIN
from goldendoor.hall.people.models import Agency

KIND, AS_FOUND = "agency", "agencies.as-found"


@dataclass(frozen=True)
class RecordAsFound(Act):
    """The city's agencies come onto the ledger as they stand today: nobody says how they stood before."""

    name = AS_FOUND
    offices = KEEPER
    needs_fresh_sign_in = True

    def check(self, by: Actor) -> None:
        if not found():
            raise Refused("The ledger knows every agency that this city began with.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        return [(KIND, one.pk) for one in found()]


def found() -> tuple[Agency, ...]:
    """The agencies of which the ledger has never heard, in a city that began before it would have; else none."""
    begun = reading.first_of(BEGIN)
    if begun is None or any(one.startswith(f"{KIND}/") for one in begun.changed):
        return ()
    if reading.first_of(AS_FOUND) is not None:
        return ()
    named, codes = reading.ever_named(KIND), set(corpus().facts[AGENCY_FACT].values)
    return tuple(one for one in access.agencies() if one.pk not in named and one.code in codes)
