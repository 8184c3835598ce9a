"""What is asked to name somebody for a post, to send the name, to end, consult about and correct it."""

from datetime import date

from django import forms

from goldendoor.hall.designations.posts import Post
from goldendoor.hall.people.forms import Day
from goldendoor.hall.sealing.detector import WHAT_IT_CANNOT_FIND


class DesignateForm(forms.Form):
    """Who is named for a post, and how to reach them at work."""

    holder = forms.CharField(label="Name", max_length=200)
    contact = forms.CharField(
        label="Work contact", max_length=300, help_text="A telephone number, an address or an office at work. Nothing private.",
    )  # fmt: skip
    work_name = forms.CharField(
        label="Name to sign in with", max_length=254, required=False, help_text="Left out: they have no account here."
    )
    designated_on = forms.DateField(label="Named on", widget=Day, help_text="The law counts from this day.")
    interim = forms.BooleanField(label="Only for the time being", required=False)

    def __init__(self, post: Post, today: date, data: object = None) -> None:
        super().__init__(data, initial={"designated_on": today})
        if not post.may_be_interim:
            del self.fields["interim"]


class TellForm(forms.Form):
    """When the name was sent."""

    sent_on = forms.DateField(
        label="Sent on", widget=Day, help_text="Today, or the day on which it was sent another way."
    )


class ReceiveForm(forms.Form):
    """Nothing is asked: whoever says so has read the name and the contact above."""


class EndForm(forms.Form):
    """Somebody's last day in a post."""

    last_day = forms.DateField(
        label="Last day in the post", widget=Day, help_text="It falls vacant the day after. The day may be to come."
    )


class ConsultForm(forms.Form):
    """When the agency consulted the Chief Privacy Officer."""

    day = forms.DateField(label="Consulted on", widget=Day)


class CorrectForm(forms.Form):
    """What is right, all of it, and what was wrong."""

    free_texts = ("reason",)
    holder = forms.CharField(label="Name", max_length=200)
    contact = forms.CharField(label="Work contact", max_length=300, help_text="Nothing private.")
    designated_on = forms.DateField(label="Named on", widget=Day)
    last_day = forms.DateField(
        label="Last day in the post", widget=Day, required=False, help_text="Left out: still in it."
    )
    interim = forms.BooleanField(label="Only for the time being", required=False)
    reason = forms.CharField(
        label="What was wrong", widget=forms.Textarea(attrs={"rows": 3}), help_text=WHAT_IT_CANNOT_FIND
    )

    def __init__(self, post: Post, initial: dict[str, object], data: object = None) -> None:
        super().__init__(data, initial=initial)
        if not post.may_be_interim:
            del self.fields["interim"]
