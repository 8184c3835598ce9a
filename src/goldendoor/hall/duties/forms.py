"""What is asked to look at the board, to note a duty as done, and to take that back."""

from collections.abc import Iterable
from datetime import date

from django import forms

from goldendoor.hall.desk.law import corpus
from goldendoor.hall.duties.actions import LONGEST_PAPER, LONGEST_REASON
from goldendoor.hall.duties.standing import State
from goldendoor.hall.people.forms import Day
from goldendoor.hall.sealing.detector import WHAT_IT_CANNOT_FIND

WITH_A_DAY, EVERY = "", "all"
# A board is asked for within these years: before them no law here made anybody owe anything.
FIRST_DAY, LAST_DAY = date(1989, 1, 1), date(2099, 12, 31)


class LookedFor(forms.Form):
    """Which day's board, and what of it."""

    on = forms.DateField(
        label="As it stood at the end of", widget=Day, required=False, help_text="Left out: as it stands today."
    )
    agency = forms.ChoiceField(label="Agency", required=False)
    instrument = forms.ChoiceField(label="Law", required=False)
    state = forms.ChoiceField(
        label="State", required=False,
        choices=[
            (WITH_A_DAY, "Whatever has a day or is done"), *((one.value, one.value) for one in State), (EVERY, "Everything"),
        ],
    )  # fmt: skip
    since = forms.DateField(
        label="What comes again, back to", widget=Day, required=False, help_text="Left out: one year back."
    )

    def __init__(self, agencies: Iterable[str], instruments: Iterable[str], given: object) -> None:
        super().__init__(given)
        held = corpus().instruments
        self.fields["agency"].choices = [("", "All that I see"), *((code, code) for code in agencies)]
        laws = sorted((held[name].cite_as or name, name) for name in instruments)
        self.fields["instrument"].choices = [
            ("", "All"), *((name, f"{cite}: {held[name].title}") for cite, name in laws),
        ]  # fmt: skip

    def clean(self) -> dict[str, object]:
        """Days that are within reason."""
        given = super().clean()
        for name in ("on", "since"):
            day = given.get(name)
            if isinstance(day, date) and not FIRST_DAY <= day <= LAST_DAY:
                self.add_error(name, f"Give a day from {FIRST_DAY.isoformat()} through {LAST_DAY.isoformat()}.")
        return given


class NoteDoneForm(forms.Form):
    """When it was done, and what shows it."""

    free_texts = ("paper", "place")
    done_on = forms.DateField(label="Done on", widget=Day)
    paper = forms.CharField(
        label="What shows it", max_length=LONGEST_PAPER,
        help_text=f"The title of the letter, report or notice. {WHAT_IT_CANNOT_FIND}",
    )  # fmt: skip
    place = forms.CharField(
        label="Where it is", max_length=LONGEST_PAPER, required=False,
        help_text="Its address on the web, or its number in your files.",
    )  # fmt: skip


class TakeBackForm(forms.Form):
    """Why it does not count."""

    free_texts = ("reason",)
    reason = forms.CharField(
        label="Why", widget=forms.Textarea(attrs={"rows": 3}), max_length=LONGEST_REASON, help_text=WHAT_IT_CANNOT_FIND
    )
