"""What is explained is what is decided: the reasons' words are the diagram's, and the city's verdict is their fold."""

from collections.abc import Mapping
from datetime import date
from itertools import product
from random import Random
from typing import Any

import pytest
from tests.differential.laws import DAYS, Shape, random_facts, random_law
from tests.width import parts

from goldendoor import City
from goldendoor.engine.answering import Answering
from goldendoor.engine.cache import open_law
from goldendoor.engine.combine import OnReading, Said, tokens_of, verdict_of
from goldendoor.engine.explain import Explainer
from goldendoor.engine.given import place, standing
from goldendoor.engine.relevant import Speaking
from goldendoor.engine.variables import ACTOR_NAMED, reading_of
from goldendoor.engine.whole import between_instruments, losing_places
from goldendoor.norms import UNKNOWN, Allows, Corpus, Word
from goldendoor.norms.walk import within

PATTERNS_OF_AN_ACT = 4_096


def walked(answering: Answering, instrument: str, assignment: Mapping[str, Any]) -> tuple[Said, ...] | None:
    """The leaves of an instrument's provisions, or None where something that they test is open."""
    forest = answering.forest
    ends = [forest.walk(one, assignment) for one in answering.compiled.provisions[instrument]]
    return tuple(said for end in ends for said in forest.value(end)) if all(map(forest.is_leaf, ends)) else None


def told_words(
    explainer: Explainer, what: Speaking, act: str, actor_named: bool, known: Mapping[str, Any]
) -> list[Word] | None:
    """The words that the explanation says an instrument speaks, in its order; None where one of them is open."""
    reason, told = explainer.instrument(what, actor_named)(known)
    if any(one.open for one in told):
        return None
    if not told and not what.not_held:
        return []
    if reason.holds is False and not told:
        return []
    acts = [of for of, _ in what.norms] + [duty.act for duty in what.duties]
    words = [one.word for one, of in zip(told, acts, strict=True)
             if one.word is not None and (one.word is not Word.MUST or of == act)]  # fmt: skip
    return [*words, *[Word.UNKNOWN_TEXT] * len(what.not_held)]


def fold_is_the_verdict(corpus: Corpus, answering: Answering, assignment: Mapping[str, Any]) -> None:
    """The city's verdict on complete facts and readings is the fold of what its instruments say."""
    compiled, forest = answering.compiled, answering.forest
    losing, between = losing_places(compiled.rules), between_instruments(corpus, compiled.scope)
    tokens: set[Any] = {OnReading(pair) for pair, (_, _, question, label) in enumerate(between)
                        if assignment[reading_of(question)] == label}  # fmt: skip
    for one in compiled.scope:
        said = walked(answering, one.name, assignment)
        assert said is not None
        tokens |= tokens_of(said, one, compiled.rules, losing, between)
    whole = compiled.verdict if compiled.verdict is not None else answering.put_together(assignment, forest.budget)
    assert forest.value(forest.walk(whole, assignment)) is verdict_of(tokens)


def compare_law(seed: int, patterns: int) -> int:
    """Patterns of one random law on which every instrument's words were compared."""
    made, random = random_law(("reasons", seed), Shape(instruments=3)), Random(f"reasons {seed}")
    corpus = made.corpus
    city, compared = City("city", corpus=corpus), 0
    for _ in range(patterns):
        act, day = random.choice(["give", "give", "hand_over", "help"]), random.choice(DAYS)
        facts = {name: _single(value) for name, value in random_facts(random, made, 0).items() if value != UNKNOWN}
        if facts.get("event") is True:  # a day that nobody knows leaves words open
            del facts["event"]
        compared += _compare(corpus, city, act, day, facts)
    return compared


def _single(value: Any) -> Any:
    """One of several kinds at once; `powers` is a set that stays one."""
    return min(value) if isinstance(value, frozenset) and not value & {"p", "q"} else value


def _compare(corpus: Corpus, city: City, act: str, day: date, facts: Mapping[str, Any]) -> int:
    stand = standing(corpus, facts, day, (), city.place)
    answering = city.answering(act, day, (), stand)
    placed = place(answering.compiled, corpus, stand, rest=True)
    compiled, compared = answering.compiled, 0
    labels = [corpus.questions[name].labels for name in compiled.questions]
    calculated = {
        name: value for name, value in placed.assignment.items() if name in compiled.terms and value is not None
    }
    known = {**stand.known, **dict(placed.assumed), **calculated}
    for chosen in product(*labels):
        readings = dict(zip(compiled.questions, chosen, strict=True))
        assignment = {**placed.assignment, **{reading_of(name): label for name, label in readings.items()}}
        if any(variable.name not in assignment for variable in answering.forest.variables):
            continue
        fold_is_the_verdict(corpus, answering, assignment)
        explainer = Explainer(corpus, compiled.day, corpus.acts[act].words, readings)
        for what in compiled.speaking:
            said = walked(answering, what.instrument.name, assignment)
            assert said is not None
            if any(isinstance(one, Allows) for one in within([what, corpus.parties])):
                continue  # what another instrument would allow is left open in the words, and told by its own reasons
            words = told_words(explainer, what, act, stand.actor_named, known)
            assert words == [word for word, _ in said], f"{what.instrument.name} on {day}: {act} {facts} {readings}"
            compared += 1
    return compared


def test_on_random_laws_the_reasons_say_the_diagrams_words_and_fold_to_the_verdict() -> None:
    assert sum(compare_law(seed, 12) for seed in range(14)) > 300


@pytest.mark.slow
@pytest.mark.parametrize("chunk", parts(4, on_every_change=2))
def test_on_many_random_laws_the_reasons_say_the_diagrams_words_and_fold_to_the_verdict(chunk: int) -> None:
    assert sum(compare_law(1_000 + chunk * 20 + seed, 60) for seed in range(20)) > 2_500


SMALL_ACTS = (
    ("NYC-EO-34-2003", "give_service", date(2010, 5, 4)),
    ("NYC-EO-41-2003", "consult", date(2010, 5, 4)),
    ("PHL-MEMO-2003", "accept_id", date(2010, 5, 4)),
    ("NYC-EO-124-1989", "give_service", date(1995, 5, 4)),
    ("DUR-RES-9046-2003", "disclose", date(2010, 5, 4)),
)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "act", "day"), SMALL_ACTS)
def test_on_every_pattern_of_a_small_act_the_reasons_say_the_diagrams_words(name: str, act: str, day: date) -> None:
    corpus = open_law()
    city = City("nyc", corpus=corpus)
    answering = city.answering(act, day, (name,), standing(corpus, {}, day, (name,), city.place))
    compiled, forest = answering.compiled, answering.forest
    (what,) = compiled.speaking
    support = {one for provision in compiled.provisions[name] for one in forest.support(provision)}
    variables = [one for one in forest.variables if one.name in support and one.name not in compiled.terms]
    patterns = list(product(*[one.values for one in variables]))
    if len(patterns) > PATTERNS_OF_AN_ACT:
        patterns = Random(name).sample(patterns, PATTERNS_OF_AN_ACT)
    for values in patterns:
        pattern = dict(zip([one.name for one in variables], values, strict=True))
        readings = {question: pattern.get(reading_of(question)) for question in compiled.questions}
        assignment = {**dict.fromkeys(compiled.terms), ACTOR_NAMED: False, **pattern}
        facts = {key: value for key, value in answering.as_facts(pattern).items() if key in corpus.facts}
        explainer = Explainer(corpus, compiled.day, act, readings)  # type: ignore[arg-type]
        words = told_words(explainer, what, act, bool(assignment[ACTOR_NAMED]), facts)
        said = walked(answering, name, assignment)
        assert said is not None and words is not None, pattern
        assert words == [word for word, _ in said], pattern
    assert len(patterns) >= 2
