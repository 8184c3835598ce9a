"""Pages on which nobody has answered anything yet: the same for everybody that day, and so made only once."""

from collections.abc import Callable
from datetime import date
from functools import wraps

from django.http import HttpRequest, HttpResponse

from goldendoor.hall import clock
from goldendoor.hall.desk import law

Respond = Callable[..., HttpResponse]
# By the law and the day, and then by the page and whether all of it is wanted. Holds no more pages than there are addresses.
_Kept = dict[tuple[bool, str], bytes]


def made_once_a_day(view: Respond) -> Respond:
    """A view whose pages are kept while nothing has been answered; whoever has answered gets a page of their own.

    Nothing of a visitor is in a page that is kept: neither an answer nor a search, since these are posted.
    """
    kept: dict[tuple[str, date], _Kept] = {}

    @wraps(view)
    def respond(request: HttpRequest, **named: str) -> HttpResponse:
        if request.method != "GET" or request.META.get("QUERY_STRING"):
            return view(request, **named)
        today = (law.corpus().content_hash, clock.today())
        if today not in kept:
            kept.clear()
        pages, page = kept.setdefault(today, {}), (bool(request.htmx), request.path)
        if page in pages:
            return HttpResponse(pages[page])
        response = view(request, **named)
        if response.status_code == 200:
            pages[page] = response.content
        return response

    return respond
