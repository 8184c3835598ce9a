"""Where a statement stops making sense: the word, its line, and what the grammar would have taken."""

import re
from dataclasses import dataclass

from lark import UnexpectedInput

from goldendoor.language.markdown import Statement

_WORD = re.compile(r"[\w\-]+|\S")
_SPOKEN = {
    "NAME": "a name", "VALUE": "a value", "LABEL": "a label-with-hyphens", "ID": "an INSTRUMENT-ID",
    "PIN": "a pinpoint (§ …)", "TEXT": "words in quotation marks", "DATE": "a date (2026-02-06)",
    "NUMBER": "a number", "FILE": "a file.csv", "LPAR": "(", "LBRACE": "{", "RBRACE": "}", "RPAR": ")",
    "COMMA": "a comma", "_NL": "the end of the line", "_INDENT": "a line indented below it",
    "$END": "nothing more", "_DEDENT": "a line less indented", "UNIT": "a unit of time",
    "MONTH_DAY": "a month and day", "RELATION": "more than, at least, before …", "KEPT": "kept …",
    "_YES_NO": "yes/no", "_DATE_KIND": "date", "_TEXT_KIND": "text",
}  # fmt: skip
_BLOCKS = {"define": "a definition", "decided": "a decision", "not": "a `not held`", "act": "an act"}


@dataclass(frozen=True, slots=True)
class Said:
    """A message, a hint, and which characters of the statement they are about."""

    message: str
    hint: str
    offset: int
    width: int


@dataclass(frozen=True, slots=True)
class Stop:
    """The whole word at which the grammar stopped, or nothing at the end of a line or of the statement.

    `deeper`: the word begins a line that is indented more than it may be. `broken_at` is the character inside
    the word at which the grammar gave up, having taken what comes before it for a word of its own.
    """

    statement: Statement
    offset: int
    word: str
    accepts: frozenset[str]
    deeper: bool = False
    broken_at: str = ""

    @property
    def line(self) -> str:
        """The line of the stop."""
        return self.statement.lines[self.statement.position(self.offset)[0]]

    @property
    def before(self) -> str:
        """What stands on the line before the stop."""
        return self.line[: self.statement.position(self.offset)[1] - 1]

    @property
    def after(self) -> str:
        """The rest of the line from the stop on."""
        return self.line[len(self.before) :]

    @property
    def last(self) -> str:
        """The word just before the stop, or nothing at the beginning of a line."""
        words = self.before.split()
        return words[-1] if words else ""

    @property
    def first(self) -> str:
        """The first word of the line, which says what the line is."""
        found = _WORD.search(self.line)
        return found.group() if found else ""

    @property
    def block(self) -> str:
        """What is being written: a norm, a definition, a fact."""
        word = self.statement.word
        return _BLOCKS.get(word, f"a {word}")

    @property
    def keywords(self) -> list[str]:
        """The words of the language that could stand here, in alphabetical order."""
        return sorted(word for word in {spoken(name) for name in self.accepts} if re.fullmatch(r"[a-z/]+", word))

    def says(self, message: str, hint: str = "", width: int = 0) -> Said:
        """A message about the word at the stop."""
        return Said(message, hint, self.offset, width or len(self.word))


def spoken(terminal: str) -> str:
    """A terminal of the grammar as a reader knows it."""
    return _SPOKEN.get(terminal) or terminal.strip("_").lower().replace("_", " ")


def stop_of(statement: Statement, error: UnexpectedInput) -> Stop:
    """The stop that an error of the parser or of its lexer tells."""
    token = getattr(error, "token", None)
    offset = getattr(error, "pos_in_stream", None)
    if token is not None and token.start_pos is not None:
        offset = token.start_pos
    text = statement.text
    offset = len(text) if offset is None or offset < 0 else min(offset, len(text))
    accepts = _accepted(error)
    if token is not None and token.type in ("_INDENT", "_DEDENT"):
        while offset < len(text) and text[offset].isspace():
            offset += 1
        if token.type == "_INDENT":
            found = _WORD.match(text, offset)
            return Stop(statement, offset, found.group() if found else "", accepts, deeper=True)
    broken_at = ""
    while 0 < offset < len(text) and _in_word(text[offset - 1]) and _in_word(text[offset]):
        broken_at = broken_at or text[offset]
        offset -= 1
    found = _WORD.match(text, offset)
    return Stop(statement, offset, found.group() if found else "", accepts, broken_at=broken_at)


def _accepted(error: UnexpectedInput) -> frozenset[str]:
    for name in ("accepts", "allowed", "expected"):
        if found := getattr(error, name, None):
            return frozenset(found)
    return frozenset()


def _in_word(character: str) -> bool:
    return character.isalnum() or character in "_-"
