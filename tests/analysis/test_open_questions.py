"""What hangs on a question of law: a case that comes out otherwise under another reading, and none that is passed over."""

from datetime import date

import pytest

from goldendoor import City
from goldendoor.analysis.open_questions import Asked, questions_asked, under_reading
from goldendoor.norms import UnknownName, Verdict

DAY = date(2005, 3, 1)


@pytest.fixture(scope="module")
def cities() -> tuple[City, ...]:
    return tuple(City(name) for name in ("nyc", "philadelphia", "durham"))


@pytest.fixture(scope="module")
def on_asking(cities: tuple[City, ...]) -> dict[str, Asked]:
    """Every question on which a verdict on asking turned in 2005."""
    return {one.question: one for one in questions_asked(cities, DAY, act="inquire")}


def test_durhams_question_tells_its_readings_and_the_case_that_hangs_on_it(on_asking: dict[str, Asked]) -> None:
    asked = on_asking["A-28"]
    assert [label for label, _ in asked.readings] == ["law-or-court-order", "three-separate-grounds"]
    assert asked.settled is None and asked.citation == "Res. 9046 § 2"
    (case,) = asked.hangs
    assert (case.city, case.acts, case.as_is) == ("durham", ("inquire",), Verdict.REFER)
    assert set(case.stands_out) == {"actor_kind", "question_is_said_to_be_needed", "duties_demand_the_question"}
    assert dict(case.readings) == {"law-or-court-order": Verdict.MUST_NOT, "three-separate-grounds": Verdict.MAY}


def test_a_question_that_is_read_in_one_way_until_decided_says_which(on_asking: dict[str, Asked]) -> None:
    asked = on_asking["A-09"]
    assert (asked.settled, asked.chosen_by) == ("strictly-necessary", None)
    (case,) = asked.hangs
    assert case.as_is is Verdict.MUST_NOT
    assert dict(case.readings) == {"strictly-necessary": Verdict.MUST_NOT, "useful-is-enough": Verdict.MAY}


def test_each_case_comes_out_so_and_its_decision_names_the_question(
    cities: tuple[City, ...], on_asking: dict[str, Asked]
) -> None:
    by_name = {city.name: city for city in cities}
    assert len(on_asking) > 6
    for asked in on_asking.values():
        for case in asked.hangs:
            decision = by_name[case.city].decide("inquire", on=DAY, facts=case.facts)
            assert decision.verdict is case.as_is
            assert asked.question in {one.question for one in decision.questions}
            assert len({verdict for _, verdict in case.readings}) > 1
            for label, verdict in case.readings:
                said = under_reading(by_name[case.city], asked.question, label, "inquire", DAY, case.facts)
                assert said is verdict


def test_a_question_about_sharing_is_none_about_asking(on_asking: dict[str, Asked]) -> None:
    assert "A-08" not in on_asking and "A-35" not in on_asking


def test_a_question_can_be_asked_for_by_name_and_may_have_nothing_that_hangs_on_it(cities: tuple[City, ...]) -> None:
    (asked,) = questions_asked(cities[2:], DAY, names=["A-29"])
    assert asked.hangs == () and asked.with_others == ()  # the State law came in 2015


def test_a_name_that_is_no_question_is_told_with_the_near_ones(cities: tuple[City, ...]) -> None:
    with pytest.raises(UnknownName, match="did you mean A-"):
        questions_asked(cities, DAY, names=["A-2"])


def test_acts_that_hang_on_it_in_the_same_way_are_told_together(cities: tuple[City, ...]) -> None:
    (asked,) = questions_asked(cities[1:2], DAY, names=["A-37"])
    assert [case.acts for case in asked.hangs] == [("disclose", "notify")]
