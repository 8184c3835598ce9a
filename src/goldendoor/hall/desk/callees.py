"""Whom to call, with the number: an answer that names a party always leads to a person's desk."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from goldendoor import City
from goldendoor.norms import Situation

# Where nobody else is named, counsel is: an answer without anyone to call is no answer.
COUNSEL = "agency_general_counsel"


@dataclass(frozen=True, slots=True)
class KeptContact:
    """A desk that City Hall's keeper entered, in place of the one in the city's file or beside it.

    Without `agency` it is the whole city's; with `building` it is that building's alone.
    """

    party: str
    agency: str
    building: str
    desk: str
    phone: str
    hours: str
    note: str
    demonstration: bool


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The same party's desk at one agency or building."""

    where: str
    desk: str
    phone: str
    dial: str
    hours: str
    note: str


Kept = Callable[[str], Iterable[KeptContact]]
# The desk alone has no records: then nobody is registered here, and the city's file is all there is.
_kept: list[Kept] = []


def register_contacts(kept: Kept) -> None:
    """Have what was entered of whom to call looked at before the city's file: once, when the application starts."""
    if kept not in _kept:
        _kept.append(kept)


@dataclass(frozen=True, slots=True)
class Callee:
    """Somebody to call. `dial` is what the phone dials; both numbers are empty where the city has entered none.

    `elsewhere` are the party's desks at single agencies and buildings, for whoever is there.
    """

    party: str
    words: str
    desk: str = ""
    phone: str = ""
    dial: str = ""
    hours: str = ""
    note: str = ""
    demonstration: bool = False
    elsewhere: tuple[Elsewhere, ...] = ()


def callee(city: City, party: str, agency: str = "") -> Callee:
    """The party with what was entered of it: the agency's own desk, else the whole city's, else that of the city's file."""
    return _callee(city, party, agency, _entered(city))


def callees(
    city: City, parties: Iterable[str], situation: Situation | None = None, agency: str = ""
) -> tuple[Callee, ...]:
    """Everyone to call, the first one first; the situation's own party, or counsel, where no other is named."""
    entered = _entered(city)
    return tuple(_callee(city, party, agency, entered) for party in _named(parties, situation))


def callees_of_the_file(city: City, parties: Iterable[str], situation: Situation | None = None) -> tuple[Callee, ...]:
    """The same from the city's file alone: for the API, which asks no database."""
    return tuple(_callee(city, party, "", ()) for party in _named(parties, situation))


def _named(parties: Iterable[str], situation: Situation | None) -> list[str]:
    return list(dict.fromkeys(party for party in parties if party)) or [(situation and situation.call) or COUNSEL]


def _entered(city: City) -> tuple[KeptContact, ...]:
    return tuple(one for kept in _kept for one in kept(city.name or ""))


def _callee(city: City, party: str, agency: str, entered: tuple[KeptContact, ...]) -> Callee:
    known = city.corpus.parties.get(party)
    words = known.words if known else party.replace("_", " ")
    theirs = [one for one in entered if one.party == party]
    wide = [one for one in theirs if not one.building and one.agency in ("", agency)]
    # The agency's own comes before the whole city's.
    contact = max(wide, key=lambda one: one.agency, default=None) or city.contact(party)
    elsewhere = tuple(_elsewhere(one) for one in theirs if one not in wide and agency in ("", one.agency))
    if contact is None:
        return Callee(party, words, elsewhere=elsewhere)
    return Callee(
        party, words, contact.desk or "", contact.phone or "", dialled(contact.phone or ""), contact.hours or "",
        contact.note or "", bool(contact.demonstration), elsewhere,
    )  # fmt: skip


def _elsewhere(one: KeptContact) -> Elsewhere:
    where = f"{one.building}, {one.agency}" if one.building else one.agency
    return Elsewhere(where, one.desk, one.phone, dialled(one.phone), one.hours, one.note)


def dialled(phone: str) -> str:
    """A number as a phone dials it.

    >>> dialled("212-555-0142"), dialled("311")
    ('+12125550142', '311')
    """
    digits = re.sub(r"\D", "", phone.partition("ext")[0])
    return f"+1{digits}" if len(digits) == 10 else digits
