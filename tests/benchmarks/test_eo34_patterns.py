"""The rule that the benchmark races: everybody who is installed here says the same before anybody is timed."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from random import Random
from typing import Any

import pytest

from contestants import HANDWRITTEN, HANDWRITTEN_SIX, OURS, OURS_PROVED_ALONE, OURS_RACING, Contestant, enter
from proof import prove
from rule_eo34 import handwritten, kernel, ours, ours_decided, ours_whole
from rule_eo34.patterns import CONSTANTS, FACTS, PATTERNS
from rule_eo34.peer import Answer, Facts

TOPICS = ("immigration_status", "citizenship", "country_of_birth", "nationality", "other")
FEDERAL_LAWS = ("none", "8 USC 1326", "8 USC 1324")


def entered(module: str, explained: bool = False) -> Contestant:
    """One engine of the benchmark, set up as for a race."""
    found, absent = enter((module,), explained)
    assert not absent
    return found[0]


def situations(count: int) -> Iterator[Facts]:
    """Whole situations that differ in every fact the rule rests on, the same ones at every run."""
    draw = Random(34)
    for _ in range(count):
        facts: dict[str, Any] = {name: draw.random() < 0.4 for name in (*FACTS, *CONSTANTS)}
        facts["actor_city_officer_or_employee"] = draw.random() < 0.9
        facts["inquiry_topic"], facts["federal_law_enforced"] = draw.choice(TOPICS), draw.choice(FEDERAL_LAWS)
        yield facts


def agree(by_hand: Answer, other: Answer) -> bool:
    """The same verdict, and the section that decides by hand among those that are cited, if there are any."""
    return by_hand[0] == other[0] and (by_hand[1][0] in other[1] if other[1] else by_hand[1] == ("",))


def test_every_pattern_of_six_facts_is_listed_once() -> None:
    assert {tuple(pattern.six_facts.values()) for pattern in PATTERNS} == set(product((False, True), repeat=6))
    assert len(PATTERNS) == 64
    assert {pattern.verdict for pattern in PATTERNS} == {"may", "must_not", "refer"}


@pytest.mark.parametrize("module", [HANDWRITTEN, HANDWRITTEN_SIX, *OURS_RACING, *OURS_PROVED_ALONE])
def test_python_by_hand_and_ours_in_every_form_answer_all_patterns_as_listed(module: str) -> None:
    assert prove(entered(module)).first_difference is None


@pytest.mark.parametrize("module", OURS_RACING)
def test_ours_explains_all_patterns_with_the_answers_that_are_listed(module: str) -> None:
    assert prove(entered(module, explained=True)).first_difference is None


def test_the_whole_rule_by_hand_and_ours_agree_far_beyond_the_patterns() -> None:
    by_hand, function = handwritten.build(), ours_whole.build()
    differing = [
        facts for facts in situations(5_000) if not agree(handwritten.read(by_hand(facts)), ours.read(function(facts)))
    ]
    assert not differing


def test_the_kernel_and_the_full_decision_agree_with_python_by_hand_beyond_the_patterns() -> None:
    by_hand, oracle, decided = handwritten.build(), kernel.build(), ours_decided.build()
    for facts in situations(40):
        expected = handwritten.read(by_hand(facts))
        assert agree(expected, kernel.read(oracle(facts))), facts
        assert expected[0] == ours.read(decided(facts))[0], facts


def test_the_manifest_leaves_nothing_that_the_rule_rests_on_open() -> None:
    decided = ours_decided.build()
    assert not [pattern for pattern in PATTERNS if decided(pattern.whole_situation).missing]


def test_an_engine_that_errs_on_one_pattern_is_not_proved_and_its_first_error_is_told() -> None:
    sound = entered(OURS)

    def erring(facts: Facts) -> Any:
        return sound.decide({**facts, "person_is_crime_victim": False} if all(facts.values()) else facts)

    proof = prove(replace(sound, decide=erring))
    assert not proof.holds
    assert proof.agreed == 63
    assert proof.first_difference is not None
    assert "expected refer EO 34 § 4(c), got" in proof.first_difference
