"""One statement of law read by the grammar: its value and the names it mentions, or the problem with it."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from lark import Lark, UnexpectedInput
from lark.exceptions import VisitError

from goldendoor.language.build import Builder
from goldendoor.language.build_conditions import StatementError
from goldendoor.language.layout import Indentation, LayoutError, joined
from goldendoor.language.markdown import BLOCK_WORDS, Statement
from goldendoor.language.mentions import Mention
from goldendoor.language.problems import Problem, meant
from goldendoor.norms import Source

_WORD = re.compile(r"[\w\-]+|\S")
_SPOKEN = {
    "NAME": "a name", "VALUE": "a value", "LABEL": "a label-with-hyphens", "ID": "an INSTRUMENT-ID", "PIN": "a pinpoint (§ …)",
    "TEXT": "words in quotation marks", "DATE": "a date (2026-02-06)", "NUMBER": "a number", "FILE": "a file.csv",
    "LPAR": "(", "LBRACE": "{", "RBRACE": "}", "RPAR": ")", "COMMA": "a comma", "_NL": "the end of the line",
    "_INDENT": "an indented line", "_DEDENT": "a line less indented", "UNIT": "a unit of time",
    "MONTH_DAY": "a month and day", "RELATION": "more than / at least / before …", "KEPT": "kept …",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parsed:
    """A statement with its value, its source, and every name in it; `text` is kept for the carets."""

    statement: Statement
    file: str
    value: Any
    mentions: tuple[Mention, ...]

    def source(self, offset: int) -> Source:
        """The line and column of an offset in the statement."""
        return place(self.statement, self.file, offset)

    def problem(self, offset: int, message: str, hint: str = "", width: int = 1, *, warning: bool = False) -> Problem:
        """A problem at an offset of the statement, with its line."""
        return _problem(self.statement, self.file, offset, message, hint, width, warning=warning)


@cache
def grammar() -> Lark:
    """The parser, made once: LALR, so that time grows with the length of the text and with nothing else."""
    text = files("goldendoor.language").joinpath("grammar.lark").read_text("utf-8")
    starts = [word if word != "not" else "not_held" for word in BLOCK_WORDS] + ["binds"]
    return Lark(text, parser="lalr", start=starts, postlex=Indentation(), propagate_positions=False, maybe_placeholders=True)


def place(statement: Statement, file: str, offset: int) -> Source:
    """The line and column (from 1) of an offset (from 0) in a statement."""
    before = statement.text[:offset]
    return Source(file, statement.line + before.count("\n"), offset - (before.rfind("\n") + 1) + 1)


def _problem(
    statement: Statement, file: str, offset: int, message: str, hint: str, width: int, *, warning: bool = False
) -> Problem:
    source = place(statement, file, min(offset, len(statement.text)))
    lines = statement.text.split("\n")
    return Problem(
        file, source.line, source.column, message, hint, lines[source.line - statement.line], max(width, 1), warning
    )  # fmt: skip


def _expected(error: UnexpectedInput) -> list[str]:
    """What could have stood there, in words, the words of the language first."""
    accepted = getattr(error, "accepts", None) or getattr(error, "expected", None) or getattr(error, "allowed", None) or ()
    spoken = set()
    for name in accepted:
        if name in _SPOKEN:
            spoken.add(_SPOKEN[name])
        else:
            spoken.add(name.strip("_").lower().replace("_kind", "").replace("yes_no", "yes/no").replace("_", " "))
    return sorted(spoken)


def _syntax(statement: Statement, file: str, error: UnexpectedInput) -> Problem:
    token = getattr(error, "token", None)
    offset = getattr(error, "pos_in_stream", None)
    if token is not None and token.start_pos is not None:
        offset = token.start_pos
    offset = len(statement.text) if offset is None or offset < 0 else min(offset, len(statement.text))
    word = _WORD.match(statement.text[offset:])
    found = word.group() if word else ""
    expected = _expected(error)
    if found in ("and", "or") and statement.text[offset - 1 : offset].isspace():
        return _problem(statement, file, offset, "`and` beside `or` needs brackets", "write (a and b) or c, or a and (b or c)", len(found))
    what = f"{found!r} cannot stand here" if found else "something is missing here"
    near = meant(found, [word for word in expected if word.replace(" ", "").isalpha()]) if found else ""
    hint = near or "expected " + ", ".join(expected[:8]) + (" …" if len(expected) > 8 else "")
    return _problem(statement, file, offset, what, hint, len(found))


def parse(statement: Statement, file: str) -> Parsed | Problem:
    """Read one statement; total: every text gives a value or a problem."""
    if statement.word not in (*BLOCK_WORDS, "binds"):
        hint = meant(statement.word, BLOCK_WORDS) or "a block begins with " + ", ".join(BLOCK_WORDS)
        return _problem(statement, file, 0, f"no block of law begins with {statement.word!r}", hint, len(statement.word))
    builder = Builder(Source(file, statement.line))
    try:
        tree = grammar().parse(joined(statement.text), start="not_held" if statement.word == "not" else statement.word)
        value = builder.transform(tree)
    except LayoutError as error:
        return _problem(statement, file, error.offset, error.message, "", 1)
    except UnexpectedInput as error:
        return _syntax(statement, file, error)
    except VisitError as error:
        if not isinstance(error.orig_exc, StatementError):
            raise
        inner = error.orig_exc
        return _problem(statement, file, inner.offset, inner.message, inner.hint, inner.width)
    return Parsed(statement, file, value, tuple(builder.mentions.found))


