"""From which day what is sealed with a report begins to grow old: from the day on which the report was published."""

from datetime import date

from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.reports.models import CutTable, GivenBack, LeftOut
from goldendoor.hall.retention.retained import register_retained


def register() -> None:
    """Make it known to the retention run; what is not published yet keeps it."""
    register_retained(LeftOut, published_on, on_ledger="left-out")
    register_retained(GivenBack, published_on, on_ledger="given-back")
    register_retained(CutTable, published_on, on_ledger="cut")


def published_on(one: LeftOut | GivenBack | CutTable) -> date | None:
    """The day on which its report was published, if it was."""
    at = one.report.published_at
    return at.astimezone(CITY_TIME).date() if at is not None else None
