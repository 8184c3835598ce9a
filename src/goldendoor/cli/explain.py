"""`goldendoor explain`: why the law says it, as a tree of sentences with their sections."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from goldendoor.cli.case import case_options, city_of, decided, typed
from goldendoor.cli.page import show, wrapped

if TYPE_CHECKING:
    from goldendoor.engine.decision import Reason

EXAMPLES = """
\b
Examples:
  goldendoor explain inquire --city nyc --on 2010-05-04 --rest no \\
      actor_kind=line_worker inquiry_topic=immigration_status
  goldendoor explain give_access --under NYC-AC-4-210 --on 2019-07-01 warrant_issuer=ice_officer

\b
✓ holds    ✗ does not hold    ? is not known
"""

MARKS = {True: ("✓", "green"), False: ("✗", "red"), None: ("?", "yellow")}


@click.command(
    name="explain",
    help="Why the law says it of ACT: each reason with its section, the ones that fail included.\n" + EXAMPLES,
    short_help="Why the law says it, as a tree of sections.",
)
@click.argument("act")
@case_options
@click.option("--json", "as_json_tree", is_flag=True, help="The tree as JSON.")
def command(act: str, as_json_tree: bool, **values: Any) -> None:
    """Decide, and print the reasons."""
    from goldendoor.cli.answer import sentence, standing_of
    from goldendoor.engine.decision import as_json

    case = typed(values)
    city = city_of(case.city, case.law, named_law=bool(case.under))
    decision = decided(city, act, case.on, case.facts, case.under, case.rest)
    if as_json_tree:
        tree = {"act": act, "on": case.on.isoformat(), "verdict": decision.verdict.value}
        click.echo(
            json.dumps(
                tree | {"because": as_json(decision.because), "law": as_json(decision.law)},
                ensure_ascii=False,
            )
        )
        return
    words = city.corpus.act(decision.act).words
    show([
        *(click.style(line, bold=True) for line in wrapped(sentence(decision, words))),
        "",
        *tree_of(decision.because),
        *standing_of(decision),
    ])  # fmt: skip


def tree_of(reason: "Reason") -> list[str]:
    """The reasons as a tree, one sentence a branch; the verdict stands at its root without a mark."""
    lines = wrapped(f"{reason.sentence}  [{reason.pinpoint}]" if reason.pinpoint else reason.sentence)
    return lines + list(_branches(reason, ""))


def _branches(reason: "Reason", above: str) -> Iterator[str]:
    for number, one in enumerate(reason.parts, start=1):
        last = number == len(reason.parts)
        yield from _branch(one, above + ("└─ " if last else "├─ "), above + ("   " if last else "│  "))


def _branch(reason: "Reason", first: str, after: str) -> Iterator[str]:
    mark, colour = MARKS[reason.holds]
    cited = f"  [{reason.pinpoint}]" if reason.pinpoint else ""
    lines = wrapped(reason.sentence + cited, f"{first}{mark} ", after + ("│ " if reason.parts else "  "))
    yield lines[0].replace(mark, click.style(mark, fg=colour), 1)
    yield from lines[1:]
    yield from _branches(reason, after)
