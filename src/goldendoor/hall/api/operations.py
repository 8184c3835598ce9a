"""The operations: which address answers what. Nothing here is kept, and nobody has to say who they are."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Query
from ninja.errors import HttpError, ValidationError
from ninja.parser import Parser

from goldendoor import City
from goldendoor.engine.decision import Decision
from goldendoor.engine.diagram import DiagramTooLarge
from goldendoor.hall import clock
from goldendoor.hall.api import answers, asking, lists, problems
from goldendoor.hall.api.problems import CannotAnswer, Problem
from goldendoor.hall.desk import law
from goldendoor.norms import UnknownName

JSON = "application/json; charset=utf-8"
READING, OF_A_CITY, ASKING = (405,), (404, 405), (400, 404, 405, 413, 415, 422)
TOO_LARGE = "On so little the law cannot be put together. Give more facts, or ask about fewer instruments."


class AsTold(Parser):
    """The body has been read once, to see that it says nothing twice: it is not read again."""

    def parse_body(self, request: HttpRequest) -> Any:
        """What the body says."""
        return request.told  # type: ignore[attr-defined]


api = NinjaAPI(
    title="Golden Door",
    version="1",
    description=(
        "What a city's law says of an act, on what is known. Research, not the City's advice, not legal advice. "
        "Nothing that is asked is kept. What only one party may judge is never taken from whoever asks."
    ),
    parser=AsTold(),
    openapi_url=None,
    docs_url=None,
)
api.add_exception_handler(CannotAnswer, problems.cannot_answer)
api.add_exception_handler(ValidationError, problems.bad_form)
api.add_exception_handler(HttpError, problems.http_error)
api.add_exception_handler(Exception, problems.fault)


@api.get("/cities", response={200: lists.Cities, READING: Problem}, operation_id="cities")
def cities(request: HttpRequest) -> lists.Cities:
    """Every city whose law is held."""
    return lists.cities(law.corpus())


@api.get("/{city}/situations", response={200: lists.Situations, OF_A_CITY: Problem}, operation_id="situations")
def situations(request: HttpRequest, city: str) -> lists.Situations:
    """What happens to workers of a city."""
    return lists.situations(_city(city))


@api.get("/{city}/acts", response={200: lists.Acts, OF_A_CITY: Problem}, operation_id="acts")
def acts(request: HttpRequest, city: str) -> lists.Acts:
    """What can be asked about."""
    return lists.acts(_city(city).corpus)


@api.get("/{city}/facts", response={200: lists.Facts, OF_A_CITY: Problem}, operation_id="facts")
def facts(request: HttpRequest, city: str) -> lists.Facts:
    """What can be known of a case, and who can know it."""
    return lists.facts(_city(city).corpus)


@api.get("/{city}/instruments", response={200: lists.Instruments, (404, 405, 422): Problem}, operation_id="instruments")
def instruments(
    request: HttpRequest, city: str, on: Annotated[asking.Day | None, Query(description="Left out: today.")] = None
) -> lists.Instruments:
    """What is law in a city on a day, the highest first."""
    return lists.instruments(_city(city), asking.day_of(on) if on else clock.today())


@api.post("/{city}/decide", response={200: dict, ASKING: Problem}, operation_id="decide")
def decide(request: HttpRequest, city: str, case: asking.Case) -> HttpResponse:
    """What the law of a day says of an act, on what is known and on nothing else."""
    asked, on = _city(city), asking.day_of(case.on)
    given, order = asking.read_facts(asked.corpus, case.facts), asking.known_facts(asked.corpus, case.order)
    return HttpResponse(answers.decided(asked, _decision(city, case, on, given, order)), content_type=JSON)


@api.post("/{city}/verdict", response={200: dict, ASKING: Problem}, operation_id="verdict")
def verdict(request: HttpRequest, city: str, case: asking.ForVerdict) -> HttpResponse:
    """As `decide`, without the reasons: the verdict and the rules that carry it; where nothing is settled, whom to call."""
    asked, on = _city(city), asking.day_of(case.on)
    given = asking.read_facts(asked.corpus, case.facts)
    found = law.settled(city, case.act, on, given, case.under)
    if found is not None:
        return HttpResponse(answers.settled(asked, case.act, on, found, case.id), content_type=JSON)
    decision = _decision(city, case, on, given)
    return HttpResponse(answers.verdict_of(asked, decision, case.id), content_type=JSON)


def _decision(
    city: str, case: asking.Question, on: date, given: dict[str, Any], order: tuple[str, ...] = ()
) -> Decision:
    try:
        return law.decide(city, case.act, on, given, case.under, order)
    except UnknownName as error:
        raise problems.unknown(error, 422, "act" if error.kind == "act" else "under") from None
    except DiagramTooLarge:
        raise CannotAnswer(422, TOO_LARGE) from None


@api.post("/{city}/consult/{situation}", response={200: dict, ASKING: Problem}, operation_id="consult")
def consult(request: HttpRequest, city: str, situation: str, told: asking.Told) -> HttpResponse:
    """What the law says in a situation on the facts so far, and the next question. No fact given: the first question."""
    asked = _city(city)
    if all(one.name != situation for one in asked.situations()):
        known = [one.name for one in asked.situations()]
        raise problems.unknown(UnknownName("situation", situation, known), 404, "situation")
    given = asking.read_facts(asked.corpus, told.facts)
    try:
        consultation = law.consult(city, situation, asking.day_of(told.on), given)
    except DiagramTooLarge:
        raise CannotAnswer(422, TOO_LARGE) from None
    return HttpResponse(answers.consulted(asked, consultation), content_type=JSON)


def _city(name: str) -> City:
    try:
        return law.city(name)
    except UnknownName as error:
        raise problems.unknown(error, 404, "city") from None
