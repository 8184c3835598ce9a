"""What a page shows of a standing authority, opened only as far as its reader may read it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from goldendoor.hall.authorities import who_may
from goldendoor.hall.authorities.models import Authority
from goldendoor.hall.authorities.table import Whose
from goldendoor.hall.authorities.terms import State
from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.people.access import HeldOffice
from goldendoor.hall.people.offices import offices
from goldendoor.hall.sealing.destroyed import opened
from goldendoor.hall.sealing.detector import find, warnings


@dataclass(frozen=True, slots=True)
class Listed:
    """What everybody sees who sees the authority at all: its number, kind, title and dates, and for whom it is."""

    number: int
    kind: str
    title: str
    for_whom: str
    since: date
    until: date | None
    state: str
    days_left: int | None


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature, in words."""

    who: str
    office: str
    agency: str
    day: date


@dataclass(frozen=True, slots=True)
class Content:
    """What it says: for a determination, law and privacy alone read this."""

    scope: str
    warnings: tuple[str, ...]
    paper: str
    paper_dated: date | None
    pinpoints: str
    questions: tuple[str, ...]
    holder: str | None
    proposed: Signed
    signed: tuple[Signed, ...]
    waits_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One authority for one reader; `content` and `reason` are None where they are not for them."""

    listed: Listed
    how_computed: tuple[str, ...]
    content: Content | None
    closed_by: str | None
    reason: str | None


def listed(one: Authority, today: date) -> Listed:
    """An authority as a line of the register."""
    term = one.term
    since = term.first_day or term.since
    return Listed(
        one.pk, one.of_kind.words, one.title, for_whom(one), since, term.last_day, term.state_on(today).value,
        term.days_left(today),
    )  # fmt: skip


def shown(one: Authority, account_id: int, held: Iterable[HeldOffice], today: date) -> Shown:
    """An authority on a page of its own."""
    held = tuple(held)
    closer = one.declined_by or one.ended_by
    reads_why = closer is not None and who_may.reads_reasons(held, one)
    return Shown(
        listed(one, today),
        tuple(one.term.how_computed(today)),
        _content(one, today) if who_may.reads_what_it_says(account_id, held, one) else None,
        closer.known_as if closer is not None and reads_why else None,
        opened(one.closing_reason) if reads_why else None,
    )


def for_whom(one: Authority) -> str:
    """Its agencies, or the whole city."""
    return " and ".join(who_may.agencies_of(one)) or "the whole city"


def office_words(office: str) -> str:
    """An office in words."""
    known = offices(corpus())
    return known[office].words if office in known else office


def _content(one: Authority, today: date) -> Content:
    scope = opened(one.scope)
    asked = (corpus().facts[name].ask or name for name in one.establishes if name in corpus().facts)
    proposed_in = Signed(
        one.proposed_by.known_as, office_words(one.proposed_in), "", one.proposed_at.astimezone(CITY_TIME).date()
    )
    signatures = one.signatures.select_related("account", "agency").order_by("place")
    return Content(
        scope=scope, warnings=warnings(scope) if find(scope) else (), paper=one.paper, paper_dated=one.paper_dated,
        pinpoints=one.of_kind.pinpoints, questions=tuple(asked), holder=one.holder.known_as if one.holder else None,
        proposed=proposed_in,
        signed=tuple(
            Signed(each.account.known_as, office_words(each.office), each.agency.code, each.day) for each in signatures
        ),
        waits_for=tuple(_waits_for(one)) if one.term.state_on(today) is State.PROPOSED else (),
    )  # fmt: skip


def _waits_for(one: Authority) -> Iterator[str]:
    """Who may sign next, one line for each signature that is still to come."""
    taken = {each.place for each in one.signatures.all()}
    for place, needed in enumerate(one.of_kind.signatures):
        if place not in taken:
            agency = {Whose.AGENCY: one.agency, Whose.OTHER_AGENCY: one.other_agency, Whose.CITY: None}[needed.whose]
            words = " or ".join(office_words(office) for office in sorted(needed.offices))
            yield f"{words}, {agency.code}" if agency else words
