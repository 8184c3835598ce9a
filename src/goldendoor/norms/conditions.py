"""What a rule asks of a case: tests on facts and terms, joined by and, or, not."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Holds:
    """A yes/no fact is yes, or a term of the law holds."""

    name: str


@dataclass(frozen=True, slots=True)
class IsOneOf:
    """A fact that has one value has one of these; a text is one of these."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Includes:
    """A fact that is a set has this member."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class IsIn:
    """A text is listed in this table on the day of the case."""

    name: str
    table: str


@dataclass(frozen=True, slots=True)
class Exists:
    """There is such a date, text or list at all."""

    name: str


@dataclass(frozen=True, slots=True)
class Compares:
    """A number or a date against a bound; `relation` is a word of the language, such as `more than`."""

    name: str
    relation: str
    bound: int | date


@dataclass(frozen=True, slots=True)
class Allows:
    """An instrument alone, on the same case, yields `may` or `must`."""

    instrument: str


@dataclass(frozen=True, slots=True)
class OnReading:
    """An open question of law is read in this way."""

    question: str
    reading: str


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds; of no parts, it holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Some part holds; of no parts, it does not."""

    parts: tuple["Condition", ...]


Condition = Holds | IsOneOf | Includes | IsIn | Exists | Compares | Allows | OnReading | Not | AllOf | AnyOf

RELATIONS = ("more than", "at least", "less than", "at most", "before", "after")


def compare(value: int | date, relation: str, bound: int | date) -> bool:
    """Whether `value relation bound`; `before` and `after` are strict.

    Raises:
        KeyError: for a relation that the language does not know.
    """
    if relation in ("more than", "after"):
        return value > bound  # type: ignore[operator]
    if relation in ("less than", "before"):
        return value < bound  # type: ignore[operator]
    if relation == "at least":
        return value >= bound  # type: ignore[operator]
    if relation == "at most":
        return value <= bound  # type: ignore[operator]
    raise KeyError(relation)


def tests_in(condition: Condition | None) -> tuple[Condition, ...]:
    """The single tests of a condition in the order of their writing."""
    found: list[Condition] = []
    waiting: list[Condition] = [] if condition is None else [condition]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Not):
            waiting.append(part.part)
        elif isinstance(part, (AllOf, AnyOf)):
            waiting.extend(reversed(part.parts))
        else:
            found.append(part)
    return tuple(found)
