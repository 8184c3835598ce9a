"""The main figure of a report by month and agency: kept with a draft as it is, and shown as far as it may be once published."""

from collections.abc import Iterator, Sequence
from typing import Any

from goldendoor.hall.desk import law
from goldendoor.hall.reports import access, cuts
from goldendoor.hall.reports.counting import met
from goldendoor.hall.reports.cuts import AGENCY, MONTH, NotShown, as_ordered, cut, plain, table_of
from goldendoor.hall.reports.models import CutTable, StatutoryReport
from goldendoor.hall.reports.rows import Row
from goldendoor.hall.reports.suppression import Published
from goldendoor.hall.reports.tables import Mark, Table
from goldendoor.hall.reports.wanted import Wanted


def kept(one: Wanted, report: StatutoryReport, rows: Sequence[Row]) -> list[tuple[str, int]]:
    """Keep the true figures of a draft, as they were counted with it."""
    if not one.report.out_of or not one.report.counts:
        return []
    corpus = law.corpus()
    counts = met(corpus, one.report.counts[0], rows)
    by_both = cut(corpus, one, counts, (MONTH,) if one.agency else (MONTH, AGENCY))
    ordered = as_ordered(corpus, one, counts)
    true = {"cut": by_both and plain(by_both), "ordered": ordered and plain(ordered)}
    found = access.cut_of(report) or CutTable(report=report)
    found.true, found.hidden = true, None
    found.save()
    return [("cut", found.pk)]


def published(report: StatutoryReport) -> tuple[dict[str, Any] | None, list[tuple[str, int]]]:
    """What everybody is shown of it, as plain values, decided once and for good; and which record is another one now."""
    found = access.cut_of(report)
    if found is None or found.true is None:
        return None, []
    true = found.true.open()
    if not true["cut"]:
        return None, []
    own = [Published(table_of(true["ordered"]))] if true["ordered"] else []
    try:
        answer = cuts.shown(table_of(true["cut"]), [*earlier(report), *own])
    except NotShown as why:
        return {"not_shown": str(why)}, []
    found.hidden = sorted(list(key) for key in answer.hidden)
    found.save()
    return as_shown(answer.shown()), [("cut", found.pk)]


def earlier(report: StatutoryReport, with_itself: bool = False) -> list[Published]:
    """What was published before of the same figure, in order of time.

    Args:
        with_itself: what this report publishes, or will, is taken as known too.
    """
    found = [each for one in access.cuts_published_before(report) for each in _published(one)]
    own = access.cut_of(report) if with_itself else None
    return [*found, *(_published(own) if own else ())]


def as_shown(table: Table) -> dict[str, Any]:
    """A table as everybody sees it, as plain values: what is hidden is None."""
    return {
        "title": table.title,
        "splits": [
            {"name": split.name, "words": split.words, "values": [[one.name, one.words] for one in split.values]}
            for split in table.splits
        ],
        "figures": [[list(key), None if isinstance(one, Mark) else one] for key, one in table.figures.items()],
    }


def _published(one: CutTable) -> Iterator[Published]:
    if one.true is None:
        return
    true = one.true.open()
    if one.hidden is not None and true["cut"]:
        yield Published(table_of(true["cut"]), frozenset(tuple(key) for key in one.hidden))
    if true["ordered"]:
        yield Published(table_of(true["ordered"]))
