"""The inventory: what the City stores about people, why, under which law, and how long. Nothing is stored undeclared.

A sealed field declares itself. A plain field is declared, or excused with a reason, by its app's own module
`inventory`: `DECLARED` and `NOT_ABOUT_PEOPLE`, each keyed as `Account.name`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module

from django.apps import AppConfig, apps
from django.conf import settings
from django.db import models
from django.utils.module_loading import module_has_submodule

OURS = "goldendoor.hall."
NONE_ENTERED = "none entered"
EXCUSED_BY_KIND = (
    models.IntegerField,
    models.FloatField,
    models.DecimalField,
    models.DurationField,
    models.BooleanField,
)


@dataclass(frozen=True, slots=True)
class Declared:
    """Why a field is stored, the law that lets it be, how long, and the approved records schedule that says so.

    As shipped no retention is entered: a field that cites no schedule is never destroyed. What passes by itself is no
    record of the City: `passing` says when it is gone.
    """

    purpose: str
    law: str
    retention: str = NONE_ENTERED
    schedule: str | None = None
    passing: str = ""

    def __post_init__(self) -> None:
        if not self.purpose.strip() or not self.law.strip():
            raise ValueError("a declared field says its purpose and the law")
        if (self.retention == NONE_ENTERED) != (self.schedule is None):
            raise ValueError("a retention cites the approved schedule it comes from, and a schedule says a retention")

    @property
    def may_be_destroyed(self) -> bool:
        """Whether an approved schedule says when. Whether a hold stands is for whoever destroys to ask."""
        return self.schedule is not None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the inventory, for printing and for a page."""

    app: str
    model: str
    field: str
    sealed: bool
    purpose: str
    law: str
    retention: str
    schedule: str | None
    passing: str = ""

    @property
    def name(self) -> str:
        """The field as `people.Account.name`."""
        return f"{self.app}.{self.model}.{self.field}"


@dataclass(frozen=True, slots=True)
class Tables:
    """What an app's module `inventory` says of its plain fields."""

    declared: Mapping[str, Declared]
    not_about_people: Mapping[str, str]


# What the keys of records are themselves: no word about anybody.
DECLARED: dict[str, Declared] = {}
NOT_ABOUT_PEOPLE = {
    "RecordKey.kind": "The name of a model.",
    "RecordKey.record_id": "A random number that stands for a record.",
    "RecordKey.wrapped": "A key, encrypted.",
    "RecordKey.wrapped_by": "The name of a master key.",
    "RecordKey.shredded_on": "The day on which a key was destroyed.",
}


def rows() -> list[Row]:
    """The inventory: every declared field of our apps, in the order of the apps and their models."""
    found = ((field, declaration_of(field)) for field in stored_fields())
    return [_row(field, declared) for field, declared in found if declared is not None]


def undeclared() -> list[str]:
    """Each field, as `people.Account.name`, that is neither declared nor excused with a reason."""
    return [
        name_of(field)
        for field in stored_fields()
        if not excused_by_kind(field) and declaration_of(field) is None and not _reason(field)
    ]


def mistakes() -> list[str]:
    """What the apps' tables say that cannot be: of a field that is not there, or both things of one field."""
    known = {config.label: set[str]() for config in our_apps()}
    for field in stored_fields():
        known[field.model._meta.app_label].add(_key(field))
    return [complaint for config in our_apps() for complaint in _mistakes_of(config, known[config.label])]


def our_apps() -> list[AppConfig]:
    """The apps of City Hall itself."""
    return [config for config in apps.get_app_configs() if config.name.startswith(OURS)]


def stored_fields() -> Iterator[models.Field]:
    """Every field that our apps store, once each, and those of tables between two models too."""
    for config in our_apps():
        for model in config.get_models(include_auto_created=True):
            yield from model._meta.local_concrete_fields


def declaration_of(field: models.Field) -> Declared | None:
    """What a field declares itself, else what its app's table declares for it."""
    own = getattr(field, "declared", None)
    return own or _tables(apps.get_app_config(field.model._meta.app_label)).declared.get(_key(field))


def name_of(field: models.Field) -> str:
    """A field as `people.Account.name`."""
    return f"{field.model._meta.app_label}.{_key(field)}"


def excused_by_kind(field: models.Field) -> bool:
    """Whether what kind of field it is shows that it identifies nobody. A key to an account does identify."""
    if field.is_relation:
        return field.related_model._meta.label != settings.AUTH_USER_MODEL
    own_random_number = field.name == "sealing_id" and isinstance(field, models.UUIDField)
    return own_random_number or bool(field.choices) or isinstance(field, EXCUSED_BY_KIND)


def _mistakes_of(config: AppConfig, known: set[str]) -> Iterator[str]:
    tables = _tables(config)
    for key in {**tables.declared, **tables.not_about_people}:
        if key not in known:
            yield f"{config.label}: there is no field {key}"
    for key in tables.declared.keys() & tables.not_about_people.keys():
        yield f"{config.label}: {key} is declared, and said not to be about people"


def _tables(config: AppConfig) -> Tables:
    if not module_has_submodule(config.module, "inventory"):
        return Tables({}, {})
    module = import_module(f"{config.name}.inventory")
    return Tables(module.DECLARED, module.NOT_ABOUT_PEOPLE)


def _reason(field: models.Field) -> str:
    tables = _tables(apps.get_app_config(field.model._meta.app_label))
    return tables.not_about_people.get(_key(field), "").strip()


def _key(field: models.Field) -> str:
    return f"{field.model._meta.object_name}.{field.name}"


def _row(field: models.Field, declared: Declared) -> Row:
    return Row(
        app=field.model._meta.app_label,
        model=field.model._meta.object_name,
        field=field.name,
        sealed=hasattr(field, "declared"),
        purpose=declared.purpose,
        law=declared.law,
        retention=declared.retention,
        schedule=declared.schedule,
        passing=declared.passing,
    )
