"""One entry of a crisis file with its versions, its next version, and how ready an agency is for one item."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldendoor.hall.acting import NotThere
from goldendoor.hall.committee import access, file_acts
from goldendoor.hall.committee import forms as questions
from goldendoor.hall.committee.asking import Held, asked, held_by, office_in, office_or_none, sent
from goldendoor.hall.committee.models import FileEntry
from goldendoor.hall.committee.sections import BY_KEY, Kind
from goldendoor.hall.committee.shown import entry_shown
from goldendoor.hall.sealing.destroyed import opened


@login_required
@require_GET
def entry(request: HttpRequest, number: int) -> HttpResponse:
    """One entry, and its other versions."""
    held = held_by(request)
    one = _entry_or_404(held, number)
    versions = [entry_shown(each) for each in access.versions_of(held, one)]
    may_replace = (
        bool(office_or_none(held, access.COMMITTEE)) and one.crisis.closed_at is None
        and one.version == versions[0].version
    )  # fmt: skip
    shown = {
        "entry": entry_shown(one), "section": BY_KEY[one.section], "crisis": one.crisis_id, "versions": versions,
        "may_replace": may_replace,
    }  # fmt: skip
    return render(request, "hall/committee/entry.html", shown)


@login_required
@require_http_methods(["GET", "POST"])
def next_version(request: HttpRequest, number: int) -> HttpResponse:
    """Write the next version of an entry, which begins as the one before."""
    held = held_by(request)
    office = office_in(held, access.COMMITTEE)
    one = _entry_or_404(held, number)
    section = BY_KEY[one.section]
    form = questions.EntryForm(section, sent(request), initial={**opened(one.told, {}), "agencies": _agencies(one)})
    here = reverse("committee:entry", args=[number])
    return asked(
        request, "Write the next version", form, office,
        lambda given: file_acts.ReplaceEntry(number, form.told(), form.agencies()),
        then=reverse("committee:crisis", args=[one.crisis_id]), back=here,
    )  # fmt: skip


def _agencies(one: FileEntry) -> list[str] | str:
    codes = [each.code for each in one.agencies.all()]
    alone = any(asked.kind is Kind.AGENCY for asked in BY_KEY[one.section].asked)
    return codes[0] if alone else codes


def _entry_or_404(held: Held, number: int) -> FileEntry:
    try:
        return access.entry(held, number)
    except NotThere as missing:
        raise Http404 from missing


@login_required
@require_http_methods(["GET", "POST"])
def note_readiness(request: HttpRequest, number: int, agency: str) -> HttpResponse:
    """Say how ready one's own agency is."""
    held = held_by(request)
    office = office_in(held, access.ANSWERS_FOR_AN_AGENCY, agency)
    try:
        item = access.item(held, number)
    except NotThere as missing:
        raise Http404 from missing
    if agency not in {one.code for one in item.asked}:
        raise Http404
    here = reverse("committee:crisis", args=[item.crisis_id])
    return asked(
        request, "Say how ready your agency is", questions.NoteReadinessForm(sent(request)), office,
        lambda given: file_acts.NoteReadiness(number, given["state"], given["note"]), then=here, back=here,
        template="hall/committee/about.html", about=f"{agency}: {opened(item.words)}",
    )  # fmt: skip
