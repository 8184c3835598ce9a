"""Every name that a statement mentions, how it uses it, and where: what the checks look at."""

from dataclasses import dataclass

from lark import Token


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at an offset of its statement; `use`: what it has to be; `values`: what it is held against."""

    use: str
    name: str
    offset: int
    values: tuple[tuple[str, int], ...] = ()


class Mentions:
    """The mentions of one statement, in the order of writing."""

    def __init__(self) -> None:
        self.found: list[Mention] = []

    def name(self, use: str, token: Token, *values: Token) -> str:
        """Note the mention of a name, and give the name."""
        held = tuple((plain(value), value.start_pos or 0) for value in values)
        self.found.append(Mention(use, str(token), token.start_pos or 0, held))
        return str(token)

    def names(self, use: str, tokens: list[Token]) -> tuple[str, ...]:
        """Note several names of one use."""
        return tuple(self.name(use, token) for token in tokens)


def plain(token: Token) -> str:
    """The value that a token stands for: a text without its quotation marks, and all with single spaces."""
    return quoted(token) if token.type == "TEXT" else " ".join(token.split())


def quoted(token: Token) -> str:
    """The text between the quotation marks, its line breaks and runs of spaces made single spaces."""
    return " ".join(str(token)[1:-1].split())
