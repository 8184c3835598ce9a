"""Rules that never control: no possible case, on any day they are law, comes out as it does because of them.

A rule controls where no exception of its own leads away from it, and where its norm would come out otherwise
without it: as the last rule that the word comes from, or by leading back to the word of a rule around it.
"""

from collections.abc import Iterator

from goldendoor.analysis.diagrams import Diagrams
from goldendoor.analysis.trees import Tree
from goldendoor.engine.combine import Token, verdict_and_carriers
from goldendoor.language.problems import Problem, at
from goldendoor.norms import Corpus, Instrument, Norm, Rule, Word


def rules_that_never_control(diagrams: Diagrams) -> Iterator[Problem]:
    """A norm, a duty or an exception that decides no possible case."""
    for tree in diagrams.trees:
        rules = range(1 if tree.definition else 0, len(tree.rules))
        dead = [place for place in rules if _never_controls(diagrams, tree, place)]
        for place in dead:
            if tree.around[place] not in dead:  # what stands in a dead rule is dead because of it
                yield at(tree.rules[place].source, *_why(diagrams, tree, place))


def _never_controls(diagrams: Diagrams, tree: Tree, place: int) -> bool:
    days = diagrams.days_of(tree, tree.dates[place])
    for day in days:
        proof = diagrams.standing(tree, day)
        if proof is None or any(_controls(tree, standing, place) for standing in proof.leaves()):
            return False
    return bool(days)


def _controls(tree: Tree, standing: frozenset[int], place: int) -> bool:
    if tree.trail(standing, place) != (place,):
        return False
    return tree.trail(standing) != tree.trail(standing - {place})


def _why(diagrams: Diagrams, tree: Tree, place: int) -> tuple[str, str]:
    """What is wrong with a rule that never controls, and why it is so."""
    rule = tree.rules[place]
    message = f"`{rule.label}` {rule.pinpoint} never controls"
    proofs = [diagrams.standing(tree, day) for day in diagrams.days_of(tree, tree.dates[place])]
    leaves = [standing for proof in proofs if proof for standing in proof.leaves()]
    standing_there = [standing for standing in leaves if place in standing]
    if not standing_there:
        where = "where the rule around it speaks, " if place else ""
        return message, f"{where}in no possible case does its condition hold"
    if all(len(tree.trail(standing, place)) > 1 for standing in standing_there):
        return message, "wherever its condition holds, an exception leads away from it"
    around = tree.rules[tree.around[place]]
    if rule.word is around.word:
        return message, f"it says {rule.word}, and so does `{around.label}`, to which it is an exception"
    inner = (at for at in tree.inner(tree.around[place]) if at != place)
    winners = [tree.rules[at].label for at in inner if any(at in standing for standing in standing_there)]
    named = ", ".join(f"`{label}`" for label in winners)
    return message, f"wherever its condition holds, another exception goes before it: {named}"


def norms_that_are_always_overruled(diagrams: Diagrams) -> Iterator[Problem]:
    """A norm that speaks, and beside which its own instrument always says something stricter: a warning."""
    for instrument in diagrams.instruments:
        if len(instrument.norms) > 1 and not _something_prevails_over(diagrams.corpus, instrument):
            yield from _overruled(diagrams, instrument)


def _overruled(diagrams: Diagrams, instrument: Instrument) -> Iterator[Problem]:
    spoken, carrying = set[int](), set[int]()
    norms = {id(norm.rule): norm for norm in instrument.norms}
    for act in dict.fromkeys(act for norm in instrument.norms for act in norm.acts):
        for day in diagrams.stretches.within(instrument, instrument.dates):
            proof = diagrams.words(instrument, act, day)
            if proof is None:
                return
            rules = proof.compiled.rules
            for leaf in proof.leaves():
                spoken |= {id(rules[trail[0]]) for word, trail in leaf if word not in _SAY_NOTHING}
                counted = [(said, Token(said[0], instrument.rank)) for said in leaf]
                carrying |= {id(rules[trail[0]]) for _, trail in verdict_and_carriers(counted)[1]}
    for key, norm in norms.items():
        if key in spoken - carrying:
            yield _changes_nothing(norm)


_SAY_NOTHING = (Word.SILENT, Word.NO_BAR)


def _changes_nothing(norm: Norm) -> Problem:
    message = f"`{norm.rule.label}` {norm.rule.pinpoint} changes no verdict"
    hint = "wherever it speaks, the same instrument says something stricter"
    return at(norm.rule.source, message, hint, warning=True)


def _something_prevails_over(corpus: Corpus, instrument: Instrument) -> bool:
    """Whether some provision or reading drops words of the instrument, so that its weaker words may be left."""
    losers = {
        places[1].instrument
        for question in corpus.questions.values()
        for reading in question.readings
        for places in reading.prevails
    }
    waiting: list[Rule] = [norm.rule for one in corpus.instruments.values() for norm in one.norms]
    while waiting:
        rule = waiting.pop()
        losers |= {place.instrument for place in rule.prevails_over}
        waiting += rule.exceptions
    return instrument.name in losers
