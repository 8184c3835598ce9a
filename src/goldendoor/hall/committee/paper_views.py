"""The reports to the Mayor: directed, prepared, sent, and printed as a paper."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldendoor.hall.acting import NotThere
from goldendoor.hall.committee import access, paper_acts
from goldendoor.hall.committee import forms as questions
from goldendoor.hall.committee.asking import Held, asked, held_by, office_in, office_or_none, sent
from goldendoor.hall.committee.models import MayorReport
from goldendoor.hall.committee.paper import as_paper, report_shown


@login_required
@require_http_methods(["GET", "POST"])
def direct(request: HttpRequest) -> HttpResponse:
    """Tell the committee to report."""
    office = office_in(held_by(request), access.MAYORS_OFFICE)
    here = reverse("committee:overview")
    return asked(
        request, "Tell the committee to report", questions.DirectForm(sent(request)), office,
        lambda given: paper_acts.DirectReports(given["words"]), then=here, back=here,
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def prepare(request: HttpRequest) -> HttpResponse:
    """Prepare a report to the Mayor."""
    office = office_in(held_by(request), access.MEMBERS)
    here = reverse("committee:overview")
    return asked(
        request, "Prepare a report to the Mayor", questions.PrepareReportForm(sent(request)), office,
        lambda given: paper_acts.PrepareReport(
            given["first"], given["last"], given["text"], tuple(given["recommendations"].splitlines())
        ),
        then=here, back=here,
    )  # fmt: skip


@login_required
@require_GET
def report(request: HttpRequest, number: int) -> HttpResponse:
    """One report to the Mayor."""
    held = held_by(request)
    one = _report_or_404(held, number)
    may_send = bool(office_or_none(held, access.CHAIR)) and one.sent_at is None
    return render(request, "hall/committee/report.html", {**report_shown(one), "may_send": may_send})


@login_required
@require_GET
def paper(request: HttpRequest, number: int) -> HttpResponse:
    """One report to the Mayor as a paper."""
    one = _report_or_404(held_by(request), number)
    answer = HttpResponse(as_paper(one), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="report-to-the-mayor-{one.last}.pdf"'
    return answer


@login_required
@require_http_methods(["GET", "POST"])
def send(request: HttpRequest, number: int) -> HttpResponse:
    """Send a report to the Mayor."""
    held = held_by(request)
    office = office_in(held, access.CHAIR)
    _report_or_404(held, number)
    here = reverse("committee:report", args=[number])
    return asked(
        request, "Send the report", questions.SureForm(sent(request)), office,
        lambda given: paper_acts.SendReport(number), then=here, back=here,
    )  # fmt: skip


def _report_or_404(held: Held, number: int) -> MayorReport:
    try:
        return access.report(held, number)
    except NotThere as missing:
        raise Http404 from missing
