"""One step: what is asked, of whom, why; and the form that does it, short enough for a phone."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldendoor.hall import clock
from goldendoor.hall.acting import Act, NotThere
from goldendoor.hall.desk import law
from goldendoor.hall.doing import asked_page, sign_in_again
from goldendoor.hall.matters import access, screen
from goldendoor.hall.matters.actions import TO_FIND, AnswerMore, DoStep, Find, RecordHold
from goldendoor.hall.matters.deciding import decided_on, known
from goldendoor.hall.matters.doing import done, is_fresh
from goldendoor.hall.matters.facts import asked_again
from goldendoor.hall.matters.forms import AnswerForm, FindForm, WriteDownForm
from goldendoor.hall.matters.models import Kind, State, Step
from goldendoor.hall.matters.particulars import to_write_down
from goldendoor.hall.people.access import HeldOffice
from goldendoor.norms import Fact
from goldendoor.norms.vocabulary import YES_NO

PAGE = "matters/step.html"
IN_A_REGISTER = (Kind.RECORD, Kind.OUTCOME)


@login_required
@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, number: int) -> HttpResponse:
    """One step, done by whoever may do it; for the others it says who may."""
    held_step = _step(request, number)
    held = access.office_for(request.user.pk, clock.today(), held_step)
    over = held_step.done_at is not None or held_step.fell_away_at is not None or held_step.matter.state == State.CLOSED
    if held is None or over:
        return render(request, PAGE, _shown(request, held_step))
    if held_step.kind in TO_FIND:
        # Asked before anything is typed: nothing that somebody wrote is lost on the way to the sign-in.
        return _find(request, held_step, held) if is_fresh(request, held) else sign_in_again(request)
    if held_step.kind == Kind.ANSWER:
        return _answer(request, held_step, held)
    if held_step.kind == Kind.HOLD and not is_fresh(request, held):
        return sign_in_again(request)
    return _write_down(request, held_step, held)


def _find(request: HttpRequest, held_step: Step, held: HeldOffice) -> HttpResponse:
    facts = tuple(law.corpus().facts[name] for name in held_step.facts)
    form = FindForm(facts, _again(held_step, facts), _sent(request))

    def act_of(given: dict[str, Any]) -> Find:
        return Find(held_step.pk, form.values, given["reason"], form.used_once)

    return _asked(request, held_step, held, form, act_of, "Recorded, with your name and office.", _single(facts))


def _answer(request: HttpRequest, held_step: Step, held: HeldOffice) -> HttpResponse:
    form = AnswerForm((law.corpus().facts[name] for name in held_step.facts), _sent(request))
    return _asked(request, held_step, held, form, lambda _: AnswerMore(held_step.pk, form.values), "Answered.")


def _write_down(request: HttpRequest, held_step: Step, held: HeldOffice) -> HttpResponse:
    register = held_step.facts[0] if held_step.kind in IN_A_REGISTER else ""
    form = WriteDownForm(to_write_down(held_step.kind, register), _sent(request))
    act = RecordHold if held_step.kind == Kind.HOLD else DoStep
    done_words = f"Done: {held_step.what}."
    return _asked(request, held_step, held, form, lambda _: act(held_step.pk, form.given), done_words)


def _sent(request: HttpRequest) -> QueryDict | None:
    """What was sent, which may be nothing at all: a step without anything to write down is done with a button."""
    return request.POST if request.method == "POST" else None


def _asked(
    request: HttpRequest, held_step: Step, held: HeldOffice, form: Form, act_of: Callable[[dict[str, Any]], Act],
    done_words: str, one: Fact | None = None,
) -> HttpResponse:  # fmt: skip
    """The form of a step, and the act that does it."""
    return asked_page(
        request, form, act_of, lambda act: done(request, act, held), done=done_words, template=PAGE,
        then=reverse("matters:matter", args=[held_step.matter_id]), shown={**_shown(request, held_step), "one": one},
    )  # fmt: skip


def _again(held_step: Step, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """What may not be kept and may matter still: whoever judges can tell it once more."""
    told = known(held_step.matter, {})
    decision = decided_on(held_step.matter, told)
    missing = [name for one in (decision, *decision.parts) for name in one.missing]
    own = {fact.name for fact in facts}
    found = asked_again(law.corpus(), dict.fromkeys(missing), told)
    return tuple(one for one in found if one.name not in own)


def _single(facts: tuple[Fact, ...]) -> Fact | None:
    """The only question, where a tap can answer it."""
    return facts[0] if len(facts) == 1 and facts[0].kind == YES_NO else None


def _shown(request: HttpRequest, held_step: Step) -> dict[str, object]:
    corpus = law.corpus()
    return {
        "step": screen.step_shown(held_step, request.user.pk, clock.today()), "matter": held_step.matter,
        "about": screen.situation_words(corpus, held_step.matter), "facts": screen.facts_told(held_step.matter),
        "calls": screen.calls(held_step.matter), "deciding": held_step.kind in TO_FIND,
    }  # fmt: skip


def _step(request: HttpRequest, number: int) -> Step:
    try:
        return access.step(request.user.pk, clock.today(), number)
    except NotThere as missing:
        raise Http404 from missing
