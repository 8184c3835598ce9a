"""`goldendoor law changes`: what changed in the law between two days, and which verdicts changed with it."""

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldendoor.cli.case import Day, city_of, law_option
from goldendoor.cli.compare import situation_lines
from goldendoor.cli.page import part, show, wrapped
from goldendoor.cli.progress import progress

if TYPE_CHECKING:
    from goldendoor import City
    from goldendoor.analysis.law_changes import Change, DayOfChange, VerdictChange
    from goldendoor.norms import Corpus

EXAMPLES = """
\b
Examples:
  goldendoor law changes --from 2003-09-01 --to 2003-12-31
  goldendoor law changes --from 2026-01-29 --to 2026-02-06 --city nyc --act use_lot
  goldendoor law changes --from 2015-01-01 --to 2015-12-31 --city durham --json

\b
Both days count. For each day: what began, ended or changed; then every way in which a verdict is
another one than the day before, in the simplest situation that shows it, decided anew on both days.
"""


@click.command(
    name="changes",
    help="What changed in the law, and which verdicts changed with it, each with a situation.\n" + EXAMPLES,
    short_help="What changed, and which verdicts changed with it.",
)
@click.option("--from", "first", type=Day(), required=True, help="The first day looked at.")
@click.option("--to", "last", type=Day(), required=True, help="The last day looked at.")
@click.option("--city", help="One city; left out: every city that is held.")
@click.option("--act", "acts", multiple=True, help="Look at the verdicts on this act only; may be repeated.")
@law_option
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
def command(
    first: date, last: date, city: str | None, acts: tuple[str, ...], law: Path | None, as_json: bool
) -> None:  # fmt: skip
    """Look through the days, city by city, and print what was found."""
    from goldendoor.analysis.law_changes import changes_of_law
    from goldendoor.engine.decision import as_json as plain
    from goldendoor.engine.provenance import BANNER

    if first > last:
        raise click.UsageError(f"--from {first.isoformat()} is after --to {last.isoformat()}")
    cities = cities_of(city, law)
    found = []
    for one in cities:
        with progress(f"verdicts of {one.name}") as moved:
            found.append(changes_of_law(one, first, last, acts, moved))
    if as_json:
        shown = {"from": first.isoformat(), "to": last.isoformat(), "banner": BANNER}
        told = [plain(day) for days in found for day in days]
        click.echo(json.dumps({**shown, "days": told}, ensure_ascii=False, indent=2))
        return
    lines: list[str] = []
    for one, days in zip(cities, found, strict=True):
        title = f"{one.name}: law that changed from {first.isoformat()} through {last.isoformat()}"
        lines += [click.style(line, bold=True) for line in wrapped(title)]
        lines += [line for day in days for line in _day_lines(one.corpus, day)] or ["", "  Nothing changed."]
        lines.append("")
    show([*lines, *wrapped(BANNER)])


def cities_of(name: str | None, law: Path | None) -> "list[City]":
    """The city that is named, or every city that is held.

    Raises:
        click.UsageError: for an unknown city, with the near ones.
    """
    if name is not None:
        return [city_of(name, law)]
    from goldendoor import City
    from goldendoor.engine.cache import open_law

    return [City(each, law=law) for each in open_law(law).cities]


def _day_lines(corpus: "Corpus", day: "DayOfChange") -> list[str]:
    lines = ["", click.style(day.day.isoformat(), bold=True)]
    for told in _changes(day.changes):
        lines += wrapped(told, "  - ", "    ")
    for one in day.verdicts:
        lines += _verdict_lines(corpus, one)
    if not day.verdicts:
        lines += wrapped("No verdict is another one because of it.", "  ")
    return lines


def _changes(changes: "tuple[Change, ...]") -> list[str]:
    """What changed, a line each; entries of one table together."""
    told: dict[str, list[str]] = {}
    for one in changes:
        by = f", by {one.by}" if one.by else ""
        if one.kind == "entry of a table":
            table, _, key = one.label.partition(": ")
            told.setdefault(f"{one.how}: in the table {table} ({one.citation})", []).append(key)
        else:
            label = one.label.replace("-", " ").replace("_", " ") if one.kind != "instrument" else one.label
            told[f"{one.how}: {one.kind} {label} ({one.citation}{by})"] = []
    return [f"{line}: {', '.join(keys)}" if keys else line for line, keys in told.items()]


def _verdict_lines(corpus: "Corpus", one: "VerdictChange") -> list[str]:
    acts = "; ".join(f"{act} ({corpus.acts[act].words})" for act in one.acts)
    lines = part("Verdicts that changed", [acts])
    if one.tried:
        told = "There are too many cases to look at all of them. The worked examples were tried"
        lines += wrapped(f"{told}{'' if one.situations else ', and none changed'}.", "  ")
    for number, situation in enumerate(one.situations, start=1):
        lines += ["", *situation_lines(corpus, situation, f"{number:>4}  ")]
    if not one.complete and not one.tried:
        lines += ["", *wrapped("There are more ways in which it changed than these.", "  ")]
    if one.not_replayed:
        lines += wrapped(f"{one.not_replayed} more came out otherwise when decided anew, and are not shown.", "  ")
    return lines
