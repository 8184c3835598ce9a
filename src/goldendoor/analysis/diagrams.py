"""The diagrams that proofs about the law are made on, each compiled once, and only their possible cases.

An instrument is looked at alone: with the words of all its provisions, or one norm at a time with the set of its
rules that stand. A case is possible when no `implies` line rules it out; it names who acts, and gives no term of the
law, so that a term is always what its definition makes of the facts.
"""

from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from goldendoor.analysis.trees import Tree, lifted_on, trees_of
from goldendoor.engine.answering import Answering
from goldendoor.engine.combine import Said
from goldendoor.engine.compile import Compiled, compile_act, words_of
from goldendoor.engine.diagram import DiagramTooLarge, Node
from goldendoor.engine.relevant import is_calculated
from goldendoor.engine.stretches import Stretches, rests_on
from goldendoor.engine.variables import ACTOR_NAMED
from goldendoor.norms import Allows, Corpus, Duty, Instrument, Span
from goldendoor.norms.vocabulary import TEXT, UNKNOWN

IMPOSSIBLE = "no case"


@dataclass(frozen=True, slots=True)
class Proof:
    """A diagram whose possible cases are to be looked at; `compiled` says what its variables mean."""

    compiled: Compiled
    answering: Answering
    possible: Node

    def leaves(self) -> tuple[Any, ...]:
        """What comes out in the possible cases."""
        return tuple(one for one in self.compiled.forest.leaves(self.possible) if one != IMPOSSIBLE)

    def as_read(self) -> "Proof":
        """The same where each question that is settled that day, by counsel or until then, is read as settled."""
        settled = self.answering.known_readings
        return replace(self, possible=self.compiled.forest.restrict(self.possible, settled))

    def simplest(self, wanted: Callable[[Any], bool]) -> Mapping[str, Hashable] | None:
        """The most ordinary possible case in which something wanted comes out, as variables."""
        return self.compiled.forest.path_to(
            self.possible, lambda leaf: leaf != IMPOSSIBLE and wanted(leaf), self.answering.ordinary()
        )


class Diagrams:
    """All diagrams of a corpus that proofs need; what is too large is noted in `too_large` by its instrument.

    `trees` and `instruments` are those of the files that are meant: what is to be proved is proved of them.
    """

    def __init__(self, corpus: Corpus, is_meant: Callable[[str], bool] = lambda file: True) -> None:
        self.corpus, self.is_meant = corpus, is_meant
        self.stretches = Stretches(corpus)
        self.trees = tuple(one for one in trees_of(corpus) if is_meant(one.rules[0].source.file))
        self.instruments = tuple(
            one for one in corpus.instruments.values() if any(map(is_meant, files_of(corpus, [one.name])))
        )
        self.too_large: dict[str, DiagramTooLarge] = {}
        self._texts = _texts_given(corpus)
        self._asking: dict[int, bool] = {}
        self._known: dict[Hashable, Compiled | None] = {}
        self._proofs: dict[Hashable, Proof | None] = {}

    def of_instruments(self, names: tuple[str, ...], act: str, day: date) -> Compiled | None:
        """Instruments alone on an act; None where the diagram is too large."""
        scope = tuple(self.corpus.instruments[name] for name in names)
        return self._compiled((names, act, day), act, day, scope)

    def of_tree(self, tree: Tree, act: str, day: date) -> Compiled | None:
        """One provision; the leaves hold a word for each of its rules that stands, numbered as in the tree."""
        act = act if self._asks_instruments(tree) else tree.acts[0]
        day = self.stretches.first_day(self._meaning(tree), day)
        lifted = lifted_on(tree, day)
        # Worked examples may give a term of the law as such.
        return self._compiled((id(tree.provision), act, day), act, day, (lifted,), terms_given=True)

    def standing(self, tree: Tree, day: date) -> Proof | None:
        """The sets of a provision's rules that stand together in possible cases."""
        compiled = self.of_tree(tree, tree.acts[0], day)
        if compiled is None:
            return None
        return self._proof(
            (id(tree.provision), compiled.day),
            compiled,
            lambda words: stand_together(compiled, words),
            tree.instrument.name,
        )

    def words(self, instrument: Instrument, act: str, day: date) -> Proof | None:
        """All that an instrument says of an act in possible cases."""
        compiled = self.of_instruments((instrument.name,), act, day)
        if compiled is None:
            return None
        return self._proof((instrument.name, act, day), compiled, lambda words: words, instrument.name)

    def days_of(self, tree: Tree, dates: Span) -> tuple[date, ...]:
        """A day of each stretch of `dates` on which the provision means one and the same."""
        return self.stretches.within(self._meaning(tree), dates.within(tree.instrument.dates))

    def bounded(self, compiled: Compiled, node: Node) -> Node:
        """A diagram with its impossible cases marked."""
        forest = compiled.forest
        so: dict[str, Hashable] = {ACTOR_NAMED: True}
        for term in compiled.terms:
            if not is_calculated(self.corpus, term, compiled.day):
                so[term] = None
        left, possible = forest.restrict(node, so), forest.restrict(compiled.possible, so)
        return forest.apply(lambda leaf, may_be: leaf if may_be else IMPOSSIBLE, left, possible)

    def _meaning(self, tree: Tree) -> Any:
        holder = self.corpus.parties[tree.provision.holder].when if isinstance(tree.provision, Duty) else None
        return (tree.instrument.binds, holder, tree.instrument.dates, tree.provision, tree.definition)

    def _asks_instruments(self, tree: Tree) -> bool:
        """Whether what another instrument allows matters, so that the diagram is another one for each act."""
        key = id(tree.provision)
        if key not in self._asking:
            self._asking[key] = any(isinstance(one, Allows) for one in rests_on(self.corpus, self._meaning(tree)))
        return self._asking[key]

    def _compiled(
        self, key: Hashable, act: str, day: date, scope: tuple[Instrument, ...], terms_given: bool = False
    ) -> Compiled | None:
        if key not in self._known:
            try:
                self._known[key] = compile_act(self.corpus, act, day, scope, self._texts, terms_given=terms_given)
            except DiagramTooLarge as too_large:
                self.too_large.setdefault(scope[0].name, too_large)
                self._known[key] = None
        return self._known[key]

    def _proof(self, key: Hashable, compiled: Compiled, shown: Callable[[Any], Hashable], name: str) -> Proof | None:
        if key not in self._proofs:
            try:
                whole = compiled.forest.map_leaves(shown, words_of(compiled, name))
                possible = self.bounded(compiled, whole)
                self._proofs[key] = Proof(compiled, Answering(self.corpus, compiled), possible)
            except DiagramTooLarge as too_large:
                self.too_large.setdefault(name, too_large)
                self._proofs[key] = None
        return self._proofs[key]


def files_of(corpus: Corpus, names: Collection[str]) -> frozenset[str]:
    """The law files in which some instruments stand: their provisions, and the meanings of their words."""
    found = set[str]()
    for one in (corpus.instruments[name] for name in names):
        found |= {one.source.file, *(norm.rule.source.file for norm in one.norms)}
        found |= {duty.rule.source.file for duty in one.all_duties}
    versions = (one for some in corpus.terms.values() for one in some)
    return frozenset(found | {one.source.file for one in versions if one.instrument in names})


def stand_together(compiled: Compiled, words: tuple[Said, ...]) -> frozenset[int]:
    """The places of the rules that stand, out of a leaf of a lifted provision."""
    return frozenset(int(compiled.rules[trail[0]].label) for _, trail in words)


def _texts_given(corpus: Corpus) -> dict[str, frozenset[str]]:
    """The texts that scenarios give: one of them may meet tests as no listed text does."""
    found: dict[str, set[str]] = {}
    for scenario in corpus.scenarios:
        for given in scenario.given:
            fact = corpus.facts.get(given.name)
            if fact and fact.kind == TEXT and isinstance(given.value, str) and given.value != UNKNOWN:
                found.setdefault(given.name, set()).add(given.value)
    return {name: frozenset(texts) for name, texts in found.items()}
