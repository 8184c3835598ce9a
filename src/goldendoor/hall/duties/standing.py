"""How an obligation stands on a day: its state, and the sentence that says so. Judged by the law's own day, never a moved one."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from goldendoor.engine.owed_on import Owed
from goldendoor.engine.sentences import spoken_day


class State(Enum):
    """The states of an obligation, in the order in which a reader wants to see them."""

    LATE = "late"
    DUE = "due"
    MET_LATE = "met late"
    MET_IN_TIME = "met in time"
    DONE = "done"
    UNKNOWN = "not known"
    NOT_ARISEN = "not arisen"

    @property
    def symbol(self) -> str:
        """A sign that goes with the word, for the eye; it never stands alone."""
        return _SYMBOLS[self]

    @property
    def words(self) -> str:
        """What the state means."""
        return _MEANINGS[self]


_SYMBOLS = {
    State.LATE: "✕", State.DUE: "○", State.MET_LATE: "◐", State.MET_IN_TIME: "●", State.DONE: "■", State.UNKNOWN: "?",
    State.NOT_ARISEN: "–",
}  # fmt: skip
_MEANINGS = {
    State.LATE: "The day is over, and nothing shows that it was done.",
    State.DUE: "It is owed, and the day is still to come.",
    State.MET_LATE: "It was done after the day.",
    State.MET_IN_TIME: "It was done on the day or before.",
    State.DONE: "It was done, and the law gives no day by which.",
    State.UNKNOWN: "The law gives no day, or whether it is owed hangs on what nobody has told.",
    State.NOT_ARISEN: "It waits for an event, or its time has not ended.",
}


@dataclass(frozen=True, slots=True)
class Proof:
    """What shows that an obligation was met: since which day, in words, where to look, and the number of what was noted.

    `number` is that of a fulfilment that an office noted; none where another record shows it.
    """

    since: date
    words: str
    address: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One obligation on the board of a day: how it stands, since when it is done, and what shows it, the first first."""

    owed: Owed
    day: date
    proofs: tuple[Proof, ...]

    @property
    def done(self) -> date | None:
        """The first day on which it was done, by a record or by what was noted."""
        return min((one.since for one in self.proofs), default=None)

    @property
    def state(self) -> State:
        """How it stands."""
        one = self.owed.obligation
        if self.done is not None:
            return State.DONE if one.due is None else State.MET_IN_TIME if self.done <= one.due else State.MET_LATE
        if one.waits_for or (one.due is None and one.period is not None and self.day <= one.period[1]):
            return State.NOT_ARISEN
        if one.depends_on or one.due is None:
            return State.UNKNOWN
        return State.DUE if self.day <= one.due else State.LATE

    @property
    def days(self) -> int:
        """Days left where it is due, days over where it is late, days too late where it was met late; else none."""
        due, state = self.owed.obligation.due, self.state
        if due is None or state not in (State.DUE, State.LATE, State.MET_LATE):
            return 0
        return abs(((self.done or self.day) - due).days)

    @property
    def words(self) -> str:
        """How it stands, in a sentence."""
        if self.done is not None:
            return self._met()
        one, days = self.owed.obligation, _days(self.days)
        match self.state:
            case State.DUE:
                return "Due today." if self.days == 0 else f"Due in {days}."
            case State.LATE:
                return f"Late by {days}."
            case State.NOT_ARISEN if one.waits_for:
                return f"Not arisen: it waits for the {one.waits_for.replace('_', ' ')}."
            case State.NOT_ARISEN:
                return f"Not arisen: its time ends on {spoken_day(one.period[1])}." if one.period else "Not arisen."
            case _ if one.depends_on:
                return "Not known whether it is owed: that hangs on what nobody has told."
            case _ if self.owed.lasting:
                return "Owed at all times; the law gives no day by which it would be late."
            case _:
                return f"Owed, and the law gives no day ({one.due_words})."

    def _met(self) -> str:
        assert self.done is not None
        on = spoken_day(self.done)
        match self.state:
            case State.MET_LATE:
                return f"Met on {on}, {_days(self.days)} late."
            case State.MET_IN_TIME:
                return f"Met on {on}, in time."
            case _ if self.owed.lasting:
                return f"Owed at all times; shown done since {on}."
            case _:
                return f"Done on {on}; the law gives no day by which."

    @property
    def other_day(self) -> str:
        """Both days where the law's own is a weekend or a holiday, and what would differ if such a day moved (A-42)."""
        one = self.owed.obligation
        if one.due is None or one.other_day is None:
            return ""
        both = (
            f"{spoken_day(one.due)} is {one.falls_on}. The law's own day counts here. If such a day moves, which is open"
            f" (A-42), it is {spoken_day(one.other_day)}"
        )
        late_by_the_laws_day = (self.done or self.day) > one.due
        if late_by_the_laws_day and (self.done or self.day) <= one.other_day and self.state in _TURNED:
            return f"{both}, and then this is {_TURNED[self.state]}."
        return f"{both}."


_TURNED = {State.LATE: "still due", State.MET_LATE: "met in time"}


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"
