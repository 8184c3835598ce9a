"""What may be kept of a case, and the facts that a matter is decided on: each from its only source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldendoor.norms import UNKNOWN, Corpus, Fact
from goldendoor.norms.giving import read_value
from goldendoor.norms.vocabulary import TEXT

Values = dict[str, Any]
NEVER = "never"
BY_WHOM = {
    "subject": "written_authorization_by_subject", "guardian": "written_authorization_by_parent_or_guardian",
}  # fmt: skip
AGENCY_FACT = "actor_agency"
INFORMATION = "info_category"  # which kinds of information are asked for; it is never kept


@dataclass(frozen=True, slots=True)
class Kept:
    """Answers, told apart: choices and days that may be kept, texts that are sealed, and the names of what is dropped."""

    facts: Values
    words: Values
    dropped: tuple[str, ...]


def told_apart(corpus: Corpus, answers: Mapping[str, Any]) -> Kept:
    """What of these answers may be kept.

    Raises:
        UnknownName, BadValue: for a fact or a value that the law does not know, with the near matches.
    """
    facts: Values = {}
    words: Values = {}
    dropped = []
    for name, raw in answers.items():
        fact, value = corpus.facts.get(name), read_value(corpus, name, raw)
        if fact is None or fact.kept == NEVER:
            dropped.append(name)
        elif fact.kind == TEXT and isinstance(value, str) and value != UNKNOWN:
            words[name] = value
        else:
            facts[name] = stored(value)
    return Kept(facts, words, tuple(dropped))


def stored(value: Any) -> Any:
    """A value as JSON says it, the same for the same value."""
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [[one.isoformat() for one in interval] for interval in value]
    return value


def stated(corpus: Corpus, situation: str) -> Values:
    """What a situation itself says: it comes with the law, and need not be kept."""
    held = corpus.situations.get(situation)
    return {one.name: one.value for one in held.given} if held else {}


@dataclass(frozen=True, slots=True)
class Authorization:
    """A person's own written authorization, as far as the law asks about it."""

    given_by: str
    understood: bool
    blanket: bool


def consented(given: Iterable[Authorization]) -> Values:
    """What written authorizations establish: the law says what they are worth.

    Of several by one giver the best counts. Of two givers neither makes up for what the other's lacks.
    """
    best: dict[str, Authorization] = {}
    for one in sorted(given, key=lambda one: (one.understood, not one.blanket)):
        best[one.given_by] = one
    if not best:
        return {}
    return {
        **{BY_WHOM[giver]: True for giver in best},
        "authorization_in_language_understood": all(one.understood for one in best.values()),
        "authorization_is_blanket": any(one.blanket for one in best.values()),
    }


def put_together(*sources: Mapping[str, Any]) -> Values:
    """The facts of a case from their sources; the later one counts, but never takes a known answer back to unknown."""
    together: Values = {}
    for source in sources:
        for name, value in source.items():
            if value != UNKNOWN or name not in together:
                together[name] = value
    return together


def asked_again(corpus: Corpus, missing: Iterable[str], known: Mapping[str, Any]) -> tuple[Fact, ...]:
    """The facts still open that nobody may keep and that whoever stands at the desk can tell: used once more, and dropped."""
    found = (corpus.facts.get(name) for name in missing if name not in known)
    return tuple(
        one
        for one in found
        if one is not None and one.kept == NEVER and one.ask and not one.decided_by and not one.held_in
    )
