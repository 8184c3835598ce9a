"""What the keeper is asked in the admin. A form finds out what is wrong by the act itself, before anything is written."""

from typing import Any

from django import forms

from goldendoor.hall.acting import Act, Actor, Refused
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.people.access import agencies
from goldendoor.hall.people.models import Agency
from goldendoor.hall.reference import access
from goldendoor.hall.reference.actions import KeepBuilding, KeepContact, NameAgency
from goldendoor.hall.reference.models import Building, Contact


class ByAnAct(forms.ModelForm):
    """A form of which an act comes. `by` is who sends it; the admin sets it for each request."""

    by: Actor

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        if "agency" in self.fields:
            self.fields["agency"].queryset = agencies()

    def act(self) -> Act:
        """The act that this form asks for, once it is filled in."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        """What the act refuses is said above the form."""
        given: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                self.act().check(self.by)
            except Refused as why:
                raise forms.ValidationError(str(why)) from None
        return given

    def _post_clean(self) -> None:
        """The act says what is wrong, in its own words; the row stays as it is until the act is done."""


class AgencyForm(ByAnAct):
    """What an agency is called."""

    words = forms.CharField(label="What it is called", max_length=200)

    class Meta:
        model = Agency
        fields = ("words",)

    def act(self) -> Act:
        return NameAgency(self.instance.code, self.cleaned_data["words"])


class BuildingForm(ByAnAct):
    """A building, and what of it is public."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label="Agency", empty_label="Choose an agency")
    name = forms.CharField(label="Name", max_length=120)
    address = forms.CharField(label="Address", max_length=200)
    district = forms.CharField(label="District", max_length=60, help_text="The borough, or the community district.")
    public_parts = forms.CharField(
        label="What of it is public", max_length=600, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Where anybody may walk in, such as the lobby. Where nobody may: none.",
    )  # fmt: skip

    class Meta:
        model = Building
        fields = ("agency", "name", "address", "district", "public_parts")

    def act(self) -> Act:
        given = self.cleaned_data
        return KeepBuilding(
            self.instance.pk, given["agency"].code, given["name"], given["address"], given["district"],
            given["public_parts"],
        )  # fmt: skip


class ContactForm(ByAnAct):
    """Whom to call: for the whole city, an agency, or a building of it."""

    party = forms.ChoiceField(label="Who")
    agency = forms.ModelChoiceField(Agency.objects.none(), label="Agency", required=False, empty_label="The whole city")
    building = forms.ModelChoiceField(
        Building.objects.none(), label="Building", required=False, empty_label="All of its buildings",
        help_text="Choose its agency too.",
    )  # fmt: skip
    desk = forms.CharField(label="Desk", max_length=120, help_text="Everybody reads it. Name a desk, not a person.")
    phone = forms.CharField(label="Telephone", max_length=40)
    hours = forms.CharField(label="Hours", max_length=120, required=False)
    note = forms.CharField(label="Note", max_length=300, required=False)

    class Meta:
        model = Contact
        fields = ("party", "agency", "building", "desk", "phone", "hours", "note")

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        parties = sorted((one.name, one.words) for one in corpus().parties.values())
        self.fields["party"].choices = [("", "Choose who it is"), *parties]
        self.fields["building"].queryset = access.buildings()

    def act(self) -> Act:
        given = self.cleaned_data
        agency, building = given["agency"], given["building"]
        return KeepContact(
            self.instance.pk, given["party"], agency.code if agency else None, building.pk if building else None,
            given["desk"], given["phone"], given["hours"], given["note"],
        )  # fmt: skip
