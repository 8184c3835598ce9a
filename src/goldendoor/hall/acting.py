"""How anything is done at City Hall: an act is checked, written and put on the ledger together, or not at all."""

from abc import ABC, abstractmethod
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar

from django.db import transaction

from goldendoor.hall.clock import CITY_TIME

# To approve, to reveal and to export, somebody has to have signed in no longer ago than this.
FRESH_SIGN_IN = timedelta(minutes=15)


class Refused(Exception):
    """The act may not be done; the sentence says why, and is meant to be shown."""


class SignInAgain(Refused):
    """The act needs a fresh sign-in."""


class NotThere(Refused):
    """There is no such thing for this person: what is another agency's is not there at all."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: an account, the office that it acts in, the agency of that office, when, and when it last signed in."""

    account_id: int
    office: str
    agency: str
    at: datetime
    signed_in_at: datetime | None

    @property
    def day(self) -> date:
        """The day of the act, as the city counts days."""
        return self.at.astimezone(CITY_TIME).date()

    @property
    def signed_in_lately(self) -> bool:
        """Whether the last sign-in is fresh enough to approve, reveal or export."""
        return self.signed_in_at is not None and timedelta() <= self.at - self.signed_in_at <= FRESH_SIGN_IN


class Act(ABC):
    """One thing that can be done. A subclass says what it is called on the ledger, which offices may do it, and how."""

    name: ClassVar[str]
    offices: ClassVar[Container[str]]
    needs_fresh_sign_in: ClassVar[bool] = False
    known: ClassVar[dict[str, type["Act"]]] = {}

    def __init_subclass__(cls, **more: object) -> None:
        super().__init_subclass__(**more)
        if "name" in cls.__dict__:
            if cls.name in Act.known:
                raise TypeError(f"two acts are called {cls.name}")
            Act.known[cls.name] = cls

    @abstractmethod
    def check(self, by: Actor) -> None:
        """Raise Refused where this may not be done."""

    @abstractmethod
    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        """Do it; give the kind and number of each record that is another one now."""

    def seen(self) -> Iterable[tuple[str, int]]:
        """The kind and number of each record that names somebody and is looked at in doing it."""
        return ()


def perform(act: Act, by: Actor) -> None:
    """Do an act, with its entry on the ledger in the same transaction.

    Raises:
        Refused: where it may not be done; then nothing was written.
    """
    from goldendoor.hall.ledger.recording import record, take_turn
    from goldendoor.hall.people.access import HeldOffice, asked_once, offices_of

    if by.office not in act.offices:
        raise Refused("That is not for the office you act in.")
    if act.needs_fresh_sign_in and not by.signed_in_lately:
        raise SignInAgain("This needs a fresh sign-in: sign in again, and it goes on from here.")
    with transaction.atomic():
        take_turn()  # what is checked is then still so when it is written
        with asked_once():  # while it is checked nobody's offices change
            if HeldOffice(by.office, by.agency) not in offices_of(by.account_id, by.day):
                raise Refused("You do not hold that office today.")
            act.check(by)
        records = tuple(act.write(by))
        record(act.name, by=by.account_id, office=by.office, records=records, at=by.at, seen=tuple(act.seen()))
