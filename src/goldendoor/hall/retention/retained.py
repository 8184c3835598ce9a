"""Which sealed records can come to an end at all: each kind says the date that its retention is counted from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldendoor.hall.sealing.models import SealedRecord, kind_of


@dataclass(frozen=True, slots=True)
class Retained:
    """A kind of record: the date its retention is counted from (None: not yet), its agency, its name on the ledger."""

    model: type[SealedRecord]
    date_of: Callable[[Any], date | None]
    agency_of: Callable[[Any], str | None]
    on_ledger: str

    @property
    def kind(self) -> str:
        """What the records' keys are filed under, such as `retention.Hold`."""
        return kind_of(self.model)


_known: dict[str, Retained] = {}


def _no_agency(row: object) -> None:
    return None


def register_retained(
    model: type[SealedRecord],
    date_of: Callable[[Any], date | None],
    *,
    agency_of: Callable[[Any], str | None] = _no_agency,
    on_ledger: str = "",
) -> None:
    """Say when records of a model begin to grow old: once, when the application starts.

    Args:
        model: The model that holds the `sealing_id`.
        date_of: From a row to the date that its retention is counted from; None keeps it for now.
        agency_of: From a row to the code of the agency whose record it is; None for the City's own.
        on_ledger: The kind of record on the ledger; the model's own name where it is left out.
    """
    one = Retained(model, date_of, agency_of, on_ledger or str(model._meta.model_name))
    if kind_of(model) != model._meta.label:
        raise ValueError(f"{model._meta.label} is kept under the keys of {kind_of(model)}: register that")
    if one.kind in _known:
        raise ValueError(f"The retention of {one.kind} is registered twice")
    _known[one.kind] = one


def forget_retained(model: type[SealedRecord]) -> None:
    """Undo a registration."""
    del _known[kind_of(model)]


def retained() -> tuple[Retained, ...]:
    """Every kind there is, in the order of the names."""
    return tuple(_known[kind] for kind in sorted(_known))


def retained_as(kind: str) -> Retained | None:
    """One kind by its name, such as `retention.Hold`."""
    return _known.get(kind)
