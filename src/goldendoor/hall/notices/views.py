"""The keeper's page about notices: how many went out and how many did not. Nobody is named, and no address is shown."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldendoor.hall import clock
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.notices import access
from goldendoor.hall.notices.forgetting import KEPT
from goldendoor.hall.one_off import given_up
from goldendoor.hall.people.access import is_made_up, may, offices_of
from goldendoor.hall.people.offices import offices


@login_required
@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """How notices and letters stand. For anybody but the keeper there is no such page."""
    if not may(offices_of(request.user.pk, clock.today()), access.KEEPER):
        raise Http404
    words = {name: one.words for name, one in offices(corpus()).items()}
    shown = {
        "standing": access.standing(words), "work_given_up": given_up(), "days": KEPT.days,
        "into_files": is_made_up() or not settings.EMAIL_HOST, "no_domain": not settings.MAIL_DOMAIN,
        "no_link": not settings.CITY_ADDRESS,
    }  # fmt: skip
    return render(request, "hall/notices/overview.html", shown)
