"""The desk's pages: the situations, one question at a time, the answer, and the same on paper."""

from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from goldendoor.hall import clock
from goldendoor.hall.desk import law, shelf
from goldendoor.hall.desk.drawings import drawings, for_question
from goldendoor.hall.desk.questions import asked
from goldendoor.hall.desk.sheet import card, sheet
from goldendoor.hall.desk.unanswered import made_once_a_day
from goldendoor.hall.desk.visit import NotForTheDesk, Visit, read_visit
from goldendoor.norms import Situation, UnknownName


def carries_answers(view: Any) -> Any:
    """A page that may be posted to.

    Its posts change nothing: they only bring the visitor's own answers, so there is nothing for another site to
    forge. A token against forgery would need a cookie, and the desk sets none.
    """
    return csrf_exempt(require_http_methods(["GET", "POST"])(view))


@require_GET
def front_door(request: HttpRequest) -> HttpResponse:
    """The bare address leads to the city that this desk stands in."""
    return redirect("desk:home", city=settings.DESK_CITY)


@carries_answers
@made_once_a_day
def home(request: HttpRequest, city: str) -> HttpResponse:
    """Every situation, searchable. What is typed into the search is posted: it never stands in an address."""
    visit = _visit(request, city)
    everything = law.city(city).situations()
    words = request.POST.get("words", "")[:200]
    job = visit.answers.get(shelf.JOB)
    jobs = shelf.jobs(law.corpus(), everything)
    return _page(
        request,
        "home",
        city,
        visit,
        situations=shelf.in_order(shelf.found(everything, words), job),
        words=words,
        jobs=jobs,
        job=job,
        job_words=dict(jobs).get(job),
        fact=shelf.JOB,
    )


@carries_answers
@made_once_a_day
def situation(request: HttpRequest, city: str, situation: str) -> HttpResponse:
    """The next question of a situation, or its answer."""
    visit, chosen = _visit(request, city), _situation(city, situation)
    consultation = law.consult(city, chosen.name, visit.on, visit.answers)
    fact = visit.ask or (consultation.next.fact if consultation.next else None)
    enough = "enough" in request.POST and not visit.ask
    if fact is not None and not enough:
        question = asked(law.corpus().facts[fact])
        return _page(
            request,
            "question",
            city,
            visit,
            situation=chosen,
            question=question,
            number=len(visit.answers) + 1,
            pictures=for_question(law.corpus().facts[fact]) or drawings(chosen.picture),
            pictures_open=bool(for_question(law.corpus().facts[fact])),
            back=next(reversed(visit.answers), None),
        )
    answer = sheet(law.city(city), consultation)
    opens = settings.OPENS_MATTERS if city == settings.DESK_CITY and chosen.raises else ""
    return _page(request, "answer", city, visit, situation=chosen, sheet=answer, unasked=fact, opens_matters=opens)


@carries_answers
def on_paper(request: HttpRequest, city: str, situation: str) -> HttpResponse:
    """A situation on one page to print; with the answer, where answers were brought along."""
    visit, chosen = _visit(request, city), _situation(city, situation)
    consultation = law.consult(city, chosen.name, visit.on, visit.answers)
    done = consultation.finished and not visit.ask
    answer = sheet(law.city(city), consultation) if done else card(law.city(city), chosen)
    facts = law.corpus().facts
    to_find_out = [facts[name].ask for name in chosen.first if name in facts and facts[name].ask]
    return _page(request, "paper", city, visit, situation=chosen, sheet=answer, done=done, to_find_out=to_find_out)


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A form that no page of the desk has sent."""
    return _apology(request, 400, "We could not read that.", "Please begin again from the list of situations.")


def not_here(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """An address that leads nowhere."""
    return _apology(request, 404, "There is no such page.", "Please choose from the list of situations.")


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of the program: whoever needed an answer is told how to get one without it."""
    return _apology(request, 500, "The desk is out of order.", "Call your agency's counsel. Until they answer, wait.")


def _visit(request: HttpRequest, city: str) -> Visit:
    _known(city)
    try:
        return read_visit(law.corpus(), request.POST, clock.today())
    except NotForTheDesk as reason:
        raise BadRequest from reason


def _known(city: str) -> None:
    try:
        law.city(city)
    except UnknownName as unknown:
        raise Http404 from unknown


def _situation(city: str, name: str) -> Situation:
    for one in law.city(city).situations():
        if one.name == name:
            return one
    raise Http404


def _elsewhere(city: str, chosen: Situation | None) -> list[tuple[str, str]]:
    """The other cities: how each is written, and where it answers the same, or else its home."""
    found = []
    for name, words in law.cities().items():
        if name != city:
            same = chosen is not None and any(one.name == chosen.name for one in law.city(name).situations())
            found.append((words, reverse("desk:situation", args=[name, chosen.name]) if same else _home(name)))
    return found


def _home(city: str) -> str:
    return reverse("desk:home", args=[city])


def _page(request: HttpRequest, name: str, city: str, visit: Visit, **shown: Any) -> HttpResponse:
    """One page: whole, or only its middle when htmx asks for it in place."""
    shown |= {
        "city": city,
        "city_words": law.city_words(city),
        "elsewhere": _elsewhere(city, shown.get("situation")),
        "visit": visit,
        "answered": visit.answered(law.corpus()),
        "frame": "desk/middle.html" if request.htmx else "desk/frame.html",
    }
    status = 422 if visit.complaint or visit.bad_day else 200
    return render(request, f"desk/{name}.html", shown, status=status)


def _apology(request: HttpRequest, status: int, title: str, advice: str) -> HttpResponse:
    shown = {"title": title, "advice": advice, "frame": "desk/frame.html", "city": settings.DESK_CITY}
    return render(request, "desk/apology.html", shown, status=status)
