"""From which day a standing authority begins to grow old: from its last day, or from the day on which it was declined."""

from datetime import date

from goldendoor.hall.authorities.models import Authority
from goldendoor.hall.retention.retained import register_retained


def register() -> None:
    """Make it known to the retention run; one that has no last day keeps all of it."""
    register_retained(Authority, last_day, agency_of=lambda one: one.agency and one.agency.code)


def last_day(one: Authority) -> date | None:
    """The last day on which it could count."""
    return one.declined_on or one.ended_on or one.until
