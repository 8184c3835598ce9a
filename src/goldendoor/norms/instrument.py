"""One instrument: a statute, an order, a resolution, with who issued it, whom it binds, and when it is law."""

from dataclasses import dataclass

from goldendoor.norms.conditions import Condition
from goldendoor.norms.pinpoint import Pinpoint, Source
from goldendoor.norms.provisions import Duty, Norm, NotHeld, Report
from goldendoor.norms.words import Span

# From the highest; kinds that share a number are equals.
RANKS: dict[str, int] = {
    "federal statute": 7,
    "state law": 6,
    "local law": 5,
    "executive order": 4,
    "resolution": 4,
    "rule": 3,
    "agency order": 2,
    "register": 1,
}


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a law file with its plain-language prose, and the file and line where it starts."""

    heading: str
    prose: str
    line: int
    file: str = ""


@dataclass(frozen=True, slots=True)
class Instrument:
    """What a law file holds, with the `parts` that go on in further files. `places` runs from wide to narrow.

    `content_hash` is SHA-256 of the file with its tables, and of each part with its own.
    """

    name: str
    title: str
    kind: str
    places: tuple[str, ...]
    cite_as: str
    dates: Span
    text: str
    source: Source
    issuer: str = ""
    citation: str = ""
    origin: str = ""
    enacted_by: str | None = None
    enacted_at: Pinpoint | None = None
    binds: Condition | None = None
    checked: str = ""
    reviewed: str = "none"
    revokes: tuple[str, ...] = ()
    amends: tuple[str, ...] = ()
    norms: tuple[Norm, ...] = ()
    duties: tuple[Duty, ...] = ()
    reports: tuple[Report, ...] = ()
    not_held: tuple[NotHeld, ...] = ()
    sections: tuple[Section, ...] = ()
    content_hash: str = ""
    parts: tuple[str, ...] = ()

    @property
    def rank(self) -> int:
        """Its place in the order of laws; a larger number is higher."""
        return RANKS[self.kind]

    @property
    def all_duties(self) -> tuple[Duty, ...]:
        """Its duties, and the duties in its reports."""
        return self.duties + tuple(report.duty for report in self.reports)

    def speaks_in(self, place: tuple[str, ...]) -> bool:
        """Whether it is law in `place`: it was made there, or for a wider place around it."""
        return place[: len(self.places)] == self.places
