"""`goldendoor hall keys`: the master keys that seal records: which there are, a new one, and rotation."""

import json

import click

from goldendoor.cli.commands import Commands
from goldendoor.cli.ledger_city import city_hall, start_django
from goldendoor.cli.page import columns, show, wrapped
from goldendoor.cli.progress import progress

SUBCOMMANDS = {
    "new": ("goldendoor.cli.hall_keys:new", "Make a master key, which seals from now on."),
    "rewrap": ("goldendoor.cli.hall_keys:rewrap", "Wrap the key of every record with the newest master key."),
}
EXAMPLES = """
\b
Examples:
  goldendoor hall keys
  goldendoor hall keys new
  goldendoor hall keys rewrap

\b
Exit 1: a key that some record needs is missing or cannot be used.
"""


@click.group(
    name="keys",
    cls=Commands,
    subcommands=SUBCOMMANDS,
    invoke_without_command=True,
    help="The master keys: which there are, and how many records each wraps.\n" + EXAMPLES,
)
@click.option("--json", "as_json", is_flag=True, help="The list as JSON.")
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """List the keys where no subcommand is named."""
    if context.invoked_subcommand is not None:
        return
    with city_hall():
        from goldendoor.hall.sealing.keyring import keyring
        from goldendoor.hall.sealing.keys import sealing_folder

        found, folder = keyring(), sealing_folder()
    if as_json:
        listed = [
            {"name": one.name, "seals": one.seals, "records": one.records, "fault": one.fault or None} for one in found
        ]
        click.echo(json.dumps({"folder": str(folder), "keys": listed}, ensure_ascii=False, indent=2))
    else:
        show([*columns((one.name, one.words) for one in found), *wrapped(f"The keys are in {folder}.")])
    if any(one.fault and one.records for one in found):
        context.exit(1)


@click.command(
    name="new",
    help="Make a master key. It seals from now on; what older keys sealed stays as it is until `rewrap`.\n"
    "\n\b\nExamples:\n  goldendoor hall keys new\n  goldendoor hall keys new --json",
    short_help="Make a master key, which seals from now on.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
def new(as_json: bool) -> None:
    """Make one, and say where it is."""
    start_django()
    from goldendoor.hall.sealing.keys import make_key, sealing_folder

    made = make_key()
    file = sealing_folder() / f"{made.name}.key"
    if as_json:
        click.echo(json.dumps({"name": made.name, "file": str(file)}, ensure_ascii=False, indent=2))
        return
    show(
        [
            *wrapped(f"{made.name} seals from now on."),
            f"Key: {file}",
            *wrapped("Back it up now, apart from the database: a record whose master key is lost can never be read."),
            *wrapped("`goldendoor hall keys rewrap` wraps with it what older keys wrap."),
        ]
    )


@click.command(
    name="rewrap",
    help="Wrap the key of every record with the newest master key. What is sealed stays as it is.\n"
    "\n\b\nExamples:\n  goldendoor hall keys rewrap\n  goldendoor hall keys rewrap --json\n"
    "\nEach record is done by itself: stop it at any time, and run it again to go on.",
    short_help="Wrap the key of every record with the newest master key.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
def rewrap(as_json: bool) -> None:
    """Wrap them, with how far it has come on a terminal."""
    with city_hall():
        from goldendoor.hall.sealing import records
        from goldendoor.hall.sealing.keyring import keyring
        from goldendoor.hall.sealing.keys import newest_key

        newest = newest_key().name
        with progress("wrapped") as moved:
            done = records.rewrap(moved)
        unused = [one.name for one in keyring() if not one.records and not one.seals]
    if as_json:
        told = {"wrapped": done, "by": newest, "not_needed_any_more": unused}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    away = f"No record here needs any more: {', '.join(unused)}. An older backup of the database still does."
    show([*wrapped(f"{done:,} records are now wrapped by {newest}."), *(wrapped(away) if unused else [])])
