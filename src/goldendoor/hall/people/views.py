"""Pages about people: what waits for whoever signed in, who holds which office, and the keeper's acts."""

from collections.abc import Callable

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldendoor.hall import clock
from goldendoor.hall.acting import Act, NotThere
from goldendoor.hall.committee.access import held_on
from goldendoor.hall.committee.work import waits_for
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.doing import actor, asked_page, attempted
from goldendoor.hall.duties.who_may import sight_of
from goldendoor.hall.matters.work import work_of
from goldendoor.hall.people import access, actions
from goldendoor.hall.people import as_found as agencies_found
from goldendoor.hall.people import forms as asked
from goldendoor.hall.people.ledger_views import AUDITOR
from goldendoor.hall.people.offices import SEES_NO_REGISTER, offices
from goldendoor.hall.policies.access import DRAFTS, READS_AUDITS
from goldendoor.hall.reports.who_may import reads_some
from goldendoor.hall.retention.access import COUNSEL


@login_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The first screen: what waits for whoever signed in, what is late, what changed; then the offices held today."""
    today = clock.today()
    held = access.offices_of(request.user.pk, today)
    words = offices(corpus())
    shown = [(words[one.office].words if one.office in words else one.office, one.agency) for one in held]
    leads_to = {
        "keeps": access.may(held, actions.KEEPER),
        "finds_agencies": access.may(held, actions.KEEPER) and bool(agencies_found.found()),
        "audits": access.may(held, AUDITOR),
        "counsels": access.may(held, COUNSEL),
        "in_committee": bool(held_on(request.user.pk, today)),
        "reads_policies": access.may(held, DRAFTS),
        "reads_audits": access.may(held, READS_AUDITS),
        "sees_duties": sight_of(held) is not None,
        "reports": reads_some(held),
        "sees_registers": any(one.office not in SEES_NO_REGISTER for one in held),
    }
    work = work_of(request.user.pk, today)
    return render(
        request,
        "hall/home.html",
        {"offices_held": shown, "work": work, "committee_waits": waits_for(request.user.pk, today), **leads_to},
    )


@login_required
@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """Who holds which office, as far as this person may see it."""
    today, words = clock.today(), offices(corpus())
    rows = [
        {
            "number": one.pk, "known_as": one.account.known_as, "name": one.account.name, "agency": one.agency.code,
            "office": words[one.office].words if one.office in words else one.office,
            "employment": one.get_employment_display(), "since": one.since, "until": one.until,
            "state": _state(one.since, one.until, today), "closed": not one.account.is_active,
        }
        for one in access.holdings_seen(request.user.pk, today)
    ]  # fmt: skip
    keeps = access.may(access.offices_of(request.user.pk, today), actions.KEEPER)
    return render(request, "hall/people.html", {"rows": rows, "keeps": keeps})


def _state(since: object, until: object, today: object) -> str:
    if since > today:  # type: ignore[operator]
        return "to come"
    return "over" if until is not None and until < today else "in force"  # type: ignore[operator]


@login_required
@require_http_methods(["GET", "POST"])
def open_account(request: HttpRequest) -> HttpResponse:
    """Open an account."""
    return _asked(request, "Open an account", asked.OpenAccountForm, lambda given: actions.OpenAccount(**given))


@login_required
@require_http_methods(["GET", "POST"])
def renew_sign_in(request: HttpRequest) -> HttpResponse:
    """Let somebody begin anew who cannot sign in."""
    return _asked(request, "Renew a sign-in", asked.RenewSignInForm, lambda given: actions.RenewSignIn(**given))


@require_GET
def password_lost(request: HttpRequest) -> HttpResponse:
    """What to do: nothing is sent by e-mail, which somebody else might read."""
    return render(request, "hall/password_lost.html")


@login_required
@require_http_methods(["GET", "POST"])
def close_account(request: HttpRequest) -> HttpResponse:
    """Close an account."""
    return _asked(request, "Close an account", asked.CloseAccountForm, lambda given: actions.CloseAccount(**given))


@login_required
@require_http_methods(["GET", "POST"])
def grant_office(request: HttpRequest) -> HttpResponse:
    """Grant an office."""
    return _asked(request, "Grant an office", asked.GrantOfficeForm, lambda given: actions.GrantOffice(**given))


@login_required
@require_http_methods(["GET", "POST"])
def as_found(request: HttpRequest) -> HttpResponse:
    """Put the agencies of an older city on the ledger as they stand; where that is not needed there is no such page."""
    found = agencies_found.found()
    if not found:
        raise Http404
    return _asked(
        request, "Put the agencies on the ledger", asked.AsFoundForm, lambda given: agencies_found.RecordAsFound(),
        template="hall/as_found.html", agencies=found,
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def end_office(request: HttpRequest, number: int) -> HttpResponse:
    """End an office held."""
    try:
        access.holding(request.user.pk, clock.today(), number)
    except NotThere as missing:
        raise Http404 from missing
    return _asked(
        request, "End an office", asked.EndOfficeForm,
        lambda given: actions.EndOffice(holding=number, last_day=given["last_day"]),
    )  # fmt: skip


def _asked(
    request: HttpRequest, title: str, form_class: type[forms.Form], act_of: Callable[[dict], Act],
    template: str = "hall/asked.html", **shown: object,
) -> HttpResponse:  # fmt: skip
    """A form for one of the keeper's acts; for anybody else there is no such page."""
    held = access.offices_of(request.user.pk, clock.today())
    keeper = next((one for one in held if one.office in actions.KEEPER), None)
    if keeper is None:
        raise Http404
    by = actor(request, keeper)
    return asked_page(
        request, form_class(request.POST or None), act_of, lambda act: attempted(request, act, by),
        then="people:people", done=f"{title}: done.", template=template,
        shown={"title": title, "back": reverse("people:home"), **shown},
    )  # fmt: skip
