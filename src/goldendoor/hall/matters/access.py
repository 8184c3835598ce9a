"""The only way to matters and what belongs to them. What is another agency's, or sealed to other offices, is not there."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from goldendoor.hall.acting import NotThere
from goldendoor.hall.matters.models import BroughtIn, Export, Finding, Kind, Matter, Record, SavedView, Seat, Step
from goldendoor.hall.matters.parties import (
    IN_ONE_AGENCY,
    OUTSIDE_MATTERS,
    SEALED_TO,
    SEES_A_REGISTER,
    SEES_THE_AGENCY,
    acts_for,
    that_answers,
)
from goldendoor.hall.people import access as people
from goldendoor.hall.people.access import HeldOffice
from goldendoor.hall.people.offices import CITYWIDE

NOWHERE = Q(pk__in=[])
OPEN = Q(done_at=None, fell_away_at=None)
# These are decided by somebody else than whoever asked.
DECIDING = (Kind.JUDGE, Kind.APPROVE, Kind.REVIEW, Kind.HOLD)


def offices_in_matters(account_id: int, day: date) -> tuple[HeldOffice, ...]:
    """The offices that an account holds in which it can take part in a matter."""
    return tuple(one for one in people.offices_of(account_id, day) if one.office not in OUTSIDE_MATTERS)


def matters_seen(account_id: int, day: date) -> QuerySet[Matter]:
    """The matters that somebody may see: their own, those with a step for them, and those of their office's agency."""
    seen = reduce(or_, _ways_to_see(account_id, offices_in_matters(account_id, day)), NOWHERE)
    return Matter.objects.filter(seen).select_related("agency")


def _ways_to_see(account_id: int, held: tuple[HeldOffice, ...]) -> Iterator[Q]:
    """Each way in which somebody sees a matter; none for who holds no office.

    Asked of one matter after another, so that a page of the newest ones need not look through all the others; what the
    matter itself tells is asked first.
    """
    yield from map(_in_office, held)
    if held:
        yield Q(Exists(Seat.objects.filter(matter=OuterRef("pk"), account_id=account_id)))
    yield from map(_has_a_step_for, held)


def _sees(account_id: int, day: date, number: int) -> bool:
    """Whether somebody sees one matter: the first way that leads there is enough."""
    ways = _ways_to_see(account_id, offices_in_matters(account_id, day))
    return any(Matter.objects.filter(way, pk=number).exists() for way in ways)


def matter(account_id: int, day: date, number: int) -> Matter:
    """One matter.

    Raises:
        NotThere: where this person may not see it, or there is none.
    """
    found = Matter.objects.filter(pk=number).select_related("agency").first()
    if found is None or not _sees(account_id, day, number):
        raise NotThere("There is no such matter.")
    return found


def step(account_id: int, day: date, number: int) -> Step:
    """One step of a matter that somebody may see.

    Raises:
        NotThere: where this person may not see it, or there is none.
    """
    found = Step.objects.filter(pk=number).select_related("matter__agency", "agency").first()
    if found is None or not _sees(account_id, day, found.matter_id):
        raise NotThere("There is no such step.")
    return found


def step_checked(number: int) -> Step:
    """A step of which it was found out a moment ago, in the same transaction, that this act may do it."""
    return Step.objects.select_related("matter__agency", "agency").get(pk=number)


def is_open(number: int) -> bool:
    """Whether a step is still to be done; what it is about is not told."""
    return Step.objects.filter(OPEN, pk=number).exclude(matter__state="closed").exists()


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
    held = tuple(one for one in held if _is_for(one.office, step))
    return that_answers(held, step.office, step.agency.code if step.agency else None)


def _is_for(office: str, step: Step) -> bool:
    """What another worker asked is not for a worker to do; what is sealed is not for an office that only stands in."""
    if office == step.office:
        return office != "worker"
    sealed_to = SEALED_TO.get(step.matter.register)
    return sealed_to is None or office in sealed_to


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
        in_another_office = Seat.objects.filter(account_id=account_id).exclude(office=one.office)
        mine |= Q(pk__in=_steps_of(one).exclude(matter__in=in_another_office.values("matter")).values("pk"))
    asked = Seat.objects.filter(account_id=account_id, asked=True)
    still = asked.filter(office__in=[one.office for one in held])
    own = Step.objects.filter(OPEN, office="worker", matter__in=still.values("matter")).exclude(kind__in=DECIDING)
    theirs = Step.objects.filter(OPEN & mine).exclude(matter__in=asked.values("matter"))
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


def register_seen(account_id: int, day: date, register: str) -> QuerySet[Matter]:
    """The matters of a register that somebody may see."""
    return matters_seen(account_id, day).filter(register=register)


def may_open_register(account_id: int, day: date, register: str) -> bool:
    """Whether a register is there for somebody; a sealed one only for its offices, or for whoever has a part in it."""
    held = offices_in_matters(account_id, day)
    sealed_to = SEALED_TO.get(register)
    if not held or sealed_to is None:
        return bool(held)
    return people.may(held, sealed_to) or register_seen(account_id, day, register).exists()


def agencies_in(account_id: int, day: date, register: str) -> tuple[str, ...]:
    """The agencies of which somebody may see matters in a register, by their codes.

    Most offices see their own agency's, and whatever this person had a part in; only for one that is asked from
    elsewhere too is the register looked through.
    """
    held = offices_in_matters(account_id, day)
    if any(_reaches_beyond(one, register) for one in held):
        seen = register_seen(account_id, day, register).filter(agency=OuterRef("pk"))
        return tuple(people.agencies().filter(Exists(seen)).values_list("code", flat=True))
    parts = Seat.objects.filter(account_id=account_id, matter__register=register)
    return tuple(
        sorted({one.agency for one in held} | {*parts.values_list("matter__agency__code", flat=True).distinct()})
    )


def _reaches_beyond(held: HeldOffice, register: str) -> bool:
    """Whether an office may have something to do in another agency's matters, or sees them all."""
    asked = acts_for(held.office)
    elsewhere = any(one in CITYWIDE or IN_ONE_AGENCY.get(one) == held.agency for one in asked)
    return elsewhere or register in SEES_A_REGISTER.get(held.office, ())


def matters_counted(register: str, agency: str, first: date, last: date) -> QuerySet[Matter]:
    """The matters of a register with a case of these days, to be counted and for nothing else: nobody is shown one.

    Args:
        agency: only this agency's; empty for every agency's.
    """
    entered = Record.objects.filter(register=register, step__matter=OuterRef("pk"))
    found = Matter.objects.filter(Q(register=register) | Q(Exists(entered)), on__gte=first, on__lte=last)
    return (found.filter(agency__code=agency) if agency else found).select_related("agency").order_by("pk")


def matters_numbered(register: str, year: int | None, number: int) -> QuerySet[Record]:
    """The matters that stand in a register under a number, to be looked for among those that somebody sees."""
    numbered = Record.objects.filter(register=register, number=number)
    return (numbered.filter(year=year) if year is not None else numbered).values("step__matter")


def matters_late(day: date) -> QuerySet[Step]:
    """The matters with a step that is owed and was due, to be looked for among those that somebody sees."""
    return Step.objects.filter(OPEN, due__lt=day).values("matter")


def entries_of(matters: Iterable[int], register: str) -> dict[int, tuple[int | None, int | None]]:
    """The year and number under which each of these matters, seen already, stands in a register."""
    entries = Record.objects.filter(register=register, step__matter__in=matters).order_by("-pk")
    return {one: (year, number) for one, year, number in entries.values_list("step__matter", "year", "number")}


def open_steps_of(matters: Iterable[int], day: date) -> dict[int, tuple[int, int]]:
    """Of each of these matters, seen already: how many steps are open, and how many of them are late."""
    still = Step.objects.filter(OPEN, matter__in=matters).values("matter").order_by()
    counted = still.annotate(still=Count("pk"), late=Count("pk", filter=Q(due__lt=day)))
    return {one["matter"]: (one["still"], one["late"]) for one in counted}


def entries_opened(matters: Iterable[int], register: str) -> dict[int, Record]:
    """What was written down of each of these matters, seen already, in a register."""
    entries = Record.objects.filter(register=register, step__matter__in=matters).select_related("step").order_by("-pk")
    return {one.step.matter_id: one for one in entries}


def steps_done_of(matters: Iterable[int]) -> dict[int, list[Step]]:
    """The steps of each of these matters, seen already, that were done."""
    done: dict[int, list[Step]] = {}
    for step in Step.objects.filter(matter__in=matters, done_at__isnull=False).order_by("done_at", "pk"):
        done.setdefault(step.matter_id, []).append(step)
    return done


def holding_something_sealed(matters: QuerySet[Matter]) -> QuerySet[Matter]:
    """Those of these matters that name somebody in what is sealed, or by being in a sealed register at all."""
    told = Record.objects.filter(particulars__isnull=False).values("step__matter")
    return matters.filter(Q(words__isnull=False) | Q(register__in=SEALED_TO) | Q(pk__in=told))


def exports_seen(account_id: int, day: date) -> QuerySet[Export]:
    """What was taken out of registers: by oneself, and of one's own agency for whoever sees the register there."""
    held = offices_in_matters(account_id, day)
    if not held:
        return Export.objects.none()
    seen = Q(account_id=account_id)
    for one in held:
        seen |= _in_office(one)
    return Export.objects.filter(seen).select_related("agency", "account").order_by("-number")


def last_export() -> int:
    """The number of the last thing that was taken out; they are counted without a gap."""
    return Export.objects.aggregate(last=Max("number"))["last"] or 0


def export_marked(account_id: int, day: date, mark: str) -> Export:
    """What was taken out under a mark.

    Raises:
        NotThere: where this person may not see it, or there is none.
    """
    found = exports_seen(account_id, day).filter(mark=mark).first()
    if found is None:
        raise NotThere("Nothing was taken out under this mark, as far as you may see.")
    return found


def saved_view(account_id: int, number: int) -> SavedView:
    """One of the searches that somebody saved.

    Raises:
        NotThere: where it is somebody else's, or there is none.
    """
    found = SavedView.objects.filter(account_id=account_id, pk=number).first()
    if found is None:
        raise NotThere("There is no such saved search.")
    return found


def open_steps(matter: Matter) -> QuerySet[Step]:
    """What is still to be done in a matter, in order."""
    return matter.steps.filter(OPEN).order_by("pk")


def record_of_step(step: int) -> Record:
    """What was written down when a step was done."""
    return Record.objects.get(step=step)


def brought_in_before(marks: Iterable[str]) -> set[str]:
    """Which of these marks of a clerk's rows are there already."""
    return set(BroughtIn.objects.filter(mark__in=marks).values_list("mark", flat=True))


def anything_brought_in() -> bool:
    """Whether any row of a clerk's file was taken in yet."""
    return BroughtIn.objects.exists()


def saved_views(account_id: int, register: str) -> QuerySet[SavedView]:
    """The searches of a register that somebody saved."""
    return SavedView.objects.filter(account_id=account_id, register=register).order_by("title")


def _in_office(held: HeldOffice) -> Q:
    """What an office sees without a part in it: of its own agency, of a register that is its own, of one sealed to it."""
    seen, agency = NOWHERE, Q(agency=people.agency_of_code(held.agency).pk)
    if held.office in SEES_THE_AGENCY:
        seen |= agency & ~Q(register__in=SEALED_TO)
    for register in SEES_A_REGISTER.get(held.office, ()):
        seen |= Q(register=register)
    for register, offices in SEALED_TO.items():
        if held.office in offices:
            seen |= agency & Q(register=register)
    return seen


def _has_a_step_for(held: HeldOffice) -> Q:
    """Whether a matter has a step, open or done, for an office held; where it is sealed, one that names the office.

    What is sealed to the office in its own agency it sees without a step.
    """
    agency = people.agency_of_code(held.agency).pk  # looked up once, and not beside every matter
    steps = Step.objects.filter(Q(agency=None) | Q(agency=agency), matter=OuterRef("pk"))
    found = Q(Exists(steps.filter(office=held.office))) if held.office != "worker" else NOWHERE
    stands_in_for = [one for one in _parties(held) if one != held.office]
    if stands_in_for:
        found |= ~Q(register__in=SEALED_TO) & Q(Exists(steps.filter(office__in=stands_in_for)))
    return found


def _steps_of(held: HeldOffice) -> QuerySet[Step]:
    """The steps, open and done, that are for an office held; a sealed matter's only if it is sealed to that office."""
    named = Q(office=held.office) & ~Q(office="worker")
    sealed_to_it = [register for register, offices in SEALED_TO.items() if held.office in offices]
    open_to_it = ~Q(matter__register__in=SEALED_TO) | Q(
        matter__register__in=sealed_to_it, matter__agency__code=held.agency
    )
    stands_in = Q(office__in=_parties(held)) & open_to_it
    return Step.objects.filter(Q(agency=None) | Q(agency__code=held.agency)).filter(named | stands_in)


def _parties(held: HeldOffice) -> list[str]:
    """The parties for which an office held acts; a worker's own steps are only those of whoever asked."""
    return sorted(acts_for(held.office) - ({"worker"} if held.office == "worker" else frozenset()))
