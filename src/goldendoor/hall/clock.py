"""What day and what time it is at City Hall: the only clock in the house. Everything below takes it as an argument."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

# The laws that are held come from three cities on one coast; their day begins at the same moment.
CITY_TIME = ZoneInfo("America/New_York")


def today() -> date:
    """The day it is now where the cities are."""
    return datetime.now(CITY_TIME).date()


def now() -> datetime:
    """The moment it is now, kept in UTC."""
    return datetime.now(UTC)
