"""The diagrams of an act asked about one case: which verdicts are left, what still matters, and who carries the verdict."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from typing import Any

from goldendoor.engine.combine import Between, Said, Token, tokens_of, verdict_and_carriers
from goldendoor.engine.compile import IMPOSSIBLE, Compiled, is_calculated
from goldendoor.engine.diagram import TRUE, Forest, Node
from goldendoor.engine.given import Placed, at_rest
from goldendoor.engine.variables import ACTOR_NAMED, reading_of
from goldendoor.norms import Corpus, Instrument, Rule, Verdict, Word

# A forest keeps every node it ever made; past this many more than it began with, it is planted anew.
SPARE_NODES = 100_000


@dataclass(frozen=True, slots=True)
class Spoken:
    """A word that an instrument says, with the rules that led to it, the outermost first."""

    word: Word
    instrument: Instrument
    trail: tuple[Rule, ...]


def settled_reading(corpus: Corpus, question: str, on: date) -> str | None:
    """The reading that counsel decided for that day, else the one that holds until decided, else None (rule 7)."""
    since = [one for one in corpus.decided if one.question == question and one.since <= on]
    return max(since, key=lambda one: one.since).reading if since else corpus.questions[question].until_decided


def resolved(verdicts: frozenset[Hashable]) -> Hashable:
    """What the readings that are open come to: their one verdict, or refer."""
    return next(iter(verdicts)) if len(verdicts) == 1 else Verdict.REFER


class Answering:
    """One act under one scope on one day; `on_facts` is the verdict's diagram with the questions of law resolved."""

    def __init__(self, corpus: Corpus, compiled: Compiled) -> None:
        self.corpus, self.compiled = corpus, compiled
        self.settled = {name: settled_reading(corpus, name, compiled.day) for name in compiled.questions}
        self.known_readings = {reading_of(name): label for name, label in self.settled.items() if label is not None}
        self._plant()

    @property
    def forest(self) -> Forest:
        """The forest that the diagrams stand in."""
        return self.compiled.forest

    def _plant(self) -> None:
        forest = self.forest
        left = forest.restrict(self.compiled.verdict, self.known_readings)
        questions = [reading_of(name) for name in self.compiled.questions]
        self.on_facts = forest.collapse(left, questions, resolved) if questions else left
        self.begun_with = len(forest)

    def plant_anew(self) -> None:
        """Leave behind the nodes of earlier cases when there are many of them."""
        if len(self.forest) - self.begun_with < SPARE_NODES:
            return
        old, new = self.forest, Forest(self.forest.variables, self.forest.subject, self.forest.budget)

        def moved(node: Node) -> Node:
            return new.thaw(old.freeze(node))

        instruments = {name: moved(node) for name, node in self.compiled.instruments.items()}
        self.compiled = replace(self.compiled, forest=new, instruments=instruments,
                                verdict=moved(self.compiled.verdict), possible=moved(self.compiled.possible))  # fmt: skip
        self._plant()

    # Verdicts --------------------------------------------------------------------------------------------------
    def left(self, placed: Placed) -> tuple[Node, Node]:
        """The verdict's diagram on what is known, as it is, and with the impossible completions marked."""
        forest = self.forest
        rest = forest.restrict(self.on_facts, placed.assignment)
        if forest.is_leaf(rest):
            return rest, rest
        possible = forest.restrict(self.compiled.possible, placed.assignment)
        for name in placed.existing:
            if len(self.compiled.facts[name].values) > 1:
                possible = forest.conjoin(possible, forest.negate(forest.equals(name, [None])))
        if possible == TRUE:
            return rest, rest
        bounded = forest.apply(lambda verdict, may_be: verdict if may_be else IMPOSSIBLE, rest, possible)
        return rest, rest if set(forest.leaves(bounded)) == {IMPOSSIBLE} else bounded

    def verdicts(self, bounded: Node) -> tuple[Verdict, ...]:
        """The verdicts that are still possible."""
        return tuple(one for one in self.forest.leaves(bounded) if isinstance(one, Verdict))

    def still_matter(self, rest: Node, bounded: Node) -> tuple[str, ...]:
        """The facts that can still change the verdict, in the order of the law; a calculated term by its name."""
        if len(self.verdicts(bounded)) < 2:
            return ()
        names = (self.name_of(variable) for variable in self.forest.support(rest))
        return tuple(dict.fromkeys(names))

    @staticmethod
    def name_of(variable: str) -> str:
        """The fact that a variable is about."""
        return variable.partition(" includes ")[0]

    def ordinary(self) -> dict[str, Hashable]:
        """The value of each variable in the most ordinary case: everything at rest."""
        usual: dict[str, Hashable] = {}
        for name, variable in self.compiled.facts.items():
            resting, value = at_rest(variable.fact)
            if resting and variable.fact.kind != "some of" and len(variable.values) > 1:
                usual[name] = variable.class_of(value, self.corpus, self.compiled.day)
        for term in self.compiled.terms:
            calculated = is_calculated(self.corpus, term, self.compiled.day)
            usual[term] = False if calculated else None
        return usual

    def example(self, bounded: Node, verdict: Verdict) -> dict[str, Any] | None:
        """The most ordinary values of the facts still open that come to this verdict."""
        path = self.forest.path_to(bounded, lambda leaf: leaf is verdict, self.ordinary())
        return None if path is None else self.as_facts(path)

    def as_facts(self, path: Mapping[str, Hashable]) -> dict[str, Any]:
        """Variables turned back into facts with values."""
        found: dict[str, Any] = {}
        for variable, value in path.items():
            name = self.name_of(variable)
            if variable != name:
                found.setdefault(name, frozenset())
                if value:
                    found[name] |= {variable.partition(" includes ")[2]}
            elif name in self.compiled.facts:
                found[name] = self.compiled.facts[name].representatives[value]
            elif name != ACTOR_NAMED:
                found[name] = value
        return found

    # Who speaks ------------------------------------------------------------------------------------------------
    def turned_on(self, placed: Placed) -> tuple[str, ...]:
        """The questions for which another reading would change the verdict in some completion (rule 7)."""
        if not self.compiled.questions:
            return ()
        rest = self.forest.restrict(self.compiled.verdict, placed.assignment)
        found = []
        for name in self.compiled.questions:
            others = {key: label for key, label in self.known_readings.items() if key != reading_of(name)}
            if reading_of(name) in self.forest.support(self.forest.restrict(rest, others)):
                found.append(name)
        return tuple(found)

    def carried(self, complete: Mapping[str, Hashable]) -> tuple[Spoken, ...]:
        """Whose words carry the verdict of a complete case, under every reading that is open."""
        found: dict[tuple[str, Said], Spoken] = {}
        open_questions = [name for name in self.compiled.questions if self.settled[name] is None]
        choices = [self.corpus.questions[name].labels for name in open_questions]
        tested = {one for node in self.compiled.instruments.values() for one in self._questions_left(node, complete)}
        asked = [
            (name, labels) for name, labels in zip(open_questions, choices, strict=True) if reading_of(name) in tested
        ]
        for labels in product(*(labels for _, labels in asked)):
            readings = {reading_of(name): label for (name, _), label in zip(asked, labels, strict=True)}
            for key, spoken in self._carried_on({**self.known_readings, **readings}, complete):
                found[key] = spoken
        return tuple(found.values())

    def _questions_left(self, node: Node, complete: Mapping[str, Hashable]) -> set[str]:
        left = self.forest.restrict(node, complete)
        names = set(self.forest.support(left))
        for question in self.compiled.questions:
            if any(reading.prevails for reading in self.corpus.questions[question].readings):
                names.add(reading_of(question))
        return names

    def _carried_on(
        self, readings: Mapping[str, Hashable], complete: Mapping[str, Hashable]
    ) -> list[tuple[tuple[str, Said], Spoken]]:
        """Whose words carry the verdict on one choice of readings."""
        facts = {**complete, **readings}
        rules, words = self.compiled.rules, list[tuple[Instrument, Said]]()
        for one in self.compiled.scope:
            leaf = self.forest.walk(self.compiled.instruments[one.name], facts)
            if self.forest.is_leaf(leaf):
                words += [(one, said) for said in self.forest.value(leaf)]  # type: ignore[union-attr]
        losing = tuple(dict.fromkeys(ref for rule in rules for ref in rule.prevails_over))
        between = self.between()
        tokens: dict[Hashable, Token] = {}
        for one, said in words:
            made = tokens_of((said,), one, rules, losing, between)
            tokens[(one.name, said)] = next(iter(made)) if made else (Word.SILENT, one.rank, (), (), (), ())
        for pair, (_, _, question, label) in enumerate(between):
            if facts.get(reading_of(question)) == label:
                tokens[("reading", pair)] = ("reading", pair)
        _, carriers = verdict_and_carriers(tuple(tokens), tokens.__getitem__)
        by_key = {
            (one.name, said): Spoken(said[0], one, tuple(rules[number] for number in said[1])) for one, said in words
        }
        return [(key, by_key[key]) for key in carriers]  # type: ignore[index, misc]

    def between(self) -> Between:
        """The pairs of provisions of which one prevails over the other on some reading: (winner, loser, question, reading)."""
        names = {one.name for one in self.compiled.scope}
        return tuple(
            (winner, loser, question.name, reading.label)
            for question in self.corpus.questions.values()
            for reading in question.readings
            for winner, loser in reading.prevails
            if {winner.instrument, loser.instrument} <= names
        )
