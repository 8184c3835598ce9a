"""A report put together as plain values: what was counted, what an office told and wrote, what was left out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from goldendoor.engine.provenance import BANNER
from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.desk import law
from goldendoor.hall.ledger.canonical import canonical
from goldendoor.hall.matters.deciding import city_name
from goldendoor.hall.people.access import agency_of_code
from goldendoor.hall.people.offices import offices
from goldendoor.hall.reports import access
from goldendoor.hall.reports.counting import counted, grounds
from goldendoor.hall.reports.figures import Cell, Figure, LeftOutCount, Passage, changes, figure_of, plain, with_typed
from goldendoor.hall.reports.models import State, StatutoryReport, TypedFigure
from goldendoor.hall.reports.passages import parts_of
from goldendoor.hall.reports.rows import Row
from goldendoor.hall.reports.wanted import Wanted, before, to_whom

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """A report as it was put together, to be read: its figures, its passages, what was left out, and everything beside."""

    body: Mapping[str, Any]
    figures: tuple[Figure, ...]
    left_out: tuple[LeftOutCount, ...]
    passages: tuple[Passage, ...]

    @property
    def left_out_in_all(self) -> int:
        """How many items were left out."""
        return sum(one.count for one in self.left_out)


def composed(one: Wanted, report: StatutoryReport, rows: Sequence[Row]) -> Body:
    """All that a report says, from the rows as they stand and from what offices put to it.

    Args:
        rows: all that the report is about; those left out of it are told apart here.
    """
    corpus = law.corpus()
    left = {each.matter_id: each.ground for each in access.left_out_of(report)}
    figures = counted(corpus, one, [row for row in rows if row.matter not in left])
    typed = {each.figure: each for each in access.typed_of(report)}
    told = [_as_told(each, typed[each.key]) if each.key in typed else each for each in figures]
    return {
        **_head(one, report),
        "rows": len(rows) - sum(row.matter in left for row in rows),
        "figures": [plain(each) for each in told],
        "left_out": [plain(each) for each in _left_out(one, left.values())],
        "passages": [plain(each) for each in _passages(one, report)],
    }


def as_published(one: Wanted, report: StatutoryReport) -> Body:
    """What a report says besides once it is published: who published it and when, and what changed since the last one."""
    assert report.published_at is not None
    return {
        "published_by": office_words(report.published_in),
        "published_on": report.published_at.astimezone(CITY_TIME).date().isoformat(),
        "compared": compared(one, report),
    }


def compared(one: Wanted, report: StatutoryReport, drafts: bool = False) -> list[Body]:
    """The version before of this report, and the report for the period before, each with what changed since.

    Args:
        drafts: whether it may be a report that is not published yet.
    """
    found, now = [], said(report.body).figures
    old = access.versions_of(one).filter(version__lt=report.version, state=State.PUBLISHED).first()
    if old is not None:
        found.append(_beside(f"Version {old.version}", old, now))
    earlier = before(one, law.corpus(), city_name())
    if earlier is not None:
        last = access.versions_of(earlier).first() if drafts else access.newest_published(earlier)
        if last is not None:
            found.append(_beside(earlier.period.words, last, now))
    return found


def _beside(words: str, old: StatutoryReport, now: Sequence[Figure]) -> Body:
    told = [
        {"words": one.words, "citation": one.citation, "before": one.before, "now": one.now, "change": one.shown}
        for one in changes(said(old.body).figures, now)
    ]
    return {"words": words, "number": old.pk, "version": old.version, "changes": told}


def counted_now(one: Wanted, at: datetime) -> StatutoryReport:
    """A report counted from the register as it stands, which is kept nowhere."""
    report = StatutoryReport(
        instrument=one.instrument.name, label=one.label, period=one.period.name, first=one.period.first,
        last=one.period.last, due=one.due, version=1, state=State.DRAFT, law_hash=law.corpus().content_hash,
        ledger_position=access.ledger_position(), prepared_at=at, prepared_in=one.holder,
        agency=agency_of_code(one.agency) if one.agency else None,
    )  # fmt: skip
    report.body = composed(one, report, access.rows_reported(one))
    return report


def said(body: Mapping[str, Any]) -> Said:
    """A report's plain values, to be read."""
    return Said(
        body, tuple(figure_of(each) for each in body["figures"]), tuple(LeftOutCount(**each) for each in body["left_out"]),
        tuple(Passage(**each) for each in body["passages"]),
    )  # fmt: skip


def bytes_of(body: Mapping[str, Any]) -> bytes:
    """The only bytes that write a report: those of which its hash is taken."""
    return canonical(body)


def _head(one: Wanted, report: StatutoryReport) -> Body:
    corpus = law.corpus()
    return {
        "title": one.title, "instrument": one.instrument.name, "instrument_title": one.instrument.title or one.instrument.name,
        "label": one.label, "agency": one.agency, "citation": one.citation, "to": to_whom(corpus, one),
        "by": office_words(one.holder), "what": one.report.duty.what or "",
        "period": {
            "name": one.period.name, "first": one.period.first.isoformat(), "last": one.period.last.isoformat(),
            "words": one.period.words,
        },
        "due": _day(one.due), "due_words": one.due_words, "computed": one.computed, "target": _day(one.target),
        "register": one.report.out_of or "", "leaves_out": list(one.report.leave_out), "version": report.version,
        "why": report.why, "law_hash": report.law_hash, "ledger_position": report.ledger_position,
        "counted_at": report.prepared_at.isoformat(timespec="seconds"), "banner": BANNER,
        "prepared_by": office_words(report.prepared_in),
    }  # fmt: skip


def office_words(name: str) -> str:
    """An office or a party in words."""
    corpus = law.corpus()
    held = offices(corpus).get(name)
    if held is not None:
        return held.words
    party = corpus.parties.get(name)
    return party.words if party else name.replace("_", " ")


def _as_told(figure: Figure, typed: TypedFigure) -> Figure:
    """A figure with what an office told, where the register still does not tell it; parts only where they add up to it."""
    cells = tuple(Cell((_named(words),), (words,), number) for words, number in typed.cells)
    number = typed.number if figure.may_be_typed else None
    whole = figure.figure if number is None else number
    fit = figure.parts_may_be_typed and sum(one.figure for one in cells) == whole
    return with_typed(figure, number, cells if fit else (), typed.source, office_words(typed.office))


def _named(words: str) -> str:
    return "_".join(words.lower().split())


def _left_out(one: Wanted, chosen: Iterable[str]) -> Iterable[LeftOutCount]:
    counts: dict[str, int] = {}
    for ground in chosen:
        counts[ground] = counts.get(ground, 0) + 1
    for ground, (words, citation) in grounds(one).items():
        if ground in counts:
            yield LeftOutCount(ground, words, citation, counts[ground])


def _passages(one: Wanted, report: StatutoryReport) -> Iterable[Passage]:
    counts = len(one.report.counts)
    written = {each.part: each.text for each in access.passages_of(report)}
    for part in parts_of(one.instrument.name, one.label, counts):
        if part.name in written:
            yield Passage(part.name, part.title, part.citation or one.citation, written[part.name])


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
