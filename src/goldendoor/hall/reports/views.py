"""Pages of reports: what is due by when, one report with its figures and files, its items, and a cut that an office asks for."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldendoor.hall import clock
from goldendoor.hall.acting import NotThere
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.people.access import HeldOffice, offices_of
from goldendoor.hall.reports import access, by_month, cuts, who_may
from goldendoor.hall.reports.counting import decides, grounds, met
from goldendoor.hall.reports.files import answered
from goldendoor.hall.reports.models import State, StatutoryReport
from goldendoor.hall.reports.over_time import newer_since
from goldendoor.hall.reports.overview import overview as listed
from goldendoor.hall.reports.passages import parts_of
from goldendoor.hall.reports.rows import words_of
from goldendoor.hall.reports.shown import laid, shown
from goldendoor.hall.reports.suppression import Published
from goldendoor.hall.reports.wanted import Wanted
from goldendoor.norms import UnknownName

NO_SUCH = "Choose one or two of the ways below."


@login_required
@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """What the law wants by when, drafts, and what is published."""
    found = listed(held_in_reports(request), clock.today())
    return render(request, "hall/reports/overview.html", {"found": found})


@login_required
@require_GET
def report(request: HttpRequest, number: int) -> HttpResponse:
    """One version of a report, with what this person may do with it."""
    held, found = held_in_reports(request), seen(request, number)
    told = shown(found, drafts=access.sees(held, access.wanted_of(found)))
    may = what_may_be_done(request, held, found)
    of = "/".join((found.instrument, found.label, found.period, found.agency.code if found.agency else ""))
    context = {
        "shown": told, "may": may, "asked": _asked(found, may), "of": of, "newer_since": newer_since(found),
    }  # fmt: skip
    return render(request, "hall/reports/report.html", context)


@login_required
@require_GET
def file(request: HttpRequest, number: int, form: str) -> HttpResponse:
    """One version of a report as a file."""
    return answered(seen(request, number), form)


@login_required
@require_GET
def items(request: HttpRequest, number: int) -> HttpResponse:
    """The items of a report, by their numbers in the register, for the offices that decide what is left out."""
    held, found = held_in_reports(request), seen(request, number)
    one = wanted_or_not(found)
    mine = grounds_for(held, one)
    if not mine or found.state != State.DRAFT:
        raise Http404
    left = {each.matter_id: each for each in access.left_out_of(found)}
    register = one.report.out_of or ""
    rows = [
        {
            "matter": row.matter, "number": row.number or "not written down yet", "on": row.on, "agency": row.agency,
            "asked": words_of(corpus(), register, "requesting_agency", str(row.facts.get("requesting_agency", "not said"))),
            "left": grounds(one)[left[row.matter].ground] if row.matter in left else None,
        }
        for row in access.rows_reported(one)
    ]  # fmt: skip
    return render(request, "hall/reports/items.html", {"report": found, "one": one, "rows": rows})


@login_required
@require_GET
def cut(request: HttpRequest, number: int) -> HttpResponse:
    """The main figure of a report cut in a way that no law orders, with small figures hidden."""
    found = seen(request, number)
    one = wanted_or_not(found)
    if not one.report.counts or not one.report.out_of:
        raise Http404
    ways = cuts.ways(corpus(), one)
    names, wanted = {way.name for way in ways}, list(dict.fromkeys(request.GET.getlist("by")))
    told = {"report": found, "one": one, "ways": ways, "chosen": wanted or [ways[0].name]}
    if not {*wanted} <= names or len(wanted) > cuts.MOST_WAYS:
        return render(request, "hall/reports/cut.html", {**told, "wrong": NO_SUCH}, status=422)
    try:
        table = _cut(found, one, told["chosen"])
        told["laid"] = laid(table and table.shown())
    except cuts.NotShown as why:
        told["wrong"] = str(why)
    return render(request, "hall/reports/cut.html", told)


def held_in_reports(request: HttpRequest) -> tuple[HeldOffice, ...]:
    """The offices of whoever is signed in; who has nothing to do with reports finds no such page."""
    held = offices_of(request.user.pk, clock.today())
    if not who_may.reads_some(held):
        raise Http404
    return held


def seen(request: HttpRequest, number: int) -> StatutoryReport:
    """A version that this person may see."""
    try:
        return access.report_seen(request.user.pk, clock.today(), number)
    except NotThere as missing:
        raise Http404 from missing


def wanted_or_not(report: StatutoryReport) -> Wanted:
    """What the law wanted of a report; where that law is held no more there is nothing to be done with it."""
    try:
        return access.wanted_of(report)
    except UnknownName as missing:
        raise Http404 from missing


def grounds_for(held: tuple[HeldOffice, ...], one: Wanted) -> dict[str, tuple[str, str]]:
    """The grounds on which these offices decide that an item is left out."""
    return {
        ground: told
        for ground, told in grounds(one).items()
        if any(who_may.may_leave_out(each, decides(corpus(), one, ground)) for each in held)
    }


def what_may_be_done(request: HttpRequest, held: tuple[HeldOffice, ...], report: StatutoryReport) -> dict[str, bool]:
    """What this person may do with a report as it stands."""
    one = wanted_or_not(report)
    prepares = any(who_may.may_prepare(each, one.holder, one.agency, one.report.out_of) for each in held)
    publishes = any(who_may.may_publish(each, one.holder, one.agency) for each in held)
    draft, own = report.state == State.DRAFT, report.prepared_by_id == request.user.pk
    newest = access.versions_of(one).first()
    return {
        "change": draft and prepares,
        "sign": draft and prepares and own,
        "prepare": report.state != State.PUBLISHED and prepares,
        "publish": report.state == State.SIGNED and publishes and request.user.pk not in access.wrote_in(report),
        "correct": report.state == State.PUBLISHED and prepares and newest is not None and newest.pk == report.pk,
        "leave_out": draft and bool(grounds_for(held, one)) and bool(one.report.out_of),
        "cut": bool(one.report.out_of and one.report.counts) and access.sees(held, one),
    }


def _asked(report: StatutoryReport, may: dict[str, bool]) -> dict[str, object]:
    """What is still to be told: figures that no register holds, and parts that are written."""
    if not may["change"]:
        return {"figures": (), "parts": ()}
    one = wanted_or_not(report)
    told = shown(report).told
    figures = [each for each in told.figures if each.may_be_typed or each.parts_may_be_typed]
    return {"figures": figures, "parts": parts_of(one.instrument.name, one.label, len(one.report.counts))}


def _cut(report: StatutoryReport, one: Wanted, by: list[str]) -> Published | None:
    left = set(access.left_out_of(report).values_list("matter_id", flat=True))
    rows = [row for row in access.rows_reported(one) if row.matter not in left]
    table = cuts.cut(corpus(), one, met(corpus(), one.report.counts[0], rows), by)
    return cuts.shown(table, by_month.earlier(report, with_itself=True)) if table else None
