"""Law made into diagrams: one per instrument and act with whole outcomes in its leaves, one per city with the verdict.

A city's diagram with whole outcomes explodes (docs/decisions/diagrams.md has the figures), so it keeps only what the
verdict depends on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from goldendoor.engine.combine import NO_WAY, Said, Token, alone, better_way, tokens_of, verdict_of
from goldendoor.engine.diagram import FALSE, TRUE, Forest, Node
from goldendoor.engine.nodes import Variable
from goldendoor.engine.relevant import Relevant, Speaking, counted_from, speaking
from goldendoor.engine.variables import (
    ACTOR_NAMED,
    FactVariable,
    fact_variable,
    member,
    reading_of,
    variables_of,
)
from goldendoor.norms import (
    AllOf,
    Allows,
    AnyOf,
    Condition,
    Corpus,
    Duty,
    Holds,
    Includes,
    Instrument,
    Not,
    OnReading,
    Rule,
    Verdict,
    Word,
)
from goldendoor.norms.walk import names_in

BUDGET_NODES = 400_000
SILENT_LEAF: tuple[Said, ...] = ()
IMPOSSIBLE = "no completion"


@dataclass(frozen=True, slots=True)
class Compiled:
    """The diagrams of an act under certain instruments on a day, and how facts become their variables.

    `instruments[name]` has leaves that are tuples of Said; `verdict` has leaves that are Verdicts. Both test questions
    of law as variables at the bottom. `possible` is the boolean diagram of what `implies` lines allow.
    `rules[number]` is the rule that a trail's number means.
    """

    act: str
    day: date
    forest: Forest
    facts: Mapping[str, FactVariable]
    terms: tuple[str, ...]
    questions: tuple[str, ...]
    instruments: Mapping[str, Node]
    verdict: Node
    possible: Node
    rules: tuple[Rule, ...]
    scope: tuple[Instrument, ...]
    speaking: tuple[Speaking, ...]


def compile_act(
    corpus: Corpus,
    act: str,
    day: date,
    scope: tuple[Instrument, ...],
    extra_texts: Mapping[str, frozenset[str]] | None = None,
) -> Compiled:
    """The diagrams of an act under the instruments of `scope`, all of them law on that day.

    Raises:
        DiagramTooLarge: when the budget of nodes is used up; it names the act.
    """
    acts = corpus.widened(act)
    relevant = Relevant(corpus, day, acts)
    parts = tuple(speaking(one, acts, day) for one in scope)
    for part in parts:
        relevant.add_instrument(part)
    for question in _deciding_between(corpus, scope):
        if question not in relevant.questions:
            relevant.questions.append(question)
    return _Compiler(corpus, act, day, scope, relevant, extra_texts or {}).compiled(parts)


def _deciding_between(corpus: Corpus, scope: tuple[Instrument, ...]) -> list[str]:
    """The questions whose readings let one instrument of the scope prevail over another."""
    names = {one.name for one in scope}
    return [
        question.name
        for question in corpus.questions.values()
        if any({winner.instrument, loser.instrument} <= names
               for reading in question.readings for winner, loser in reading.prevails)
    ]  # fmt: skip


def is_calculated(corpus: Corpus, term: str, day: date) -> bool:
    """Whether a term is computed from facts by a named function, rather than defined by conditions."""
    definition = corpus.term_on(term, day)
    return definition is not None and definition.calculated_by is not None


class _Compiler:
    def __init__(
        self,
        corpus: Corpus,
        act: str,
        day: date,
        scope: tuple[Instrument, ...],
        relevant: Relevant,
        extra_texts: Mapping[str, frozenset[str]],
    ) -> None:
        self.corpus, self.act, self.day, self.scope, self.relevant = corpus, act, day, scope, relevant
        self.facts = {
            name: fact_variable(
                corpus.facts[name], relevant.tests[name], corpus, day, sorted(extra_texts.get(name, ()))
            )
            for name in relevant.names
            if name in corpus.facts
        }
        self.forest = Forest(self._variables(), f"{act} on {day}", BUDGET_NODES)
        self.known_terms: dict[str, Node] = {}
        self.known_conditions: dict[Condition, Node] = {}
        self.rules: list[Rule] = []
        self.numbers: dict[int, int] = {}

    def _variables(self) -> list[Variable]:
        found = [Variable(ACTOR_NAMED, (True, False))]
        for name in self.relevant.names:
            if name in self.facts:
                found += variables_of(self.facts[name])
            else:
                calculated = is_calculated(self.corpus, name, self.day)
                found.append(Variable(name, (True, False) if calculated else (None, True, False)))
        for name in self.relevant.questions:
            found.append(Variable(reading_of(name), self.corpus.questions[name].labels))
        return [one for one in found if len(one.values) > 1]

    # Conditions ------------------------------------------------------------------------------------------------
    def condition(self, condition: Condition | None) -> Node:
        """The boolean diagram of a condition; none is always true. Nesting is bounded by the grammar."""
        if condition is None:
            return TRUE
        if condition not in self.known_conditions:
            self.known_conditions[condition] = self._condition(condition)
        return self.known_conditions[condition]

    def _condition(self, condition: Condition) -> Node:
        forest = self.forest
        match condition:
            case Not():
                return forest.negate(self.condition(condition.part))
            case AllOf():
                return forest.conjoin(*[self.condition(part) for part in condition.parts])
            case AnyOf():
                return forest.disjoin(*[self.condition(part) for part in condition.parts])
            case OnReading():
                return forest.equals(reading_of(condition.question), [condition.reading])
            case Allows():
                return self._allows(condition.instrument)
            case Holds() if condition.name not in self.facts:
                return self.term(condition.name)
            case Includes():
                return forest.equals(member(condition.name, condition.value), [True])
        variable = self.facts[names_in(condition)[0]]
        classes = variable.meeting(condition, self.corpus, self.day)
        if len(variable.values) < 2:
            return TRUE if classes else FALSE
        return forest.equals(variable.fact.name, classes)

    def term(self, name: str) -> Node:
        """A term: as given where it is given, else as defined that day; a calculated one is open until computed."""
        if name not in self.known_terms:
            self.known_terms[name] = self._term(name)
        return self.known_terms[name]

    def _term(self, name: str) -> Node:
        so = self.forest.equals(name, [True])
        if is_calculated(self.corpus, name, self.day):
            return so
        given = self.forest.equals(name, [True, False])
        return self.forest.choose(given, so, self._definition(name))

    def _definition(self, name: str) -> Node:
        term = self.corpus.term_on(name, self.day)
        if term is None:
            return FALSE
        limbs = [self.condition(limb.condition) for limb in term.limbs if self.day in limb.dates]
        meaning = self.forest.disjoin(*limbs) if term.joined_by == "any of" else self.forest.conjoin(*limbs)
        unless = [self.condition(rule.when) for rule in term.exceptions if self.day in rule.dates]
        return self.forest.conjoin(meaning, self.forest.negate(self.forest.disjoin(*unless)))

    def _allows(self, name: str) -> Node:
        instrument = self.corpus.instrument(name)
        if self.day not in instrument.dates:
            return FALSE
        diagram = self.instrument(speaking(instrument, self.relevant.acts, self.day))
        return self.forest.map_leaves(
            lambda words: verdict_of(alone(words, instrument)) in (Verdict.MAY, Verdict.MUST), diagram
        )

    # Rules -----------------------------------------------------------------------------------------------------
    def number(self, rule: Rule) -> int:
        """The number that stands for a rule in the leaves."""
        if id(rule) not in self.numbers:
            self.numbers[id(rule)] = len(self.rules)
            self.rules.append(rule)
        return self.numbers[id(rule)]

    def trail(self, rule: Rule) -> Node:
        """A diagram whose leaves are trails: the numbers of the rules that lead to the word, or nothing."""
        number = self.number(rule)
        if self.day not in rule.dates:
            return self.forest.leaf(NO_WAY)
        ways = self.forest.leaf(NO_WAY)
        for inner in rule.exceptions:
            stands = self.forest.choose(self.condition(inner.provided), self.trail(inner), self.forest.leaf(NO_WAY))
            ways = self.forest.apply(lambda one, other: better_way(one, other, rule.word, self.rules), ways, stands)
        led = self.forest.map_leaves(lambda way: (number, *way), ways)  # type: ignore[misc]
        return self.forest.choose(self.condition(rule.when), led, self.forest.leaf(NO_WAY))

    def words(self, rule: Rule, exactly_this_act: bool) -> Node:
        """A diagram whose leaves are the words that a top-level rule says of the act: none or one."""
        barred = self.forest.negate(self.condition(rule.provided))

        def said(trail: tuple[int, ...], is_barred: bool) -> tuple[Said, ...]:
            if not trail:
                return SILENT_LEAF
            word = self.rules[trail[-1]].word
            if is_barred and len(trail) == 1:
                return ((Word.MUST_NOT, trail),)
            return SILENT_LEAF if word is Word.MUST and not exactly_this_act else ((word, trail),)

        return self.forest.apply(said, self.trail(rule), barred)  # type: ignore[arg-type]

    def owed(self, duty: Duty) -> Node:
        """When a duty is owed by whoever acts: it is theirs, it has arisen, and it is not done."""
        forest = self.forest
        unnamed = forest.equals(ACTOR_NAMED, [False])
        theirs = forest.disjoin(unnamed, self.condition(self.corpus.parties[duty.holder].when))
        done = self.condition(duty.done_when) if duty.done_when is not None else FALSE
        return forest.conjoin(theirs, self.condition(counted_from(duty)), forest.negate(done))

    def instrument(self, what: Speaking) -> Node:
        """A diagram whose leaves are all the words that an instrument says of the act, in its own order."""
        forest = self.forest
        silent = forest.leaf(SILENT_LEAF)
        found = [self.words(norm.rule, act == self.act) for act, norm in what.norms]
        for duty in what.duties:
            found.append(forest.choose(self.owed(duty), self.words(duty.rule, duty.act == self.act), silent))
        for gap in what.not_held:
            rule = Rule("not-held", gap.pinpoint, gap.dates, Word.UNKNOWN_TEXT, None, gap.source, say=gap.say,
                        meanwhile=gap.meanwhile, call=gap.call)  # fmt: skip
            found.append(forest.leaf(((Word.UNKNOWN_TEXT, (self.number(rule),)),)))
        together = silent
        for one in found:
            together = forest.apply(lambda left, right: left + right, together, one)  # type: ignore[operator]
        return forest.choose(self.condition(what.instrument.binds), together, silent) if found else silent

    # The city --------------------------------------------------------------------------------------------------
    def compiled(self, parts: tuple[Speaking, ...]) -> Compiled:
        """Every instrument's diagram, and the fold of them all."""
        instruments = {part.instrument.name: self.instrument(part) for part in parts}
        return Compiled(
            self.act, self.day, self.forest, self.facts, tuple(self.relevant.terms), tuple(self.relevant.questions),
            instruments, self._verdict(instruments), self._possible(), tuple(self.rules), self.scope, parts,
        )  # fmt: skip

    def _verdict(self, instruments: Mapping[str, Node]) -> Node:
        forest = self.forest
        by_name = {one.name: one for one in self.scope}
        losing, between = self._prevailing(by_name)
        together = forest.leaf(frozenset[Token]())
        for name, diagram in instruments.items():
            tokens = forest.map_leaves(
                lambda words, one=by_name[name]: tokens_of(words, one, self.rules, losing, between),  # type: ignore[misc]
                diagram,
            )
            together = forest.apply(lambda left, right: left | right, together, tokens)  # type: ignore[operator]
        for place, (_, _, question, label) in enumerate(between):
            on = forest.equals(reading_of(question), [label])
            together = forest.apply(
                lambda tokens, holds, place=place: tokens | {("reading", place)} if holds else tokens,  # type: ignore[misc, operator]
                together,
                on,
            )
        return forest.map_leaves(verdict_of, together)  # type: ignore[arg-type]

    def _prevailing(self, by_name: Mapping[str, Instrument]):  # type: ignore[no-untyped-def]
        """The places that somewhere lose to another, by a clause and by a reading."""
        losing = tuple(dict.fromkeys(ref for rule in self.rules for ref in rule.prevails_over))
        between = tuple(
            (winner, loser, question.name, reading.label)
            for question in self.corpus.questions.values()
            for reading in question.readings
            for winner, loser in reading.prevails
            if winner.instrument in by_name and loser.instrument in by_name
        )
        return losing, between

    def _possible(self) -> Node:
        """What `implies` lines allow among the facts of the diagrams, whatever the other facts are; and sets that are not empty."""
        clauses: list[Node] = []
        for name, variable in self.facts.items():
            if variable.fact.kind == "some of":
                clauses.append(
                    self.forest.disjoin(*[self.forest.equals(member(name, v), [True]) for v in variable.fact.values])
                )
        here = {name for name, variable in self.facts.items() if variable.fact.kind == "yes/no"}
        for (one, is_so), (other, other_is_so) in sorted(_consequences(self.corpus, here)):
            clauses.append(
                self.forest.disjoin(self.forest.equals(one, [not is_so]), self.forest.equals(other, [other_is_so]))
            )
        return self.forest.conjoin(*clauses)


Literal = tuple[str, bool]


def _consequences(corpus: Corpus, here: Iterable[str]) -> set[tuple[Literal, Literal]]:
    """Each pair of a fact being so and what then must be so, through any chain of `implies` lines."""
    steps: dict[Literal, set[Literal]] = {}
    for fact in corpus.facts.values():
        for one in fact.implies:
            steps.setdefault((fact.name, True), set()).add((one.other, one.holds))
            steps.setdefault((one.other, not one.holds), set()).add((fact.name, False))
    wanted = set(here)
    found: set[tuple[Literal, Literal]] = set()
    for start in [(name, is_so) for name in sorted(wanted) for is_so in (True, False)]:
        reached: set[Literal] = set()
        waiting = [start]
        while waiting:
            for following in steps.get(waiting.pop(), ()):
                if following not in reached:
                    reached.add(following)
                    waiting.append(following)
        found |= {(start, end) for end in reached if end[0] in wanted and end != start}
    return found
