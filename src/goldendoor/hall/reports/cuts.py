"""Figures cut as no law orders it, such as by month and agency: small ones are hidden, and whatever would give them away.

What a statute orders is published as it orders it. Any other cut takes care of everything that was published before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

from goldendoor.engine.calculated import add_months
from goldendoor.hall.matters.facts import AGENCY_FACT
from goldendoor.hall.matters.models import Kind
from goldendoor.hall.matters.particulars import to_write_down
from goldendoor.hall.reports.counting import heading_of
from goldendoor.hall.reports.figures import NOT_TOLD, NOT_TOLD_WORDS
from goldendoor.hall.reports.linked import Contradiction
from goldendoor.hall.reports.rows import WRITTEN_DOWN_AS, Row, values_of, words_of
from goldendoor.hall.reports.suppression import Published, suppressed
from goldendoor.hall.reports.tables import Split, Table, Value, counted, is_whole
from goldendoor.hall.reports.wanted import Wanted
from goldendoor.norms import Corpus
from goldendoor.norms.vocabulary import EACH_OF, SOME_OF

MONTH, AGENCY = "month", AGENCY_FACT
MOST_WAYS = 2
Plain = dict[str, Any]


class NotShown(Exception):
    """The cut cannot be shown without giving away what is hidden; the sentence is meant to be read."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a figure can be cut: its name in an address, and its words."""

    name: str
    words: str


def ways(corpus: Corpus, one: Wanted) -> tuple[Way, ...]:
    """The ways in which a report's main figure can be cut."""
    count = one.report.counts[0]
    facts = [name for name in count.by if name != AGENCY and _listed(corpus, one, name)]
    own = [] if one.agency else [Way(AGENCY, heading_of(corpus, AGENCY))]
    return (Way(MONTH, "Month"), *own, *(Way(name, heading_of(corpus, name)) for name in facts))


def cut(corpus: Corpus, one: Wanted, rows: Sequence[Row], by: Sequence[str]) -> Table | None:
    """The main figure of a report cut in one way or two, with the true numbers; None where there is nothing to cut.

    It is shown to nobody as it is. What did not occur has no line: everybody knows that it is nought.

    Args:
        rows: those that the figure counts.
    """
    if not rows:
        return None
    splits = tuple(_split(corpus, one, name, rows) for name in by)
    cells = dict.fromkeys(product(*([value.name for value in split.values] for split in splits)), 0)
    for row in rows:
        for key in product(*(_places(row, name) for name in by)):
            cells[key] += 1
    return _table(one, splits, cells)


def as_ordered(corpus: Corpus, one: Wanted, rows: Sequence[Row]) -> Table | None:
    """The main figure as the law orders it split: it is published, and every other cut takes it as known."""
    by = [name for name in one.report.counts[0].by if name == AGENCY or _listed(corpus, one, name)]
    return cut(corpus, one, rows, by) if by and by == list(one.report.counts[0].by) else None


def shown(table: Table, earlier: Sequence[Published]) -> Published:
    """What of a cut may be shown beside everything that was published before.

    A small figure that a statute published, or that it pins to a few numbers, is known whether a cut is shown or not. It does
    not keep a cut back, as long as it is proved that the cut tells no hidden figure any closer than it is told without it.

    Raises:
        NotShown: where that is not proved, or where all of it would have to be hidden.
    """
    try:
        found = suppressed(table, earlier=earlier)
    except Contradiction as fault:
        raise NotShown("It does not agree with what was published before, so it is not shown.") from fault
    if not found.no_closer:
        raise NotShown("With what was published before, somebody could tell small figures from it, so it is not shown.")
    if all(key in found.hidden for key in table.figures if not is_whole(key)):
        raise NotShown("All of its figures would have to be hidden, so it is not shown.")
    return found


def plain(table: Table) -> Plain:
    """A cut as JSON has it, to be kept."""
    inner = [[list(key), figure] for key, figure in table.figures.items() if not {*key} & {"all"}]
    splits = [
        {"name": split.name, "words": split.words, "values": [[one.name, one.words] for one in split.values]}
        for split in table.splits
    ]
    return {"name": table.name, "title": table.title, "counts": table.counts, "splits": splits, "cells": inner,
            "within": {name: list(of) for name, of in table.within.items()}}  # fmt: skip


def table_of(kept: Mapping[str, Any]) -> Table:
    """A cut as it was kept."""
    splits = tuple(
        Split(one["name"], one["words"], tuple(Value(name, words) for name, words in one["values"]))
        for one in kept["splits"]
    )
    cells = {tuple(key): figure for key, figure in kept["cells"]}
    within = {name: tuple(of) for name, of in kept["within"].items()}
    return counted(
        kept["name"], kept["title"], "requests", splits, cells, within=within, counts=kept["counts"]
    )  # fmt: skip


def _table(one: Wanted, splits: tuple[Split, ...], cells: Mapping[tuple[str, ...], int]) -> Table:
    words = one.report.counts[0].words
    return counted(
        "_".join(split.name for split in splits), f"{words[:1].upper()}{words[1:]}", "requests", splits, cells,
        within={MONTH: tuple(each.name for each in _months(one))}, counts=f"{one.instrument.name}/{one.label}/{one.agency}",
    )  # fmt: skip


def _split(corpus: Corpus, one: Wanted, name: str, rows: Sequence[Row]) -> Split:
    if name == MONTH:
        return Split(MONTH, "Month", _months(one))
    occurs = {place for row in rows for place in _places(row, name)}
    if name == AGENCY:
        words = {each: words_of(corpus, one.report.out_of or "", AGENCY, each) for each in sorted(occurs)}
        return Split(AGENCY, heading_of(corpus, AGENCY), tuple(Value(each, words[each]) for each in words))
    listed = (*_listed(corpus, one, name), (NOT_TOLD, NOT_TOLD_WORDS))
    return Split(name, heading_of(corpus, name), tuple(Value(*each) for each in listed if each[0] in occurs))


def _months(one: Wanted) -> tuple[Value, ...]:
    found, day = [], date(one.period.first.year, one.period.first.month, 1)
    while day <= one.period.last:
        found.append(Value(f"{day:%Y-%m}", f"{day:%B %Y}"))
        day = add_months(day, 1)
    return tuple(found)


def _places(row: Row, name: str) -> tuple[str, ...]:
    if name == MONTH:
        return (f"{row.on:%Y-%m}",)
    return (row.agency,) if name == AGENCY else values_of(row, name)


def _listed(corpus: Corpus, one: Wanted, name: str) -> tuple[tuple[str, str], ...]:
    """The closed list of a fact's values with their words; nothing where it has none, or where several hold at once."""
    register, held = one.report.out_of or "", corpus.facts.get(name)
    for kind in (Kind.RECORD, Kind.OUTCOME):
        for particular in to_write_down(kind, register):
            if particular.name == WRITTEN_DOWN_AS.get(name, name) and particular.choices:
                return particular.choices
    if held is None or held.kind in (EACH_OF, SOME_OF):
        return ()
    return tuple((value, words_of(corpus, register, name, value)) for value in held.values)
