"""Who asks for a page of the committee, in which office, and the form for one act."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse

from goldendoor.hall import clock
from goldendoor.hall.acting import Act
from goldendoor.hall.committee import access
from goldendoor.hall.doing import actor, asked_page, attempted
from goldendoor.hall.people.access import HeldOffice, offices_of

Held = tuple[HeldOffice, ...]


def held_by(request: HttpRequest) -> Held:
    """The offices in which somebody has to do with the committee; for anybody else there is no such page."""
    held = access.held_on(request.user.pk, clock.today())
    if not held:
        raise Http404
    return held


def all_held_by(request: HttpRequest) -> Held:
    """Every office that somebody holds today; without one there is no such page."""
    held = offices_of(request.user.pk, clock.today())
    if not held:
        raise Http404
    return held


def office_in(held: Held, offices: Iterable[str], agency: str = "") -> HeldOffice:
    """The office in which somebody acts; there is no such page for whoever holds none of these."""
    found = office_or_none(held, offices, agency)
    if found is None:
        raise Http404
    return found


def office_or_none(held: Held, offices: Iterable[str], agency: str = "") -> HeldOffice | None:
    """The first of the offices held that is one of these, and in that agency where one is named."""
    wanted = frozenset(offices)
    return next((one for one in held if one.office in wanted and agency in ("", one.agency)), None)


def asked(
    request: HttpRequest, title: str, form: forms.BaseForm, office: HeldOffice, act_of: Callable[[dict[str, Any]], Act],
    *, then: str | Callable[[], str], back: str, template: str = "hall/asked.html", **more: object,
) -> HttpResponse:  # fmt: skip
    """The form for one act in one office."""
    by = actor(request, office)
    return asked_page(
        request, form, act_of, lambda act: attempted(request, act, by), then=then, done=f"{title}: done.",
        template=template, shown={"title": title, "back": back, **more},
    )  # fmt: skip


def sent(request: HttpRequest) -> Any:
    """What was sent with a form, or None where the page is only looked at."""
    return request.POST if request.method == "POST" else None
