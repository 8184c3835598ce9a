"""When a duty is due, as the law says it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Untimed:
    """No number of days: `immediately`, `promptly`, `as soon as practicable`, `at all times`."""

    words: str


@dataclass(frozen=True, slots=True)
class Within:
    """So many days (hours, months, years) of a date fact, or of the event itself where none is named."""

    count: int
    unit: str
    after: str | None = None


@dataclass(frozen=True, slots=True)
class By:
    """By a day; `being` repeats the law's own count as (count, unit, from) and is checked against it."""

    day: date
    being: tuple[int, str, date] | None = None


@dataclass(frozen=True, slots=True)
class LaterOf:
    """By the later of a day and so many days after a date fact."""

    day: date
    count: int
    unit: str
    after: str


@dataclass(frozen=True, slots=True)
class Every:
    """Again and again: every so many units, by a month and day, for the year ending on one, from a first day.

    `within` are the count and unit that run from the beginning of each such year, quarter or month.
    """

    count: int
    unit: str
    by: tuple[int, int] | None = None
    year_ending: tuple[int, int] | None = None
    since: date | None = None
    within: tuple[int, str] | None = None


Due = Untimed | Within | By | LaterOf | Every
