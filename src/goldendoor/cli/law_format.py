"""`goldendoor law format`: tidy the blocks of law files; prose is never touched."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldendoor.cli.commands import ANSWER_IS_NO, FINE

if TYPE_CHECKING:
    from goldendoor.language import Problem

EXAMPLES = """
\b
Examples:
  goldendoor law format                     every file of the law that ships
  goldendoor law format law/nyc             one city's files
  goldendoor law format --check             write nothing; exit 1 where something would change

\b
A block that cannot be read is told and left as it is (exit 1).
"""


@click.command(
    name="format",
    help="Tidy the blocks of law: white space only, prose never.\n" + EXAMPLES,
    short_help="Tidy the blocks of law; prose is never touched.",
)
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Only say what would change.")
@click.option("--json", "as_json", is_flag=True, help="The names of the files as JSON.")
def command(path: Path | None, check: bool, as_json: bool) -> int:
    """Format one file or every file below a folder."""
    from goldendoor.language import format_law, shipped_law

    place = path if path is not None else shipped_law()
    changed, unreadable = [], []
    files = files_below(place)
    for file in files:
        text = text_of(file)
        unreadable += mistakes_in(text, str(file))
        tidy = format_law(text)
        if tidy != text:
            changed.append(str(file))
            if not check:
                file.write_bytes(tidy.encode())
    if as_json:
        found = {"changed": changed, "looked_at": len(files), "written": not check}
        click.echo(json.dumps(found | {"could_not_be_read": [asdict(one) for one in unreadable]}))
    else:
        for name in changed:
            click.echo(f"{'would change' if check else 'changed'}: {name}")
        click.echo(f"{len(changed)} of {len(files)} files {'would change' if check else 'changed'}")
    for problem in unreadable:
        click.echo(str(problem), err=True)
    return ANSWER_IS_NO if unreadable or (check and changed) else FINE


def mistakes_in(text: str, name: str) -> "list[Problem]":
    """What cannot be read in a law file, and is therefore left as it is."""
    from goldendoor.language import Problem
    from goldendoor.language.markdown import cut
    from goldendoor.language.parse import parse

    read = (parse(statement, name) for statement in cut(text.replace("\r\n", "\n")).statements)
    return [one for one in read if isinstance(one, Problem)]


def text_of(file: Path) -> str:
    """The text of a law file, its line ends as they are.

    Raises:
        OSError: when it cannot be read.
        click.UsageError: when it is not UTF-8.
    """
    try:
        return file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise click.UsageError(f"{file}: this is not UTF-8 text") from None


def files_below(place: Path) -> list[Path]:
    """The law files at a path, in the order of their names.

    Raises:
        OSError: when there is nothing at the path.
        click.UsageError: when there is, but no law file.
    """
    place.stat()
    files = [place] if place.is_file() else sorted(place.rglob("*.md"))
    if not files or (place.is_file() and place.suffix != ".md"):
        raise click.UsageError(f"{place}: no law file is here; they end in .md")
    return files
