"""A fact as a question on a page: which control it needs, and how its answers read."""

from dataclasses import dataclass
from typing import Any

from goldendoor.norms import UNKNOWN, Fact
from goldendoor.norms.vocabulary import DATE, EACH_OF, NUMBER, ONE_OF, SOME_OF, YES_NO

DO_NOT_KNOW = "I do not know"
NONE = "none"

# What a page offers: one tap, several ticks, or a box to type in.
TAP, TICK, TYPE_DAY, TYPE_NUMBER, TYPE_WORDS = "tap", "tick", "day", "number", "words"
_CONTROLS = {YES_NO: TAP, ONE_OF: TAP, SOME_OF: TICK, EACH_OF: TICK, DATE: TYPE_DAY, NUMBER: TYPE_NUMBER}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a page shows it. `choices` are (value, words); `may_be_none` offers *there is none*."""

    fact: str
    ask: str
    help: str | None
    control: str
    choices: tuple[tuple[str, str], ...]
    may_be_none: bool
    unit: str | None


def asked(fact: Fact) -> Asked:
    """The question that a fact is on a page."""
    control = _CONTROLS.get(fact.kind, TYPE_WORDS)
    choices = (
        (("yes", "Yes"), ("no", "No"))
        if fact.kind == YES_NO
        else tuple((value, choice_words(fact, value)) for value in fact.values)
    )
    may_be_none = control in (TYPE_DAY, TYPE_WORDS)
    return Asked(fact.name, fact.ask or "", fact.help, control, choices, may_be_none, fact.unit)


def choice_words(fact: Fact, value: str) -> str:
    """A value as people read it: the law file's own label, else its name without the underscores.

    >>> from goldendoor.norms import Source
    >>> choice_words(Fact("paper", "one of", ("a_letter",), Source("x.md", 1)), "a_letter")
    'A letter'
    """
    words = dict(fact.labels).get(value) or value.replace("_", " ")
    return words[:1].upper() + words[1:]


def answer_words(fact: Fact, raw: Any) -> str:
    """An answer as it is read back to whoever gave it."""
    if raw == UNKNOWN:
        return DO_NOT_KNOW
    if isinstance(raw, list):
        return "; ".join(choice_words(fact, one) for one in raw)
    if fact.kind == YES_NO:
        return "Yes" if raw in ("yes", "true") else "No"
    if raw in ("", NONE) and not fact.values:
        return "There is none"
    return choice_words(fact, raw) if fact.values else str(raw)


def what_fits(fact: Fact) -> str:
    """What to say when an answer does not fit the question."""
    if fact.kind == DATE:
        return "That is not a day. Write it like 2026-02-06."
    if fact.kind == NUMBER:
        return f"Write a whole number of {fact.unit}."
    return "Choose one of the answers below."


def at_the_desk(fact: Fact) -> bool:
    """Whether a person at the desk may answer for a fact.

    What only one party may judge, and what only the register of standing authorities can establish, is never taken
    from a tick at the desk: until the right person has spoken the answer is *not yet*.
    """
    return bool(fact.ask) and not fact.decided_by and not fact.held_in
