"""One act made into a plain Python function, for those who decide a great many cases: from facts to an outcome.

The function is generated from the same diagrams that answer single cases. What it cannot settle by itself, because a
fact is missing or is no single value, goes to the full decision.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import lru_cache, partial
from typing import Any

from goldendoor.engine.answering import Answering
from goldendoor.engine.beyond import implied_or_implying, reaches_beyond
from goldendoor.engine.decision import Reason
from goldendoor.engine.diagram import DiagramTooLarge, Forest, Node
from goldendoor.engine.explain import Explainer
from goldendoor.engine.given import at_rest
from goldendoor.engine.outcomes import Outcome, Outcomes, outcome_of, outcomes
from goldendoor.engine.pycode import UNSETTLED, Guard, Reader, compile_diagram
from goldendoor.engine.recurring import for_names_that_recur
from goldendoor.engine.relevant import is_calculated
from goldendoor.engine.shorter import shorter
from goldendoor.engine.variables import ACTOR_NAMED, FactVariable, fact_and_member
from goldendoor.norms import UNKNOWN, Corpus, Verdict
from goldendoor.norms.vocabulary import DATE, EACH_OF, ONE_OF, SOME_OF, TEXT, YES_NO
from goldendoor.norms.walk import names_of_who_acts

TEXTS_KNOWN_MOST = 4096
Function = Callable[[Mapping[str, Any]], Outcome]


def taken_as_defined(
    corpus: Corpus, answering: Answering, given: frozenset[str] | None, supposed: Mapping[str, Hashable]
) -> frozenset[str]:
    """The terms of the law that the function takes to be what their definitions make of the facts.

    A function that may be given anything reads the terms of one instrument. Of several together it takes them as
    defined: the diagram would be many times as large.
    """
    terms = {one for one in answering.compiled.terms if not is_calculated(corpus, one, answering.compiled.day)}
    speak = [what for what in answering.compiled.speaking if what.speaks]
    read = given if given is not None else terms if len(speak) < 2 else frozenset[str]()
    return frozenset(terms - read - supposed.keys())


def fast_function(
    corpus: Corpus,
    answering: Answering,
    full: Function,
    rest: bool,
    given: frozenset[str],
    supposed: Mapping[str, Hashable] | None = None,
    remembers: bool = True,
) -> Function:
    """A function from a mapping of facts to an Outcome; `full` decides what the generated code cannot.

    It looks at the names `given` only, which makes it as small as one written by hand; a mapping that holds others is not
    what it was made for. With `rest` what the mapping leaves out is at rest. `supposed` are variables that have the same
    value in every case. What it was given it remembers, to read it faster the next time; unless it `remembers` nothing.
    """
    _, found = _outcomes(corpus, answering, given, supposed or {})
    return _function(corpus, found, full, rest, given, remembers=remembers)


def whole_function(
    corpus: Corpus,
    answering: Answering,
    full: Function,
    named: tuple[str, ...],
    rest: bool,
    same: Mapping[str, Any],
    supposed: Mapping[str, Hashable] | None,
    with_terms: Callable[[], Answering],
    remembers: bool = True,
) -> Function:
    """As `fast_function`, for mappings that may hold any name: where one reaches beyond its own variable, `full` decides.

    For names that come again and again a function on just these is made in passing, unless it `remembers` nothing.
    """
    forest = answering.forest
    defined, found = _outcomes(corpus, answering, None, supposed or {})
    provisions = [one for some in answering.compiled.provisions.values() for one in some]
    asks_actor = any(ACTOR_NAMED in forest.support(one) for one in provisions)
    beyond = reaches_beyond(corpus, answering.compiled, named, rest, asks_actor, same, defined)
    any_names = _function(corpus, found, full, rest, None, remembers=remembers)

    def of_any_names(facts: Mapping[str, Any]) -> Outcome:
        return full(facts) if beyond(facts) else any_names(facts)

    def of_these_names(names: frozenset[str]) -> Function | None:
        must_be_known = beyond.unless_known(names)
        if must_be_known is None:
            return None
        guards = [Guard(name, known, full) for name, known in must_be_known.items()]
        with suppress(DiagramTooLarge):
            own = found if defined.isdisjoint(names) else _outcomes(corpus, with_terms(), names, supposed or {})[1]
            return _function(corpus, own, full, rest, names, guards)
        return None

    whole = of_any_names if beyond.can_be else any_names
    return for_names_that_recur(whole, of_these_names, corpus) if remembers else whole


def _outcomes(
    corpus: Corpus, answering: Answering, given: frozenset[str] | None, supposed: Mapping[str, Hashable]
) -> tuple[frozenset[str], Outcomes]:
    """The terms that are taken as defined, and the outcomes without them and what is supposed."""
    defined = taken_as_defined(corpus, answering, given, supposed)
    known = {**dict.fromkeys(defined), **supposed}
    return defined, outcomes(answering, known)


def _function(
    corpus: Corpus,
    found: Outcomes,
    full: Function,
    rest: bool,
    given: frozenset[str] | None,
    guards: Sequence[Guard] = (),
    remembers: bool = True,
) -> Function:
    """The generated code of outcomes, on the names `given` or on any; of several blocks, what their ends come to."""
    blocks = [
        _function_of_one(corpus, found.answering, one, full, rest, given, guards, remembers) for one in found.diagrams
    ]
    if not found.in_blocks:
        return blocks[0]
    known: dict[tuple[Any, ...], Outcome] = {}

    def of_blocks(facts: Mapping[str, Any]) -> Outcome:
        ends = []
        for block in blocks:
            end: Any = block(facts)
            if end.__class__ is Outcome:  # the block could not settle it, and it was decided in full
                return end
            ends.append(end)
        key = tuple(ends)
        outcome = known.get(key)
        if outcome is None:
            outcome = known[key] = found.together(key)
        return outcome

    return of_blocks


def _function_of_one(
    corpus: Corpus,
    answering: Answering,
    diagram: Node,
    full: Function,
    rest: bool,
    given: frozenset[str] | None,
    guards: Sequence[Guard],
    remembers: bool,
) -> Function:
    """The generated code of one diagram."""
    forest = answering.forest
    if given is not None:
        diagram = _looking_only_at(corpus, answering, diagram, given, rest)
    day = answering.compiled.day
    terms = frozenset(term for term in answering.compiled.terms if not is_calculated(corpus, term, day))
    given_terms = terms & (given or frozenset())
    terms -= given_terms
    support = forest.support(diagram)
    actors = names_of_who_acts(corpus)
    readers = _readers(corpus, answering, support, remembers)
    resting = _resting(corpus, answering) if rest else {}

    def generated(node: Node) -> Function:
        def partly(facts: Mapping[str, Any]) -> Outcome:
            only = None if rest else _only_outcome(forest, node, facts, readers, terms)
            return full(facts) if only is None else only

        def again(facts: Mapping[str, Any]) -> Outcome:
            return decide(facts)

        texts = _texts_like_listed(corpus, answering, again if remembers else None, full, given)
        graph, start = (shorter(forest, node) if given is not None else None) or (forest, node)
        decide: Function = compile_diagram(
            graph, start, partly, terms=terms, readers=readers, at_rest=resting, always_given=given_terms,
            guards=(*guards, *texts),
        )  # fmt: skip
        return decide

    if ACTOR_NAMED not in support:
        return generated(diagram)
    with_actor = generated(forest.restrict(diagram, {ACTOR_NAMED: True}))
    without = generated(forest.restrict(diagram, {ACTOR_NAMED: False}))
    return lambda facts: (without if actors.isdisjoint(facts) else with_actor)(facts)


def _texts_like_listed(
    corpus: Corpus, answering: Answering, again: Function | None, full: Function, given: frozenset[str] | None
) -> list[Guard]:
    """Guards for texts: one that meets tests which no listed text meets at once is for the full decision.

    A text that is found to be like a listed one is remembered where a function is given to go on with then.
    """
    day = answering.compiled.day
    return [
        _text_like_listed(name, variable, corpus, day, again, full)
        if again
        else Guard(name, _LikeListed(variable, corpus, day), full)
        for name, variable in answering.compiled.facts.items()
        if variable.fact.kind == TEXT and len(variable.tests) > 1 and (given is None or name in given)
    ]


class _LikeListed:
    """The texts that meet only tests which one listed text meets at once: looked up in the law, none remembered."""

    def __init__(self, variable: FactVariable, corpus: Corpus, day: date) -> None:
        self.variable, self.corpus, self.day = variable, corpus, day

    def __contains__(self, text: object) -> bool:
        if text is None:
            return True
        return isinstance(text, str) and self.variable.class_of(text, self.corpus, self.day) in self.variable.values


def _text_like_listed(
    name: str, variable: FactVariable, corpus: Corpus, day: date, again: Function, full: Function
) -> Guard:
    """Texts once found to be like a listed one are known again: looking them up in the law takes longer than the rest."""
    like_listed: set[Any] = {None}

    def first_seen(facts: Mapping[str, Any]) -> Outcome:
        text = facts[name]
        if not isinstance(text, str) or variable.class_of(text, corpus, day) not in variable.values:
            return full(facts)
        if len(like_listed) >= TEXTS_KNOWN_MOST:
            like_listed.intersection_update((None,))
        like_listed.add(text)
        return again(facts)

    return Guard(name, like_listed, first_seen)


def _looking_only_at(corpus: Corpus, answering: Answering, diagram: Node, given: frozenset[str], rest: bool) -> Node:
    """The diagram on certain names alone: no other term is given, and where another fact matters nothing is settled."""
    forest, compiled = answering.forest, answering.compiled
    terms = {
        term: None for term in compiled.terms if term not in given and not is_calculated(corpus, term, compiled.day)
    }
    left = forest.restrict(diagram, terms)
    for term in given & set(compiled.terms):
        holds, fails = forest.restrict(left, {term: True}), forest.restrict(left, {term: False})
        left = forest.choose(forest.equals(term, [True]), holds, fails)
    resting = _resting(corpus, answering) if rest else {}
    for variable in reversed(forest.support(left)):
        name = answering.name_of(variable)
        if name in given or variable == ACTOR_NAMED:
            continue
        if name in resting:
            fact = compiled.facts[name]
            left = forest.restrict(left, {variable: fact.class_of(resting[name], corpus, compiled.day)})
            continue
        cases = [forest.restrict(left, {variable: value}) for value in forest.variables[forest.level(variable)].values]
        left = cases[0]
        for case in cases[1:]:
            left = forest.apply(lambda one, other: one if one == other else UNSETTLED, left, case)
    return left


def _resting(corpus: Corpus, answering: Answering) -> dict[str, Hashable]:
    """The facts that are at rest when nobody names them; not those that another fact can bring with it."""
    linked = implied_or_implying(corpus)
    apart = {name: variable for name, variable in answering.compiled.facts.items() if name not in linked}
    found = {name: at_rest(variable.fact) for name, variable in apart.items()}
    return {name: value for name, (resting, value) in found.items() if resting}


def _only_outcome(
    forest: Forest, node: Node, facts: Mapping[str, Any], readers: Mapping[str, Reader], terms: frozenset[str]
) -> Outcome | None:
    """The one outcome that every value of the missing facts comes to, or None where they could come to several.

    `forest` is the one that the function was made from: deciding may plant an act's diagrams anew in another.
    """
    found = set[int]()
    outcome: Outcome | None = None
    agenda = [node]
    while agenda:
        each = agenda.pop()
        if each in found:
            continue
        found.add(each)
        if forest.is_leaf(each):
            if outcome is not None or forest.value(each) is UNSETTLED:
                return None
            outcome = forest.value(each)
            continue
        variable = forest.variable_of(each)
        fact, read = readers.get(variable.name, (variable.name, _as_it_is))
        try:
            value = facts.get(fact) if variable.name in terms else read(facts[fact])
            agenda.append(forest.branches(each)[variable.values.index(value)])
        except (
            ValueError
        ):  # given, and like nothing that the diagram tells apart: a text in two lists, or several kinds
            return None
        except (KeyError, TypeError):
            agenda += forest.branches(each)
    return outcome


def _as_it_is(value: Any) -> Hashable:
    return value  # type: ignore[no-any-return]


def _readers(corpus: Corpus, answering: Answering, support: tuple[str, ...], remembers: bool) -> dict[str, Reader]:
    """How facts that are cut into classes are read; one that is not known, or not wholly, raises KeyError."""
    compiled = answering.compiled
    found: dict[str, Reader] = {}
    for variable_name in support:
        name = answering.name_of(variable_name)
        variable = compiled.facts.get(name)
        if variable is None or variable.fact.kind in (YES_NO, ONE_OF, EACH_OF):
            continue
        if variable.fact.kind == SOME_OF:
            value = fact_and_member(variable_name)[1]
            found[variable_name] = (name, partial(_has_member, value))
        else:
            read = partial(_class_of, variable, corpus, compiled.day)
            found[variable_name] = (name, lru_cache(4096)(read) if remembers else read)
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
    corpus: Corpus,
    answering: Answering,
    fast: Callable[[Mapping[str, Any]], Outcome],
    same: Mapping[str, Any],
) -> Callable[[Mapping[str, Any]], tuple[Outcome, Reason]]:
    """As `fast`, with the whole tree of reasons beside the outcome; `same` are the facts supposed in every case."""
    act = corpus.acts[answering.compiled.act]
    explainer = Explainer(corpus, answering.compiled.day, act.words, answering.settled, corpus.widened(act.name))
    telling = [explainer.instrument(what, actor_named=True) for what in answering.compiled.speaking if what.speaks]
    heads = {verdict: f"To {act.words}: {verdict.spoken}." for verdict in Verdict}

    def explained(facts: Mapping[str, Any]) -> tuple[Outcome, Reason]:
        outcome = fast(facts)
        known = {**same, **facts} if same else facts
        parts = tuple([told(known)[0] for told in telling])
        cited = "; ".join([norm.citation for norm in outcome.norms])
        return outcome, Reason(heads[outcome.verdict], cited, None if outcome.missing else True, parts)

    return explained


__all__ = ["Outcome", "explaining_function", "fast_function", "outcome_of", "whole_function"]
