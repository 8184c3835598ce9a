"""One step: what is asked, of whom, why; and the form that does it, short enough for a phone."""

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goldendoor.engine.decision import Decision
from goldendoor.hall import clock
from goldendoor.hall.acting import NotThere
from goldendoor.hall.desk import law
from goldendoor.hall.matters import access, screen
from goldendoor.hall.matters.actions import DECIDING, AnswerMore, DoStep, Find, RecordHold
from goldendoor.hall.matters.deciding import decided, known
from goldendoor.hall.matters.doing import done, is_fresh, sign_in_again
from goldendoor.hall.matters.facts import asked_again
from goldendoor.hall.matters.forms import AnswerForm, FindForm, WriteDownForm
from goldendoor.hall.matters.models import Kind, State, Step
from goldendoor.hall.matters.particulars import to_write_down
from goldendoor.hall.people.access import HeldOffice
from goldendoor.hall.sealing.asking import Warned, warned_texts
from goldendoor.norms import Fact
from goldendoor.norms.vocabulary import YES_NO

IN_A_REGISTER = (Kind.RECORD, Kind.OUTCOME)


@login_required
@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, number: int) -> HttpResponse:
    """One step, done by whoever may do it; for the others it says who may."""
    held_step = _step(request, number)
    held = access.office_for(request.user.pk, clock.today(), held_step)
    over = held_step.done_at is not None or held_step.fell_away_at is not None or held_step.matter.state == State.CLOSED
    if held is None or over:
        return _page(request, held_step, None)
    if held_step.kind in DECIDING:
        # Asked before anything is typed: nothing that somebody wrote is lost on the way to the sign-in.
        return _find(request, held_step, held) if is_fresh(request, held) else sign_in_again(request)
    if held_step.kind == Kind.ANSWER:
        return _answer(request, held_step, held)
    if held_step.kind == Kind.HOLD and not is_fresh(request, held):
        return sign_in_again(request)
    return _write_down(request, held_step, held)


def _find(request: HttpRequest, held_step: Step, held: HeldOffice) -> HttpResponse:
    facts = tuple(law.corpus().facts[name] for name in held_step.facts)
    form = FindForm(facts, _again(held_step, facts), request.POST or None)
    warned = warned_texts(form)
    if request.method == "POST" and form.is_valid() and not warned:
        act = Find(held_step.pk, form.values, form.cleaned_data["reason"], form.used_once)
        why = done(request, act, held)
        if isinstance(why, HttpResponse):
            return why
        if why is None:
            messages.success(request, "Recorded, with your name and office.")
            return redirect("matters:matter", held_step.matter_id)
        form.add_error(None, why)
    return _page(request, held_step, form, one=_single(facts), warned=warned)


def _answer(request: HttpRequest, held_step: Step, held: HeldOffice) -> HttpResponse:
    form = AnswerForm((law.corpus().facts[name] for name in held_step.facts), request.POST or None)
    if request.method == "POST" and form.is_valid():
        why = done(request, AnswerMore(held_step.pk, form.values), held)
        if isinstance(why, HttpResponse):
            return why
        if why is None:
            messages.success(request, "Answered.")
            return redirect("matters:matter", held_step.matter_id)
        form.add_error(None, why)
    return _page(request, held_step, form)


def _write_down(request: HttpRequest, held_step: Step, held: HeldOffice) -> HttpResponse:
    register = held_step.facts[0] if held_step.kind in IN_A_REGISTER else ""
    form = WriteDownForm(to_write_down(held_step.kind, register), request.POST or None)
    form.empty_permitted = False
    warned = warned_texts(form)
    if request.method == "POST" and (form.is_valid() or not form.fields) and not warned:
        act = RecordHold if held_step.kind == Kind.HOLD else DoStep
        why = done(request, act(held_step.pk, form.given if form.fields else {}), held)
        if isinstance(why, HttpResponse):
            return why
        if why is None:
            messages.success(request, f"Done: {held_step.what}.")
            return redirect("matters:matter", held_step.matter_id)
        form.add_error(None, why)
    return _page(request, held_step, form, warned=warned)


def _again(held_step: Step, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """What may not be kept and may matter still: whoever judges can tell it once more."""
    decision: Decision = decided(held_step.matter, {})
    missing = [name for one in (decision, *decision.parts) for name in one.missing]
    own = {fact.name for fact in facts}
    found = asked_again(law.corpus(), dict.fromkeys(missing), known(held_step.matter, {}))
    return tuple(one for one in found if one.name not in own)


def _single(facts: tuple[Fact, ...]) -> Fact | None:
    """The only question, where a tap can answer it."""
    return facts[0] if len(facts) == 1 and facts[0].kind == YES_NO else None


def _page(
    request: HttpRequest, held_step: Step, form: object, one: Fact | None = None, warned: Sequence[Warned] = ()
) -> HttpResponse:
    corpus = law.corpus()
    shown = {
        "step": screen.step_shown(held_step, request.user.pk, clock.today()), "matter": held_step.matter,
        "about": screen.situation_words(corpus, held_step.matter), "facts": screen.facts_told(held_step.matter),
        "form": form, "one": one, "calls": screen.calls(held_step.matter),
        "warned": warned, "deciding": held_step.kind in DECIDING, "own": held_step.facts if held_step.kind in DECIDING else (),
    }  # fmt: skip
    failed = bool(form is not None and form.is_bound and form.errors)  # type: ignore[attr-defined]
    return render(request, "matters/step.html", shown, status=422 if failed or warned else 200)


def _step(request: HttpRequest, number: int) -> Step:
    try:
        return access.step(request.user.pk, clock.today(), number)
    except NotThere as missing:
        raise Http404 from missing
