"""The public pages of reports: what is published, each version, and its files. Nobody signs in, and no cookie is set."""

from datetime import date
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldendoor.hall.acting import NotThere
from goldendoor.hall.people.access import is_made_up
from goldendoor.hall.reports import access
from goldendoor.hall.reports.files import answered
from goldendoor.hall.reports.models import StatutoryReport
from goldendoor.hall.reports.over_time import newer_since
from goldendoor.hall.reports.shown import shown


@require_GET
def reports(request: HttpRequest) -> HttpResponse:
    """What is published, the newest period first; of each report its newest version."""
    newest = {}
    for one in access.published():
        newest.setdefault((one.instrument, one.label, one.agency_id, one.period), one)
    # Of periods that end on one day the longest stands first, and each stands once.
    ordered = sorted(newest.values(), key=lambda one: (-one.last.toordinal(), one.first, one.instrument, one.pk))
    periods = [
        {"words": words, "reports": [_listed(one) for one in some]}
        for words, some in groupby(ordered, lambda one: one.body["period"]["words"])
    ]
    return render(request, "hall/reports/public_list.html", {"periods": periods, "made_up": is_made_up()})


@require_GET
def report(request: HttpRequest, number: int) -> HttpResponse:
    """One published version."""
    found = _published(number)
    newer = access.newer_published(found)
    told = {"shown": shown(found), "newer": newer, "made_up": is_made_up(), "newer_since": newer_since(found)}
    return render(request, "hall/reports/public_report.html", told)


@require_GET
def file(request: HttpRequest, number: int, form: str) -> HttpResponse:
    """One published version as a file."""
    return answered(_published(number), form)


def _published(number: int) -> StatutoryReport:
    try:
        return access.published_numbered(number)
    except NotThere as missing:
        raise Http404 from missing


def _listed(one: StatutoryReport) -> dict[str, object]:
    body = one.body
    return {
        "number": one.pk, "title": body["title"], "version": one.version, "citation": body["citation"],
        "published": date.fromisoformat(body["published_on"]),
    }  # fmt: skip
