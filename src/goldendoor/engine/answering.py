"""The diagrams of an act asked about one case: which verdicts are left, what still matters, and who carries the verdict."""

from collections.abc import Collection, Hashable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice, product
from typing import Any

from goldendoor.engine.combine import Counted, OnReading, Said, token_of, verdict_and_carriers
from goldendoor.engine.compile import IMPOSSIBLE, Compiled
from goldendoor.engine.diagram import FALSE, TRUE, DiagramTooLarge, Forest, Node, may_lead_to
from goldendoor.engine.given import Placed, at_rest
from goldendoor.engine.kept import planted_anew
from goldendoor.engine.relevant import is_calculated
from goldendoor.engine.variables import ACTOR_NAMED, fact_and_member, fact_of, reading_of
from goldendoor.engine.whole import (
    between_instruments,
    losing_places,
    on_the_facts,
    one_verdict,
    said_by_provisions,
    sets_that_are_not_empty,
    turning_diagram,
    verdict_diagram,
    verdict_of_all,
)
from goldendoor.norms import Corpus, Instrument, Rule, Verdict, Word

# A forest keeps every node it ever made; past this many more than it began with, it is planted anew.
SPARE_NODES = 100_000
# The diagram of one case is drawn where that makes no more nodes than this.
CASE_NODES = 2_500
# That is not even begun where the provisions have more nodes left than this: on the law that ships it never came off.
LEFT_NODES = 900
# And, with questions of law open beside it, no more than this.
QUESTION_NODES = 1_200


@dataclass(frozen=True, slots=True)
class Spoken:
    """A word that an instrument says, with the rules that led to it, the outermost first."""

    word: Word
    instrument: Instrument
    trail: tuple[Rule, ...]


class Answering:
    """One act under one scope on one day, asked about cases."""

    def __init__(self, corpus: Corpus, compiled: Compiled) -> None:
        self.corpus, self.compiled = corpus, compiled
        self.begun_with = len(compiled.forest)
        self.thawed: dict[str, Node] = {}
        self.verdicts_of_ends: dict[tuple[tuple[Node, ...], ...], Verdict] = {}
        self.left_before: tuple[frozenset[tuple[str, Hashable]], dict[str, tuple[Node, ...]]] | None = None
        self.usual: dict[str, Hashable] | None = None

    @property
    def forest(self) -> Forest:
        """The forest that the diagrams stand in."""
        return self.compiled.forest

    @property
    def settled(self) -> Mapping[str, str | None]:
        """How each question of law is read; None where it is open."""
        return self.compiled.settled

    @property
    def known_readings(self) -> dict[str, Hashable]:
        """The variables of the questions that are settled."""
        return {reading_of(name): label for name, label in self.settled.items() if label is not None}

    def plant_anew(self) -> None:
        """Leave behind the nodes of earlier cases when there are many of them."""
        if len(self.forest) - self.begun_with >= SPARE_NODES:
            self.compiled = planted_anew(self.compiled)
            self.thawed = {}
            self.verdicts_of_ends = {}
            self.left_before = None
            self.begun_with = len(self.forest)

    def forget(self) -> None:
        """Keep nothing of the last case."""
        self.left_before = None

    # Verdicts --------------------------------------------------------------------------------------------------
    def put_together(self, assignment: Mapping[str, Hashable], new_nodes: int) -> Node:
        """The verdict of the provisions on what is known, with the questions of law as variables.

        Raises:
            DiagramTooLarge: where that makes more than `new_nodes` nodes.
        """
        compiled, forest = self.compiled, self.forest
        left = self.left_of(assignment)
        with forest.trying(new_nodes):
            return verdict_diagram(self.corpus, forest, left, compiled.scope, compiled.rules)

    def verdict_on(self, assignment: Mapping[str, Hashable]) -> Node:
        """The verdict's diagram on what is known, with the questions of law resolved.

        Raises:
            DiagramTooLarge: where that makes more than CASE_NODES nodes, or plainly would.
        """
        compiled, forest = self.compiled, self.forest
        if compiled.on_facts is not None:
            return forest.restrict(compiled.on_facts, assignment)
        left = self.left_of({**assignment, **self.known_readings})
        between = between_instruments(self.corpus, compiled.scope)
        said = tuple(said_by_provisions(self.corpus, forest, left, compiled.scope, compiled.rules))
        sure = one_verdict(forest, said, between)
        if sure is not None:
            return forest.leaf(sure)
        if forest.size(*(one for some in left.values() for one in some)) > LEFT_NODES:
            raise DiagramTooLarge(forest.subject, CASE_NODES)
        with forest.trying(CASE_NODES):
            return on_the_facts(forest, verdict_of_all(forest, said, between), self.settled)

    def bounded(self, rest: Node, placed: Placed) -> Node:
        """A verdict's diagram with the impossible completions marked; as it is where none is possible."""
        forest = self.forest
        possible = TRUE if forest.is_leaf(rest) else self.possible(placed)
        if possible == TRUE:
            return rest
        bounded = forest.apply(lambda verdict, may_be: verdict if may_be else IMPOSSIBLE, rest, possible)
        return rest if set(forest.leaves(bounded)) == {IMPOSSIBLE} else bounded

    def left_of(self, assignment: Mapping[str, Hashable]) -> dict[str, tuple[Node, ...]]:
        """What is left of the provisions of each instrument on what is known; one case asks for the same several times."""
        provisions = self.compiled.provisions
        key = frozenset(assignment.items())
        if self.left_before is None or self.left_before[0] != key:
            left = iter(self.forest.restrict_all([one for some in provisions.values() for one in some], assignment))
            self.left_before = key, {name: tuple(islice(left, len(some))) for name, some in provisions.items()}
        return self.left_before[1]

    def verdict_of_ends(self, ends: Mapping[str, tuple[Node, ...]]) -> Verdict:
        """The verdict where the provisions of each instrument come out so, one under all open readings or refer.

        An end tests questions of law at most; those that are settled are settled.
        """
        key = tuple(ends.values())
        if key not in self.verdicts_of_ends:
            compiled, forest = self.compiled, self.forest
            together = verdict_diagram(self.corpus, forest, ends, compiled.scope, compiled.rules)
            self.verdicts_of_ends[key] = forest.value(on_the_facts(forest, together, self.settled))
        return self.verdicts_of_ends[key]

    def possible(self, placed: Placed) -> Node:
        """The completions that `implies` lines allow, with the days that are known to exist."""
        forest = self.forest
        everything = sets_that_are_not_empty(forest, self.compiled.facts)
        possible = everything if placed.contradictory else self.compiled.possible
        possible = forest.restrict(possible, placed.assignment)
        for name in placed.existing:
            if len(self.compiled.facts[name].values) > 1:
                possible = forest.conjoin(possible, forest.negate(forest.equals(name, [None])))
        return possible

    def verdicts(self, bounded: Node) -> tuple[Verdict, ...]:
        """The verdicts that are still possible."""
        return tuple(one for one in self.forest.leaves(bounded) if isinstance(one, Verdict))

    def still_matter(self, rest: Node, bounded: Node) -> tuple[str, ...]:
        """The facts that can still change the verdict, in the order of the law; a calculated term by its name."""
        if len(self.verdicts(bounded)) < 2:
            return ()
        matter = {self.name_of(variable) for variable in self.forest.support(rest)}
        return tuple(name for name in self.compiled.names if name in matter)

    @staticmethod
    def name_of(variable: str) -> str:
        """The fact that a variable is about."""
        return fact_of(variable)

    def ordinary(self) -> dict[str, Hashable]:
        """The value of each variable in the most ordinary case: everything at rest. It is the law's own, whatever the case."""
        if self.usual is None:
            self.usual = self._ordinary()
        return self.usual

    def _ordinary(self) -> dict[str, Hashable]:
        usual: dict[str, Hashable] = {}
        for name, variable in self.compiled.facts.items():
            resting, value = at_rest(variable.fact)
            if resting and variable.fact.kind != "some of" and len(variable.values) > 1:
                usual[name] = variable.class_of(value, self.corpus, self.compiled.day)
        for term in self.compiled.terms:
            calculated = is_calculated(self.corpus, term, self.compiled.day)
            usual[term] = False if calculated else None
        return usual

    def example(self, bounded: Node, verdict: Verdict, spare: Collection[str] = ()) -> dict[str, Any] | None:
        """The most ordinary values of the facts still open that come to this verdict.

        Those that can be spared are left out where the others come to it alone.
        """
        path = self.forest.path_to(bounded, lambda leaf: leaf is verdict, self.ordinary())
        if path is None:
            return None
        without = {variable: value for variable, value in path.items() if self.name_of(variable) not in spare}
        if len(without) < len(path) and self.verdicts(self.forest.restrict(bounded, without)) == (verdict,):
            return self.as_facts(without)
        return self.as_facts(path)

    def as_facts(self, path: Mapping[str, Hashable]) -> dict[str, Any]:
        """Variables turned back into facts with values."""
        found: dict[str, Any] = {}
        for variable, value in path.items():
            name = self.name_of(variable)
            if variable != name:
                found.setdefault(name, frozenset())
                if value is True:
                    found[name] |= {fact_and_member(variable)[1]}
            elif name in self.compiled.facts:
                found[name] = self.compiled.facts[name].representatives[value]
            elif name != ACTOR_NAMED:
                found[name] = value
        return found

    # Who speaks ------------------------------------------------------------------------------------------------
    def turned_on(self, placed: Placed, settled: bool) -> tuple[str, ...]:
        """The questions for which another reading would change the verdict in some completion (rule 7).

        `settled` says that one verdict is left. Where the city's diagram is too large to have been drawn, and the one that
        a question needs is too, the question is left out; and all of them are while so much is open.
        """
        found, forest = [], self.forest
        whole = self.compiled.on_facts is not None
        drawn = None if whole and self.compiled.verdict is None else self._with_questions(placed)
        if drawn is None and not whole and not settled:
            return ()
        tested = set(forest.support(drawn)) if drawn is not None else self._tested(placed.assignment)
        for name in (one for one in self.compiled.questions if whole or reading_of(one) in tested):
            turning = self._turning(name, placed, drawn)
            if turning == TRUE or (turning != FALSE and forest.conjoin(turning, self.possible(placed)) != FALSE):
                found.append(name)
        return tuple(found)

    def _with_questions(self, placed: Placed) -> Node | None:
        """The verdict on what is known with every question as a variable, or None where that is too large."""
        if self.compiled.verdict is not None:
            return self.forest.restrict(self.compiled.verdict, placed.assignment)
        with suppress(DiagramTooLarge):
            return self.put_together(placed.assignment, QUESTION_NODES)
        return None

    def _tested(self, assignment: Mapping[str, Hashable]) -> set[str]:
        """The variables that the provisions still test, and the questions on which one prevails over another."""
        left = self.left_of(assignment)
        tested = {name for some in left.values() for one in some for name in self.forest.support(one)}
        questions = self.corpus.questions
        prevailing = (name for name in self.compiled.questions if any(one.prevails for one in questions[name].readings))
        return tested | {reading_of(name) for name in prevailing}

    def _turning(self, name: str, placed: Placed, drawn: Node | None) -> Node:
        """Where another reading of one question would change the verdict, on what is known."""
        forest = self.forest
        if drawn is not None:
            return turning_diagram(self.corpus, forest, drawn, self.settled, name)
        if name in self.compiled.turning:
            frozen = self.compiled.turning[name]
            if not may_lead_to(frozen, True, placed.assignment):
                return FALSE
            if name not in self.thawed:
                self.thawed[name] = forest.thaw(frozen)
            return forest.restrict(self.thawed[name], placed.assignment)
        others = {one: label for one, label in self.known_readings.items() if one != reading_of(name)}
        with suppress(DiagramTooLarge):
            together = self.put_together({**placed.assignment, **others}, QUESTION_NODES)
            return turning_diagram(self.corpus, forest, together, self.settled, name)
        return FALSE

    def carried(self, complete: Mapping[str, Hashable]) -> tuple[Spoken, ...]:
        """Whose words carry the verdict of a complete case, under every reading that is open."""
        found: dict[tuple[str, Said], Spoken] = {}
        open_questions = [name for name in self.compiled.questions if self.settled[name] is None]
        choices = [self.corpus.questions[name].labels for name in open_questions]
        tested = self._tested(complete)
        asked = [
            (name, labels) for name, labels in zip(open_questions, choices, strict=True) if reading_of(name) in tested
        ]
        for labels in product(*(labels for _, labels in asked)):
            readings = {reading_of(name): label for (name, _), label in zip(asked, labels, strict=True)}
            for key, spoken in self._carried_on({**self.known_readings, **readings}, complete):
                found[key] = spoken
        return tuple(found.values())

    def said(self, word: Word, complete: Mapping[str, Hashable]) -> tuple[Spoken, ...]:
        """Every word of one kind that is said in a complete case, under some reading that is open."""
        found: dict[tuple[str, Said], Spoken] = {}
        known = {**complete, **self.known_readings}
        left = self.left_of(known)
        for one in self.compiled.scope:
            for provision in left[one.name]:
                for said in (said for words in self.forest.leaves(provision) for said in words if said[0] is word):
                    trail = tuple(self.compiled.rules[number] for number in said[1])
                    found[one.name, said] = Spoken(word, one, trail)
        return tuple(found.values())

    def _carried_on(
        self, readings: Mapping[str, Hashable], complete: Mapping[str, Hashable]
    ) -> list[tuple[tuple[str, Said], Spoken]]:
        """Whose words carry the verdict on one choice of readings."""
        facts = {**complete, **readings}
        rules, words = self.compiled.rules, list[tuple[Instrument, Said]]()
        for one in self.compiled.scope:
            for provision in self.compiled.provisions[one.name]:
                leaf = self.forest.walk(provision, facts)
                if self.forest.is_leaf(leaf):
                    words += [(one, said) for said in self.forest.value(leaf)]
        losing = losing_places(rules)
        between = between_instruments(self.corpus, self.compiled.scope)
        counted: list[tuple[tuple[str, Said], Counted]] = [
            ((one.name, said), token_of(said, one, rules, losing, between)) for one, said in words
        ]
        for pair, (winner, _, question, label) in enumerate(between):
            if facts.get(reading_of(question)) == label:
                counted.append(((winner.instrument, (Word.SILENT, ())), OnReading(pair)))
        _, carriers = verdict_and_carriers(counted)
        by_key = {
            (one.name, said): Spoken(said[0], one, tuple(rules[number] for number in said[1])) for one, said in words
        }
        return [(key, by_key[key]) for key in carriers]
