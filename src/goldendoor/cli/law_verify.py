"""`goldendoor law verify`: a city's own copies of the official texts against the fingerprints that ship."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldendoor.cli.case import law_option
from goldendoor.cli.commands import ANSWER_IS_NO, FINE
from goldendoor.cli.official_text import fingerprint, read_fingerprints
from goldendoor.cli.page import part, show, wrapped
from goldendoor.cli.section import COPY_ENDS, cited_place, copy_of, encoded_in

if TYPE_CHECKING:
    from goldendoor.norms import Corpus, Instrument

EXAMPLES = """
\b
Examples:
  goldendoor law verify --texts texts
  goldendoor law verify --texts texts --json

\b
A copy is a text file that is named after its instrument, like texts/NYC-EO-34-2003.txt. Layout and
punctuation make no difference; a word does. No official text comes with the program.
Exit codes: 0 every paragraph matches; 1 some differ; 2 there is no copy to verify.
"""


@dataclass(frozen=True, slots=True)
class Differing:
    """A place of an official text that is not as it was encoded, and the rules that were encoded from it."""

    place: str
    citation: str
    encoded: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verified:
    """An instrument whose copy is at hand: how many paragraphs match, which differ, are missing, or are new.

    `fingerprinted` is false where no fingerprint of it ships, so that nothing can be said.
    """

    instrument: str
    cite_as: str
    fingerprinted: bool
    matching: int
    differing: tuple[Differing, ...]
    missing: tuple[Differing, ...]
    new: tuple[str, ...]

    @property
    def is_the_same(self) -> bool:
        """Whether the copy is the text that was encoded."""
        return not (self.differing or self.missing or self.new)


@click.command(
    name="verify",
    help="Hold a city's own copies of the official texts against the fingerprints, paragraph by paragraph.\n"
    + EXAMPLES,
    short_help="Your own copies against the fingerprints that ship.",
)
@click.option(
    "--texts", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path), help="The folder of copies."
)  # fmt: skip
@law_option
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
def command(texts: Path, law: Path | None, as_json: bool) -> int:
    """Verify every copy that is there."""
    from goldendoor.engine.cache import open_law
    from goldendoor.language import shipped_law

    corpus = open_law(law)
    prints = read_fingerprints((law or shipped_law()) / "fingerprints.csv")
    found = [verified(corpus, one, copy, prints) for one in corpus.instruments.values()
             if (copy := copy_of(one, texts)) is not None]  # fmt: skip
    strange = strangers(texts, corpus.instruments)
    if not found:
        hint = f"; {strange[0]}" if strange else ""
        raise click.UsageError(
            f"{texts}: no copy of an instrument is here; they are named like NYC-EO-34-2003.txt{hint}"
        )
    without = sorted({name for name, _ in prints} - {one.instrument for one in found})
    if as_json:
        verdicts = [asdict(one) | {"is_the_same": one.is_the_same} for one in found]
        shown = {"verified": verdicts, "without_a_copy": without, "not_understood": strange}
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        show(_page(found, without, strange))
    return FINE if all(one.is_the_same for one in found) else ANSWER_IS_NO


def verified(
    corpus: "Corpus", instrument: "Instrument", copy: Mapping[str, str], prints: Mapping[tuple[str, str], str]
) -> Verified:
    """One copy held against the fingerprints of its instrument."""
    known = {place: value for (name, place), value in prints.items() if name == instrument.name}
    differing = [place for place, value in known.items() if place in copy and fingerprint(copy[place]) != value]
    missing = [place for place in known if place not in copy]
    new = [place for place in copy if place not in known] if known else []
    return Verified(
        instrument.name, instrument.cite_as, bool(known), len(known) - len(differing) - len(missing),
        tuple(_differing(corpus, instrument, differing)), tuple(_differing(corpus, instrument, missing)),
        tuple(cited_place(instrument, place) for place in new),
    )  # fmt: skip


def _differing(corpus: "Corpus", instrument: "Instrument", places: Iterable[str]) -> Iterable[Differing]:
    from goldendoor.norms import Pinpoint

    everything = list(encoded_in(corpus, instrument))
    for place in places:
        of_it = [one for one in everything if one.pinpoint.lies_in(Pinpoint(f"§ {place}"))]
        exactly = [one for one in of_it if place in one.pinpoint.items]
        labels = dict.fromkeys(f"{one.kind} {one.label}" for one in exactly or of_it)
        yield Differing(place, cited_place(instrument, place), tuple(labels))


def strangers(texts: Path, names: Iterable[str]) -> list[str]:
    """Files in a folder of copies that are named after no instrument, each with the near names."""
    known = list(names)
    found = []
    for path in sorted(texts.iterdir()):
        if path.is_file() and path.suffix in COPY_ENDS and path.stem not in known:
            near = get_close_matches(path.stem, known, n=2, cutoff=0.6)
            found.append(
                f"{path.name} is named after no instrument" + (f"; did you mean {' or '.join(near)}?" if near else "")
            )
    return found


def _page(found: Iterable[Verified], without: list[str], strange: list[str]) -> list[str]:
    lines: list[str] = []
    for one in found:
        lines += [*wrapped(f"{one.instrument} ({one.cite_as}): {_in_short(one)}"), *_places("differs", one.differing),
                  *_places("is missing from the copy", one.missing)]  # fmt: skip
        lines += [
            line for place in one.new for line in wrapped(f"{place} is in the copy and was not encoded", "  ", "    ")
        ]
    lines += part("Fingerprints ship, and there is no copy", without, "- ")
    return [*lines, *part("Files that were not understood", strange, "- ")]


def _in_short(one: Verified) -> str:
    if not one.fingerprinted:
        return "no fingerprint ships, so it cannot be compared"
    paragraphs = f"{one.matching} paragraph{'s' * (one.matching != 1)} match"
    return paragraphs + ("" if one.is_the_same else ", others do not:")


def _places(how: str, places: Iterable[Differing]) -> list[str]:
    told = []
    for one in places:
        encoded = f" (encoded from it: {', '.join(one.encoded)})" if one.encoded else ""
        told += wrapped(f"{one.citation} {how}{encoded}", "  ", "    ")
    return told
