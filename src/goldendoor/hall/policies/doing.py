"""In which office somebody acts on a policy or an audit, and the page that asks for one act."""

from collections.abc import Callable

from django import forms
from django.http import Http404, HttpRequest, HttpResponse

from goldendoor.hall.acting import Act
from goldendoor.hall.doing import actor, asked_page, attempted
from goldendoor.hall.people.access import HeldOffice
from goldendoor.hall.policies.models import Audit, Policy

Held = tuple[HeldOffice, ...]


def holds(held: Held, offices: frozenset[str], about: Policy | Audit) -> bool:
    """Whether one of these offices is held in the agency that it is about."""
    return any(one.office in offices and one.agency == about.agency.code for one in held)


def office_of(held: Held, offices: frozenset[str], about: Policy | Audit) -> HeldOffice:
    """The office held in the agency that it is about.

    Raises:
        Http404: where none of these is held there.
    """
    return first_of(tuple(one for one in held if one.agency == about.agency.code), offices)


def first_of(held: Held, offices: frozenset[str]) -> HeldOffice:
    """The first of these offices that is held.

    Raises:
        Http404: where none is.
    """
    found = next((one for one in held if one.office in offices), None)
    if found is None:
        raise Http404
    return found


def ask(
    request: HttpRequest, office: HeldOffice, title: str, form: forms.Form, act_of: Callable[[dict], Act], back: str,
    more: dict[str, object] | None = None,
) -> HttpResponse:  # fmt: skip
    """A form for one act."""
    by = actor(request, office)
    return asked_page(
        request, form, act_of, lambda act: attempted(request, act, by), then=back, done="Done.",
        template="hall/policies/asked.html", shown={"title": title, "back": back, **(more or {})},
    )  # fmt: skip
