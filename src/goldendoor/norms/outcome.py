"""What the kernel answers: a verdict with the words that carry it; and what can be wanting for an answer."""

from dataclasses import dataclass
from typing import Any

from goldendoor.norms.instrument import Instrument
from goldendoor.norms.pinpoint import Reference
from goldendoor.norms.provisions import Rule
from goldendoor.norms.words import Verdict, Word


@dataclass(frozen=True, slots=True)
class Said:
    """A word that an instrument says of an act, and the rules that led to it, the outermost first."""

    word: Word
    instrument: Instrument
    trail: tuple[Rule, ...]

    def __hash__(self) -> int:
        """Quick: two words that are not the same are told apart by what they are equal in."""
        return hash((self.word, self.instrument.name, self.trail[-1].label, len(self.trail)))

    @property
    def rank(self) -> int:
        """The rank of the instrument that says it."""
        return self.instrument.rank

    def stands_at(self, place: Reference) -> bool:
        """Whether the innermost rule is at, or inside, the place that a reference means."""
        here = place.pinpoint is None or self.trail[-1].pinpoint.lies_in(place.pinpoint)
        return here and self.instrument.name == place.instrument


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict, whose words carry it, the questions it turns on, and two completions that disagree, if any."""

    verdict: Verdict
    carried_by: tuple[Said, ...] = ()
    questions: frozenset[str] = frozenset()
    disagreeing: tuple[dict[str, Any], ...] = ()


class Missing(Exception):
    """The answer needs this fact, and it is not given."""


class Doubt(Exception):
    """The answer needs a reading of this question."""


class TooManyMissing(Exception):
    """More facts are missing than the kernel tries; the message names one of them."""
