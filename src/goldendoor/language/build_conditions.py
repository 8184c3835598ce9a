"""Parsed conditions, dates and values made into the values that `norms` defines."""

from datetime import date
from typing import Any

from lark import Token, Transformer

from goldendoor.language.mentions import Mentions, plain
from goldendoor.norms import (
    AllOf,
    Allows,
    AnyOf,
    Compares,
    Condition,
    Exists,
    Holds,
    Includes,
    IsIn,
    IsOneOf,
    Not,
    OnReading,
    Pinpoint,
    Reference,
    Source,
    Span,
)

Parts = list[Any]

# Days come before and after one another, numbers are more and less.
_BETTER = {
    ("more than", "DATE"): "after",
    ("less than", "DATE"): "before",
    ("after", "NUMBER"): "more than",
    ("before", "NUMBER"): "less than",
}


class StatementError(Exception):
    """A statement parses but cannot mean anything, at this offset of its text."""

    def __init__(self, offset: int, message: str, hint: str = "", width: int = 1) -> None:
        self.offset, self.message, self.hint, self.width = offset, message, hint, width
        super().__init__(message)


def day(token: Token) -> date:
    """The day that a date names.

    Raises:
        StatementError: for a day that no calendar has.
    """
    try:
        return date.fromisoformat(str(token))
    except ValueError:
        raise StatementError(token.start_pos or 0, f"there is no day {token}", width=len(token)) from None


def number(token: Token) -> int:
    """The number that digits name.

    Raises:
        StatementError: for a number that no law needs, before anything is computed with it.
    """
    if len(token) > 9:
        raise StatementError(token.start_pos or 0, "this number is too long", width=len(token))
    return int(token)


class Conditions(Transformer[Token, Any]):
    """Builds conditions and the small things that every block shares, noting each name that is mentioned."""

    def __init__(self, source: Source) -> None:
        super().__init__(visit_tokens=False)
        self.source = source
        self.mentions = Mentions()

    # Tests ------------------------------------------------------------------
    def test_holds(self, parts: Parts) -> Condition:
        return Holds(self.mentions.name("holds", parts[0]))

    def test_is(self, parts: Parts) -> Condition:
        return IsOneOf(self.mentions.name("is", parts[0], parts[1]), (plain(parts[1]),))

    def test_is_not(self, parts: Parts) -> Condition:
        return Not(self.test_is(parts[:1] + parts[2:]))

    def test_is_one_of(self, parts: Parts) -> Condition:
        return IsOneOf(self.mentions.name("is", parts[0], *parts[1]), tuple(map(plain, parts[1])))

    def test_is_not_one_of(self, parts: Parts) -> Condition:
        return Not(self.test_is_one_of(parts[:1] + parts[2:]))

    def test_includes(self, parts: Parts) -> Condition:
        return Includes(self.mentions.name("includes", parts[0], parts[1]), plain(parts[1]))

    def test_is_in(self, parts: Parts) -> Condition:
        return IsIn(self.mentions.name("text", parts[0]), self.mentions.name("table", parts[1]))

    def test_is_not_in(self, parts: Parts) -> Condition:
        return Not(self.test_is_in(parts[:1] + parts[2:]))

    def test_exists(self, parts: Parts) -> Condition:
        return Exists(self.mentions.name("exists", parts[0]))

    def test_compares(self, parts: Parts) -> Condition:
        name, relation, bound = parts
        value = day(bound) if bound.type == "DATE" else number(bound)
        use = "compares a day" if bound.type == "DATE" else "compares a number"
        said = " ".join(str(relation).split())
        if better := _BETTER.get((said, bound.type)):
            kind = "a day" if bound.type == "DATE" else "a number"
            hint = f"write `{name} is {better} {bound}`"
            raise StatementError(relation.start_pos or 0, f"{kind} is not `{said}`", hint, len(relation))
        return Compares(self.mentions.name(use, name), said, value)

    def test_allows(self, parts: Parts) -> Condition:
        return Allows(self.mentions.name("instrument", parts[0]))

    def test_on_reading(self, parts: Parts) -> Condition:
        return OnReading(self.mentions.name("reading", parts[0], parts[1]), str(parts[1]))

    def negation(self, parts: Parts) -> Condition:
        return Not(parts[-1])

    def conjunction(self, parts: Parts) -> Condition:
        return AllOf(tuple(parts))

    def disjunction(self, parts: Parts) -> Condition:
        return AnyOf(tuple(parts))

    # What every block shares ------------------------------------------------------------------
    def value(self, parts: Parts) -> Token:
        token: Token = parts[0]
        return token

    def set(self, parts: Parts) -> Parts:
        return parts

    def names(self, parts: Parts) -> Parts:
        return parts

    def ids(self, parts: Parts) -> Parts:
        return parts

    def dates(self, parts: Parts) -> tuple[Span, str | None]:
        """The days of a provision, and what enacted it."""
        start, end, enacted_by = parts
        span = Span(day(start) if start else None, day(end) if end else None)
        if span.start and span.end and span.start > span.end:
            raise StatementError(start.start_pos, f"from {span.start} is after through {span.end}", width=len(start))
        return span, str(enacted_by) if enacted_by else None

    def reference(self, parts: Parts) -> Reference:
        instrument, pinpoint = parts
        if pinpoint is None:
            return Reference(self.mentions.name("reference", instrument))
        return Reference(self.mentions.name("reference", instrument, pinpoint), self.pin(pinpoint))

    def acts(self, parts: Parts) -> tuple[str, ...]:
        return self.mentions.names("act", parts)

    @staticmethod
    def pin(token: Token) -> Pinpoint:
        """The pinpoint, with a line break in it made a space."""
        return Pinpoint(" ".join(str(token).replace("\x0b", " ").split()))
