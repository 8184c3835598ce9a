"""How a course is taken: one example a page, the law's own answer at once, and the form carries what was right so far."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from goldendoor.hall import clock
from goldendoor.hall.acting import Refused
from goldendoor.hall.doing import actor, attempted
from goldendoor.hall.people.access import HeldOffice, offices_of
from goldendoor.hall.training import access, law
from goldendoor.hall.training.actions import CompleteCourse, right_answers
from goldendoor.hall.training.law import Answer, Answered

CHOOSE = "Choose one of the answers."
OTHERWISE_NOW = "The law answers one of the earlier examples otherwise now. Go on from there."


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody answered to an example, and whether the law says the same."""

    words: str
    right: bool
    law: Answered


@login_required
@require_http_methods(["GET", "POST"])
def take(request: HttpRequest, number: int) -> HttpResponse:
    """The next example of a course, or what the law says of the one that was just answered."""
    standing, _ = _mine(request, number)
    today = clock.today()
    names = [one for one in standing.version.scenarios if law.has_example(one)]
    right = right_answers(standing.version, today)
    before = request.POST.getlist("said")
    said = _right_so_far(before, right)
    trouble = OTHERWISE_NOW if len(said) < len(before) else ""
    answer, result, status = request.POST.get("answer", ""), None, 200
    at = len(said)
    if "asked" in request.POST and at < len(names) and not trouble:
        if answer not in set(Answer):
            trouble, status = CHOOSE, 422
        else:
            found = law.answered(names[at], today)
            result = Said(Answer(answer).words, answer == right[at], found)
            said = right[: at + 1] if result.right else said
    shown = {
        "number": number, "standing": standing, "said": said, "result": result, "trouble": trouble,
        "step": min(at + 1, len(names)), "of": len(names), "answers": [(one.value, one.words) for one in Answer],
        "example": law.example(names[at]) if at < len(names) else None, "all_right": len(said) == len(names),
    }  # fmt: skip
    return render(request, "hall/training/take.html", shown, status=status)


@login_required
@require_POST
def passed(request: HttpRequest, number: int) -> HttpResponse:
    """Note that somebody passed, with every answer in the form; none of them is kept."""
    _, held = _mine(request, number)
    act = CompleteCourse(number, tuple(request.POST.getlist("said")))
    answer = attempted(request, act, actor(request, held))
    if isinstance(answer, Refused):
        messages.error(request, str(answer))
        return redirect("training:take", number)
    if answer is not None:
        return answer
    messages.success(request, "You passed. That you did, and the day, is all that is kept.")
    return redirect("training:mine")


def _mine(request: HttpRequest, number: int) -> tuple[access.Standing, HeldOffice]:
    """A course that is for whoever asks, and the office in which they take it; for anybody else there is none."""
    today = clock.today()
    standing = access.course_on(number, today)
    held = offices_of(request.user.pk, today)
    if standing is None or not held or not access.is_for(standing.version, request.user.pk, today):
        raise Http404
    wanted = standing.version.offices
    return standing, next((one for one in held if one.office in wanted), held[0])


def _right_so_far(said: Sequence[str], right: Sequence[str]) -> tuple[str, ...]:
    """The answers from the first on that are the law's of today."""
    found = []
    for mine, laws in zip(said, right, strict=False):
        if mine != laws:
            break
        found.append(mine)
    return tuple(found)
