"""What City Hall says when something goes wrong: one sentence and what to do, and nothing of what was sent."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from goldendoor.hall.api import urls as api
from goldendoor.hall.desk import views as desk

# Fixed words: the exception could quote what somebody typed, so none of it is shown.
WORDS = {
    400: ("We could not read that.", "Nothing was done. Go back to your offices and begin again."),
    403: ("That is not possible.", "Nothing was done. Go back to your offices."),
    404: ("There is no such page.", "It is not there, or not for the offices that you hold today."),
    500: ("City Hall is out of order.", "Nothing was done. Call your agency's counsel if it cannot wait."),
}
FORM_REFUSED = (
    "That form could not be taken.",
    "Nothing was done. The page was open for too long, or you signed in or out since. Open it again and send it once more.",
)


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Something that no page of ours has sent."""
    return _in_the_hall(request, 400) if _is_hall(request) else api.not_understood(request, exception)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Something that may not be done."""
    return _in_the_hall(request, 403)


def not_here(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """An address that leads nowhere, or nowhere for this person."""
    return _in_the_hall(request, 404) if _is_hall(request) else desk.not_here(request)


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of the program. The page asks nothing of the database, which may be what is broken."""
    if not _is_hall(request):
        return desk.broken(request)
    title, advice = WORDS[500]
    page = render_to_string("hall/apology.html", {"title": title, "advice": advice})
    return HttpResponse(page, status=500)


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token against forgery."""
    title, advice = FORM_REFUSED
    return render(request, "hall/apology.html", {"title": title, "advice": advice}, status=403)


def _is_hall(request: HttpRequest) -> bool:
    return request.path.startswith(settings.HALL)


def _in_the_hall(request: HttpRequest, status: int) -> HttpResponse:
    title, advice = WORDS[status]
    return render(request, "hall/apology.html", {"title": title, "advice": advice}, status=status)
