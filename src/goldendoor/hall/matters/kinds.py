"""How matters and all that belongs to them stand on the ledger: as plain values that can be hashed again."""

from datetime import date, datetime
from typing import Any

from django.db.models import Model

from goldendoor.hall.ledger.kinds import register_model
from goldendoor.hall.matters.models import (
    BroughtIn,
    Consent,
    Export,
    Finding,
    Matter,
    Record,
    SavedView,
    Seat,
    Step,
)
from goldendoor.hall.sealing.sealed import Sealed, envelope_hash

Plain = dict[str, Any]
KINDS: dict[str, type[Model]] = {
    "matter": Matter, "seat": Seat, "finding": Finding, "step": Step, "record": Record, "consent": Consent,
    "view": SavedView, "export": Export, "brought-in": BroughtIn,
}  # fmt: skip
# A row's own number names it already, and the random number of a sealed row says nothing of what it holds.
LEFT_OUT = frozenset({"id", "sealing_id"})


def plain(row: Model) -> Plain:
    """A row as plain values; of what is sealed the envelope's hash, so that nothing is opened to prove that it is as it was."""
    return {
        field.attname: _plain(getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.attname not in LEFT_OUT
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Sealed):
        return envelope_hash(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value


def register() -> None:
    """Make them known to the ledger."""
    for name, model in KINDS.items():
        register_model(name, model, plain)
