"""Golden Door itself: the function compiled from the diagram, and the same with its full explanation."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from .patterns import ACT, CITY, ON, UNDER
from .peer import Answer, Decide, absent

NAME = "Golden Door, compiled"
NAME_EXPLAINED = "Golden Door, with the full explanation"
ANSWERS_WITH = "verdict and every section that carries it"
PACKAGES: tuple[str, ...] = ("goldendoor",)
READS_WHOLE_SITUATION = True

# A day on which all the city's encoded law is in force together.
QUESTIONS_ON = date(2026, 3, 1)


def available() -> str | None:
    if reason := absent("goldendoor", "goldendoor"):
        return reason
    import goldendoor

    return None if hasattr(goldendoor, "City") else "goldendoor has no City yet"


def build() -> Decide:
    from goldendoor import City

    return City(CITY).compile(ACT, on=ON, under=list(UNDER))


def build_explained() -> Decide:
    """Gives the outcome and its tree of reasons."""
    from goldendoor import City

    return City(CITY).compile(ACT, on=ON, under=list(UNDER), explain=True)


def read(outcome: Any) -> Answer:
    # Which instrument is fixed by `under`; the pinpoint alone is put into the list's form.
    return str(outcome.verdict), tuple(_cited(str(norm.pinpoint)) for norm in outcome.norms)


def read_explained(answer: Any) -> Answer:
    outcome, tree = answer
    if not tree:
        raise ValueError("the explanation is empty")
    return read(outcome)


def _cited(pinpoint: str) -> str:
    return pinpoint if pinpoint.startswith("EO 34") else f"EO 34 {pinpoint}"


def first_questions() -> Iterator[tuple[str, Callable[[], Any]]]:
    """Every act of the city, with a call that finds what to ask where nothing is known yet."""
    from goldendoor import City

    city = City(CITY)
    for act in city.acts():
        yield act, lambda act=act: city.next_question(act, on=QUESTIONS_ON, facts={})
