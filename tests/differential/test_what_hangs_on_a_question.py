"""On random laws no case comes out otherwise under another reading of a question on which nothing is said to hang."""

from datetime import date
from random import Random

import pytest
from tests.differential.laws import DAYS, Shape, random_facts, random_law
from tests.width import parts

from goldendoor import City
from goldendoor.analysis.open_questions import questions_asked, under_reading
from goldendoor.norms import Verdict
from goldendoor.norms.walk import names_in

SHAPE = Shape(yes_no=4, terms=3, instruments=2, norms=3, questions=2, only_finite=True)


def looked_through(seed: int, cases: int) -> tuple[int, int]:
    """Hold what hangs on the questions of a random law against cases decided under every reading."""
    made = random_law(seed, SHAPE)
    city, random = City("city", corpus=made.corpus), Random(f"readings of {seed}")
    on: date = random.choice(DAYS)
    told = {one.question: one for one in questions_asked([city], on, act="give")}
    actors = {name for party in made.corpus.parties.values() for name in names_in(party.when)}
    turned = 0
    for _ in range(cases):
        facts = random_facts(random, made, 0, name_terms=0)
        if not actors & facts.keys() or city.decide("give", on=on, facts=facts).warnings:
            continue
        for name, question in made.corpus.questions.items():
            said = {under_reading(city, name, label, "give", on, facts) for label in question.labels}
            if len(said - {Verdict.UNDETERMINED}) > 1:
                turned += 1
                assert told[name].hangs, (seed, name, facts)
    return len(told), turned


def test_what_turns_a_verdict_is_said_to() -> None:
    found = [looked_through(seed, 15) for seed in range(60)]
    assert sum(hangs for hangs, _ in found) > 5
    assert sum(turned for _, turned in found) > 20


@pytest.mark.slow
@pytest.mark.parametrize("chunk", parts(3, on_every_change=1))
def test_it_is_so_on_many_laws(chunk: int) -> None:
    assert sum(looked_through(seed, 30)[1] for seed in range(1_000 + chunk * 100, 1_100 + chunk * 100)) > 30
