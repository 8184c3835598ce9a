"""The pages on which laws are compared: choosing what to compare, and the comparison under a permanent link."""

from datetime import date
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldendoor.engine.diagram import DiagramTooLarge
from goldendoor.hall import clock
from goldendoor.hall.desk import law
from goldendoor.hall.desk.comparing import (
    MOST_SIDES,
    WITH,
    Chosen,
    NotToCompare,
    address_of,
    page_of,
    sides_in_address,
    sides_in_form,
)

ROWS = 3


@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """The form; what it sends leads on to the comparison's own address, which can be kept and passed on."""
    act = request.GET.get("act", "")
    if not act:
        return _form(request)
    if act not in law.corpus().acts:
        raise Http404
    try:
        sides = sides_in_form(request.GET.getlist("city"), request.GET.getlist("day"))
    except NotToCompare as reason:
        return _form(request, act, complaint=str(reason))
    return redirect(address_of(reverse("desk:compare", args=[act]), sides))


@require_GET
def compare(request: HttpRequest, act: str) -> HttpResponse:
    """The comparison that the address names."""
    if act not in law.corpus().acts:
        raise Http404
    if WITH not in request.GET:
        return _form(request, act)
    try:
        sides = sides_in_address(request.GET.getlist(WITH))
        found = law.comparison(act, sides)
    except NotToCompare as reason:
        return _form(request, act, complaint=str(reason))
    except DiagramTooLarge:
        return _form(request, act, complaint="These laws together are too large to compare here.")
    except law.Busy:
        return _form(request, act, complaint="Somebody else is comparing laws. Try again in a minute.", status=503)
    return _page(request, "compare", act, sides, comparison=page_of(law.corpus(), found))


def _form(request: HttpRequest, act: str = "", complaint: str = "", status: int = 422) -> HttpResponse:
    today = clock.today()
    sides = tuple((city, today) for city in law.cities())[:ROWS]
    return _page(request, "choose_to_compare", act, sides, complaint=complaint, status=status if complaint else 200)


def _page(
    request: HttpRequest, name: str, act: str, sides: tuple[Chosen, ...], status: int = 200, **shown: Any
) -> HttpResponse:
    """One page, with the form to compare something else filled in."""
    rows: list[tuple[str, date | None]] = [*sides, *[("", None)] * (MOST_SIDES - len(sides))]
    shown |= {
        "frame": "desk/frame.html",
        "city": settings.DESK_CITY,
        "act": act,
        "act_words": law.corpus().acts[act].words if act else "",
        "acts": _acts(),
        "cities": list(law.cities().items()),
        "rows": [(number, city, on) for number, (city, on) in enumerate(rows[: max(ROWS, len(sides) + 1)], start=1)],
    }
    return render(request, f"desk/{name}.html", shown, status=status)


def _acts() -> list[tuple[str, str]]:
    """The acts that some rule speaks of, in the order of their words."""
    spoken = {act for one in law.corpus().instruments.values() for norm in one.norms for act in norm.acts}
    acts = [(name, act.words[:1].upper() + act.words[1:]) for name, act in law.corpus().acts.items() if name in spoken]
    return sorted(acts, key=lambda pair: pair[1])
