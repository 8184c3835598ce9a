"""`goldendoor law show`: a section as it is told, what is encoded from it, the official words beside it."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goldendoor.cli.case import law_option
from goldendoor.cli.official_text import places_named, read_fingerprints
from goldendoor.cli.page import part, show, wrapped
from goldendoor.cli.section import NO_COPY, shown

if TYPE_CHECKING:
    from goldendoor.cli.section import Encoded, Official, Shown
    from goldendoor.norms import Instrument

EXAMPLES = """
\b
Examples:
  goldendoor law show "EO 34 § 3(a)"
  goldendoor law show "4-210(b)(2)"
  goldendoor law show "NYC-EO-13-2026 § 6(1)" --json

\b
The official words are shown where the city has put its own copy: texts/INSTRUMENT.txt beside the
folder of law, or in the folder given with --texts. Each paragraph of the copy is held against the
fingerprints that ship; the program brings no official text along.
"""


@click.command(
    name="show",
    help="Show a section: its prose, each norm encoded from it, and the official words beside it.\n" + EXAMPLES,
    short_help="A section and what is encoded from it.",
)
@click.argument("pinpoint", nargs=-1, required=True)
@law_option
@click.option("--texts", type=click.Path(path_type=Path), help="The folder of the city's own copies.")
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
def command(pinpoint: tuple[str, ...], law: Path | None, texts: Path | None, as_json: bool) -> None:
    """Find the section and print it."""
    from goldendoor.engine.cache import open_law
    from goldendoor.language import shipped_law

    folder = law or shipped_law()
    fingerprints = read_fingerprints(folder / "fingerprints.csv")
    found = shown(open_law(law), " ".join(pinpoint), folder, texts or folder.parent / "texts", fingerprints)
    if as_json:
        click.echo(json.dumps(_as_json(found), ensure_ascii=False, indent=2))
    else:
        show(_page(found))


def _page(found: "Shown") -> list[str]:
    instrument = found.instrument
    where = found.pinpoint.cited(instrument.cite_as) if found.pinpoint else instrument.cite_as
    since = instrument.dates.start.isoformat() if instrument.dates.start else "no day that is known"
    until = f" through {instrument.dates.end.isoformat()}" if instrument.dates.end else ""
    known = f"text: {instrument.text}; checked {instrument.checked or 'never'}; reviewed: {instrument.reviewed}"
    lines = [
        click.style(f"{where}: {instrument.title}", bold=True),
        *wrapped(f"{instrument.name}; {instrument.kind}; in force from {since}{until}; {known}"),
    ]
    for section in found.sections:
        lines += part(section.heading or instrument.title, section.prose.split("\n\n"))
    for official in found.official:
        lines += ["", *_beside(official)]
        for one in found.encoded:
            if next(places_named(one.pinpoint.text), "") == official.place:
                lines += _encoded(one, instrument)
    placed = {official.place for official in found.official}
    for one in found.encoded:
        if next(places_named(one.pinpoint.text), "") not in placed:
            lines += ["", *_encoded(one, instrument)]
    if any(official.comparison == NO_COPY for official in found.official):
        lines += [
            "",
            *wrapped(f"{NO_COPY}: put the City's own at texts/{instrument.name}.txt, and it is compared."),
        ]
    return lines


def _beside(official: "Official") -> list[str]:
    """A place with the official words, where they are at hand, and how they compare."""
    head = click.style(f"{official.citation}  [official text: {official.comparison}]", bold=True)
    return [
        head,
        *(line for text in (official.words or "").split("\n") if text for line in wrapped(text, "  | ")),
    ]


def _encoded(one: "Encoded", instrument: "Instrument") -> list[str]:
    where = f"line {one.line}" + (f" of {one.source.file}" if one.source.file in instrument.parts else "")
    head = wrapped(f"{one.kind} {one.label}  {one.pinpoint.cited(instrument.cite_as)}, {where}", "  ")
    return [*head, *(line for text in one.words for line in wrapped(text, "      "))]


def _as_json(found: "Shown") -> dict[str, Any]:
    instrument = found.instrument
    return {
        "instrument": instrument.name,
        "cite_as": instrument.cite_as,
        "title": instrument.title,
        "pinpoint": found.pinpoint.text if found.pinpoint else None,
        "text": instrument.text,
        "checked": instrument.checked,
        "reviewed": instrument.reviewed,
        "sections": [{"heading": one.heading, "prose": one.prose} for one in found.sections],
        "encoded": [
            {
                "kind": one.kind,
                "label": one.label,
                "pinpoint": one.pinpoint.text,
                "words": list(one.words),
                "file": one.source.file,
                "line": one.line,
            }
            for one in found.encoded
        ],
        "official": [{"place": one.place, "comparison": one.comparison, "words": one.words} for one in found.official],
    }
