"""How schedules and holds stand on the ledger: as plain values that can be hashed again."""

from typing import Any

from goldendoor.hall.ledger.kinds import register_model
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
    register_model("schedule", Schedule, schedule)
    register_model("hold", Hold, hold)
