"""Pages on which counsel makes, renews, approves and withdraws courses, and an agency notes what its contractors report."""

from collections.abc import Iterable
from datetime import date

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldendoor.engine.sentences import words_of_label
from goldendoor.hall import clock
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.doing import actor, asked_page, attempted
from goldendoor.hall.matters.deciding import city_name
from goldendoor.hall.people.access import HeldOffice
from goldendoor.hall.training import access, law, who_may
from goldendoor.hall.training.actions import (
    ApproveCourse,
    NoteContractorTraining,
    ProposeCourse,
    RenewCourse,
    WithdrawCourse,
)
from goldendoor.hall.training.forms import ContractorForm, CourseForm, LawsForm, NewCourseForm, content_of
from goldendoor.hall.training.models import CourseVersion
from goldendoor.hall.training.views import audience, held_today


@login_required
@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest) -> HttpResponse:
    """Propose a course: first its laws, then its examples and for whom it is."""
    by = _office(request, who_may.COUNSEL)
    laws = request.GET.getlist("law")
    if not laws:
        form = LawsForm(corpus().place(city_name()))
        shown = {"form": form, "title": "Propose a course", "back": reverse("training:courses")}
        return render(request, "hall/training/choose_laws.html", shown)
    form = NewCourseForm(laws, clock.today(), _posted(request), initial={"label": "", "within_days": 30})
    return _asked_course(request, by, form, "Propose a course", None)


@login_required
@require_http_methods(["GET", "POST"])
def renew(request: HttpRequest, number: int) -> HttpResponse:
    """Propose the next version of a course, which begins as the last one is."""
    by = _office(request, who_may.COUNSEL)
    last = access.newest(number)
    if last is None or not _reaches(by, last):
        raise Http404
    laws = dict.fromkeys([*(one.partition("/")[0] for one in last.scenarios), *request.GET.getlist("law")])
    form = CourseForm(laws, clock.today(), _posted(request), initial=_as_it_is(last, clock.today()))
    return _asked_course(request, by, form, f"Renew “{last.title}”", number)


def _asked_course(
    request: HttpRequest, by: HeldOffice, form: CourseForm, title: str, number: int | None
) -> HttpResponse:
    """The form of a course; with the norms that the ticked examples rest on, where somebody only looks."""
    today, acting = clock.today(), actor(request, by)
    back = reverse("training:course", args=[number]) if number else reverse("training:courses")
    looked = _looked_at(form, today) if request.method == "POST" and form.is_valid() else ()
    shown = {"title": title, "back": back, "looked": looked, "made_for": None if _whole_city(by) else by.agency}
    if "look" in request.POST:
        return render(request, "hall/training/make.html", {**shown, "form": form}, status=422 if form.errors else 200)
    return asked_page(
        request, form,
        lambda given: RenewCourse(number, content_of(given, today)) if number
        else ProposeCourse(given["label"], content_of(given, today)),
        lambda act: attempted(request, act, acting),
        then="training:courses", done="Proposed. Somebody else has to approve it.",
        template="hall/training/make.html", shown=shown,
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def approve(request: HttpRequest, number: int) -> HttpResponse:
    """Approve the version of a course that waits."""
    found = access.waiting(number)
    return _signed(
        request, found, "Approve the course", lambda one: ApproveCourse(one.pk), "Approved: people are due from today."
    )


@login_required
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take back the version that waits, else withdraw the one in force."""
    standing = access.course_on(number, clock.today())
    found = access.waiting(number) or (standing.version if standing else None)
    title = "Take the proposal back" if found and found.approved_on is None else "Withdraw the course"
    return _signed(request, found, title, lambda one: WithdrawCourse(one.pk), "Withdrawn.")


def _signed(
    request: HttpRequest, found: CourseVersion | None, title: str, act_of: object, done: str
) -> HttpResponse:  # fmt: skip
    """A page on which somebody reads a version and then approves or withdraws it."""
    by = _office(request, who_may.APPROVES)
    if found is None or not _reaches(by, found):
        raise Http404
    today, acting = clock.today(), actor(request, by)
    examples = [(law.example(one), law.answered(one, today)) for one in found.scenarios if law.has_example(one)]
    shown = {
        "title": title, "version": found, "audience": audience(found), "examples": examples,
        "back": reverse("training:course", args=[found.course_id]),
    }  # fmt: skip
    return asked_page(
        request, forms.Form(_posted(request)), lambda given: act_of(found),  # type: ignore[operator]
        lambda act: attempted(request, act, acting), then="training:courses", done=done,
        template="hall/training/sign.html", shown=shown,
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def note_contractor(request: HttpRequest) -> HttpResponse:
    """Note how many of a contractor's staff took a course."""
    by = _office(request, who_may.NOTES_CONTRACTORS)
    acting = actor(request, by)
    choices = [
        (one.version.course_id, one.version.title)
        for one in access.courses_on(clock.today())
        if not one.version.agencies or by.agency in one.version.agencies
    ]
    form = ContractorForm(choices, _posted(request), initial={"day": clock.today()})
    return asked_page(
        request, form, lambda given: NoteContractorTraining(**given), lambda act: attempted(request, act, acting),
        then="training:mine", done="Noted.",
        shown={"title": "Note a contractor's training", "back": reverse("training:mine")},
    )  # fmt: skip


def _posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, be it nothing; None where a form is only looked at."""
    return request.POST if request.method == "POST" else None


def _office(request: HttpRequest, offices: frozenset[str]) -> HeldOffice:
    """The office in which somebody does this; for anybody else there is no such page."""
    found = who_may.office_among(held_today(request), offices)
    if found is None:
        raise Http404
    return found


def _reaches(by: HeldOffice, version: CourseVersion) -> bool:
    return who_may.reaches(by.office, by.agency, version.made_for.code if version.made_for else None)


def _whole_city(by: HeldOffice) -> bool:
    return who_may.reaches(by.office, by.agency, None)


def _as_it_is(last: CourseVersion, today: date) -> dict[str, object]:
    """A version as its form begins: what its examples carry by themselves is not ticked besides."""
    present = tuple(one for one in last.scenarios if law.has_example(one))
    carried = set(law.norms_suggested(present, today))
    also = [f"{one.instrument} {one.norm}" for one in last.norms.all() if (one.instrument, one.norm) not in carried]
    return {
        "title": last.title, "scenarios": list(present), "also": also, "offices": last.offices,
        "agencies": last.agencies, "employments": last.employments, "within_days": last.within_days,
        "again_at_once": last.again_at_once,
    }  # fmt: skip


def _looked_at(form: forms.Form, today: date) -> Iterable[tuple[str, str, str, tuple[str, ...]]]:
    """Each ticked example: its title, the law's answer today, where it stands, and the norms that carry it."""
    found = []
    for name in form.cleaned_data["scenarios"]:
        answered = law.answered(name, today)
        norms = [words_of_label(norm) for _, norm in law.norms_suggested((name,), today)]
        found.append((law.title_of(name), answered.answer.words, ", ".join(answered.citations), tuple(norms)))
    return tuple(found)
