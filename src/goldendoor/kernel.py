"""What the law means: docs/law/language.md section 5 as code; direct, slow, obvious, and the oracle of every fast path."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any

from goldendoor import norms as law
from goldendoor.norms import UNKNOWN, Verdict, Word
from goldendoor.norms.case import Case
from goldendoor.norms.conditions import compare
from goldendoor.norms.listing import listed, same_text
from goldendoor.norms.walk import made_of, names_in, possible_values

MOST_MISSING = 12
OF_EXCEPTIONS = (
    Word.MUST_NOT,
    Word.MUST,
    Word.MAY,
    Word.SILENT,
    Word.REFER,
)  # `refer`: where there is no other way
OF_PARTS = ("must_not", "undetermined", "unknown_text", "refer", "not_regulated", "may", "must")
AT_REST: dict[str, Any] = {"yes/no": False, "date": None, "text": None, "list of intervals": None}
Facts = dict[str, Any]
Calculators = Mapping[str, Callable[..., bool]]


class Missing(Exception):
    """The answer needs this fact, and it is not given."""


class Doubt(Exception):
    """The answer needs a reading of this question."""


class TooManyMissing(Exception):
    """More facts are missing than the kernel tries."""


@dataclass(frozen=True)
class Said:
    """A word that an instrument says of the act, and the rules that led to it, the outermost first."""

    word: Word
    instrument: law.Instrument
    trail: tuple[law.Rule, ...]

    def stands_at(self, place: law.Reference) -> bool:
        here = place.pinpoint is None or self.trail[-1].pinpoint.lies_in(place.pinpoint)
        return here and self.instrument.name == place.instrument


@dataclass(frozen=True)
class Outcome:
    """The verdict, whose words carry it, the questions it turns on, and two completions that disagree, if any."""

    verdict: Verdict
    carried_by: tuple[Said, ...] = ()
    questions: frozenset[str] = frozenset()
    disagreeing: tuple[Facts, ...] = ()


def decide(corpus: law.Corpus, case: Case, calculators: Calculators | None = None) -> Outcome:
    """Rule 9: several kinds at once are several cases; over all of them, what can be claimed of every part."""
    each = [name for name in case.facts if name in corpus.facts and corpus.facts[name].kind == "each of"]
    kinds = {name: sorted(value) for name in each if isinstance(value := case.facts[name], frozenset)}
    cases = [
        replace(case, facts={**case.facts, **dict(zip(kinds, some, strict=True))})
        for some in product(*kinds.values())
    ]
    parts = [_Reader(corpus, part, calculators or {}).outcome() for part in cases]
    return min(parts, key=lambda part: OF_PARTS.index(part.verdict))


@dataclass
class _Reader:
    corpus: law.Corpus
    case: Case
    calculators: Calculators
    facts: Facts = field(default_factory=dict)
    readings: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Rules 3, 10, 12: whom `binds` means, what the facts given bring with them, and what is at rest."""
        named = [self.corpus.instrument(name) for name in self.case.under]
        meant = named or [one for one in self.corpus.instruments.values() if one.speaks_in(self.case.place)]
        self.scope = [one for one in meant if self.case.on in one.dates]
        doubtful = {name for name, value in self.case.facts.items() if value == UNKNOWN}
        given = {name: value for name, value in self.case.facts.items() if name not in doubtful}
        tests = {one.binds for one in self.scope if one.binds} if named else set()
        for test in [
            one for one in tests if not made_of(self.corpus, one, self.case.on) & self.case.facts.keys()
        ]:
            if len(tests) == 1 and isinstance(test, law.Holds | law.IsOneOf):
                given[test.name] = test.values[0] if isinstance(test, law.IsOneOf) else True
            else:
                doubtful |= made_of(self.corpus, test, self.case.on)
        for name, value in list(given.items()):
            given = self.settled(given, name, value) or given
        doubtful |= made_of(self.corpus, [law.Holds(name) for name in doubtful], self.case.on)
        actors = {name for party in self.corpus.parties.values() for name in names_in(party.when)}
        self.actor_named, self.facts = bool(actors & given.keys()), given
        for fact in self.corpus.facts.values() if self.case.rest else ():
            if fact.name not in doubtful and (fact.kind in AT_REST or fact.at_rest is not None):
                given.setdefault(fact.name, AT_REST[fact.kind] if fact.at_rest is None else fact.at_rest)

    def settled(self, facts: Facts, name: str, value: Any) -> Facts | None:
        """The facts with one more and all it brings with it, or None where an `implies` rules it out (rule 8)."""
        facts, waiting = {**facts, name: value}, [(name, value)]
        while waiting:
            name, value = waiting.pop()
            known = self.corpus.facts.get(name)
            brought = [(one.other, one.holds) for one in known.implies] if known and value is True else []
            for fact in self.corpus.facts.values() if isinstance(value, bool) else ():
                brought += [
                    (fact.name, False) for one in fact.implies if one.other == name and one.holds != value
                ]
            if any(facts.get(other, holds) != holds for other, holds in brought):
                return None
            waiting += [pair for pair in brought if pair[0] not in facts]
            facts.update(brought)
        return facts

    def outcome(self) -> Outcome:
        """Rule 8: the case under every completion; the first two that disagree are enough."""
        tried: list[tuple[Facts, Verdict]] = []
        carried: dict[Said, None] = {}
        questions: set[str] = set()
        for facts in self.completions(self.facts, 0):
            verdict, words, turned_on = self.under_readings(facts)
            carried.update(dict.fromkeys(words))
            questions |= turned_on
            tried.append((facts, verdict))
            if verdict is not tried[0][1]:
                return Outcome(Verdict.UNDETERMINED, (), frozenset(questions), (tried[0][0], facts))
        return Outcome(tried[0][1], tuple(carried), frozenset(questions))

    def completions(self, facts: Facts, depth: int) -> Iterator[Facts]:
        try:
            self.under_readings(facts)
            yield facts
        except Missing as missing:
            if depth == MOST_MISSING:
                raise TooManyMissing(f"more than {MOST_MISSING} facts are missing") from None
            for value in possible_values(self.corpus, str(missing), self.case.on):
                if value is None and str(missing) in facts:  # that the day exists is known
                    continue
                if (fuller := self.settled(facts, str(missing), value)) is not None:
                    yield from self.completions(fuller, depth + 1)

    def under_readings(self, facts: Facts) -> tuple[Verdict, tuple[Said, ...], set[str]]:
        """Rule 7: the verdict under every reading that is open, whose words carry it, and the questions it turns on."""
        self.facts, waiting = facts, [dict[str, str]()]
        found: list[tuple[dict[str, str], tuple[Verdict, tuple[Said, ...]]]] = []
        while waiting:
            self.readings = waiting.pop()
            try:
                found.append((self.readings, self.combined(self.spoken(self.scope))))
            except Doubt as doubt:
                labels = self.corpus.questions[str(doubt)].labels
                waiting += [{**self.readings, str(doubt): label} for label in labels]
        labels = {name: self.corpus.questions[name].labels for some, _ in found for name in some}
        open_ = {name: [label] if (label := self.settled_reading(name)) else labels[name] for name in labels}
        tried = [dict(zip(open_, some, strict=True)) for some in product(*open_.values())]

        def on(readings: dict[str, str]) -> tuple[Verdict, tuple[Said, ...]]:
            return next(outcome for some, outcome in found if some.items() <= readings.items())

        verdicts = {on(readings)[0] for readings in tried}
        changed = ((r, q, {**r, q: label}) for r in tried for q in labels for label in labels[q])
        turned_on = {question for readings, question, other in changed if on(readings)[0] is not on(other)[0]}
        words = dict.fromkeys(word for readings in tried for word in on(readings)[1])
        return verdicts.pop() if len(verdicts) == 1 else Verdict.REFER, tuple(words), turned_on

    def settled_reading(self, name: str) -> str | None:
        since = [one for one in self.corpus.decided if one.question == name and one.since <= self.case.on]
        return (
            max(since, key=lambda one: one.since).reading
            if since
            else self.corpus.questions[name].until_decided
        )

    def spoken(self, scope: list[law.Instrument]) -> list[Said]:
        """Rules 2 and 3: every word that is said of the act, or of what it is a kind of."""
        acts, words = self.corpus.widened(self.case.act), list[Said]()
        for one in [one for one in scope if self.holds(one.binds)]:
            rules = [(act, norm.rule) for norm in one.norms for act in acts if act in norm.acts]
            rules += [
                (duty.act, duty.rule) for duty in one.all_duties if duty.act in acts and self.owed(duty)
            ]
            for act, rule in rules:
                trail = self.trail(rule)
                if trail and (trail[-1].word is not Word.MUST or act == self.case.act):
                    barred = len(trail) == 1 and not self.holds(rule.provided)
                    words.append(Said(Word.MUST_NOT if barred else trail[-1].word, one, trail))
            for gap in one.not_held:
                if self.case.on in gap.dates and set(gap.acts) & set(acts):
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
        holder, due = self.corpus.parties[duty.holder], duty.due
        if self.actor_named and not self.holds(holder.when):
            return False
        counted_from = due.after if isinstance(due, law.Within | law.LaterOf) else None
        arisen = counted_from is None or self.holds(law.Exists(counted_from))
        return arisen and (duty.done_when is None or not self.holds(duty.done_when))

    def combined(self, words: list[Said]) -> tuple[Verdict, tuple[Said, ...]]:
        """Rules 4 to 6: who prevails, who outranks whom, and the strictest of what is left."""
        gone = [loser for word in words for loser in word.trail[-1].prevails_over]
        for question in self.corpus.questions.values():
            for winner, loser in [pair for reading in question.readings for pair in reading.prevails]:
                if all(any(word.stands_at(place) for word in words) for place in (winner, loser)):
                    label = next(one.label for one in question.readings if (winner, loser) in one.prevails)
                    gone += [loser] * self.holds(law.OnReading(question.name, label))
        words = [word for word in words if not any(word.stands_at(loser) for loser in gone)]
        shield = self.highest(words, Word.NO_BAR)
        words = [one for one in words if one.word is not Word.MUST_NOT or one.instrument.rank >= shield]
        must, must_not = self.highest(words, Word.MUST), self.highest(words, Word.MUST_NOT)
        if must and must_not:
            lost = {Word.MUST: must <= must_not, Word.MUST_NOT: must_not <= must}
            even = [replace(one, word=Word.REFER) for one in words if one.word in lost and must == must_not]
            words = even + [one for one in words if not lost.get(one.word, False)]
        for strictest in law.STRICTNESS:
            if said := tuple(one for one in words if one.word is strictest):
                return Verdict(strictest.value.replace(" ", "_")), said
        return Verdict.NOT_REGULATED, ()

    @staticmethod
    def highest(words: list[Said], word: Word) -> int:
        return max((one.instrument.rank for one in words if one.word is word), default=0)

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
            case law.OnReading():
                return self.reading(test.question) == test.reading
            case law.Allows():
                alone = [
                    one for one in [self.corpus.instrument(test.instrument)] if self.case.on in one.dates
                ]
                return self.combined(self.spoken(alone))[0] in (Verdict.MAY, Verdict.MUST)
            case law.Holds() if test.name not in self.facts and test.name in self.corpus.terms:
                return self.term(test.name)
        value = self.facts.get(test.name, UNKNOWN)
        if value == UNKNOWN or (value is True and isinstance(test, law.Compares)):
            raise Missing(test.name)
        match test:
            case law.Exists():
                return value is not None
            case law.Includes():
                return test.value in value
            case law.Compares():
                return value is not None and compare(value, test.relation, test.bound)
            case law.IsIn():
                table = self.corpus.table_on(test.table, self.case.on)
                return bool(value and table and listed(table, value, self.case.on))
            case law.IsOneOf():
                is_text = self.corpus.facts[test.name].kind == "text"
                return any(same_text(value or "", one) if is_text else value == one for one in test.values)
        return bool(value)

    def term(self, name: str) -> bool:
        """Rules 10 and 11: a term as it is law that day; calculated from facts, one of which may be missing."""
        term = self.corpus.term_on(name, self.case.on)
        if term is None:
            return False
        if term.calculated_by:
            inputs = [self.facts.get(one, UNKNOWN) for one in term.inputs]
            if UNKNOWN in inputs or any(one is True for one in inputs):
                raise Missing(name)
            return self.calculators[term.calculated_by](*inputs)
        limbs = [self.holds(one.condition) for one in term.limbs if self.case.on in one.dates]
        unless = [self.holds(one.when) for one in term.exceptions if self.case.on in one.dates]
        return (any(limbs) if term.joined_by == "any of" else all(limbs)) and not any(unless)

    def reading(self, question: str) -> str:
        if question not in self.readings:
            raise Doubt(question)
        return self.readings[question]
