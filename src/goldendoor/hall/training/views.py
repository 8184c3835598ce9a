"""Pages about courses: mine, all of them, one with its history and what changed under it, who is due, and what none covers."""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldendoor.hall import clock
from goldendoor.hall.acting import NotThere
from goldendoor.hall.authorities.shown import office_words
from goldendoor.hall.people.access import HeldOffice, offices_of
from goldendoor.hall.people.models import Employment
from goldendoor.hall.training import access, law, who_may
from goldendoor.hall.training.coverage import coverage
from goldendoor.hall.training.forms import OnDayForm
from goldendoor.hall.training.freshness import without_questions
from goldendoor.hall.training.models import CourseVersion
from goldendoor.hall.training.overview import overview, stands_of

EVERYBODY = "everybody"


def held_today(request: HttpRequest) -> tuple[HeldOffice, ...]:
    """The offices that whoever asks holds today."""
    return offices_of(request.user.pk, clock.today())


def audience(version: CourseVersion) -> tuple[str, ...]:
    """For whom a version is, in words: offices, agencies, kinds of employment."""
    kinds = dict(Employment.choices)
    offices = "; ".join(office_words(one) for one in version.offices)
    return (
        f"Offices: {offices or EVERYBODY}.",
        f"Agencies: {', '.join(version.agencies) or 'all of them'}.",
        f"Whose staff: {'; '.join(kinds[one] for one in version.employments) or 'employees, contractors, subcontractors'}.",
    )


@login_required
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """The courses that are for whoever signed in."""
    found = stands_of(request.user.pk, clock.today())
    held = held_today(request)
    leads_to = {
        "sees_due": bool(_agencies_shown(held)[1]),
        "counsels": bool(who_may.office_among(held, who_may.APPROVES)),
        "notes": bool(who_may.office_among(held, who_may.NOTES_CONTRACTORS)),
    }
    return render(request, "hall/training/mine.html", {"courses": found, "held": held, **leads_to})


@login_required
@require_GET
def courses(request: HttpRequest) -> HttpResponse:
    """Every course in force on a day; for those who approve, what waits for them too."""
    held = _some_office(request)
    day, form = _day(request)
    approves = who_may.office_among(held, who_may.APPROVES) is not None
    rows = [(one, audience(one.version)) for one in access.courses_on(day)]
    shown = {
        "rows": rows, "day": day, "form": form, "approves": approves,
        "proposes": who_may.office_among(held, who_may.COUNSEL) is not None,
        "waiting": access.all_waiting() if approves else (),
    }  # fmt: skip
    return render(request, "hall/training/courses.html", shown)


@login_required
@require_GET
def course(request: HttpRequest, number: int) -> HttpResponse:
    """One course on a day: for whom, on what law, what changed since, and its versions."""
    held = _some_office(request)
    day, form = _day(request)
    versions = access.versions_seen(request.user.pk, clock.today(), number)
    try:
        access.course_of(number)
    except NotThere as missing:
        raise Http404 from missing
    if not versions:
        raise Http404
    standing = access.course_on(number, day)
    shown_version = standing.version if standing else versions[0]
    waiting = access.waiting(number) if who_may.office_among(held, who_may.APPROVES) else None
    freshness = standing.freshness if standing else None
    if freshness and not who_may.office_among(held, who_may.COUNSEL):
        freshness = without_questions(freshness)
    shown = {
        "number": number, "standing": standing, "freshness": freshness, "version": shown_version,
        "versions": versions, "waiting": waiting,
        "audience": audience(shown_version), "day": day, "form": form, "is_today": day == clock.today(),
        "examples": [law.title_of(one) for one in shown_version.scenarios],
        "is_mine": access.is_for(shown_version, request.user.pk, clock.today()) and access.course_on(number, clock.today()),
        "office": _counsel_for(held, shown_version),
        "approver": waiting and waiting.proposed_by_id != request.user.pk and _approver_for(held, waiting),
    }  # fmt: skip
    return render(request, "hall/training/course.html", shown)


@login_required
@require_GET
def due(request: HttpRequest) -> HttpResponse:
    """Who is due, done and due again: by name in one's own agency, as counts where one answers for the whole city."""
    held = held_today(request)
    whole_city, agencies = _agencies_shown(held)
    if not agencies:
        raise Http404
    day, form = _day(request)
    own = who_may.agencies_seen(held)
    found = [overview(one, day, None if whole_city else own) for one in access.courses_on(day)]
    accounts = {one.trainee.account for each in found for one in each.open if one.trainee.agency in own}
    names = access.names_of(accounts, own, day)
    rows = [
        (each, [(names.get(one.trainee.account, ""), one) for one in each.open if one.trainee.agency in own])
        for each in found
    ]
    shown = {"rows": rows, "day": day, "form": form, "whole_city": whole_city, "own": sorted(own)}
    return render(request, "hall/training/due.html", shown)


@login_required
@require_GET
def coverage_page(request: HttpRequest) -> HttpResponse:
    """Which norms of the laws of EO 13 § 2 some course covers, for those who make and approve courses."""
    if who_may.office_among(held_today(request), who_may.APPROVES) is None:
        raise Http404
    day, form = _day(request)
    return render(request, "hall/training/coverage.html", {"laws": coverage(day), "day": day, "form": form})


def _agencies_shown(held: Iterable[HeldOffice]) -> tuple[bool, bool]:
    """Whether somebody sees counts of the whole city, and whether they see anything."""
    held = tuple(held)
    whole_city = who_may.office_among(held, who_may.SEES_COUNTS) is not None
    return whole_city, whole_city or bool(who_may.agencies_seen(held))


def _some_office(request: HttpRequest) -> tuple[HeldOffice, ...]:
    held = held_today(request)
    if not held:
        raise Http404
    return held


def _day(request: HttpRequest) -> tuple[date, OnDayForm]:
    """The day that was asked about, else today; a day that cannot be read is told in the form."""
    form = OnDayForm(request.GET or None)
    asked = form.cleaned_data.get("on") if form.is_valid() else None
    return asked or clock.today(), form if form.is_bound else OnDayForm(initial={"on": clock.today()})


def _counsel_for(held: Iterable[HeldOffice], version: CourseVersion) -> HeldOffice | None:
    return _reaching(held, version, who_may.COUNSEL)


def _approver_for(held: Iterable[HeldOffice], version: CourseVersion) -> HeldOffice | None:
    return _reaching(held, version, who_may.APPROVES)


def _reaching(held: Iterable[HeldOffice], version: CourseVersion, offices: frozenset[str]) -> HeldOffice | None:
    made_for = version.made_for.code if version.made_for else None
    able = (one for one in held if one.office in offices and who_may.reaches(one.office, one.agency, made_for))
    return next(able, None)
