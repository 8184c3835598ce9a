"""What somebody gives as a fact, read as the kind of value that the fact can have."""

from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from goldendoor.norms.corpus import Corpus, UnknownName
from goldendoor.norms.vocabulary import (
    DATE,
    EACH_OF,
    INTERVALS,
    NUMBER,
    ONE_OF,
    SOME_OF,
    TEXT,
    UNKNOWN,
    YES_NO,
    Fact,
    Value,
)

_YES, _NO, _NONE = ("yes", "true", "y"), ("no", "false", "n"), ("none", "")


class BadValue(ValueError):
    """A fact cannot have this value; the message says which it can have."""

    def __init__(self, name: str, raw: object, wanted: str) -> None:
        self.name, self.raw = name, raw
        super().__init__(f"{name} cannot be {raw!r}; {wanted}")


def read_facts(corpus: Corpus, given: Mapping[str, Any]) -> dict[str, Value]:
    """The facts of a case as values.

    Raises:
        UnknownName: for a name that is neither a fact nor a term, with the near matches.
        BadValue: for a value that the fact cannot have.
    """
    return {name: read_value(corpus, name, raw) for name, raw in given.items()}


def all_known(corpus: Corpus, names: Iterable[str]) -> None:
    """Pass where the law has a fact or a term of each name.

    Raises:
        UnknownName: for the first name that it does not have, with the near matches.
    """
    for name in names:
        if not corpus.knows(name):
            raise UnknownName("fact", name, [*corpus.facts, *corpus.terms])


def read_value(corpus: Corpus, name: str, raw: Any) -> Value:
    """One fact as a value; `"unknown"` stays unknown, whatever the kind.

    Raises:
        UnknownName, BadValue: as `read_facts`.
    """
    all_known(corpus, (name,))
    if isinstance(raw, str) and raw.strip().lower() == UNKNOWN:
        return UNKNOWN
    fact = corpus.facts.get(name)
    if fact is None or fact.kind == YES_NO:
        return _yes_no(name, raw)
    if fact.kind in (ONE_OF, SOME_OF, EACH_OF):
        return _choice(fact, raw)
    if raw is None or (isinstance(raw, str) and raw.strip().lower() in _NONE):
        if fact.kind == NUMBER:
            raise BadValue(name, raw, f"give a number of {fact.unit}")
        return None
    if fact.kind == TEXT:
        return _text(name, raw)
    if fact.kind == NUMBER:
        return _number(fact, raw)
    return _date(name, raw) if fact.kind == DATE else _intervals(name, raw)


def _yes_no(name: str, raw: Any) -> bool:
    if isinstance(raw, bool):
        return raw
    word = raw.strip().lower() if isinstance(raw, str) else ""
    if word in _YES or word in _NO:
        return word in _YES
    raise BadValue(name, raw, "say yes, no or unknown")


def _choice(fact: Fact, raw: Any) -> Value:
    several = raw if isinstance(raw, list | tuple | set | frozenset) else str(raw).split(",")
    values = [str(value).strip() for value in several]
    for value in values:
        if value not in fact.values:
            near = get_close_matches(value, fact.values, n=3, cutoff=0.5)
            wanted = f"did you mean {' or '.join(near)}?" if near else "say one of: " + ", ".join(fact.values)
            raise BadValue(fact.name, value, wanted)
    if fact.kind == ONE_OF:
        if len(values) != 1:
            raise BadValue(fact.name, raw, "say just one of: " + ", ".join(fact.values))
        return values[0]
    if not values:
        raise BadValue(fact.name, raw, "say at least one of: " + ", ".join(fact.values))
    return frozenset(values)


def _text(name: str, raw: Any) -> str:
    """Words as given; a list of them is read as one text."""
    several = raw if isinstance(raw, list | tuple) else [raw]
    if not all(isinstance(one, str | int) for one in several):
        raise BadValue(name, raw, "give words")
    return ", ".join(map(str, several))


def _number(fact: Fact, raw: Any) -> int:
    try:
        if isinstance(raw, bool):
            raise ValueError
        return int(raw)
    except (TypeError, ValueError):
        raise BadValue(fact.name, raw, f"give a whole number of {fact.unit}") from None


def _date(name: str, raw: Any) -> Value:
    if isinstance(raw, date):
        return raw
    if raw is True or (isinstance(raw, str) and raw.strip().lower() in (*_YES, "exists")):
        return True  # the day exists, and is not known (docs/law/language.md, rule 11)
    if raw is False or (isinstance(raw, str) and raw.strip().lower() in _NO):
        return None
    try:
        return date.fromisoformat(str(raw).strip())
    except ValueError:
        raise BadValue(name, raw, "give a day like 2026-04-01, or none") from None


def _intervals(name: str, raw: Any) -> Value:
    try:
        pairs = tuple((date.fromisoformat(str(start)), date.fromisoformat(str(end))) for start, end in raw)
    except (TypeError, ValueError):
        raise BadValue(name, raw, "give a list of [first day, last day]") from None
    if any(start > end for start, end in pairs):
        raise BadValue(name, raw, "an interval ends before it begins")
    return pairs


__all__ = ["INTERVALS", "BadValue", "read_facts", "read_value"]
