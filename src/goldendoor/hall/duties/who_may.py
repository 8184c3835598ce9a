"""Who sees which obligations, and who may note them as done: the holder's own offices, and the committee for all."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from goldendoor.engine.owed_on import Owed
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.people.access import HeldOffice
from goldendoor.hall.people.offices import CITYWIDE, NOBODYS_OFFICE

COMMITTEE = "response_committee"
SEES_EVERY_AGENCYS = frozenset(
    {COMMITTEE, "first_deputy_mayor", "mayors_office", "chief_privacy_officer", "corporation_counsel", "auditor"}
)
# An agency's own offices that answer for what it owes.
OF_AN_AGENCY = frozenset({"agency_head", "agency_general_counsel", "agency_privacy_officer"})
# What the law says the people it protects do is no duty of the City.
NOT_THE_CITYS = NOBODYS_OFFICE - {"agency"}


@dataclass(frozen=True, slots=True)
class Sight:
    """What somebody sees of the board: everything, what some agencies owe, and what some offices owe themselves."""

    everything: bool
    agencies: frozenset[str] = frozenset()
    holders: frozenset[str] = frozenset()

    def sees(self, owed: Owed) -> bool:
        """Whether an obligation is there for them."""
        of_their_agency = bool(owed.agency) and owed.agency in self.agencies
        return self.everything or of_their_agency or owed.obligation.who in self.holders


EVERYTHING = Sight(True)


def sight_of(held: Iterable[HeldOffice]) -> Sight | None:
    """What somebody sees who holds these offices; None where there is no board for them at all."""
    held = tuple(held)
    everything = any(one.office in SEES_EVERY_AGENCYS for one in held)
    agencies = frozenset(one.agency for one in held if one.office in OF_AN_AGENCY)
    holders = frozenset(one.office for one in held if one.office in holders_for_the_city())
    return Sight(everything, agencies, holders) if everything or agencies or holders else None


@cache
def holders_for_the_city() -> frozenset[str]:
    """The offices of the whole city that some law gives a duty to."""
    law = corpus()
    holders = {duty.holder for one in law.instruments.values() for duty in one.all_duties}
    return frozenset(holders) & CITYWIDE


class WhoNotes:
    """Every office that may note some obligation as done."""

    def __contains__(self, office: object) -> bool:
        return office == COMMITTEE or office in OF_AN_AGENCY or office in holders_for_the_city()


def may_note(held: HeldOffice, owed: Owed) -> bool:
    """Whether somebody in this office may note that it is done, or take that back."""
    if held.office == COMMITTEE or (held.office == owed.obligation.who and held.office in CITYWIDE):
        return True
    return held.office in OF_AN_AGENCY and bool(owed.agency) and held.agency == owed.agency


def office_to_note_in(held: Iterable[HeldOffice], owed: Owed) -> HeldOffice | None:
    """The office in which somebody may note it; None where there is none."""
    return next((one for one in held if may_note(one, owed)), None)
