"""How the committee's records stand on the ledger: as plain values; of what is sealed the envelope's hash."""

from typing import Any

from django.db.models import Model

from goldendoor.hall.committee import models
from goldendoor.hall.ledger.kinds import register_model
from goldendoor.hall.matters.kinds import plain as own_values

Plain = dict[str, Any]
KINDS: tuple[type[Model], ...] = (
    models.Founding, models.Crisis, models.FileEntry, models.PreparednessItem, models.Readiness, models.Request,
    models.RequestStep, models.Direction, models.MayorReport, models.ProductVersion, models.Sending,
)  # fmt: skip


def plain(row: Model) -> Plain:
    """A row as plain values, with the numbers of the agencies that it names."""
    several = {field.name: sorted(one.pk for one in getattr(row, field.name).all()) for field in row._meta.many_to_many}
    return {**own_values(row), **several}


def on_ledger(row: Model) -> tuple[str, int]:
    """How an entry on the ledger names a row."""
    return str(row._meta.model_name), row.pk


def register() -> None:
    """Make them known to the ledger."""
    for model in KINDS:
        register_model(str(model._meta.model_name), model, plain)
