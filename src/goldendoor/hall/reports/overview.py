"""What is due by when, what is being prepared, and what is published: the reports of one city around a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from goldendoor.engine.sentences import spoken_day
from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.people.access import HeldOffice
from goldendoor.hall.reports import access, who_may
from goldendoor.hall.reports.composing import office_words
from goldendoor.hall.reports.models import State, StatutoryReport
from goldendoor.hall.reports.shown import timing
from goldendoor.hall.reports.wanted import Wanted

LOOKED_BACK, LOOKED_AHEAD = timedelta(days=460), timedelta(days=120)


@dataclass(frozen=True, slots=True)
class Listed:
    """One report in the list: what the law wants, the version that stands now, and what somebody may do."""

    wanted: Wanted
    report: StatutoryReport | None
    version: int
    by: str
    timing: str
    late: bool
    prepares: bool

    @property
    def of(self) -> str:
        """How its address names it."""
        one = self.wanted
        return "/".join((one.instrument.name, one.label, one.period.name, one.agency))


@dataclass(frozen=True, slots=True)
class Overview:
    """Reports whose period is over and that are not published, those to come, and those that are published."""

    due: tuple[Listed, ...]
    to_come: tuple[Listed, ...]
    published: tuple[Listed, ...]


def overview(held: Iterable[HeldOffice], today: date) -> Overview:
    """The reports that somebody in these offices may see, the earliest due first."""
    offices = tuple(held)
    versions: dict[tuple[str, str, str, str], StatutoryReport] = {}
    for one in access.reports_between(today - LOOKED_BACK, today + LOOKED_AHEAD):
        versions[one.instrument, one.label, one.period, one.agency.code if one.agency else ""] = one
    due, to_come, published = [], [], []
    for one in access.wanted_between(today - LOOKED_BACK, today + LOOKED_AHEAD):
        report = versions.get((one.instrument.name, one.label, one.period.name, one.agency))
        mine = access.sees(offices, one)
        if report is not None and report.state == State.PUBLISHED:
            published.append(_listed(one, report, offices, today))
        elif mine and one.period.last < today:
            due.append(_listed(one, report, offices, today))
        elif mine:
            to_come.append(_listed(one, report, offices, today))
    return Overview(tuple(due), tuple(to_come), tuple(reversed(published)))


def _listed(one: Wanted, report: StatutoryReport | None, held: tuple[HeldOffice, ...], today: date) -> Listed:
    is_published = report is not None and report.state == State.PUBLISHED
    day = _first_published(one) if is_published else None
    target = one.target if one.due is None else None
    told = timing(one.due, day)
    if target is not None and not is_published:
        told = f"The law names no day; the City's own target, which is no law, is {spoken_day(target)}."
    prepares = not is_published and one.period.last < today and any(
        who_may.may_prepare(each, one.holder, one.agency, one.report.out_of) for each in held
    )  # fmt: skip
    # Only a day of the law makes a report late; the City's own target does not.
    late = one.due is not None and (day or today) > one.due
    return Listed(one, report, report.version if report else 0, office_words(one.holder), told, late, prepares)


def _first_published(one: Wanted) -> date | None:
    """The day on which it was published first: with it the duty was done, whatever was put right later."""
    first = access.versions_of(one).filter(state=State.PUBLISHED).order_by("version").first()
    return first.published_at.astimezone(CITY_TIME).date() if first is not None and first.published_at else None
