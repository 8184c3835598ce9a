"""Model fields whose content the database never sees: texts, and values of JSON."""

import json
from typing import Any

from django.core import checks
from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django.views.decorators.debug import sensitive_variables

from goldendoor.hall.sealing.faults import NotSealable, NotSearchable
from goldendoor.hall.sealing.inventory import Declared
from goldendoor.hall.sealing.models import SealedRecord, kind_of
from goldendoor.hall.sealing.sealed import Assigned, Envelope, Place, Sealed, sealed_in


class SealedAttribute(DeferredAttribute):
    """The attribute of a row: a plain value goes in, and a `Sealed` comes out."""

    def __get__(self, row: models.Model | None, cls: type | None = None) -> Any:
        held = super().__get__(row, cls)
        if isinstance(held, Envelope | Assigned):
            return Sealed(held, self.field.place_in(row), self.field.decode)
        return held

    # Neither this nor what it calls shows its variables in Django's report of a fault.
    @sensitive_variables()
    def __set__(self, row: models.Model, value: Any) -> None:
        row.__dict__[self.field.attname] = self.field.to_hold(row, value)


class SealedField(models.Field):
    """What sealed fields have in common. Each kind of content says how it becomes bytes, and a value again."""

    descriptor_class = SealedAttribute
    empty_strings_allowed = False

    def __init__(self, *args: Any, declared: Declared | None = None, **options: Any) -> None:
        self.declared = declared
        # A form would show the word that stands for the content, and then save that word over the content.
        super().__init__(*args, **{**options, "editable": False})

    def encode(self, value: Any) -> bytes:
        """A value as bytes, or `NotSealable`."""
        raise NotImplementedError

    def decode(self, content: bytes) -> Any:
        """The value that `encode` made these bytes of."""
        raise NotImplementedError

    def place_in(self, row: models.Model) -> Place:
        """Where this field's content belongs in a row."""
        return Place(kind_of(row), row.sealing_id, self.model._meta.label, self.name)

    def to_hold(self, row: models.Model, value: Any) -> Assigned | Envelope | None:
        """What a row keeps in memory of a value that is assigned to it or comes from the database."""
        if value is None or isinstance(value, Envelope):
            return value
        if not isinstance(value, Sealed):
            return Assigned(self.encode(value))
        held = value.held_in(self.place_in(row))
        if held is None:
            raise NotSealable(f"What is assigned to {self} was sealed in another place; open it and assign that.")
        return held

    def pre_save(self, row: models.Model, add: bool) -> Envelope | None:
        """What goes into the database: what was assigned, sealed; what came from there, as it came."""
        held = row.__dict__.get(self.attname)
        return sealed_in(self.place_in(row), held) if isinstance(held, Assigned) else held

    def get_prep_value(self, value: Any) -> bytes | None:
        """Nothing but an envelope passes."""
        if value is None:
            return None
        if isinstance(value, Envelope):
            return value.content
        raise NotSealable(f"{self} is sealed with its row: assign to it and save the row; update() knows no row.")

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """The envelope as the database's own kind of bytes."""
        content = value if prepared else self.get_prep_value(value)
        return None if content is None else connection.Database.Binary(content)

    def from_db_value(self, value: Any, expression: object, connection: object) -> Envelope | None:
        """An envelope, closed."""
        return None if value is None else Envelope(bytes(value))

    def get_lookup(self, lookup_name: str) -> Any:
        """Whether there is anything can be asked; nothing else can."""
        if lookup_name != "isnull":
            raise NotSearchable(f"{self} is sealed: it cannot be searched by, only asked whether it is null.")
        return super().get_lookup(lookup_name)

    def get_transform(self, lookup_name: str) -> Any:
        """The database cannot look into it."""
        raise NotSearchable(f"{self} is sealed: it has no {lookup_name} that a query could see.")

    def value_to_string(self, row: models.Model) -> str:
        """Fixtures and exports do not carry it."""
        raise NotSealable(f"{self} is sealed and is not written out; back up the database and the keys instead.")

    def get_internal_type(self) -> str:
        return "BinaryField"

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """For migrations: what is declared is not part of the table."""
        name, path, args, options = super().deconstruct()
        options.pop("editable", None)
        return name, path, args, options

    def check(self, **options: Any) -> list[checks.CheckMessage]:
        """What Django's own checks say, and what a sealed field needs beside."""
        return [*super().check(**options), *(checks.Error(f"{self} {wrong}.", obj=self) for wrong in self._wrongs())]

    def _wrongs(self) -> list[str]:
        wrongs = {
            "is sealed, and its model is no SealedRecord": not issubclass(self.model, SealedRecord),
            "is sealed, and says no purpose and law": self.declared is None,
            "is sealed, and an index or a unique rule on it finds nothing": self.unique or self.db_index,
        }
        return [wrong for wrong, holds in wrongs.items() if holds]


class SealedTextField(SealedField):
    """A sealed text, of any length."""

    description = "A text, sealed"

    def encode(self, value: Any) -> bytes:
        if not isinstance(value, str):
            raise NotSealable(f"{self} holds a text, not a {type(value).__name__}.")
        return _as_bytes(value)

    def decode(self, content: bytes) -> str:
        return content.decode("utf-8")


class SealedJSONField(SealedField):
    """A sealed value of JSON. None is an empty field, as in the database."""

    description = "A value of JSON, sealed"

    def encode(self, value: Any) -> bytes:
        text = _as_json(value)
        if text is None:
            raise NotSealable(f"{self} holds what JSON can say, and this is something else.")
        return _as_bytes(text)

    def decode(self, content: bytes) -> Any:
        return json.loads(content)


def _as_bytes(text: str) -> bytes:
    # Looked for rather than caught: Python's own error would carry the whole text along.
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise NotSealable("This text holds half a character (a lone surrogate), and cannot be stored.")
    return text.encode("utf-8")


def _as_json(value: Any) -> str | None:
    """The value in JSON, or None where JSON cannot say it: the error of the library could quote what it met."""
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except (TypeError, ValueError, RecursionError):
        return None
