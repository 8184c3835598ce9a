"""`goldendoor hall data-inventory`: every stored field that could identify somebody, with purpose, law and retention."""

import json
from dataclasses import asdict
from itertools import groupby

import click

from goldendoor.cli.ledger_city import start_django
from goldendoor.cli.page import show, wrapped

EXAMPLES = """
\b
Examples:
  goldendoor hall data-inventory
  goldendoor hall data-inventory --json

\b
Exit 1: a stored field is neither declared nor excused.
"""


@click.command(
    name="data-inventory",
    help="What City Hall stores about people, why, under which law, and how long.\n" + EXAMPLES,
    short_help="What is stored about people, why, and how long.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """Print the inventory; no database is asked."""
    start_django()

    from goldendoor.hall.sealing.inventory import rows, undeclared

    found, missing = list(rows()), undeclared()
    if as_json:
        shown = {"fields": [asdict(one) for one in found], "undeclared": missing}
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        lines: list[str] = []
        for model, fields in groupby(found, key=lambda one: f"{one.app}: {one.model}"):
            lines += [click.style(model, bold=True)]
            for one in fields:
                sealed = ", sealed" if one.sealed else ""
                kept = f"kept: {one.passing or one.retention}" + (f" ({one.schedule})" if one.schedule else "")
                lines += wrapped(f"{one.field}{sealed}: {one.purpose} {one.law}; {kept}.", "  - ", "    ")
            lines.append("")
        lines += wrapped(
            f"{len(found)} fields. None is destroyed unless an approved records schedule is entered for it."
        )
        show([*lines, *(f"not declared: {one}" for one in missing)])
    if missing:
        context.exit(1)
