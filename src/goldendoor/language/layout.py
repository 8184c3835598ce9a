"""Which lines of a block belong together, and how deep each is indented.

A line goes on while a bracket or quotation is open, after a comma, and before a line that starts with `when`,
`provided`, `and`, `or` or a quotation. Where a line goes on its newline becomes a vertical tab, which the
grammar passes over: every character keeps its place, so that a caret can be shown.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lark.lark import PostLex
from lark.lexer import Token

GOES_ON = "\x0b"
_CONTINUES = re.compile(r' *(?:(?:when|provided|and|or)(?![\w-])|")')
_MARKS = re.compile(r'["(){}]')
_UNSEEN = re.compile(r"[\x00-\x1f\x7f]")
_NOT_UPON_NOT = re.compile(r"(?:not[\s(]+){12}")
_BEGINS_A_LINE = re.compile(r'\n *(?:say|tell|ask|help|meanwhile|noted|obtain|do|also|reading [\w-]+|label \w+) *"')
DEEPEST = 40
DEEPEST_EXCEPTION = 12


class LayoutError(Exception):
    """The shape of a block is wrong at this offset (from 0) of its text."""

    def __init__(self, offset: int, message: str) -> None:
        self.offset, self.message = offset, message
        super().__init__(message)


@dataclass(slots=True)
class _Open:
    """The brackets and the quotation that are open after what has been read."""

    depth: int = 0
    quoted_from: int = -1
    opened_at: int = 0

    def read(self, line: str, offset: int) -> None:
        """Take in the marks of one line, which begins at this offset."""
        for mark in _MARKS.finditer(line):
            at = offset + mark.start()
            if mark.group() == '"':
                self.quoted_from = -1 if self.quoted_from >= 0 else at
            elif self.quoted_from < 0 and mark.group() in "({":
                self.depth += 1
                self.opened_at = at if self.depth == 1 else self.opened_at
                if self.depth > DEEPEST:
                    raise LayoutError(at, f"brackets nested more than {DEEPEST} deep")
            elif self.quoted_from < 0:
                self.depth = max(self.depth - 1, 0)


def joined(text: str) -> str:
    """The statement with the newlines inside a sentence replaced; as long as `text`, plus a last newline.

    Raises:
        LayoutError: for a quotation or bracket that is not closed, brackets nested too deeply, tabs, and
            indentation that is not four spaces a level.
    """
    if nots := _NOT_UPON_NOT.search(text):
        raise LayoutError(nots.start(), "a `not` upon a `not`; say it once")
    pieces: list[str] = []
    offset, marks = 0, _Open()
    after_comma, ends_with = True, ""
    for line in text.split("\n"):
        blank = not line.strip()
        quoted = marks.quoted_from >= 0
        goes_on = marks.depth > 0 or quoted or _CONTINUES.match(line) is not None or after_comma
        if offset:
            pieces.append(GOES_ON if goes_on or blank else "\n")
        if not quoted and (unseen := _UNSEEN.search(line)):
            raise LayoutError(offset + unseen.start(), _said_of_unseen(unseen.group()))
        if not blank and not goes_on:
            _look_at_indentation(line, offset, ends_with)
        marks.read(line, offset)
        pieces.append(line.replace("\x0b", " ").replace("\r", " "))
        if not blank:
            after_comma = line.rstrip().endswith(",") and marks.quoted_from < 0
            ends_with = line[-20:].split()[-1]
        offset += len(line) + 1
    if marks.quoted_from >= 0:
        raise LayoutError(_first_unclosed(text, marks.quoted_from), "this quotation is not closed")
    if marks.depth > 0:
        raise LayoutError(marks.opened_at, "this bracket is not closed")
    return "".join(pieces) + "\n"


def _said_of_unseen(character: str) -> str:
    if character == "\t":
        return "a tab; indent with four spaces a level"
    return f"a character that cannot be seen (U+{ord(character):04X}); take it away"


def _look_at_indentation(line: str, offset: int, above: str) -> None:
    """A line that begins a sentence is indented by four spaces a level, and not too deeply."""
    indent = len(line) - len(line.lstrip(" "))
    if indent % 4 and above in ("and", "or"):
        raise LayoutError(offset + indent, f"a line that goes on begins with `{above}`; the line above ends with it")
    if indent % 4:
        raise LayoutError(offset + indent, f"indented by {indent} spaces; use four a level")
    if indent > 4 * DEEPEST_EXCEPTION:
        raise LayoutError(offset + indent, f"nested more than {DEEPEST_EXCEPTION} levels deep")


def _first_unclosed(text: str, last: int) -> int:
    """Where the closing mark was forgotten: the first quotation that runs into the words of another line."""
    marks = [mark.start() for mark in re.finditer('"', text)]
    for opened, closed in zip(marks[::2], marks[1::2], strict=False):
        if _BEGINS_A_LINE.search(text, opened, closed + 1):
            return opened
    return last


class Indentation(PostLex):
    """Turns the spaces after each newline into tokens for *one level in* and *one level out*."""

    always_accept = ("_NL",)

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        """The tokens of one statement, with the indentation said."""
        level = 0
        for token in stream:
            if token.type != "_NL":
                yield token
                continue
            indent = len(token.value.rsplit("\n", 1)[1])
            yield token
            now = indent // 4
            while level < now:
                level += 1
                yield Token.new_borrow_pos("_INDENT", "", token)
            while level > now:
                level -= 1
                yield Token.new_borrow_pos("_DEDENT", "", token)
        while level > 0:
            level -= 1
            yield Token("_DEDENT", "")
