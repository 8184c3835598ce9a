"""What is wrong in a law file: the place, the line with a caret, and what was probably meant."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from goldendoor.norms import Source

# Nobody meant a name as long as this, and looking for its neighbours would take long.
_LONGEST_NAME = 80
_WIDEST_LINE = 140


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake, or one warning, at a place in a law file; the caret marks `width` characters."""

    file: str
    line: int
    column: int
    message: str
    hint: str = ""
    text: str = ""
    width: int = 1
    warning: bool = False

    def __str__(self) -> str:
        kind = "warning: " if self.warning else ""
        shown = [f"{self.file}:{self.line}:{self.column}: {kind}{self.message}"]
        if self.text.strip():
            line, column = _window(self.text, self.column)
            shown.append(f"    {line}")
            shown.append("    " + " " * (column - 1) + "^" + "~" * (min(self.width, 60) - 1))
        if self.hint:
            shown.append(f"    {self.hint}")
        return "\n".join(shown)


def _window(text: str, column: int) -> tuple[str, int]:
    """The part of a long line around the caret, and where the caret stands in it."""
    line = text.replace("\t", " ").rstrip()
    if len(line) <= _WIDEST_LINE:
        return line, column
    start = max(0, min(column - 1 - _WIDEST_LINE // 2, len(line) - _WIDEST_LINE))
    return line[start : start + _WIDEST_LINE], column - start


def at(source: Source, message: str, hint: str = "", *, warning: bool = False) -> Problem:
    """A problem of a provision, at the word that begins it; whoever gathers problems shows the line."""
    return Problem(source.file, source.line, source.column, message, hint, warning=warning)


def short(name: str) -> str:
    """A name as a message shows it: in back quotes, and cut where it is absurdly long.

    >>> short("inquire")
    '`inquire`'
    """
    plain = " ".join(name.split())
    return f"`{plain[:57]}…`" if len(plain) > 60 else f"`{plain}`"


def listing(names: Iterable[str], most: int = 12) -> str:
    """Some names as a list that stays short.

    >>> listing(["a", "b", "c"], most=2)
    'a, b …'
    """
    every = list(dict.fromkeys(names))
    return ", ".join(every[:most]) + (" …" if len(every) > most else "")


def meant(name: str, known: Iterable[str]) -> str:
    """`did you mean …?` with the near names, or nothing.

    >>> meant("inqire", ["inquire", "assist"])
    'did you mean inquire?'
    >>> meant("Scenario", ["scenario", "situation"])
    'did you mean scenario?'
    """
    if len(name) > _LONGEST_NAME:
        return ""
    every = list(dict.fromkeys(known))
    near = [one for one in every if one.lower() == name.lower()][:1]
    near = near or get_close_matches(name, every, n=3, cutoff=0.6)
    near = near or get_close_matches(name.lower(), every, n=3, cutoff=0.6)
    return f"did you mean {' or '.join(near)}?" if near else ""
