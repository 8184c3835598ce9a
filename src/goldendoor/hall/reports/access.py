"""The only way to reports: what somebody may see before they are published, and what everybody may afterwards."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Max, QuerySet

from goldendoor.hall.acting import NotThere
from goldendoor.hall.desk import law
from goldendoor.hall.finding import there
from goldendoor.hall.ledger import reading
from goldendoor.hall.matters.deciding import city_name
from goldendoor.hall.matters.models import Matter
from goldendoor.hall.people import access as people
from goldendoor.hall.people.access import HeldOffice, offices_of
from goldendoor.hall.reports import who_may
from goldendoor.hall.reports.counting import decides, grounds
from goldendoor.hall.reports.models import CutTable, LeftOut, State, StatutoryReport, TypedFigure, WrittenPassage
from goldendoor.hall.reports.rows import Row, rows_of
from goldendoor.hall.reports.wanted import Wanted, the_report, wanted


def agency_codes() -> tuple[str, ...]:
    """The codes of the agencies whose reports City Hall keeps: those that the law knows by name."""
    fact = law.corpus().facts.get("actor_agency")
    known = frozenset(fact.values) if fact else frozenset()
    return tuple(one for one in people.agencies().values_list("code", flat=True) if one in known)


def wanted_between(first: date, last: date) -> tuple[Wanted, ...]:
    """The reports that the law wants of this city between two days."""
    return wanted(law.corpus(), city_name(), agency_codes(), first, last)


def wanted_named(instrument: str, label: str, period: str, agency: str, on: date) -> Wanted:
    """One report that the law wants of this city.

    Raises:
        UnknownName: where it wants no such report, with the near matches.
    """
    return the_report(law.corpus(), city_name(), agency_codes(), instrument, label, period, agency, on)


def wanted_of(report: StatutoryReport) -> Wanted:
    """What the law wanted, of a report that is there.

    Raises:
        UnknownName: where the law that was held then is held no more.
    """
    return wanted_named(report.instrument, report.label, report.period, _code(report), report.last)


def versions_of(one: Wanted) -> QuerySet[StatutoryReport]:
    """Every version of a report, the newest first; who may see them is asked elsewhere."""
    agency = {"agency__code": one.agency} if one.agency else {"agency": None}
    found = StatutoryReport.objects.filter(
        instrument=one.instrument.name, label=one.label, period=one.period.name, **agency
    )
    return found.select_related("agency", "prepared_by", "published_by").order_by("-version")


def reports_between(first: date, last: date) -> QuerySet[StatutoryReport]:
    """Every version of every report whose period ends between two days; who may see them is asked elsewhere."""
    return StatutoryReport.objects.filter(last__gte=first, last__lte=last).select_related("agency").order_by("version")


def report_seen(account_id: int, day: date, number: int) -> StatutoryReport:
    """One version of a report that somebody may see: one that is published, or a draft of their own.

    Raises:
        NotThere: where this person may not see it, or there is none.
    """
    found = StatutoryReport.objects.filter(pk=number).select_related("agency", "prepared_by", "published_by").first()
    held = offices_of(account_id, day)
    if found is None or not who_may.reads_some(held):
        raise NotThere("There is no such report.")
    if found.state != State.PUBLISHED and not sees(held, wanted_of(found)):
        raise NotThere("There is no such report.")
    return found


def sees(held: Iterable[HeldOffice], one: Wanted) -> bool:
    """Whether one of these offices may read a report before it is published; whoever decides what is left out does too."""
    deciding = {decides(law.corpus(), one, ground) for ground in grounds(one)}
    return any(
        who_may.may_read(each, one.holder, one.agency, one.report.out_of)
        or any(who_may.may_leave_out(each, party) for party in deciding)
        for each in held
    )


def published() -> QuerySet[StatutoryReport]:
    """What is published, the newest period first; of each report its newest version first."""
    found = StatutoryReport.objects.filter(state=State.PUBLISHED).select_related("agency")
    return found.order_by("-last", "instrument", "label", "agency__code", "-version")


def published_numbered(number: int) -> StatutoryReport:
    """One published version.

    Raises:
        NotThere: where there is none, or it is not published.
    """
    return there(published(), number, "There is no such report.")


def first_published(agency: str) -> QuerySet[StatutoryReport]:
    """The first versions of an agency's reports, or of the whole city's, that were published."""
    of = {"agency__code": agency} if agency else {"agency": None}
    return StatutoryReport.objects.filter(version=1, published_at__isnull=False, **of)


def newest_published(one: Wanted) -> StatutoryReport | None:
    """The newest published version of a report."""
    return versions_of(one).filter(state=State.PUBLISHED).first()


def newer_published(report: StatutoryReport) -> StatutoryReport | None:
    """The newest published version of a report that a later one put right; None for the newest itself."""
    same = {name: getattr(report, name) for name in ("instrument", "label", "agency", "period")}
    return published().filter(**same, version__gt=report.version).first()


def newer_since(report: StatutoryReport, stood: Mapping[str, int]) -> tuple[StatutoryReport, ...]:
    """The newest published versions of a report for other periods, where they came after those that stood beside it.

    Args:
        stood: the version that stood beside it, by the name of the period; 0 where there was none.
    """
    same = {name: getattr(report, name) for name in ("instrument", "label", "agency")}
    newest = {one.period: one for one in published().filter(**same, period__in=stood).order_by("last", "version")}
    return tuple(one for name, one in newest.items() if one.version > stood[name])


def next_version(one: Wanted) -> int:
    """The number of the version that would come next."""
    return (versions_of(one).aggregate(last=Max("version"))["last"] or 0) + 1


def rows_reported(one: Wanted) -> tuple[Row, ...]:
    """The rows of the register that a report is about."""
    if not one.report.out_of:
        return ()
    return rows_of(law.corpus(), one.report.out_of, one.agency, one.period.first, one.period.last)


def left_out_of(report: StatutoryReport) -> QuerySet[LeftOut]:
    """What is left out of a report that somebody may see."""
    return LeftOut.objects.filter(report_id=report.pk).select_related("matter").order_by("pk")


def typed_of(report: StatutoryReport) -> QuerySet[TypedFigure]:
    """The figures that offices told in a report that somebody may see."""
    return TypedFigure.objects.filter(report_id=report.pk).order_by("pk")


def passages_of(report: StatutoryReport) -> QuerySet[WrittenPassage]:
    """What offices wrote in a report that somebody may see."""
    return WrittenPassage.objects.filter(report_id=report.pk).order_by("pk")


def cut_of(report: StatutoryReport) -> CutTable | None:
    """The true figures by month and agency that are kept with a report."""
    return CutTable.objects.filter(report=report).first()


def cuts_published_before(report: StatutoryReport) -> QuerySet[CutTable]:
    """Those of every report of the same kind and agency that is published, in order of time."""
    same = {f"report__{name}": getattr(report, name) for name in ("instrument", "label", "agency")}
    found = CutTable.objects.filter(report__state=State.PUBLISHED, **same).exclude(report=report)
    return found.order_by("report__published_at", "pk")


def wrote_in(report: StatutoryReport) -> frozenset[int]:
    """The accounts that had a part in what a report says: whoever prepared it, told a figure or wrote a passage."""
    return frozenset(
        {
            report.prepared_by_id,
            *typed_of(report).values_list("account_id", flat=True),
            *passages_of(report).values_list("account_id", flat=True),
        }
    )


def the_matter(number: int) -> Matter:
    """The matter of a row that is reported."""
    return Matter.objects.get(pk=number)


def ledger_position() -> int:
    """The number of the ledger's last entry."""
    last = next(reading.entries(), None)
    return last.number if last else 0


def _code(report: StatutoryReport) -> str:
    return report.agency.code if report.agency else ""
