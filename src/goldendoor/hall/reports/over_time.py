"""A report's figures over its last periods, each as it was published; a period without a report is a gap that is said.

What a published report says of this is put down when it is published, so that its paper stays the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.utils.safestring import mark_safe

from goldendoor.hall.desk import law
from goldendoor.hall.matters.deciding import city_name
from goldendoor.hall.reports import access
from goldendoor.hall.reports.charts import drawn, lines_of
from goldendoor.hall.reports.composing import said
from goldendoor.hall.reports.figures import Figure
from goldendoor.hall.reports.models import State, StatutoryReport
from goldendoor.hall.reports.report_tables import ROWS, in_dollars
from goldendoor.hall.reports.tables import Mark, Split, Table, Value
from goldendoor.hall.reports.wanted import Wanted, before
from goldendoor.norms import UnknownName

# So the same quarter of the year before stands beside this one, and their names fit under a line on a phone.
MOST_PERIODS = 5
# Fewer than two figures make no line.
FEWEST_POINTS = 2
HEIGHT = 110  # pixels
NOT_IN_IT = "not in that report"
Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of a report, with the words that stand for it in each period."""

    words: str
    citation: str
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One figure drawn over the periods, and what it counts."""

    words: str
    drawn: str


@dataclass(frozen=True, slots=True)
class OverTime:
    """The periods in order of time, the figures of each, and those of them that can be drawn."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    lines: tuple[Line, ...]
    reports: int
    most: int = MOST_PERIODS

    @property
    def is_first(self) -> bool:
        """Whether there is nothing yet that it could stand beside."""
        return self.reports < FEWEST_POINTS


def counted(one: Wanted, report: StatutoryReport) -> Body:
    """The figures of a report over its last periods, as plain values: its own, and those published until now.

    Each period has the figures of its newest published version. It begins with the first period that has any.
    """
    periods: list[tuple[str, StatutoryReport | None]] = [(one.period.name, report)]
    for earlier in islice(_back(one), MOST_PERIODS - 1):
        periods.insert(0, (earlier.period.name, access.newest_published(earlier)))
    while periods[0][1] is None:
        periods.pop(0)
    figures = [{each.key: each for each in said(found.body).figures} if found else None for _, found in periods]
    return {
        "periods": [
            {"name": name, "version": found.version if found else 0, "draft": found is not None and _is_draft(found)}
            for name, found in periods
        ],
        "figures": [_figure(each, figures) for each in said(report.body).figures],
    }  # fmt: skip


def over_time(report: StatutoryReport) -> OverTime | None:
    """The figures of a report over time: as they were published with it; of a draft as they stand now.

    None where a report was published without them, or the law that was held then is held no more.
    """
    told = report.body.get("over_time") if report.state == State.PUBLISHED else _now(report)
    if told is None:
        return None
    periods = told["periods"]
    return OverTime(
        tuple(_head(each) for each in periods),
        tuple(Row(each["words"], each["citation"], tuple(each["shown"])) for each in told["figures"]),
        tuple(_drawn(periods, told["figures"])),
        sum(each["version"] > 0 for each in periods),
    )


def newer_since(report: StatutoryReport) -> tuple[StatutoryReport, ...]:
    """The newest versions of other periods' reports that stand beside this one and were put right after it was published."""
    told = report.body.get("over_time")
    if report.state != State.PUBLISHED or told is None:
        return ()
    stood = {each["name"]: each["version"] for each in told["periods"] if each["name"] != report.period}
    return access.newer_since(report, stood)


def _back(one: Wanted) -> Iterator[Wanted]:
    """The same report for the periods before, the latest first, as far back as the law wanted it."""
    earlier = before(one, law.corpus(), city_name())
    while earlier is not None:
        yield earlier
        earlier = before(earlier, law.corpus(), city_name())


def _now(report: StatutoryReport) -> Body | None:
    try:
        return counted(access.wanted_of(report), report)
    except UnknownName:
        return None


def _is_draft(report: StatutoryReport) -> bool:
    """Whether it was not published; while it is being published it has a day."""
    return report.published_at is None


def _figure(own: Figure, figures: Sequence[Mapping[str, Figure] | None]) -> Body:
    numbers: list[int | None] = []
    shown = []
    for found in figures:
        then = found.get(own.key) if found is not None else None
        numbers.append(then.figure if then else None)
        shown.append(then.shown if then else NOT_IN_IT if found is not None else Mark.NO_REPORT.value)
    return {
        "key": own.key, "words": own.words, "citation": own.citation, "drawn": not in_dollars(own), "numbers": numbers,
        "shown": shown,
    }  # fmt: skip


def _head(period: Mapping[str, Any]) -> str:
    version = f", version {period['version']}" if period["version"] > 1 else ""
    return f"{period['name']}{version}{', a draft' if period['draft'] else ''}"


def _drawn(periods: Sequence[Mapping[str, Any]], figures: Sequence[Mapping[str, Any]]) -> Iterator[Line]:
    """Lines of the figures that count rows, were told at least twice, and were not nought throughout."""
    for one in figures:
        told = [number for number in one["numbers"] if number is not None]
        if one["drawn"] and len(told) >= FEWEST_POINTS and any(told):
            words = f"{one['words'][:1].upper()}{one['words'][1:]}"
            chart = lines_of(_table(words, periods, one), _told(periods, one), HEIGHT)
            yield Line(words, mark_safe(drawn(chart)))


def _told(periods: Sequence[Mapping[str, Any]], figure: Mapping[str, Any]) -> dict[tuple[str, ...], str]:
    """The words over each point: a number that is not the whole yet is never drawn as if it were."""
    return {(each["name"],): shown for each, shown in zip(periods, figure["shown"], strict=True)}


def _table(words: str, periods: Sequence[Mapping[str, Any]], figure: Mapping[str, Any]) -> Table:
    values = tuple(Value(each["name"], each["name"]) for each in periods)
    figures = {
        (each["name"],): number if number is not None else Mark.UNCOUNTED if each["version"] else Mark.NO_REPORT
        for each, number in zip(periods, figure["numbers"], strict=True)
    }
    name = f"{figure['key']}-over-time"
    return Table(name, f"{words}, over time", ROWS, (Split("period", "Period", values, adds_up=False),), figures)
