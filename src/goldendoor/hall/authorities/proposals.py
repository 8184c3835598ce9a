"""What a proposal has to be before it is written down: each thing that is wrong with it has its own sentence."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol

from goldendoor.hall.acting import Actor, Refused
from goldendoor.hall.authorities.table import KINDS, AuthorityKind, Reach, facts_held, with_what_they_imply
from goldendoor.hall.authorities.who_may import may_propose
from goldendoor.hall.people.access import HeldOffice, account_named, agency_of_code, offices_of


class Proposal(Protocol):
    """What somebody proposes, as `ProposeAuthority` holds it."""

    kind: str
    title: str
    scope: str
    since: date
    agency: str | None
    other_agency: str | None
    until: date | None
    paper: str
    paper_dated: date | None
    holder: str | None
    establishes: tuple[str, ...]


def facts_of(kind: AuthorityKind, chosen: Iterable[str]) -> frozenset[str]:
    """The facts that an authority establishes: those chosen with what they imply, or all that its kind does."""
    return with_what_they_imply(frozenset(chosen)) or frozenset(kind.facts)


def check_proposal(proposed: Proposal, by: Actor) -> None:
    """Raise Refused, with the first thing that is wrong."""
    kind = KINDS.get(proposed.kind)
    if kind is None:
        raise Refused(f"There is no kind of authority named {proposed.kind}.")
    for wrong in _wrongs(proposed, kind, by):
        raise Refused(wrong)


def _wrongs(proposed: Proposal, kind: AuthorityKind, by: Actor) -> Iterator[str]:
    yield from _wrong_facts(kind, proposed.establishes)
    yield from _wrong_agencies(proposed, kind)
    if not may_propose(HeldOffice(by.office, by.agency), kind, proposed.agency):
        yield "The office you act in cannot propose this for that agency."
    if not proposed.title.strip() or not proposed.scope.strip():
        yield "An authority needs a title, and words that say what it covers."
    yield from _wrong_days(proposed, by.day)
    yield from _wrong_paper(proposed, kind, by.day)
    yield from _wrong_holder(proposed, kind, by)


def _wrong_facts(kind: AuthorityKind, chosen: Iterable[str]) -> Iterator[str]:
    for fact in chosen:
        if fact not in facts_held():
            yield f"The law names no fact {fact} that an authority establishes."
        elif fact not in kind.facts:
            yield f"A {kind.words} does not establish {fact}."


def _wrong_agencies(proposed: Proposal, kind: AuthorityKind) -> Iterator[str]:
    if proposed.agency is None and kind.reach in (Reach.AGENCY, Reach.TWO_AGENCIES):
        yield "Say which agency this is for."
    if proposed.agency is not None:
        if kind.reach is Reach.CITY:
            yield "This is for the whole city, and not for one agency."
        agency_of_code(proposed.agency)
    if (proposed.other_agency is not None) != (kind.reach is Reach.TWO_AGENCIES):
        yield (
            "Two agencies agree here: say which is the other."
            if proposed.other_agency is None
            else ("This is not between two agencies: leave the other one out.")
        )
    if proposed.other_agency is not None:
        agency_of_code(proposed.other_agency)
        if proposed.other_agency == proposed.agency:
            yield "The other agency has to be another one."


def _wrong_days(proposed: Proposal, today: date) -> Iterator[str]:
    if proposed.until is not None and proposed.until < proposed.since:
        yield "The authority would end before it begins."
    if proposed.until is not None and proposed.until < today:
        yield "Its last day is over already, and nothing works backwards."


def _wrong_paper(proposed: Proposal, kind: AuthorityKind, today: date) -> Iterator[str]:
    if kind.needs_paper and (not proposed.paper.strip() or proposed.paper_dated is None):
        yield "This needs a paper: give its number and its date."
    if proposed.paper_dated is None:
        return
    if proposed.paper_dated > today:
        yield "The paper is dated on a day that is still to come."
    if kind.paper_by is not None and proposed.paper_dated > kind.paper_by:
        yield f"The law wants this paper to be dated by {kind.paper_by} ({kind.pinpoints})."


def _wrong_holder(proposed: Proposal, kind: AuthorityKind, by: Actor) -> Iterator[str]:
    if not kind.names_somebody:
        if proposed.holder:
            yield "This names nobody: leave the person out."
        return
    if not proposed.holder:
        yield "Say who is named, by the name they sign in with."
        return
    account = account_named(proposed.holder)
    # One sentence for somebody unknown and for somebody of another agency: whom another agency employs is not told here.
    if account is None or all(one.agency != proposed.agency for one in offices_of(account.pk, by.day)):
        yield f"Nobody named {proposed.holder} holds an office in {proposed.agency} today."
    elif account.pk == by.account_id:
        yield "Somebody else has to propose to name you."
