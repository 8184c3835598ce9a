"""`goldendoor law stats`: how large the diagrams are, where the texts are known from, what the scenarios cover."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goldendoor.cli.case import law_option
from goldendoor.cli.official_text import read_fingerprints
from goldendoor.cli.page import show, wrapped
from goldendoor.cli.progress import progress

if TYPE_CHECKING:
    from goldendoor.analysis.measures import Measured

EXAMPLES = """
\b
Examples:
  goldendoor law stats
  goldendoor law stats NYC-EO-34-2003
  goldendoor law stats --json

\b
Nodes are those of the diagram of one instrument on one act, on the day on which it is largest. A rule
is covered where scenarios show it standing and not standing, as far as it can be so.
"""


@click.command(
    name="stats",
    help="Sizes of diagrams for each act and instrument, provenance, and coverage by scenarios.\n" + EXAMPLES,
    short_help="Sizes of diagrams, provenance, and what the scenarios cover.",
)
@click.argument("names", nargs=-1, metavar="[INSTRUMENT]...")
@law_option
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
def command(names: tuple[str, ...], law: Path | None, as_json: bool) -> None:
    """Measure every instrument, and print those that are asked for."""
    from goldendoor.analysis.measures import measured
    from goldendoor.engine.cache import open_law
    from goldendoor.engine.decision import as_json as plain
    from goldendoor.language import shipped_law

    corpus = open_law(law)
    wanted = {corpus.instrument(name).name for name in names} or set(corpus.instruments)
    prints = frozenset(name for name, _ in read_fingerprints((law or shipped_law()) / "fingerprints.csv"))
    with progress("instruments") as moved:
        found = list(measured(corpus, prints, moved, wanted))
    if as_json:
        shown = [plain(one) | {"too_large": one.too_large} for one in found]
        click.echo(json.dumps({"instruments": shown, "together": _together(found)}, ensure_ascii=False, indent=2))
        return
    lines: list[str] = []
    for one in found:
        lines += [*_lines(one, every_act=bool(names)), ""]
    show([*lines, *wrapped(_in_short(_together(found)))])


def _lines(one: "Measured", every_act: bool) -> list[str]:
    """An instrument in a few lines; with `every_act` the size of each of its diagrams."""
    known = f"text: {one.text}; checked {one.checked or 'never'}; reviewed: {one.reviewed}"
    known += "; fingerprints ship" if one.fingerprinted else "; no fingerprints"
    covered = f"{one.both_ways} of {one.rules} rules are covered both ways; {one.scenarios} scenarios"
    lines = [click.style(one.instrument, bold=True) + f"  {one.kind}, {one.place}", *wrapped(known, "  ")]
    lines += wrapped(covered, "  ")
    lines += [line for rule in one.not_both_ways for line in wrapped(f"not both ways: {rule}", "    ")]
    for size in one.sizes if every_act else one.sizes[:1]:
        nodes = "too large to build" if size.nodes is None else f"{size.nodes:,} nodes"
        which = "" if every_act else "largest diagram, "
        lines += wrapped(f"{which}{size.act}: {nodes}", "  ")
    return lines + (
        wrapped("A diagram is larger than it should be: split the condition.", "  ") if one.too_large else []
    )


def _together(found: "list[Measured]") -> dict[str, Any]:
    """All instruments that were asked for in a few numbers."""
    texts: dict[str, int] = {}
    for one in found:
        kind = next((kind for kind in _TEXTS if one.text.startswith(kind)), one.text)
        texts[kind] = texts.get(kind, 0) + 1
    return {
        "instruments": len(found), "texts": texts, "reviewed": sum(one.reviewed != "none" for one in found),
        "rules": sum(one.rules for one in found), "both_ways": sum(one.both_ways for one in found),
        "scenarios": sum(one.scenarios for one in found),
        "diagrams": sum(len(one.sizes) for one in found),
        "largest": max((size.nodes or 0 for one in found for size in one.sizes), default=0),
        "too_large": [one.instrument for one in found if one.too_large],
    }  # fmt: skip


_TEXTS = ("held", "told from secondary sources", "recalled", "not held")


def _in_short(together: dict[str, Any]) -> str:
    texts = ", ".join(f"{number} {kind}" for kind, number in sorted(together["texts"].items()))
    instruments = f"{together['instruments']} instrument{'s' * (together['instruments'] != 1)}"
    return (
        f"{instruments} (text: {texts}; {together['reviewed']} reviewed),"
        f" {together['rules']} rules of which {together['both_ways']} are covered both ways,"
        f" {together['scenarios']} scenarios, {together['diagrams']} diagrams of at most {together['largest']:,} nodes."
    )
