"""`goldendoor law check`: every mistake in the law files, where it is, and what was probably meant."""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldendoor.cli.commands import ANSWER_IS_NO, FINE
from goldendoor.cli.progress import progress

if TYPE_CHECKING:
    from goldendoor.cli.law_folder import LawFolder
    from goldendoor.language import Problem

EXAMPLES = """
\b
Examples:
  goldendoor law check                            the law that ships
  goldendoor law check law/nyc                    one city's files, in the whole law
  goldendoor law check law/nyc/eo-34-2003.md      one file, in the whole law
  goldendoor law check drafts/eo-99.md            a draft, laid over the law that ships
  goldendoor law check --if-changed               quick where nothing changed since the last check

\b
Exit codes: 0 no mistake (warnings may be shown); 1 mistakes; 2 nothing at that path.
"""


@click.command(
    name="check",
    help="Report every mistake in the law files: file, line, caret, what was probably meant.\n" + EXAMPLES,
    short_help="Every mistake in the law files.",
)
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--if-changed", is_flag=True, help="Look no further where this very law was found sound before.")
@click.option("--json", "as_json", is_flag=True, help="The mistakes as one JSON list.")
def command(path: Path | None, if_changed: bool, as_json: bool) -> int:
    """Check a folder, or one file inside the whole law."""
    from goldendoor.cli.law_folder import law_folder
    from goldendoor.engine.cache import found_sound, note_as_sound

    with law_folder(path) as law:
        if if_changed and not law.meant and found_sound(law.folder):
            click.echo("[]" if as_json else "no mistake: this very law was checked before")
            return FINE
        problems = problems_in(law)
        mistakes = [one for one in problems if not one.warning]
        if not mistakes and not law.meant:
            note_as_sound(law.folder)
    if as_json:
        click.echo(json.dumps([asdict(one) for one in problems], ensure_ascii=False, indent=2))
    else:
        for one in problems:
            click.echo(str(one))
        click.echo(_count(mistakes, problems))
    return ANSWER_IS_NO if mistakes else FINE


def problems_in(law: "LawFolder") -> "list[Problem]":
    """What is wrong in the files that were meant, named as they were typed.

    What only a decision can show (a scenario that fails, a norm that never controls) is looked for once the
    files themselves are sound: with a name unknown, half of it would be noise.
    """
    from goldendoor.analysis import law_problems
    from goldendoor.language import check, load
    from goldendoor.language.check import shown

    loaded = load(law.folder)
    found = list(check(loaded))
    if not any(not one.warning for one in found):
        with progress("analyses") as moved:
            found += [shown(one, loaded) for one in law_problems(loaded.corpus, law.is_meant, moved)]
    meant = sorted(one for one in found if law.is_meant(one.file))
    return [replace(one, file=law.named(one.file)) for one in meant]


def _count(mistakes: "Sequence[Problem]", problems: "Sequence[Problem]") -> str:
    warnings = len(problems) - len(mistakes)
    said = f"{len(mistakes)} mistake{'s' * (len(mistakes) != 1)}" if mistakes else "no mistake"
    return said + (f", {warnings} warning{'s' * (warnings != 1)}" if warnings else "")
