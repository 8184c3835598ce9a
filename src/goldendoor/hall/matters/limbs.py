"""Which limb of a term of the law is met, what is still needed to say so, and what of it may be kept.

The facts are used and dropped (docs/safety.md 11): what comes out is the place in the law and its words, never a value.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldendoor.engine.decide import judge_of
from goldendoor.engine.explain import Explainer
from goldendoor.engine.given import standing
from goldendoor.engine.sentences import words_of_name
from goldendoor.engine.whole import settled_reading
from goldendoor.norms import (
    UNKNOWN,
    AllOf,
    Allows,
    AnyOf,
    Condition,
    Corpus,
    Definition,
    Holds,
    Not,
    OnReading,
    UnknownName,
)
from goldendoor.norms.giving import all_known, read_facts
from goldendoor.norms.vocabulary import DATE
from goldendoor.norms.walk import names_in

NEVER = "never"


@dataclass(frozen=True, slots=True)
class Limb:
    """One alternative of a term of the law that is met: where it stands, as people write it, and in words."""

    instrument: str
    pinpoint: str
    citation: str
    words: str


def limbs_met(corpus: Corpus, term: str, facts: Mapping[str, Any], on: date) -> tuple[Limb, ...]:
    """The limbs of a term that hold on these facts by the law of that day; none while the term itself does not hold.

    A limb that turns on a fact that nobody gave, or on a question that counsel has not settled, is not met. Only the limbs
    of the term itself are told, so two records that meet the same limb in different ways come out alike.

    Raises:
        UnknownName: for a term or a fact that the law does not have, with the near matches.
        BadValue: for a value that a fact cannot have.
    """
    found = _Finding(corpus, facts, on)
    version = _version(corpus, term, on)
    if version is None or found.holds(Holds(term)) is not True:
        return ()
    met = [one for one in version.limbs if on in one.dates and found.holds(one.condition) is True]
    places = [(one.pinpoint or version.pinpoint, one.condition) for one in met]
    return tuple(dict.fromkeys(
        Limb(version.instrument, str(place), found.explainer.cited(version.instrument, place), words_of_condition(condition))
        for place, condition in places
    ))  # fmt: skip


def holds(corpus: Corpus, term: str, facts: Mapping[str, Any], on: date) -> bool | None:
    """Whether a term holds on these facts by the law of that day; None while that is open.

    Raises:
        UnknownName, BadValue: as `limbs_met`.
    """
    _version(corpus, term, on)
    return _Finding(corpus, facts, on).holds(Holds(term))


def open_facts(corpus: Corpus, term: str, facts: Mapping[str, Any], on: date) -> tuple[str, ...]:
    """The facts still needed before it can be said whether a term holds; none where that is settled.

    A term that only a question of law leaves open needs no fact, so none is named.

    Raises:
        UnknownName, BadValue: as `limbs_met`.
    """
    found = _Finding(corpus, facts, on)
    _version(corpus, term, on)
    return tuple(dict.fromkeys(found.still_open(Holds(term))))


def may_be_kept(corpus: Corpus, name: str) -> bool:
    """Whether the answer to a fact or a term may stay with a matter.

    A fact may where its own law file says so. A term may where everything in it that is never kept is judged by an office:
    then it is that office's conclusion, and no answer that somebody at a desk gave.

    Raises:
        UnknownName: for a name that the law does not have, with the near matches.
    """
    all_known(corpus, (name,))
    if name in corpus.facts:
        return corpus.facts[name].kept != NEVER
    resting = (corpus.facts[one] for one in _rests_on(corpus, name) if one in corpus.facts)
    return all(one.kept != NEVER or judge_of(one) is not None for one in resting)


def words_of_condition(condition: Condition) -> str:
    """What a condition names, in words and without any value: `watch list match counts`."""
    match condition:
        case Not(part):
            return f"not {words_of_condition(part)}"
        case AllOf(parts):
            return " and ".join(filter(None, map(words_of_condition, parts)))
        case AnyOf(parts):
            return " or ".join(filter(None, map(words_of_condition, parts)))
        case OnReading() | Allows():
            return ""  # which reading is counsel's, and privileged
    return words_of_name(condition.name)


def _version(corpus: Corpus, term: str, on: date) -> Definition | None:
    """The term as it is law that day."""
    if term not in corpus.terms:
        raise UnknownName("term", term, list(corpus.terms))
    return corpus.term_on(term, on)


def _rests_on(corpus: Corpus, term: str) -> set[str]:
    """Every fact and term that a term is made of, in any version that was ever law."""
    found: set[str] = set()
    waiting = [term]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        for version in corpus.terms.get(name, ()):
            waiting += [*names_in(version.limbs), *names_in(version.exceptions), *version.inputs]
        if name in corpus.facts:
            waiting += [one.other for one in corpus.facts[name].implies]
    return found


class _Finding:
    """What is known of one case, told by the engine's own explanations; it lives no longer than one call."""

    def __init__(self, corpus: Corpus, facts: Mapping[str, Any], on: date) -> None:
        self.corpus, self.on = corpus, on
        self.known = standing(corpus, read_facts(corpus, facts), on, (), ()).known
        settled = {name: settled_reading(corpus, name, on) for name in corpus.questions}
        self.explainer = Explainer(corpus, on, "", settled, case=self.known)

    def holds(self, condition: Condition) -> bool | None:
        """Whether a condition holds; None where that is not known."""
        return self.explainer.condition(condition, "")(self.known).holds

    def still_open(self, condition: Condition) -> Iterator[str]:
        """The facts that keep a condition open, in the order of the law."""
        if self.holds(condition) is not None:
            return
        match condition:
            case Not(part):
                yield from self.still_open(part)
            case AllOf(parts) | AnyOf(parts):
                for part in parts:
                    yield from self.still_open(part)
            case OnReading() | Allows():
                return
            case Holds(name) if name not in self.corpus.facts:
                yield from self._open_in_term(name)
            case _:
                yield condition.name

    def _open_in_term(self, name: str) -> Iterator[str]:
        version = self.corpus.term_on(name, self.on)
        if version is None:
            return
        yield from (one for one in version.inputs if one in self.corpus.facts and not self._has_a_value(one))
        limbs = [one.condition for one in version.limbs if self.on in one.dates]
        if version.joined_by == "any of" and any(self.holds(one) for one in limbs):
            limbs = []
        outs = [one.when for one in version.exceptions if one.when is not None and self.on in one.dates]
        for condition in (*limbs, *outs):
            yield from self.still_open(condition)

    def _has_a_value(self, name: str) -> bool:
        """Whether a fact can be computed with: that a day exists is not enough."""
        value = self.known.get(name, UNKNOWN)
        return value != UNKNOWN and not (value is True and self.corpus.facts[name].kind == DATE)
