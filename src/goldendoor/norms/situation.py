"""What happens to a worker, in plain words, and worked examples that counsel writes."""

from dataclasses import dataclass
from datetime import date

from goldendoor.norms.pinpoint import Pinpoint, Source
from goldendoor.norms.vocabulary import Value
from goldendoor.norms.words import Verdict


@dataclass(frozen=True, slots=True)
class Given:
    """A fact as a scenario or a situation states it."""

    name: str
    value: Value


@dataclass(frozen=True, slots=True)
class Situation:
    """Something that happens, which acts it raises, and what to ask first.

    `given` is what the situation itself says; `steps` are always to be taken, whatever the law answers. `places` are the
    only cities in which it happens; none named, in all.
    """

    name: str
    words: str
    source: Source
    raises: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    given: tuple[Given, ...] = ()
    steps: tuple[str, ...] = ()
    tell: tuple[str, ...] = ()
    picture: tuple[str, ...] = ()
    call: str | None = None
    met_by: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a scenario says the law answers."""

    verdict: Verdict
    pinpoint: Pinpoint | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    """A worked example: on a day, an act, what is so, and what the law says; the rest is at rest."""

    name: str
    on: date
    act: str
    under: tuple[str, ...]
    given: tuple[Given, ...]
    expect: Expectation
    source: Source
    instrument: str = ""
