"""A page of plain text: at most 80 columns, coloured only where somebody looks at it on a terminal."""

import re
import shutil
import textwrap
from collections.abc import Iterable

import click

WIDEST, NARROWEST = 80, 40

# A section sign never ends a line: what it points to stands beside it.
_SIGN = re.compile(r"([§¶]) ")
_HELD_TOGETHER = "\u00a0"


def width() -> int:
    """The columns that a page takes here."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))


def wrapped(text: str, indent: str = "", hanging: str | None = None) -> list[str]:
    """The text in lines that fit; the first begins with `indent`, the others with `hanging`.

    >>> wrapped("one two", "- ", "  ")
    ['- one two']
    """
    after = indent if hanging is None else hanging
    lines = textwrap.wrap(
        _SIGN.sub(r"\1" + _HELD_TOGETHER, " ".join(text.split())),
        width(),
        initial_indent=indent,
        subsequent_indent=after,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(_HELD_TOGETHER, " ") for line in lines] or [indent.rstrip()]


def part(title: str, paragraphs: Iterable[str], mark: str = "") -> list[str]:
    """A titled part of a page with its paragraphs indented; nothing at all where there is none."""
    body = [line for text in paragraphs for line in wrapped(text, "  " + mark, "  " + " " * len(mark))]
    return ["", click.style(title, bold=True), *body] if body else []


def numbered(title: str, paragraphs: Iterable[str]) -> list[str]:
    """A titled part whose paragraphs are steps: 1, 2, 3."""
    body = [
        line
        for number, text in enumerate(paragraphs, start=1)
        for line in wrapped(text, f"  {number}. ", " " * (4 + len(str(number))))
    ]
    return ["", click.style(title, bold=True), *body] if body else []


def columns(rows: Iterable[tuple[str, str]]) -> list[str]:
    """Names with their words beside them; a name too long for its column has its words below."""
    pairs = list(rows)
    left = min(max((len(name) for name, _ in pairs), default=0), 32) + 2
    found: list[str] = []
    for name, words in pairs:
        room = " " * left
        lines = wrapped(words, room)
        if len(name) + 2 <= left:
            found += [click.style(name, bold=True) + lines[0][len(name) :], *lines[1:]]
        else:
            found += [click.style(name, bold=True), *lines]
    return found


def show(lines: Iterable[str]) -> None:
    """Print the page."""
    click.echo("\n".join(lines))
