"""What the first screen shows of training: the courses that wait for whoever signed in."""

from typing import Any

from django import template
from django.http import HttpRequest

from goldendoor.hall import clock
from goldendoor.hall.training.due import State
from goldendoor.hall.training.overview import stands_of

register = template.Library()


@register.inclusion_tag("hall/training/waiting.html")
def courses_waiting(request: HttpRequest) -> dict[str, Any]:
    """The courses that somebody is due for today, each with the day by which."""
    found = stands_of(request.user.pk, clock.today())
    return {"courses": [(standing, one) for standing, one in found if one.state is not State.DONE]}
