"""What is asked for the committee's acts. Free texts are read once more before they are kept; figures refuse particulars."""

from typing import Any

from django import forms

from goldendoor.hall.committee import access
from goldendoor.hall.committee.models import Occasion, Ready
from goldendoor.hall.committee.request_acts import ABOUT_A_PERSON, ANSWERS, LARGEST_COUNT, MOST_COUNTS
from goldendoor.hall.committee.sections import CHAPTER_12, Asked, Kind, Section
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.people.forms import Day
from goldendoor.hall.sealing.detector import WHAT_IT_CANNOT_FIND, find

LANGUAGES = "designated_languages"
SMALL_FIGURES = "Where a figure is so small that it could point at somebody, put groups together."
HOW_TO_WRITE_FIGURES = f"Such as: beds free tonight: 120. {CHAPTER_12} {SMALL_FIGURES}"
LINE_LENGTH, TEXT_LENGTH = 200, 20_000


def long_text(label: str, rows: int = 4, says: str = WHAT_IT_CANNOT_FIND, required: bool = True) -> forms.CharField:
    """A field for a longer text."""
    shown = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=shown, help_text=says, max_length=TEXT_LENGTH, required=required)


def one_line(label: str, says: str = "", required: bool = True) -> forms.CharField:
    """A field for one line."""
    return forms.CharField(label=label, max_length=LINE_LENGTH, help_text=says, required=required)


def languages() -> tuple[str, ...]:
    """The languages that the law designates for the City's papers."""
    return tuple(row.key for table in corpus().tables.get(LANGUAGES, ()) for row in table.rows)


def _agencies() -> list[tuple[str, str]]:
    return [(one.code, one.words) for one in access.agencies_of_the_city()]


class FoundForm(forms.Form):
    """When and by which paper the committee was set up."""

    free_texts = ("paper",)
    on = forms.DateField(label="Set up on", widget=Day)
    paper = one_line("By which paper", "Its title or number.")


class OpenCrisisForm(forms.Form):
    """A new crisis file."""

    free_texts = ("title", "why")
    title = one_line("Title", "Name nobody in it.")
    kind = forms.ChoiceField(label="Kind", choices=[("", "Choose a kind"), *Occasion.choices])
    why = long_text("Why a file is opened")


class WhyForm(forms.Form):
    """Why something is closed, taken back or declined."""

    free_texts = ("why",)
    why = long_text("Why", 3)


class EntryForm(forms.Form):
    """An entry of one section of a crisis file."""

    def __init__(self, section: Section, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.section = section
        self.free_texts = tuple(one.name for one in section.asked if one.free)
        for one in section.asked:
            self.fields[one.name] = _field(one)

    def told(self) -> dict[str, Any]:
        """What the entry says, without the agencies."""
        return {one: value for one, value in self.cleaned_data.items() if one != "agencies"}

    def agencies(self) -> tuple[str, ...]:
        """The agencies that it names."""
        named = self.cleaned_data.get("agencies") or ()
        return (named,) if isinstance(named, str) else tuple(named)


def _field(one: Asked) -> forms.Field:
    says = one.says or (WHAT_IT_CANNOT_FIND if one.kind is Kind.TEXT else "")
    match one.kind:
        case Kind.TEXT:
            return long_text(one.label, 5, says, one.required)
        case Kind.LINE:
            return one_line(one.label, says, one.required)
        case Kind.CHOICE:
            choices = [("", "Choose one"), *one.choices.items()]
            return forms.ChoiceField(label=one.label, choices=choices, help_text=says, required=one.required)
        case Kind.AGENCY:
            choices = [("", "Choose an agency"), *_agencies()]
            return forms.ChoiceField(label=one.label, choices=choices, help_text=says)
        case Kind.AGENCIES:
            return _several(one.label, _agencies(), one.required)
        case Kind.LANGUAGES:
            return _several(one.label, [(name, name) for name in languages()], one.required)


def _several(label: str, choices: list[tuple[str, str]], required: bool) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, widget=forms.CheckboxSelectMultiple, required=required
    )


class AskReadinessForm(forms.Form):
    """What agencies are to be ready for, and which of them are asked."""

    free_texts = ("words",)
    words = one_line("What they are to be ready for", "One thing, such as: a number that is answered at night.")

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.fields["agencies"] = _several("Which agencies are asked", _agencies(), True)


class NoteReadinessForm(forms.Form):
    """How ready an agency is."""

    free_texts = ("note",)
    state = forms.ChoiceField(label="Your agency is", choices=Ready.choices, widget=forms.RadioSelect)
    note = long_text("What is still lacking", 3, required=False)


class OfAnAgency(forms.Form):
    """What a request to an agency has in common."""

    agency = forms.ChoiceField(label="Agency")
    due = forms.DateField(label="Wanted by", widget=Day)

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.fields["agency"].choices = [("", "Choose an agency"), *_agencies()]


class AskForHelpForm(OfAnAgency):
    """What help an agency is asked for."""

    free_texts = ("what", "how_much")
    what = one_line("What kind of help", "People, rooms, vehicles, supplies.")
    how_much = one_line("How much of it")
    field_order = ("agency", "what", "how_much", "due")


class AskForFiguresForm(OfAnAgency):
    """Which figures an agency is asked for. Words that hold somebody's particulars are refused, not only warned of."""

    what = one_line("Which figures", CHAPTER_12)
    purpose = long_text("For what purpose", 3, CHAPTER_12)
    field_order = ("agency", "what", "purpose", "due")

    def clean_what(self) -> str:
        """Without particulars of anybody."""
        return without_particulars(self.cleaned_data["what"])

    def clean_purpose(self) -> str:
        """Without particulars of anybody."""
        return without_particulars(self.cleaned_data["purpose"])


class AnswerForm(forms.Form):
    """What an agency answers."""

    free_texts = ("reason",)
    move = forms.ChoiceField(
        label="Answer", choices=[(one.value, one.label.capitalize()) for one in ANSWERS], widget=forms.RadioSelect
    )
    reason = long_text("Why, where it is not all of it", 3, required=False)
    until = forms.DateField(label="It comes by", widget=Day, required=False)


class DeliverHelpForm(forms.Form):
    """What an agency delivered."""

    free_texts = ("note",)
    note = long_text("What was delivered", 3)


class DeliverFiguresForm(forms.Form):
    """The figures that an agency gives, a line for each."""

    figures = long_text("The figures, a line for each: what it counts, a colon, the number", 6, HOW_TO_WRITE_FIGURES)
    note = long_text("What should be known about them", 3, CHAPTER_12, required=False)

    def clean_figures(self) -> tuple[tuple[str, int], ...]:
        """Each line as its words and its number."""
        lines = [one.strip() for one in without_particulars(self.cleaned_data["figures"]).splitlines() if one.strip()]
        if len(lines) > MOST_COUNTS:
            raise forms.ValidationError(f"Give at most {MOST_COUNTS} figures.")
        return tuple(_figure(one) for one in lines)

    def clean_note(self) -> str:
        """Without particulars of anybody."""
        return without_particulars(self.cleaned_data["note"])


def _figure(written: str) -> tuple[str, int]:
    words, _, number = written.rpartition(":")
    plain = number.strip().replace(",", "")
    if not words.strip() or not (plain.isascii() and plain.isdigit()) or int(plain) > LARGEST_COUNT:
        raise forms.ValidationError(f"“{written}” is no figure: write what it counts, a colon, and a whole number.")
    return words.strip(), int(plain)


def without_particulars(words: str) -> str:
    """A text in which nothing looks like somebody's number or address.

    Raises:
        ValidationError: where something does.
    """
    if find(words):
        raise forms.ValidationError(ABOUT_A_PERSON)
    return words


class DirectForm(forms.Form):
    """What the committee is to report about."""

    free_texts = ("words",)
    words = long_text("What the committee is to report about, and how often")


class PrepareReportForm(forms.Form):
    """A report to the Mayor; what it draws from the records comes by itself."""

    free_texts = ("text", "recommendations")
    first = forms.DateField(label="From", widget=Day)
    last = forms.DateField(label="Through", widget=Day)
    text = long_text("What the committee did", 8)
    recommendations = long_text("What it recommends, a line for each", 5)

    def clean_recommendations(self) -> str:
        """At least one line."""
        return "\n".join(one.strip() for one in self.cleaned_data["recommendations"].splitlines() if one.strip())


class ProductForm(forms.Form):
    """A version of one of the four products."""

    free_texts = ("title", "text", "changes")
    title = one_line("Title", "It is published.")
    text = long_text("The text", 14, f"It is published: an empty line begins a new paragraph. {WHAT_IT_CANNOT_FIND}")
    changes = forms.CharField(
        label="What is other than in the version before", max_length=500, required=False, help_text="It is published."
    )


class SendingForm(forms.Form):
    """Where a published version was sent."""

    free_texts = ("to_whom",)
    to_whom = one_line("To which offices or bodies", "No persons.")
    on = forms.DateField(label="Sent on", widget=Day)


class SureForm(forms.Form):
    """Nothing more is asked than that it is meant."""

    sure = forms.BooleanField(label="Yes, I have read it")
