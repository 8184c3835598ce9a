"""Which duties the published reports show to be done: the board asks here, and shows the report."""

from collections.abc import Iterator
from datetime import date, timedelta

from goldendoor.engine.sentences import spoken_day
from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.duties.sources import Shown, register_done_of_many, register_source
from goldendoor.hall.reports import access
from goldendoor.hall.reports.models import StatutoryReport
from goldendoor.hall.reports.wanted import Wanted
from goldendoor.norms.walk import names_in

SUBMITTED = "quarterly_report_submitted"
# Longer than any quarter: the last one that ended lies within.
_A_QUARTER = timedelta(days=100)


def register() -> None:
    """Make it known to whoever asks about duties: a report that the law orders is done once it is published."""
    register_source(SUBMITTED, quarterly_submitted)
    register_done_of_many(published_reports)


def published_reports(agency: str, day: date) -> Iterator[tuple[str, str, Shown]]:
    """Each report of an agency, or of the whole city, that was published by a day: the day of its first version."""
    for report in access.first_published(agency):
        if _day(report) <= day:
            words = f"Report for {report.period}, published {spoken_day(_day(report))}"
            yield report.instrument, report.label, Shown(report.period, _day(report), words, f"/reports/{report.pk}/")


def quarterly_submitted(agency: str, day: date) -> Iterator[Shown]:
    """The quarterly compilation of the last quarter that was over by a day, where it was published by then."""
    for one in access.wanted_between(day - _A_QUARTER, day - timedelta(days=1)):
        last = one.period.last < day <= one.period.last + (one.period.last - one.period.first) + timedelta(days=1)
        if last and SUBMITTED in names_in(one.report.duty.rule.when):
            report = published_by(one, day)
            if report is not None:
                yield Shown(
                    True, _day(report), f"{one.title}, {one.period.name}, published {spoken_day(_day(report))}",
                    f"/reports/{report.pk}/",
                )  # fmt: skip


def published_by(one: Wanted, day: date) -> StatutoryReport | None:
    """The first version of a report that was published by the end of a day: with it the duty was done."""
    versions = access.versions_of(one).filter(published_at__isnull=False).order_by("version")
    return next((each for each in versions if _day(each) <= day), None)


def _day(report: StatutoryReport) -> date:
    assert report.published_at is not None
    return report.published_at.astimezone(CITY_TIME).date()
