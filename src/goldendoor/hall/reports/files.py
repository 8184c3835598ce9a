"""A report as a file: a paper, its tables, and the dictionary that says what is in them. The same report gives the same bytes."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from django.http import Http404, HttpResponse

from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.people.access import is_made_up
from goldendoor.hall.printing.paper import CannotPrint, printed
from goldendoor.hall.reports.composing import said
from goldendoor.hall.reports.flat import as_csv, as_dictionary, as_parquet
from goldendoor.hall.reports.models import StatutoryReport
from goldendoor.hall.reports.shown import shown

PAPER = "print/report.html"
Written = Callable[[StatutoryReport], bytes]


def as_pdf(report: StatutoryReport) -> bytes:
    """The report as a tagged paper, dated on the day of its publication.

    Raises:
        CannotPrint: where this machine lacks what draws text.
    """
    told = shown(report)
    day = (report.published_at or report.prepared_at).astimezone(CITY_TIME).date()
    words = {"shown": told, "made_up": is_made_up(), "unreviewed": told.told.body["banner"]}
    return printed(PAPER, words, title=f"{told.told.body['title']}, {told.told.body['period']['name']}", dated=day)


WRITTEN: Mapping[str, tuple[str, Written]] = MappingProxyType(
    {
        "pdf": ("application/pdf", as_pdf),
        "csv": ("text/csv; charset=utf-8", lambda report: as_csv(said(report.body))),
        "parquet": ("application/vnd.apache.parquet", lambda report: as_parquet(said(report.body))),
        "json": ("application/json", lambda report: as_dictionary(said(report.body))),
    }
)


def file_name(report: StatutoryReport, form: str) -> str:
    """How the file is called."""
    period = report.period.replace(" ", "-")
    agency = f"{report.agency.code.lower()}-" if report.agency else ""
    version = f"-version-{report.version}" if report.version > 1 else ""
    dictionary = "-dictionary" if form == "json" else ""
    return f"{report.label}-{agency}{period}{version}{dictionary}.{form}"


def answered(report: StatutoryReport, form: str) -> HttpResponse:
    """The file, to be kept; nothing where there is no such form of it."""
    if form not in WRITTEN:
        raise Http404
    kind, write = WRITTEN[form]
    try:
        answer = HttpResponse(write(report), content_type=kind)
    except CannotPrint as why:
        return HttpResponse(str(why), status=503, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{file_name(report, form)}"'
    return answer
