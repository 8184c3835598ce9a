"""A clock in plain sentences: by when, how that was found, both days where one is a day off, and how it stands."""

from dataclasses import dataclass
from datetime import date

from goldendoor.engine.sentences import spoken_day
from goldendoor.hall.designations.clocks import Clock

NO_DAY = "The law gives no day."


@dataclass(frozen=True, slots=True)
class Told:
    """What a page shows of a clock. `late` is whether it is over with nothing done; `open` whether nothing is done yet."""

    citation: str
    what: str
    by: str
    has_day: bool
    computed: str
    both_days: str
    stands: str
    late: bool
    open: bool
    depends_on: tuple[str, ...]


def told(clock: Clock, today: date) -> Told:
    """A clock as it stands on a day."""
    owed, after = clock.owed, clock.days_after(today)
    late = clock.done_on is None and after is not None and after > 0
    return Told(
        owed.citation, owed.what, spoken_day(owed.due) if owed.due else NO_DAY, owed.due is not None, owed.computed,
        both_days(clock), stands(clock, today), late, clock.done_on is None, owed.depends_on,
    )  # fmt: skip


def stands(clock: Clock, today: date) -> str:
    """Whether it was done, and how many days before or after the law's own day."""
    after = clock.days_after(today)
    if clock.done_on is not None:
        return f"Done on {spoken_day(clock.done_on)}{_when_done(clock, after)}."
    if after is None:
        return "Nobody is entered yet."
    if after == 0:
        return "Due today."
    return f"Not done: {_days(after)} late{_if_it_moves(clock, today)}." if after > 0 else f"{_days(-after)} left."


def both_days(clock: Clock) -> str:
    """Where the law's day is a weekend or holiday: which one, and the next day that is neither (question A-42)."""
    owed = clock.owed
    if owed.due is None or owed.other_day is None:
        return ""
    return (
        f"{spoken_day(owed.due)} is a day off ({owed.falls_on}). The next day that is none is {spoken_day(owed.other_day)}. "
        "No text says that the day moves, so both are shown (A-42)."
    )


def _when_done(clock: Clock, after: int | None) -> str:
    if after is None:
        return ""
    if after == 0:
        return ", on the day"
    return f", {_days(after)} late{_if_it_moves(clock, clock.done_on)}" if after > 0 else f", {_days(-after)} early"


def _if_it_moves(clock: Clock, day: date | None) -> str:
    other = clock.owed.other_day
    return f", but in time if the day moves to {spoken_day(other)} (A-42)" if other and day and day <= other else ""


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
