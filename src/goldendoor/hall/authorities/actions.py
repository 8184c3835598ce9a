"""What is done about standing authorities, one class for each act: propose, approve, decline, end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from goldendoor.hall.acting import Act, Actor, Refused
from goldendoor.hall.authorities import access, who_may
from goldendoor.hall.authorities.models import Authority, Signature
from goldendoor.hall.authorities.proposals import check_proposal, facts_of
from goldendoor.hall.authorities.table import KINDS
from goldendoor.hall.authorities.telling import tell_signers
from goldendoor.hall.people.access import HeldOffice, account_of, agency_of_code

PROPOSING = frozenset().union(*(kind.proposed_by for kind in KINDS.values()))
SIGNING = frozenset().union(*(kind.signing_offices for kind in KINDS.values()))


@dataclass(frozen=True)
class ProposeAuthority(Act):
    """An authority is proposed. It establishes nothing until everybody has signed whose signature its kind needs.

    `establishes` left empty means all that its kind does; `agency` None, the whole city.
    """

    name = "authority.propose"
    offices = PROPOSING
    kind: str
    title: str
    scope: str
    since: date
    agency: str | None = None
    other_agency: str | None = None
    until: date | None = None
    paper: str = ""
    paper_dated: date | None = None
    holder: str | None = None
    establishes: tuple[str, ...] = ()

    def check(self, by: Actor) -> None:
        check_proposal(self, by)

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        kind = KINDS[self.kind]
        made = Authority.objects.create(
            kind=kind.name, establishes=sorted(facts_of(kind, self.establishes)),
            agency=agency_of_code(self.agency) if self.agency else None,
            other_agency=agency_of_code(self.other_agency) if self.other_agency else None,
            title=self.title.strip(), scope=self.scope.strip(), paper=self.paper.strip(), paper_dated=self.paper_dated,
            since=self.since, until=self.until, holder=account_of(self.holder) if self.holder else None,
            proposed_by_id=by.account_id, proposed_in=by.office, proposed_at=by.at,
            signatures_needed=len(kind.signatures),
        )  # fmt: skip
        tell_signers(made, by.at)
        return [("authority", made.pk)]


@dataclass(frozen=True)
class ApproveAuthority(Act):
    """Somebody signs. With the last signature the authority is approved, and never works backwards from that day."""

    name = "authority.approve"
    offices = SIGNING
    needs_fresh_sign_in = True
    authority: int

    def check(self, by: Actor) -> None:
        found = access.authority_to_change(by.account_id, by.day, self.authority)
        _check_that_it_waits(found, by.day)
        signed = list(found.signatures.all())
        if found.proposed_by_id == by.account_id:
            raise Refused("Somebody else has to approve what you proposed.")
        if found.holder_id == by.account_id:
            raise Refused("Somebody else has to approve what names you.")
        if any(one.account_id == by.account_id for one in signed):
            raise Refused("You have signed this already; the other signature has to be somebody else's.")
        if not _places(found, by):
            raise Refused("An authority of this kind is not for the office you act in to sign.")
        if not _places(found, by) - {one.place for one in signed}:
            raise Refused("The signature that your office gives is there already.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        found = access.authority_to_change(by.account_id, by.day, self.authority)
        taken = {one.place for one in found.signatures.all()}
        made = Signature.objects.create(
            authority=found, place=min(_places(found, by) - taken), account_id=by.account_id, office=by.office,
            agency=agency_of_code(by.agency), day=by.day,
        )  # fmt: skip
        if len(taken) + 1 == found.signatures_needed:
            found.approved_on = by.day
            found.save(update_fields=["approved_on"])
        return [("signature", made.pk), ("authority", found.pk)]


@dataclass(frozen=True)
class DeclineAuthority(Act):
    """A proposal is turned down by an office that signs such ones, or taken back by whoever made it."""

    name = "authority.decline"
    offices = SIGNING | PROPOSING
    needs_fresh_sign_in = True
    authority: int
    reason: str

    def check(self, by: Actor) -> None:
        found = access.authority_to_change(by.account_id, by.day, self.authority)
        if found.declined_on is not None:
            raise Refused("This was declined already.")
        if found.approved_on is not None:
            raise Refused("This is approved already; it can only be ended.")
        _check_that_it_may_be_closed(found, by, self.reason)

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        found = access.authority_to_change(by.account_id, by.day, self.authority)
        found.declined_on, found.declined_by_id, found.closing_reason = by.day, by.account_id, self.reason.strip()
        found.save(update_fields=["declined_on", "declined_by", "closing_reason"])
        return [("authority", found.pk)]


@dataclass(frozen=True)
class EndAuthority(Act):
    """An approved authority ends with a day, which is not before yesterday: what was done under it was done under it."""

    name = "authority.end"
    offices = SIGNING
    needs_fresh_sign_in = True
    furthest_back: ClassVar[timedelta] = timedelta(days=1)
    authority: int
    last_day: date
    reason: str

    def check(self, by: Actor) -> None:
        found = access.authority_to_change(by.account_id, by.day, self.authority)
        if found.approved_on is None:
            raise Refused("This is not approved, so there is nothing to end; it can only be declined.")
        if found.ended_on is not None:
            raise Refused("This was ended already.")
        if found.until is not None and found.until < self.last_day:
            raise Refused("It ends sooner already; propose it again to make it longer.")
        if by.day - self.last_day > self.furthest_back:
            raise Refused("An authority cannot be ended for days that are over.")
        _check_that_it_may_be_closed(found, by, self.reason)

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        found = access.authority_to_change(by.account_id, by.day, self.authority)
        found.ended_on, found.ended_by_id, found.closing_reason = self.last_day, by.account_id, self.reason.strip()
        found.save(update_fields=["ended_on", "ended_by", "closing_reason"])
        return [("authority", found.pk)]


def _places(authority: Authority, by: Actor) -> set[int]:
    return set(who_may.places_of(HeldOffice(by.office, by.agency), authority))


def _check_that_it_waits(authority: Authority, day: date) -> None:
    if authority.declined_on is not None:
        raise Refused("This was declined; propose it again.")
    if authority.ended_on is not None:
        raise Refused("This was ended; propose it again.")
    if authority.approved_on is not None:
        raise Refused("This is approved already.")
    if authority.until is not None and authority.until < day:
        raise Refused("Its last day is over; propose it again.")


def _check_that_it_may_be_closed(authority: Authority, by: Actor, reason: str) -> None:
    held = (HeldOffice(by.office, by.agency),)
    if who_may.office_to_close_in(by.account_id, held, authority) is None:
        raise Refused("That is for the offices that sign such an authority.")
    if not reason.strip():
        raise Refused("Say why, in a sentence.")
