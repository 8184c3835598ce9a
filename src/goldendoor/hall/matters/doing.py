"""In which office somebody acts in a matter, and what a page makes of it when an act is not done."""

from django.http import Http404, HttpRequest, HttpResponse

from goldendoor.hall import clock
from goldendoor.hall.acting import Act, NotThere, Refused
from goldendoor.hall.doing import actor, attempted
from goldendoor.hall.matters import access
from goldendoor.hall.people.access import HeldOffice


def is_fresh(request: HttpRequest, held: HeldOffice) -> bool:
    """Whether the sign-in is fresh enough for what needs one: asked before a form is shown, so that nothing typed is lost."""
    return actor(request, held).signed_in_lately


def done(request: HttpRequest, act: Act, held: HeldOffice) -> HttpResponse | Refused | None:
    """Do an act in an office, as `attempted` does.

    Raises:
        Http404: where it is about what is not there for this person.
    """
    answer = attempted(request, act, actor(request, held))
    if isinstance(answer, NotThere):
        raise Http404 from answer
    return answer


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
