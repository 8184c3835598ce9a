"""What an act's diagrams are about: the rules that speak of the act, and every test in them in the order of the law."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from goldendoor.norms import (
    Allows,
    Condition,
    Corpus,
    Duty,
    Exists,
    Instrument,
    LaterOf,
    Norm,
    NotHeld,
    OnReading,
    Rule,
    Within,
)
from goldendoor.norms.conditions import tests_in
from goldendoor.norms.walk import names_in


@dataclass(frozen=True, slots=True)
class Speaking:
    """What one instrument has to say of an act: its norms, its duties, and its gaps, on a day."""

    instrument: Instrument
    norms: tuple[tuple[str, Norm], ...]
    duties: tuple[Duty, ...]
    not_held: tuple[NotHeld, ...]

    @property
    def speaks(self) -> bool:
        """Whether it has anything to say of the act."""
        return bool(self.norms or self.duties or self.not_held)


def speaking(instrument: Instrument, acts: tuple[str, ...], day: date) -> Speaking:
    """The provisions of an instrument on an act and on what it is a kind of, a norm once for each act it names."""
    norms = [(act, norm) for norm in instrument.norms for act in acts if act in norm.acts and day in norm.rule.dates]
    duties = [duty for duty in instrument.all_duties if duty.act in acts and day in duty.rule.dates]
    gaps = [gap for gap in instrument.not_held if day in gap.dates and set(gap.acts) & set(acts)]
    return Speaking(instrument, tuple(norms), tuple(duties), tuple(gaps))


def counted_from(duty: Duty) -> Condition | None:
    """The test that the day exists from which a duty is counted, where it is counted from one."""
    after = duty.due.after if isinstance(duty.due, Within | LaterOf) else None
    return Exists(after) if after else None


def rule_conditions(rule: Rule, day: date) -> Iterator[Condition | None]:
    """The conditions of a rule and of its exceptions that are law that day, outermost first."""
    waiting = [rule]
    while waiting:
        one = waiting.pop(0)
        if day in one.dates:
            yield one.when
            yield one.provided
            waiting = list(one.exceptions) + waiting


@dataclass(slots=True)
class Relevant:
    """The names that an act's diagrams test, in the order of the law, and the tests on each fact.

    A term stands right before what it is made of; questions are apart, since they are decided last.
    """

    corpus: Corpus
    day: date
    acts: tuple[str, ...]
    names: list[str] = field(default_factory=list)
    tests: dict[str, list[Condition]] = field(default_factory=dict)
    questions: list[str] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)
    asked_alone: list[str] = field(default_factory=list)

    def add_instrument(self, what: Speaking) -> None:
        """Everything that an instrument's provisions on the act test."""
        if not what.speaks:
            return
        self.add(what.instrument.binds)
        for _, norm in what.norms:
            self.add_rule(norm.rule)
        for duty in what.duties:
            self.add(self.corpus.parties[duty.holder].when)
            self.add(counted_from(duty))
            self.add_rule(duty.rule)
            self.add(duty.done_when)

    def add_rule(self, rule: Rule) -> None:
        """The tests of a rule and its exceptions."""
        for condition in rule_conditions(rule, self.day):
            self.add(condition)

    def add(self, condition: Condition | None) -> None:
        """The tests of a condition, with the definitions of its terms."""
        waiting = list(tests_in(condition))
        while waiting:
            test = waiting.pop(0)
            if isinstance(test, OnReading):
                if test.question not in self.questions:
                    self.questions.append(test.question)
            elif isinstance(test, Allows):
                if test.instrument not in self.asked_alone:
                    self.asked_alone.append(test.instrument)
                    one = self.corpus.instrument(test.instrument)
                    if self.day in one.dates:
                        self.add_instrument(speaking(one, self.acts, self.day))
            else:
                waiting = self._add_named(test, names_in(test)[0]) + waiting

    def _add_named(self, test: Condition, name: str) -> list[Condition]:
        """Note a fact with its test; of a term, give back the tests of its definition the first time."""
        if name in self.corpus.facts:
            if name not in self.tests:
                self.names.append(name)
                self.tests[name] = []
            if test not in self.tests[name]:
                self.tests[name].append(test)
            return []
        if name in self.terms:
            return []
        self.terms.append(name)
        self.names.append(name)
        term = self.corpus.term_on(name, self.day)
        if term is None or term.calculated_by:
            return []
        conditions = [limb.condition for limb in term.limbs if self.day in limb.dates]
        conditions += [rule.when for rule in term.exceptions if rule.when and self.day in rule.dates]
        return [inner for condition in conditions for inner in tests_in(condition)]


def is_calculated(corpus: Corpus, term: str, day: date) -> bool:
    """Whether a term is computed from facts by a named function, rather than defined by conditions."""
    definition = corpus.term_on(term, day)
    return definition is not None and definition.calculated_by is not None


def gives_a_term(corpus: Corpus, name: str, day: date) -> bool:
    """Whether a name is a term of the law that its definition, and no function, makes out of facts."""
    return name in corpus.terms and not is_calculated(corpus, name, day)
