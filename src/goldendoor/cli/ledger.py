"""`goldendoor ledger`: the ledger of City Hall checked, signed, exported, and an entry proved."""

import click

from goldendoor.cli.commands import Commands

SUBCOMMANDS = {
    "verify": (
        "goldendoor.cli.ledger_verify",
        "Whether anything was changed behind the ledger: each finding on a line.",
    ),
    "checkpoint": ("goldendoor.cli.ledger_checkpoint", "Sign how far the ledger has come."),
    "export": (
        "goldendoor.cli.ledger_export:export",
        "The ledger as lines that anybody can check without this program.",
    ),
    "prove": ("goldendoor.cli.ledger_export:prove", "One entry, with the proof that it is in the ledger."),
}

EXAMPLES = """
\b
Examples:
  goldendoor ledger verify
  goldendoor ledger checkpoint
  goldendoor ledger export --to ledger.jsonl
  goldendoor ledger prove 42
"""


@click.group(
    name="ledger",
    cls=Commands,
    subcommands=SUBCOMMANDS,
    invoke_without_command=True,
    help="The ledger of City Hall: verify, checkpoint, export, prove.\n" + EXAMPLES,
)
@click.pass_context
def command(context: click.Context) -> None:
    """Show the help where no subcommand is named."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
