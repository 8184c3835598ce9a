"""`goldendoor ledger checkpoint`: sign how far the ledger has come, in a file outside the database."""

import json

import click

from goldendoor.cli.ledger_city import city_hall
from goldendoor.cli.page import show, wrapped

EXAMPLES = """
\b
Examples:
  goldendoor ledger checkpoint
  goldendoor ledger checkpoint --json

\b
Give a copy to somebody outside the house: whoever has one can show that the ledger was changed since.
Exit 1: the ledger no longer goes on from the last checkpoint, and nothing was signed.
"""


@click.command(
    name="checkpoint",
    help="Sign how far the ledger has come.\n" + EXAMPLES,
    short_help="Sign how far the ledger has come.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """Sign, and tell where the checkpoint is."""
    with city_hall():
        from goldendoor.hall.ledger.checkpoints import checkpoints_folder
        from goldendoor.hall.ledger.publishing import NotPublished, publish
        from goldendoor.hall.ledger.signing_key import signer

        try:
            published = publish()
        except NotPublished as reason:
            click.echo(f"nothing was signed: {reason}")
            context.exit(1)
        size, key = published.checkpoint.size, signer().verifier().text()
        file = checkpoints_folder() / f"{size}.note"
    if as_json:
        told = {"entries": size, "root": published.checkpoint.root.hex(), "file": str(file), "verifier_key": key}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        show([*wrapped(f"{size:,} entries are signed for."), f"Checkpoint: {file}", f"Key to check it with: {key}"])
