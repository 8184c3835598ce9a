"""An incident on a phone: one short page, no names but those on a paper, recorded in under two minutes."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldendoor.hall import clock
from goldendoor.hall.desk import law
from goldendoor.hall.desk.questions import choice_words
from goldendoor.hall.doing import asked_page
from goldendoor.hall.matters import access
from goldendoor.hall.matters.doing import done, first_office
from goldendoor.hall.matters.forms import WriteDownForm
from goldendoor.hall.matters.incident import RecordIncident
from goldendoor.hall.matters.particulars import REQUESTS
from goldendoor.norms import UNKNOWN

# What stands first, because it is seen first; the paper comes last, since often there is none.
SEEN = ("requester_kind", "place_kind", "area_kind")
LOT = "lot"
# Which paper it was is written down once, and told to the law by its name there.
PAPER_FACT = "paper_kind"


class IncidentForm(WriteDownForm):
    """What happened, as choices."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(REQUESTS, *arguments, **more)
        facts, written = law.corpus().facts, self.fields
        self.fields = {}
        for name in SEEN:
            fact = facts[name]
            values = [
                ("", "Choose"),
                *((one, choice_words(fact, one)) for one in fact.values),
                (UNKNOWN, "I do not know"),
            ]
            self.fields[name] = forms.ChoiceField(label=fact.ask, choices=values, help_text=fact.help or "")
        self.fields |= written

    @property
    def answers(self) -> dict[str, Any]:
        """What the law is asked on."""
        seen = {name: self.cleaned_data[name] for name in SEEN}
        return {**seen, PAPER_FACT: self.cleaned_data.get("paper") or "no_paper"}

    @property
    def given(self) -> dict[str, Any]:
        """What goes into the register."""
        return {name: raw for name, raw in super().given.items() if name not in SEEN}


@login_required
@require_http_methods(["GET", "POST"])
def incident(request: HttpRequest) -> HttpResponse:
    """Write down what happened."""
    if not access.offices_in_matters(request.user.pk, clock.today()):
        raise Http404
    form = IncidentForm(request.POST or None)
    return asked_page(
        request, form, lambda _: _record(form), lambda act: done(request, act, first_office(request)),
        then=lambda: reverse("matters:matter", args=[access.opened_last(request.user.pk).pk]),
        done="Written down. Your supervisor and counsel see it now.", template="matters/incident.html", shown={},
    )  # fmt: skip


def _record(form: IncidentForm) -> RecordIncident:
    try:
        on = clock.datetime.fromisoformat(str(form.given["came_at"])).date()
    except ValueError:
        on = clock.today()  # the act says what is wrong with the moment
    return RecordIncident(on, form.answers, form.given, form.cleaned_data["wanted"] == LOT)
