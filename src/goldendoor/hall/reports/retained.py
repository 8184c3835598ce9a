"""From which day what was left out of a report begins to grow old: from the day on which the report was published."""

from datetime import date

from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.reports.models import LeftOut
from goldendoor.hall.retention.retained import register_retained


def register() -> None:
    """Make it known to the retention run; what is not published yet keeps it."""
    register_retained(LeftOut, published_on, on_ledger="left-out")


def published_on(one: LeftOut) -> date | None:
    """The day on which its report was published, if it was."""
    at = one.report.published_at
    return at.astimezone(CITY_TIME).date() if at is not None else None
