"""What a made-up case is: what was seen, how the offices answer, and what the law says in the end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from goldendoor.hall.matters.models import Ending, State

Answers = Mapping[str, Any]
# Stands for the day of the case, where an answer is a date.
ON_THE_DAY = "on the day of the case"


@dataclass(frozen=True, slots=True)
class Signed:
    """A person's own written authorization, as the case has it."""

    language: str
    understood: bool
    scope: tuple[str, ...]
    given_by: str = "subject"
    blanket: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One made-up case.

    `yes` are the facts that offices find to be so; every other yes/no that they are asked, they answer with no.
    `values` are their answers that are no yes and no no. The law of the days from `since` through `through` says
    `state` of it. `cites` is the title of the standing authority that is named when it is opened.
    """

    title: str
    by: str
    act: str
    situation: str
    answers: Answers
    state: State
    ending: Ending
    yes: frozenset[str] = frozenset()
    values: Answers = field(default_factory=dict)
    signed: Signed | None = None
    incident: bool = False
    cites: str = ""
    since: date = date.min
    through: date = date.max
    times: int = 2


def among(**answers: Any) -> Answers:
    """Answers that nothing changes any more."""
    return MappingProxyType(answers)
