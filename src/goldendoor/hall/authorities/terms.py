"""From when until when an authority is in force, how that was computed, and what state it is in on a day.

Nothing works backwards: an authority begins with its own first day or with the day of its last signature, whichever is later.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum


class State(Enum):
    """What an authority is on a day."""

    PROPOSED = "proposed"
    TO_COME = "to come"
    IN_FORCE = "in force"
    LAPSED = "lapsed"
    ENDED = "ended"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Term:
    """The days of one authority: those it was proposed for, and those on which something was decided about it."""

    since: date
    until: date | None
    approved_on: date | None = None
    ended_on: date | None = None
    declined_on: date | None = None

    @property
    def first_day(self) -> date | None:
        """The first day on which it is in force; None before it has all its signatures."""
        return None if self.approved_on is None else max(self.since, self.approved_on)

    @property
    def last_day(self) -> date | None:
        """The last day on which it is in force; None where nothing ends it."""
        return min((one for one in (self.until, self.ended_on) if one is not None), default=None)

    def in_force_on(self, day: date) -> bool:
        """Whether it is in force on a day. Its first and its last day are among those on which it is."""
        begun = self.first_day is not None and self.first_day <= day
        return begun and (self.last_day is None or day <= self.last_day)

    def state_on(self, day: date) -> State:
        """What it is on a day, as things stand now."""
        if self.declined_on is not None:
            return State.DECLINED
        if self.ended_on is not None and self.ended_on < day and self.last_day == self.ended_on:
            return State.ENDED
        if self.last_day is not None and self.last_day < day:
            return State.LAPSED
        if self.first_day is None:
            return State.PROPOSED
        if self.last_day is not None and self.last_day < self.first_day:
            return State.ENDED  # before it began
        return State.IN_FORCE if self.first_day <= day else State.TO_COME

    def days_left(self, day: date) -> int | None:
        """How many days it is still in force, this one among them; None where it is not, or where nothing ends it."""
        if self.last_day is None or not self.in_force_on(day):
            return None
        return (self.last_day - day).days + 1

    def how_computed(self, day: date) -> Iterator[str]:
        """How its days were computed, one sentence for each step."""
        yield f"It was proposed to begin on {self.since}."
        if self.declined_on is not None:
            yield f"It was declined on {self.declined_on}, so it never begins."
            return
        yield from self._beginning()
        yield from self._end()
        left = self.days_left(day)
        if left is not None:
            yield f"From {day} through {self.last_day}, both counted: {left} {'day' if left == 1 else 'days'} left."

    def _beginning(self) -> Iterator[str]:
        if self.approved_on is None:
            yield "It begins only once everybody has signed, and never before that day."
            return
        yield f"The last signature came on {self.approved_on}."
        yield f"It begins on the later of the two days: {self.first_day}. Nothing works backwards."

    def _end(self) -> Iterator[str]:
        if self.until is None:
            yield "No last day was proposed: it runs until somebody ends it."
        else:
            yield f"It lapses by itself after {self.until}, its last day."
        if self.ended_on is None:
            return
        yield f"It was ended: its last day is {self.ended_on}."
        if self.first_day is not None and self.ended_on < self.first_day:
            yield "That is before it would have begun, so it was never in force."
