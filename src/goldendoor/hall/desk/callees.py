"""Whom to call, with the number: an answer that names a party always leads to a person's desk."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from goldendoor import City
from goldendoor.norms import Situation

# Where nobody else is named, counsel is: an answer without anyone to call is no answer.
COUNSEL = "agency_general_counsel"


@dataclass(frozen=True, slots=True)
class Callee:
    """Somebody to call. `dial` is what the phone dials; both numbers are empty where the city has entered none."""

    party: str
    words: str
    desk: str = ""
    phone: str = ""
    dial: str = ""
    hours: str = ""
    note: str = ""
    demonstration: bool = False


def callee(city: City, party: str) -> Callee:
    """The party with what the city's list of contacts says of it."""
    known = city.corpus.parties.get(party)
    words = known.words if known else party.replace("_", " ")
    contact = city.contact(party)
    if contact is None:
        return Callee(party, words)
    return Callee(
        party,
        words,
        contact.desk or "",
        contact.phone or "",
        dialled(contact.phone or ""),
        contact.hours or "",
        contact.note or "",
        bool(contact.demonstration),
    )


def callees(city: City, parties: Iterable[str], situation: Situation | None = None) -> tuple[Callee, ...]:
    """Everyone to call, the first one first; the situation's own party, or counsel, where no other is named."""
    named = list(dict.fromkeys(party for party in parties if party))
    nobody_named = (situation and situation.call) or COUNSEL
    return tuple(callee(city, party) for party in named or [nobody_named])


def dialled(phone: str) -> str:
    """A number as a phone dials it.

    >>> dialled("212-555-0142"), dialled("311")
    ('+12125550142', '311')
    """
    digits = re.sub(r"\D", "", phone.partition("ext")[0])
    return f"+1{digits}" if len(digits) == 10 else digits
