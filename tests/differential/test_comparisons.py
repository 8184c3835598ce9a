"""On random laws a comparison shows just the ways in which the verdicts of two days, or of two cities, come out."""

from random import Random

import pytest
from tests.differential.laws import DAYS, RandomLaw, Shape, random_facts, random_law
from tests.width import parts

from goldendoor import City
from goldendoor.analysis.situations import fewest, ways_of
from goldendoor.analysis.together import Side, Together
from goldendoor.norms import Verdict
from goldendoor.norms.walk import names_in

SMALL = Shape(yes_no=4, terms=3, instruments=2, norms=2, questions=1)
MORE = Shape(only_finite=True)


def sides_of(made: RandomLaw, seed: int) -> tuple[Side, Side]:
    city = City("city", corpus=made.corpus)
    one, other = Random(f"days of {seed}").sample(DAYS, 2)
    return Side(city, one), Side(city, other)


def looked_through(seed: int, shape: Shape, cases: int) -> int:
    """Compare a random law on two days, and hold the result against cases decided one by one."""
    made = random_law(seed, shape)
    sides = sides_of(made, seed)
    together = Together("give", sides, {})
    found = fewest(together, lambda verdicts: True, every_rule=True, most=500)
    assert found.complete and found.not_replayed == 0, seed
    shown = {way for one in found.situations for way in ways_of(one.verdicts)}
    random, decided = Random(f"cases of {seed}"), 0
    actors = {name for party in made.corpus.parties.values() for name in names_in(party.when)}
    for _ in range(cases):
        facts = random_facts(random, made, 0, name_terms=0)
        if not actors & facts.keys():
            continue
        decisions = [side.city.decide("give", on=side.on, facts=facts) for side in sides]
        verdicts = tuple(one.verdict for one in decisions)
        if Verdict.UNDETERMINED in verdicts or any(one.warnings for one in decisions):
            continue
        decided += 1
        assert ways_of(verdicts) <= shown, (seed, facts, verdicts)
    return decided


def test_what_comes_out_in_some_case_is_shown_and_what_is_shown_comes_out() -> None:
    assert sum(looked_through(seed, SMALL, 40) for seed in range(40)) > 500


@pytest.mark.slow
@pytest.mark.parametrize("chunk", parts(8, on_every_change=3))
def test_it_is_so_in_larger_laws_too(chunk: int) -> None:
    seeds = range(500 + chunk * 12, 512 + chunk * 12)
    assert sum(looked_through(seed, MORE, 60) for seed in seeds) > 100
