"""One act's law drawn on a day: its conditions, rules and provisions, each a diagram in one forest."""

from collections.abc import Hashable, Iterable, Mapping
from datetime import date

from goldendoor.engine.combine import NO_WAY, Said, better_way
from goldendoor.engine.diagram import FALSE, TRUE, Forest, Frozen, Node
from goldendoor.engine.drawn import Drawn
from goldendoor.engine.relevant import Relevant, Speaking, counted_from, is_calculated, speaking
from goldendoor.engine.variables import ACTOR_NAMED, FactVariable, member, reading_of
from goldendoor.engine.whole import SILENT_LEAF, verdict_diagram
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
    Norm,
    Not,
    NotHeld,
    OnReading,
    Rule,
    Verdict,
    Word,
)
from goldendoor.norms.walk import names_in


class Drawing:
    """The diagrams of one act on one day, as they are drawn. Its rules have numbers, which are what the leaves hold."""

    def __init__(
        self,
        corpus: Corpus,
        act: str,
        day: date,
        relevant: Relevant,
        facts: Mapping[str, FactVariable],
        forest: Forest,
        terms_given: bool,
        drawn: Drawn | None,
    ) -> None:
        self.corpus, self.act, self.day, self.relevant = corpus, act, day, relevant
        self.facts, self.forest, self.terms_given, self.drawn = facts, forest, terms_given, drawn
        self.known_terms: dict[str, Node] = {}
        self.known_conditions: dict[Condition, Node] = {}
        self.rules: list[Rule] = []
        self.numbers: dict[int, int] = {}
        self.gaps: dict[int, Rule] = {}
        self.drawn_as: dict[tuple[int, bool], int] = {}
        self.frozen: dict[Node, Frozen] = {}

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
        if is_calculated(self.corpus, name, self.day):
            return self.forest.equals(name, [True])
        if not self.terms_given:
            return self._definition(name)
        so = self.forest.equals(name, [True])
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
        provisions = self.provisions(speaking(instrument, self.relevant.acts, self.day))
        alone = verdict_diagram(self.corpus, self.forest, {name: provisions}, (instrument,), tuple(self.rules))
        return self.forest.map_leaves(lambda verdict: verdict in (Verdict.MAY, Verdict.MUST), alone)

    def gap_rule(self, gap: NotHeld) -> Rule:
        """A text that is not held, as the rule that says so; the same one each time."""
        if id(gap) not in self.gaps:
            self.gaps[id(gap)] = Rule("not-held", gap.pinpoint, gap.dates, Word.UNKNOWN_TEXT, None, gap.source,
                                      say=gap.say, meanwhile=gap.meanwhile, call=gap.call)  # fmt: skip
        return self.gaps[id(gap)]

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
        for inner in (one for one in rule.exceptions if self.day in one.dates):
            stands = self.forest.choose(self.condition(inner.provided), self.trail(inner), self.forest.leaf(NO_WAY))
            ways = self.forest.apply(lambda one, other: better_way(one, other, rule.word, self.rules), ways, stands)
        led = self.forest.map_leaves(lambda way: (number, *way), ways)
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

        return self.forest.apply(said, self.trail(rule), barred)

    def owed(self, duty: Duty) -> Node:
        """When a duty is owed by whoever acts: it is theirs, it has arisen, and it is not done."""
        forest = self.forest
        unnamed = forest.equals(ACTOR_NAMED, [False])
        theirs = forest.disjoin(unnamed, self.condition(self.corpus.parties[duty.holder].when))
        done = self.condition(duty.done_when) if duty.done_when is not None else FALSE
        return forest.conjoin(theirs, self.condition(counted_from(duty)), forest.negate(done))

    def provisions(self, what: Speaking) -> tuple[Node, ...]:
        """For each provision of an instrument on the act, a diagram whose leaves are the words that it says."""
        return (
            *(self.provision(what.instrument, norm, act) for act, norm in what.norms),
            *(self.provision(what.instrument, duty, duty.act) for duty in what.duties),
            *(self.where_bound(what.instrument, self.not_held(gap)) for gap in what.not_held),
        )

    def where_bound(self, instrument: Instrument, words: Node) -> Node:
        """The words for those whom an instrument binds; to others it says nothing."""
        return self.forest.choose(self.condition(instrument.binds), words, self.forest.leaf(SILENT_LEAF))

    def not_held(self, gap: NotHeld) -> Node:
        """What is said by a text that is not held."""
        return self.forest.leaf(((Word.UNKNOWN_TEXT, (self.number(self.gap_rule(gap)),)),))

    def provision(self, instrument: Instrument, provision: Norm | Duty, act: str) -> Node:
        """The words of one provision, which names this act or one that it is a kind of; as drawn before where it was."""
        forest, drawn = self.forest, self.drawn
        if drawn is None:
            return self.where_bound(instrument, self.draw(provision, act))
        key = drawn.key(instrument, provision, act, self.day)
        again = drawn.again(key, forest, self.facts, self.numbers)
        if again is not None:
            kept, frozen = again
            node = forest.thaw(frozen)
        else:
            node = self.where_bound(instrument, self.draw(provision, act))
            kept = drawn.keep(key, forest, self.facts, node, self.rules)
            frozen = kept.frozen
        self.frozen[node] = frozen
        self.drawn_as[id(provision), act == self.act] = id(kept)
        return node

    def draw(self, provision: Norm | Duty, act: str) -> Node:
        """The words of one provision to whomever it binds."""
        words = self.words(provision.rule, act == self.act)
        if isinstance(provision, Norm):
            return words
        return self.forest.choose(self.owed(provision), words, self.forest.leaf(SILENT_LEAF))

    # All together ----------------------------------------------------------------------------------------------

    def number_all(self, parts: Iterable[Speaking]) -> None:
        """Number every rule in the order of the law, so that kept diagrams find the same rules again."""
        alone = [self.corpus.instrument(name) for name in self.relevant.asked_alone]
        asked = [speaking(one, self.relevant.acts, self.day) for one in alone if self.day in one.dates]
        for part in [*parts, *asked]:
            waiting = [norm.rule for _, norm in part.norms] + [duty.rule for duty in part.duties]
            waiting += [self.gap_rule(gap) for gap in part.not_held]
            while waiting:
                rule = waiting.pop(0)
                self.number(rule)
                waiting = [*rule.exceptions, *waiting]

    def said_by(self, parts: Iterable[Speaking]) -> Hashable:
        """What all provisions say, as a key: the drawings of each instrument's."""
        return tuple(
            (
                part.instrument.name,
                tuple(self.drawn_as[id(norm), act == self.act] for act, norm in part.norms),
                tuple(self.drawn_as[id(duty), duty.act == self.act] for duty in part.duties),
                tuple(map(id, part.not_held)),
            )
            for part in parts
            if part.speaks
        )
