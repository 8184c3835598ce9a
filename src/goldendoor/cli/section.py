"""One section of an instrument, all that is encoded from it, and how it stands to the official text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goldendoor.cli.official_text import fingerprint, paragraphs, places_named
from goldendoor.language.markdown import Statement, cut
from goldendoor.norms import Corpus, Instrument, Pinpoint, Rule, Section, Source, UnknownName

# What can be said of a pinpoint's official text.
MATCHES, DIFFERS, NO_COPY, NEVER = (
    "matches the fingerprint",
    "differs from the fingerprint",
    "no copy here",
    "never compared",
)

COPY_ENDS = (".txt", ".md")

_SIGN = re.compile(r"\s*(?:(?:s|sec|section)\.?\s*(?=\d)|§+\s*)", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\s*(?:par|para|paragraph)\.?\s*(?=\d)|\s*¶\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Encoded:
    """One thing that the law file says: what kind of thing, its label, where it stands, and its words."""

    kind: str
    label: str
    pinpoint: Pinpoint
    words: tuple[str, ...]
    source: Source

    @property
    def line(self) -> int:
        """The line of its file where it begins."""
        return self.source.line


@dataclass(frozen=True, slots=True)
class Official:
    """The official words of one place, where the city has put its own copy, and how they compare."""

    place: str
    citation: str
    comparison: str
    words: str | None


@dataclass(frozen=True, slots=True)
class Shown:
    """What `law show` shows."""

    instrument: Instrument
    pinpoint: Pinpoint | None
    sections: tuple[Section, ...]
    encoded: tuple[Encoded, ...]
    official: tuple[Official, ...]


def find(corpus: Corpus, asked: str) -> tuple[Instrument, Pinpoint | None]:
    """The instrument and the place that a citation names: `EO 34 § 3(a)`, `4-210(b)(2)`, `NYC-EO-34-2003`.

    Raises:
        UnknownName: with near matches, where no instrument is cited so.
    """
    wanted = " ".join(asked.split())
    names = {name.casefold(): one for one in corpus.instruments.values() for name in (one.name, one.cite_as)}
    for name in sorted(names, key=len, reverse=True):
        rest = wanted[len(name) :]
        if wanted.casefold().startswith(name) and not rest[:1].isalnum() and rest[:1] != "-":
            return names[name], _pinpoint(rest)
    head = re.split(r"[§¶(]|\bs\.|\bpar\.", wanted, maxsplit=1)[0].strip() or wanted
    raise UnknownName(
        "instrument", head, [one for each in corpus.instruments.values() for one in (each.name, each.cite_as)]
    )


def _pinpoint(rest: str) -> Pinpoint | None:
    text = rest.strip()
    if not text:
        return None
    if paragraph := _PARAGRAPH.match(text):
        return Pinpoint("¶ " + text[paragraph.end() :])
    sign = _SIGN.match(text)
    return Pinpoint("§ " + (text[sign.end() :] if sign else text))


def shown(corpus: Corpus, asked: str, folder: Path, texts: Path, fingerprints: Mapping[tuple[str, str], str]) -> Shown:
    """Everything that is held of the place that is asked for, out of folders of law and of official copies.

    Raises:
        UnknownName: when there is no such instrument, or nothing at that place of it; with what there is.
        OSError: when the law file, or the city's copy, is there and cannot be read.
    """
    instrument, pinpoint = find(corpus, asked)
    files = (instrument.source.file, *instrument.parts)
    written = {
        (file, statement.line): statement
        for file in files
        for statement in cut((folder / file).read_text(encoding="utf-8")).statements
    }
    everything = sorted(
        encoded_in(corpus, instrument, written), key=lambda one: (files.index(one.source.file), one.line)
    )
    encoded = _at(everything, pinpoint)
    sections = tuple(
        section
        for section in instrument.sections
        if pinpoint is None or _headed(section, pinpoint) or _holds(section, instrument, encoded)
    )
    if pinpoint is not None and not encoded and not sections:
        known = sorted({one.pinpoint.cited(instrument.cite_as) for one in everything})
        raise UnknownName("section", pinpoint.cited(instrument.cite_as), known)
    named = [place for one in encoded for place in places_named(one.pinpoint.text)]
    asked_for = list(places_named(pinpoint.text)) if pinpoint else []
    places = list(dict.fromkeys([*asked_for, *(one for one in named if _within(one, asked_for))]))
    official = tuple(compared(instrument, places, texts, fingerprints))
    return Shown(instrument, pinpoint, sections, encoded, official)


def _at(everything: Iterable[Encoded], asked: Pinpoint | None) -> tuple[Encoded, ...]:
    """What is encoded from a place, or, where nothing is, from what the place is a part of."""
    if asked is None:
        return tuple(everything)
    inside = tuple(one for one in everything if one.pinpoint.lies_in(asked))
    return inside or tuple(one for one in everything if asked.lies_in(one.pinpoint))


def _within(place: str, asked: list[str]) -> bool:
    return not asked or any(Pinpoint(place).lies_in(Pinpoint(one)) for one in asked)


def _headed(section: Section, asked: Pinpoint) -> bool:
    """Whether a heading begins with the place: `§ 3 Workers …`, `(b), (c) Non-public areas`."""
    places = re.findall(r"\d[\w.\-]*(?:\([^)]*\))*|(?:\([A-Za-z0-9]{1,4}\))+", re.split(r"\s[A-Z]", section.heading)[0])
    return any(asked.lies_in(Pinpoint("§ " + place)) or Pinpoint("§ " + place).lies_in(asked) for place in places)


def _holds(section: Section, instrument: Instrument, encoded: tuple[Encoded, ...]) -> bool:
    beside = [one for one in instrument.sections if one.file == section.file]
    end = min((one.line for one in beside if one.line > section.line), default=1 << 30)
    return any(one.source.file == section.file and section.line <= one.line < end for one in encoded)


def encoded_in(
    corpus: Corpus, instrument: Instrument, written: Mapping[tuple[str, int], Statement] | None = None
) -> Iterator[Encoded]:
    """Every provision of an instrument, exceptions included; a definition in the words of its law file."""
    text = {place: statement.text for place, statement in (written or {}).items()}
    for norm in instrument.norms:
        yield from _rule(f"{norm.rule.word.value} {' or '.join(norm.acts)}", "norm", norm.rule)
    for duty in instrument.all_duties:
        owed = " ".join(filter(None, [f"{duty.holder} must {duty.act}", duty.to and f"to {duty.to}", duty.what]))
        yield from _rule(owed, "duty", duty.rule)
    for gap in instrument.not_held:
        yield Encoded("not held", " or ".join(gap.acts), gap.pinpoint, tuple(filter(None, [gap.say])), gap.source)
    own: list[Any] = [one for versions in (*corpus.terms.values(), *corpus.tables.values()) for one in versions]
    for one in own:
        if one.instrument == instrument.name:
            kind = "table" if hasattr(one, "rows") else "definition"
            meaning = " ".join(text.get((one.source.file, one.source.line), "").partition("\n")[2].split())
            yield Encoded(kind, one.name, one.pinpoint, (meaning,) if meaning else (), one.source)
    for question in corpus.questions.values():
        if question.instrument == instrument.name:
            settled = question.until_decided or "refer"
            words = (question.ask, f"until counsel decides: {settled}")
            yield Encoded("question", question.name, question.pinpoint, words, question.source)


def _rule(says: str, kind: str, rule: Rule) -> Iterator[Encoded]:
    words = tuple(text for text in (says, rule.say, rule.tell and f"“{rule.tell}”", rule.meanwhile) if text)
    yield Encoded(kind, rule.label, rule.pinpoint, words, rule.source)
    for exception in rule.exceptions:
        yield from _rule(exception.word.value, "exception", exception)


def compared(
    instrument: Instrument, places: list[str], texts: Path, fingerprints: Mapping[tuple[str, str], str]
) -> Iterator[Official]:
    """How the city's own copy of each place stands to the fingerprint that ships.

    Raises:
        OSError: when the copy is there and cannot be read.
    """
    words = copy_of(instrument, texts) or {}
    for place in places:
        known, cited = fingerprints.get((instrument.name, place)), cited_place(instrument, place)
        if known is None:
            yield Official(place, cited, NEVER, words.get(place))
        elif place not in words:
            yield Official(place, cited, NO_COPY, None)
        else:
            yield Official(place, cited, MATCHES if fingerprint(words[place]) == known else DIFFERS, words[place])


def copy_of(instrument: Instrument, texts: Path) -> dict[str, str] | None:
    """The paragraphs of the city's own copy by pinpoint; None where there is no copy.

    Raises:
        OSError: when the copy is there and cannot be read.
    """
    for end in COPY_ENDS:
        path = texts / f"{instrument.name}{end}"
        if path.is_file():
            return paragraphs(path.read_text(encoding="utf-8", errors="replace"), instrument.cite_as)
    return None


def cited_place(instrument: Instrument, place: str) -> str:
    """A place of an official text as people cite it: `EO 34 § 3(a)`, `IO 22 ¶ 2`."""
    by_paragraph = any(norm.rule.pinpoint.text.startswith("¶") for norm in instrument.norms)
    return Pinpoint(f"{'¶' if by_paragraph else '§'} {place}").cited(instrument.cite_as)
