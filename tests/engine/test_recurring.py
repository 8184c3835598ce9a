"""Functions for names that come again and again: the same answers as before, and a case with other names is seen."""

from datetime import date

import pytest

from goldendoor import City
from goldendoor.engine.recurring import CASES_BEFORE_MAKING
from goldendoor.norms import UNKNOWN, UnknownName, Verdict

DAY = date(2020, 3, 2)
UNDER = ["NYC-EO-34-2003"]
FACTS = {
    "actor_is_law_enforcement_officer": False,
    "actor_city_officer_or_employee": True,
    "inquiry_topic": "immigration_status",
    "status_necessary_for_eligibility": False,
    "status_necessary_for_service_provision": False,
    "inquiry_required_by_law": False,
    "person_is_crime_victim": False,
    "person_is_crime_witness": False,
    "person_called_or_approached_police_for_assistance": False,
}


def asked_again(city: City, facts: dict[str, object], rest: bool = True) -> Verdict:
    """The verdict once a function for these names is made, the same as of the full decision."""
    function = city.compile("inquire", on=DAY, under=UNDER, rest=rest)
    first = function(facts)
    for _ in range(CASES_BEFORE_MAKING + 2):
        again = function(facts)
    decided = city.decide("inquire", on=DAY, under=UNDER, rest=rest, facts=facts)
    assert again == first
    assert again.verdict is decided.verdict
    verdict: Verdict = again.verdict
    return verdict


@pytest.mark.parametrize("rest", [True, False])
def test_names_that_recur_get_the_same_answer(any_city: City, rest: bool) -> None:
    assert asked_again(any_city, FACTS, rest) is Verdict.MUST_NOT
    assert asked_again(any_city, FACTS | {"status_necessary_for_eligibility": True}) is Verdict.MAY
    assert asked_again(any_city, {"inquiry_topic": "immigration_status"}, rest=False) is Verdict.UNDETERMINED


def test_a_case_with_one_name_more_or_in_another_order_is_seen(any_city: City) -> None:
    function = any_city.compile("inquire", on=DAY, under=UNDER, rest=True)
    for _ in range(CASES_BEFORE_MAKING + 2):
        assert function(FACTS).verdict is Verdict.MUST_NOT
    police = {**FACTS, "actor_is_police_staff": True, "person_is_crime_victim": True}
    assert "EO 34 § 4(c)" in {norm.citation for norm in function(police).norms}
    assert function(dict(reversed(FACTS.items()))).verdict is Verdict.MUST_NOT
    fewer = {name: value for name, value in FACTS.items() if name != "inquiry_topic"}
    assert function(fewer).verdict is any_city.decide("inquire", on=DAY, under=UNDER, rest=True, facts=fewer).verdict
    assert function(FACTS).verdict is Verdict.MUST_NOT


def test_an_unknown_value_under_a_name_that_recurs_is_never_put_at_rest(any_city: City) -> None:
    function = any_city.compile("inquire", on=DAY, under=UNDER, rest=True)
    for _ in range(CASES_BEFORE_MAKING + 2):
        function(FACTS)
    for name in FACTS:
        facts = {**FACTS, name: UNKNOWN}
        decided = any_city.decide("inquire", on=DAY, under=UNDER, rest=True, facts=facts)
        assert function(facts).verdict is decided.verdict, name


def test_a_text_that_nobody_lists_is_read_where_its_name_recurs(any_city: City) -> None:
    facts = {**FACTS, "actor_is_law_enforcement_officer": True, "investigating_illegal_activity": True,
             "illegal_activity_other_than_mere_status": True, "federal_law_enforced": "8 USC 1326"}  # fmt: skip
    assert asked_again(any_city, facts) is Verdict.REFER
    assert asked_again(any_city, facts | {"federal_law_enforced": "something else"}) is Verdict.MAY


def test_a_name_that_the_law_does_not_have_is_an_error(any_city: City) -> None:
    function = any_city.compile("inquire", on=DAY, under=UNDER, rest=True)
    with pytest.raises(UnknownName, match="did you mean person_is_crime_victim"):
        function({**FACTS, "person_is_crime_victm": True})
