"""Golden Door asked as the peers are: a function of the six facts, with the rest of the situation supposed."""

from collections.abc import Iterable, Mapping
from typing import Any

from .patterns import ACT, CITY, CONSTANTS, FACTS, ON, UNDER
from .peer import Answer, Decide, absent

NAME = "Golden Door, six facts"
NAME_EXPLAINED = "Golden Door, six facts, with the full explanation"
ANSWERS_WITH = "verdict and every section that carries it"
PACKAGES: tuple[str, ...] = ("goldendoor",)
READS_WHOLE_SITUATION = False


def available() -> str | None:
    return absent("goldendoor", PACKAGES[0])


def build() -> Decide:
    return compiled(given=FACTS, supposing=CONSTANTS)


def build_explained() -> Decide:
    """Gives the outcome and its tree of reasons."""
    return compiled(given=FACTS, supposing=CONSTANTS, explain=True)


def compiled(
    given: Iterable[str] | None = None, supposing: Mapping[str, Any] | None = None, explain: bool = False
) -> Decide:
    """The rule as a function; `given` are the names that it looks at, `supposing` what is the same in every case."""
    from goldendoor import City

    return City(CITY).compile(ACT, on=ON, under=UNDER, given=given, supposing=supposing, explain=explain)


def read(outcome: Any) -> Answer:
    return outcome.verdict.value, tuple(norm.citation for norm in outcome.norms)


def read_explained(answer: Any) -> Answer:
    outcome, tree = answer
    if not tree.parts:
        raise ValueError("the explanation is empty")
    return read(outcome)
