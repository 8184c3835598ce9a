"""How schedules and holds stand on the ledger: as plain values that can be hashed again."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Model

from goldendoor.hall.ledger.recording import register_kind
from goldendoor.hall.retention.models import Hold, Schedule

Plain = dict[str, Any]


def schedule(one: Schedule) -> Plain:
    """An approved records schedule, as it was entered."""
    return {
        "field": one.field, "cites": one.cites, "months": one.months, "since": one.since.isoformat(),
        "agency": one.agency_id, "entered_by": one.entered_by_id,
    }  # fmt: skip


def hold(one: Hold) -> Plain:
    """A hold without its reason, which is sealed: a reason that was altered does not open."""
    return {
        "kind": one.kind, "number": one.number, "agency": one.agency_id, "everywhere": one.everywhere,
        "placed_by": one.placed_by_id, "placed_on": one.placed_on.isoformat(), "lifted_by": one.lifted_by_id,
        "lifted_on": one.lifted_on and one.lifted_on.isoformat(),
    }  # fmt: skip


def register() -> None:
    """Make them known to the ledger."""
    _register("schedule", Schedule, schedule)
    _register("hold", Hold, hold)


def _register(name: str, model: type[Model], plain: Callable[[Any], Plain]) -> None:
    def load(number: int) -> Plain | None:
        found = model.objects.filter(pk=number).first()
        return plain(found) if found is not None else None

    def every() -> Iterator[tuple[int, Plain]]:
        return ((one.pk, plain(one)) for one in model.objects.order_by("pk").iterator())

    register_kind(name, load, every)
