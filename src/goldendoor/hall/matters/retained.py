"""From which day each record of a matter begins to grow old: from the day on which the matter was closed."""

from datetime import date

from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.matters.models import Consent, Export, Finding, Matter, Record
from goldendoor.hall.retention.retained import register_retained


def register() -> None:
    """Make it known to the retention run; a matter that is open keeps all of it."""
    register_retained(Matter, closed_on, agency_of=lambda one: one.agency.code)
    register_retained(
        Finding, lambda one: closed_on(one.seat.matter), agency_of=lambda one: one.seat.matter.agency.code
    )
    register_retained(Record, lambda one: closed_on(one.step.matter), agency_of=lambda one: one.step.matter.agency.code)
    register_retained(Consent, lambda one: closed_on(one.matter), agency_of=lambda one: one.matter.agency.code)
    # A file that was taken out: from the day on which it was, since nothing of it is open after that.
    register_retained(Export, lambda one: one.at.astimezone(CITY_TIME).date(), agency_of=lambda one: one.agency.code)


def closed_on(matter: Matter) -> date | None:
    """The day on which a matter was closed, if it was."""
    return matter.closed_at.date() if matter.closed_at is not None else None
