"""What is asked of counsel and of the head about policies and audits."""

from collections.abc import Iterable

from django import forms

from goldendoor.hall.policies.actions import LONGEST_LETTERS
from goldendoor.hall.policies.beside import NormBeside
from goldendoor.hall.policies.models import AuditFinding

MARKS = (
    "A heading begins with #, one below it with ##. An item of a list begins with -, a step with 1. "
    "Leave a line empty between paragraphs."
)


class TextForm(forms.Form):
    """The text of another version."""

    free_texts = ("text",)
    text = forms.CharField(
        label="Text",
        max_length=LONGEST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 24}),
        help_text=f"It is meant to be published: name nobody. {MARKS}",
    )


class NewPolicyForm(TextForm):
    """A policy that there was not before."""

    free_texts = ("title", "text")
    title = forms.CharField(
        label="Title", max_length=200, help_text="It stays for good, as does the address made of it."
    )
    field_order = ("title", "text")


class SureForm(forms.Form):
    """Nothing more is asked than that it is meant."""

    def __init__(self, sentence: str, *arguments: object) -> None:
        super().__init__(*arguments)
        self.fields["sure"] = forms.BooleanField(label=sentence)


class WithdrawForm(forms.Form):
    """Why a policy is withdrawn."""

    free_texts = ("reason",)
    reason = forms.CharField(label="Why", max_length=500, help_text="The public reads this: name nobody.")


class LinkForm(forms.Form):
    """Which norms stand beside a paragraph."""

    norms = forms.MultipleChoiceField(
        label="What the law says",
        widget=forms.SelectMultiple(attrs={"size": 14}),
        help_text="Every norm that binds your agency today. Choose one or several (Ctrl or ⌘ and click).",
    )

    def __init__(self, norms: Iterable[NormBeside], *arguments: object) -> None:
        super().__init__(*arguments)
        groups: dict[str, list[tuple[str, str]]] = {}
        for one in norms:
            groups.setdefault(one.title, []).append((one.name, f"{one.citation}: {one.words} ({one.says})"))
        self.fields["norms"].choices = list(groups.items())


class TranslationForm(forms.Form):
    """In which language a version is out, and where."""

    language = forms.ChoiceField(label="Language")
    address = forms.URLField(label="Where it stands", max_length=300, assume_scheme="https")

    def __init__(self, languages: Iterable[str], *arguments: object) -> None:
        super().__init__(*arguments)
        self.fields["language"].choices = [("", "Choose a language"), *((one, one) for one in languages)]


class OpenAuditForm(forms.Form):
    """Of which year an audit is."""

    year = forms.IntegerField(label="Year")


class FindingForm(forms.Form):
    """What was found of a norm."""

    free_texts = ("reason",)
    outcome = forms.ChoiceField(label="What you found", choices=AuditFinding.Outcome.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Why, and what is done about it",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Sealed until the report is sent; then the Mayor's Office, the committee and the auditor read it. Name nobody.",
    )


class ReturnForm(forms.Form):
    """Why an audit goes back to counsel."""

    free_texts = ("reason",)
    reason = forms.CharField(
        label="What is to be put right", widget=forms.Textarea(attrs={"rows": 4}), help_text="Sealed. Name nobody."
    )
