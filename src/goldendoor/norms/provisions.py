"""What an instrument says: definitions, norms with their exceptions, duties, reports, and its doubts."""

from dataclasses import dataclass
from datetime import date

from goldendoor.norms.conditions import Condition
from goldendoor.norms.due import Due
from goldendoor.norms.pinpoint import Pinpoint, Reference, Source
from goldendoor.norms.words import Span, Word

# What a reading may say of days, as a law file writes it.
DAYS_MOVE = "due days move to the next business day"
OWN_QUARTERS = "quarters begin with the law"


@dataclass(frozen=True, slots=True)
class Step:
    """What whoever relies on a rule owes: `record in`, `notify`, `report to`, `review by`, or a duty by its label."""

    kind: str
    name: str
    due: Due | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A word for the cases where `when` holds, unless one of its exceptions stands; an exception is a rule too."""

    label: str
    pinpoint: Pinpoint
    dates: Span
    word: Word
    when: Condition | None
    source: Source
    provided: Condition | None = None
    say: str | None = None
    tell: str | None = None
    meanwhile: str | None = None
    call: str | None = None
    then: tuple[Step, ...] = ()
    prevails_over: tuple[Reference, ...] = ()
    exceptions: tuple["Rule", ...] = ()
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Norm:
    """A rule that speaks of one act or several."""

    acts: tuple[str, ...]
    rule: Rule


@dataclass(frozen=True, slots=True)
class Duty:
    """What a party owes: a rule whose word is `must`, with a holder, what is owed to whom, and by when."""

    holder: str
    act: str
    to: str | None
    what: str | None
    due: Due | None
    done_when: Condition | None
    rule: Rule


@dataclass(frozen=True, slots=True)
class ReportCount:
    """One figure of a report: how many rows of the register meet a condition, split by facts."""

    words: str
    when: Condition | None
    by: tuple[str, ...]
    pinpoint: Pinpoint | None


@dataclass(frozen=True, slots=True)
class Report:
    """A duty that is met out of a register."""

    duty: Duty
    out_of: str | None
    counts: tuple[ReportCount, ...]
    leave_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Limb:
    """One of the alternatives of a definition, or its only meaning."""

    condition: Condition
    pinpoint: Pinpoint | None
    dates: Span


@dataclass(frozen=True, slots=True)
class Definition:
    """A term of the law on certain days: its limbs joined by `any of` or `all of`, unless an exception holds.

    A calculated term has no limbs: a named function computes it from the facts in `inputs`.
    """

    name: str
    pinpoint: Pinpoint
    dates: Span
    source: Source
    joined_by: str = "all of"
    limbs: tuple[Limb, ...] = ()
    exceptions: tuple[Rule, ...] = ()
    calculated_by: str | None = None
    inputs: tuple[str, ...] = ()
    by: str | None = None
    instrument: str = ""


@dataclass(frozen=True, slots=True)
class NotHeld:
    """For these days the text is not held, so nothing can be said of these acts but that."""

    pinpoint: Pinpoint
    dates: Span
    acts: tuple[str, ...]
    source: Source
    say: str | None = None
    meanwhile: str | None = None
    call: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to answer an open question, which provision then prevails over which, and how days are counted then.

    `counting` holds what a reading says of days: DAYS_MOVE, OWN_QUARTERS. It changes when something is due, and no verdict.
    """

    label: str
    words: str
    prevails: tuple[tuple[Reference, Reference], ...] = ()
    counting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A doubt about the law that only counsel may settle; `until_decided` is a reading's label, or None to refer."""

    name: str
    pinpoint: Pinpoint
    ask: str
    readings: tuple[Reading, ...]
    until_decided: str | None
    source: Source
    instrument: str = ""
    meanwhile: str | None = None
    call: str | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the readings, as written."""
        return tuple(reading.label for reading in self.readings)


@dataclass(frozen=True, slots=True)
class Decided:
    """Counsel's choice of a reading, for cases from a day on; it never works backwards."""

    question: str
    reading: str
    since: date
    by: str
    source: Source
