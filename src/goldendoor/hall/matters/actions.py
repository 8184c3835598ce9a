"""What is done in a matter, one class for each act: open it, find, do a step, take down a consent, close it."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from django.db.models import Q

from goldendoor.hall.acting import Act, Actor, Refused
from goldendoor.hall.authorities import access as authorities
from goldendoor.hall.desk import law
from goldendoor.hall.matters import access
from goldendoor.hall.matters.deciding import Changed, decided, decided_on, gives_leave, known, put_down, steps_in_order
from goldendoor.hall.matters.facts import AGENCY_FACT, INFORMATION, NEVER, told_apart
from goldendoor.hall.matters.limbs_kept import limbs_to_keep, to_keep
from goldendoor.hall.matters.models import Consent, Ending, Finding, Kind, Matter, Record, Seat, State, Step
from goldendoor.hall.matters.particulars import NotWrittenDown, to_write_down, written_down
from goldendoor.hall.matters.parties import AnyOffice
from goldendoor.hall.matters.plan import REVIEW
from goldendoor.hall.people.access import agency_of_code
from goldendoor.norms import UNKNOWN, UnknownName
from goldendoor.norms.giving import BadValue, read_value

LATEST_DAYS_BACK = 3660
LONGEST_LANGUAGE = 60  # letters
# Done by a finding; `access.DECIDING` has beside them what else whoever asked does not do.
TO_FIND = (Kind.JUDGE, Kind.APPROVE)
DOING = tuple(one for one in Kind if one not in (*TO_FIND, Kind.ANSWER, Kind.HOLD))


@dataclass(frozen=True)
class OpenMatter(Act):
    """A matter from a decision: what may be kept of the answers is kept, the rest was used for the verdict and is gone."""

    name = "matter.open"
    offices = AnyOffice()
    act: str
    on: date
    answers: Mapping[str, Any] = field(repr=False)
    situation: str = ""
    authorities: tuple[int, ...] = ()

    def check(self, by: Actor) -> None:
        corpus = law.corpus()
        try:
            corpus.act(self.act)
            told_apart(corpus, self.answers)
        except (UnknownName, BadValue) as wrong:
            raise Refused(str(wrong)) from None
        if self.situation and self.situation not in corpus.situations:
            raise Refused(str(UnknownName("situation", self.situation, list(corpus.situations))))
        barred = [
            one
            for one in self.answers
            if one in corpus.facts and (corpus.facts[one].decided_by or corpus.facts[one].held_in)
        ]
        if barred:
            raise Refused(f"{barred[0]} is not for whoever asks to say: an office judges it, or a register holds it.")
        if self.on > by.day:
            raise Refused("A matter is about something that has happened, or happens today.")
        if (by.day - self.on).days > LATEST_DAYS_BACK:
            raise Refused("That is more than ten years ago.")
        in_force = {one.number for one in authorities.in_force(by.agency, self.on)}
        if missing := sorted(set(self.authorities) - in_force):
            raise Refused(f"No standing authority {missing[0]} was in force for {by.agency} on that day.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        corpus = law.corpus()
        kept = told_apart(corpus, {name: raw for name, raw in self.answers.items() if name != AGENCY_FACT})
        matter = Matter(
            act=self.act, situation=self.situation, register=corpus.act(self.act).register or "",
            agency=agency_of_code(by.agency), on=self.on, opened_at=by.at, facts=kept.facts, words=kept.words or None,
            authorities=list(self.authorities), state=State.NOT_YET, changed_at=by.at,
        )  # fmt: skip
        used_once = {name: self.answers[name] for name in kept.dropped}
        put_down(matter, decision := decided(matter, used_once), by.at)
        matter.save()
        seat = Seat.objects.create(matter=matter, account_id=by.account_id, office=by.office, asked=True)
        return [("matter", matter.pk), ("seat", seat.pk), *steps_in_order(matter, decision, by)]


@dataclass(frozen=True)
class Find(Act):
    """An office answers what only it may judge, or approves or declines: with its name, its office and its reason."""

    name = "finding.make"
    offices = AnyOffice()
    needs_fresh_sign_in = True
    step: int
    values: Mapping[str, Any] = field(repr=False)
    reason: str = field(default="", repr=False)
    used_once: Mapping[str, Any] = field(default_factory=dict, repr=False)

    def check(self, by: Actor) -> None:
        step = _open_step(by, self.step, TO_FIND)
        if not self.values:
            raise Refused("Answer at least one of the questions.")
        for name, raw in self.values.items():
            if name not in step.facts:
                raise Refused(f"{name} is not asked in this step.")
            _readable(name, raw)
            if raw == UNKNOWN:
                raise Refused("What is not known is left open, and not found.")
        _only_used_once(self.used_once)
        if not self.reason.strip():
            raise Refused("Say why in a few words: a finding has a reason.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        step = access.step_checked(self.step)
        matter = step.matter
        changed, seat = _seated(matter, by)
        corpus, facts = law.corpus(), known(matter, {**self.values, **self.used_once})
        decision = decided_on(matter, facts)
        kept = to_keep(corpus, self.values, decision, lambda others: decided_on(matter, {**facts, **others}))
        findings = [_finding(seat, name, kept[name], (), self.reason, by) for name in self.values]
        for one in limbs_to_keep(corpus, decision, facts, self.values):
            findings.append(_finding(seat, one.term, one.holds, one.pinpoints, self.reason, by))
        put_down(matter, decision, by.at)
        matter.save()
        _done(step, seat, by)
        return [
            ("matter", matter.pk), ("step", step.pk), *changed, *(("finding", one.pk) for one in findings),
            *steps_in_order(matter, decision, by),
        ]  # fmt: skip


def _finding(seat: Seat, fact: str, holds: Any, limbs: Iterable[str], reason: str, by: Actor) -> Finding:
    return Finding.objects.create(seat=seat, fact=fact, holds=holds, limbs=list(limbs), reason=reason.strip(), at=by.at)


@dataclass(frozen=True)
class AnswerMore(Act):
    """Whoever asked answers what is still open at the desk: what may be kept is kept, the rest is used once and gone."""

    name = "matter.answer"
    offices = AnyOffice()
    step: int
    answers: Mapping[str, Any] = field(repr=False)

    def check(self, by: Actor) -> None:
        step = _open_step(by, self.step, (Kind.ANSWER,))
        if not self.answers:
            raise Refused("Answer at least one of the questions.")
        for name, raw in self.answers.items():
            if name not in step.facts:
                raise Refused(f"{name} is not asked in this step.")
            _readable(name, raw)

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        step = access.step_checked(self.step)
        matter = step.matter
        changed, seat = _seated(matter, by)
        kept = told_apart(law.corpus(), self.answers)
        matter.facts = {**matter.facts, **kept.facts}
        if kept.words:
            matter.words = {**(matter.words.open() if matter.words is not None else {}), **kept.words}
        decision = decided(matter, self.answers)
        put_down(matter, decision, by.at)
        matter.save()
        _done(step, seat, by)
        return [("matter", matter.pk), ("step", step.pk), *changed, *steps_in_order(matter, decision, by)]


@dataclass(frozen=True)
class DoStep(Act):
    """A step is done, and what had to be written down with it is: in a register, under the next number."""

    name = "step.do"
    offices: ClassVar[Container[str]] = AnyOffice()
    kinds: ClassVar[tuple[Kind, ...]] = DOING
    step: int
    given: Mapping[str, Any] = field(default_factory=dict, repr=False)

    def check(self, by: Actor) -> None:
        self._written_down(_open_step(by, self.step, self.kinds))

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        step = access.step_checked(self.step)
        matter = step.matter
        changed, seat = _seated(matter, by)
        _done(step, seat, by)
        register = step.facts[0] if step.kind == Kind.RECORD else ""
        year, number = _next_in(register, by) if register else (None, None)
        counted, sealed = self._written_down(step)
        record = Record.objects.create(
            step=step, register=register, year=year, number=number, answers=counted, particulars=sealed or None, at=by.at,
        )  # fmt: skip
        matter.changed_at = by.at
        matter.save(update_fields=["changed_at"])
        return [("matter", matter.pk), ("step", step.pk), ("record", record.pk), *changed]

    def _written_down(self, step: Step) -> tuple[dict[str, Any], dict[str, str]]:
        register = step.facts[0] if step.kind in (Kind.RECORD, Kind.OUTCOME) else ""
        try:
            return written_down(to_write_down(step.kind, register), self.given)
        except NotWrittenDown as wrong:
            raise Refused(str(wrong)) from None


@dataclass(frozen=True)
class RecordHold(DoStep):
    """The Legal Bureau records a power to hold somebody: without it the person is released when otherwise due."""

    name = "hold.record"
    offices = frozenset({"legal_bureau"})
    kinds = (Kind.HOLD,)
    needs_fresh_sign_in = True


@dataclass(frozen=True)
class TakeConsent(Act):
    """A person's own written authorization comes in: its language, its scope and its day count, nobody's name is kept."""

    name = "consent.take"
    offices = AnyOffice()
    matter: int
    given_by: str
    language: str
    understood: bool
    blanket: bool
    scope: tuple[str, ...]
    recipient: str = field(repr=False)
    signed_on: date
    until: date | None = None
    used_once: Mapping[str, Any] = field(default_factory=dict, repr=False)

    def check(self, by: Actor) -> None:
        matter = access.matter(by.account_id, by.day, self.matter)
        if matter.state == State.CLOSED:
            raise Refused("The matter is closed.")
        _only_used_once(self.used_once)
        kinds = law.corpus().facts[INFORMATION].values
        if self.given_by not in ("subject", "guardian"):
            raise Refused("An authorization is given by the person, or by a parent or guardian.")
        if not self.language.strip() or not self.recipient.strip() or not self.scope:
            raise Refused("An authorization names its language, to whom it lets information go, and which.")
        if len(self.language) > LONGEST_LANGUAGE:
            raise Refused("Write the name of the language only.")
        wrong = [one for one in self.scope if one not in kinds]
        if wrong:
            raise Refused(f"There is no kind of information {wrong[0]}.")
        if self.signed_on > by.day:
            raise Refused("It would be signed on a day to come.")
        if self.until is not None and self.until < self.signed_on:
            raise Refused("It would end before it was signed.")
        if self.until is not None and self.until < matter.on:
            raise Refused("It had ended by the day of the case.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        matter = access.matter(by.account_id, by.day, self.matter)
        changed, seat = _seated(matter, by)
        consent = Consent.objects.create(
            matter=matter, given_by=self.given_by, language=self.language.strip(), understood=self.understood,
            blanket=self.blanket, scope=list(self.scope), recipient=self.recipient.strip(), signed_on=self.signed_on,
            until=self.until, seat=seat, at=by.at,
        )  # fmt: skip
        decision = decided(matter, self.used_once)
        put_down(matter, decision, by.at)
        matter.save()
        return [("matter", matter.pk), ("consent", consent.pk), *changed, *steps_in_order(matter, decision, by)]


@dataclass(frozen=True)
class CloseMatter(Act):
    """A matter ends, with what became of it; a step that is still owed keeps it open."""

    name = "matter.close"
    offices = AnyOffice()
    matter: int
    ending: str

    def check(self, by: Actor) -> None:
        matter = access.matter(by.account_id, by.day, self.matter)
        if matter.state == State.CLOSED:
            raise Refused("The matter is closed already.")
        if self.ending not in Ending.values:
            raise Refused("Say what became of it.")
        if self.ending in (Ending.CARRIED_OUT, Ending.PARTLY) and not gives_leave(matter):
            raise Refused("It may not be done as things stand, so it cannot be closed as done.")
        # Whatever became of it: what is written down, and the look at an emergency afterwards.
        owed = Q(kind__in=(Kind.RECORD, Kind.OUTCOME)) | Q(mark__startswith=REVIEW)
        if self.ending in (Ending.CARRIED_OUT, Ending.PARTLY):
            owed |= ~Q(kind__in=TO_FIND)
        left = matter.steps.filter(access.OPEN).filter(owed).first()
        if left is not None:
            raise Refused(f"Something is still to be done: {left.what}.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        matter = access.matter(by.account_id, by.day, self.matter)
        left = list(matter.steps.filter(access.OPEN))
        for step in left:
            step.fell_away_at = by.at
            step.save(update_fields=["fell_away_at"])
        matter.state, matter.ending, matter.closed_at, matter.changed_at = State.CLOSED, self.ending, by.at, by.at
        matter.save()
        return [("matter", matter.pk), *(("step", one.pk) for one in left)]


@dataclass(frozen=True)
class Reveal(Act):
    """Somebody looks at what is sealed in a matter: the ledger says who, in which office, and when."""

    name = "matter.reveal"
    offices = AnyOffice()
    needs_fresh_sign_in = True
    matter: int

    def check(self, by: Actor) -> None:
        access.matter(by.account_id, by.day, self.matter)

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        return []

    def seen(self) -> Iterable[tuple[str, int]]:
        return [("matter", self.matter)]


def _only_used_once(given: Mapping[str, Any]) -> None:
    """What is used and dropped is what nobody keeps: an office's answer, or a kept one, does not come in this way."""
    for name, raw in given.items():
        _readable(name, raw)
        fact = law.corpus().facts.get(name)
        if fact is None or fact.kept != NEVER or fact.decided_by or fact.held_in:
            raise Refused(f"{name} is not said here.")


def _open_step(by: Actor, number: int, kinds: Iterable[str]) -> Step:
    step = access.step(by.account_id, by.day, number)
    if step.done_at is not None or step.fell_away_at is not None or step.matter.state == State.CLOSED:
        raise Refused("This step is not open any more.")
    if step.kind not in kinds:
        raise Refused("This step is done in another way.")
    office = access.office_for(by.account_id, by.day, step)
    if office is None or office.office != by.office:
        raise Refused("This step is for another office, or you asked for it yourself: one person fills one part.")
    return step


def _readable(name: str, raw: Any) -> None:
    try:
        read_value(law.corpus(), name, raw)
    except (UnknownName, BadValue) as wrong:
        raise Refused(str(wrong)) from None


def _seated(matter: Matter, by: Actor) -> tuple[Changed, Seat]:
    seat, made = Seat.objects.get_or_create(
        matter=matter, account_id=by.account_id, defaults={"office": by.office, "asked": False}
    )
    if seat.office != by.office:
        raise Refused("You have another part in this matter already.")
    return ([("seat", seat.pk)] if made else []), seat


def _done(step: Step, seat: Seat, by: Actor) -> None:
    step.done_at, step.done_by = by.at, seat
    step.save(update_fields=["done_at", "done_by"])


def _next_in(register: str, by: Actor) -> tuple[int, int]:
    last = Record.objects.filter(register=register, year=by.day.year).order_by("-number").first()
    return by.day.year, (last.number or 0) + 1 if last else 1
