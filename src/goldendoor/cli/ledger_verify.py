"""`goldendoor ledger verify`: whether anything was changed behind the ledger."""

import json
from typing import TYPE_CHECKING

import click

from goldendoor.cli.ledger_city import city_hall
from goldendoor.cli.page import show, wrapped
from goldendoor.cli.progress import progress

if TYPE_CHECKING:
    from goldendoor.hall.ledger.findings import Finding

EXAMPLES = """
\b
Examples:
  goldendoor ledger verify
  goldendoor ledger verify --json

\b
Every entry is hashed again and held against every signed checkpoint, and every record against its last
entry. Exit 1: something is not as it was recorded; each finding is a line.
"""


OLDER = (
    "This city began before agencies were on the ledger. Its keeper puts them there, as they are found, from the first"
    " page at City Hall."
)


@click.command(
    name="verify",
    help="Check whether anything was changed behind the ledger.\n" + EXAMPLES,
    short_help="Whether anything was changed behind the ledger.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """Check, and tell what was found."""
    with city_hall():
        from goldendoor.hall.ledger.records import unlisted_kinds
        from goldendoor.hall.ledger.verifying import extent, verify
        from goldendoor.hall.people.as_found import found as agencies_found

        with progress("entries") as moved:
            findings = list(verify(moved))
        entries, signed = extent()
        unlisted, older = unlisted_kinds(), bool(findings and agencies_found())
    if as_json:
        found = [{"wrong": one.wrong, "entry": one.number, "words": one.words} for one in findings]
        told = {"entries": entries, "signed": signed, "unlisted_kinds": unlisted, "findings": found}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        show([*_told(findings, entries, signed, unlisted), *(wrapped(OLDER) if older else ())])
    if findings:
        context.exit(1)


def _told(findings: list["Finding"], entries: int, signed: int, unlisted: tuple[str, ...]) -> list[str]:
    if findings:
        return [str(one) for one in findings]
    told = wrapped(f"{entries:,} entries: nothing was changed behind the ledger.")
    if signed < entries:
        told += wrapped(
            f"No checkpoint speaks for the last {entries - signed:,} of them yet: "
            "whoever owns the database could still write them anew."
        )
    if unlisted:
        told += wrapped(f"Not looked for: records that were added past the ledger, of the kinds {', '.join(unlisted)}.")
    return told
