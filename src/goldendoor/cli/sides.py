"""A city on a day as it is typed, `nyc@2003-11-01`, beside facts, `name=value`."""

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goldendoor.cli.case import Day, Facts, city_of, once_each

if TYPE_CHECKING:
    from goldendoor.analysis.together import Side

_SIDE = re.compile(r"(?P<city>[\w-]+)@(?P<day>.*)")


class SideOrFact(click.ParamType[Any]):
    """`CITY@DAY`, as a pair of a name and a day, or a fact, as a pair of a name and a value."""

    name = "city@day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """What was typed; an error that says how to write it."""
        if not isinstance(value, str):
            return value
        if side := _SIDE.fullmatch(value):
            return side["city"], Day().convert(side["day"], param, ctx)
        if "=" not in value:
            self.fail(f"{value!r} names no day; write {value}@2003-11-01, or a fact as name=value", param, ctx)
        return Facts().convert(value, param, ctx)


def sides_and_facts(typed: tuple[Any, ...], law: Path | None) -> "tuple[tuple[Side, ...], dict[str, Any]]":
    """The sides in the order of typing, and the facts by name.

    Raises:
        click.UsageError: for fewer than two sides, a side or a fact that is given twice, or an unknown city.
        OSError: when the law cannot be read.
    """
    from goldendoor.analysis.together import Side

    pairs = [(name.lower(), day) for name, day in typed if isinstance(day, date)]
    if len(pairs) < 2:
        raise click.UsageError("name at least two to compare, like nyc@2003-11-01 durham@2003-11-01")
    if len(set(pairs)) < len(pairs):
        raise click.UsageError("one city on one day is given twice")
    cities = {name: city_of(name, law) for name, _ in pairs}
    facts = once_each((name, value) for name, value in typed if not isinstance(value, date))
    return tuple(Side(cities[name], day) for name, day in pairs), facts
