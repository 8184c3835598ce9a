"""What is done with a report, one class for each act: prepare, tell, write, leave out, sign, give back, publish, correct."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from goldendoor.engine.sentences import spoken_day
from goldendoor.hall.acting import Act, Actor, NotThere, Refused
from goldendoor.hall.desk import law
from goldendoor.hall.people.access import HeldOffice, agency_of_code
from goldendoor.hall.reports import access, by_month, over_time, told, who_may
from goldendoor.hall.reports.composing import as_published, bytes_of, composed, said
from goldendoor.hall.reports.counting import counted, decides, grounds
from goldendoor.hall.reports.figures import Figure
from goldendoor.hall.reports.models import GivenBack, LeftOut, State, StatutoryReport, TypedFigure, WrittenPassage
from goldendoor.hall.reports.passages import part_named, parts_of
from goldendoor.hall.reports.wanted import Wanted
from goldendoor.hall.sealing.destroyed import opened
from goldendoor.hall.sealing.detector import find
from goldendoor.norms import UnknownName

LONGEST_SOURCE, LONGEST_WHY, LONGEST_PASSAGE, LONGEST_PART = 200, 400, 6000, 80
MOST_PARTS = 40
Changed = list[tuple[str, int]]


@dataclass(frozen=True)
class PrepareReport(Act):
    """A report is counted from the register as it stands: the first time, or anew as long as it is not published."""

    name = "statutory-report.prepare"
    offices = who_may.PREPARING
    instrument: str
    label: str
    period: str
    agency: str = ""

    def check(self, by: Actor) -> None:
        one = _wanted(self.instrument, self.label, self.period, self.agency, by)
        _prepares(by, one)
        if one.period.last >= by.day:
            raise Refused(f"The period is not over: its last day is {spoken_day(one.period.last)}.")
        newest = access.versions_of(one).first()
        if newest is not None and newest.state == State.PUBLISHED:
            raise Refused("This report is published. What is wrong in it is put right by a correction.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        one = _wanted(self.instrument, self.label, self.period, self.agency, by)
        report = access.versions_of(one).first() or _begun(one, by, "")
        return _counted(report, one, by)


@dataclass(frozen=True)
class TypeFigure(Act):
    """An office tells what no register holds: a figure, its parts, or both, and where they come from.

    `cells` are pairs of words and a number.
    """

    name = "statutory-report.type"
    offices = who_may.PREPARING
    report: int
    figure: str
    number: int | None
    cells: tuple[tuple[str, int], ...]
    source: str

    def check(self, by: Actor) -> None:
        report, one = _draft(by, self.report)
        _prepares(by, one)
        if self.number is None and not self.cells:
            raise Refused("Give the figure, or its parts.")
        if not self.source.strip():
            raise Refused("Say where it comes from.")
        if len(self.source) > LONGEST_SOURCE:
            raise Refused(f"Say where it comes from in at most {LONGEST_SOURCE} letters.")
        self._check_the_figure(_counted_figure(report, one, self.figure))
        for text in (self.source, *(words for words, _ in self.cells)):
            if found := find(text):
                raise Refused(f"This would be published. {found[0].advice}")

    def _check_the_figure(self, figure: Figure) -> None:
        if self.number is not None and not figure.may_be_typed:
            raise Refused("This figure is counted from the register.")
        if self.cells and not figure.parts_may_be_typed:
            raise Refused("This figure is not split, or its parts are counted from the register.")
        if any(number < 0 for _, number in self.cells) or (self.number or 0) < 0:
            raise Refused("A figure is a whole number, and not below zero.")
        if len(self.cells) > MOST_PARTS or any(len(words) > LONGEST_PART or not words for words, _ in self.cells):
            raise Refused(f"At most {MOST_PARTS} parts, and each in at most {LONGEST_PART} letters.")
        if len({words.lower() for words, _ in self.cells}) < len(self.cells):
            raise Refused("Two parts have the same name.")
        whole = self.number if self.number is not None else figure.figure
        parts = sum(number for _, number in self.cells)
        if self.cells and whole is not None and parts != whole:
            raise Refused(f"The parts add up to {parts}, and the whole is {whole}.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        report, one = _draft(by, self.report)
        typed = TypedFigure.objects.update_or_create(
            report=report, figure=self.figure,
            defaults={
                "number": self.number, "cells": [list(each) for each in self.cells], "source": self.source.strip(),
                "account_id": by.account_id, "office": by.office, "at": by.at,
            },
        )[0]  # fmt: skip
        return [("typed-figure", typed.pk), *_counted(report, one, by, anew=False)]


@dataclass(frozen=True)
class WritePassage(Act):
    """An office writes a part of a report that no register can count. It will be published."""

    name = "statutory-report.write"
    offices = who_may.PREPARING
    report: int
    part: str
    text: str

    def check(self, by: Actor) -> None:
        _, one = _draft(by, self.report)
        _prepares(by, one)
        if part_named(one.instrument.name, one.label, len(one.report.counts), self.part) is None:
            known = [each.name for each in parts_of(one.instrument.name, one.label, len(one.report.counts))]
            raise Refused(str(UnknownName("part", self.part, known)))
        if not self.text.strip():
            raise Refused("Write something.")
        if len(self.text) > LONGEST_PASSAGE:
            raise Refused(f"At most {LONGEST_PASSAGE:,} letters.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        report, one = _draft(by, self.report)
        written = WrittenPassage.objects.update_or_create(
            report=report, part=self.part,
            defaults={"text": self.text.strip(), "account_id": by.account_id, "office": by.office, "at": by.at},
        )[0]  # fmt: skip
        return [("written-passage", written.pk), *_counted(report, one, by, anew=False)]


@dataclass(frozen=True)
class LeaveOut(Act):
    """The office that the law names decides that one item is left out, on one of the law's grounds and with a reason."""

    name = "statutory-report.leave-out"
    offices = who_may.PREPARING
    needs_fresh_sign_in = True
    report: int
    matter: int
    ground: str
    reason: str = field(repr=False)

    def check(self, by: Actor) -> None:
        report, one = _draft(by, self.report)
        known = grounds(one)
        if self.ground not in known:
            raise Refused("The law knows no such ground for leaving an item out of this report.")
        party = decides(law.corpus(), one, self.ground)
        if not who_may.may_leave_out(HeldOffice(by.office, by.agency), party):
            raise Refused("That is not for the office you act in to decide.")
        if self.matter not in {row.matter for row in access.rows_reported(one)}:
            raise NotThere("There is no such item in this report.")
        if access.left_out_of(report).filter(matter_id=self.matter).exists():
            raise Refused("This item is left out already.")
        if not self.reason.strip():
            raise Refused("Say why: leaving an item out has a reason.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        report, one = _draft(by, self.report)
        left = LeftOut.objects.create(
            report=report, matter=access.the_matter(self.matter), ground=self.ground, reason=self.reason.strip(),
            account_id=by.account_id, office=by.office, at=by.at,
        )  # fmt: skip
        return [("left-out", left.pk), *_counted(report, one, by, anew=False)]


@dataclass(frozen=True)
class SignReport(Act):
    """Whoever prepared a report signs it: from then on it waits for somebody else to publish it, as it stands."""

    name = "statutory-report.sign"
    offices = who_may.PREPARING
    needs_fresh_sign_in = True
    report: int

    def check(self, by: Actor) -> None:
        report, one = _draft(by, self.report)
        if report.prepared_by_id != by.account_id:
            raise Refused("Whoever prepared it signs it. Prepare it yourself, and sign it then.")
        missing = said(report.body)
        parts = parts_of(one.instrument.name, one.label, len(one.report.counts))
        unwritten = {each.name for each in parts} - {each.part for each in missing.passages}
        if unwritten:
            title = next(each.title for each in parts if each.name in unwritten)
            raise Refused(f"A part is not written yet: {title}.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        report, one = _draft(by, self.report)
        report.state, report.signed_at = State.SIGNED, by.at
        report.save(update_fields=["state", "signed_at"])
        told.that_it_waits(report, one, by)
        return [("statutory-report", report.pk)]


@dataclass(frozen=True)
class GiveBack(Act):
    """Whoever would publish what was signed gives it back, and says why; it is a draft again, to be put right."""

    name = "statutory-report.give-back"
    offices = who_may.PUBLISHING
    report: int
    reason: str = field(repr=False)

    def check(self, by: Actor) -> None:
        _waits(by, self.report)
        if not self.reason.strip():
            raise Refused("Say what is to be put right.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        report, one = _waits(by, self.report)
        back = GivenBack.objects.create(
            report=report, reason=self.reason.strip(), account_id=by.account_id, office=by.office, at=by.at
        )
        report.state, report.signed_at = State.DRAFT, None
        report.save(update_fields=["state", "signed_at"])
        told.that_it_came_back(report, one, by)
        return [("given-back", back.pk), ("statutory-report", report.pk)]


@dataclass(frozen=True)
class PublishReport(Act):
    """Somebody else publishes what was signed. From then on it is never changed; its hash is printed on it."""

    name = "statutory-report.publish"
    offices = who_may.PUBLISHING
    needs_fresh_sign_in = True
    report: int

    def check(self, by: Actor) -> None:
        report, _ = _waits(by, self.report)
        if by.account_id in access.wrote_in(report):
            raise Refused("Somebody else publishes it: you had a part in what it says.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        report = access.report_seen(by.account_id, by.day, self.report)
        report.state, report.published_at, report.published_in = State.PUBLISHED, by.at, by.office
        report.published_by_id = by.account_id
        cut, changed = by_month.published(report)
        one = access.wanted_of(report)
        report.body = {
            **report.body, "by_month": cut, **as_published(one, report), "over_time": over_time.counted(one, report),
        }  # fmt: skip
        report.sha256 = hashlib.sha256(bytes_of(report.body)).hexdigest()
        report.save()
        told.that_it_is_published(report, one, by)
        return [("statutory-report", report.pk), *changed]


@dataclass(frozen=True)
class Correct(Act):
    """A published report is put right: a new version is begun, counted from the register as it stands now, and says why."""

    name = "statutory-report.correct"
    offices = who_may.PREPARING
    report: int
    why: str

    def check(self, by: Actor) -> None:
        report = access.report_seen(by.account_id, by.day, self.report)
        one = access.wanted_of(report)
        _prepares(by, one)
        newest = access.versions_of(one).first()
        if newest is None or newest.pk != report.pk:
            raise Refused("There is a newer version of this report.")
        if report.state != State.PUBLISHED:
            raise Refused("This report is not published yet: prepare it anew.")
        if not self.why.strip():
            raise Refused("Say what is put right: it is published with the new version.")
        if len(self.why) > LONGEST_WHY:
            raise Refused(f"Say it in at most {LONGEST_WHY} letters.")
        if found := find(self.why):
            raise Refused(f"This would be published. {found[0].advice}")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        old = access.report_seen(by.account_id, by.day, self.report)
        one = access.wanted_of(old)
        report = _begun(one, by, self.why.strip())
        return [*_taken_over(old, report), *_counted(report, one, by)]


def _begun(one: Wanted, by: Actor, why: str) -> StatutoryReport:
    return StatutoryReport.objects.create(
        instrument=one.instrument.name, label=one.label, agency=agency_of_code(one.agency) if one.agency else None,
        period=one.period.name, first=one.period.first, last=one.period.last, due=one.due,
        version=access.next_version(one), state=State.DRAFT, law_hash="", ledger_position=0, begun_by_id=by.account_id,
        begun_at=by.at, why=why, prepared_by_id=by.account_id, prepared_in=by.office, prepared_at=by.at,
    )  # fmt: skip


def _taken_over(old: StatutoryReport, report: StatutoryReport) -> Changed:
    """What offices told and decided for the version before stands in the new one, as theirs."""
    changed: Changed = []
    for typed in access.typed_of(old):
        typed.pk, typed.report = None, report
        typed.save(force_insert=True)
        changed.append(("typed-figure", typed.pk))
    for passage in access.passages_of(old):
        passage.pk, passage.report = None, report
        passage.save(force_insert=True)
        changed.append(("written-passage", passage.pk))
    for left in access.left_out_of(old):
        # Why an item was left out by a decision whose key was destroyed nobody can tell any more.
        reason = opened(left.reason, otherwise=None, nothing=None)
        again = LeftOut.objects.create(
            report=report, matter=left.matter, ground=left.ground, reason=reason, account_id=left.account_id,
            office=left.office, at=left.at,
        )  # fmt: skip
        changed.append(("left-out", again.pk))
    return changed


def _counted(report: StatutoryReport, one: Wanted, by: Actor, anew: bool = True) -> Changed:
    """Count a draft, with whatever was put to it. Counted anew it is whoever did so who prepared it."""
    report.state, report.signed_at = State.DRAFT, None
    report.law_hash, report.ledger_position = law.corpus().content_hash, access.ledger_position()
    if anew:
        report.prepared_by_id, report.prepared_in = by.account_id, by.office
    report.prepared_at = by.at
    rows = access.rows_reported(one)
    left = set(access.left_out_of(report).values_list("matter_id", flat=True))
    report.body = composed(one, report, rows)
    report.save()
    return [
        ("statutory-report", report.pk),
        *by_month.kept(one, report, [row for row in rows if row.matter not in left]),
    ]


def _wanted(instrument: str, label: str, period: str, agency: str, by: Actor) -> Wanted:
    try:
        return access.wanted_named(instrument, label, period, agency, by.day)
    except UnknownName as wrong:
        raise Refused(str(wrong)) from None


def _prepares(by: Actor, one: Wanted) -> None:
    if not who_may.may_prepare(HeldOffice(by.office, by.agency), one.holder, one.agency, one.report.out_of):
        raise Refused("That is not for the office you act in.")


def _draft(by: Actor, number: int) -> tuple[StatutoryReport, Wanted]:
    """A report that is still a draft, and what the law wants of it."""
    report = access.report_seen(by.account_id, by.day, number)
    if report.state == State.PUBLISHED:
        raise Refused("This report is published. What is wrong in it is put right by a correction.")
    if report.state == State.SIGNED:
        raise Refused("This report is signed. Prepare it anew to change it.")
    return report, access.wanted_of(report)


def _waits(by: Actor, number: int) -> tuple[StatutoryReport, Wanted]:
    """A report that was signed, for an office that publishes it, and what the law wants of it."""
    report = access.report_seen(by.account_id, by.day, number)
    one = access.wanted_of(report)
    if report.state == State.PUBLISHED:
        raise Refused("This report is published already.")
    if report.state != State.SIGNED:
        raise Refused("Whoever prepared it has not signed it yet.")
    if not who_may.may_publish(HeldOffice(by.office, by.agency), one.holder, one.agency):
        raise Refused("That is not for the office you act in.")
    return report, one


def _counted_figure(report: StatutoryReport, one: Wanted, key: str) -> Figure:
    """A figure as the register tells it, without what was typed."""
    found = {each.key: each for each in _figures(one, report)}
    if key not in found:
        raise Refused(str(UnknownName("figure", key, list(found))))
    return found[key]


def _figures(one: Wanted, report: StatutoryReport) -> tuple[Figure, ...]:
    left = set(access.left_out_of(report).values_list("matter_id", flat=True))
    return counted(law.corpus(), one, [row for row in access.rows_reported(one) if row.matter not in left])
