"""The only way to matters and what belongs to them. What is another agency's, or sealed to other offices, is not there."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from goldendoor.hall.acting import NotThere
from goldendoor.hall.matters.models import Finding, Kind, Matter, Record, SavedView, Step
from goldendoor.hall.matters.parties import (
    OUTSIDE_MATTERS,
    SEALED_TO,
    SEES_A_REGISTER,
    SEES_THE_AGENCY,
    acts_for,
    that_answers,
)
from goldendoor.hall.people import access as people
from goldendoor.hall.people.access import HeldOffice

NOWHERE = Q(pk__in=[])
OPEN = Q(done_at=None, fell_away_at=None)
# These are decided by somebody else than whoever asked.
DECIDING = (Kind.JUDGE, Kind.APPROVE, Kind.REVIEW, Kind.HOLD)


def offices_in_matters(account_id: int, day: date) -> tuple[HeldOffice, ...]:
    """The offices that an account holds in which it can take part in a matter."""
    return tuple(one for one in people.offices_of(account_id, day) if one.office not in OUTSIDE_MATTERS)


def matters_seen(account_id: int, day: date) -> QuerySet[Matter]:
    """The matters that somebody may see: their own, those with a step for them, and those of their office's agency."""
    ways = _ways_to_see(account_id, offices_in_matters(account_id, day))
    seen = reduce(or_, ways, NOWHERE)
    return Matter.objects.filter(seen).select_related("agency")


def _ways_to_see(account_id: int, held: Iterable[HeldOffice]) -> Iterator[Q]:
    """Each way in which somebody sees a matter, those first that are quickly found out."""
    held = tuple(held)
    if not held:
        return
    yield Q(pk__in=Matter.objects.filter(seats__account_id=account_id).values("pk"))
    for one in held:
        if one.office in SEES_THE_AGENCY:
            yield Q(agency__code=one.agency) & ~Q(register__in=SEALED_TO)
        for register in SEES_A_REGISTER.get(one.office, ()):
            yield Q(register=register)
        for register, offices in SEALED_TO.items():
            if one.office in offices:
                yield Q(agency__code=one.agency, register=register)
    for one in held:
        yield Q(pk__in=Matter.objects.filter(steps__in=_steps_of(one)).values("pk"))


def _sees(account_id: int, held: Iterable[HeldOffice], number: int) -> bool:
    """Whether somebody sees one matter: the first way that leads there is enough."""
    return any(Matter.objects.filter(way, pk=number).exists() for way in _ways_to_see(account_id, held))


def matter(account_id: int, day: date, number: int) -> Matter:
    """One matter.

    Raises:
        NotThere: where this person may not see it, or there is none.
    """
    found = Matter.objects.filter(pk=number).select_related("agency").first()
    if found is None or not _sees(account_id, offices_in_matters(account_id, day), number):
        raise NotThere("There is no such matter.")
    return found


def step(account_id: int, day: date, number: int) -> Step:
    """One step of a matter that somebody may see.

    Raises:
        NotThere: where this person may not see it, or there is none.
    """
    found = Step.objects.filter(pk=number).select_related("matter__agency", "agency").first()
    if found is None or not _sees(account_id, offices_in_matters(account_id, day), found.matter_id):
        raise NotThere("There is no such step.")
    return found


def office_for(account_id: int, day: date, step: Step) -> HeldOffice | None:
    """The office in which somebody may do a step; None where it is not for them.

    Whoever asked does what a worker owes, and decides nothing; whoever has a part in the matter keeps to that office.
    """
    held = offices_in_matters(account_id, day)
    seat = step.matter.seats.filter(account_id=account_id).first()
    if seat is not None:
        held = tuple(one for one in held if one.office == seat.office)
        if seat.asked:
            own = step.kind not in DECIDING and step.office == "worker"
            return next(iter(held), None) if own else None
    return that_answers(held, step.office, step.agency.code if step.agency else None)


def findings_of(matter: Matter) -> QuerySet[Finding]:
    """What offices found in a matter that somebody may see, in order."""
    return Finding.objects.filter(seat__matter=matter).select_related("seat__account").order_by("pk")


def records_of(matter: Matter) -> QuerySet[Record]:
    """What was written down in a matter that somebody may see, in order."""
    return Record.objects.filter(step__matter=matter).select_related("step").order_by("pk")


def opened_last(account_id: int) -> Matter:
    """The matter that somebody opened last."""
    return Matter.objects.filter(seats__account_id=account_id, seats__asked=True).latest("pk")


def waiting_for(account_id: int, day: date) -> QuerySet[Step]:
    """The open steps that this person can do, the earliest due first."""
    held = offices_in_matters(account_id, day)
    mine = NOWHERE
    for one in held:
        mine |= Q(pk__in=_steps_of(one).values("pk"))
    asked = Step.objects.filter(OPEN, matter__seats__account_id=account_id, matter__seats__asked=True)
    own = asked.filter(office="worker").exclude(kind__in=DECIDING)
    theirs = Step.objects.filter(OPEN & mine).exclude(
        pk__in=Step.objects.filter(matter__seats__account_id=account_id, matter__seats__asked=True).values("pk")
    )
    both = Step.objects.filter(Q(pk__in=own.values("pk")) | Q(pk__in=theirs.values("pk")))
    return both.exclude(matter__state="closed").select_related("matter__agency", "agency")


def registers_of(account_id: int, day: date) -> tuple[str, ...]:
    """The registers in which this person may see something, by their names."""
    seen = matters_seen(account_id, day).exclude(register="")
    return tuple(seen.order_by("register").values_list("register", flat=True).distinct())


def records_seen(account_id: int, day: date, register: str) -> QuerySet[Record]:
    """What stands in a register, as far as somebody may see it."""
    matters = matters_seen(account_id, day)
    return Record.objects.filter(register=register, step__matter__in=matters).select_related("step__matter__agency")


def saved_views(account_id: int, register: str) -> QuerySet[SavedView]:
    """The searches of a register that somebody saved."""
    return SavedView.objects.filter(account_id=account_id, register=register).order_by("title")


def _steps_of(held: HeldOffice) -> QuerySet[Step]:
    """The steps, open and done, that are for an office held; a sealed matter's only if it is sealed to that office."""
    named = Q(office=held.office) & ~Q(office="worker")
    parties = acts_for(held.office) - {"worker"} if held.office == "worker" else acts_for(held.office)
    sealed_to_it = [register for register, offices in SEALED_TO.items() if held.office in offices]
    open_to_it = ~Q(matter__register__in=SEALED_TO) | Q(
        matter__register__in=sealed_to_it, matter__agency__code=held.agency
    )
    stands_in = Q(office__in=sorted(parties)) & open_to_it
    return Step.objects.filter(Q(agency=None) | Q(agency__code=held.agency)).filter(named | stands_in)
