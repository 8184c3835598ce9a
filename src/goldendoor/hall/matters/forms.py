"""Forms made from the law files: a field for each fact, and what is asked to take down a consent or to end a matter."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms

from goldendoor.hall import clock
from goldendoor.hall.desk import law
from goldendoor.hall.desk.questions import choice_words
from goldendoor.hall.matters.models import Ending
from goldendoor.hall.matters.particulars import CHOICE, DAY, LONGEST_WORDS, MOMENT, Particular
from goldendoor.hall.matters.particulars import NUMBER as COUNT
from goldendoor.hall.people.forms import Day
from goldendoor.norms import Fact
from goldendoor.norms.vocabulary import DATE, EACH_OF, INTERVALS, NUMBER, ONE_OF, SOME_OF, TEXT, YES_NO

ONCE = "once."
LOOKED = "I have looked at this myself."
OPEN = ("", "Left open")


def field_for(fact: Fact) -> forms.Field:
    """The field that asks for a fact; left empty it stays open."""
    told: dict[str, Any] = {"label": fact.ask or fact.name, "required": False, "help_text": fact.help or ""}
    values = [(value, choice_words(fact, value)) for value in fact.values]
    match fact.kind:
        case kind if kind == YES_NO:
            choices = [("yes", "Yes"), ("no", "No"), OPEN]
            return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, initial="", **told)
        case kind if kind == ONE_OF:
            return forms.ChoiceField(choices=[OPEN, *values], **told)
        case kind if kind in (SOME_OF, EACH_OF):
            return forms.MultipleChoiceField(choices=values, widget=forms.CheckboxSelectMultiple, **told)
        case kind if kind == DATE:
            return forms.DateField(widget=Day, **told)
        case kind if kind == NUMBER:
            return forms.IntegerField(min_value=0, **told)
        case kind if kind == INTERVALS:
            told["help_text"] = "First and last day, such as 2015-02-01 to 2016-05-30; one after the other with ;"
            return Intervals(**told)
        case _:
            return forms.CharField(max_length=300, **told)


class Intervals(forms.CharField):
    """Several stretches of days."""

    def to_python(self, value: Any) -> Any:
        """Pairs of days, or nothing."""
        words = super().to_python(value)
        if not words:
            return ""
        try:
            return [_interval(one) for one in words.split(";") if one.strip()]
        except ValueError:
            raise forms.ValidationError("Write it like 2015-02-01 to 2016-05-30") from None


def _interval(words: str) -> list[str]:
    start, found, end = words.partition(" to ")
    if not found:
        raise ValueError(words)
    return [date.fromisoformat(one.strip()).isoformat() for one in (start, end)]


class FindForm(forms.Form):
    """What an office finds: its own facts, then what may not be kept and so is asked once more, and the reason."""

    def __init__(self, facts: Iterable[Fact], again: Iterable[Fact], *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.of_the_office = [fact.name for fact in facts]
        self.free_texts = ("reason",)
        for fact in facts:
            self.fields[fact.name] = field_for(fact)
        for fact in again:
            self.fields[ONCE + fact.name] = field_for(fact)
        self.fields["reason"] = forms.CharField(
            label="Reason", max_length=1000, initial=LOOKED, widget=forms.Textarea(attrs={"rows": 2}),
            help_text="In a few words. Do not write anybody's name, nor where somebody was born.",
        )  # fmt: skip

    @property
    def values(self) -> dict[str, Any]:
        """What the office found."""
        return _given(self.cleaned_data, self.of_the_office)

    @property
    def used_once(self) -> dict[str, Any]:
        """What is used for the decision and dropped."""
        names = [one for one in self.fields if one.startswith(ONCE)]
        return {name.removeprefix(ONCE): raw for name, raw in _given(self.cleaned_data, names).items()}


def _given(cleaned: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: cleaned[name] for name in names if cleaned.get(name) not in (None, "", [])}


class ConsentForm(forms.Form):
    """A person's own written authorization."""

    free_texts = ("recipient",)
    given_by = forms.ChoiceField(
        label="Who signed it", choices=[("subject", "The person"), ("guardian", "A parent or guardian")]
    )
    language = forms.CharField(label="Language of the paper", max_length=60)
    understood = forms.TypedChoiceField(
        label="Does the person understand that language?", choices=[("", "Choose"), ("yes", "Yes"), ("no", "No")],
        coerce=lambda raw: raw == "yes",
    )  # fmt: skip
    recipient = forms.CharField(
        label="To whom it lets information go", max_length=200, help_text="The office or body, not a person's name."
    )
    scope = forms.MultipleChoiceField(label="Of which kinds", widget=forms.CheckboxSelectMultiple)
    blanket = forms.BooleanField(label="It is for everything, with no limit", required=False)
    signed_on = forms.DateField(label="Signed on", widget=Day, initial=clock.today)
    until = forms.DateField(label="Holds until", widget=Day, required=False, help_text="Left out: no end is written.")

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        fact = law.corpus().facts["info_category"]
        self.fields["scope"].choices = [(one, choice_words(fact, one)) for one in fact.values]


class CloseForm(forms.Form):
    """What became of a matter."""

    ending = forms.ChoiceField(label="What became of it", choices=Ending.choices, widget=forms.RadioSelect)


class AnswerForm(forms.Form):
    """What whoever asked can still tell."""

    def __init__(self, facts: Iterable[Fact], *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        asked = tuple(facts)
        self.free_texts = tuple(fact.name for fact in asked if fact.kind == TEXT)
        for fact in asked:
            self.fields[fact.name] = field_for(fact)

    @property
    def values(self) -> dict[str, Any]:
        """What was answered."""
        return _given(self.cleaned_data, self.fields)


class WriteDownForm(forms.Form):
    """What is written down when a step is done: a field for each thing that has a place in the record."""

    def __init__(self, allowed: Iterable[Particular], *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        allowed = tuple(allowed)
        self.free_texts = tuple(one.name for one in allowed if one.sealed)
        for one in allowed:
            self.fields[one.name] = _field_to_write(one)

    @property
    def given(self) -> dict[str, Any]:
        """What was filled in."""
        return {name: raw for name, raw in self.cleaned_data.items() if raw not in (None, "")}


def _field_to_write(one: Particular) -> forms.Field:
    told: dict[str, Any] = {"label": one.label, "required": one.required, "help_text": one.help}
    match one.kind:
        case kind if kind == CHOICE:
            return forms.ChoiceField(choices=[("", "Choose"), *one.choices], **told)
        case kind if kind == DAY:
            return forms.DateField(widget=Day, **told)
        case kind if kind == MOMENT:
            return forms.CharField(
                widget=MomentInput, max_length=25, initial=_this_minute if one.required else None, **told
            )
        case kind if kind == COUNT:
            return forms.IntegerField(min_value=0, max_value=999_999, **told)
        case _:
            return forms.CharField(
                max_length=LONGEST_WORDS, widget=forms.TextInput(attrs={"autocomplete": "off"}), **told
            )


class MomentInput(forms.DateTimeInput):
    """A day and a time, with the browser's own clock."""

    input_type = "datetime-local"


def _this_minute() -> str:
    return clock.now().astimezone(clock.CITY_TIME).replace(tzinfo=None).isoformat(timespec="minutes")
