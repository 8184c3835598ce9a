"""What is asked on the pages of reports."""

from typing import Any

from django import forms

from goldendoor.hall.reports.actions import LONGEST_PASSAGE, LONGEST_SOURCE, LONGEST_WHY
from goldendoor.hall.reports.figures import Figure
from goldendoor.hall.reports.passages import Part

PUBLISHED = "It will be published. Nothing in it may tell who anybody is."


class TypeForm(forms.Form):
    """A figure that no register holds, its parts, or both."""

    free_texts = ("source", "cells")

    number = forms.IntegerField(label="The figure", min_value=0, required=False)
    cells = forms.CharField(
        label="Its parts", required=False, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=f"One on each line, with its number at the end, such as: An order of removal: 12. {PUBLISHED}",
    )  # fmt: skip
    source = forms.CharField(
        label="Where it comes from", max_length=LONGEST_SOURCE,
        help_text=f"Such as: the department's own count of the forms. {PUBLISHED}",
    )  # fmt: skip

    def __init__(self, figure: Figure, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        if not figure.may_be_typed:
            del self.fields["number"]
        if not figure.parts_may_be_typed:
            del self.fields["cells"]

    def clean_cells(self) -> str:
        """Each line has to end with a whole number."""
        for line in self.cleaned_data["cells"].splitlines():
            if line.strip() and _part(line) is None:
                raise forms.ValidationError(f"This line has no whole number at its end: {line.strip()[:60]}")
        return str(self.cleaned_data["cells"])

    def parts(self) -> tuple[tuple[str, int], ...]:
        """The parts that were typed."""
        lines = self.cleaned_data.get("cells", "").splitlines()
        return tuple(part for line in lines if line.strip() and (part := _part(line)) is not None)


class PassageForm(forms.Form):
    """A part of a report that is told in words."""

    free_texts = ("text",)

    text = forms.CharField(max_length=LONGEST_PASSAGE, widget=forms.Textarea(attrs={"rows": 10}))

    def __init__(self, part: Part, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["text"].label = part.title
        self.fields["text"].help_text = f"{part.help} {PUBLISHED}"


class LeaveOutForm(forms.Form):
    """On which ground an item is left out, and why."""

    free_texts = ("reason",)

    ground = forms.ChoiceField(label="On which ground", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Why",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="It is sealed. Only how many items are left out is published.",
    )

    def __init__(self, grounds: dict[str, tuple[str, str]], *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["ground"].choices = [
            (name, f"{words[:1].upper()}{words[1:]} ({cite})") for name, (words, cite) in grounds.items()
        ]


class GiveBackForm(forms.Form):
    """Why a signed report is given back."""

    free_texts = ("reason",)

    reason = forms.CharField(
        label="What is to be put right", widget=forms.Textarea(attrs={"rows": 4}),
        help_text="It is sealed, and shown to whoever prepares and publishes this report. It is not published.",
    )  # fmt: skip


class CorrectForm(forms.Form):
    """What a new version puts right."""

    free_texts = ("why",)

    why = forms.CharField(
        label="What is put right", max_length=LONGEST_WHY, widget=forms.Textarea(attrs={"rows": 4}), help_text=PUBLISHED
    )


class PrepareForm(forms.Form):
    """Nothing more is asked than to go on."""


def _part(line: str) -> tuple[str, int] | None:
    words, _, number = line.strip().rpartition(":")
    number = number.strip().replace(",", "")
    return (words.strip(), int(number)) if words.strip() and number.isdecimal() else None
