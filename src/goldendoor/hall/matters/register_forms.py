"""What is asked to look through a register, to save a search, and to take a register out of the house."""

import re
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from typing import Any
from urllib.parse import urlencode

from django import forms

from goldendoor.hall.desk.law import corpus
from goldendoor.hall.matters import register_words as words
from goldendoor.hall.matters.models import Ending, State
from goldendoor.hall.matters.register_models import Form
from goldendoor.hall.matters.registers import Search
from goldendoor.norms import Verdict
from goldendoor.norms.giving import read_value

FACT = "fact."
GOES_ON = "before"
_NUMBER = re.compile(r"(?:(\d{4})\s*/\s*)?(\d{1,9})", re.ASCII)


def near(value: str, known: Iterable[str]) -> str:
    """What was probably meant, as the end of a sentence."""
    found = get_close_matches(value, list(known), n=2, cutoff=0.65)
    return f"; did you mean {' or '.join(found)}?" if found else "."


class OneOf(forms.ChoiceField):
    """One of a few answers; for another one it says which was probably meant."""

    def __init__(self, what: str, label: str, choices: Iterable[tuple[str, str]]) -> None:
        self.what, self.known = what, dict(choices)
        super().__init__(label=label, required=False, choices=[("", "Any"), *self.known.items()])

    def to_python(self, value: Any) -> str:
        """The answer by its name, whether the name or the words were given."""
        given = super().to_python(value).strip()
        return next((name for name, said in self.known.items() if given == said), given)

    def validate(self, value: str) -> None:
        """Raise where it is not one of them."""
        if value and value not in self.known:
            raise forms.ValidationError(f"There is no {self.what} {value!r}{near(value, self.known)}")


class Section(forms.CharField):
    """A section of the law, as it is cited; its paragraphs are found with it."""

    def __init__(self, known: Iterable[str]) -> None:
        self.known = tuple(known)
        super().__init__(
            label="Cited section", required=False, max_length=200, widget=forms.TextInput(attrs={"list": "sections"}),
            help_text="With its paragraphs: 4-210 finds 4-210(b)(2) too.",
        )  # fmt: skip

    def validate(self, value: str) -> None:
        """Raise for a section that no law on these acts has."""
        super().validate(value)
        if value and not any(one == value or one.startswith(f"{value}(") for one in self.known):
            raise forms.ValidationError(f"No law on this cites {value!r}{near(value, self.known)}")


class EntryNumber(forms.CharField):
    """The number of an entry, with its year or without."""

    def __init__(self) -> None:
        super().__init__(label="Number", required=False, max_length=20, help_text="As 2026/12, or 12 for every year.")

    def clean(self, value: Any) -> tuple[int | None, int] | None:
        """The year, where one was given, and the number."""
        given = super().clean(value)
        if not given:
            return None
        read = _NUMBER.fullmatch(given)
        if read is None:
            raise forms.ValidationError(f"{given!r} is no number of an entry: write it like 2026/12, or 12.")
        return (int(read[1]) if read[1] else None), int(read[2])


class Day(forms.DateField):
    """A day, with the browser's own calendar."""

    def __init__(self, label: str) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        wrong = {"invalid": "That is not a day. Write it like 2026-02-06."}
        super().__init__(label=label, required=False, widget=widget, input_formats=["%Y-%m-%d"], error_messages=wrong)


class SearchForm(forms.Form):
    """What can be looked for in a register. There is no field for a person, and an address with another one is refused."""

    def __init__(self, register: str, given: Any, agencies: tuple[str, ...], city: str, agency: str = "") -> None:
        super().__init__(given)
        self.register, self.only_agency = register, agency
        law = corpus()
        acts = [(one.name, one.words) for one in words.acts_of(law, register)]
        situations = [(one.name, one.words) for one in words.situations_of(law, register)]
        self.fields |= {
            "since": Day("From the day"), "through": Day("Through the day"),
            **({"agency": OneOf("agency", "Agency", ((one, one) for one in agencies))} if len(agencies) > 1 else {}),
            **({"act": OneOf("act", "What would be done", acts)} if len(acts) > 1 else {}),
            "state": OneOf("state", "How it stands", State.choices),
            "verdict": OneOf("verdict", "What the law says", ((one.value, one.spoken) for one in Verdict)),
            **({"situation": OneOf("situation", "Situation", situations)} if situations else {}),
            "ending": OneOf("ending", "What became of it", Ending.choices),
            "cited": Section(words.sections_of(law, register, city)),
            "number": EntryNumber(), "late": OneOf("answer", "Late", (("yes", "Only what is late"),)),
        }  # fmt: skip
        self.fact_names = {f"{FACT}{one.name}": one for one in words.facts_asked(law, register)}
        for field, fact in self.fact_names.items():
            self.fields[field] = OneOf("answer", fact.ask or fact.name, words.answers_of(fact))
        if agency and "agency" in self.fields:
            # A sealed register is searched in one agency at a time: there is no choice of all.
            self.fields["agency"].choices = list(self.fields["agency"].known.items())
            self.fields["agency"].initial = agency

    def clean(self) -> dict[str, Any]:
        """Refuse what is no filter, and days the wrong way round."""
        known = {*self.fields, GOES_ON}
        for name in self.data:
            if name not in known:
                self.add_error(None, f"A register cannot be searched by {name!r}{near(name, self.fields)}")
            elif len(self.data.getlist(name)) > 1:
                self.add_error(None, f"{name!r} is given twice.")
        if not re.fullmatch(r"[0-9]{0,15}", self.data.get(GOES_ON, ""), re.ASCII):
            self.add_error(None, "There is no such page of the register.")
        since, through = self.cleaned_data.get("since"), self.cleaned_data.get("through")
        if since and through and through < since:
            self.add_error("through", "That is before the first day.")
        return self.cleaned_data

    def search(self) -> Search:
        """The search, once the form was found to be right."""
        said = self.cleaned_data
        year, number = said["number"] or (None, None)
        named = ("since", "through", "act", "state", "verdict", "situation", "ending", "cited")
        return Search(
            self.register, **{name: said[name] for name in named if said.get(name)}, year=year, number=number,
            agency=said.get("agency") or self.only_agency, late=said["late"] == "yes",
            facts={fact.name: _answer(fact, said[one]) for one, fact in self.fact_names.items() if said[one]},
        )  # fmt: skip

    def query(self) -> str:
        """The search as it stands in an address: only what was chosen, always in the same order."""
        return urlencode([(name, _written(self.cleaned_data[name])) for name in self.fields if self.cleaned_data[name]])

    def chosen(self) -> list[tuple[str, str]]:
        """What was chosen, in words: each filter and its answer."""
        return [
            (self.fields[name].label, _in_words(self.fields[name], self.cleaned_data[name]))
            for name in self.fields
            if self.cleaned_data.get(name)
        ]

    def first_fields(self) -> list[forms.BoundField]:
        """What every register can be searched by."""
        return [self[name] for name in self.fields if name not in self.fact_names]

    def fact_fields(self) -> list[forms.BoundField]:
        """What this register's situations ask for."""
        return [self[name] for name in self.fact_names]


def _answer(fact: Any, said: str) -> Any:
    """An answer as it is kept: a list's as the one item that it has to hold."""
    value = read_value(corpus(), fact.name, said)
    return tuple(sorted(value)) if isinstance(value, frozenset) else value


def _written(value: Any) -> str:
    if isinstance(value, tuple):
        year, number = value
        return f"{year}/{number}" if year else str(number)
    return value.isoformat() if isinstance(value, date) else str(value)


def _in_words(field: forms.Field, value: Any) -> str:
    return field.known[value] if isinstance(field, OneOf) else _written(value)


class SaveViewForm(forms.Form):
    """What a search is called that somebody wants to come back to."""

    title = forms.CharField(label="Title", max_length=120)
    query = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)


class ExportForm(forms.Form):
    """Why a register is taken out, as what, and whether with what is sealed."""

    free_texts = ("reason",)
    reason = forms.CharField(
        label="Why you take it out", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Say for what, and under which law. Leave out names and numbers of people.",
        error_messages={"required": "Say why: taking out a register has a reason."},
    )  # fmt: skip
    form = forms.ChoiceField(label="As", choices=Form.choices)
    with_sealed = forms.BooleanField(
        label="With what is sealed", required=False,
        help_text="Who asked, whom they told, and which paper it was. The ledger says that you looked at it.",
    )  # fmt: skip


class MarkForm(forms.Form):
    """The mark in the first line of a file that was taken out."""

    mark = forms.CharField(label="The mark in the file's first line", max_length=32)

    def clean_mark(self) -> str:
        """The mark, as it is kept."""
        given = self.cleaned_data["mark"].strip().lower()
        if not re.fullmatch(r"[0-9a-f]{16}", given):
            raise forms.ValidationError("A mark is sixteen letters and digits, such as 0123456789abcdef.")
        return given
