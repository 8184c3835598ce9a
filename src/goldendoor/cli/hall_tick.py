"""`goldendoor hall tick`: whatever is due now is done; to be run every few minutes, and harmless as often as it is run."""

import json
from dataclasses import asdict

import click

from goldendoor.cli.ledger_city import city_hall
from goldendoor.cli.page import show, wrapped

EXAMPLES = """
\b
Examples:
  goldendoor hall tick
  goldendoor hall tick --json
  */5 * * * *  goldendoor hall tick     (a line of crontab)

\b
It signs a checkpoint of the ledger where the last is an hour old and something was added since, and says how much is
past its date. It looks at the records and not at its last run: nothing is lost when it did not run for a month.
Exit 1: something that was due could not be done; the rest was.
"""


@click.command(
    name="tick", help="Do what is due now.\n" + EXAMPLES, short_help="Do what is due: for every five minutes."
)
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """Run what is registered, and print what it did."""
    with city_hall():
        from goldendoor.hall import clock
        from goldendoor.hall.ticking import tick

        ticked = list(tick(clock.now()))
    if as_json:
        click.echo(json.dumps({"ticked": [asdict(one) for one in ticked]}, ensure_ascii=False, indent=2))
    else:
        lines = [line for one in ticked for words in one.done for line in wrapped(words, hanging="  ")]
        failed = [
            line for one in ticked if one.failed for line in wrapped(f"{one.name} failed: {one.failed}", hanging="  ")
        ]
        show([*lines, *failed] or ["Nothing is due."])
    if any(one.failed for one in ticked):
        context.exit(1)
