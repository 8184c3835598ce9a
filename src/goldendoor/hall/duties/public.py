"""What the law makes the City do, for everybody: a page and a calendar of the law alone. It asks no record and keeps nothing."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldendoor.engine.calculated import add_months
from goldendoor.engine.obligations import AGENCY_FACT, Obligation, owed_words
from goldendoor.engine.provenance import BANNER
from goldendoor.engine.sentences import spoken_day
from goldendoor.exchange.calendar_file import OPEN_QUESTION, as_calendar
from goldendoor.hall import clock
from goldendoor.hall.desk import law
from goldendoor.hall.duties.who_may import NOT_THE_CITYS
from goldendoor.hall.people.beginning import NO_AGENCY

MONTHS_BACK, MONTHS_AHEAD = 12, 24


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The page: the next year's days, then what has none."""
    agency, today = _agency(request), clock.today()
    owed = _owed(agency, today, add_months(today, 12))
    general = [one for one in owed if not _of_a_case(one)]
    groups = [
        ("With a day in the next twelve months", [one for one in general if one.due]),
        ("For a quarter or a year, and the law names no day", [one for one in general if not one.due and one.period]),
        ("The law gives no number of days", [one for one in general if not (one.due or one.period or one.waits_for)]),
        ("After an event", [one for one in general if one.waits_for]),
    ]
    shown = [(title, [_said(one) for one in found]) for title, found in groups if found]
    context = {
        "groups": shown, "agency": agency, "agencies": _agencies(), "city": settings.DESK_CITY, "day": today,
        "in_single_cases": len(owed) - len(general), "banner": BANNER,
    }  # fmt: skip
    return render(request, "hall/duties/public.html", context)


@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    """What has a day, from a year ago through two years ahead, as a calendar that programs can come back for."""
    agency, today = _agency(request), clock.today()
    owed = _owed(agency, add_months(today, -MONTHS_BACK), add_months(today, MONTHS_AHEAD))
    answer = HttpResponse(
        as_calendar(law.corpus(), settings.DESK_CITY, owed), content_type="text/calendar; charset=utf-8"
    )
    answer["Content-Disposition"] = 'attachment; filename="duties.ics"'
    return answer


def _agency(request: HttpRequest) -> str:
    """The agency that is asked about; nothing for the whole city."""
    agency = request.GET.get("agency", "").strip().upper()
    if agency and agency not in _agencies():
        raise Http404
    return agency


def _agencies() -> list[str]:
    return [code for code in law.corpus().facts[AGENCY_FACT].values if code not in NO_AGENCY]


def _owed(agency: str, first: date, last: date) -> list[Obligation]:
    found = law.city(settings.DESK_CITY).duties(first, last, agency=agency or None)
    return [one for one in found if one.who not in NOT_THE_CITYS]


def _of_a_case(one: Obligation) -> bool:
    """Whether it is owed in single cases only: it has no day, and hangs on what happens in one."""
    return one.due is None and one.period is None and one.waits_for is None and bool(_facts(one))


def _facts(one: Obligation) -> list[str]:
    """The questions of fact it hangs on. What counsel has not decided is counsel's."""
    return [question for question in one.depends_on if not question.startswith(OPEN_QUESTION)]


def _said(one: Obligation) -> dict[str, object]:
    """An obligation in words."""
    return {
        "who": one.who_words, "what": owed_words(law.corpus(), one), "to_whom": one.to_whom, "citation": one.citation,
        "due": one.due, "computed": _sentences(one), "agencies": one.agencies,
    }  # fmt: skip


def _sentences(one: Obligation) -> Iterable[str]:
    yield f"{one.due_words[:1].upper()}{one.due_words[1:]}: {one.computed}."
    if one.due and one.other_day:
        yield (
            f"{spoken_day(one.due)} is {one.falls_on}. If such a day moves, which is open (A-42), it is"
            f" {spoken_day(one.other_day)}."
        )
    yield from (f"Only if: {question}" for question in _facts(one))
    if len(_facts(one)) < len(one.depends_on):
        yield "A question of law is open: City counsel decides."
