"""`goldendoor schema`: the JSON Schema of a decision, as it ships."""

from importlib.resources import files

import click

EXAMPLES = """
\b
Examples:
  goldendoor schema > decision.schema.json
"""


@click.command(
    name="schema",
    help="The JSON Schema (2020-12) of what `decide --json` writes.\n" + EXAMPLES,
    short_help="The JSON Schema of a decision.",
)
def command() -> None:
    """Print the schema."""
    click.echo(files("goldendoor.engine").joinpath("decision.schema.json").read_text(encoding="utf-8").rstrip())
