"""What is asked to open an account, and to grant and end an office."""

from datetime import date

from django import forms

from goldendoor.hall import clock
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.people import access
from goldendoor.hall.people.models import Employment
from goldendoor.hall.people.offices import offices


def _today() -> date:
    """The day of the question, not that on which this module was read."""
    return clock.today()


class Day(forms.DateInput):
    """A day, with the browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class OpenAccountForm(forms.Form):
    """A new account."""

    work_name = forms.CharField(
        label="Name to sign in with", max_length=254, help_text="As at work, such as an e-mail address."
    )
    known_as = forms.CharField(label="What the person is called", max_length=200)
    password = forms.CharField(
        label="First password", min_length=14, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="At least 14 characters. A passkey or codes are set up at the first sign-in.",
    )  # fmt: skip


class RenewSignInForm(forms.Form):
    """Whose passkeys, codes and password are lost."""

    work_name = forms.CharField(label="Name to sign in with", max_length=254)
    password = forms.CharField(
        label="New first password", min_length=14, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="At least 14 characters. Passkeys and codes are removed, and set up anew at the next sign-in.",
    )  # fmt: skip


class CloseAccountForm(forms.Form):
    """Whose account is closed."""

    work_name = forms.CharField(label="Name to sign in with", max_length=254)


class GrantOfficeForm(forms.Form):
    """Who holds which office where, and from when until when."""

    work_name = forms.CharField(label="Name to sign in with", max_length=254)
    office = forms.ChoiceField(label="Office")
    agency = forms.ChoiceField(label="Agency")
    employment = forms.ChoiceField(label="Employed as", choices=Employment.choices)
    since = forms.DateField(label="From", widget=Day, initial=_today)
    until = forms.DateField(label="Through", widget=Day, required=False, help_text="Left out: until it is ended.")

    def __init__(self, *arguments: object, **more: object) -> None:
        super().__init__(*arguments, **more)
        named = offices(corpus()).values()
        self.fields["office"].choices = [("", "Choose an office"), *sorted((one.name, one.words) for one in named)]
        self.fields["agency"].choices = [
            ("", "Choose an agency"),
            *((one.code, one.words) for one in access.agencies()),
        ]


class EndOfficeForm(forms.Form):
    """The last day on which an office is held."""

    last_day = forms.DateField(label="Last day", widget=Day, initial=_today)


class AsFoundForm(forms.Form):
    """That the agencies of an older city stand as they should."""

    sure = forms.BooleanField(label="I have read the list, and these are the agencies of this city")
