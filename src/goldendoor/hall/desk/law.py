"""The law as the desk has it: each city opened once, when it is first asked about."""

from functools import cache
from pathlib import Path

from django.conf import settings

from goldendoor import City
from goldendoor.engine.cache import open_law
from goldendoor.norms import Corpus


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


def city_words(name: str) -> str:
    """A city's name as people write it: the narrowest part of its place."""
    return corpus().place(name)[-1]


def cities() -> dict[str, str]:
    """Every city that is held: its name, and how people write it."""
    return {name: city_words(name) for name in corpus().cities}


def _folder() -> Path | None:
    return Path(settings.LAW_FOLDER) if settings.LAW_FOLDER else None
