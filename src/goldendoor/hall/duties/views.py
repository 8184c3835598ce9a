"""Pages of the obligations board: the board, one obligation, what is noted about it, and the board as a paper and a calendar."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldendoor.exchange.calendar_file import Standing, as_calendar
from goldendoor.hall import clock
from goldendoor.hall.acting import NotThere
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.doing import actor, asked_page, attempted
from goldendoor.hall.duties import access, actions, board, shown, who_may
from goldendoor.hall.duties import forms as asked
from goldendoor.hall.duties.grid import grid
from goldendoor.hall.duties.standing import Line, State
from goldendoor.hall.people.access import HeldOffice, is_made_up, offices_of
from goldendoor.hall.printing.paper import CannotPrint, printed
from goldendoor.norms import UnknownName

ON_A_PAGE = 60
WITHOUT_A_DAY = frozenset({State.UNKNOWN, State.NOT_ARISEN})


@dataclass(frozen=True, slots=True)
class _Looked:
    """What somebody asked the board for, and what was found: all that they see, and of it what they asked for."""

    form: asked.LookedFor
    day: date
    everything: tuple[Line, ...]
    lines: tuple[Line, ...]

    @property
    def query(self) -> str:
        """What was asked for, as an address carries it."""
        given = self.form.cleaned_data if self.form.is_valid() else {}
        return urlencode({name: value for name, value in given.items() if value})


@login_required
@require_GET
def whole(request: HttpRequest) -> HttpResponse:
    """The board of a day, as far as this person sees it."""
    looked = _looked(request)
    page = Paginator([shown.row(line) for line in looked.lines], ON_A_PAGE).get_page(request.GET.get("page"))
    instrument = looked.form.cleaned_data.get("instrument", "") if not looked.form.errors else ""
    of_the_law = [line for line in looked.everything if line.owed.obligation.instrument == instrument]
    context = {
        "form": looked.form, "day": looked.day, "page": page, "query": looked.query, "states": _states(looked),
        "laws": [] if instrument else _laws(looked), "law": corpus().instruments.get(instrument),
        "grid": grid(of_the_law, board.agency_codes()) if instrument else None, "meanings": list(State),
        "asked_for_state": looked.form.data.get("state", ""),
    }  # fmt: skip
    return render(request, "hall/duties/board.html", context, status=422 if looked.form.errors else 200)


@login_required
@require_GET
def one(request: HttpRequest) -> HttpResponse:
    """One obligation: how it stands, how that was found, and what shows it."""
    held, seen = _held(request)
    form = asked.LookedFor((), (), {"on": request.GET.get("on", "")})
    day = (form.is_valid() and form.cleaned_data["on"]) or clock.today()
    key = request.GET.get("key", "")
    try:
        line = board.line_of(key, day, seen)
    except UnknownName as unknown:
        near = [(name, shown.address_of(name, day)) for name in unknown.near]
        return render(request, "hall/duties/unknown.html", {"key": key, "day": day, "near": near}, status=404)
    except NotThere as missing:
        raise Http404 from missing
    noting = who_may.office_to_note_in(held, line.owed)
    obligation = line.owed.obligation
    context = {
        "row": shown.row(line), "line": line, "day": day, "computed": shown.computed(line), "history": shown.history(line),
        "can_show": [corpus().facts[name].ask for name in line.owed.can_show], "law": corpus().instruments[obligation.instrument],
        "notes": noting is not None and not obligation.waits_for and not access.stands(key), "takes_back": noting is not None,
        "records": [proof for proof in line.proofs if proof.number is None],
    }  # fmt: skip
    return render(request, "hall/duties/one.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def note(request: HttpRequest) -> HttpResponse:
    """Note that an obligation was done."""
    key = request.GET.get("key", "")
    line, office = _to_note(request, key)
    form = asked.NoteDoneForm(request.POST or None, initial={"done_on": clock.today()})
    by = actor(request, office)
    return asked_page(
        request, form, lambda given: actions.NoteDone(key, **given), lambda act: attempted(request, act, by),
        then=shown.address_of(key, clock.today()), done="Noted as done.", template="hall/duties/act.html",
        shown={"title": "Note it as done", "row": shown.row(line)},
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """Take back what was noted."""
    try:
        found = access.fulfilment(number)
    except NotThere as missing:
        raise Http404 from missing
    line, office = _to_note(request, found.key)
    by = actor(request, office)
    return asked_page(
        request, asked.TakeBackForm(request.POST or None), lambda given: actions.TakeBack(number, **given),
        lambda act: attempted(request, act, by), then=shown.address_of(found.key, clock.today()), done="Taken back.",
        template="hall/duties/act.html",
        shown={"title": "Take it back", "row": shown.row(line), "noted": shown.opened(found.paper)},
    )  # fmt: skip


@login_required
@require_GET
def paper(request: HttpRequest) -> HttpResponse:
    """The board as a paper."""
    looked = _looked(request)
    if looked.form.errors:
        raise Http404
    rows = [shown.row(line) for line in looked.lines]
    words = {
        "rows": rows, "states": [(state, count) for state, count in shown.counted(looked.lines).items() if count],
        "made_up": is_made_up(), "unreviewed": shown.BANNER,
    }  # fmt: skip
    try:
        content = printed("hall/duties/paper.html", words, title="What the law makes the City do", dated=looked.day)
    except CannotPrint as why:
        messages.error(request, str(why))
        return redirect(f"{reverse('duties:board')}?{looked.query}")
    return _file(content, "application/pdf", f"duties-{looked.day.isoformat()}.pdf")


@login_required
@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    """What has a day, as a calendar file, with how it stands."""
    looked = _looked(request)
    if looked.form.errors:
        raise Http404
    standing = {
        line.owed.obligation.key: Standing(line.state.value, f"As of {looked.day.isoformat()}: {line.words}")
        for line in looked.lines
    }
    obligations = [line.owed.obligation for line in looked.lines]
    content = as_calendar(corpus(), board.city_asked(), obligations, standing=standing, stamped=looked.day)
    return _file(content, "text/calendar; charset=utf-8", "duties.ics")


def _looked(request: HttpRequest) -> _Looked:
    """What the address asks for, of what this person sees."""
    _, seen = _held(request)
    everybody = seen.everything or bool(seen.holders)
    codes = [code for code in board.agency_codes() if everybody or code in seen.agencies]
    form = asked.LookedFor(codes, board.laws_with_duties(), request.GET)
    if not form.is_valid():
        return _Looked(form, clock.today(), (), ())
    given, day = form.cleaned_data, form.cleaned_data["on"] or clock.today()
    everything = board.board(day, seen=seen, agency=given["agency"], back_to=given["since"])
    return _Looked(form, day, everything, tuple(line for line in everything if _asked_for(line, given)))


def _asked_for(line: Line, given: dict[str, Any]) -> bool:
    if given["instrument"] and line.owed.obligation.instrument != given["instrument"]:
        return False
    if given["state"] == asked.WITH_A_DAY:
        return line.state not in WITHOUT_A_DAY
    return given["state"] in (asked.EVERY, line.state.value)


def _held(request: HttpRequest) -> tuple[tuple[HeldOffice, ...], who_may.Sight]:
    """The offices held, and what they see of the board; for anybody else there is no such page."""
    held = offices_of(request.user.pk, clock.today())
    seen = who_may.sight_of(held)
    if seen is None:
        raise Http404
    return held, seen


def _to_note(request: HttpRequest, key: str) -> tuple[Line, HeldOffice]:
    """The obligation and the office in which this person may note something of it; else there is no such page."""
    held, seen = _held(request)
    try:
        line = board.line_of(key, clock.today(), seen)
    except (UnknownName, NotThere) as missing:
        raise Http404 from missing
    office = who_may.office_to_note_in(held, line.owed)
    if office is None:
        raise Http404
    return line, office


def _states(looked: _Looked) -> list[tuple[State, int, str]]:
    """Each state with how many there are of what was asked for in any state, and the address that asks for these."""
    given = looked.form.cleaned_data if not looked.form.errors else {}
    law = given.get("instrument")
    of_all = [one for one in looked.everything if not law or one.owed.obligation.instrument == law]
    kept = {name: value for name, value in given.items() if value and name != "state"}
    counts = shown.counted(of_all)
    return [(state, count, urlencode({**kept, "state": state.value})) for state, count in counts.items()]


def _laws(looked: _Looked) -> list[tuple[str, str, str, list[int]]]:
    """Each law with how many obligations are in each state, and the address of its own board."""
    given = looked.form.cleaned_data if not looked.form.errors else {}
    kept = {name: value for name, value in given.items() if value and name != "instrument"}
    held, by_law = corpus().instruments, dict[str, list[Line]]()
    for line in looked.everything:
        by_law.setdefault(line.owed.obligation.instrument, []).append(line)
    counts = {name: shown.counted(lines) for name, lines in by_law.items()}
    late_first = sorted(counts, key=lambda name: (-counts[name][State.LATE], -counts[name][State.DUE], name))
    return [
        (
            held[name].cite_as or name,
            held[name].title,
            urlencode({**kept, "instrument": name}),
            list(counts[name].values()),
        )
        for name in late_first
    ]


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
