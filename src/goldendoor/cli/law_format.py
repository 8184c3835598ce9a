"""`goldendoor law format`: tidy the blocks of law files; prose is never touched."""

import json
from pathlib import Path

import click

from goldendoor.cli.commands import ANSWER_IS_NO, FINE

EXAMPLES = """
\b
Examples:
  goldendoor law format                     every file of the law that ships
  goldendoor law format law/nyc             one city's files
  goldendoor law format --check             write nothing; exit 1 where something would change
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
    changed = []
    files = files_below(place)
    for file in files:
        text = file.read_bytes().decode("utf-8")
        tidy = format_law(text)
        if tidy != text:
            changed.append(str(file))
            if not check:
                file.write_bytes(tidy.encode())
    if as_json:
        click.echo(json.dumps({"changed": changed, "looked_at": len(files), "written": not check}))
    else:
        for name in changed:
            click.echo(f"{'would change' if check else 'changed'}: {name}")
        click.echo(f"{len(changed)} of {len(files)} files {'would change' if check else 'changed'}")
    return ANSWER_IS_NO if check and changed else FINE


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
