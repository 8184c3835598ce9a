"""From which day what was noted as done grows old: the day of the noting, or of taking it back; never while it counts."""

from datetime import date

from goldendoor.engine.occurrences import ALWAYS
from goldendoor.hall.duties.access import day_of
from goldendoor.hall.duties.models import Fulfilment
from goldendoor.hall.retention.retained import register_retained


def register() -> None:
    """Make it known to the retention run. How the obligation stands is in no sealed field, and stays."""
    register_retained(Fulfilment, over_on, agency_of=lambda one: one.agency and one.agency.code)


def over_on(one: Fulfilment) -> date | None:
    """The day from which it is kept on by a schedule alone; None for what is owed at all times and still shown done by it."""
    if one.taken_back_at is not None:
        return day_of(one.taken_back_at)
    time = one.key.split("/")[2]
    return None if time == ALWAYS else day_of(one.noted_at)
