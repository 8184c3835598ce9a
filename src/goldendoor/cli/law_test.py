"""`goldendoor law test`: hold the law's answers against what the authors of cases expect."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from goldendoor.cli.agreement import Agreement, compare
from goldendoor.cli.case import Day, city_of, law_option
from goldendoor.cli.cases import Answered, BadCase, Defaults, answered, complain, opened
from goldendoor.cli.commands import ANSWER_IS_NO, BAD_INPUT, FINE

EXAMPLES = """
\b
Examples:
  goldendoor law test --cases cases.jsonl
  goldendoor law test --cases cases.jsonl --json
  goldendoor law test --cases - < cases.jsonl

\b
What a case does not name is at rest, unless --rest unknown is given. A case that expects a `duty`
agrees when one of the duties found is the same party's and due the same day. Pinpoints are shown
and not compared.
Exit codes: 0 all agree; 1 some do not; 2 a line was bad (the others are still compared).
"""


@click.command(
    name="test",
    help="Compare the answers with what a file of cases expects.\n" + EXAMPLES,
    short_help="Compare the answers with what a file of cases expects.",
)
@click.option("--cases", required=True, metavar="FILE", help="One JSON object a line; - reads standard input.")
@click.option("--city", help="The city of cases that name neither a city nor instruments.")
@click.option("--on", type=Day(), help="The day of cases that give none.")
@click.option(
    "--rest", type=click.Choice(["no", "unknown"]), default="no", help="What is not given is: no, or unknown."
)
@law_option
@click.option("--json", "as_json_lines", is_flag=True, help="One comparison a line, as JSON.")
def command(cases: str, city: str | None, on: Any, rest: str, law: Path | None, as_json_lines: bool) -> int:
    """Compare every case, then count."""
    if city:
        city_of(city, law)  # a misspelt city is one mistake, not one a line
    agreeing = disagreeing = bad = 0
    with opened(cases) as stream, progress(cases) as moved:
        for one in answered(stream, Defaults(city, on, (), rest == "no", law)):
            moved(one.size_bytes)
            one, found = _compared(one)
            if found is None:
                complain(one, cases)
                bad += 1
                continue
            agreeing, disagreeing = agreeing + found.agrees, disagreeing + (not found.agrees)
            if as_json_lines:
                click.echo(json.dumps(_as_json(one, found), ensure_ascii=False))
            elif not found.agrees:
                click.echo(in_words(one, found))
    if not as_json_lines:
        click.echo(f"{agreeing} agree, {disagreeing} do not" + (f", {bad} could not be read" if bad else ""))
    return BAD_INPUT if bad else ANSWER_IS_NO if disagreeing else FINE


def _compared(one: Answered) -> tuple[Answered, Agreement | None]:
    """The comparison; none for a line that is no case, or that expects nothing."""
    if one.case is None or one.decision is None or one.city is None:
        return one, None
    try:
        return one, compare(one.case, one.decision, one.city.corpus)
    except BadCase as error:
        return Answered(one.number, one.size_bytes, wrong=str(error)), None


def in_words(one: Answered, found: Agreement) -> str:
    """A disagreement: the case, what was expected and where, what the law says and where."""
    assert one.case is not None
    name = one.case.id or f"line {one.number}"
    return (
        f"{name}: {one.case.act} on {one.case.on.isoformat()}\n"
        f"    expected: {found.expected}{_at(found.expected_at)}\n"
        f"    the law:  {found.found}{_at(found.found_at)}"
    )


def _at(pinpoint: str) -> str:
    return f" at {pinpoint}" if pinpoint else " (no pinpoint)"


def _as_json(one: Answered, found: Agreement) -> dict[str, Any]:
    assert one.case is not None
    return {
        "id": one.case.id, "line": one.number, "act": one.case.act, "on": one.case.on.isoformat(),
        "agrees": found.agrees, "expected": found.expected, "expected_at": found.expected_at,
        "found": found.found, "found_at": found.found_at,
    }  # fmt: skip


@contextmanager
def progress(name: str) -> Iterator[Any]:
    """A bar on a terminal for a file whose length is known; elsewhere nothing."""
    path = Path(name)
    if name == "-" or not sys.stderr.isatty() or not path.is_file():
        yield lambda size_bytes: None
        return
    with click.progressbar(length=path.stat().st_size, file=sys.stderr, label="cases") as bar:
        yield bar.update
