"""Law made into diagrams: for an act one of each provision that speaks of it, and of the verdict where that is small.

A diagram of all provisions together explodes (docs/decisions/0003-diagrams.md has the figures). So it keeps only what
the verdict depends on, and where it is too large still, each case puts together what it leaves of the provisions.
"""

from collections.abc import Hashable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from goldendoor.engine.combine import NO_WAY, Said, better_way
from goldendoor.engine.diagram import FALSE, TRUE, DiagramTooLarge, Forest, Frozen, Node
from goldendoor.engine.nodes import Variable
from goldendoor.engine.relevant import Relevant, Speaking, counted_from, speaking
from goldendoor.engine.variables import (
    ACTOR_NAMED,
    FactVariable,
    fact_variable,
    member,
    reading_of,
    texts_of_the_law,
    variables_of,
)
from goldendoor.engine.whole import (
    between_instruments,
    on_the_facts,
    possible_completions,
    settled_reading,
    verdict_diagram,
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
    NotHeld,
    OnReading,
    Rule,
    Verdict,
    Word,
)
from goldendoor.norms.vocabulary import TEXT
from goldendoor.norms.walk import names_in

BUDGET_NODES = 400_000
# A city's verdict is drawn once for all cases where that makes no more nodes than this; else for each case anew.
WHOLE_NODES = 30_000
# That is not even begun where the provisions have more nodes than this: on the law that ships it never came off.
WHOLE_BEGUN = 1_500
SILENT_LEAF: tuple[Said, ...] = ()
# The diagrams of an act as plain values: of each instrument's provisions, of each question, of the verdict, of what is possible.
Kept = tuple[dict[str, tuple[Frozen, ...]], dict[str, Frozen], Frozen | None, Frozen]
IMPOSSIBLE = "no completion"


@dataclass(frozen=True, slots=True)
class Compiled:
    """The diagrams of an act under certain instruments on a day, and how facts become their variables.

    `provisions[name]` has a diagram for each provision of an instrument that speaks of the act. Its leaves are tuples of
    Said, and it tests questions of law at its bottom. `on_facts` is the verdict of all of them with those questions
    resolved as `settled` says; None where it is too large to be drawn for every case. `verdict` is the same with the
    questions as variables, and None in diagrams that were kept, which have instead `turning`: for each question, true
    where another reading would change the verdict. `possible` is true where `implies` lines allow the facts.
    `rules[number]` is the rule that a trail's number means.
    """

    act: str
    day: date
    forest: Forest
    facts: Mapping[str, FactVariable]
    terms: tuple[str, ...]
    questions: tuple[str, ...]
    provisions: Mapping[str, tuple[Node, ...]]
    on_facts: Node | None
    verdict: Node | None
    turning: Mapping[str, Frozen]
    possible: Node
    settled: Mapping[str, str | None]
    rules: tuple[Rule, ...]
    scope: tuple[Instrument, ...]
    speaking: tuple[Speaking, ...]
    names: tuple[str, ...]
    asked_alone: tuple[str, ...] = ()


def compile_act(
    corpus: Corpus,
    act: str,
    day: date,
    scope: tuple[Instrument, ...],
    extra_texts: Mapping[str, frozenset[str]] | None = None,
    extra_classes: Mapping[str, int] | None = None,
    kept: Kept | None = None,
    terms_given: bool = False,
) -> Compiled:
    """The diagrams of an act under the instruments of `scope`, all of them law on that day.

    With `terms_given` a term of the law is a variable too, for cases that give it as such; else it is as defined, which
    makes the diagrams half as large. `kept` are the same diagrams from an earlier time, by `keep`; they must be of the same law.

    Raises:
        DiagramTooLarge: when the budget of nodes is used up; it names the act.
        ValueError: when `kept` is of another law.
    """
    acts = corpus.widened(act)
    relevant = Relevant(corpus, day, acts)
    parts = tuple(speaking(one, acts, day) for one in scope)
    for part in parts:
        relevant.add_instrument(part)
    for together in (scope, *((corpus.instrument(name),) for name in relevant.asked_alone)):
        for _, _, question, _ in between_instruments(corpus, together):
            if question not in relevant.questions:
                relevant.questions.append(question)
    order = _order(corpus, day, acts, parts)
    return _Compiler(
        corpus, act, day, scope, relevant, order, extra_texts or {}, extra_classes or {}, terms_given
    ).compiled(parts, kept)


def _order(corpus: Corpus, day: date, acts: tuple[str, ...], parts: tuple[Speaking, ...]) -> tuple[str, ...]:
    """The order of the variables: instruments that test most come first.

    Below the last test of an instrument only its word is left to be remembered, so the larger ones are not made as
    many times over as the smaller ones have words.
    """

    def tested(*some: Speaking) -> list[str]:
        found = Relevant(corpus, day, acts)
        for part in some:
            found.add_instrument(part)
        return found.names

    return tuple(tested(*sorted(parts, key=lambda part: -len(tested(part)))))


def is_calculated(corpus: Corpus, term: str, day: date) -> bool:
    """Whether a term is computed from facts by a named function, rather than defined by conditions."""
    definition = corpus.term_on(term, day)
    return definition is not None and definition.calculated_by is not None


def gives_a_term(corpus: Corpus, name: str, day: date) -> bool:
    """Whether a name is a term of the law that its definition, and no function, makes out of facts."""
    return name in corpus.terms and not is_calculated(corpus, name, day)


class _Compiler:
    def __init__(
        self,
        corpus: Corpus,
        act: str,
        day: date,
        scope: tuple[Instrument, ...],
        relevant: Relevant,
        order: tuple[str, ...],
        extra_texts: Mapping[str, frozenset[str]],
        extra_classes: Mapping[str, int],
        terms_given: bool,
    ) -> None:
        self.corpus, self.act, self.day, self.scope, self.relevant = corpus, act, day, scope, relevant
        self.order, self.terms_given = order, terms_given
        facts = [corpus.facts[name] for name in relevant.names if name in corpus.facts]
        texts = texts_of_the_law(corpus, [fact.name for fact in facts if fact.kind == TEXT])
        self.facts = {
            fact.name: fact_variable(
                fact, relevant.tests[fact.name], corpus, day,
                [*texts.get(fact.name, ()), *sorted(extra_texts.get(fact.name, ()))],
                [extra_classes[fact.name]] if fact.name in extra_classes else (),
            )
            for fact in facts
        }  # fmt: skip
        self.forest = Forest(self._variables(), f"{act} on {day}", BUDGET_NODES)
        self.known_terms: dict[str, Node] = {}
        self.known_conditions: dict[Condition, Node] = {}
        self.rules: list[Rule] = []
        self.numbers: dict[int, int] = {}
        self.gaps: dict[int, Rule] = {}

    def _variables(self) -> list[Variable]:
        found = [Variable(ACTOR_NAMED, (True, False))]
        for name in self.order:
            if name in self.facts:
                found += variables_of(self.facts[name])
            elif is_calculated(self.corpus, name, self.day):
                found.append(Variable(name, (False, True)))
            elif self.terms_given:
                found.append(Variable(name, (None, False, True)))
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
        forest = self.forest
        silent = forest.leaf(SILENT_LEAF)
        found = [self.words(norm.rule, act == self.act) for act, norm in what.norms]
        for duty in what.duties:
            found.append(forest.choose(self.owed(duty), self.words(duty.rule, duty.act == self.act), silent))
        for gap in what.not_held:
            number = self.number(self.gap_rule(gap))
            found.append(forest.leaf(((Word.UNKNOWN_TEXT, (number,)),)))
        return tuple(forest.choose(self.condition(what.instrument.binds), one, silent) for one in found)

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

    def compiled(self, parts: tuple[Speaking, ...], kept: Kept | None) -> Compiled:
        """Every provision's diagram, and the city's."""
        corpus, forest, questions = self.corpus, self.forest, tuple(self.relevant.questions)
        self.number_all(parts)
        settled = {name: settled_reading(corpus, name, self.day) for name in questions}
        rules = tuple(self.rules)
        verdict: Node | None = None
        turning: Mapping[str, Frozen] = {}
        if kept is not None:
            provisions = {name: tuple(map(forest.thaw, frozen)) for name, frozen in kept[0].items()}
            turning = kept[1]
            on_facts = None if kept[2] is None else forest.thaw(kept[2])
            possible = forest.thaw(kept[3])
            if set(turning) - set(settled) or set(provisions) != {part.instrument.name for part in parts}:
                raise ValueError("these diagrams are of another law")
        else:
            provisions = {part.instrument.name: self.provisions(part) for part in parts}
            possible = possible_completions(corpus, forest, self.facts)
            verdict, on_facts = self.whole(provisions, settled)
        return Compiled(
            self.act, self.day, forest, self.facts, tuple(self.relevant.terms), questions, provisions, on_facts,
            verdict, turning, possible, settled, rules, self.scope, parts, tuple(self.relevant.names),
            tuple(self.relevant.asked_alone),
        )  # fmt: skip

    def whole(
        self, provisions: Mapping[str, tuple[Node, ...]], settled: Mapping[str, str | None]
    ) -> tuple[Node | None, Node | None]:
        """The verdict of all provisions on every case, with the questions and without; nothing where it is too large."""
        forest = self.forest
        size = forest.size(*(one for some in provisions.values() for one in some))
        if not self.terms_given and size <= WHOLE_BEGUN:
            with suppress(DiagramTooLarge), forest.trying(WHOLE_NODES):
                verdict = verdict_diagram(self.corpus, forest, provisions, self.scope, tuple(self.rules))
                return verdict, on_the_facts(forest, verdict, settled)
        return None, None


def words_of(compiled: Compiled, name: str, known: Mapping[str, Hashable] | None = None) -> Node:
    """A diagram whose leaves are all the words that an instrument says of the act on what is known, in its own order."""
    forest = compiled.forest
    return side_by_side(forest, forest.restrict_all(compiled.provisions[name], known or {}))


def side_by_side(forest: Forest, words: Iterable[Node]) -> Node:
    """The words of several diagrams, one after the other."""
    row = list(words) or [forest.leaf(SILENT_LEAF)]
    # Two by two: of n provisions each is gone through log n times, not n times.
    while len(row) > 1:
        pairs = zip(row[::2], row[1::2], strict=False)
        row = [forest.apply(lambda left, right: left + right, *pair) for pair in pairs] + row[len(row) - len(row) % 2 :]
    return row[0]
