"""One act made into a plain Python function, for those who decide a great many cases: from facts to an outcome.

The function is generated from the same diagrams that answer single cases. What it cannot settle by itself, because a
fact is missing or is no single value, goes to the full decision.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from typing import Any

from goldendoor.engine.answering import Answering, Spoken
from goldendoor.engine.combine import tokens_of, verdict_and_carriers
from goldendoor.engine.compile import is_calculated
from goldendoor.engine.decision import CitedNorm, Decision, Reason
from goldendoor.engine.diagram import Node
from goldendoor.engine.explain import Explainer
from goldendoor.engine.pycode import Reader, compile_diagram
from goldendoor.engine.variables import ACTOR_NAMED, FactVariable, reading_of
from goldendoor.norms import UNKNOWN, Corpus, Verdict, Word
from goldendoor.norms.vocabulary import DATE, EACH_OF, ONE_OF, SOME_OF, YES_NO
from goldendoor.norms.walk import names_in

# A verdict with the words that carry it: (verdict, ((instrument, (word, trail)), ...)).
Whole = tuple[Verdict, tuple[Hashable, ...]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict of a case and the rules that carry it; `missing` where facts leave it open."""

    verdict: Verdict
    norms: tuple[CitedNorm, ...]
    missing: tuple[str, ...] = ()


def outcome_of(decision: Decision) -> Outcome:
    """What a full decision comes to."""
    norms = tuple(one for one in decision.norms if one.word != "silent")
    return Outcome(decision.verdict, norms, decision.missing)


def whole_outcomes(corpus: Corpus, answering: Answering) -> Node:
    """The diagram whose leaves are Outcomes, with the questions of law resolved.

    Raises:
        DiagramTooLarge: for many instruments together, whose whole outcomes can explode.
    """
    compiled, forest = answering.compiled, answering.forest
    together = forest.leaf(())
    for one in compiled.scope:
        words = forest.map_leaves(lambda said, name=one.name: tuple((name, each) for each in said),  # type: ignore[misc]
                                  compiled.instruments[one.name])  # fmt: skip
        together = forest.apply(lambda left, right: left + right, together, words)  # type: ignore[operator]
    between = answering.between()
    for pair, (_, _, question, label) in enumerate(between):
        on = forest.equals(reading_of(question), [label])
        together = forest.apply(lambda said, holds, pair=pair: (*said, ("reading", pair)) if holds else said, together, on)  # type: ignore[misc]
    losing = tuple(dict.fromkeys(ref for rule in compiled.rules for ref in rule.prevails_over))
    by_name = {one.name: one for one in compiled.scope}

    def token(said: Any) -> Any:
        if said[0] == "reading":
            return said
        made = tokens_of((said[1],), by_name[said[0]], compiled.rules, losing, between)
        return next(iter(made)) if made else (Word.SILENT, by_name[said[0]].rank, (), (), (), ())

    carried = forest.map_leaves(lambda said: verdict_and_carriers(said, token), together)  # type: ignore[arg-type]
    left = forest.restrict(carried, answering.known_readings)
    questions = [reading_of(name) for name in compiled.questions]
    resolved = forest.collapse(left, questions, _over_readings) if questions else left
    return forest.map_leaves(lambda whole: _outcome(answering, whole), resolved)  # type: ignore[arg-type]


def _over_readings(wholes: frozenset[Hashable]) -> Hashable:
    """What several readings come to: their one verdict, or refer, carried by the words of all."""
    verdicts = {whole[0] for whole in wholes}  # type: ignore[index]
    carriers = sorted({one for whole in wholes for one in whole[1]}, key=repr)  # type: ignore[index]
    return (verdicts.pop() if len(verdicts) == 1 else Verdict.REFER), tuple(carriers)


def _outcome(answering: Answering, whole: Whole) -> Outcome:
    compiled = answering.compiled
    by_name = {one.name: one for one in compiled.scope}
    norms = []
    for name, (word, trail) in whole[1]:  # type: ignore[misc]
        spoken = Spoken(word, by_name[name], tuple(compiled.rules[number] for number in trail))
        rule = spoken.trail[-1]
        norms.append(CitedNorm(name, rule.label, str(rule.pinpoint), rule.pinpoint.cited(spoken.instrument.cite_as), word.value))
    return Outcome(whole[0], tuple(dict.fromkeys(norms)))


def fast_function(
    corpus: Corpus, answering: Answering, full: Callable[[Mapping[str, Any]], Outcome]
) -> Callable[[Mapping[str, Any]], Outcome]:
    """A function from a mapping of facts to an Outcome; `full` decides what the generated code cannot."""
    forest = answering.forest
    diagram = whole_outcomes(corpus, answering)
    day = answering.compiled.day
    terms = frozenset(term for term in answering.compiled.terms if not is_calculated(corpus, term, day))
    support = forest.support(diagram)
    actors = frozenset(name for party in corpus.parties.values() for name in names_in(party.when))

    readers = _readers(corpus, answering, support)

    def generated(node: Node) -> Callable[[Mapping[str, Any]], Outcome]:
        return compile_diagram(forest, node, full, terms=terms, readers=readers)

    if ACTOR_NAMED not in support:
        return generated(diagram)
    with_actor = generated(forest.restrict(diagram, {ACTOR_NAMED: True}))
    without = generated(forest.restrict(diagram, {ACTOR_NAMED: False}))
    return lambda facts: (without if actors.isdisjoint(facts) else with_actor)(facts)


def _readers(corpus: Corpus, answering: Answering, support: tuple[str, ...]) -> dict[str, Reader]:
    """How facts that are cut into classes are read; one that is not known, or not wholly, raises KeyError."""
    compiled = answering.compiled
    found: dict[str, Reader] = {}
    for variable_name in support:
        name = answering.name_of(variable_name)
        variable = compiled.facts.get(name)
        if variable is None or variable.fact.kind in (YES_NO, ONE_OF, EACH_OF):
            continue
        if variable.fact.kind == SOME_OF:
            value = variable_name.partition(" includes ")[2]
            found[variable_name] = (name, partial(_has_member, value))
        else:
            found[variable_name] = (name, lru_cache(4096)(partial(_class_of, variable, corpus, compiled.day)))
    return found


def _has_member(value: str, given: Any) -> bool:
    if isinstance(given, str):
        raise KeyError(given)
    return value in given


def _class_of(variable: FactVariable, corpus: Corpus, day: date, given: Any) -> Hashable:
    if given == UNKNOWN or (given is True and variable.fact.kind == DATE):
        raise KeyError(given)
    return variable.class_of(given, corpus, day)


def explaining_function(
    corpus: Corpus, answering: Answering, fast: Callable[[Mapping[str, Any]], Outcome], actor_named: bool
) -> Callable[[Mapping[str, Any]], tuple[Outcome, Reason]]:
    """As `fast`, with the whole tree of reasons beside the outcome."""
    act = corpus.acts[answering.compiled.act]
    explainer = Explainer(corpus, answering.compiled.day, act.words, answering.settled)
    telling = [explainer.instrument(what, actor_named) for what in answering.compiled.speaking
               if what.norms or what.duties or what.not_held]  # fmt: skip
    heads = {verdict: f"To {act.words}: {verdict.spoken}." for verdict in Verdict}

    def explained(facts: Mapping[str, Any]) -> tuple[Outcome, Reason]:
        outcome = fast(facts)
        parts = tuple([told(facts)[0] for told in telling])
        cited = "; ".join([norm.citation for norm in outcome.norms])
        return outcome, Reason(heads[outcome.verdict], cited, None if outcome.missing else True, parts)

    return explained


__all__ = ["Outcome", "explaining_function", "fast_function", "outcome_of"]
