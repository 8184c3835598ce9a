"""What agencies are asked for: help and figures, the agency's answer, what came, and what was taken back."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldendoor.hall import clock
from goldendoor.hall.acting import Act, NotThere
from goldendoor.hall.committee import access, request_acts
from goldendoor.hall.committee import forms as questions
from goldendoor.hall.committee.asking import Held, asked, held_by, office_in, office_or_none, sent
from goldendoor.hall.committee.models import About, Request
from goldendoor.hall.committee.shown import request_shown
from goldendoor.hall.committee.views import crisis_or_404
from goldendoor.hall.sealing.destroyed import DESTROYED, opened


@login_required
@require_http_methods(["GET", "POST"])
def ask_for_help(request: HttpRequest) -> HttpResponse:
    """Ask an agency for help, in no particular crisis."""
    office = office_in(held_by(request), access.COMMITTEE)
    here = reverse("committee:overview")
    return asked(
        request, "Ask an agency for help", questions.AskForHelpForm(sent(request)), office,
        lambda given: request_acts.AskForHelp(**given), then=here, back=here,
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def ask_for_figures(request: HttpRequest, number: int) -> HttpResponse:
    """Ask an agency for figures in a crisis."""
    held = held_by(request)
    office = office_in(held, access.COMMITTEE)
    crisis_or_404(held, number)
    here = reverse("committee:crisis", args=[number])
    return asked(
        request, "Ask an agency for figures", questions.AskForFiguresForm(sent(request)), office,
        lambda given: request_acts.AskForFigures(crisis=number, **given), then=here, back=here,
    )  # fmt: skip


@login_required
@require_GET
def one_request(request: HttpRequest, number: int) -> HttpResponse:
    """One request and what became of it."""
    held = held_by(request)
    one = _request_or_404(held, number)
    shown = request_shown(one, clock.today())
    may = {
        "answer": not shown.over and bool(office_or_none(held, access.ANSWERS_FOR_AN_AGENCY, one.agency.code)),
        "withdraw": not shown.over and bool(office_or_none(held, access.COMMITTEE)),
    }
    return render(request, "hall/committee/request.html", {"request_": shown, "crisis": one.crisis_id, "may": may})


@login_required
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """Answer for one's own agency."""
    return _of_the_agency(
        request, number, "Answer the request", lambda one: questions.AnswerForm(sent(request)),
        lambda given: request_acts.AnswerRequest(number, given["move"], given["reason"], given["until"]),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def deliver(request: HttpRequest, number: int) -> HttpResponse:
    """Say what one's own agency delivered, or give the figures."""

    def form_for(one: Request) -> forms.Form:
        form = questions.DeliverHelpForm if one.about == About.HELP else questions.DeliverFiguresForm
        return form(sent(request))

    return _of_the_agency(
        request, number, "Deliver", form_for,
        lambda given: request_acts.Deliver(number, given["note"], given.get("figures", ())),
    )  # fmt: skip


def _of_the_agency(
    request: HttpRequest, number: int, title: str, form_for: Callable[[Request], forms.Form],
    act_of: Callable[[dict[str, Any]], Act],
) -> HttpResponse:  # fmt: skip
    held = held_by(request)
    one = _request_or_404(held, number)
    office = office_in(held, access.ANSWERS_FOR_AN_AGENCY, one.agency.code)
    here = reverse("committee:request", args=[number])
    return asked(
        request, title, form_for(one), office, act_of, then=here, back=here, template="hall/committee/about.html",
        about=f"{one.agency.code} was asked for {one.get_about_display()}: {opened(one.told, {}).get('what', DESTROYED)}",
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take a request back."""
    held = held_by(request)
    office = office_in(held, access.COMMITTEE)
    _request_or_404(held, number)
    here = reverse("committee:request", args=[number])
    return asked(
        request, "Take the request back", questions.WhyForm(sent(request)), office,
        lambda given: request_acts.WithdrawRequest(number, given["why"]), then=here, back=here,
    )  # fmt: skip


def _request_or_404(held: Held, number: int) -> Request:
    try:
        return access.request_of(held, number)
    except NotThere as missing:
        raise Http404 from missing
