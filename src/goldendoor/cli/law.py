"""`goldendoor law`: what can be done with the law files."""

import click

from goldendoor.cli.commands import Commands

SUBCOMMANDS = {
    "check": (
        "goldendoor.cli.law_check",
        "Every mistake in the law files: file, line, caret, what was meant.",
    ),
    "format": ("goldendoor.cli.law_format", "Tidy the blocks of law; prose is never touched."),
    "show": ("goldendoor.cli.law_show", "A section: its prose, what is encoded from it, the official words."),
    "compile": ("goldendoor.cli.law_compile", "Compile the law of every city and day ahead."),
    "changes": (
        "goldendoor.cli.law_changes",
        "What changed between two days, and which verdicts changed with it.",
    ),
    "verify": (
        "goldendoor.cli.law_verify",
        "Your own copies of the official texts against the fingerprints that ship.",
    ),
    "stats": ("goldendoor.cli.law_stats", "Sizes of diagrams, provenance, and what the scenarios cover."),
    "test": ("goldendoor.cli.law_test", "Compare the answers with what a file of cases expects."),
}

EXAMPLES = """
\b
Examples:
  goldendoor law check
  goldendoor law check law/nyc/eo-34-2003.md
  goldendoor law format --check
  goldendoor law show "4-210(b)(2)"
  goldendoor law test --cases cases.jsonl
"""


@click.group(
    name="law",
    cls=Commands,
    subcommands=SUBCOMMANDS,
    invoke_without_command=True,
    help="The law files: check, format, show, compile, changes, verify, stats, test.\n" + EXAMPLES,
)
@click.pass_context
def command(context: click.Context) -> None:
    """Show the help where no subcommand is named."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
