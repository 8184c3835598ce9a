"""A case settled without reasons comes out as it is decided, or is left to be decided; and what was given is not kept."""

from datetime import date
from typing import Any

import pytest
from tests.engine.test_city import cases_of

from goldendoor import City
from goldendoor.engine.outcomes import Outcome, outcome_of
from goldendoor.norms import Verdict
from goldendoor.norms.giving import read_facts

DAY = date(2010, 5, 4)
LEFT_OPEN = Outcome(Verdict.UNDETERMINED, ())


@pytest.mark.slow
@pytest.mark.parametrize("act", ["inquire", "disclose", "assist"])
def test_what_is_settled_is_what_is_decided(nyc: City, act: str) -> None:
    found = 0
    for facts in cases_of(nyc, act, DAY, 25):
        settled = nyc.settled(act, on=DAY, facts=read_facts(nyc.corpus, facts))
        if settled is not None:
            found += 1
            decision = nyc.decide(act, on=DAY, facts=facts)
            assert (settled.verdict, settled.norms) == (decision.verdict, decision.norms)
    assert found


@pytest.mark.slow
def test_a_function_that_remembers_nothing_answers_the_same_or_leaves_it_to_others(nyc: City) -> None:
    function = nyc.compile("inquire", on=DAY, remembers=False, otherwise=lambda facts: LEFT_OPEN)
    found = 0
    for facts in cases_of(nyc, "inquire", DAY, 40):
        outcome = function(facts)
        if outcome is not LEFT_OPEN:
            found += 1
            assert outcome == outcome_of(nyc.decide("inquire", on=DAY, facts=facts))
    assert found


def test_a_text_that_a_function_is_given_is_looked_up_and_not_remembered(nyc: City) -> None:
    asked: list[Any] = []

    def left(facts: Any) -> Outcome:
        asked.append(facts)
        return LEFT_OPEN

    small = {
        "actor_kind": "line_worker", "actor_agency": "DSS", "programme": "emergency shelter",
        "inquiry_topic": "immigration_status", "question_is_said_to_be_needed": False, "person_is_arrestee": False,
        "person_is_crime_victim": False, "person_is_crime_witness": False,
        "person_called_or_approached_police_for_assistance": False,
    }  # fmt: skip
    function = nyc.compile("inquire", on=DAY, remembers=False, otherwise=left)
    assert function(small).verdict is Verdict.MUST_NOT
    assert function({**small, "programme": "library card"}).verdict is Verdict.MUST_NOT
    assert asked == []
