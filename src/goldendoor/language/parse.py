"""One statement of law read by the grammar: its value and the names it mentions, or the problem with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from lark import Lark, Token, UnexpectedInput
from lark.exceptions import VisitError

from goldendoor.language.build import Builder
from goldendoor.language.build_conditions import StatementError
from goldendoor.language.layout import Indentation, LayoutError, joined
from goldendoor.language.markdown import BLOCK_WORDS, Statement
from goldendoor.language.mentions import Mention
from goldendoor.language.problems import Problem
from goldendoor.language.syntax import no_such_block, told
from goldendoor.norms import Source


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
    return Lark(
        text, parser="lalr", start=[*map(start_of, BLOCK_WORDS), "binds"], postlex=Indentation(),
        propagate_positions=False, maybe_placeholders=True,
    )  # fmt: skip


def start_of(word: str) -> str:
    """The rule of the grammar that reads the block with this first word."""
    return "not_held" if word == "not" else word


def tokens(statement: Statement) -> Iterator[Token]:
    """The words of a statement in their order, as the parser takes them.

    Raises:
        LayoutError: when the shape of the statement is wrong.
        UnexpectedInput: when it does not parse.
    """
    reader = grammar().parse_interactive(joined(statement.text), start=start_of(statement.word))
    yield from reader.iter_parse()
    reader.feed_eof()  # type: ignore[no-untyped-call]


def place(statement: Statement, file: str, offset: int) -> Source:
    """The line and column (from 1) of an offset (from 0) in a statement."""
    index, column = statement.position(offset)
    return Source(file, statement.line + index, column)


def _problem(
    statement: Statement,
    file: str,
    offset: int,
    message: str,
    hint: str,
    width: int,
    *,
    warning: bool = False,
) -> Problem:
    index, column = statement.position(min(offset, len(statement.text)))
    line = statement.line + index
    return Problem(file, line, column, message, hint, statement.lines[index], max(width, 1), warning)


def parse(statement: Statement, file: str) -> Parsed | Problem:
    """Read one statement; total: every text gives a value or a problem."""
    if statement.word not in (*BLOCK_WORDS, "binds"):
        message, hint = no_such_block(statement)
        offset = len(statement.lines[0]) - len(statement.lines[0].lstrip())
        return _problem(statement, file, offset, message, hint, len(statement.lines[0].split(" ")[0]))
    builder = Builder(Source(file, statement.line))
    try:
        tree = grammar().parse(joined(statement.text), start=start_of(statement.word))
        value = builder.transform(tree)
    except LayoutError as error:
        return _problem(statement, file, error.offset, error.message, "", 1)
    except UnexpectedInput as error:
        said = told(statement, error)
        return _problem(statement, file, said.offset, said.message, said.hint, said.width)
    except VisitError as error:
        if not isinstance(error.orig_exc, StatementError):
            raise
        inner = error.orig_exc
        return _problem(statement, file, inner.offset, inner.message, inner.hint, inner.width)
    return Parsed(statement, file, value, tuple(builder.mentions.found))
