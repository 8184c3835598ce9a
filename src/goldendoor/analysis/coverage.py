"""Which worked examples reach which rule, both ways: it stands in one, and in another it could have and does not."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

from goldendoor.analysis.diagrams import Diagrams, stand_together
from goldendoor.analysis.trees import Tree
from goldendoor.engine.compile import Compiled, words_of
from goldendoor.engine.given import Standing, place, standing
from goldendoor.engine.variables import reading_of
from goldendoor.language.problems import Problem, at
from goldendoor.norms import Corpus, Rule, Scenario, UnknownName
from goldendoor.norms.giving import BadValue, read_facts
from goldendoor.norms.vocabulary import EACH_OF


@dataclass(slots=True)
class Reached:
    """One norm, duty or exception, the scenarios in which it stands, and those in which it could and does not.

    `can_stand` and `can_fall` say whether a possible case reaches it so: a rule without a condition never falls.
    """

    instrument: str
    rule: Rule
    is_exception: bool
    can_stand: bool
    can_fall: bool
    stands_in: list[str] = field(default_factory=list)
    falls_in: list[str] = field(default_factory=list)

    @property
    def both_ways(self) -> bool:
        """Whether scenarios reach it each way that it can be reached at all."""
        return bool(self.stands_in or not self.can_stand) and bool(self.falls_in or not self.can_fall)


def reach(corpus: Corpus, diagrams: Diagrams | None = None) -> tuple[Reached, ...]:
    """Every rule of every instrument, in the order of the files, with the scenarios that reach it each way."""
    proofs = diagrams or Diagrams(corpus)
    trees = proofs.trees
    found = [
        [
            Reached(tree.instrument.name, rule, at_place > 0, *_possible_ways(proofs, tree, at_place))
            for at_place, rule in enumerate(tree.rules)
        ]
        for tree in trees
    ]
    for scenario in corpus.scenarios:
        acts = set(corpus.widened(scenario.act)) if scenario.act in corpus.acts else set[str]()
        cases = list(_cases(corpus, scenario))
        for tree, reached in zip(trees, found, strict=True):
            if any(name in scenario.under and act in acts for name, act in tree.asked_by):
                for stand in cases:
                    _note(proofs, tree, scenario, stand, reached)
    of_rules = zip(trees, found, strict=True)  # that a definition has a meaning is no rule of its own
    return tuple(one for tree, reached in of_rules for one in reached[1 if tree.definition else 0 :])


def _possible_ways(diagrams: Diagrams, tree: Tree, at_place: int) -> tuple[bool, bool]:
    """Whether a rule stands in some possible case, and whether it falls in one although the rule around it stands."""
    stands = falls = False
    for day in diagrams.days_of(tree, tree.dates[at_place]):
        proof = diagrams.standing(tree, day)
        for together in proof.leaves() if proof else ():
            stands = stands or at_place in together
            falls = falls or (at_place not in together and tree.around[at_place] in together)
    return stands, falls


def _cases(corpus: Corpus, scenario: Scenario) -> Iterator[Standing]:
    """The cases that a scenario is: several where it gives several kinds at once (docs/law/language.md, rule 9)."""
    try:
        given = read_facts(corpus, {one.name: one.value for one in scenario.given})
    except (UnknownName, BadValue):
        return  # told as a scenario that cannot be decided
    several = {name: sorted(value) for name, value in given.items()
               if isinstance(value, frozenset) and corpus.facts[name].kind == EACH_OF}  # fmt: skip
    for single in product(*several.values()):
        facts = {**given, **dict(zip(several, single, strict=True))}
        yield standing(corpus, facts, scenario.on, scenario.under, ())


def _note(diagrams: Diagrams, tree: Tree, scenario: Scenario, stand: Standing, reached: list[Reached]) -> None:
    """Note a scenario with the rules that stand in it, or fall, whatever is unknown, on some reading."""
    if scenario.on not in tree.dates[0]:
        return
    compiled = diagrams.of_tree(tree, scenario.act, scenario.on)
    for sets in _standing_on_readings(diagrams.corpus, compiled, tree, stand) if compiled else ():
        for at_place, one in enumerate(reached):
            if scenario.on in tree.dates[at_place]:
                stands = {at_place in standing_there for standing_there in sets}
                spoken_around = all(tree.around[at_place] in standing_there for standing_there in sets)
                if stands == {True} and scenario.name not in one.stands_in:
                    one.stands_in.append(scenario.name)
                elif stands == {False} and spoken_around and scenario.name not in one.falls_in:
                    one.falls_in.append(scenario.name)


def _standing_on_readings(
    corpus: Corpus, compiled: Compiled, tree: Tree, stand: Standing
) -> Iterator[tuple[frozenset[int], ...]]:
    """For every choice of readings, the rules that stand: one set, or one for each completion of what is unknown."""
    forest = compiled.forest
    assignment = place(compiled, corpus, stand, rest=True).assignment
    left = words_of(compiled, tree.instrument.name, assignment)
    tested = [name for name in compiled.questions if reading_of(name) in forest.support(left)]
    for labels in product(*(corpus.questions[name].labels for name in tested)):
        readings = {reading_of(name): label for name, label in zip(tested, labels, strict=True)}
        leaves = forest.leaves(forest.restrict(left, readings))
        yield tuple(stand_together(compiled, leaf) for leaf in leaves)


def rules_not_reached_both_ways(diagrams: Diagrams) -> Iterator[Problem]:
    """A norm, a duty or an exception that no scenario reaches, or only one of the ways that it can be reached."""
    for one in reach(diagrams.corpus, diagrams):
        if one.both_ways:
            continue
        named = f"`{one.rule.label}` {one.rule.pinpoint}"
        falling = f"{'its rule speaks' if one.is_exception else 'its act is asked'} and it does not stand"
        if not one.stands_in and not one.falls_in:
            ways = ["it stands"] * one.can_stand + [falling] * one.can_fall
            hint = "write one in which " + ", and one in which ".join(ways)
            yield at(one.rule.source, f"no scenario reaches {named}", hint)
        elif not one.stands_in:
            hint = f"it does not stand in `{one.falls_in[0]}`; write one in which it does"
            yield at(one.rule.source, f"no scenario shows {named} standing", hint)
        else:
            hint = f"it stands in `{one.stands_in[0]}`; write one in which {falling}"
            yield at(one.rule.source, f"no scenario shows {named} not standing", hint)
