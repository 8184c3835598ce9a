"""How a page does an act: in the office that fits, with a fresh sign-in where that is needed, and with its refusal shown."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldendoor.hall import clock
from goldendoor.hall.acting import Act, Actor, NotThere, Refused, SignInAgain, perform
from goldendoor.hall.matters import access
from goldendoor.hall.people.access import HeldOffice
from goldendoor.hall.people.sign_in import signed_in_at


def actor(request: HttpRequest, held: HeldOffice) -> Actor:
    """Whoever is signed in, acting in an office."""
    return Actor(request.user.pk, held.office, held.agency, clock.now(), signed_in_at(request))


def sign_in_again(request: HttpRequest) -> HttpResponse:
    """To the sign-in, and back here."""
    return redirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': request.get_full_path()})}")


def is_fresh(request: HttpRequest, held: HeldOffice) -> bool:
    """Whether the sign-in is fresh enough for what needs one: asked before a form is shown, so that nothing typed is lost."""
    return actor(request, held).signed_in_lately


def done(request: HttpRequest, act: Act, held: HeldOffice) -> str | HttpResponse | None:
    """Do an act: None where it was done, a sentence where it was refused, an answer where something else comes first.

    Raises:
        Http404: where it is about what is not there for this person.
    """
    try:
        perform(act, actor(request, held))
    except SignInAgain:
        return sign_in_again(request)
    except NotThere as missing:
        raise Http404 from missing
    except Refused as why:
        return str(why)
    return None


def first_office(request: HttpRequest, wanted: str = "") -> HeldOffice:
    """The office that somebody chose, as `office/AGENCY`, else their first.

    Raises:
        Http404: where this person takes part in no matter.
    """
    held = access.offices_in_matters(request.user.pk, clock.today())
    if not held:
        raise Http404
    chosen = [one for one in held if f"{one.office}/{one.agency}" == wanted]
    # The office that is somebody's own work comes before that of a worker like any other.
    return (chosen or sorted(held, key=lambda one: one.office == "worker"))[0]


def office_in(request: HttpRequest, matter: object) -> HeldOffice:
    """The office in which somebody acts in a matter: that of their part, else the first that may see it.

    Raises:
        Http404: where they hold none.
    """
    held = access.offices_in_matters(request.user.pk, clock.today())
    seat = matter.seats.filter(account_id=request.user.pk).first()  # type: ignore[attr-defined]
    if seat is not None:
        held = tuple(one for one in held if one.office == seat.office)
    if not held:
        raise Http404
    return min(held, key=lambda one: one.agency != matter.agency.code)  # type: ignore[attr-defined]
