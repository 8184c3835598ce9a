"""The matters that somebody may see, and one matter: what it comes to, who does what by when, and what is done with it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldendoor.hall import clock
from goldendoor.hall.acting import Act, NotThere
from goldendoor.hall.desk import law
from goldendoor.hall.doing import asked_page
from goldendoor.hall.matters import access, screen
from goldendoor.hall.matters.actions import CloseMatter, Reveal, TakeConsent
from goldendoor.hall.matters.doing import done, office_in
from goldendoor.hall.matters.forms import CloseForm, ConsentForm
from goldendoor.hall.matters.models import Matter, State
from goldendoor.hall.matters.work import line_of
from goldendoor.hall.sealing.destroyed import opened

ON_A_PAGE = 50


@login_required
@require_GET
def matters(request: HttpRequest) -> HttpResponse:
    """The matters that this person may see, the newest first."""
    seen = access.matters_seen(request.user.pk, clock.today()).order_by("-pk")
    before = request.GET.get("before", "")
    if before.isdecimal() and len(before) < 16:
        seen = seen.filter(pk__lt=int(before))
    rows = list(seen[: ON_A_PAGE + 1])
    more = rows[ON_A_PAGE - 1].pk if len(rows) > ON_A_PAGE else None
    shown = {"rows": [line_of(one) for one in rows[:ON_A_PAGE]], "more": more}
    return render(request, "matters/matters.html", shown)


@login_required
@require_GET
def matter(request: HttpRequest, number: int) -> HttpResponse:
    """One matter."""
    return _matter_page(request, _matter(request, number))


@login_required
@require_POST
def reveal(request: HttpRequest, number: int) -> HttpResponse:
    """What is sealed in a matter, shown once to whoever signed in lately; the ledger says who looked."""
    held = _matter(request, number)
    why = done(request, Reveal(number), office_in(request, held))
    if isinstance(why, HttpResponse):
        return why
    return _matter_page(request, held, revealed=_revealed(held) if why is None else None, why=str(why or ""))


@login_required
@require_http_methods(["GET", "POST"])
def consent(request: HttpRequest, number: int) -> HttpResponse:
    """A person's own written authorization comes in."""
    return _asked(
        request, number, "Take down a written authorization", ConsentForm,
        lambda given: TakeConsent(
            number, given["given_by"], given["language"], given["understood"], given["blanket"], tuple(given["scope"]),
            given["recipient"], given["signed_on"], given["until"],
        ),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, number: int) -> HttpResponse:
    """The matter ends."""
    return _asked(request, number, "Close the matter", CloseForm, lambda given: CloseMatter(number, given["ending"]))


def _asked(
    request: HttpRequest, number: int, title: str, form_class: type[forms.Form], act_of: Callable[[dict], Act]
) -> HttpResponse:
    held = _matter(request, number)
    page = reverse("matters:matter", args=[number])
    return asked_page(
        request, form_class(request.POST or None), act_of, lambda act: done(request, act, office_in(request, held)),
        then=page, done=f"{title}: done.", shown={"title": title, "back": page},
    )  # fmt: skip


def _matter(request: HttpRequest, number: int) -> Matter:
    try:
        return access.matter(request.user.pk, clock.today(), number)
    except NotThere as missing:
        raise Http404 from missing


def _matter_page(request: HttpRequest, held: Matter, revealed: Any = None, why: str = "") -> HttpResponse:
    corpus, calls = law.corpus(), screen.calls(held)
    shown = {
        "matter": held, "about": screen.situation_words(corpus, held), "act": screen.act_words(corpus, held.act),
        "headline": screen.headline_of(held, calls[0].words), "calls": calls, "track": screen.track(held),
        "steps": screen.steps_shown(held, request.user.pk, clock.today()), "facts": screen.facts_told(held),
        "holding": screen.holding_of(held),
        "of_a_detainer": held.act in screen.OF_A_DETAINER, "is_open": held.state != State.CLOSED, "revealed": revealed,
        "why": why,
        "has_sealed": held.words is not None or access.records_of(held).filter(particulars__isnull=False).exists()
        or access.findings_of(held).filter(reason__isnull=False).exists(),
        "records": access.records_of(held).exclude(register=""),
    }  # fmt: skip
    return render(request, "matters/matter.html", shown, status=422 if why else 200)


def _revealed(held: Matter) -> list[tuple[str, str]]:
    words = opened(held.words, {}, {})
    facts = law.corpus().facts
    found = [((facts[name].ask or name) if name in facts else name, str(text)) for name, text in words.items()]
    for one in access.findings_of(held).filter(reason__isnull=False):
        fact = facts.get(one.fact)
        found.append((f"Reason: {fact.ask if fact and fact.ask else one.fact}", opened(one.reason)))
    for record in access.records_of(held).filter(particulars__isnull=False):
        found += [(name.replace("_", " ").capitalize(), text) for name, text in opened(record.particulars, {}).items()]
    return found
