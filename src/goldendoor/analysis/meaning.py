"""What a norm means on a day, with everything that it rests on, and a fingerprint that no comment or order of words changes.

Two days, or two copies of the law, on which the fingerprints are alike teach the same; where they are not, the parts
that differ are told, each as it was and as it is.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from hashlib import sha256
from typing import Any

from goldendoor.analysis.meaning_words import condition_words, due_words, pieces, rule_words
from goldendoor.engine.sentences import words_of_label, words_of_name
from goldendoor.engine.stretches import days_of_change, first_day
from goldendoor.engine.whole import settled_reading
from goldendoor.norms import (
    AllOf,
    Allows,
    AnyOf,
    Condition,
    Corpus,
    Definition,
    Duty,
    Fact,
    Instrument,
    IsIn,
    Norm,
    Not,
    OnReading,
    Rule,
)
from goldendoor.norms.conditions import tests_in

Provision = Norm | Duty
# The name of the part that is the norm itself.
RULE = "the rule itself"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a norm rests on: an exception, a term, a table, a question of law. `mark` stands for what it means."""

    name: str
    words: str
    mark: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a norm means: its parts in order of their names, none where it is no law; `fingerprint` stands for all of them."""

    citation: str
    parts: tuple[Part, ...]

    @property
    def in_force(self) -> bool:
        """Whether it is law at all."""
        return bool(self.parts)

    @property
    def fingerprint(self) -> str:
        """SHA-256 over what every part means."""
        return _hash([(one.name, one.mark) for one in self.parts])


@dataclass(frozen=True, slots=True)
class Changed:
    """A part that means something else now; `before` or `after` is empty where there was none, or is none any more."""

    part: str
    before: str
    after: str

    @property
    def gone(self) -> tuple[str, ...]:
        """What was said before and is said no longer, piece by piece."""
        now = pieces(self.after)
        return tuple(one for one in pieces(self.before) if one not in now)

    @property
    def new(self) -> tuple[str, ...]:
        """What is said now and was not before, piece by piece."""
        before = pieces(self.before)
        return tuple(one for one in pieces(self.after) if one not in before)


def changes(before: Iterable[Part], after: Iterable[Part]) -> tuple[Changed, ...]:
    """What became of the parts, in order of their names."""
    old, new = ({one.name: one for one in parts} for parts in (before, after))
    return tuple(
        Changed(name, old[name].words if name in old else "", new[name].words if name in new else "")
        for name in sorted(old.keys() | new.keys())
        if (old[name].mark if name in old else None) != (new[name].mark if name in new else None)
    )


class Meanings:
    """The meanings of a corpus' norms, each looked up once for the stretch of days on which it is one and the same."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._days = lru_cache(None)(self._find_days)
        self._in_stretch = lru_cache(None)(self._find)

    def on(self, instrument: str, norm: str, day: date) -> Meaning:
        """What a norm means on a day.

        Raises:
            UnknownName: for an instrument that is not held.
        """
        return self._in_stretch(instrument, norm, first_day(self._days(instrument, norm), day))

    def differs_since(self, instrument: str, norm: str, fingerprint: str, first: date, last: date) -> date | None:
        """The day since which, up to `last`, a norm means something else than the fingerprint says; None if it does not.

        Only days from `first` on are looked at. Where the law files were corrected since, that is the first day itself.
        """
        days = [first, *(day for day in self._days(instrument, norm) if first < day <= last)]
        since = None
        for day in days:
            alike = self.on(instrument, norm, day).fingerprint == fingerprint
            since = None if alike else since or day
        return since

    def norms_on(self, instrument: str, day: date) -> tuple[Provision, ...]:
        """The norms and duties of an instrument that are law on a day, in the order of the file."""
        one = self.corpus.instrument(instrument)
        return tuple(_in_force(one, day))

    def norm_of(self, instrument: str, label: str, day: date) -> str | None:
        """The label of the norm or duty that has this label, or an exception of this label, on a day."""
        for one in self.norms_on(instrument, day):
            if label in _labels(one.rule):
                return one.rule.label
        return None

    def _find_days(self, instrument: str, norm: str) -> tuple[date, ...]:
        one = self.corpus.instrument(instrument)
        versions = tuple(each for each in _provisions(one) if each.rule.label == norm)
        found = days_of_change(self.corpus, (versions, one.dates, one.binds))
        return tuple(sorted({date.min + timedelta(days=1), *found}))

    def _find(self, instrument: str, norm: str, day: date) -> Meaning:
        one = self.corpus.instrument(instrument)
        found = [each for each in _in_force(one, day) if each.rule.label == norm]
        versions = found or [each for each in _provisions(one) if each.rule.label == norm]
        citation = versions[0].rule.pinpoint.cited(one.cite_as) if versions else one.cite_as
        walk = _Parts(self.corpus, day)
        for number, each in enumerate(found, start=1):
            walk.add(one, each, RULE if number == 1 else f"{RULE}, {number}")
        parts = walk.found()
        return Meaning(citation, tuple(parts[name] for name in sorted(parts)))


def _provisions(one: Instrument) -> Iterator[Provision]:
    yield from one.norms
    yield from one.all_duties


def _in_force(one: Instrument, day: date) -> Iterator[Provision]:
    return (each for each in _provisions(one) if day in one.dates and day in each.rule.dates)


def _labels(rule: Rule) -> Iterator[str]:
    yield rule.label
    for inner in rule.exceptions:
        yield from _labels(inner)


class _Parts:
    """Walks from a norm to everything that it rests on, on one day."""

    def __init__(self, corpus: Corpus, day: date) -> None:
        self.corpus, self.day = corpus, day
        self._found: dict[str, Part] = {}
        self._waiting: list[Condition] = []

    def add(self, one: Instrument, provision: Provision, name: str) -> None:
        """Add a norm or duty under a name, with its exceptions."""
        self._provision(name, one, provision, "" if name == RULE else f"{name}, ")

    def found(self) -> dict[str, Part]:
        """Every part of what was added, by name."""
        while self._waiting:
            for test in tests_in(self._waiting.pop()):
                self._test(test)
        return self._found

    def _add(self, name: str, words: str, meant: Any, *rests_on: Condition | None) -> None:
        self._found[name] = Part(name, words, _hash(meant))
        self._waiting += [one for one in rests_on if one is not None]

    def _provision(self, name: str, one: Instrument, provision: Provision, within: str) -> None:
        rule = provision.rule
        # Not the words that a worker is told: to say the same better is no other law.
        meant: list[Any] = [_rule(rule), _condition(one.binds)]
        words = rule_words(self.corpus, one, provision)
        holder = None
        if isinstance(provision, Duty):
            holder = self.corpus.parties[provision.holder].when
            meant += [provision.holder, _condition(holder), provision.act, provision.to, provision.what]
            meant += [due_words(provision.due), _condition(provision.done_when)]
        else:
            meant.append(sorted(provision.acts))
        self._add(name, words, meant, rule.when, rule.provided, one.binds, holder)
        if isinstance(provision, Duty) and provision.done_when is not None:
            self._waiting.append(provision.done_when)
        self._exceptions(rule, within)

    def _exceptions(self, rule: Rule, within: str) -> None:
        for inner in rule.exceptions:
            if self.day in inner.dates:
                name = f"{within}the exception “{words_of_label(inner.label)}”"
                self._add(name, rule_words(self.corpus, None, inner), _rule(inner), inner.when, inner.provided)
                self._exceptions(inner, f"{name}, ")

    def _test(self, test: Condition) -> None:
        if isinstance(test, OnReading):
            self._question(test.question)
        elif isinstance(test, Allows):
            self._instrument(test.instrument)
        else:
            if isinstance(test, IsIn):
                self._table(test.table)
            # Whatever else is asked is asked of a name.
            name: str = test.name  # type: ignore[union-attr]
            term = self.corpus.term_on(name, self.day)
            if term is not None:
                self._term(term)
            elif fact := self.corpus.facts.get(name):
                self._fact(fact)

    def _term(self, term: Definition) -> None:
        name = f"the meaning of “{words_of_name(term.name)}”"
        if name in self._found:
            return
        limbs = [one.condition for one in term.limbs if self.day in one.dates]
        exceptions = [one for one in term.exceptions if self.day in one.dates]
        joined = AnyOf(tuple(limbs)) if term.joined_by == "any of" else AllOf(tuple(limbs))
        words = condition_words(joined)
        if term.calculated_by:
            words = "calculated from " + ", ".join(words_of_name(one) for one in term.inputs)
        for one in exceptions:
            words += f"; unless {words_of_label(one.label)}: {condition_words(one.when)}"
        meant = [_condition(joined), sorted(_text(_rule(one)) for one in exceptions), term.calculated_by, term.inputs]
        self._add(name, words, meant, joined, *(one.when for one in exceptions))

    def _table(self, table: str) -> None:
        name = f"the table “{words_of_name(table)}”"
        held = self.corpus.table_on(table, self.day)
        rows = [one for one in held.rows if self.day in one.dates] if held else []
        meant = sorted([one.key, sorted(one.also), sorted(one.unless)] for one in rows)
        if name not in self._found:
            self._add(name, "; ".join(sorted(one.key for one in rows)), meant)

    def _question(self, question: str) -> None:
        reading = settled_reading(self.corpus, question, self.day)
        words = f"read so: {words_of_label(reading)}" if reading else "open: a lawyer looks at each case"
        self._add(f"question {question}", words, reading)

    def _fact(self, fact: Fact) -> None:
        """Who may judge a fact, and where alone it is established: another answer is another law for whoever acts."""
        by = fact.decided_by or fact.held_in
        if by:
            self._add(f"who says “{words_of_name(fact.name)}”", words_of_name(by), [fact.decided_by, fact.held_in])

    def _instrument(self, name: str) -> None:
        one = self.corpus.instruments.get(name)
        for each in _in_force(one, self.day) if one else ():
            part = f"{one.cite_as if one else name}, “{words_of_label(each.rule.label)}”"
            if one and part not in self._found:
                self._provision(part, one, each, f"{part}, ")


def _rule(rule: Rule) -> list[Any]:
    """What a rule says apart from its exceptions, its words to people, and where it stands."""
    then = sorted([one.kind, one.name, due_words(one.due)] for one in rule.then)
    prevails = sorted(str(one) for one in rule.prevails_over)
    return [rule.word.value, _condition(rule.when), _condition(rule.provided), then, prevails]


def _condition(condition: Condition | None) -> Any:
    """A condition in a form that does not hang on the order in which it was written."""
    match condition:
        case None:
            return None
        case Not(part):
            return ["not", _condition(part)]
        case AllOf(parts) | AnyOf(parts):
            word = "all of" if isinstance(condition, AllOf) else "any of"
            inner: list[Any] = []
            for one in map(_condition, parts):
                inner += one[1] if isinstance(one, list) and one[0] == word else [one]
            return inner[0] if len(inner) == 1 else [word, sorted(inner, key=_text)]
        case _:
            told = [getattr(condition, name) for name in condition.__dataclass_fields__]
            plain = [sorted(one) if isinstance(one, tuple) else str(one) for one in told]
            return [type(condition).__name__, *plain]


def _text(meant: Any) -> str:
    return json.dumps(meant, ensure_ascii=False, separators=(",", ":"))


def _hash(meant: Any) -> str:
    return sha256(_text(meant).encode()).hexdigest()
