"""What the law answers: the verdict with its reasons, what follows from it, and what is still missing.

`as_json` gives the same as plain values; `decision.schema.json` beside this file describes them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any, NamedTuple

from goldendoor.norms import Verdict


@dataclass(frozen=True, slots=True)
class CitedNorm:
    """A rule that carries the verdict. `citation` is as people write it: `EO 34 § 3(a)(1)`."""

    instrument: str
    norm: str
    pinpoint: str
    citation: str
    word: str


@dataclass(frozen=True, slots=True)
class Approval:
    """Something that has to be done first: the fact that says so, and who may establish it."""

    fact: str
    words: str
    by: str | None
    by_words: str
    met: bool | None


@dataclass(frozen=True, slots=True)
class Sequel:
    """What whoever relies on a rule owes afterwards; `due` is a day, or the law's own words where it gives none."""

    kind: str
    to: str
    words: str
    due: str | None
    citation: str
    internal_target: "InternalTarget | None" = None


@dataclass(frozen=True, slots=True)
class InternalTarget:
    """How soon the city itself means to do what the law gives no day for: in words, and the day where it can be counted.

    It is never law. A `demonstration` is an example that no city has chosen.
    """

    words: str
    due: date | None
    demonstration: bool


@dataclass(frozen=True, slots=True)
class OwedDuty:
    """What a party owes because of these facts. `due` is the day, `due_words` the law's words, `computed` how.

    `also_shown` is the day by another count, where the open `question` is which counts. `internal_target` is the city's own.
    """

    party: str
    who: str
    to_whom: str | None
    what: str
    act: str
    due: date | None
    due_words: str
    computed: str
    also_shown: date | None
    question: str | None
    internal_target: InternalTarget | None
    instrument: str
    norm: str
    pinpoint: str
    citation: str


class Reason(NamedTuple):
    """A sentence with its pinpoint; `holds` is None where a missing fact leaves it open.

    A named tuple and not a dataclass: a full explanation makes dozens of them, and these are made three times faster.
    """

    sentence: str
    pinpoint: str
    holds: bool | None
    parts: "tuple[Reason, ...]" = ()


@dataclass(frozen=True, slots=True)
class TurnedOn:
    """An open or settled question of law for which another reading would change the verdict."""

    question: str
    ask: str
    pinpoint: str
    readings: tuple[str, ...]
    settled: str | None


@dataclass(frozen=True, slots=True)
class Call:
    """Whom to call: a party by its name and in words."""

    party: str
    words: str


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """The next thing to find out: a fact, how to ask for it, and the values it can have with their words."""

    fact: str
    ask: str
    help: str | None
    kind: str
    values: tuple[tuple[str, str], ...]
    burden: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A fact still open that a worker may not judge, and who may: not yet, call them."""

    fact: str
    words: str
    by: str
    by_words: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """How well the text behind the answer is known: the weakest of all instruments that were used."""

    text: str
    checked: str
    reviewed: str
    instrument: str
    banner: str


@dataclass(frozen=True, slots=True)
class LawUsed:
    """Which law answered: a hash over the instruments used, and each one's own content hash (SHA-256)."""

    hash: str
    instruments: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What the law says of a case (docs/law/decision.md tells each field)."""

    act: str
    city: str | None
    on: date
    verdict: Verdict
    norms: tuple[CitedNorm, ...]
    provided: tuple[Approval, ...]
    then: tuple[Sequel, ...]
    duties: tuple[OwedDuty, ...]
    because: Reason
    assumed: tuple[tuple[str, Any], ...]
    questions: tuple[TurnedOn, ...]
    missing: tuple[str, ...]
    next: NextQuestion | None
    say: tuple[str, ...]
    tell: tuple[str, ...]
    call: tuple[Call, ...]
    meanwhile: tuple[str, ...]
    judged_by: tuple[Judgement, ...]
    once: Verdict | None
    would_change: tuple[str, ...]
    disagreeing: tuple[Mapping[str, Any], ...]
    warnings: tuple[str, ...]
    provenance: Provenance
    law: LawUsed
    not_encoded: tuple[tuple[str, str], ...] = ()
    parts: tuple["Decision", ...] = ()
    id: str | None = None


def as_json(value: Any) -> Any:
    """The value as plain JSON values: dataclasses as objects, days as `2026-02-06`, pairs kept as they are named.

    >>> as_json(Call("mayor", "the Mayor"))
    {'party': 'mayor', 'words': 'the Mayor'}
    """
    if is_dataclass(value) and not isinstance(value, type):
        shown = {one.name: as_json(getattr(value, one.name)) for one in fields(value)}
        for pairs in ("assumed", "instruments", "not_encoded"):
            if pairs in shown:
                shown[pairs] = dict(shown[pairs])
        return shown
    if isinstance(value, Reason):
        return {name: as_json(inner) for name, inner in value._asdict().items()}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): as_json(inner) for key, inner in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(as_json(inner) for inner in value)
    if isinstance(value, list | tuple):
        return [as_json(inner) for inner in value]
    return value
