"""Pages about posts: who is who at each agency, one post with its history, and the acts."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldendoor.hall import clock
from goldendoor.hall.acting import Act, NotThere
from goldendoor.hall.designations import access, actions
from goldendoor.hall.designations import forms as asked
from goldendoor.hall.designations.models import Designation
from goldendoor.hall.designations.posts import POSTS, Post
from goldendoor.hall.designations.shown import PostShown, post_of
from goldendoor.hall.designations.shown import directory as shown_directory
from goldendoor.hall.doing import actor, asked_page, attempted
from goldendoor.hall.people.access import HeldOffice, offices_of
from goldendoor.hall.people.models import Agency

ONE_ACT = "hall/designations/act.html"


@login_required
@require_GET
def directory(request: HttpRequest) -> HttpResponse:
    """Who holds which post, by agency, and first the posts that somebody has to be named for."""
    if not access.sees_designations(_held(request)):
        raise Http404
    by_agency = shown_directory(request.user.pk, clock.today())
    every = [one for _, posts in by_agency for one in posts]
    shown = {
        "posts": POSTS.values(),
        "rows": [(agency, [next((one for one in posts if one.post is post), None) for post in POSTS.values()])
                 for agency, posts in by_agency],
        "pressing": [one for one in every if one.is_pressing],
        "without_a_day": [one for one in every if one.is_open_without_a_day and not one.is_pressing],
    }  # fmt: skip
    return render(request, "hall/designations/directory.html", shown)


@login_required
@require_GET
def post(request: HttpRequest, agency: str, post: str) -> HttpResponse:
    """One post of an agency: who holds it, by when it has to be filled, and what was entered about it."""
    found = _agency(request, agency)
    one = post_of(found, _post(post), request.user.pk, clock.today())
    return render(request, "hall/designations/post.html", {"one": one, "may": _may(request, one)})


@login_required
@require_http_methods(["GET", "POST"])
def designate(request: HttpRequest, agency: str, post: str) -> HttpResponse:
    """Name somebody for a post."""
    found, of = _agency(request, agency), _post(post)
    form = asked.DesignateForm(of, clock.today(), request.POST or None)
    title = f"Name the {of.words} of {found.code}"
    return _asked(
        request, found.code, of, actions.NAMING, title, form, lambda given: actions.Designate(of.name, **given)
    )


@login_required
@require_http_methods(["GET", "POST"])
def tell(request: HttpRequest, number: int) -> HttpResponse:
    """Send a name to the Chief Privacy Officer."""
    form = asked.TellForm(request.POST or None, initial={"sent_on": clock.today()})
    return _about(
        request, number, actions.TELLING, "Send it to the Chief Privacy Officer", form,
        lambda given: actions.TellChiefPrivacyOfficer(number, given["sent_on"]),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def receive(request: HttpRequest, number: int) -> HttpResponse:
    """Say that the name has come."""
    form = asked.ReceiveForm(request.POST if request.method == "POST" else None)
    return _about(request, number, actions.CHIEF, "I have it", form, lambda _: actions.Receive(number))


@login_required
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, number: int) -> HttpResponse:
    """Enter somebody's last day in a post."""
    form = asked.EndForm(request.POST or None)
    return _about(
        request, number, actions.NAMING, "Enter the last day", form,
        lambda given: actions.EndDesignation(number, given["last_day"]),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def consult(request: HttpRequest, number: int) -> HttpResponse:
    """Note that the Chief Privacy Officer was consulted about a vacant post."""
    form = asked.ConsultForm(request.POST or None, initial={"day": clock.today()})
    return _about(
        request, number, actions.TELLING, "Note that the Chief Privacy Officer was consulted", form,
        lambda given: actions.NoteConsultation(number, given["day"]),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, number: int) -> HttpResponse:
    """Correct what was entered."""
    found = _designation(request, number)
    initial: dict[str, object] = {
        "holder": found.name.open(), "contact": found.contact.open(), "designated_on": found.designated_on,
        "last_day": found.last_day, "interim": found.interim,
    }  # fmt: skip
    form = asked.CorrectForm(POSTS[found.post], initial, request.POST or None)
    return _about(
        request, number, actions.NAMING, "Correct what was entered", form,
        lambda given: actions.CorrectDesignation(number, **{"interim": False, **given}),
    )  # fmt: skip


def _may(request: HttpRequest, one: PostShown) -> dict[str, bool]:
    """Which acts this person may do from the page of a post."""
    names, tells, is_chief = (
        _office(request, offices, one.agency.code) is not None
        for offices in (actions.NAMING, actions.TELLING, actions.CHIEF)
    )
    told, now = one.post.told_to_chief, one.now
    return {
        "name": names and (now is None or now.row.interim or now.row.last_day is not None),
        "tell": tells and told and now is not None and now.row.sent_on is None,
        "receive": is_chief and now is not None and now.row.sent_on is not None and now.row.received_on is None,
        "end": names and now is not None and now.row.last_day is None,
        "correct": names,
        "consult": tells and told,
    }


def _about(
    request: HttpRequest, number: int, offices: frozenset[str], title: str, form: forms.Form,
    act_of: Callable[[dict[str, Any]], Act],
) -> HttpResponse:  # fmt: skip
    """A form for one act on a designation, below what it says."""
    found = _designation(request, number)
    of, code = POSTS[found.post], found.agency.code
    one = post_of(found.agency, of, request.user.pk, clock.today())
    entered = next(each for each in one.history if each.number == number)
    return _asked(request, code, of, offices, title, form, act_of, {"entered": entered})


def _asked(
    request: HttpRequest, agency: str, of: Post, offices: frozenset[str], title: str, form: forms.Form,
    act_of: Callable[[dict[str, Any]], Act], shown: dict[str, object] | None = None,
) -> HttpResponse:  # fmt: skip
    office = _office(request, offices, agency)
    if office is None:
        raise Http404
    by, back = actor(request, office), reverse("designations:post", args=[agency, of.name])
    return asked_page(
        request, form, act_of, lambda act: attempted(request, act, by), then=back, done="Done.", template=ONE_ACT,
        shown={"title": title, "back": back, **(shown or {})},
    )  # fmt: skip


def _held(request: HttpRequest) -> tuple[HeldOffice, ...]:
    return offices_of(request.user.pk, clock.today())


def _office(request: HttpRequest, offices: frozenset[str], agency: str) -> HeldOffice | None:
    """The office in which this person may do an act for an agency; the Chief Privacy Officer's reaches all of them."""
    fitting = (one for one in _held(request) if one.office in offices)
    return next((one for one in fitting if one.agency == agency or one.office in actions.CHIEF), None)


def _agency(request: HttpRequest, code: str) -> Agency:
    try:
        return access.agency_seen(request.user.pk, clock.today(), code)
    except NotThere as missing:
        raise Http404 from missing


def _post(name: str) -> Post:
    if name not in POSTS:
        raise Http404
    return POSTS[name]


def _designation(request: HttpRequest, number: int) -> Designation:
    try:
        return access.designation(request.user.pk, clock.today(), number)
    except NotThere as missing:
        raise Http404 from missing
