"""The public page of what City Hall keeps about people, and the same as JSON and as CSV. It asks the database nothing."""

import csv
from dataclasses import asdict
from io import StringIO

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldendoor.engine.provenance import BANNER
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.sealing.what_we_keep import SIGNING_IN, kept, never_kept

DESK = "The desk keeps nothing: no account, no cookie, no log, and no answer."
COLUMNS = ("kind", "field", "words", "purpose", "law", "sealed", "retention", "schedule", "note")


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The page."""
    shown = {
        "groups": kept(),
        "never": never_kept(corpus()),
        "signing_in": SIGNING_IN,
        "desk": DESK,
        "city": settings.DESK_CITY,
    }
    return render(request, "sealing/what_we_keep.html", shown)


@require_GET
def as_json(request: HttpRequest) -> HttpResponse:
    """The same for programs."""
    told = {
        "note": BANNER,
        "desk": DESK,
        "kept": [asdict(one) for one in kept()],
        "signing_in": SIGNING_IN,
        "never_kept": [
            {"fact": fact, "question": question, "burden": one.burden}
            for one in never_kept(corpus())
            for fact, question in one.questions
        ],
    }
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 2})


@require_GET
def as_csv(request: HttpRequest) -> HttpResponse:
    """The stored fields for a spreadsheet, a line for each."""
    text = StringIO()
    lines = csv.writer(text)
    lines.writerow(COLUMNS)
    for group in kept():
        for one in group.fields:
            lines.writerow(
                [group.kind, one.name, one.words, one.purpose, one.law, one.sealed, one.retention, one.schedule, BANNER]
            )
    answer = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="what-we-keep.csv"'
    return answer
