"""How what was noted as done stands on the ledger: as plain values that can be hashed again."""

from datetime import date, datetime
from typing import Any

from goldendoor.hall.duties.models import Fulfilment
from goldendoor.hall.ledger.kinds import register_model
from goldendoor.hall.sealing.sealed import Sealed, envelope_hash

# A row's own number names it already, and the random number of a sealed row says nothing of what it holds.
LEFT_OUT = frozenset({"id", "sealing_id"})


def fulfilment(one: Fulfilment) -> dict[str, Any]:
    """What was noted; of what is sealed the envelope's hash."""
    return {
        field.attname: _plain(getattr(one, field.attname))
        for field in one._meta.concrete_fields
        if field.attname not in LEFT_OUT
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Sealed):
        return envelope_hash(value)
    return value.isoformat() if isinstance(value, datetime | date) else value


def register() -> None:
    """Make them known to the ledger."""
    register_model("fulfilment", Fulfilment, fulfilment)
