"""Rules 1 to 8 of the meaning of law as Z3 formulas for one act: a third way to read law, apart from both others.

For laws whose facts are yes/no, one of, some of and numbers, and whose terms are not calculated.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

import z3

from goldendoor import norms as law
from goldendoor.norms import Verdict, Word
from goldendoor.norms.conditions import compare

ORDER = list(Word)
STRICT = (Word.MUST_NOT, Word.UNKNOWN_TEXT, Word.REFER, Word.MUST, Word.MAY)
VERDICTS = (*(Verdict(word.value.replace(" ", "_")) for word in STRICT), Verdict.NOT_REGULATED)
LEAST_NUMBER, MOST_NUMBER = -1, 20


@dataclass(frozen=True)
class Spoken:
    """That one rule has the last word in one provision: when it does, the word, and where it stands."""

    so: Any
    word: Word
    rule: law.Rule
    instrument: law.Instrument


class Formulas:
    """The verdict on one act, one day, under some instruments, as a formula over the facts."""

    def __init__(
        self, corpus: law.Corpus, act: str, on: date, scope: Iterable[law.Instrument], actor_named: bool
    ) -> None:
        self.corpus, self.act, self.on, self.actor_named = corpus, act, on, actor_named
        self.acts = corpus.widened(act)
        self.given_terms: Mapping[str, bool] = {}
        self.readings: dict[str, str] = {}
        self.scope = [one for one in scope if on in one.dates]

    # Facts -----------------------------------------------------------------------------------------------------
    def fact(self, name: str, value: str = "") -> Any:
        """The variable of a fact, or of one member of a set."""
        kind = self.corpus.facts[name].kind
        if kind == "some of":
            return z3.Bool(f"{name} has {value}")
        return z3.Bool(name) if kind == "yes/no" else z3.Int(name)

    def possible(self) -> Any:
        """What can be: values of their kinds, sets that are not empty, and what `implies` lines allow."""
        found = []
        for name, fact in self.corpus.facts.items():
            if fact.kind == "one of":
                found += [self.fact(name) >= 0, self.fact(name) < len(fact.values)]
            elif fact.kind == "number":
                found += [self.fact(name) >= LEAST_NUMBER, self.fact(name) <= MOST_NUMBER]
            elif fact.kind == "some of":
                found.append(z3.Or([self.fact(name, one) for one in fact.values]))
            for line in fact.implies:
                if line.other in self.corpus.facts:
                    found.append(z3.Implies(self.fact(name), self.fact(line.other) == line.holds))
        return z3.And(found)

    def as_given(self, facts: Mapping[str, Any]) -> list[Any]:
        """The facts of a case as formulas."""
        found: list[Any] = []
        for name, value in facts.items():
            fact = self.corpus.facts[name]
            if fact.kind == "some of":
                found += [self.fact(name, one) == (one in value) for one in fact.values]
            else:
                found.append(self.fact(name) == (fact.values.index(value) if fact.kind == "one of" else value))
        return found

    # Rules 1 to 3 ----------------------------------------------------------------------------------------------
    def holds(self, test: law.Condition | None) -> Any:
        match test:
            case None:
                return z3.BoolVal(True)
            case law.Not():
                return z3.Not(self.holds(test.part))
            case law.AllOf():
                return z3.And([self.holds(part) for part in test.parts])
            case law.AnyOf():
                return z3.Or([self.holds(part) for part in test.parts])
            case law.OnReading():
                return z3.BoolVal(self.readings[test.question] == test.reading)
            case law.Allows():
                one = self.corpus.instruments[test.instrument]
                said = self.said_by(one) if self.on in one.dates else []
                return self.one_of(self.verdict_of(said), Verdict.MAY, Verdict.MUST)
            case law.Includes():
                return self.fact(test.name, test.value)
            case law.IsOneOf():
                places = [self.corpus.facts[test.name].values.index(value) for value in test.values]
                return z3.Or([self.fact(test.name) == place for place in places])
            case law.Compares():
                numbers = range(LEAST_NUMBER, MOST_NUMBER + 1)
                return z3.Or([self.fact(test.name) == n for n in numbers if compare(n, test.relation, test.bound)])
        return self.term(test.name) if test.name in self.corpus.terms else self.fact(test.name)

    def term(self, name: str) -> Any:
        if name in self.given_terms:
            return z3.BoolVal(self.given_terms[name])
        versions = [one for one in self.corpus.terms[name] if self.on in one.dates]
        if not versions:
            return z3.BoolVal(False)
        limbs = [self.holds(one.condition) for one in versions[0].limbs if self.on in one.dates]
        unless = [self.holds(one.when) for one in versions[0].exceptions if self.on in one.dates]
        means = z3.Or(limbs) if versions[0].joined_by == "any of" else z3.And(limbs)
        return z3.And(means, z3.Not(z3.Or(unless)))

    def stands(self, rule: law.Rule) -> Any:
        return z3.And(self.holds(rule.when), z3.BoolVal(self.on in rule.dates))

    def last_words(self, rule: law.Rule) -> list[tuple[Any, law.Rule]]:
        """Every rule that can have the last word where this one stands, with when it has it (rule 1)."""
        stands, ways = self.stands(rule), []
        for place, inner in enumerate(rule.exceptions):
            for so, last in self.last_words(inner):
                if last.word is not rule.word:
                    ways.append((z3.And(so, self.holds(inner.provided)), last, place))
        rank = [Word.MUST_NOT, Word.MUST, Word.MAY, Word.SILENT, Word.REFER]
        ways.sort(key=lambda way: (rank.index(way[1].word), way[2]))
        found = []
        for number, (so, last, _) in enumerate(ways):
            earlier = z3.Or([other for other, _, _ in ways[:number]])
            found.append((z3.And(stands, so, z3.Not(earlier)), last))
        return [*found, (z3.And(stands, z3.Not(z3.Or([so for so, _, _ in ways]))), rule)]

    def provision(self, rule: law.Rule, of: str, one: law.Instrument, owed: Any) -> list[Spoken]:
        """What one provision on an act, or on what it is a kind of, says of it (rule 2)."""
        found = []
        for so, last in self.last_words(rule):
            met = self.holds(rule.provided)
            if last is rule and rule.provided is not None:
                found.append(Spoken(z3.And(owed, so, z3.Not(met)), Word.MUST_NOT, last, one))
                so = z3.And(so, met)
            if last.word is not Word.MUST or of == self.act:
                found.append(Spoken(z3.And(owed, so), last.word, last, one))
        return found

    def said_by(self, one: law.Instrument) -> list[Spoken]:
        bound, found = self.holds(one.binds), list[Spoken]()
        for norm in one.norms:
            for act in self.acts:
                if act in norm.acts:
                    found += self.provision(norm.rule, act, one, bound)
        for duty in one.all_duties:
            if duty.act in self.acts:
                theirs = self.holds(self.corpus.parties[duty.holder].when) if self.actor_named else z3.BoolVal(True)
                done = z3.BoolVal(False) if duty.done_when is None else self.holds(duty.done_when)
                found += self.provision(duty.rule, duty.act, one, z3.And(bound, theirs, z3.Not(done)))
        for gap in one.not_held:
            if self.on in gap.dates and any(act in gap.acts for act in self.acts):
                rule = law.Rule("gap", gap.pinpoint, gap.dates, Word.UNKNOWN_TEXT, None, gap.source)
                found.append(Spoken(bound, Word.UNKNOWN_TEXT, rule, one))
        return found

    # Rules 4 to 6 ----------------------------------------------------------------------------------------------
    @staticmethod
    def at(one: Spoken, place: law.Reference) -> bool:
        inside = place.pinpoint is None or one.rule.pinpoint.lies_in(place.pinpoint)
        return one.instrument.name == place.instrument and inside

    def left_standing(self, said: list[Spoken]) -> list[Spoken]:
        """Rule 4: the words that no other provision drops."""
        pairs = [pair for question in self.corpus.questions.values() for reading in question.readings
                 for pair in reading.prevails if self.readings.get(question.name) == reading.label]  # fmt: skip
        found = []
        for one in said:
            drops = [other.so for other in said for place in other.rule.prevails_over if self.at(one, place)]
            drops += [z3.And(z3.Or([other.so for other in said if self.at(other, winner)]))
                      for winner, loser in pairs if self.at(one, loser)]  # fmt: skip
            found.append(Spoken(z3.And(one.so, z3.Not(z3.Or(drops))), one.word, one.rule, one.instrument))
        return found

    def verdict_of(self, said: list[Spoken]) -> dict[Verdict, Any]:
        """Rules 4 to 6: for each verdict, when it is the verdict."""
        words = self.left_standing(said)

        def said_at(word: Word, ranks: Iterable[int]) -> Any:
            allowed = set(ranks)
            return z3.Or([one.so for one in words if one.word is word and one.instrument.rank in allowed])

        ranks = sorted({one.instrument.rank for one in words})
        barred = {r: z3.And(said_at(Word.MUST_NOT, [r]), z3.Not(said_at(Word.NO_BAR, [s for s in ranks if s > r])))
                  for r in ranks}  # fmt: skip
        owed = {r: said_at(Word.MUST, [r]) for r in ranks}

        def above(of: Mapping[int, Any], rank: int) -> Any:
            return z3.Or([so for other, so in of.items() if other > rank])

        must = [z3.And(owed[r], z3.Not(above(owed, r))) for r in ranks]
        must_not = [z3.And(barred[r], z3.Not(above(barred, r))) for r in ranks]
        even = z3.Or([z3.And(one, other) for one, other in zip(must, must_not, strict=True)])
        any_must, any_bar = z3.Or(list(owed.values())), z3.Or(list(barred.values()))
        must_wins = z3.Or([z3.And(must[i], z3.Not(z3.Or(must_not[i:]))) for i in range(len(ranks))])
        stands = {
            Word.MUST_NOT: z3.And(any_bar, z3.Or(z3.Not(any_must), z3.And(z3.Not(even), z3.Not(must_wins)))),
            Word.UNKNOWN_TEXT: said_at(Word.UNKNOWN_TEXT, ranks),
            Word.REFER: z3.Or(said_at(Word.REFER, ranks), z3.And(any_must, any_bar, even)),
            Word.MUST: z3.And(any_must, z3.Or(z3.Not(any_bar), must_wins)),
            Word.MAY: said_at(Word.MAY, ranks),
        }
        found, stricter = {}, z3.BoolVal(False)
        for word, verdict in zip(STRICT, VERDICTS, strict=False):
            found[verdict] = z3.And(stands[word], z3.Not(stricter))
            stricter = z3.Or(stricter, stands[word])
        return {**found, Verdict.NOT_REGULATED: z3.Not(stricter)}

    @staticmethod
    def one_of(when: Mapping[Verdict, Any], *verdicts: Verdict) -> Any:
        return z3.Or([when[verdict] for verdict in verdicts])

    # Rule 7 ----------------------------------------------------------------------------------------------------
    def settled(self, question: law.Question) -> str | None:
        counsel = sorted((one.since, one.reading) for one in self.corpus.decided
                         if one.question == question.name and one.since <= self.on)  # fmt: skip
        return counsel[-1][1] if counsel else question.until_decided

    def verdicts(self) -> dict[Verdict, Any]:
        """For each verdict, when it is the verdict, under every reading that is open."""
        questions = list(self.corpus.questions.values())
        labels = [[one] if (one := self.settled(question)) else [*question.labels] for question in questions]
        each = []
        for chosen in product(*labels):
            self.readings = dict(zip([one.name for one in questions], chosen, strict=True))
            each.append(self.verdict_of([said for one in self.scope for said in self.said_by(one)]))
        found = {verdict: z3.And([one[verdict] for one in each]) for verdict in VERDICTS}
        agreed = z3.Or(list(found.values()))
        found[Verdict.REFER] = z3.Or(found[Verdict.REFER], z3.Not(agreed))
        return found
