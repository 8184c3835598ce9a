"""From which day each of the committee's records begins to grow old: from the day on which what it belongs to was over."""

from datetime import date

from goldendoor.hall.committee.access import OVER
from goldendoor.hall.committee.models import (
    Crisis,
    Direction,
    FileEntry,
    MayorReport,
    PreparednessItem,
    ProductVersion,
    Readiness,
    Request,
    RequestStep,
)
from goldendoor.hall.committee.shown import day_of
from goldendoor.hall.retention.retained import register_retained


def register() -> None:
    """Make it known to the retention run; a file that is open keeps all of it."""
    register_retained(Crisis, closed_on)
    register_retained(FileEntry, lambda one: closed_on(one.crisis))
    register_retained(PreparednessItem, lambda one: closed_on(one.crisis))
    register_retained(Readiness, lambda one: closed_on(one.item.crisis), agency_of=lambda one: one.agency.code)
    register_retained(Request, over_on, agency_of=lambda one: one.agency.code)
    register_retained(RequestStep, lambda one: over_on(one.request), agency_of=lambda one: one.request.agency.code)
    register_retained(Direction, lambda one: day_of(one.made_at))
    register_retained(MayorReport, lambda one: one.sent_at and day_of(one.sent_at))
    # Only why counsel declined a version is sealed in it.
    register_retained(ProductVersion, lambda one: one.declined_at and day_of(one.declined_at))


def closed_on(crisis: Crisis) -> date | None:
    """The day on which a file was closed, if it was."""
    return crisis.closed_at and day_of(crisis.closed_at)


def over_on(request: Request) -> date | None:
    """The day on which a request was over and the file that it is in, if it is in one, was closed."""
    last = request.steps.order_by("pk").last()
    if last is None or last.move not in OVER:
        return None
    over = day_of(last.made_at)
    if request.crisis is None:
        return over
    closed = closed_on(request.crisis)
    return closed and max(closed, over)
