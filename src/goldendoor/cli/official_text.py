"""An official text cut into its numbered paragraphs, and the fingerprint by which two copies are compared."""

import csv
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

# Numbers at the beginning of a line: sections, then letters and figures, at whatever depth they stand.
_SECTION = re.compile(r"(?:section|sec\.|§)\s*(?P<number>\d+(?:-\d+)*[a-z]?)\b\.?\s*", re.IGNORECASE)
_MARKS = (
    ("letter.", re.compile(r"(?P<number>[a-z])\.\s+")),
    ("(letter)", re.compile(r"\((?P<number>[a-z])\)\s*")),
    ("figure.", re.compile(r"(?P<number>\d{1,2})\.\s+")),
    ("(figure)", re.compile(r"\((?P<number>\d{1,2})\)\s*")),
    ("(roman)", re.compile(r"\((?P<number>[ivx]+)\)\s*")),
    ("(capital)", re.compile(r"\((?P<number>[A-Z])\)\s*")),
)
# An editor's note of the day of an amendment, which is no part of the text.
_NOTE = re.compile(r"\[\[?as amended[^\]]*\](?:\([^)]*\))?\]?", re.IGNORECASE)
_EMPHASIS = re.compile(r"^[*_ ]+(?=[\w(§])")

Place = tuple[str, ...]
Level = tuple[str, int]


def fingerprint(paragraph: str) -> str:
    """SHA-256 of a paragraph's letters and digits in lower case: layout and punctuation make no difference.

    >>> fingerprint("Shall NOT inquire.") == fingerprint("shall not  inquire")
    True
    """
    return sha256("".join(filter(str.isalnum, paragraph.lower())).encode()).hexdigest()


def paragraphs(text: str, cite_as: str = "") -> dict[str, str]:
    """The paragraphs of a text by pinpoint, each without those below it: `{"3(a)": "…", "3(a)(1)": "…"}`.

    A section whose number is the instrument's own (`§ 4-210`) adds nothing to a pinpoint. What stands
    before the first number, and without a number after the last, is no provision: preamble, signature.
    """
    found: dict[str, list[str]] = {}
    waiting: list[str] = []
    path: list[tuple[Level, str]] = []
    for line in text.splitlines():
        plain = _EMPHASIS.sub("", _NOTE.sub("", line)).rstrip()
        indent = len(line) - len(line.lstrip(" \t"))
        if not plain.strip():
            continue
        numbered = _numbered(plain.strip(), indent, path)
        if numbered is None:
            waiting.append(plain.strip())
            continue
        if path:
            found[_pinpoint(path, cite_as)] += waiting
        waiting = []
        path, rest = numbered
        found.setdefault(_pinpoint(path, cite_as), []).append(rest)
    return {pinpoint: "\n".join(lines).strip() for pinpoint, lines in found.items()}


def _numbered(line: str, indent: int, path: list[tuple[Level, str]]) -> tuple[list[tuple[Level, str]], str] | None:
    """The path of a line that begins with a number, and the rest of it; None for a line that does not."""
    if section := _SECTION.match(line):
        return [(("section", 0), section["number"])], line[section.end() :]
    for style, mark in _MARKS:
        if not (match := mark.match(line)):
            continue
        number = match["number"]
        if style == "(letter)" and _is_roman(number, path):
            continue
        level = (style, indent)
        at = next((depth for depth, (known, _) in enumerate(path) if known == level), len(path))
        return [*path[:at], (level, number)], line[match.end() :]
    return None


def _is_roman(number: str, path: list[tuple[Level, str]]) -> bool:
    """Whether `(i)`, `(v)` or `(x)` is a figure: it is a letter only right after the letter before it."""
    letters = [last for (style, _), last in path if style == "(letter)"]
    return number in "ivx" and (not letters or ord(letters[-1]) + 1 != ord(number))


def _pinpoint(path: list[tuple[Level, str]], cite_as: str) -> str:
    numbers = [number for _, number in path]
    if numbers[0] == cite_as:
        return "".join(f"({number})" for number in numbers[1:]) or cite_as
    return numbers[0] + "".join(f"({number})" for number in numbers[1:])


def read_fingerprints(file: Path) -> dict[tuple[str, str], str]:
    """The fingerprints that ship, by instrument and pinpoint; none where there is no such file.

    Raises:
        OSError: when the file is there and cannot be read.
    """
    if not file.exists():
        return {}
    with file.open(encoding="utf-8", newline="") as rows:
        return {(row["instrument"], row["pinpoint"]): row["sha256"] for row in csv.DictReader(rows)}


def places_named(pinpoint: str) -> Iterator[str]:
    """The single places that a pinpoint names, as the keys of `paragraphs` write them.

    >>> list(places_named("§§ 2(d), 3, 4"))
    ['2(d)', '3', '4']
    """
    for item in pinpoint.lstrip("§¶ ").split(","):
        if place := item.strip():
            yield place
