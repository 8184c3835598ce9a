"""The law as the desk has it: each city opened once, when it is first asked about."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from django.conf import settings

from goldendoor import City
from goldendoor.analysis.comparison import Comparison, compare
from goldendoor.analysis.together import Side
from goldendoor.engine.cache import open_law
from goldendoor.engine.consultation import Consultation
from goldendoor.engine.decision import Decision
from goldendoor.hall.desk.settled import Settled, Settling
from goldendoor.norms import Corpus

# The engine's diagrams grow while they are asked, and a server answers in several threads at once.
_ONE_AT_A_TIME = Lock()
# Whoever stands at a door never waits for a comparison: it has cities, diagrams and a turn of its own.
_ONE_COMPARISON_AT_A_TIME = Lock()
COMPARISONS_KEPT, MOST_SITUATIONS, PATIENCE_SECONDS = 64, 24, 5


class Busy(Exception):
    """Somebody else's comparison takes its time; nobody is kept waiting for it."""


@cache
def corpus() -> Corpus:
    """All the law that this City Hall has."""
    return open_law(_folder())


@cache
def city(name: str) -> City:
    """A city by its name.

    Raises:
        UnknownName: when no law of that city is held.
    """
    return City(name, law=_folder())


def decide(
    city_name: str, act: str, on: date, facts: Mapping[str, Any], under: Iterable[str] = (), order: Iterable[str] = (),
    rest: bool = False,
) -> Decision:  # fmt: skip
    """What the law of that day says of an act, on what is known and on nothing else.

    Args:
        rest: put what is not given at rest. It is for worked examples alone: of a real case nothing is ever assumed.

    Raises:
        UnknownName, BadValue, DiagramTooLarge: as `City.decide`.
    """
    asked = city(city_name)
    with _ONE_AT_A_TIME:
        return asked.decide(act, on=on, facts=facts, under=under, order=order, rest=rest)


@cache
def settling(name: str) -> Settling:
    """The functions that settle a city's cases."""
    return Settling(lambda: City(name, law=_folder()))


def settled(city_name: str, act: str, on: date, facts: Mapping[str, Any], under: Iterable[str] = ()) -> Settled | None:
    """What the law of that day comes to, where that is settled at once; None where `decide` has to be asked.

    A name that the law does not have is for `decide` to refuse.
    """
    named, known = tuple(under), corpus()
    if act not in known.acts or not known.instruments.keys() >= set(named):
        return None
    return settling(city_name).settled(act, on, facts, named)


def consult(city_name: str, situation: str, on: date, answers: Mapping[str, Any]) -> Consultation:
    """What the law of that day says in a situation, on the answers so far.

    Raises:
        UnknownName, BadValue, DiagramTooLarge: as `City.consult`.
    """
    asked = city(city_name)
    with _ONE_AT_A_TIME:
        return asked.consult(situation, on=on, facts=answers)


@cache
def _city_to_compare(name: str) -> City:
    return City(name, law=_folder())


@lru_cache(COMPARISONS_KEPT)
def comparison(act: str, sides: tuple[tuple[str, date], ...]) -> Comparison:
    """Where the laws of cities and days differ on an act. It is the same for everybody, and kept while the desk runs.

    Raises:
        UnknownName, DiagramTooLarge: as `compare`.
        Busy: when another comparison takes too long.
    """
    if not _ONE_COMPARISON_AT_A_TIME.acquire(timeout=PATIENCE_SECONDS):
        raise Busy
    try:
        named = [Side(_city_to_compare(name), on) for name, on in sides]
        return compare(act, named, most=MOST_SITUATIONS)
    finally:
        _ONE_COMPARISON_AT_A_TIME.release()


def compile_ahead(on: date) -> None:
    """Ask each situation of this desk's own city once, so that its diagrams are there when somebody comes."""
    for situation in city(settings.DESK_CITY).situations():
        consult(settings.DESK_CITY, situation.name, on, {})


def city_words(name: str) -> str:
    """A city's name as people write it: the narrowest part of its place."""
    return corpus().place(name)[-1]


def cities() -> dict[str, str]:
    """Every city that is held: its name, and how people write it."""
    return {name: city_words(name) for name in corpus().cities}


def _folder() -> Path | None:
    return Path(settings.LAW_FOLDER) if settings.LAW_FOLDER else None
