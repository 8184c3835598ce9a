"""What is asked to make or renew a course, and to note what a contractor reports."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from goldendoor.engine.sentences import words_of_label
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.people.access import agencies
from goldendoor.hall.people.forms import Day
from goldendoor.hall.people.models import Employment
from goldendoor.hall.people.offices import offices
from goldendoor.hall.training import law
from goldendoor.hall.training.actions import CONTRACTORS, Content

LEFT_OUT = "Tick none: all of them."


class OnDayForm(forms.Form):
    """The day about which a page tells."""

    on = forms.DateField(label="On the day", widget=Day, required=False)


class LawsForm(forms.Form):
    """The laws whose worked examples a course is made of."""

    law = forms.MultipleChoiceField(label="Which laws?", widget=forms.CheckboxSelectMultiple)

    def __init__(self, place: tuple[str, ...], *arguments: object, **more: object) -> None:
        super().__init__(*arguments, **more)
        self.fields["law"].choices = [
            (one.name, f"{one.cite_as}: {one.title}")
            for one in corpus().instruments.values()
            if one.speaks_in(place) and law.scenario_names(one.name)
        ]


class CourseForm(forms.Form):
    """A course: its title, its examples out of these laws, and for whom it is."""

    title = forms.CharField(label="Title", max_length=120, help_text="Everybody reads it.")
    scenarios = forms.MultipleChoiceField(label="Worked examples", widget=forms.CheckboxSelectMultiple)
    also = forms.MultipleChoiceField(
        label="Norms that it covers besides", widget=forms.CheckboxSelectMultiple, required=False,
        help_text="It covers the norms that carry the answers. Tick what it teaches beyond them.",
    )  # fmt: skip
    offices = forms.MultipleChoiceField(
        label="For which offices?", widget=forms.CheckboxSelectMultiple, required=False, help_text=LEFT_OUT
    )
    agencies = forms.MultipleChoiceField(
        label="For which agencies?", widget=forms.CheckboxSelectMultiple, required=False, help_text=LEFT_OUT
    )
    employments = forms.MultipleChoiceField(
        label="For whom?", choices=Employment.choices, widget=forms.CheckboxSelectMultiple, required=False,
        help_text=LEFT_OUT,
    )  # fmt: skip
    within_days = forms.IntegerField(
        label="Within how many days?", min_value=1, max_value=365, initial=30,
        help_text="The City's own target, not law. Where the law sets a day, that one counts.",
    )  # fmt: skip
    again_at_once = forms.BooleanField(
        label="When the law changes, everybody is due again at once, and not only when the course is renewed",
        required=False,
    )

    def __init__(self, laws: Iterable[str], today: date, *arguments: object, **more: object) -> None:
        super().__init__(*arguments, **more)
        chosen = [one for one in laws if one in corpus().instruments]
        self.fields["scenarios"].choices = [
            (name, f"{corpus().instruments[one].cite_as}: {law.title_of(name)}")
            for one in chosen for name in law.scenario_names(one)
        ]  # fmt: skip
        self.fields["also"].choices = [
            (f"{one} {label}", f"{law.meanings().on(one, label, today).citation}: {words_of_label(label)}")
            for one in chosen
            for label in dict.fromkeys(each.rule.label for each in law.meanings().norms_on(one, today))
        ]
        self.fields["offices"].choices = sorted((one.name, one.words) for one in offices(corpus()).values())
        self.fields["agencies"].choices = [(one.code, one.words) for one in agencies()]


class NewCourseForm(CourseForm):
    """A course that there was not before."""

    label = forms.CharField(
        label="Short name", max_length=60, help_text="Small letters and hyphens, like at-the-door. It stays."
    )
    field_order = ("label",)


class ContractorForm(forms.Form):
    """A count of the people under a contract who have no account here."""

    free_texts = ("contract", "paper")
    course = forms.TypedChoiceField(label="Course", coerce=int)
    contract = forms.CharField(label="Number of the contract", max_length=80, help_text="Name no person.")
    employment = forms.ChoiceField(
        label="Whose staff", choices=[one for one in Employment.choices if one[0] in CONTRACTORS]
    )
    people = forms.IntegerField(label="How many work under it without an account here", min_value=1, max_value=999_999)
    trained = forms.IntegerField(label="How many of them took the course", min_value=0, max_value=999_999)
    paper = forms.CharField(
        label="The paper that the contractor sent", max_length=120, help_text="Its number. Name no person."
    )
    day = forms.DateField(label="Day of the count", widget=Day)

    def __init__(self, courses: Iterable[tuple[int, str]], *arguments: object, **more: object) -> None:
        super().__init__(*arguments, **more)
        self.fields["course"].choices = [("", "Choose a course"), *courses]


def content_of(given: dict[str, Any], today: date) -> Content:
    """What a form of a course says."""
    scenarios = tuple(given["scenarios"])
    carried = law.norms_suggested(scenarios, today)
    also = (tuple(one.split(" ", 1)) for one in given["also"])
    norms = tuple(dict.fromkeys([*carried, *((one[0], one[1]) for one in also)]))
    return Content(
        given["title"], scenarios, given["within_days"], tuple(given["offices"]), tuple(given["agencies"]),
        tuple(given["employments"]), norms, given["again_at_once"],
    )  # fmt: skip
