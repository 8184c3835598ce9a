"""Pages of the registers: which there are, one of them looked through, saved searches, and taking one out of the house."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldendoor.hall import clock
from goldendoor.hall.acting import NotThere, Refused
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.doing import sign_in_again
from goldendoor.hall.matters import access, registers
from goldendoor.hall.matters import register_words as words
from goldendoor.hall.matters.actions import Reveal
from goldendoor.hall.matters.deciding import city_name
from goldendoor.hall.matters.doing import done, is_fresh
from goldendoor.hall.matters.models import Matter, State
from goldendoor.hall.matters.parties import SEALED_TO
from goldendoor.hall.matters.register_acts import ExportRegister, RemoveView, RevealReason, SaveView
from goldendoor.hall.matters.register_drawing import drawn
from goldendoor.hall.matters.register_export import Leaving, as_csv, as_json
from goldendoor.hall.matters.register_forms import GOES_ON, ExportForm, MarkForm, SaveViewForm, SearchForm
from goldendoor.hall.matters.register_models import Form
from goldendoor.hall.people.access import HeldOffice
from goldendoor.hall.sealing.asking import warned_texts
from goldendoor.hall.sealing.destroyed import opened
from goldendoor.hall.sealing.detector import WHAT_IT_CANNOT_FIND

EXPORTS_SHOWN = 50
CONTENT = {Form.CSV.value: "text/csv; charset=utf-8", Form.JSON.value: "application/json"}


@login_required
@require_GET
def all_registers(request: HttpRequest) -> HttpResponse:
    """The registers that are there for this person, and how much of each they see."""
    today, account = clock.today(), request.user.pk
    rows = [
        {
            "name": one, "title": words.title(one), "acts": [act.words for act in words.acts_of(corpus(), one)],
            "sealed": one in SEALED_TO, "count": access.register_seen(account, today, one).order_by().count(),
            "saved": [(view.pk, view.title, view.query) for view in access.saved_views(account, one)],
        }
        for one in words.registers(corpus())
        if access.may_open_register(account, today, one)
    ]  # fmt: skip
    takes_in = any(one.office == "detainer_clerk" for one in access.offices_in_matters(account, today))
    return render(request, "matters/registers.html", {"rows": rows, "takes_in": takes_in})


@login_required
@require_GET
def one_register(request: HttpRequest, register: str) -> HttpResponse:
    """One register, looked through."""
    form = _search_form(request, register, request.GET)
    return _register_page(request, register, form, SaveViewForm())


@login_required
@require_POST
def save_view(request: HttpRequest, register: str) -> HttpResponse:
    """Save a search under a title."""
    form = _search_form(request, register, QueryDict(request.POST.get("query", "")))
    titled = SaveViewForm(request.POST)
    if form.is_valid() and titled.is_valid():
        act = SaveView(register, titled.cleaned_data["title"], form.query())
        refused = done(request, act, _office(request, register))
        if not isinstance(refused, Refused):
            messages.success(request, f"Saved: {act.title.strip()}.")
            return refused or redirect(_address(register, form.query()))
        titled.add_error("title", str(refused))
    return _register_page(request, register, form, titled)


@login_required
@require_POST
def remove_view(request: HttpRequest, register: str, number: int) -> HttpResponse:
    """A saved search goes."""
    _opened(request, register)
    refused = done(request, RemoveView(number), _office(request, register))
    if isinstance(refused, Refused):
        raise Http404
    messages.success(request, "The saved search was removed.")
    return refused or redirect("registers:register", register)


@login_required
@require_http_methods(["GET", "POST"])
def export(request: HttpRequest, register: str) -> HttpResponse | StreamingHttpResponse:
    """Take a register out of the house, with a reason; the file's first line carries a mark."""
    searched = _search_form(request, register, request.GET)
    if not searched.is_valid():
        return _register_page(request, register, searched, SaveViewForm())
    held = _office(request, register)
    # Asked before anything is typed, so that no reason is lost on the way.
    if not is_fresh(request, held):
        return sign_in_again(request)
    form = ExportForm(request.POST or None)
    if held.office not in Reveal.offices:
        del form.fields["with_sealed"]
    warned = warned_texts(form)
    if request.method == "POST" and form.is_valid() and not warned:
        act = _export_act(request, register, searched, form.cleaned_data)
        refused = done(request, act, held)
        if refused is None:
            return _leaving(request, act)
        if isinstance(refused, HttpResponse):
            return refused
        form.add_error(None, str(refused))
    found = registers.found(searched.search(), request.user.pk, clock.today())
    shown = {
        "register": register, "title": words.title(register), "form": form, "warned": warned,
        "count": found.order_by().count(), "chosen": searched.chosen(), "query": searched.query(),
        "cannot_find": WHAT_IT_CANNOT_FIND,
    }  # fmt: skip
    return render(request, "matters/register_export.html", shown, status=422 if form.errors or warned else 200)


@login_required
@require_GET
def exports(request: HttpRequest) -> HttpResponse:
    """What was taken out, as far as this person may see it; by its mark, one export is found again."""
    form = MarkForm(request.GET) if "mark" in request.GET else MarkForm()
    if form.is_bound and form.is_valid():
        return redirect("registers:taken-out", form.cleaned_data["mark"])
    seen = access.exports_seen(request.user.pk, clock.today())
    rows = [(one, words.title(one.register)) for one in seen[:EXPORTS_SHOWN]]
    return render(
        request, "matters/register_exports.html", {"rows": rows, "form": form}, status=422 if form.errors else 200
    )


@login_required
@require_http_methods(["GET", "POST"])
def taken_out(request: HttpRequest, mark: str) -> HttpResponse:
    """One export, found by its mark; why it was made is opened for whoever asks, and the ledger says so."""
    try:
        found = access.export_marked(request.user.pk, clock.today(), mark)
    except NotThere as missing:
        raise Http404 from missing
    reason = None
    if request.method == "POST":
        refused = done(request, RevealReason(mark), _office(request, found.register))
        if isinstance(refused, HttpResponse):
            return refused
        reason = str(refused) if refused is not None else opened(found.reason)
    shown = {"export": found, "title": words.title(found.register), "reason": reason}
    return render(request, "matters/register_taken_out.html", shown)


def _register_page(request: HttpRequest, register: str, form: SearchForm, titled: SaveViewForm) -> HttpResponse:
    today, account = clock.today(), request.user.pk
    shown: dict[str, Any] = {
        "register": register, "title": words.title(register), "form": form, "titled": titled,
        "sections": form.fields["cited"].known, "sealed": register in SEALED_TO, "only_agency": form.only_agency,
        "views": access.saved_views(account, register), "columns": _columns(form),
    }  # fmt: skip
    if form.is_valid():
        found = registers.found(form.search(), account, today)
        before = form.data.get(GOES_ON)
        page = registers.page(found, register, today, int(before) if before else None)
        count, months = registers.tally(found, today)
        shown |= {
            "count": count, "rows": [_row(one) for one in page.lines], "query": form.query(),
            "chosen": form.chosen(), "before": page.before, "first": not before, "months": months,
            "drawing": drawn(months),
        }  # fmt: skip
    status = 200 if form.is_valid() and not (titled.is_bound and titled.errors) else 422
    return render(request, "matters/register.html", shown, status=status)


def _columns(form: SearchForm) -> dict[str, bool]:
    """Which columns a register has that not every register needs."""
    return {name: name in form.fields for name in ("agency", "act", "situation")}


def _row(line: registers.Line) -> dict[str, Any]:
    matter: Matter = line.matter
    law = corpus()
    return {
        "pk": matter.pk, "number": f"{line.year}/{line.number}" if line.number else "", "opened": matter.opened_at,
        "on": matter.on, "agency": matter.agency.code,
        "act": law.acts[matter.act].words if matter.act in law.acts else matter.act,
        "situation": words.situation_words(law, matter.situation) if matter.situation else "",
        "verdict": words.verdict_words(matter.verdict), "state": State(matter.state).label,
        "ending": matter.get_ending_display() if matter.ending else "", "cited": matter.cited,
        "open_steps": line.open_steps, "late_steps": line.late_steps,
    }  # fmt: skip


def _search_form(request: HttpRequest, register: str, given: QueryDict) -> SearchForm:
    by = _opened(request, register)
    agencies = access.agencies_in(request.user.pk, clock.today(), register)
    own = ""
    if register in SEALED_TO:
        own = by.agency if by.office in SEALED_TO[register] or not agencies else agencies[0]
        agencies = tuple(sorted({*agencies, own}))
    return SearchForm(register, given, agencies, city_name(), own)


def _opened(request: HttpRequest, register: str) -> HeldOffice:
    """The office that fits a register; for those for whom the register is not there, it is not."""
    known = words.acts_of(corpus(), register)
    if not known or not access.may_open_register(request.user.pk, clock.today(), register):
        raise Http404
    return _office(request, register)


def _office(request: HttpRequest, register: str) -> HeldOffice:
    held = access.offices_in_matters(request.user.pk, clock.today())
    if not held:
        raise Http404
    sealed_to = SEALED_TO.get(register, frozenset())
    # Somebody's own work comes before that of a worker like any other.
    return min(held, key=lambda one: (one.office not in sealed_to, one.office == "worker"))


def _export_act(request: HttpRequest, register: str, searched: SearchForm, said: dict[str, Any]) -> ExportRegister:
    search, account, today = searched.search(), request.user.pk, clock.today()
    look = partial(registers.found, search, account, today)  # looked for once it is the act's turn
    return ExportRegister(register, searched.query(), look, said["reason"], said["form"], bool(said.get("with_sealed")))


def _leaving(request: HttpRequest, act: ExportRegister) -> StreamingHttpResponse:
    (made,) = act.made
    leaving = Leaving(made, tuple(act.matters), request.user.pk, clock.today())
    pieces = as_json(leaving, corpus()) if act.form == Form.JSON.value else as_csv(leaving, corpus())
    response = StreamingHttpResponse(pieces, content_type=CONTENT[act.form])
    response["Content-Disposition"] = f'attachment; filename="{act.register}-{made.mark}.{act.form}"'
    return response


def _address(register: str, query: str) -> str:
    return reverse("registers:register", args=[register]) + (f"?{query}" if query else "")
