"""Questions of law that only counsel may settle, and what hangs on each: the verdicts that another reading would change.

What hangs on a question is read off the diagram of an act with the readings as variables; the simplest case is then
decided anew by the kernel under each reading, and by the city as things stand, before it is shown.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from goldendoor import kernel
from goldendoor.analysis.diagrams import IMPOSSIBLE
from goldendoor.analysis.together import somebody
from goldendoor.analysis.tried import standing_out, worked_cases
from goldendoor.engine.answering import Answering
from goldendoor.engine.calculated import CALCULATED
from goldendoor.engine.city import City
from goldendoor.engine.decision import CitedNorm
from goldendoor.engine.diagram import FALSE, DiagramTooLarge, Node
from goldendoor.engine.given import standing
from goldendoor.engine.relevant import Relevant, is_calculated, speaking
from goldendoor.engine.variables import ACTOR_NAMED
from goldendoor.engine.whole import (
    between_instruments,
    choice_of_counsel,
    on_the_facts,
    settled_reading,
    turning_diagram,
)
from goldendoor.norms import Corpus, Decided, Question, Verdict
from goldendoor.norms.case import Case
from goldendoor.norms.walk import names_of_who_acts


@dataclass(frozen=True, slots=True)
class Hangs:
    """One case whose verdict hangs on a question: what it is under each reading, and what it is as things stand."""

    city: str
    acts: tuple[str, ...]
    facts: Mapping[str, Any]
    stands_out: tuple[str, ...]
    readings: tuple[tuple[str, Verdict], ...]
    as_is: Verdict
    norms: tuple[CitedNorm, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its readings, how it is read on the day, and what hangs on it.

    `settled` is the reading that counts that day, by counsel's choice (`chosen_by`) or until counsel chooses; None where it
    is open. `with_others` are acts (with the city) whose verdict hangs on it only where other questions are read in some way.
    `tried` are acts (with the city) that ask it, of which the worked examples were tried because the cases are too many to
    be looked at together; no example of these hangs on it.
    """

    question: str
    ask: str
    citation: str
    instrument: str
    readings: tuple[tuple[str, str], ...]
    settled: str | None
    chosen_by: str | None
    hangs: tuple[Hangs, ...]
    with_others: tuple[tuple[str, str], ...]
    tried: tuple[tuple[str, str], ...]


Moved = Callable[[int, int], None]
Found = dict[str, list[Hangs]]


def questions_asked(
    cities: Iterable[City],
    on: date,
    *,
    names: Iterable[str] = (),
    act: str | None = None,
    moved: Moved = lambda done, of: None,
) -> tuple[Asked, ...]:
    """The questions of the law, each with what hangs on it in these cities on a day.

    Args:
        names: questions to tell; else all.
        act: tell only those on which the verdict on this act turns.
        moved: is told how many acts of cities have been looked at, of how many.

    Raises:
        UnknownName: for a question or an act that there is not.
    """
    cities = tuple(cities)
    corpus = cities[0].corpus
    wanted = [corpus.question(name) for name in names] or list(corpus.questions.values())
    acts = [corpus.act(act).name] if act else list(corpus.acts)
    looking = _Looking(on, {one.name for one in wanted})
    work = [(city, each) for city in cities for each in acts]
    for done, (city, each) in enumerate(work, start=1):
        looking.look_at(city, each)
        moved(done, len(work))
    told = [looking.told(corpus, one) for one in wanted]
    return tuple(one for one in told if act is None or one.hangs or one.with_others or one.tried)


class _Looking:
    """What has been found so far to hang on each question."""

    def __init__(self, on: date, names: set[str]) -> None:
        self.on, self.names = on, names
        self.hangs: Found = {}
        self.with_others: dict[str, list[tuple[str, str]]] = {}
        self.tried: dict[str, list[tuple[str, str]]] = {}

    def told(self, corpus: Corpus, question: Question) -> Asked:
        """A question with what was found."""
        held = corpus.instruments.get(question.instrument)
        chosen = choice_of_counsel(corpus, question.name, self.on)
        return Asked(
            question.name, question.ask, question.pinpoint.cited(held.cite_as) if held else str(question.pinpoint),
            question.instrument, tuple((one.label, one.words) for one in question.readings),
            settled_reading(corpus, question.name, self.on), chosen.by if chosen else None,
            tuple(self.hangs.get(question.name, ())), tuple(self.with_others.get(question.name, ())),
            tuple(self.tried.get(question.name, ())),
        )  # fmt: skip

    def look_at(self, city: City, act: str) -> None:
        """Look at all questions of one act in one city; the act is compiled only where it asks one."""
        stand = standing(city.corpus, {}, self.on, (), city.place)
        acts = city.corpus.widened(act)
        asks = _asks(city.corpus, self.on, acts, stand.scope) & self.names
        if not asks:
            return
        try:
            cases = _Cases(city, self.on, city.answering(act, self.on, (), stand))
            for name in sorted(asks):
                self._look_at(cases, name)
        except DiagramTooLarge:
            self._try(city, act, asks)

    def _try(self, city: City, act: str, asks: set[str]) -> None:
        """Decide the worked examples of an act, and note the first that hangs on each question."""
        waiting = set(asks)
        for facts in worked_cases(city.corpus, act, {}):
            decision = city.decide(act, on=self.on, facts=facts, rest=True)
            for name in sorted(waiting & {one.question for one in decision.questions}):
                labels = city.corpus.questions[name].labels
                readings = tuple((one, under_reading(city, name, one, act, self.on, facts)) for one in labels)
                if len({verdict for _, verdict in readings}) > 1:
                    waiting.discard(name)
                    told = standing_out(city.corpus, facts)
                    case = Hangs(city.name or "", (act,), facts, told, readings, decision.verdict, decision.norms)
                    self._note(name, case)
        for name in waiting:
            self.tried.setdefault(name, []).append((city.name or "", act))

    def _look_at(self, cases: "_Cases", name: str) -> None:
        found = cases.simplest(name)
        if found is not None:
            self._note(name, found)
        elif cases.turns_with_others(name):
            self.with_others.setdefault(name, []).append((cases.city.name or "", cases.compiled.act))

    def _note(self, name: str, found: Hangs) -> None:
        hangs = self.hangs.setdefault(name, [])
        same = [at for at, one in enumerate(hangs) if _alike(one, found)]
        if same:
            known = hangs[same[0]]
            hangs[same[0]] = replace(known, acts=(*known.acts, *found.acts))
        else:
            hangs.append(found)


def _alike(one: Hangs, other: Hangs) -> bool:
    """Whether two acts hang on a question in the same way."""
    return (one.city, one.readings, one.as_is, one.norms) == (other.city, other.readings, other.as_is, other.norms)


def _asks(corpus: Corpus, on: date, acts: tuple[str, ...], scope: tuple[Any, ...]) -> set[str]:
    """The questions that the law on an act asks at all, found without compiling it."""
    relevant = Relevant(corpus, on, acts)
    for one in scope:
        relevant.add_instrument(speaking(one, acts, on))
    return {*relevant.questions, *(question for _, _, question, _ in between_instruments(corpus, scope))}


class _Cases:
    """The possible cases of one act in one city, under every reading of one question after another.

    Who acts is named, and a term is what its definition makes of the facts: so much less is to be put together.
    """

    def __init__(self, city: City, on: date, answering: Answering) -> None:
        self.city, self.on, self.answering = city, on, answering
        self.compiled, self.forest = answering.compiled, answering.forest
        corpus, compiled, forest = city.corpus, self.compiled, self.forest
        self.actors = names_of_who_acts(corpus)
        so: dict[str, Hashable] = {ACTOR_NAMED: bool(self.actors & corpus.facts.keys())}
        so |= {term: None for term in compiled.terms if not is_calculated(corpus, term, compiled.day)}
        self.verdict = answering.put_together(so, forest.budget)
        self.possible = forest.restrict(compiled.possible, so)
        members = {one.name: False for one in forest.variables if answering.name_of(one.name) != one.name}
        self.usual: Mapping[str, Hashable] = {**members, **answering.ordinary()}

    def _bounded(self, node: Node) -> Node:
        """A diagram with its impossible cases marked."""
        return self.forest.apply(lambda leaf, may_be: leaf if may_be else IMPOSSIBLE, node, self.possible)

    def simplest(self, name: str) -> Hangs | None:
        """The most ordinary case in which the readings of a question come to unlike verdicts, decided anew; or None."""
        labels = self.city.corpus.questions[name].labels
        together = self.forest.leaf(())
        for label in labels:
            read = on_the_facts(self.forest, self.verdict, {**self.compiled.settled, name: label})
            together = self.forest.apply(lambda before, verdict: (*before, verdict), together, read)
        bounded = self._bounded(together)
        path = self.forest.path_to(bounded, _differs, self.usual)
        if path is None:
            return None
        verdicts = self.forest.value(self.forest.restrict(bounded, path))
        told = self._without_what_does_not_matter(bounded, path)
        return self._decided_anew(name, told, tuple(zip(labels, verdicts, strict=True)))

    def _stands_out(self, path: Mapping[str, Hashable]) -> list[str]:
        """The facts of a case that are not at rest."""
        names = [self.answering.name_of(one) for one, value in path.items() if self.usual.get(one, _NOTHING) != value]
        return list(dict.fromkeys(names))

    def _without_what_does_not_matter(self, bounded: Node, path: Mapping[str, Hashable]) -> Mapping[str, Hashable]:
        """A case without the facts that stand out in it only because they have to have some value."""
        told = path
        outcome = self.forest.restrict(bounded, path)
        for fact in self._stands_out(path):
            fewer = {one: value for one, value in told.items() if self.answering.name_of(one) != fact}
            left = set(self.forest.leaves(self.forest.restrict(bounded, fewer)))
            told = fewer if left - {IMPOSSIBLE} == {self.forest.value(outcome)} else told
        return told

    def turns_with_others(self, name: str) -> bool:
        """Whether another reading changes a verdict at least where other open questions are read in some way."""
        turning = turning_diagram(self.city.corpus, self.forest, self.verdict, self.compiled.settled, name)
        return turning != FALSE and True in self.forest.leaves(self._bounded(turning))

    def _decided_anew(
        self, name: str, path: Mapping[str, Hashable], readings: tuple[tuple[str, Verdict], ...]
    ) -> Hangs | None:
        """The case as anybody would give it; None where it comes out otherwise, so that nothing wrong is shown."""
        city, act, on = self.city, self.compiled.act, self.on
        facts = self.answering.as_facts(path)
        if not self.actors & facts.keys():
            facts |= somebody(city.corpus)
        decision = city.decide(act, on=on, facts=facts)
        again = tuple((label, under_reading(city, name, label, act, on, facts)) for label, _ in readings)
        if again != readings or name not in {one.question for one in decision.questions}:
            return None
        return Hangs(city.name or "", (act,), facts, tuple(self._stands_out(path)), readings, decision.verdict,
                     decision.norms)  # fmt: skip


_NOTHING = object()


def _differs(leaf: Any) -> bool:
    return leaf != IMPOSSIBLE and len(set(leaf)) > 1


def under_reading(city: City, question: str, label: str, act: str, on: date, facts: Mapping[str, Any]) -> Verdict:
    """What the kernel says of a case where counsel has chosen a reading; what is not given is at rest."""
    corpus = city.corpus
    chosen = Decided(question, label, date.min, "nobody", corpus.questions[question].source)
    others = tuple(one for one in corpus.decided if one.question != question)
    supposed = replace(corpus, decided=(*others, chosen))
    case = Case(act, on, facts, (), city.place, rest=True)
    return kernel.decide(supposed, case, CALCULATED).verdict
