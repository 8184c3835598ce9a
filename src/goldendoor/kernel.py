"""What the law means: docs/law/language.md section 5 as code; direct, slow, obvious, the oracle of every fast path."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import product

from goldendoor import norms as law
from goldendoor.norms import UNKNOWN, Verdict, Word
from goldendoor.norms.case import Case
from goldendoor.norms.given_facts import Facts, at_rest, beside_facts, brought, filled, known
from goldendoor.norms.meeting import met
from goldendoor.norms.outcome import Doubt, Missing, Outcome, Said, TooManyMissing
from goldendoor.norms.walk import made_of, names_in

MOST_MISSING = 12
OF_EXCEPTIONS = (Word.MUST_NOT, Word.MUST, Word.MAY, Word.SILENT, Word.REFER)  # refer: if no other way out
OF_PARTS = ("must_not", "undetermined", "unknown_text", "refer", "not_regulated", "may", "must")
Calculators = Mapping[str, Callable[..., bool]]
Readings = dict[str, str]
Words = tuple[Said, ...]


def decide(corpus: law.Corpus, case: Case, calculators: Calculators | None = None) -> Outcome:
    """Rule 9: several kinds at once are several cases; over them all, what can be claimed of every part."""
    several = {name: sorted(value) for name, value in case.facts.items() if isinstance(value, frozenset)}
    kinds = {name: values for name, values in several.items() if corpus.facts[name].kind == "each of"}
    parts = [dict(zip(kinds, some, strict=True)) for some in product(*kinds.values())]
    cases = [replace(case, facts={**case.facts, **part}) for part in parts]
    outcomes = [_Reader(corpus, one, calculators or {}).outcome() for one in cases]
    return min(outcomes, key=lambda outcome: OF_PARTS.index(outcome.verdict))


@dataclass
class _Reader:
    corpus: law.Corpus
    case: Case
    calculators: Calculators
    facts: Facts = field(default_factory=dict)
    readings: Readings = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Rules 3, 8, 10, 12: whom `binds` means, what the facts given bring with them, and what is at rest."""
        corpus, on, given = self.corpus, self.case.on, dict(self.case.facts)
        named = [corpus.instrument(name) for name in self.case.under]
        meant = named or [one for one in corpus.instruments.values() if one.speaks_in(self.case.place)]
        self.scope = [one for one in meant if on in one.dates]
        tests = {one.binds for one in self.scope if one.binds and named}
        for test in [one for one in tests if not made_of(corpus, one, on) & self.case.facts.keys()]:
            if len(tests) == 1 and isinstance(test, law.Holds | law.IsOneOf):
                given[test.name] = test.values[0] if isinstance(test, law.IsOneOf) else True
            else:
                given |= dict.fromkeys(made_of(corpus, test, on), UNKNOWN)
        doubtful = made_of(corpus, [law.Holds(name) for name in given if given[name] == UNKNOWN], on)
        given = {name: value for name, value in given.items() if value != UNKNOWN}
        self.facts, self.contradictory = brought(corpus, given)
        actors = {name for party in corpus.parties.values() for name in names_in(party.when)}
        self.actor_named = bool(actors & self.facts.keys())
        resting = at_rest(corpus) if self.case.rest else {}
        self.facts = {name: resting[name] for name in resting if name not in doubtful} | self.facts
        self.given = self.facts

    def outcome(self) -> Outcome:
        """Rule 8: the case under every completion; the first two that disagree are enough."""
        tried, carried, questions = list[tuple[Facts, Verdict]](), dict[Said, None](), set[str]()
        for facts, verdict, words, turned_on in self.completions(self.facts, 0):
            tried.append((facts, verdict))
            carried |= dict.fromkeys(words)
            questions |= turned_on
            if verdict is not tried[0][1]:
                return Outcome(Verdict.UNDETERMINED, (), frozenset(questions), (tried[0][0], facts))
        return Outcome(tried[0][1], tuple(carried), frozenset(questions))

    def completions(self, facts: Facts, supposed: int) -> Iterator[tuple[Facts, Verdict, Words, set[str]]]:
        try:
            yield facts, *self.under_readings(facts)
        except Missing as missing:
            name = str(missing)
            if supposed == MOST_MISSING:
                raise TooManyMissing(f"more than {MOST_MISSING} facts are missing, {name} is one") from None
            for fuller in filled(self.corpus, facts, name, self.case.on, self.contradictory):
                yield from self.completions(fuller, supposed + 1)

    def under_readings(self, facts: Facts) -> tuple[Verdict, Words, set[str]]:
        """Rule 7: the verdict under every reading that is open, whose words carry it, and what it turns on."""
        self.facts = facts
        found = list(self.answers({}))
        labels = {name: self.corpus.questions[name].labels for readings, *_ in found for name in readings}
        ways = [[one] if (one := self.settled_reading(name)) else [*labels[name]] for name in labels]
        tried = [dict(zip(labels, way, strict=True)) for way in product(*ways)]

        def on(readings: Readings) -> tuple[Verdict, Words]:
            return next((verdict, said) for some, verdict, said in found if some.items() <= readings.items())

        verdicts = {on(one)[0] for one in tried}
        others = [(one, q, {**one, q: label}) for one in tried for q in labels for label in labels[q]]
        turned_on = {q for one, q, other in others if on(one)[0] is not on(other)[0]}
        words = tuple(dict.fromkeys(word for one in tried for word in on(one)[1]))
        return verdicts.pop() if len(verdicts) == 1 else Verdict.REFER, words, turned_on

    def answers(self, readings: Readings) -> Iterator[tuple[Readings, Verdict, Words]]:
        self.readings = readings
        try:
            yield readings, *self.combined(self.spoken(self.scope))
        except Doubt as doubt:
            for label in self.corpus.questions[str(doubt)].labels:
                yield from self.answers({**readings, str(doubt): label})

    def settled_reading(self, name: str) -> str | None:
        since = [one for one in self.corpus.decided if one.question == name and one.since <= self.case.on]
        latest = max(since, key=lambda one: one.since, default=None)
        return latest.reading if latest else self.corpus.questions[name].until_decided

    def spoken(self, scope: list[law.Instrument]) -> list[Said]:
        """Rules 2 and 3: every word that is said of the act, or of what it is a kind of."""
        acts, words, day = self.corpus.widened(self.case.act), list[Said](), self.case.on
        for one in [one for one in scope if day in one.dates and self.holds(one.binds)]:
            rules = [(act, norm.rule) for norm in one.norms for act in acts if act in norm.acts]
            rules += [(owed.act, owed.rule) for owed in one.all_duties if owed.act in acts and self.owed(owed)]
            for act, rule in rules:
                trail = self.trail(rule)
                if trail and (trail[-1].word is not Word.MUST or act == self.case.act):
                    barred = len(trail) == 1 and not self.holds(rule.provided)
                    words.append(Said(Word.MUST_NOT if barred else trail[-1].word, one, trail))
            for gap in [gap for gap in one.not_held if day in gap.dates and {*gap.acts} & {*acts}]:
                rule = law.Rule("not-held", gap.pinpoint, gap.dates, Word.UNKNOWN_TEXT, None, gap.source)
                words.append(Said(Word.UNKNOWN_TEXT, one, (rule,)))
        return words

    def trail(self, rule: law.Rule) -> tuple[law.Rule, ...]:
        """Rule 1: the rule, or the exceptions that lead away from it; nothing where it does not speak."""
        if self.case.on not in rule.dates or not self.holds(rule.when):
            return ()
        inner = [self.trail(one) for one in rule.exceptions if self.holds(one.provided)]
        ways = [way for way in inner if way and way[-1].word is not rule.word]
        return (rule, *min(ways, key=lambda way: OF_EXCEPTIONS.index(way[-1].word), default=()))

    def owed(self, duty: law.Duty) -> bool:
        """Rules 3 and 14: it is the actor's, the day it is counted from exists, and it is not done."""
        theirs = not self.actor_named or self.holds(self.corpus.parties[duty.holder].when)
        after = duty.due.after if isinstance(duty.due, law.Within | law.LaterOf) else None
        arisen = theirs and (after is None or self.holds(law.Exists(after)))
        return arisen and (duty.done_when is None or not self.holds(duty.done_when))

    def combined(self, words: list[Said]) -> tuple[Verdict, Words]:
        """Rules 4 to 6: who prevails, who outranks whom, and the strictest of what is left."""
        gone = [loser for word in words for loser in word.trail[-1].prevails_over]
        for question in self.corpus.questions.values():
            for reading, pair in [(one.label, pair) for one in question.readings for pair in one.prevails]:
                if all(any(word.stands_at(place) for word in words) for place in pair):
                    gone += [pair[1]] * self.holds(law.OnReading(question.name, reading))
        words = [word for word in words if not any(word.stands_at(loser) for loser in gone)]
        rank = {word: max((one.rank for one in words if one.word is word), default=0) for word in Word}
        words = [one for one in words if one.word is not Word.MUST_NOT or one.rank >= rank[Word.NO_BAR]]
        must, must_not = rank[Word.MUST], rank[Word.MUST_NOT] * (rank[Word.MUST_NOT] >= rank[Word.NO_BAR])
        if must and must_not:
            lost = {Word.MUST: must <= must_not, Word.MUST_NOT: must_not <= must}
            even = [replace(one, word=Word.REFER) for one in words if one.word in lost and must == must_not]
            words = even + [one for one in words if not lost.get(one.word, False)]
        for strictest in law.STRICTNESS:
            if said := tuple(one for one in words if one.word is strictest):
                return Verdict(strictest.value.replace(" ", "_")), said
        return Verdict.NOT_REGULATED, ()

    def holds(self, test: law.Condition | None) -> bool:
        match test:
            case None:
                return True
            case law.Not():
                return not self.holds(test.part)
            case law.AllOf():
                return all(self.holds(part) for part in test.parts)
            case law.AnyOf():
                return any(self.holds(part) for part in test.parts)
            case law.OnReading() if test.question not in self.readings:
                raise Doubt(test.question)
            case law.OnReading():
                return self.readings[test.question] == test.reading
            case law.Allows():  # rule 4
                alone = self.spoken([self.corpus.instrument(test.instrument)])
                return self.combined(alone)[0] in (Verdict.MAY, Verdict.MUST)
            case law.Holds() if test.name not in self.facts and test.name in self.corpus.terms:
                return self.term(test.name)
        if not known(self.corpus, self.facts, test.name, isinstance(test, law.Exists)):
            raise Missing(test.name)
        return met(self.corpus, test, self.facts[test.name], self.case.on)

    def term(self, name: str) -> bool:
        """Rules 10 and 11: a term as it is law that day; calculated from facts, one of which may be missing."""
        term, day = self.corpus.term_on(name, self.case.on), self.case.on
        if term is None:
            return False
        if term.calculated_by:
            given = beside_facts(self.corpus, day) | self.given
            if not all(known(self.corpus, given, one) for one in term.inputs):
                raise Missing(name)
            return self.calculators[term.calculated_by](*[given[one] for one in term.inputs])
        limbs = (self.holds(one.condition) for one in term.limbs if day in one.dates)
        means = any(limbs) if term.joined_by == "any of" else all(limbs)
        return means and not any(self.holds(one.when) for one in term.exceptions if day in one.dates)
