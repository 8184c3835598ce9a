"""What is asked of counsel to enter a schedule, and to place and lift a hold."""

from django import forms

from goldendoor.hall import clock
from goldendoor.hall.people.forms import Day
from goldendoor.hall.retention.actions import LONGEST_MONTHS
from goldendoor.hall.retention.retained import retained
from goldendoor.hall.sealing.inventory import rows


class EnterScheduleForm(forms.Form):
    """An approved records schedule for one field."""

    field = forms.ChoiceField(label="Field", help_text="As the inventory names it.")
    cites = forms.CharField(
        label="Approved records schedule",
        max_length=300,
        help_text="Cite it, with its number and when it was approved.",
    )
    months = forms.IntegerField(label="Kept for how many months", min_value=1, max_value=LONGEST_MONTHS)
    since = forms.DateField(label="Counts from", widget=Day, initial=clock.today)

    def __init__(self, *arguments: object, **more: object) -> None:
        super().__init__(*arguments, **more)
        self.fields["field"].choices = [("", "Choose a field"), *((row.name, row.name) for row in rows())]


class PlaceHoldForm(forms.Form):
    """What is to be kept, and why."""

    free_texts = ("reason",)
    kind = forms.ChoiceField(label="Kind of record", required=False)
    number = forms.IntegerField(
        label="Number of the record", min_value=1, required=False, help_text="Left out: every record of the kind."
    )
    reason = forms.CharField(
        label="Why",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Sealed. Leave out whatever identifies somebody.",
    )

    def __init__(self, *arguments: object, **more: object) -> None:
        super().__init__(*arguments, **more)
        named = ((one.kind, str(one.model._meta.verbose_name)) for one in retained())
        self.fields["kind"].choices = [("", "Everything"), *named]


class LiftHoldForm(forms.Form):
    """Nothing more is asked to lift a hold than that it is meant."""

    sure = forms.BooleanField(label="Yes: what was held may be destroyed once its schedules are over")
