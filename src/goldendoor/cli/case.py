"""A case as it is typed: the act, the place, the day, the instruments, and facts as `name=value`."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from goldendoor import City, Decision

Command = TypeVar("Command", bound=Callable[..., Any])

_INTERVALS = re.compile(r"\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d(,\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d)*$")


class Day(click.ParamType[date]):
    """A day like 2026-04-01, or `today`: the command line has a clock, and nothing below it has."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that was typed; an error that says how to write one."""
        if isinstance(value, date):
            return value
        if value == "today":
            return date.today()
        try:
            if len(value) != len("2026-04-01"):
                raise ValueError
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day; give one like 2026-04-01, or today", param, ctx)


class Facts(click.ParamType[tuple[str, Any]]):
    """One fact, `name=value`: several kinds joined by commas, intervals like `2001-05-01..2002-04-30`."""

    name = "fact=value"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, Any]:
        """The name and the raw value; the law's own types are read later, by the library."""
        name, equals, raw = value.partition("=")
        if not equals or not name.strip():
            near = f"write {value}=yes" if re.fullmatch(r"[a-z]\w*", value) else "write name=value"
            self.fail(f"{value!r} gives no value; {near}", param, ctx)
        return name.strip(), raw_value(raw.strip())


def raw_value(typed: str) -> Any:
    """What was typed for a fact, as JSON gives it: intervals become pairs of days, the rest stays text."""
    if _INTERVALS.match(typed):
        return [pair.split("..") for pair in typed.split(",")]
    if typed.startswith("["):
        try:
            return json.loads(typed)
        except ValueError:
            return typed
    return typed


@dataclass(frozen=True, slots=True)
class Typed:
    """The options of one case as typed."""

    city: str | None
    on: date
    under: tuple[str, ...]
    rest: bool
    law: Path | None
    facts: dict[str, Any]


def once_each(items: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """The facts by name.

    Raises:
        click.BadParameter: for a fact that is given twice.
    """
    found: dict[str, Any] = {}
    for name, raw in items:
        if name in found:
            raise click.BadParameter(f"{name} is given twice; several kinds are joined by commas")
        found[name] = raw
    return found


def typed(values: dict[str, Any]) -> Typed:
    """What `case_options` and `place_options` read, as one value; the day is today where none is given."""
    return Typed(
        values["city"], values["on"] or date.today(), values["under"], values["rest"] == "no", values["law"],
        once_each(values["facts"]),
    )  # fmt: skip


law_option = click.option(
    "--law",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Other law files than the shipped.",
)


def place_options(command: Command) -> Command:
    """The options that say which law: the city, the day, and a folder of law files other than the shipped."""
    for option in (
        law_option,
        click.option("--on", type=Day(), help="The day of the case, like 2026-03-01. Left out: today."),
        click.option("--city", help="The city whose law it is: nyc, philadelphia, durham."),
    ):
        command = option(command)
    return command


def case_options(command: Command) -> Command:
    """Everything that a case needs but the act: place, day, instruments, facts."""
    for option in (
        click.argument("facts", nargs=-1, type=Facts(), metavar="[FACT=VALUE]..."),
        click.option("--rest", type=click.Choice(["no"]), help="Put what is not given at rest, and list it."),
        click.option("--under", multiple=True, metavar="INSTRUMENT", help="Only this law; may be repeated."),
    ):
        command = option(command)
    return place_options(command)


def city_of(name: str | None, law: Path | None, *, named_law: bool = True) -> "City":
    """The city, or no city where instruments are named.

    Raises:
        click.UsageError: when neither is named, or the city is unknown; with the cities that there are.
        OSError: when the law cannot be read.
    """
    from goldendoor import City
    from goldendoor.norms import UnknownName

    if name is None and not named_law:
        raise click.UsageError("say which city, as in --city nyc, or name the law with --under")
    try:
        return City(name.lower() if name else None, law=law)
    except UnknownName as error:
        there_are = "" if error.near else "; there are: " + ", ".join(City(None, law=law).corpus.cities)
        raise click.UsageError(f"{error}{there_are}") from None


def decided(
    city: "City",
    act: str,
    on: date,
    facts: dict[str, Any],
    under: tuple[str, ...],
    rest: bool,
    case_id: str | None = None,
) -> "Decision":
    """The decision of a case.

    Raises:
        click.UsageError: for an instrument that is known and not encoded yet.
        UnknownName, BadValue, DiagramTooLarge: as `City.decide`.
    """
    from goldendoor.norms import UnknownName

    try:
        return city.decide(act, on=on, facts=facts, under=under, rest=rest, case_id=case_id)
    except UnknownName as error:
        rows = [row for table in city.corpus.tables.get("not_encoded", ()) for row in table.rows]
        row = next((row for row in rows if row.key == error.name), None)
        if error.kind != "instrument" or row is None:
            raise
        cited = dict(row.columns).get("cite", row.key)
        raise click.UsageError(f"{error.name} ({cited}) is known and not encoded yet: ask counsel") from None
