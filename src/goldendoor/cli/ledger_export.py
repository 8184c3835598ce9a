"""`goldendoor ledger export` and `prove`: what others need to check the ledger without this program."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from goldendoor.cli.ledger_city import city_hall
from goldendoor.cli.page import show, wrapped

Line = dict[str, Any]

EXPORT_EXAMPLES = """
\b
Examples:
  goldendoor ledger export --to ledger.jsonl
  goldendoor ledger export | gzip > ledger.jsonl.gz

\b
Everything up to the latest checkpoint, as lines of JSON. tools/verify_ledger_export.py checks them, and needs
nothing of this program. There are hashes in it and no names. Exit 2: nothing was signed yet, or an entry was changed.
"""
PROVE_EXAMPLES = """
\b
Examples:
  goldendoor ledger prove 42
  goldendoor ledger prove 42 --json > entry-42.jsonl

\b
With --json in the form of an export, which tools/verify_ledger_export.py checks.
"""


@click.command(
    name="export",
    help="Write the ledger as lines that anybody can check without this program.\n" + EXPORT_EXAMPLES,
    short_help="The ledger as lines that anybody can check.",
)
@click.option("--to", type=click.Path(path_type=Path, dir_okay=False), help="A file; else standard output.")
@click.option("--json", "as_json", is_flag=True, help="The lines are JSON already: this changes nothing.")
def export(to: Path | None, as_json: bool) -> None:
    """Write the lines to a file that is there whole or not at all, or to standard output."""
    with city_hall():
        from goldendoor.hall.ledger.exporting import export as lines

        if to is None:
            for line in lines():
                click.echo(line)
        else:
            _write(to, lines())


@click.command(
    name="prove",
    help="Show one entry, with the proof that it is in the ledger.\n" + PROVE_EXAMPLES,
    short_help="One entry, with the proof that it is in the ledger.",
)
@click.argument("number", type=click.IntRange(min=1))
@click.option("--json", "as_json", is_flag=True, help="In the form of an export.")
def prove(number: int, as_json: bool) -> None:
    """Show the entry, the checkpoint, and the hashes that lead from the one to the other."""
    with city_hall():
        from goldendoor.hall.ledger.exporting import prove as lines

        proof = list(lines(number))
    show(proof if as_json else _told(number, *map(json.loads, proof)))


def _write(to: Path, lines: Iterable[str]) -> None:
    part = to.with_name(f"{to.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(line + "\n" for line in lines)
        part.replace(to)
    finally:
        part.unlink(missing_ok=True)


def _told(number: int, header: Line, entry: Line, checkpoint: Line, proof: Line) -> list[str]:
    return [
        *wrapped(f"Entry {number} is in the ledger of {header['origin']}."),
        *("", "What is hashed:", entry["body"]),
        *("", "Hashes from it to the root:", *proof["inclusion"]["proof"]),
        *("", "The checkpoint that signs the root:", *checkpoint["checkpoint"].splitlines()),
        *("", "Key to check it with:", header["verifier_key"]),
    ]
