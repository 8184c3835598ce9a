"""What is asked to propose an authority, to decline or end it, and to find one."""

from collections.abc import Iterable
from datetime import date

from django import forms

from goldendoor.hall.authorities.table import KINDS, AuthorityKind, Reach
from goldendoor.hall.authorities.terms import State
from goldendoor.hall.authorities.who_may import may_propose
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.people.access import HeldOffice, agencies
from goldendoor.hall.people.forms import Day
from goldendoor.hall.sealing.detector import WHAT_IT_CANNOT_FIND

ANY = ("", "Any")
WHOLE_CITY = ("", "The whole city")


class LookedFor(forms.Form):
    """Which authorities somebody looks for."""

    kind = forms.ChoiceField(
        label="Kind", required=False, choices=[ANY, *((one.name, one.words) for one in KINDS.values())]
    )
    agency = forms.ChoiceField(label="Agency", required=False)
    state = forms.ChoiceField(label="State", required=False, choices=[ANY, *((one.value, one.value) for one in State)])

    def __init__(self, *arguments: object, **more: object) -> None:
        super().__init__(*arguments, **more)
        self.fields["agency"].choices = [ANY, *((one.code, one.words) for one in agencies())]


class ProposeForm(forms.Form):
    """An authority of one kind. What its kind has no use for is not asked."""

    free_texts = ("title", "paper", "scope")
    agency = forms.ChoiceField(label="Agency")
    other_agency = forms.ChoiceField(label="The other agency")
    title = forms.CharField(
        label="Title", max_length=200, help_text="Everybody who sees the register reads it. Name nobody in it."
    )
    holder = forms.CharField(label="Who is named (the name to sign in with)", max_length=254)
    establishes = forms.MultipleChoiceField(
        label="To which of these does it answer yes?", widget=forms.CheckboxSelectMultiple
    )
    scope = forms.CharField(
        label="What it covers, and what it does not", widget=forms.Textarea(attrs={"rows": 6}),
        help_text=WHAT_IT_CANNOT_FIND,
    )  # fmt: skip
    paper = forms.CharField(label="Number of the paper or contract", max_length=200, required=False)
    paper_dated = forms.DateField(label="Date of the paper", widget=Day, required=False)
    since = forms.DateField(
        label="From", widget=Day, help_text="It begins no sooner than on the day of the last signature."
    )
    until = forms.DateField(label="Through", widget=Day, required=False, help_text="Left out: until it is ended.")

    def __init__(self, kind: AuthorityKind, held: Iterable[HeldOffice], today: date, data: object = None) -> None:
        super().__init__(data, initial={"since": today})
        self.kind = kind
        every = [(one.code, one.words) for one in agencies()]
        may = [(code, words) for code, words in every if any(may_propose(one, kind, code) for one in held)]
        self.fields["agency"].choices = [("", "Choose an agency"), *may]
        if kind.reach is Reach.EITHER:
            self.fields["agency"].choices = [WHOLE_CITY, *may]
            self.fields["agency"].required = False
        self.fields["other_agency"].choices = [("", "Choose an agency"), *every]
        self.fields["establishes"].choices = [(name, corpus().facts[name].ask) for name in kind.facts]
        self.fields["paper"].required = self.fields["paper_dated"].required = kind.needs_paper
        for name in self._of_no_use():
            del self.fields[name]

    def _of_no_use(self) -> list[str]:
        useful = {
            "agency": self.kind.reach is not Reach.CITY,
            "other_agency": self.kind.reach is Reach.TWO_AGENCIES,
            "holder": self.kind.names_somebody,
            "establishes": len(self.kind.facts) > 1,
        }
        return [name for name, is_useful in useful.items() if not is_useful]

    def clean(self) -> dict[str, object]:
        """As in the act: nothing where nothing was chosen."""
        given = super().clean()
        given["establishes"] = tuple(given.get("establishes") or ())
        for name in ("agency", "other_agency", "holder"):
            given[name] = given.get(name) or None
        return given


class ApproveForm(forms.Form):
    """Nothing is asked: whoever signs has read what stands above."""


class DeclineForm(forms.Form):
    """Why a proposal is declined."""

    free_texts = ("reason",)
    reason = forms.CharField(label="Why", widget=forms.Textarea(attrs={"rows": 3}), help_text=WHAT_IT_CANNOT_FIND)


class EndForm(forms.Form):
    """The last day of an authority, and why it ends."""

    free_texts = ("reason",)
    last_day = forms.DateField(label="Last day", widget=Day, help_text="It is still in force on that day.")
    reason = forms.CharField(label="Why", widget=forms.Textarea(attrs={"rows": 3}), help_text=WHAT_IT_CANNOT_FIND)
