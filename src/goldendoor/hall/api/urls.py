"""The API's addresses, each closed to what is no JSON and to what is too large; any other address is a problem too."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, re_path
from django.views.decorators.csrf import csrf_exempt

from goldendoor.hall.api.description import PREFIX, description
from goldendoor.hall.api.operations import api
from goldendoor.hall.api.problems import CannotAnswer, response_of
from goldendoor.hall.desk import views

Respond = Callable[..., HttpResponse]
BODY_MOST = 64 * 1024  # bytes


class NotJson(ValueError):
    """The body is not what JSON is, or says one thing twice."""


def in_our_form(view: Respond) -> Respond:
    """A view whose every refusal is a problem. Nothing is posted for a browser, so there is nothing to forge."""

    @csrf_exempt
    @wraps(view)
    def respond(request: HttpRequest, **named: Any) -> HttpResponse:
        try:
            if request.method == "POST":
                request.told = _body(request)  # type: ignore[attr-defined]
        except CannotAnswer as refused:
            return response_of(refused.problem)
        response = view(request, **named)
        if response.status_code != 405:
            return response
        told = response_of(CannotAnswer(405, f"Use {response.headers['Allow']}.").problem)
        told.headers["Allow"] = response.headers["Allow"]
        return told

    return respond


def _body(request: HttpRequest) -> Any:
    """What the body says, where it is one JSON text of a bearable size.

    Raises:
        CannotAnswer: otherwise.
    """
    if request.content_type != "application/json":
        raise CannotAnswer(415, "Send JSON, with Content-Type: application/json.")
    try:
        body = request.body
    except RequestDataTooBig:
        body = None
    if body is None or len(body) > BODY_MOST:
        raise CannotAnswer(413, f"Send at most {BODY_MOST // 1024} KiB.")
    try:
        return json.loads(body, object_pairs_hook=_once_each, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise CannotAnswer(400, "The body is no JSON, or gives one name twice.", title="Not JSON") from None


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise NotJson
    return found


def _no_number(name: str) -> Any:
    raise NotJson


def not_there(request: HttpRequest) -> HttpResponse:
    """Any other address below the API's."""
    return response_of(
        CannotAnswer(404, f"There is nothing here. {PREFIX}openapi.json describes what there is.").problem
    )


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What no page or operation has sent, such as a name of this server that is none: told as each of them tells it."""
    if not request.path.startswith(PREFIX):
        return views.not_understood(request, exception)
    return response_of(CannotAnswer(400, "Such a request cannot be read.").problem)


def _closed(pattern: URLPattern) -> URLPattern:
    pattern.callback = in_our_form(pattern.callback)
    return pattern


urlpatterns = [
    path("openapi.json", in_our_form(description), name="description"),
    # Those that decide stand last among the operations, and are asked most.
    *(_closed(one) for one in reversed(api.urls[0]) if one.name != "api-root"),
    re_path("", csrf_exempt(not_there), name="not-there"),
]
