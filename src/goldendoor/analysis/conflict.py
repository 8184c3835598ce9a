"""Siblings that command and forbid in one possible case: two norms of an instrument, or two exceptions of a rule.

Other unlike words are no mistake. Of several exceptions the strictest counts and of several norms the strictest word,
so what comes of them is plain; a rule that never gets a word in is found where control is looked at. Nor is it a
mistake that two norms would conflict on a reading which nobody has chosen.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import combinations

from goldendoor.analysis.diagrams import Diagrams, Proof
from goldendoor.analysis.shown import shown_case
from goldendoor.analysis.trees import Tree
from goldendoor.engine.combine import Said, Trail, stands_at
from goldendoor.language.problems import Problem, at
from goldendoor.norms import Corpus, Instrument, Rule, Word

Pair = tuple[Rule, Rule]
_COMMAND_AND_FORBID = {Word.MUST, Word.MUST_NOT}


def exceptions_that_conflict(diagrams: Diagrams) -> Iterator[Problem]:
    """Two exceptions of one rule, of which one ends in `must` and the other in `must not` in one possible case."""
    for tree in diagrams.trees:
        for pair in _unlike_exceptions(tree):
            for day in diagrams.days_of(tree, tree.dates[0]):
                proof = diagrams.standing(tree, day)
                path = proof.as_read().simplest(partial(_both_ways, tree, pair)) if proof else None
                if proof and path is not None:
                    around = tree.rules[tree.around[pair[0]]].label
                    shown = shown_case(diagrams.corpus, proof.answering, path, day)
                    yield _conflict(
                        tree.rules[pair[0]], tree.rules[pair[1]], f"both are exceptions of `{around}`", shown
                    )
                    break


def _unlike_exceptions(tree: Tree) -> list[tuple[int, int]]:
    """The pairs of exceptions whose rules can between them command and forbid, so that the rest need no proof."""
    found = []
    for outer in range(len(tree.rules)):
        for one, other in combinations(tree.inner(outer), 2):
            first, second = (
                _words_in(tree.rules[place]) & _COMMAND_AND_FORBID - {tree.rules[outer].word} for place in (one, other)
            )
            if first and second and first | second == _COMMAND_AND_FORBID:
                found.append((one, other))
    return found


def _both_ways(tree: Tree, pair: tuple[int, int], standing: frozenset[int]) -> bool:
    ways = [tree.trail(standing, place) for place in pair]
    return all(ways) and {tree.rules[way[-1]].word for way in ways} == _COMMAND_AND_FORBID


def norms_that_conflict(diagrams: Diagrams) -> Iterator[Problem]:
    """Two provisions of one instrument that command and forbid one act in one possible case."""
    for instrument in diagrams.instruments:
        told = set[frozenset[int]]()
        for act in _acts_commanded_and_forbidden(diagrams.corpus, instrument):
            for day in diagrams.stretches.within(instrument, instrument.dates):
                proof = diagrams.words(instrument, act, day)
                if proof is not None:
                    yield from _conflicts_on(diagrams.corpus, proof.as_read(), instrument, act, day, told)


def _acts_commanded_and_forbidden(corpus: Corpus, instrument: Instrument) -> list[str]:
    """The acts that rules of an instrument can both command and, themselves or as a wider act, forbid."""
    commanded, forbidden = set[str](), set[str]()
    for norm in instrument.norms:
        words = _words_in(norm.rule) | ({Word.MUST_NOT} if norm.rule.provided else set())
        commanded |= set(norm.acts) if Word.MUST in words else set()
        forbidden |= set(norm.acts) if Word.MUST_NOT in words else set()
    for duty in instrument.all_duties:
        words = _words_in(duty.rule)
        commanded.add(duty.act)
        forbidden |= {duty.act} if Word.MUST_NOT in words else set()
    return [act for act in corpus.acts if act in commanded and forbidden & set(corpus.widened(act))]


def _conflicts_on(
    corpus: Corpus, proof: Proof, instrument: Instrument, act: str, day: date, told: set[frozenset[int]]
) -> Iterator[Problem]:
    rules = proof.compiled.rules
    for leaf in proof.leaves():
        for one, other in _at_odds(leaf, rules, instrument, corpus):
            key = frozenset((id(rules[one[0]]), id(rules[other[0]])))
            if key in told:
                continue
            told.add(key)
            path = proof.simplest(partial(_says_both, {one, other}))
            first, second = sorted((rules[one[-1]], rules[other[-1]]), key=lambda rule: rule.source.line)
            shown = shown_case(corpus, proof.answering, path or {}, day)
            yield _conflict(first, second, f"both speak of `{act}`", shown)


def _says_both(trails: set[Trail], words: tuple[Said, ...]) -> bool:
    return trails <= {trail for _, trail in words}


def _at_odds(
    leaf: tuple[Said, ...], rules: tuple[Rule, ...], instrument: Instrument, corpus: Corpus
) -> Iterator[tuple[Trail, Trail]]:
    """The pairs of trails in a leaf that command and forbid, unless the law itself says which prevails."""
    for one, other in combinations(leaf, 2):
        pair = (rules[one[1][-1]], rules[other[1][-1]])
        if {one[0], other[0]} == _COMMAND_AND_FORBID and not _settled(corpus, instrument, pair):
            yield one[1], other[1]


def _settled(corpus: Corpus, instrument: Instrument, pair: Pair) -> bool:
    """Whether one of two rules prevails over the other, by a clause or on a reading of an open question."""
    prevailing = [
        places for question in corpus.questions.values() for reading in question.readings for places in reading.prevails
    ]
    for winner, loser in (pair, pair[::-1]):
        if any(stands_at(loser, instrument.name, place) for place in winner.prevails_over):
            return True
        if any(
            stands_at(winner, instrument.name, first) and stands_at(loser, instrument.name, second)
            for first, second in prevailing
        ):
            return True
    return False


def _words_in(rule: Rule) -> set[Word]:
    """The words that a rule and its exceptions can end in."""
    return {rule.word}.union(*(_words_in(one) for one in rule.exceptions))


def _conflict(one: Rule, other: Rule, how: str, shown: str) -> Problem:
    names = f"`{one.label}` {one.pinpoint} and `{other.label}` {other.pinpoint}"
    return at(other.source, f"{names} command and forbid in one possible case", f"{how}: {shown}")
