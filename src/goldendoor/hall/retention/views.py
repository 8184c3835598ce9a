"""Counsel's pages about retention: what is past its date, schedules, and holds. For anybody else there are none."""

from collections.abc import Callable

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldendoor.hall import clock
from goldendoor.hall.acting import Act, Actor, NotThere, SignInAgain
from goldendoor.hall.doing import actor, asked_page, attempted, sign_in_again
from goldendoor.hall.people.access import is_made_up, offices_of
from goldendoor.hall.retention import access, actions, certificates, past
from goldendoor.hall.retention import forms as asked


@login_required
@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """The schedules and holds that this counsel may see. Why something is held stays sealed here."""
    by = _counsel(request)
    schedules = [(one, past.in_words(one)) for one in access.schedules_seen(by.office, by.agency)]
    shown = {
        "schedules": schedules, "holds": access.holds_seen(by.office, by.agency),
        "coming": certificates.coming(by.office, by.agency), "destroyed": certificates.days(by.office, by.agency),
        "days": past.WARNED_BEFORE.days,
    }  # fmt: skip
    return render(request, "retention/overview.html", shown)


@login_required
@require_GET
def certificate(request: HttpRequest, day: str) -> HttpResponse:
    """What was destroyed on a day, as a paper: which records, under what, and by which entries of the ledger."""
    by = _counsel(request)
    try:
        part = certificates.certificate(by.office, by.agency, day, request.GET.get("part", "1"))
    except NotThere as missing:
        raise Http404 from missing
    answer = HttpResponse(certificates.printed_certificate(part, is_made_up()), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="certificate-{part.day}-{part.number}.pdf"'
    return answer


@login_required
@require_http_methods(["GET", "POST"])
def enter_schedule(request: HttpRequest) -> HttpResponse:
    """Enter a schedule."""
    return _asked(request, "Enter a schedule", asked.EnterScheduleForm, lambda given: actions.EnterSchedule(**given))


@login_required
@require_http_methods(["GET", "POST"])
def place_hold(request: HttpRequest) -> HttpResponse:
    """Place a hold."""
    return _asked(request, "Place a hold", asked.PlaceHoldForm, lambda given: actions.PlaceHold(**given))


@login_required
@require_http_methods(["GET", "POST"])
def lift_hold(request: HttpRequest, number: int) -> HttpResponse:
    """Lift a hold."""
    by = _counsel(request)
    try:
        access.hold_seen(by.office, by.agency, number)
    except NotThere as missing:
        raise Http404 from missing
    return _asked(request, "Lift a hold", asked.LiftHoldForm, lambda given: actions.LiftHold(number))


@login_required
@require_http_methods(["GET", "POST"])
def why(request: HttpRequest, number: int) -> HttpResponse:
    """Why something is held, once it was asked for: to read it is on the ledger."""
    by = _counsel(request)
    try:
        held = access.hold_seen(by.office, by.agency, number)
        reason = actions.read_reason(number, by) if request.method == "POST" else None
    except NotThere as missing:
        raise Http404 from missing
    except SignInAgain:
        return sign_in_again(request)
    return render(request, "retention/why.html", {"hold": held, "reason": reason})


def _counsel(request: HttpRequest) -> Actor:
    """Who asks, in their office as counsel; there is no such page for anybody else."""
    held = offices_of(request.user.pk, clock.today())
    office = next((one for one in held if one.office in access.COUNSEL), None)
    if office is None:
        raise Http404
    return actor(request, office)


def _asked(
    request: HttpRequest, title: str, form_class: type[forms.Form], act_of: Callable[[dict[str, object]], Act]
) -> HttpResponse:
    """A form for one of counsel's acts."""
    by = _counsel(request)
    return asked_page(
        request, form_class(request.POST or None), act_of, lambda act: attempted(request, act, by),
        then="retention:overview", done=f"{title}: done.", shown={"title": title, "back": reverse("retention:overview")},
    )  # fmt: skip
