"""On the shipped law the kernel, the engine and the compiled function agree around every worked example.

Facts of each example are taken away, said to be unknown, turned round, and others added.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import prod
from random import Random
from typing import Any

import pytest
from tests.differential.agreement import Asked, Tally, disagreement
from tests.width import parts

from goldendoor import City
from goldendoor.engine.cache import open_law
from goldendoor.engine.relevant import Relevant, speaking
from goldendoor.norms import UNKNOWN, Corpus, Instrument, Scenario
from goldendoor.norms.given_facts import at_rest, possible_values

# A case with more completions than this is not tried in the kernel, which looks at each; it is counted as passed over.
MOST_COMPLETIONS = 600
# Of the worked examples each chunk takes one in so many, and goes around it in so many ways.
EVERY, VARIANTS = 32, 4


@lru_cache(1)
def law() -> Corpus:
    return open_law()


@lru_cache(8)
def city(name: str) -> City:
    return City(name, corpus=law())


def around(random: Random, corpus: Corpus, scenario: Scenario, rest: bool) -> dict[str, Any]:
    """The facts of a worked example with some taken away, unknown, turned round or added."""
    facts: dict[str, Any] = {one.name: one.value for one in scenario.given}
    for name in list(facts):
        chance = random.random()
        if chance < 0.15:
            del facts[name]
        elif chance < 0.25:
            facts[name] = UNKNOWN
        elif chance < 0.45:
            facts[name] = random.choice(possible_values(corpus, name, scenario.on))
    relevant = names_of(scenario)
    for name in random.sample(relevant, min(random.randint(0, 3), len(relevant))):
        facts[name] = random.choice(possible_values(corpus, name, scenario.on))
    if not rest:
        left_out = set(random.sample(relevant, min(random.randint(0, 5), len(relevant))))
        resting = {name: value for name, value in at_rest(corpus).items() if name not in left_out}
        facts = {**resting, **facts}
    return facts


@lru_cache(1024)
def names_of(scenario: Scenario) -> list[str]:
    """The facts and terms that the law which the example is about tests for its act."""
    corpus = law()
    relevant = Relevant(corpus, scenario.on, corpus.widened(scenario.act))
    for name in scenario.under:
        one: Instrument = corpus.instruments[name]
        if scenario.on in one.dates:
            relevant.add_instrument(speaking(one, relevant.acts, scenario.on))
    return relevant.names


def completions_at_most(scenario: Scenario, facts: Mapping[str, Any], rest: bool) -> int:
    """How many completions the kernel may have to try."""
    corpus = law()
    resting = at_rest(corpus) if rest and UNKNOWN not in facts.values() else {}
    open_names = [name for name in names_of(scenario)
                  if name in corpus.facts and facts.get(name, resting.get(name, UNKNOWN)) == UNKNOWN]  # fmt: skip
    return prod(len(possible_values(corpus, name, scenario.on)) for name in open_names)


def patterns(scenarios: list[Scenario], variants: int) -> Iterator[tuple[Scenario, Asked, list[dict[str, Any]]]]:
    for scenario in scenarios:
        random = Random(scenario.name)
        for rest in (True, False):
            asked = Asked(scenario.act, scenario.on, scenario.under, rest)
            yield scenario, asked, [around(random, law(), scenario, rest) for _ in range(variants)]


def compared(scenarios: list[Scenario], variants: int, whole_every: int = 2) -> Tally:
    """Compare around these examples; raises AssertionError with the first that differs."""
    tally = Tally()
    compiled: dict[Asked, Any] = {}
    for scenario, asked, variants_of in patterns(scenarios, variants):
        where = city("nyc")
        fast = compiled.get(asked)
        if fast is None:
            fast = compiled[asked] = where.compile(asked.act, on=asked.on, under=asked.under, rest=asked.rest)
        for number, facts in enumerate(variants_of):
            if completions_at_most(scenario, facts, asked.rest) > MOST_COMPLETIONS:
                tally.too_many_missing += 1
                continue
            said = disagreement(law(), where, asked, facts, fast, tally, number % whole_every == 0)
            assert said is None, f"{scenario.name}: {said}\n{asked}\n{facts}"
    return tally


def test_around_some_worked_examples_everything_agrees() -> None:
    tally = compared(list(law().scenarios)[::48], 3)
    assert tally.patterns > 80


@pytest.mark.slow
@pytest.mark.parametrize("chunk", parts(3, on_every_change=1))
def test_around_every_tenth_worked_example_everything_agrees(chunk: int, record_property: Any) -> None:
    scenarios = list(law().scenarios)[chunk::EVERY]
    tally = compared(scenarios, VARIANTS)
    record_property("passed over, too many missing", tally.too_many_missing)
    assert tally.patterns > len(scenarios) * VARIANTS
    assert len(tally.verdicts) >= 4


@pytest.mark.slow
@pytest.mark.parametrize("name", ["nyc", "philadelphia", "durham"])
def test_under_all_the_law_of_a_city_everything_agrees(name: str) -> None:
    """The verdict of the city is that of all its instruments together, on what is given and at rest."""
    where, tally, random = city(name), Tally(), Random(name)
    of_city = [one for one in law().scenarios if law().instruments[one.under[0]].speaks_in(where.place)]
    for scenario in random.sample(of_city, min(60, len(of_city))):
        facts = around(random, law(), scenario, True)
        facts = {name: value for name, value in facts.items() if value != UNKNOWN}
        asked = Asked(scenario.act, scenario.on, (), True)
        said = disagreement(law(), where, asked, facts, None, tally)
        assert said is None, f"{scenario.name}: {said}\n{asked}\n{facts}"
    assert tally.patterns + tally.too_many_missing >= min(60, len(of_city))
    assert tally.too_many_missing <= 5
