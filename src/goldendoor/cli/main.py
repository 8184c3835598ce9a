"""The command `goldendoor`: its subcommands by name, each with where it lives and what it does."""

import sys

import click

from goldendoor.cli.commands import Commands

SUBCOMMANDS = {
    "decide": ("goldendoor.cli.decide", "What the law says of one case, or of a file of cases."),
    "ask": ("goldendoor.cli.ask", "Answer a few questions about a situation; get what to do."),
    "explain": ("goldendoor.cli.explain", "Why the law says it, as a tree of sections."),
    "duties": ("goldendoor.cli.duties", "Who owes what to whom by when, with how each day was found."),
    "compare": ("goldendoor.cli.compare", "Where cities, or days, differ on an act, and where they are alike."),
    "questions": ("goldendoor.cli.questions", "What the law leaves open, and which verdicts hang on it."),
    "timeline": ("goldendoor.cli.timeline", "What was in force when."),
    "facts": ("goldendoor.cli.lists:facts", "List or search the facts that a case can give."),
    "acts": ("goldendoor.cli.lists:acts", "List or search the acts that the law speaks of."),
    "instruments": ("goldendoor.cli.lists:instruments", "List or search the laws and orders that are held."),
    "situations": ("goldendoor.cli.lists:situations", "List or search what can happen to a worker."),
    "law": ("goldendoor.cli.law", "Check, format, show and test the law files."),
    "hall": ("goldendoor.cli.hall", "City Hall's records: begin them, and look after them."),
    "ledger": ("goldendoor.cli.ledger", "City Hall's ledger: verify, sign, export and prove it."),
    "schema": ("goldendoor.cli.schema", "The JSON Schema of a decision."),
}

INTRODUCTION = """A city's immigrant-protection law as one running system: what it says of a case, why, what
to do, and whom to call. Research, not the City's advice, not legal advice.
"""

EXAMPLES = """
\b
Examples:
  goldendoor ask someone-wants-to-come-in --city nyc
  goldendoor decide inquire --city nyc --on 2010-05-04 actor_kind=line_worker inquiry_topic=immigration_status
  goldendoor decide --cases cases.jsonl --rest no --json
  goldendoor law show "EO 34 § 3(a)"
"""


@click.group(
    name="goldendoor",
    cls=Commands,
    subcommands=SUBCOMMANDS,
    invoke_without_command=True,
    help=INTRODUCTION + EXAMPLES,
)
@click.version_option(package_name="goldendoor", message="goldendoor %(version)s")
@click.pass_context
def goldendoor(context: click.Context) -> None:
    """Show the help where no subcommand is named."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main() -> None:
    """Run the command with what was typed, and leave with its exit code."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # A terminal that knows no section sign shows another mark; it never stops the program.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    goldendoor.main(prog_name="goldendoor")
