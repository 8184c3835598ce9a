"""A case: an act on a day with what is given, read under named instruments or under all the law of a place."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from goldendoor.norms.vocabulary import Value


@dataclass(frozen=True, slots=True)
class Case:
    """What is asked of the law; with `rest`, whatever is not given is at rest (docs/law/language.md, rule 12)."""

    act: str
    on: date
    facts: Mapping[str, Value]
    under: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    rest: bool = False
