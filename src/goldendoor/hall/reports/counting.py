"""A report counted: the `count` lines of the law over the rows of a register, each by the law of its own day."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import product

from goldendoor.hall.matters.facts import AGENCY_FACT
from goldendoor.hall.reports.figures import NOT_TOLD, NOT_TOLD_WORDS, Cell, Figure, Told
from goldendoor.hall.reports.rows import Asking, Row, asking, tells, values_of, words_of
from goldendoor.hall.reports.wanted import Wanted
from goldendoor.norms import Corpus, ReportCount
from goldendoor.norms.walk import made_of, names_in

_NO_LETTER = re.compile(r"[^a-z0-9]+")


def counted(corpus: Corpus, one: Wanted, rows: Sequence[Row]) -> tuple[Figure, ...]:
    """The figures of a report from the rows that it is about, in the order of the law."""
    register = one.report.out_of or ""
    told = tells(corpus, register, one.period.last)
    cases = [(row, asking(corpus, row)) for row in rows]
    return tuple(
        _figure(corpus, one, number, count, cases, told) for number, count in enumerate(one.report.counts, start=1)
    )


def met(corpus: Corpus, count: ReportCount, rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows of which one count line of the law is so."""
    return tuple(row for row in rows if asking(corpus, row)(count.when))


def grounds(one: Wanted) -> dict[str, tuple[str, str]]:
    """Why an item may be left out of a report, by the labels of the law: in words, and where it stands."""
    cite = one.instrument.cite_as
    return {
        rule.label: (rule.label.replace("-", " "), rule.pinpoint.cited(cite))
        for rule in one.report.duty.rule.exceptions
        if rule.word == "may" and one.report.out_of
    }


def decides(corpus: Corpus, one: Wanted, ground: str) -> str:
    """The party that decides whether an item may be left out on a ground: whoever judges its facts, else the report's holder."""
    rule = next(each for each in one.report.duty.rule.exceptions if each.label == ground)
    judges = [corpus.facts[name].decided_by for name in names_in(rule.when) if name in corpus.facts]
    return next((each for each in judges if each), one.holder)


def _figure(
    corpus: Corpus, one: Wanted, number: int, count: ReportCount, cases: Sequence[tuple[Row, Asking]], told: frozenset[str]
) -> Figure:  # fmt: skip
    citation = (count.pinpoint or one.report.duty.rule.pinpoint).cited(one.instrument.cite_as)
    key = f"{number}-{_NO_LETTER.sub('-', count.words.lower()).strip('-')}"
    by = tuple((fact, heading_of(corpus, fact)) for fact in count.by)
    if not one.report.out_of or not _can_be_told(corpus, count, told, one.period.last):
        return Figure(key, count.words, citation, Told.NOBODY, None, by=by, parts_told=Told.NOBODY)
    met: list[Row] = []
    still = untold = 0
    for row, ask in cases:
        holds = ask(count.when)
        if holds:
            met.append(row)
        elif holds is None and row.closed:
            untold += 1
        elif holds is None:
            still += 1
    if untold and untold + still == len(cases):
        return Figure(key, count.words, citation, Told.NOBODY, None, still, untold, by, (), Told.NOBODY)
    cells = _cells(corpus, one.report.out_of, count.by, met)
    unsaid = bool(met and count.by) and all({*cell.names} == {NOT_TOLD} for cell in cells)
    return Figure(
        key, count.words, citation, Told.COUNTED, len(met), still, untold, by, () if unsaid else cells,
        Told.NOBODY if unsaid else Told.COUNTED,
    )  # fmt: skip


def _can_be_told(corpus: Corpus, count: ReportCount, told: frozenset[str], day: date) -> bool:
    """Whether the register has a place for everything that a count turns on."""
    return all(
        name in told or (name in corpus.terms and not told.isdisjoint(made_of(corpus, corpus.term_on(name, day), day)))
        for name in names_in(count.when)
    )


def _cells(corpus: Corpus, register: str, by: Sequence[str], met: Iterable[Row]) -> tuple[Cell, ...]:
    if not by:
        return ()
    found: dict[tuple[str, ...], int] = {}
    for row in met:
        for names in product(*(values_of(row, fact) for fact in by)):
            found[names] = found.get(names, 0) + 1
    order = [_order(corpus, fact) for fact in by]
    ranked = sorted(
        found, key=lambda names: [of.get(name, len(of)) for of, name in zip(order, names, strict=True)] + list(names)
    )  # fmt: skip
    return tuple(
        Cell(names, tuple(_words(corpus, register, *each) for each in zip(by, names, strict=True)), found[names])
        for names in ranked
    )


def _order(corpus: Corpus, fact: str) -> dict[str, int]:
    held = corpus.facts.get(fact)
    return {name: place for place, name in enumerate(held.values if held else ())}


def _words(corpus: Corpus, register: str, fact: str, name: str) -> str:
    return NOT_TOLD_WORDS if name == NOT_TOLD else words_of(corpus, register, fact, name)


def heading_of(corpus: Corpus, fact: str) -> str:
    """What stands over the values of a fact: its question, but for the agency, of which nobody is asked here."""
    if fact == AGENCY_FACT:
        return "City agency"
    held = corpus.facts.get(fact)
    return (held.ask if held and held.ask else fact.replace("_", " ").capitalize()).rstrip("?")
