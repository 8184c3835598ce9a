"""Law files written tidily: one spacing inside the blocks of law, and nothing else touched.

Only white space inside blocks of law changes; lines are never joined or split, so that a change in the law shows as
the lines that changed. A file that does not parse is left as it is: whoever checks it is told why.
"""

from lark import Token, UnexpectedInput

from goldendoor.language.layout import LayoutError
from goldendoor.language.markdown import Statement, cut
from goldendoor.language.parse import Parsed, parse, tokens

_HEADS = ("_NORM", "_DUTY", "_REPORT", "_DEFINE", "_TABLE", "_QUESTION", "_UNLESS", "_COUNT")
# What a name is set apart from: its own words, its kind.
_INTRODUCED = {"_PARTY": "TEXT", "_ACT": "TEXT", "_SITUATION": "TEXT", "_READING": "TEXT"}
_LIMBS = ("NAME", "LPAR", "NOT", "ID", "_ON")
_DAYS = ("_FROM", "_THROUGH")
_OPENING, _CLOSING = ("LPAR", "LBRACE"), ("RPAR", "RBRACE", "COMMA")
_JOINING = ("when", "provided", "and", "or")


def format_law(text: str) -> str:
    r"""The text of a law file with its blocks tidied; what it says, and its prose, are the same.

    >>> print(format_law('```law\nfact  a   yes/no\n    ask    "Is  it?"   \n```'))
    ```law
    fact a  yes/no
        ask "Is  it?"
    ```
    """
    lines = [line.removesuffix("\r") for line in text.removeprefix("\ufeff").split("\n")]
    ends = ["\r" if line.endswith("\r") else "" for line in text.split("\n")]
    for statement in cut("\n".join(lines)).statements:
        tidy = _tidied(statement)
        if tidy is None:
            return text
        first = statement.line - 1
        after = first + len(tidy)
        lines[first:after] = tidy
        while after < len(lines) and lines[after].isspace():
            lines[after] = ""
            after += 1
    tidied = "\n".join(line + end for line, end in zip(lines, ends, strict=True))
    return "\ufeff" + tidied if text.startswith("\ufeff") else tidied


def _tidied(statement: Statement) -> list[str] | None:
    """The lines of a statement with their spacing made right, or None where it does not parse."""
    if not isinstance(parse(statement, ""), Parsed):
        return None
    try:
        words = [token for token in tokens(statement) if token.type not in ("_NL", "_INDENT", "_DEDENT")]
    except (LayoutError, UnexpectedInput):
        return None
    writer = _Writer(statement)
    for before, word in zip([None, *words], words, strict=False):
        writer.write(before, word)
    return "".join(writer.pieces).split("\n")


class _Writer:
    """Writes the words of one statement, deciding at each what white space stands before it."""

    def __init__(self, statement: Statement) -> None:
        self.text, self.statement_word = statement.text, statement.word
        self.pieces: list[str] = []
        self.end = 0  # of the last word, in the text
        self.column = 0  # after the last word, as written
        self.base = 0  # how deep the sentence is indented
        self.first = ""  # the kind of word that begins the sentence
        self.count = 0  # the words of the sentence so far
        self.opened: list[tuple[int, int]] = []  # the columns after open brackets: as they were, as written

    def write(self, before: Token | None, word: Token) -> None:
        """Write one word with the white space before it."""
        start = word.start_pos or 0
        gap = self.text[self.end : start]
        if before is None or "\n" in gap:
            self._line(before, word, gap)
        else:
            self._put(" " * self._gap(before, word))
        old_column = start - (self.text.rfind("\n", 0, start) + 1)
        said = self.text[start : start + len(word)]
        self._put(_tidy(word, said))
        if word.type in _OPENING:
            self.opened.append((old_column + 1, self.column))
        elif word.type in ("RPAR", "RBRACE") and self.opened:
            self.opened.pop()
        self.end = start + len(word)
        self.count += 1

    def _put(self, piece: str) -> None:
        self.pieces.append(piece)
        newline = piece.rfind("\n")
        self.column = len(piece) - newline - 1 if newline >= 0 else self.column + len(piece)

    def _line(self, before: Token | None, word: Token, gap: str) -> None:
        """Begin a line: of a new sentence where its indentation says so, else as the author broke it."""
        indent = len(gap) - (gap.rfind("\n") + 1)
        self._put("\n" * gap.count("\n"))
        if before is None or self._begins_a_sentence(before, word):
            self.base, self.first, self.count = indent, word.type, 0
        elif self.opened:
            old, new = self.opened[-1]
            indent = new if indent == old else max(indent, self.base + 4)
        elif str(word) in ("when", "provided") or word.type == "TEXT":
            indent = max(indent, self.base or 4)
        else:
            indent = max(indent, self.base + 4)
        self._put(" " * indent)

    def _begins_a_sentence(self, before: Token, word: Token) -> bool:
        goes_on = str(word) in _JOINING or word.type == "TEXT" or before.type == "COMMA"
        return not (goes_on or self.opened)

    def _gap(self, before: Token, word: Token) -> int:
        """How many spaces stand between two words of one line."""
        if before.type in _OPENING or word.type in _CLOSING:
            return 0
        if word.type == "PIN":
            return 2 if self._is_heading() else 1
        if before.type == "PIN":
            return 2 if self._is_heading() and word.type in (*_DAYS, "_BY", "_IN") else 1
        if word.type in _DAYS and before.type != "DATE" and self._is_heading():
            return 2
        if word.type in ("_A", "_SHORT") and self.first in ("_ACT", "_PARTY"):
            return 2
        if self.first == "_FACT" and before.type == "NAME" and word.type not in _CLOSING and self.count == 2:
            return 2
        return 2 if _INTRODUCED.get(self.first) == word.type and self.count == 2 else 1

    def _is_heading(self) -> bool:
        """Whether the sentence is a heading or a limb of a definition: its pinpoint and days are set apart."""
        if self.base and self.statement_word == "define" and self.first in _LIMBS:
            return True
        return self.first in _HEADS or (self.first == "NOT" and not self.base)


def _tidy(word: Token, said: str) -> str:
    """The word as it is written: no spaces at the ends of its lines, and single ones in what is not quoted."""
    if word.type == "TEXT":
        return "\n".join(line.rstrip() for line in said.split("\n"))
    first, *others = said.split("\n")
    indented = [line[: len(line) - len(line.lstrip())] + " ".join(line.split()) for line in others]
    return "\n".join([" ".join(first.split()), *indented])
