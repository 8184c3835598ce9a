"""The words that a rule speaks, the verdicts that come of them, and the days on which something is law."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Word(StrEnum):
    """What a rule says of an act (docs/law/language.md, Norms)."""

    MUST_NOT = "must not"
    UNKNOWN_TEXT = "unknown text"
    REFER = "refer"
    MUST = "must"
    MAY = "may"
    SILENT = "silent"
    NO_BAR = "no bar"


class Verdict(StrEnum):
    """What the law says of a case; the value is how it is written in JSON."""

    MUST_NOT = "must_not"
    UNKNOWN_TEXT = "unknown_text"
    REFER = "refer"
    MUST = "must"
    MAY = "may"
    NOT_REGULATED = "not_regulated"
    UNDETERMINED = "undetermined"

    @property
    def spoken(self) -> str:
        """The verdict as words: `must not`, `not regulated`."""
        return self.value.replace("_", " ")


# Between instruments the strictest word is the verdict; silence and `no bar` say nothing by themselves.
STRICTNESS: tuple[Word, ...] = (Word.MUST_NOT, Word.UNKNOWN_TEXT, Word.REFER, Word.MUST, Word.MAY)


@dataclass(frozen=True, slots=True)
class Span:
    """The days from `start` through `end`, both included; None is open."""

    start: date | None = None
    end: date | None = None

    def __contains__(self, day: object) -> bool:
        if not isinstance(day, date):
            return False
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    @property
    def over_from(self) -> date | None:
        """The first day after them; None where they have no end, or none that a later day could follow."""
        return self.end + timedelta(days=1) if self.end and self.end < date.max else None

    def overlaps(self, other: "Span") -> bool:
        """Whether the two have a day in common."""
        starts_in_time = self.end is None or other.start is None or other.start <= self.end
        return starts_in_time and (other.end is None or self.start is None or self.start <= other.end)

    def within(self, outer: "Span") -> "Span":
        """What of these days lies in `outer`; an open side takes the outer's."""
        starts = [day for day in (self.start, outer.start) if day is not None]
        ends = [day for day in (self.end, outer.end) if day is not None]
        return Span(max(starts, default=None), min(ends, default=None))
