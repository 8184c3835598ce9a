"""The committee's own page, and the crisis files: opened, read, written into, closed."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldendoor.hall import clock
from goldendoor.hall.acting import NotThere
from goldendoor.hall.committee import access, file_acts
from goldendoor.hall.committee import forms as questions
from goldendoor.hall.committee.asking import Held, asked, held_by, office_in, office_or_none, sent
from goldendoor.hall.committee.members import members_on, without_a_member
from goldendoor.hall.committee.models import About, Crisis
from goldendoor.hall.committee.sections import BY_KEY
from goldendoor.hall.committee.shown import file_shown, request_shown
from goldendoor.hall.sealing.destroyed import opened


@login_required
@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """The committee as this person sees it: its files, what it asked for, its members and its reports."""
    held, today = held_by(request), clock.today()
    whole = access.sees_files(held)
    members = members_on(request.user.pk, today) if whole else ()
    requests = [request_shown(one, today) for one in access.requests_seen(held).filter(about=About.HELP)]
    shown = {
        "whole": whole,
        "founding": access.founding(),
        "members": members,
        "without": without_a_member(members) if whole else (),
        "crises": [_listed(one) for one in access.crises_seen(held)],
        "requests": requests,
        "directions": [(one, opened(one.words)) for one in access.directions()] if whole else (),
        "reports": access.reports_seen(held),
        "may": {
            "found": bool(office_or_none(held, access.CHAIR)) and access.founding() is None,
            "open": bool(office_or_none(held, access.COMMITTEE)),
            "direct": bool(office_or_none(held, access.MAYORS_OFFICE)),
            "prepare": bool(office_or_none(held, access.MEMBERS)),
        },
    }
    return render(request, "hall/committee/overview.html", shown)


def _listed(one: Crisis) -> dict[str, object]:
    return {
        "number": one.pk, "title": opened(one.title), "kind": one.get_kind_display(), "opened_at": one.opened_at,
        "closed_at": one.closed_at,
    }  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def found(request: HttpRequest) -> HttpResponse:
    """Set the committee up."""
    office = office_in(held_by(request), access.CHAIR)
    form = questions.FoundForm(sent(request), initial={"on": clock.today()})
    return asked(
        request, "Set up the committee", form, office, lambda given: file_acts.FoundCommittee(**given),
        then=reverse("committee:overview"), back=reverse("committee:overview"),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def open_crisis(request: HttpRequest) -> HttpResponse:
    """Open a crisis file."""
    office = office_in(held_by(request), access.COMMITTEE)
    return asked(
        request, "Open a crisis file", questions.OpenCrisisForm(sent(request)), office,
        lambda given: file_acts.OpenCrisis(**given), then=reverse("committee:overview"), back=reverse("committee:overview"),
    )  # fmt: skip


@login_required
@require_GET
def crisis(request: HttpRequest, number: int) -> HttpResponse:
    """One crisis file in its six sections, or for an agency what concerns it."""
    held = held_by(request)
    one = crisis_or_404(held, number)
    writes = bool(office_or_none(held, access.COMMITTEE)) and one.closed_at is None
    shown = {
        "crisis": _listed(one), "why": opened(one.why), "whole": access.sees_files(held),
        "closing_reason": opened(one.closing_reason),
        "sections": file_shown(held, one, clock.today()), "writes": writes,
        "closes": writes and bool(office_or_none(held, access.CHAIR)),
    }  # fmt: skip
    return render(request, "hall/committee/crisis.html", shown)


@login_required
@require_http_methods(["GET", "POST"])
def close_crisis(request: HttpRequest, number: int) -> HttpResponse:
    """Close a crisis file."""
    held = held_by(request)
    office = office_in(held, access.CHAIR)
    crisis_or_404(held, number)
    here = reverse("committee:crisis", args=[number])
    return asked(
        request, "Close the file", questions.WhyForm(sent(request)), office,
        lambda given: file_acts.CloseCrisis(number, given["why"]), then=here, back=here,
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def add_entry(request: HttpRequest, number: int, section: str) -> HttpResponse:
    """Write an entry into a section of a file."""
    held = held_by(request)
    office = office_in(held, access.COMMITTEE)
    crisis_or_404(held, number)
    into = BY_KEY.get(section)
    if into is None or not into.asked:
        raise Http404
    form, here = questions.EntryForm(into, sent(request)), reverse("committee:crisis", args=[number])
    return asked(
        request, f"Add to: {into.title}", form, office,
        lambda given: file_acts.AddEntry(number, section, form.told(), form.agencies()), then=here, back=here,
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def ask_readiness(request: HttpRequest, number: int) -> HttpResponse:
    """Ask agencies whether they are ready for something."""
    held = held_by(request)
    office = office_in(held, access.COMMITTEE)
    crisis_or_404(held, number)
    here = reverse("committee:crisis", args=[number])
    return asked(
        request, "Ask agencies", questions.AskReadinessForm(sent(request)), office,
        lambda given: file_acts.AskReadiness(number, given["words"], tuple(given["agencies"])), then=here, back=here,
    )  # fmt: skip


def crisis_or_404(held: Held, number: int) -> Crisis:
    """A crisis file, or no such page."""
    try:
        return access.crisis(held, number)
    except NotThere as missing:
        raise Http404 from missing
