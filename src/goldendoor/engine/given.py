"""What a case gives: whom it is about, what the facts bring with them, what is at rest, and which variables that sets.

docs/law/language.md, rules 3, 8, 10 and 12. Written apart from the kernel, which says the same in its own way.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldendoor.engine.calculated import CALCULATED
from goldendoor.engine.compile import Compiled
from goldendoor.engine.variables import ACTOR_NAMED, member
from goldendoor.norms import UNKNOWN, AllOf, Condition, Corpus, Holds, Instrument, IsOneOf, Not
from goldendoor.norms.vocabulary import DATE, DAY_OF_CASE, INTERVALS, SOME_OF, TEXT, YES_NO, Fact
from goldendoor.norms.walk import made_of, names_in, names_of_who_acts

_AT_REST: Mapping[str, Any] = {YES_NO: False, DATE: None, TEXT: None, INTERVALS: None}


@dataclass(frozen=True, slots=True)
class Standing:
    """A case before any law is asked: its day, the instruments in scope, the facts known, those that stay open at rest."""

    on: date
    scope: tuple[Instrument, ...]
    known: Mapping[str, Any]
    left_open: frozenset[str]
    actor_named: bool
    supposed: tuple[str, ...]
    warnings: tuple[str, ...]


def instruments_asked(corpus: Corpus, on: date, under: Iterable[str], place: tuple[str, ...]) -> tuple[Instrument, ...]:
    """The instruments that are law that day: those named, or all of a place; the highest first.

    Raises:
        UnknownName: for an instrument that is not held.
    """
    named = [corpus.instrument(name) for name in under]
    asked = named or [one for one in corpus.instruments.values() if one.speaks_in(place)]
    return tuple(sorted((one for one in asked if on in one.dates), key=lambda one: (-one.rank, one.name)))


def standing(
    corpus: Corpus, facts: Mapping[str, Any], on: date, under: tuple[str, ...], place: tuple[str, ...]
) -> Standing:
    """What a case gives, before anything is put at rest."""
    scope = instruments_asked(corpus, on, under, place)
    open_names = {name for name, value in facts.items() if value == UNKNOWN}
    known = {name: value for name, value in facts.items() if name not in open_names}
    supposed: dict[str, Any] = {}
    if under:
        supposed, left = _supposed(corpus, {one.binds for one in scope if one.binds}, facts, on)
        open_names |= left
    known |= supposed
    brought, warnings = _with_what_they_bring(corpus, known)
    open_names |= made_of(corpus, [Holds(name) for name in open_names], on)
    actors = names_of_who_acts(corpus)
    return Standing(on, scope, brought, frozenset(open_names - brought.keys()), bool(actors & brought.keys()),
                    tuple(supposed), warnings)  # fmt: skip


def _supposed(
    corpus: Corpus, tests: set[Condition], facts: Mapping[str, Any], on: date
) -> tuple[dict[str, Any], set[str]]:
    """Rule 3: a case that names its instruments and nothing of its actor is about someone whom they bind."""
    untouched = [test for test in tests if not made_of(corpus, test, on) & facts.keys()]
    if len(tests) == 1 and untouched and isinstance(untouched[0], Holds | IsOneOf):
        test = untouched[0]
        return {test.name: test.values[0] if isinstance(test, IsOneOf) else True}, set()
    return {}, {name for test in untouched for name in made_of(corpus, test, on)}


def supposing(facts: Mapping[str, Any], condition: Condition | None) -> dict[str, Any]:
    """The facts as they would be where a condition holds; what it leaves open is open, whatever is given."""
    found = {name: value for name, value in facts.items() if name not in names_in(condition)}
    waiting: list[Condition] = [] if condition is None else [condition]
    while waiting:
        match waiting.pop():
            case AllOf(parts):
                waiting += parts
            case Holds(name):
                found[name] = True
            case Not(Holds(name)):
                found[name] = False
            case IsOneOf(name, (value,)):
                found[name] = value
    return found


def _with_what_they_bring(corpus: Corpus, known: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The facts given with all that `implies` lines make of them; those that cannot be together are named."""
    steps: dict[tuple[str, bool], list[tuple[str, bool]]] = {}
    for fact in corpus.facts.values():
        for one in fact.implies:
            steps.setdefault((fact.name, True), []).append((one.other, one.holds))
            steps.setdefault((one.other, not one.holds), []).append((fact.name, False))
    clashes: dict[frozenset[str], str] = {}
    for name, value in list(known.items()):
        fuller, clash = _follow(known, name, value, steps)
        if clash:
            told = f"{name} and {clash} cannot both be as given; each is taken as given"
            clashes.setdefault(frozenset({name, clash}), told)
        else:
            known = fuller
    return known, tuple(clashes.values())


def _follow(
    known: dict[str, Any], name: str, value: Any, steps: Mapping[tuple[str, bool], list[tuple[str, bool]]]
) -> tuple[dict[str, Any], str | None]:
    fuller = dict(known)
    waiting = [(name, value)] if isinstance(value, bool) else []
    while waiting:
        for other, holds in steps.get(waiting.pop(), ()):
            if other in fuller and fuller[other] != holds:
                return known, other
            if other not in fuller:
                fuller[other] = holds
                waiting.append((other, holds))
    return fuller, None


@dataclass(frozen=True, slots=True)
class Placed:
    """The variables that a case sets, the facts it rests on that nobody gave, and the days known only to exist.

    Where the facts given are `contradictory`, each is as given and no `implies` line rules anything else out. With `rest`,
    whatever nobody gave is at rest.
    """

    assignment: Mapping[str, Hashable]
    assumed: tuple[tuple[str, Any], ...]
    existing: tuple[str, ...]
    warnings: tuple[str, ...]
    contradictory: bool = False
    rest: bool = False


def at_rest(fact: Fact) -> tuple[bool, Any]:
    """Whether a fact that nobody names is at rest, and its value then (rule 12)."""
    if fact.at_rest is not None:
        return True, frozenset({fact.at_rest}) if fact.kind == SOME_OF else fact.at_rest
    return fact.kind in _AT_REST, _AT_REST.get(fact.kind)


def place(compiled: Compiled, corpus: Corpus, stand: Standing, rest: bool) -> Placed:
    """The variables of an act's diagrams that a case sets."""
    known, assumed = dict(stand.known), []
    inputs = [name for term in compiled.terms for name in _inputs(corpus, term, compiled.day)]
    for name in dict.fromkeys([*compiled.facts, *inputs]) if rest else ():
        resting, value = at_rest(corpus.facts[name])
        if resting and name not in known and name not in stand.left_open:
            known[name] = value
            assumed.append((name, value))
    assignment: dict[str, Hashable] = {ACTOR_NAMED: stand.actor_named}
    existing = []
    for name, variable in compiled.facts.items():
        if name not in known:
            continue
        value = known[name]
        if variable.fact.kind == SOME_OF:
            assignment |= {member(name, one): one in value for one in variable.fact.values}
        elif variable.fact.kind == DATE and value is True:
            existing.append(name)
        else:
            assignment[name] = variable.class_of(value, corpus, compiled.day)
    for term in compiled.terms:
        assignment |= term_value(term, corpus, stand.on, known)
    return Placed(assignment, tuple(assumed), tuple(existing), (), bool(stand.warnings), rest)


def _inputs(corpus: Corpus, term: str, on: date) -> tuple[str, ...]:
    """The facts that a calculated term is computed from."""
    definition = corpus.term_on(term, on)
    return tuple(name for name in definition.inputs if name in corpus.facts) if definition else ()


def term_value(term: str, corpus: Corpus, on: date, known: Mapping[str, Any]) -> dict[str, Hashable]:
    """A term as given; else as computed, where everything it is calculated from is known; else left to its definition."""
    if term in known:
        return {term: bool(known[term])}
    definition = corpus.term_on(term, on)
    if definition is None or definition.calculated_by is None:
        return {term: None}
    values = [_input(name, corpus, on, known) for name in definition.inputs]
    some_day = [value is True and corpus.facts[name].kind == DATE
                for name, value in zip(definition.inputs, values, strict=True) if name in corpus.facts]  # fmt: skip
    computes = CALCULATED.get(definition.calculated_by)
    if computes is None or UNKNOWN in values or any(some_day):
        return {}
    return {term: computes(*values)}


def _input(name: str, corpus: Corpus, on: date, known: Mapping[str, Any]) -> Any:
    """What a term is computed from: a fact, a table of the law as it is that day, or the day itself."""
    if name == DAY_OF_CASE:
        return on
    return corpus.table_on(name, on) if name in corpus.tables else known.get(name, UNKNOWN)
