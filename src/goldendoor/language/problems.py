"""What is wrong in a law file: the place, the line with a caret, and what was probably meant."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from goldendoor.norms import Source


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake, or one warning, at a place in a law file. `width` is how many characters the caret marks."""

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
        if self.text:
            shown.append(f"    {self.text}")
            shown.append("    " + " " * (self.column - 1) + "^" + "~" * (min(self.width, 60) - 1))
        if self.hint:
            shown.append(f"    {self.hint}")
        return "\n".join(shown)


def at(source: Source, message: str, hint: str = "", *, warning: bool = False) -> Problem:
    """A problem of a whole provision, at the line where it begins."""
    return Problem(source.file, source.line, source.column, message, hint, warning=warning)


def meant(name: str, known: Iterable[str]) -> str:
    """`did you mean …?` with the near names, or nothing.

    >>> meant("inqire", ["inquire", "assist"])
    'did you mean inquire?'
    """
    near = get_close_matches(name, list(known), n=3, cutoff=0.6)
    return f"did you mean {' or '.join(near)}?" if near else ""
