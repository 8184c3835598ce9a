"""The page where the clerk for detainers brings a file: what is wrong with it, and then *take these in*."""

from collections import Counter
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goldendoor.hall import clock
from goldendoor.hall.acting import Actor, Refused, perform
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.doing import actor
from goldendoor.hall.matters import access
from goldendoor.hall.matters.intake import Intake, read_intake, template
from goldendoor.hall.matters.intake_columns import COLUMNS
from goldendoor.hall.matters.intake_lines import Unreadable, lines_of
from goldendoor.hall.matters.large_body import MOST_BYTES, takes_a_file
from goldendoor.hall.matters.parties import DETAINERS
from goldendoor.hall.matters.taking_in import CLERK, MOST_ROWS_AT_ONCE, TakeIn, taken_before

MEGABYTE = 1024 * 1024
FAULTS_SHOWN = 500
TAKE_IN = "take-in"


class BringForm(forms.Form):
    """A file, or what was copied from one."""

    file = forms.FileField(label="A CSV file", required=False)
    text = forms.CharField(label="Or its lines, pasted", required=False, strip=False, widget=forms.Textarea)


def too_large(request: HttpRequest) -> HttpResponse:
    """A file that is larger than this house reads."""
    wrong = f"That is more than {MOST_BYTES // MEGABYTE} megabytes. Bring the file in parts."
    return _page(request, {"wrong": wrong}, 413)


@login_required
@require_http_methods(["GET", "POST"])
@takes_a_file(too_large)
def intake(request: HttpRequest) -> HttpResponse:
    """Bring a file, see what is wrong with it, and take the good rows in."""
    by = _clerk(request)
    if request.method == "GET":
        return _page(request, {})
    form = BringForm(request.POST, request.FILES)
    brought: bytes | None = None
    if form.is_valid():
        file, text = form.cleaned_data["file"], form.cleaned_data["text"]
        brought = file.read() if file else text.encode() if text.strip() else None
    if brought is None:
        return _page(request, {"wrong": "Choose a file that is not empty, or paste its lines."}, 422)
    read = read_intake(brought, corpus(), by.day)
    if TAKE_IN in request.POST and read.rows:
        before = taken_before(read.rows, by.agency)
        fresh = [one for one in read.rows if one.line not in before]
        try:
            perform(TakeIn(fresh[:MOST_ROWS_AT_ONCE] or read.rows[:1]), by)
        except Refused as why:
            return _page(request, {"wrong": str(why)}, 422)
        left = max(0, len(fresh) - MOST_ROWS_AT_ONCE)
        messages.success(request, f"Taken in: {len(fresh) - left}. Each is an entry now.")
        if not left:
            return redirect("registers:register", DETAINERS)
    shown = _checked(brought, read, by)
    return _page(request, shown, 422 if read.bad else 200)


def _clerk(request: HttpRequest) -> Actor:
    held = access.offices_in_matters(request.user.pk, clock.today())
    clerk = next((one for one in held if one.office == CLERK), None)
    if clerk is None:
        raise Http404
    return actor(request, clerk)


def _checked(brought: bytes, read: Intake, by: Actor) -> dict[str, Any]:
    """What is to be said of a file: every bad row, what was taken in before, and the rest to be taken in."""
    before = taken_before(read.rows, by.agency)
    good = [one for one in read.rows if one.line not in before]
    return {
        "checked": True, "bad": read.bad[:FAULTS_SHOWN], "bad_lines": len({one.line for one in read.bad}),
        "more_faults": max(0, len(read.bad) - FAULTS_SHOWN), "before": sorted(before), "good": len(good),
        "asked": sorted(Counter(what for one in good for what in one.action_asked).items()),
        "part": min(len(good), MOST_ROWS_AT_ONCE), "again": _only_good(brought, {one.line for one in read.bad} | before),
    }  # fmt: skip


def _only_good(brought: bytes, left_out: set[int]) -> str:
    """The file without the lines that are not taken in, each line where it was: what somebody mistyped goes no further."""
    try:
        kept = {one.number: one.text for one in lines_of(brought) if one.wrong is None and one.number not in left_out}
    except Unreadable:
        return ""
    return "\n".join(kept.get(number, "") for number in range(1, max(kept, default=0) + 1))


def _page(request: HttpRequest, shown: dict[str, Any], status: int = 200) -> HttpResponse:
    shown |= {
        "columns": COLUMNS, "template": template(), "most_rows": MOST_ROWS_AT_ONCE, "megabytes": MOST_BYTES // MEGABYTE,
    }  # fmt: skip
    return render(request, "matters/register_intake.html", shown, status=status)
