"""Files of cases, one JSON object a line, answered one by one, so that a file may be of any length."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from goldendoor.cli.case import Day, city_of, decided
from goldendoor.cli.commands import BAD_INPUT, FINE, told
from goldendoor.cli.owed import in_a_line

if TYPE_CHECKING:
    from goldendoor import City
    from goldendoor.engine.decision import Decision

LONGEST_LINE_BYTES = 1_000_000


class BadCase(ValueError):
    """A line that is no case; the message says why."""


@dataclass(frozen=True, slots=True)
class ReadCase:
    """A case as a line gives it, with what its author expects of it, if anything."""

    id: str | None
    act: str
    city: str | None
    on: date
    under: tuple[str, ...]
    facts: dict[str, Any]
    expect: str | None = None
    pinpoint: str | None = None
    duty: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Defaults:
    """What was typed beside the file: it holds where a case does not say."""

    city: str | None
    on: date | None
    under: tuple[str, ...]
    rest: bool
    law: Path | None


def read_case(text: str, defaults: Defaults) -> ReadCase:
    """One line as a case.

    Raises:
        BadCase: when it is not JSON, not an object, or a part of it is missing or of the wrong kind.
    """
    try:
        entry = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadCase(f"this is not JSON: {error}") from None
    if not isinstance(entry, dict):
        raise BadCase("a case is one JSON object, { … }")
    facts = _of_kind(entry, "facts", dict, {})
    duty = _of_kind(entry, "duty", dict, {})
    under = _of_kind(entry, "under", list, list(defaults.under))
    if not all(isinstance(name, str) for name in under):
        raise BadCase("'under' has to be a list of names of instruments")
    identity = entry.get("id")
    return ReadCase(
        None if identity is None else str(identity), _text(entry, "act") or _missing("act"),
        _text(entry, "city") or defaults.city, _day(entry, defaults), tuple(under), facts,
        _text(entry, "expect"), _text(entry, "pinpoint"), duty,
    )  # fmt: skip


def _of_kind(entry: dict[str, Any], key: str, kind: type, otherwise: Any) -> Any:
    value = entry.get(key)
    if value is None:
        return otherwise
    if not isinstance(value, kind):
        raise BadCase(f"{key!r} has to be {'an object' if kind is dict else 'a list'}")
    return value


def _text(entry: dict[str, Any], key: str) -> str | None:
    value = entry.get(key)
    if value is not None and not isinstance(value, str):
        raise BadCase(f"{key!r} has to be a text")
    return value


def _missing(key: str) -> Any:
    raise BadCase(f"it does not give {key!r}")


def _day(entry: dict[str, Any], defaults: Defaults) -> date:
    written = _text(entry, "on")
    if written is None:
        return defaults.on or _missing("on")
    try:
        return Day().convert(written, None, None)
    except click.BadParameter as error:
        raise BadCase(error.message) from None


def lines_of(stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, numbered from 1; of a line too long for a case, only its beginning."""
    number = 0
    while line := stream.readline(LONGEST_LINE_BYTES + 1):
        number += 1
        rest = line
        while len(rest) > LONGEST_LINE_BYTES and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST_LINE_BYTES + 1)
        if line.strip():
            yield number, line


@contextmanager
def opened(name: str) -> Iterator[IO[bytes]]:
    """The file of that name, or standard input for `-`.

    Raises:
        OSError: when it cannot be read.
    """
    if name == "-":
        yield sys.stdin.buffer
    else:
        with Path(name).open("rb") as stream:
            yield stream


class Cities:
    """The cities that the cases of one file name, each opened once."""

    def __init__(self, law: Path | None) -> None:
        self._law = law
        self._opened: dict[str | None, City] = {}

    def of(self, name: str | None, under: tuple[str, ...]) -> "City":
        """The city, or none where `under` names instruments.

        Raises:
            BadCase: when neither is named.
            click.UsageError: when the city is unknown.
        """
        if name is None and not under:
            raise BadCase("it names neither a city nor, in 'under', instruments")
        if name not in self._opened:
            self._opened[name] = city_of(name, self._law)
        return self._opened[name]


@dataclass(frozen=True, slots=True)
class Answered:
    """A case with its decision, and the city that decided it; or, for a bad line, what is wrong with it."""

    number: int
    size_bytes: int
    case: ReadCase | None = None
    decision: "Decision | None" = None
    city: "City | None" = None
    wrong: str | None = None


def answered(stream: IO[bytes], defaults: Defaults) -> Iterator[Answered]:
    """Every case of a stream in its order, decided; one bad line stops nothing."""
    cities = Cities(defaults.law)
    for number, line in lines_of(stream):
        try:
            if len(line) > LONGEST_LINE_BYTES:
                raise BadCase(f"it is longer than {LONGEST_LINE_BYTES:,} bytes")
            case = read_case(line.decode("utf-8"), defaults)
            city = cities.of(case.city, case.under)
            decision = decided(city, case.act, case.on, case.facts, case.under, defaults.rest, case.id)
            yield Answered(number, len(line), case, decision, city)
        except UnicodeDecodeError:
            yield Answered(number, len(line), wrong="this is not UTF-8 text")
        except BadCase as error:
            yield Answered(number, len(line), wrong=" ".join(str(error).split()))
        except Exception as error:
            yield Answered(number, len(line), wrong=told(error)[0])


def complain(one: Answered, name: str) -> None:
    """Report a bad line by its number."""
    click.echo(f"{'standard input' if name == '-' else name}, line {one.number}: {one.wrong}", err=True)


def defaults_of(values: dict[str, Any]) -> Defaults:
    """What was typed beside `--cases`."""
    return Defaults(values["city"], values["on"], values["under"], values["rest"] == "no", values["law"])


def decide_file(name: str, values: dict[str, Any], as_json_lines: bool) -> int:
    """Write one decision a line; 2 when a line was bad, though every other was answered."""
    code = FINE
    with opened(name) as stream:
        write = _writer(as_json_lines)
        for one in answered(stream, defaults_of(values)):
            if one.decision is None:
                complain(one, name)
                code = BAD_INPUT
                continue
            sys.stdout.write(write(one.decision) + "\n")
            if name == "-":
                sys.stdout.flush()  # somebody may be waiting for this answer before the next case
    return code


def _writer(as_json_lines: bool) -> "Callable[[Decision], str]":
    from goldendoor.engine.decision import as_json

    if as_json_lines:
        return lambda decision: json.dumps(as_json(decision), ensure_ascii=False)
    return in_one_line


def in_one_line(decision: "Decision") -> str:
    """A decision as a line for people: its case, the verdict, the sections, and what is due."""
    cited = ", ".join(norm.citation for norm in decision.norms)
    due = "; ".join(map(in_a_line, decision.duties))
    parts = [decision.id or decision.act, decision.verdict.spoken, cited, due]
    return "  ".join(text for text in parts if text)
