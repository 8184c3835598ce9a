"""A free text is read once for numbers and addresses before it is kept: the person is warned, and changes it or goes on.

A form names its free texts; the page includes `hall/warned.html` inside its `<form>`:

    form = HoldForm(request.POST or None)
    warned = warned_texts(form) if form.is_valid() else []
    if form.is_valid() and not warned: ...
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.utils.crypto import salted_hmac

from goldendoor.hall.sealing.detector import find, warnings

READ = "read-once-more."


@dataclass(frozen=True, slots=True)
class Warned:
    """A text that something was found in: what to show of it, and what the form sends along when it is to stay so."""

    field: BoundField
    warnings: tuple[str, ...]
    name: str
    mark: str

    @property
    def label(self) -> str:
        """What the text is called on the page."""
        return str(self.field.label)

    @property
    def id(self) -> str:
        """Where on the page the text can be changed."""
        return self.field.id_for_label


def warned_text(form: BaseForm, field: str) -> tuple[str, ...]:
    """What to show of one text of a form that was posted; nothing where the person has read this and goes on with it."""
    found = _warned(form, field)
    return found.warnings if found else ()


def warned_texts(form: BaseForm, fields: Iterable[str] | None = None) -> list[Warned]:
    """Each text to be warned of, of the fields named, or else of those that the form lists as its `free_texts`."""
    names = fields if fields is not None else getattr(form, "free_texts", ())
    return [found for name in names if (found := _warned(form, name)) is not None]


def _warned(form: BaseForm, field: str) -> Warned | None:
    if not form.is_bound:
        return None
    form.errors  # noqa: B018 -- reads the form, so that there is something cleaned
    text = str(form.cleaned_data.get(field) or "")
    if not find(text):
        return None
    name, mark = READ + form.add_prefix(field), _mark_of(field, text)
    # Somebody who goes on has read this very text; one that was changed since is read again.
    if form.data.get(name) == mark:
        return None
    return Warned(form[field], warnings(text), name, mark)


def _mark_of(field: str, text: str) -> str:
    """What stands for a text that was read: it says nothing of it."""
    return salted_hmac(READ + field, text, algorithm="sha256").hexdigest()
