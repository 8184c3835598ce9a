"""Pages of the ledger: what I did myself, for everybody; everything, for the auditor, who sees nothing else."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldendoor.hall import clock
from goldendoor.hall.ledger import reading
from goldendoor.hall.people import access

AUDITOR = frozenset({"auditor"})
ENTRIES_ON_A_PAGE = 50


class LookedFor(forms.Form):
    """Which entries an auditor looks for."""

    act = forms.ChoiceField(label="Act", required=False)
    by = forms.CharField(label="By whom (the name to sign in with)", max_length=254, required=False)
    before = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)

    def __init__(self, *arguments: object, **more: object) -> None:
        super().__init__(*arguments, **more)
        self.fields["act"].choices = [("", "Any"), *((one, one) for one in reading.acts_on_record())]

    def clean_by(self) -> int | None:
        """The number of the account that was named."""
        name = self.cleaned_data["by"]
        account = access.account_named(name) if name else None
        if name and account is None:
            raise forms.ValidationError(f"There is no account named {name}.")
        return account.pk if account else None


@login_required
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """What this account did, newest first."""
    before = request.GET.get("before", "")
    older = int(before) if before.isdecimal() and len(before) < 16 else None
    found, more = reading.page_of(ENTRIES_ON_A_PAGE, by=request.user.pk, before=older)
    return render(request, "hall/ledger.html", {"title": "What I did", "entries": found, "more": more})


@login_required
@require_GET
def ledger(request: HttpRequest) -> HttpResponse:
    """Every entry, for the auditor; for anybody else there is no such page."""
    if not access.may(access.offices_of(request.user.pk, clock.today()), AUDITOR):
        raise Http404
    form = LookedFor(request.GET)
    wanted = form.cleaned_data if form.is_valid() else None
    found, more = reading.page_of(ENTRIES_ON_A_PAGE, **wanted) if wanted is not None else ([], None)
    shown = {"title": "The ledger", "entries": found, "more": more, "form": form}
    return render(request, "hall/ledger.html", shown, status=200 if wanted is not None else 422)
