"""`goldendoor hall`: City Hall's records, from outside the browser."""

import click

from goldendoor.cli.commands import Commands

SUBCOMMANDS = {
    "init": ("goldendoor.cli.hall_init", "Begin a city's records: agencies from the law, and one keeper."),
    "data-inventory": ("goldendoor.cli.hall_inventory", "What is stored about people, why, and how long."),
    "retention": ("goldendoor.cli.hall_retention", "What is past its date; nothing is destroyed unless you say so."),
    "keys": ("goldendoor.cli.hall_keys", "The keys that seal records: which there are, a new one, and rotation."),
    "report": ("goldendoor.cli.hall_report", "A report that the law orders, as it was published, or counted now."),
    "tick": ("goldendoor.cli.hall_tick", "Do what is due: for every five minutes."),
}


@click.group(
    name="hall",
    cls=Commands,
    subcommands=SUBCOMMANDS,
    invoke_without_command=True,
    help="City Hall's records: accounts, offices, matters.",
)
@click.pass_context
def command(context: click.Context) -> None:
    """Show the help where no subcommand is named."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
