"""What is wrong with a request, always told in one form: `application/problem+json`."""

import logging
from collections.abc import Iterable
from difflib import get_close_matches
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja.errors import HttpError, ValidationError
from pydantic import BaseModel, Field
from pydantic_core import to_json

from goldendoor.norms import UnknownName

MEDIA_TYPE = "application/problem+json"
NEAR_MOST = 3
NO_REST = (
    "The API assumes nothing: leave `rest` out. What is not given stays open, and the answer says what is missing."
)

IN_OUR_WORDS = {
    "string_pattern_mismatch": "Give a day like 2026-02-06.",
    "model_type": "Send one JSON object.",
    "dict_type": "Send a JSON object of names and values.",
    "list_type": "Send a list of names.",
    "string_type": "Send a name.",
}


class Problem(BaseModel):
    """What was wrong. `field` is where in the request; `near` are names that were probably meant."""

    type: str = Field(default="about:blank", description="Always `about:blank`: the status says which kind it is.")
    title: str = Field(description="What is wrong, in a few words.")
    status: int = Field(description="The status of the response.")
    detail: str = Field(description="What is wrong, and what to send instead.")
    field: str | None = Field(default=None, description="Where in the request, as in `facts.paper_kind`.")
    near: list[str] = Field(default=[], description="Names or values that were probably meant.")


class CannotAnswer(Exception):
    """The request cannot be answered; it holds the problem that says why."""

    def __init__(
        self, status: int, detail: str, field: str | None = None, near: Iterable[str] = (), title: str | None = None
    ) -> None:
        self.problem = Problem(
            title=title or HTTPStatus(status).phrase, status=status, detail=detail, field=field, near=list(near)
        )
        super().__init__(self.problem.title)


def unknown(error: UnknownName, status: int, field: str) -> CannotAnswer:
    """The problem of a name that the law does not have."""
    hint = f" Did you mean {' or '.join(error.near)}?" if error.near else ""
    return CannotAnswer(status, f"There is no {error.kind} of that name.{hint}", field, error.near, "Unknown name")


def near(name: str, known: Iterable[str]) -> list[str]:
    """The names that were probably meant, the nearest first."""
    return get_close_matches(name, list(known), n=NEAR_MOST, cutoff=0.5)


def response_of(problem: Problem) -> HttpResponse:
    """The problem as a response."""
    return HttpResponse(to_json(problem), status=problem.status, content_type=MEDIA_TYPE)


def cannot_answer(request: HttpRequest, error: CannotAnswer) -> HttpResponse:
    """A handler: what was wrong with what was asked."""
    return response_of(error.problem)


def bad_form(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """A handler: a request that has not the form that the description gives."""
    return response_of(_of_form(error.errors[0]).problem)


def http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    """A handler: what ninja itself refuses, such as a body that is no JSON."""
    return response_of(CannotAnswer(error.status_code, "Send one JSON object, as the description says.").problem)


def fault(request: HttpRequest, error: Exception) -> HttpResponse:
    """A handler: a fault of the program. The log has its kind and its line; neither has a word of what was asked."""
    logging.getLogger("django.request").error("fault", exc_info=(type(error), error, error.__traceback__))
    detail = "The API is out of order. Call your agency's counsel. Until they answer, wait."
    response = response_of(CannotAnswer(500, detail).problem)
    response._has_been_logged = True  # by the line above; Django would add one that names the address
    return response


def _of_form(error: dict[str, Any]) -> CannotAnswer:
    """One complaint of the form's own, without what was sent."""
    # body, the name of the parameter, and then where it is in the body
    place = [str(one) for one in error["loc"]]
    inside = place[2:] if place[0] == "body" else place[1:]
    # Which of several kinds of value was tried last is of no use to anybody.
    where = ".".join(inside[:2] if inside[:1] == ["facts"] else inside)
    title, kind = "Not as described", error["type"]
    if inside == ["rest"]:
        return CannotAnswer(422, NO_REST, "rest", title=title)
    if kind == "extra_forbidden":
        meant = near(inside[-1], ("act", "on", "facts", "under", "order", "id"))
        return CannotAnswer(422, "There is no such field.", where, meant, title)
    if kind == "missing":
        return CannotAnswer(422, f"{where or 'The body'} is missing.", where or None, title=title)
    if inside[:1] == ["facts"] and len(inside) > 1:
        detail = "A value is true or false, a name, a whole number, a day like 2026-02-06, a list of names, or null."
        return CannotAnswer(422, detail, where, title=title)
    return CannotAnswer(422, IN_OUR_WORDS.get(kind) or f"{error['msg']}.", where or None, title=title)
