"""A CSV file as lines and cells, one line at a time: whatever its byte order mark, its line ends and its commas.

No cell here holds a line break, so each line stands for itself: a quotation mark that is never closed spoils its own
line and no other.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TextIO

LONGEST_LINE = 4_000
_OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff")
NOT_UTF_8 = "This is not UTF-8. Save the file as 'CSV UTF-8'."


class Unreadable(ValueError):
    """A line, or all that follows it, that cannot be read as text; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line by its number in the file, from 1; `wrong` says why it cannot be read, and then it has no text."""

    number: int
    text: str
    wrong: str | None = None


def lines_of(file: TextIO | bytes) -> Iterator[Line]:
    """The lines of a file in order, those without anything left out.

    Raises:
        Unreadable: where what follows cannot be told apart any more.
    """
    numbered = enumerate(_of_bytes(file) if isinstance(file, bytes) else _of_text(file), start=1)
    for number, (text, wrong) in numbered:
        if wrong is not None:
            yield Line(number, "", wrong)
        elif text.strip():
            yield Line(number, text)


Read = tuple[str, str | None]


def _of_bytes(content: bytes) -> Iterator[Read]:
    if content.startswith(_OTHER_ENCODINGS):
        raise Unreadable(NOT_UTF_8)
    if b"\n" not in content:
        content = content.replace(b"\r", b"\n")  # as an old Macintosh ends its lines
    source = BytesIO(content)
    first = True
    while line := source.readline(LONGEST_LINE + 1):
        too_long = len(line) > LONGEST_LINE and not line.endswith(b"\n")
        while too_long and (rest := source.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
            pass
        try:
            text = "" if too_long else line.decode("utf-8-sig" if first else "utf-8")
        except UnicodeDecodeError:
            yield "", NOT_UTF_8
        else:
            yield text.rstrip("\r\n"), _TOO_LONG if too_long else None
        first = False


def _of_text(source: TextIO) -> Iterator[Read]:
    first = True
    try:
        while line := source.readline(LONGEST_LINE + 1):
            too_long = len(line) > LONGEST_LINE and not line.endswith("\n")
            while too_long and (rest := source.readline(LONGEST_LINE)) and not rest.endswith("\n"):
                pass
            text = line.removeprefix("\ufeff") if first else line
            yield text.rstrip("\r\n"), _TOO_LONG if too_long else None
            first = False
    except UnicodeDecodeError:
        raise Unreadable(NOT_UTF_8) from None


_TOO_LONG = "This line is too long to be a row of this file."


def cells_of(text: str, separator: str) -> list[str]:
    """The cells of a line, without the blanks around them. A tab is no blank: some spreadsheets take it for a formula.

    Raises:
        Unreadable: for a quotation mark that is never closed, or stands where none can.
    """
    try:
        (cells,) = csv.reader([text], delimiter=separator, strict=True)
    except csv.Error:
        raise Unreadable("A quotation mark is not closed, or stands where none can.") from None
    return [one.strip(" \xa0") for one in cells]
