"""Pages of the register of standing authorities: the list, one authority, and the acts upon it."""

from collections.abc import Callable
from urllib.parse import urlencode

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldendoor.hall import clock
from goldendoor.hall.acting import Act, NotThere, Refused
from goldendoor.hall.authorities import access, actions, who_may
from goldendoor.hall.authorities import forms as asked
from goldendoor.hall.authorities.models import Authority
from goldendoor.hall.authorities.shown import listed, shown
from goldendoor.hall.authorities.table import KINDS
from goldendoor.hall.doing import actor, asked_page, attempted
from goldendoor.hall.people.access import HeldOffice, offices_of

ON_A_PAGE = 50
ONE_ACT = "hall/authorities/act.html"


@login_required
@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """The standing authorities that this person may see, the newest first."""
    held, today = _held(request), clock.today()
    form = asked.LookedFor(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = access.authorities_seen(request.user.pk, today)
    if wanted.get("kind"):
        found = found.filter(kind=wanted["kind"])
    if wanted.get("agency"):
        found = found.for_agency(wanted["agency"])
    rows = [one for one in (listed(each, today) for each in found) if wanted.get("state") in ("", None, one.state)]
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    more = urlencode({name: value for name, value in wanted.items() if value})
    context = {"form": form, "page": page, "more": more, "proposes": bool(who_may.kinds_to_propose(held))}
    return render(request, "hall/authorities/register.html", context, status=422 if form.errors else 200)


@login_required
@require_GET
def authority(request: HttpRequest, number: int) -> HttpResponse:
    """One authority, as far as this person may read it."""
    held, found = _held(request), _found(request, number)
    one = shown(found, request.user.pk, held, clock.today())
    waits = found.approved_on is None and found.declined_on is None
    closes = who_may.office_to_close_in(request.user.pk, held, found) is not None
    may = {
        "approve": waits and who_may.office_to_sign_in(request.user.pk, held, found) is not None,
        "decline": waits and closes,
        "end": found.approved_on is not None and found.ended_on is None and closes,
    }
    return render(request, "hall/authorities/authority.html", {"one": one, "may": may})


@login_required
@require_GET
def choose_kind(request: HttpRequest) -> HttpResponse:
    """Which kind of authority is proposed."""
    kinds = who_may.kinds_to_propose(_held(request))
    if not kinds:
        raise Http404
    return render(request, "hall/authorities/choose_kind.html", {"kinds": kinds})


@login_required
@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest, kind: str) -> HttpResponse:
    """Propose one of a kind."""
    held = _held(request)
    if KINDS.get(kind) not in who_may.kinds_to_propose(held):
        raise Http404
    form = asked.ProposeForm(KINDS[kind], held, clock.today(), request.POST or None)
    context = {"title": f"Propose: {KINDS[kind].words}", "button": "Propose it", "kind": KINDS[kind]}

    def attempt(act: Act) -> HttpResponse | Refused | None:
        return attempted(request, act, actor(request, _office_to_propose_in(held, kind, form.cleaned_data["agency"])))

    return asked_page(
        request, form, lambda given: actions.ProposeAuthority(kind=kind, **given), attempt,
        then=reverse("authorities:register"), done="Done.", template=ONE_ACT, shown=context,
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def approve(request: HttpRequest, number: int) -> HttpResponse:
    """Sign a proposal."""
    held, found = _held(request), _found(request, number)
    office = who_may.office_to_sign_in(request.user.pk, held, found)
    # Whoever signs such ones and cannot sign this one is told why by the act itself.
    office = office or next((one for one in held if who_may.may_sign_for(one, found)), None)
    return _asked(request, found, office, "Approve it", asked.ApproveForm, lambda _: actions.ApproveAuthority(number))


@login_required
@require_http_methods(["GET", "POST"])
def decline(request: HttpRequest, number: int) -> HttpResponse:
    """Decline a proposal."""
    found = _found(request, number)
    office = who_may.office_to_close_in(request.user.pk, _held(request), found)
    return _asked(
        request, found, office, "Decline it", asked.DeclineForm,
        lambda given: actions.DeclineAuthority(number, given["reason"]),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, number: int) -> HttpResponse:
    """End an authority."""
    found = _found(request, number)
    office = who_may.office_to_close_in(request.user.pk, _held(request), found)
    return _asked(
        request, found, office, "End it", asked.EndForm,
        lambda given: actions.EndAuthority(number, given["last_day"], given["reason"]),
    )  # fmt: skip


def _held(request: HttpRequest) -> tuple[HeldOffice, ...]:
    """The offices in which this person sees the register; for anybody else there is no such page."""
    held = who_may.sees_the_register(offices_of(request.user.pk, clock.today()))
    if not held:
        raise Http404
    return held


def _found(request: HttpRequest, number: int) -> Authority:
    try:
        return access.authority(request.user.pk, clock.today(), number)
    except NotThere as missing:
        raise Http404 from missing


def _office_to_propose_in(held: tuple[HeldOffice, ...], kind: str, agency: str | None) -> HeldOffice:
    fitting = (one for one in held if who_may.may_propose(one, KINDS[kind], agency))
    # Where none fits, the act says so.
    return next(fitting, held[0])


def _asked(
    request: HttpRequest, found: Authority, office: HeldOffice | None, button: str,
    form_class: type[forms.Form], act_of: Callable[[dict], Act],
) -> HttpResponse:  # fmt: skip
    """A form for one act on an authority, below what the authority says."""
    if office is None:
        raise Http404
    one = shown(found, request.user.pk, _held(request), clock.today())
    by = actor(request, office)
    return asked_page(
        request, form_class(request.POST if request.method == "POST" else None, initial={"last_day": clock.today()}), act_of,
        lambda act: attempted(request, act, by), then=reverse("authorities:authority", args=[found.pk]), done="Done.",
        template=ONE_ACT, shown={"title": f"{button}: {found.title}", "button": button, "one": one},
    )  # fmt: skip
