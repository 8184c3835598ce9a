"""Pages on which something is done with a report: prepare, tell, write, leave out, sign, give back, publish, correct."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldendoor.hall import clock
from goldendoor.hall.acting import Act, Refused
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.doing import actor, asked_page, attempted
from goldendoor.hall.people.access import HeldOffice
from goldendoor.hall.reports import access, who_may
from goldendoor.hall.reports import forms as asked
from goldendoor.hall.reports.actions import (
    Correct,
    GiveBack,
    LeaveOut,
    PrepareReport,
    PublishReport,
    SignReport,
    TypeFigure,
    WritePassage,
)
from goldendoor.hall.reports.composing import said
from goldendoor.hall.reports.counting import decides
from goldendoor.hall.reports.models import StatutoryReport
from goldendoor.hall.reports.passages import part_named
from goldendoor.hall.reports.views import (
    grounds_for,
    held_in_reports,
    seen,
    wanted_or_not,
    what_may_be_done,
)
from goldendoor.hall.reports.wanted import Wanted
from goldendoor.norms import UnknownName

BOTH = ["GET", "POST"]
FOUR_NAMES = 4  # of an instrument, a report, a period and an agency
OfficeOf = Callable[[tuple[HeldOffice, ...], Wanted], HeldOffice | None]
COUNTS = (
    "It is counted from the register as it stands now. It is a draft until you sign it and somebody else publishes it."
)
SIGNS = "You prepared it. Once you have signed it, it waits for somebody else to publish it as it stands."
PUBLISHES = "Everybody can read it then, and nobody can change it. What is wrong in it is put right by a new version."
GIVES_BACK = "It is a draft again then. Whoever prepares it is told that it came back, and reads here why."
LEAVES = "Only how many items are left out is published, and on which ground."
CORRECTS = "A new version is counted from the register as it stands now. The old one can still be read."


@login_required
@require_http_methods(BOTH)
def prepare(request: HttpRequest) -> HttpResponse:
    """Count a report, the first time or anew."""
    held = held_in_reports(request)
    names = request.GET.get("of", "").split("/")
    if len(names) != FOUR_NAMES:
        raise Http404
    try:
        one = access.wanted_named(*names, on=clock.today())
    except UnknownName as missing:
        raise Http404 from missing
    office = _preparing(held, one)
    if office is None:
        raise Http404
    act = PrepareReport(one.instrument.name, one.label, one.period.name, one.agency)
    form = asked.PrepareForm(request.POST if request.method == "POST" else None)
    return _asked_page(
        request, form, lambda _: act, office, f"Count it: {one.title}, {one.period.words}", COUNTS,
        lambda: reverse("reports:report", args=[_newest(one)]), reverse("reports:overview"),
    )  # fmt: skip


@login_required
@require_http_methods(BOTH)
def type_figure(request: HttpRequest, number: int, figure: str) -> HttpResponse:
    """Tell a figure that no register holds."""
    report, office = _draft(request, number)
    told = next((one for one in said(report.body).figures if one.key == figure), None)
    if told is None or not (told.may_be_typed or told.parts_may_be_typed):
        raise Http404
    form = asked.TypeForm(told, request.POST if request.method == "POST" else None)
    return _asked_page(
        request, form, lambda given: TypeFigure(number, figure, given.get("number"), form.parts(), given["source"]), office,
        f"Tell it: {told.words}", f"{told.citation}. The register tells: {told.shown}.", _to(report), _to(report)(),
    )  # fmt: skip


@login_required
@require_http_methods(BOTH)
def write(request: HttpRequest, number: int, part: str) -> HttpResponse:
    """Write a part of a report."""
    report, office = _draft(request, number)
    one = wanted_or_not(report)
    found = part_named(one.instrument.name, one.label, len(one.report.counts), part)
    if found is None:
        raise Http404
    now = next((each.text for each in said(report.body).passages if each.part == part), "")
    form = asked.PassageForm(found, request.POST if request.method == "POST" else None, initial={"text": now})
    return _asked_page(
        request, form, lambda given: WritePassage(number, part, given["text"]), office, f"Write it: {found.title}",
        f"{found.citation or one.citation}.", _to(report), _to(report)(),
    )  # fmt: skip


@login_required
@require_http_methods(BOTH)
def leave_out(request: HttpRequest, number: int, matter: int) -> HttpResponse:
    """Decide that an item is left out."""
    held, report = held_in_reports(request), seen(request, number)
    one = wanted_or_not(report)
    mine = grounds_for(held, one)
    if not mine or matter not in {row.matter for row in access.rows_reported(one)}:
        raise Http404
    office = next(
        each for each in held if any(who_may.may_leave_out(each, decides(corpus(), one, ground)) for ground in mine)
    )
    form = asked.LeaveOutForm(mine, request.POST if request.method == "POST" else None)
    return _asked_page(
        request, form, lambda given: LeaveOut(number, matter, given["ground"], given["reason"]), office,
        "Leave this item out", LEAVES, lambda: reverse("reports:items", args=[number]), reverse("reports:items", args=[number]),
    )  # fmt: skip


@login_required
@require_http_methods(BOTH)
def sign(request: HttpRequest, number: int) -> HttpResponse:
    """Sign a report that was prepared."""
    return _simple(request, number, "sign", "Sign it", SignReport(number), _preparing, SIGNS)


@login_required
@require_http_methods(BOTH)
def publish(request: HttpRequest, number: int) -> HttpResponse:
    """Publish a report that somebody else prepared."""
    return _simple(request, number, "publish", "Publish it", PublishReport(number), _publishing, PUBLISHES)


@login_required
@require_http_methods(BOTH)
def give_back(request: HttpRequest, number: int) -> HttpResponse:
    """Give a signed report back instead of publishing it."""
    report, one, office = _ready(request, number, "give_back", _publishing)
    form = asked.GiveBackForm(request.POST if request.method == "POST" else None)
    return _asked_page(
        request, form, lambda given: GiveBack(number, given["reason"]), office,
        f"Give it back: {one.title}, {one.period.words}", GIVES_BACK, _to(report), _to(report)(),
    )  # fmt: skip


@login_required
@require_http_methods(BOTH)
def correct(request: HttpRequest, number: int) -> HttpResponse:
    """Begin a new version of a published report."""
    report, one, office = _ready(request, number, "correct", _preparing)
    form = asked.CorrectForm(request.POST if request.method == "POST" else None)
    return _asked_page(
        request, form, lambda given: Correct(number, given["why"]), office, "Put it right", CORRECTS,
        lambda: reverse("reports:report", args=[_newest(one)]), _to(report)(),
    )  # fmt: skip


def _simple(
    request: HttpRequest, number: int, what: str, title: str, act: Act, office_of: OfficeOf, explains: str
) -> HttpResponse:  # fmt: skip
    """An act for which nothing more is asked."""
    report, one, office = _ready(request, number, what, office_of)
    form = asked.PrepareForm(request.POST if request.method == "POST" else None)
    return _asked_page(
        request,
        form,
        lambda _: act,
        office,
        f"{title}: {one.title}, {one.period.words}",
        explains,
        _to(report),
        _to(report)(),
    )


def _asked_page(
    request: HttpRequest, form: BaseForm, act_of: Callable[[dict[str, Any]], Act], office: HeldOffice, title: str,
    explains: str, then: Callable[[], str], back: str,
) -> HttpResponse:  # fmt: skip
    """A form for one act, below a sentence that says what comes of it."""
    by = actor(request, office)
    shown = {"title": title, "explains": explains, "back": back}

    def attempt(act: Act) -> HttpResponse | Refused | None:
        return attempted(request, act, by)

    return asked_page(
        request, form, act_of, attempt, then=then, done="Done.", template="hall/reports/act.html", shown=shown
    )


def _to(report: StatutoryReport) -> Callable[[], str]:
    return lambda: reverse("reports:report", args=[report.pk])


def _draft(request: HttpRequest, number: int) -> tuple[StatutoryReport, HeldOffice]:
    """A draft that this person changes, and in which office."""
    report, _, office = _ready(request, number, "change", _preparing)
    return report, office


def _ready(
    request: HttpRequest, number: int, what: str, office_of: OfficeOf
) -> tuple[StatutoryReport, Wanted, HeldOffice]:  # fmt: skip
    """A report with which this person may do something now, what the law wants there, and the office they do it in."""
    held, report = held_in_reports(request), seen(request, number)
    one = wanted_or_not(report)
    office = office_of(held, one)
    if office is None or not what_may_be_done(request, held, report)[what]:
        raise Http404
    return report, one, office


def _preparing(held: tuple[HeldOffice, ...], one: Wanted) -> HeldOffice | None:
    return next(
        (each for each in held if who_may.may_prepare(each, one.holder, one.agency, one.report.out_of)), None
    )  # fmt: skip


def _publishing(held: tuple[HeldOffice, ...], one: Wanted) -> HeldOffice | None:
    return next((each for each in held if who_may.may_publish(each, one.holder, one.agency)), None)


def _newest(one: Wanted) -> int:
    newest = access.versions_of(one).first()
    assert newest is not None  # it was prepared a moment ago
    return newest.pk
