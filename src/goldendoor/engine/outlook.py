"""What is open in one case: which verdicts are left, a completion for each of them, and which facts can still change it.

A case is drawn: the provisions, cut down to what is known, together in one diagram. At the first questions of a large
act that diagram can be too large. Then completions are tried out, hundreds of them. Each verdict found so is possible
for certain, none is claimed to be the only one, and a fact that is named as missing may turn out not to matter after all.
"""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from dataclasses import replace
from random import Random
from typing import Any, Protocol

from goldendoor.engine.answering import Answering, Spoken
from goldendoor.engine.ask import next_question
from goldendoor.engine.compile import IMPOSSIBLE
from goldendoor.engine.diagram import TRUE, DiagramTooLarge, Node
from goldendoor.engine.given import Placed
from goldendoor.engine.variables import reading_of
from goldendoor.norms import Verdict, Word

BURDENS = {"light": 1.0, "intrusive": 3.0, "sensitive": 8.0}
# Where one change at a time finds no second verdict, this many completions with more changes are tried.
TRIED_MOST = 2_000
CHANGED_AT_ONCE = 6

Completion = Mapping[str, Hashable]


class Outlook(Protocol):
    """What is open in one case."""

    verdicts: tuple[Verdict, ...]
    missing: tuple[str, ...]

    @property
    def settled(self) -> Verdict | None:
        """The one verdict that is left for certain, or None."""

    @property
    def surely_missing(self) -> tuple[str, ...]:
        """Those of the missing facts that can change the verdict for certain."""

    def completion(self, verdict: Verdict) -> Completion:
        """The case as given; with facts missing, the most ordinary completion found that comes to the verdict."""

    def example(self, verdict: Verdict, spare: Collection[str]) -> dict[str, Any] | None:
        """The values of the facts still open in that completion; those that can be spared are left out if they can."""

    def supposing(self, names: Collection[str]) -> Verdict | None:
        """The one verdict that is left when these facts are supposed to be so, if there is one and it can be told."""

    def worth_asking(self, askable: Callable[[str], bool], order: tuple[str, ...]) -> str | None:
        """The fact to ask for next: by the given order where it says, else the fewest questions expected."""

    def turned_on(self) -> tuple[str, ...]:
        """The questions of law for which another reading would change the verdict in some completion."""


class Carried:
    """Whose words carry each verdict of an outlook; each is worked out once."""

    def __init__(self, answering: Answering, outlook: Outlook) -> None:
        self.answering, self.outlook = answering, outlook
        self._carriers: dict[Verdict, tuple[Spoken, ...]] = {}

    def by(self, verdict: Verdict) -> tuple[Spoken, ...]:
        """Whose words carry a verdict that is possible."""
        if verdict not in self._carriers:
            self._carriers[verdict] = self.answering.carried(self.outlook.completion(verdict))
        return self._carriers[verdict]

    def saying(self, word: Word, verdict: Verdict) -> tuple[Spoken, ...]:
        """Every word of one kind that is said where the verdict comes about."""
        return self.answering.said(word, self.outlook.completion(verdict))


def outlook_of(answering: Answering, placed: Placed) -> Outlook:
    """What is open in a case, drawn if it can be."""
    try:
        return Drawn(answering, placed)
    except DiagramTooLarge:
        return TriedOut(answering, placed)


class Drawn:
    """An outlook that is exact, from the diagram of the verdict on what is known."""

    def __init__(self, answering: Answering, placed: Placed) -> None:
        self.answering, self.placed = answering, placed
        self.rest = answering.verdict_on(placed.assignment)
        self.bounded = answering.bounded(self.rest, placed)
        self.verdicts = answering.verdicts(self.bounded)
        self.missing = answering.still_matter(self.rest, self.bounded)
        self._completions: dict[Verdict, Completion] = {}

    @property
    def settled(self) -> Verdict | None:
        """As of every outlook."""
        return self.verdicts[0] if len(self.verdicts) == 1 else None

    @property
    def surely_missing(self) -> tuple[str, ...]:
        """As of every outlook: all of them."""
        return self.missing

    def completion(self, verdict: Verdict) -> Completion:
        """As of every outlook."""
        if verdict not in self._completions:
            forest, usual = self.answering.forest, self.answering.ordinary()
            path = forest.path_to(self.bounded, lambda leaf: leaf is verdict, usual)
            self._completions[verdict] = completed(self.answering, self.placed, path or {})
        return self._completions[verdict]

    def example(self, verdict: Verdict, spare: Collection[str]) -> dict[str, Any] | None:
        """As of every outlook."""
        return self.answering.example(self.bounded, verdict, spare)

    def supposing(self, names: Collection[str]) -> Verdict | None:
        """As of every outlook."""
        answering, so = self.answering, dict.fromkeys(names, True)
        if any(name in self.placed.assignment for name in names):  # put at rest, and so no longer in what is left
            placed = replace(self.placed, assignment={**self.placed.assignment, **so})
            try:
                bounded = answering.bounded(answering.verdict_on(placed.assignment), placed)
            except DiagramTooLarge:
                return None
        else:
            tested = {one.name for one in answering.forest.variables} & set(names)
            bounded = answering.forest.restrict(self.bounded, {name: so[name] for name in tested})
        verdicts = answering.verdicts(bounded)
        return verdicts[0] if len(verdicts) == 1 else None

    def worth_asking(self, askable: Callable[[str], bool], order: tuple[str, ...]) -> str | None:
        """As of every outlook.

        What others have to judge could come out either way, so a question is worth asking only while its answer can
        change what this person is told before they have judged.
        """
        answering, forest, facts = self.answering, self.answering.forest, self.answering.corpus.facts

        def kept(variable: str) -> bool:
            return askable(answering.name_of(variable))

        left = forest.project(self.bounded, kept, Verdict.UNDETERMINED, IMPOSSIBLE)
        # What the impossible cases alone tell apart is no question: it has to matter without them too.
        loose = set(forest.support(forest.project(self.rest, kept, Verdict.UNDETERMINED, IMPOSSIBLE)))
        matter = {answering.name_of(variable) for variable in forest.support(left) if variable in loose}
        chosen = next((name for name in order if name in matter), None)
        if chosen is not None or not matter:
            return chosen
        names = {variable.name: answering.name_of(variable.name) for variable in forest.variables}
        burdens = {one: BURDENS[facts[name].burden] for one, name in names.items() if name in facts}
        best = next_question(forest, left, burdens, lambda one: answering.name_of(one) in matter)
        return answering.name_of(best.variable) if best else None

    def turned_on(self) -> tuple[str, ...]:
        """As of every outlook."""
        return self.answering.turned_on(self.placed, self.settled is not None)


class TriedOut:
    """An outlook from completions that were tried out; its verdicts are possible, and there may be more."""

    def __init__(self, answering: Answering, placed: Placed) -> None:
        self.answering, self.placed = answering, placed
        forest, compiled = answering.forest, answering.compiled
        self.provisions = answering.left_of({**placed.assignment, **answering.known_readings})
        self.possible = answering.possible(placed)
        readings = {reading_of(name) for name in compiled.questions}
        self.tests = {one: frozenset(forest.support(one)) for some in self.provisions.values() for one in some}
        tested = frozenset[str]().union(*self.tests.values()) - readings
        self.open = [one for one in forest.variables if one.name in tested]
        names = {answering.name_of(one.name) for one in self.open}
        self.missing = tuple(name for name in compiled.names if name in names)
        self.found: dict[Verdict, Completion] = {}
        self.ends: dict[Node, Node] = {}
        self.telling = set[str]()
        for changed, one in self._tries():
            verdict = self._verdict_at(one, changed)
            if len(changed) == 1 and verdict not in list(self.found)[:1]:
                self.telling |= {answering.name_of(name) for name in changed}
            self.found.setdefault(verdict, one)
        # The strictest that is possible is what somebody acts by until more is known, so it is shown.
        self.verdicts = tuple(sorted(self.found, key=lambda one: one is not Verdict.MUST_NOT))

    @property
    def settled(self) -> Verdict | None:
        """As of every outlook: nothing is certain."""
        return None

    @property
    def surely_missing(self) -> tuple[str, ...]:
        """As of every outlook: those that alone, changed in the most ordinary case, changed the verdict."""
        return tuple(name for name in self.missing if name in self.telling)

    def _verdict_at(self, complete: Completion, changed: frozenset[str]) -> Verdict:
        """The verdict of a completion that is the most ordinary one but for the variables that are `changed`."""
        walk, tests, ends = self.answering.forest.walk, self.tests, self.ends
        if not changed:
            ends |= {one: walk(one, complete) for one in tests}
        there = {
            name: tuple([ends[one] if tests[one].isdisjoint(changed) else walk(one, complete) for one in some])
            for name, some in self.provisions.items()
        }
        return self.answering.verdict_of_ends(there)

    def _tries(self) -> Iterator[tuple[frozenset[str], Completion]]:
        """The most ordinary completion, then each with one fact changed; with several, while one verdict is all there is."""
        forest, usual = self.answering.forest, self.answering.ordinary()
        path = forest.path_to(self.possible, lambda leaf: leaf is True, usual)
        ordinary = completed(self.answering, self.placed, path or {})
        yield frozenset(), ordinary
        for variable in self.open:
            for value in variable.values:
                changed = {**ordinary, variable.name: value}
                if value != ordinary[variable.name] and self._may_be(changed):
                    yield frozenset({variable.name}), changed
        chance = Random(0)  # the same tries for the same case, always
        for _ in range(TRIED_MOST):
            if len(self.found) > 1:
                return
            some = chance.sample(self.open, min(len(self.open), chance.randint(2, CHANGED_AT_ONCE)))
            changed = {**ordinary, **{one.name: chance.choice(one.values) for one in some}}
            if self._may_be(changed):
                yield frozenset(one.name for one in some), changed

    def _may_be(self, complete: Completion) -> bool:
        return self.answering.forest.walk(self.possible, complete) == TRUE

    def completion(self, verdict: Verdict) -> Completion:
        """As of every outlook."""
        return self.found[verdict]

    def example(self, verdict: Verdict, spare: Collection[str]) -> dict[str, Any] | None:
        """As of every outlook; every fact that may matter is named."""
        complete, answering = self.found[verdict], self.answering
        facts = {
            answering.name_of(one.name) for one in self.open
        }  # of a set every member, those too that nothing tests
        told = [one.name for one in answering.forest.variables if answering.name_of(one.name) in facts]
        return answering.as_facts({name: complete[name] for name in told if name not in self.placed.assignment})

    def supposing(self, names: Collection[str]) -> Verdict | None:
        """As of every outlook: too much is open to tell."""
        return None

    def worth_asking(self, askable: Callable[[str], bool], order: tuple[str, ...]) -> str | None:
        """As of every outlook, but for the lightest question where the order has none: none is known to tell more."""
        facts = self.answering.corpus.facts
        matter = [name for name in self.missing if name in facts and askable(name)]
        chosen = next((name for name in order if name in matter), None)
        return chosen or min(matter, key=lambda name: BURDENS[facts[name].burden], default=None)

    def turned_on(self) -> tuple[str, ...]:
        """As of every outlook; none is named while so much is open."""
        return ()


def completed(answering: Answering, placed: Placed, path: Completion) -> Completion:
    """A case with every variable set: as given, else as in the path, else at rest; readings are tried, not chosen."""
    complete: dict[str, Hashable] = {one.name: one.values[-1] for one in answering.forest.variables}
    for question in answering.compiled.questions:
        complete.pop(reading_of(question), None)
    return complete | answering.ordinary() | dict(placed.assignment) | dict(path) | dict(placed.assignment)
