"""A report as a page shows it: its figures with their tables, what changed since the last one, and how it came about."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.utils.safestring import mark_safe

from goldendoor.engine.sentences import spoken_day
from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.reports import access
from goldendoor.hall.reports.charts import COLOURS, NOTHING_ELSE, bars_of, drawn
from goldendoor.hall.reports.composing import Said, compared, said
from goldendoor.hall.reports.figures import Figure
from goldendoor.hall.reports.models import State, StatutoryReport
from goldendoor.hall.reports.over_time import OverTime, over_time
from goldendoor.hall.reports.report_tables import figures_of, in_dollars, month_table, split_of
from goldendoor.hall.reports.tables import Key, Line, Mark, Table, column_keys, column_words, is_whole, lines
from goldendoor.norms import UnknownName

MOST_SPLITS = 2


@dataclass(frozen=True, slots=True)
class Laid:
    """A table laid out: its title, the heads of its columns, its lines, and the same figures drawn, where that tells more."""

    table: Table
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    drawn: str = ""


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """One figure of a report, with the table of its parts where it has one."""

    figure: Figure
    parts: Laid | None


@dataclass(frozen=True, slots=True)
class Shown:
    """All that a page or a paper shows of one version of a report."""

    report: StatutoryReport
    told: Said
    figures: tuple[ShownFigure, ...]
    drawn: str
    by_month: Laid | None
    not_shown: str
    compared: tuple[Mapping[str, Any], ...]
    timing: str
    over_time: OverTime | None

    @property
    def counted(self) -> str:
        """When it was counted, as people write it."""
        moment = datetime.fromisoformat(self.told.body["counted_at"]).astimezone(CITY_TIME)
        return f"{spoken_day(moment.date())} at {moment:%H:%M}"


def shown(report: StatutoryReport, drafts: bool = False) -> Shown:
    """A report, with what changed.

    Args:
        drafts: whether it may be compared with reports that are not published.
    """
    told = said(report.body)
    by_month = month_table(report.body)
    return Shown(
        report, told, tuple(_figure(one, first=not number) for number, one in enumerate(told.figures)), _of_rows(told),
        laid(by_month, draws=True),
        (report.body.get("by_month") or {}).get("not_shown", ""), _compared(report, drafts),
        timing(report.due, _day_published(report)), over_time(report),
    )  # fmt: skip


def timing(due: date | None, published: date | None) -> str:
    """Whether a report was in time, in a sentence; nothing where the law names no day and it is not published."""
    if published is None:
        return f"It is due on {spoken_day(due)}." if due else "The law names no day for it."
    told = f"Published on {spoken_day(published)}"
    if due is None:
        return f"{told}; the law names no day for it."
    late = (published - due).days
    if late <= 0:
        return f"{told}, in time: it was due on {spoken_day(due)}."
    return f"{told}, {late} day{'' if late == 1 else 's'} late: it was due on {spoken_day(due)}."


def laid(table: Table | None, draws: bool = False) -> Laid | None:
    """A table as it is laid out on a page, and drawn above it where that is asked for."""
    if table is None:
        return None
    heads = tuple(column_words(table, each) for each in column_keys(table))
    return Laid(table, heads, lines(table), _drawn(table) if draws else "")


def _figure(one: Figure, first: bool) -> ShownFigure:
    """A figure with its parts; those of a report's first figure are drawn."""
    return ShownFigure(one, laid(split_of(one), draws=first))


def _of_rows(told: Said) -> str:
    """The numbered figures that count rows, drawn one under the other; nothing for a single one."""
    counts = tuple(one for one in told.figures if not in_dollars(one))
    if len(counts) <= 1:
        return ""
    shown_as = {(one.key,): one.shown for one in counts if one.figure is not None}
    return _drawn(figures_of(replace(told, figures=counts)), shown_as)


def _drawn(table: Table, told: Mapping[Key, str] = NOTHING_ELSE) -> str:
    """A table as bars; nothing where there are more columns than a chart can tell apart, or nothing to be seen."""
    numbers = [one for key, one in table.figures.items() if not isinstance(one, Mark) and not is_whole(key)]
    if len(table.splits) > MOST_SPLITS or not any(numbers) or len(table.splits[0].values) <= 1:
        return ""
    if len(table.splits) > 1 and len(table.splits[1].values) > len(COLOURS):
        return ""
    return mark_safe(drawn(bars_of(table, told)))


def _compared(report: StatutoryReport, drafts: bool) -> tuple[Mapping[str, Any], ...]:
    """What changed, as it was published; of a draft as it stands now."""
    if report.state == State.PUBLISHED:
        return tuple(report.body["compared"])
    try:
        return tuple(compared(access.wanted_of(report), report, drafts))
    except UnknownName:
        return ()


def _day_published(report: StatutoryReport) -> date | None:
    return report.published_at.astimezone(CITY_TIME).date() if report.published_at else None
