"""From the desk's answer to a matter: what would be kept is shown first, and only then, on purpose, is it opened."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from goldendoor.hall import clock
from goldendoor.hall.desk import law
from goldendoor.hall.desk.questions import answer_words
from goldendoor.hall.desk.visit import NotForTheDesk, Visit, read_visit
from goldendoor.hall.matters import access
from goldendoor.hall.matters.actions import OpenMatter
from goldendoor.hall.matters.doing import done, first_office
from goldendoor.hall.matters.facts import told_apart
from goldendoor.hall.matters.screen import act_words, party_words
from goldendoor.hall.matters.standing import to_cite
from goldendoor.norms import Situation


@csrf_exempt
@require_POST
def bring(request: HttpRequest) -> HttpResponse:
    """The desk's answers arrive. Nothing is done or kept yet, so a page without a token may bring them."""
    visit, situation = _brought(request)
    return _confirm(request, visit, situation)


@login_required
@require_POST
def open_matter(request: HttpRequest) -> HttpResponse:
    """Open the matter."""
    visit, situation = _brought(request)
    act = request.POST.get("act", "")
    if act not in situation.raises:
        return _confirm(request, visit, situation, "Choose what it is about.")
    held = first_office(request, request.POST.get("office", ""))
    cited = tuple(int(one) for one in request.POST.getlist("authority") if one.isdecimal() and len(one) < 16)
    opening = OpenMatter(act, visit.on, dict(visit.answers), situation.name, cited)
    why = done(request, opening, held)
    if isinstance(why, HttpResponse):
        return why
    if why:
        return _confirm(request, visit, situation, str(why))
    opened = access.opened_last(request.user.pk)
    record = opened.steps.filter(access.OPEN, kind="record").order_by("pk").first()
    # Where the law says to write it down, that comes first (safety 13).
    return redirect("matters:step", record.pk) if record else redirect("matters:matter", opened.pk)


def _brought(request: HttpRequest) -> tuple[Visit, Situation]:
    situation = law.corpus().situations.get(request.POST.get("situation", ""))
    if situation is None or not situation.raises:
        raise Http404
    try:
        return read_visit(law.corpus(), request.POST, clock.today()), situation
    except NotForTheDesk as reason:
        raise BadRequest from reason


def _confirm(request: HttpRequest, visit: Visit, situation: Situation, why: str = "") -> HttpResponse:
    corpus = law.corpus()
    kept = told_apart(corpus, visit.answers)
    shown: dict[str, Any] = {
        "situation": situation, "visit": visit, "why": why, "city": settings.DESK_CITY,
        "kept": _in_words({**kept.facts, **kept.words}, visit.answers),
        "dropped": _in_words(dict.fromkeys(kept.dropped), visit.answers),
        "acts": [(act, act_words(corpus, act)) for act in situation.raises],
    }  # fmt: skip
    if request.user.is_authenticated:
        today = clock.today()
        held = access.offices_in_matters(request.user.pk, today)
        shown["offices"] = [
            (f"{one.office}/{one.agency}", f"{party_words(corpus, one.office)}, {one.agency}") for one in held
        ]
        shown["authorities"] = _citable(request, visit.on) if shown["offices"] else ()
    return render(request, "matters/open.html", shown, status=422 if why else 200)


def _citable(request: HttpRequest, on: date) -> tuple[object, ...]:
    return to_cite(first_office(request, request.POST.get("office", "")).agency, on)


def _in_words(names: dict[str, Any], answers: Any) -> list[tuple[str, str]]:
    facts = law.corpus().facts
    return [(facts[name].ask or name, answer_words(facts[name], answers[name])) for name in names if name in facts]
