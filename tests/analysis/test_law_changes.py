"""What changed in the law, and that each verdict that is told to have changed really did, on that day."""

from datetime import date, timedelta

import pytest

from goldendoor import City
from goldendoor.analysis.law_changes import BEGAN, CHANGED, ENDED, DayOfChange, changes_of_law
from goldendoor.norms import Verdict


@pytest.fixture(scope="module")
def durham() -> City:
    return City("durham")


@pytest.fixture(scope="module")
def nyc() -> City:
    return City("nyc")


def told(day: DayOfChange) -> set[tuple[str, str, str]]:
    return {(one.how, one.kind, one.label) for one in day.changes}


def test_a_resolution_begins_and_with_it_the_verdicts_on_asking(durham: City) -> None:
    day = {one.day: one for one in changes_of_law(durham, date(2003, 10, 1), date(2003, 11, 1))}[date(2003, 10, 20)]
    assert (BEGAN, "instrument", "DUR-RES-9046-2003") in told(day)
    assert not any(kind == "meaning" for _, kind, _ in told(day)), "what comes with its law is told with it"
    (asking,) = [one for one in day.verdicts if "inquire" in one.acts]
    ways = {one.verdicts for one in asking.situations}
    assert (Verdict.NOT_REGULATED, Verdict.MUST_NOT) in ways
    assert asking.complete and asking.not_replayed == 0


def test_a_state_law_puts_a_local_bar_in_doubt(durham: City) -> None:
    days = changes_of_law(durham, date(2015, 10, 1), date(2015, 10, 1), acts=["inquire"])
    (day,) = days
    assert {one.verdicts for one in day.verdicts[0].situations} == {(Verdict.MUST_NOT, Verdict.REFER)}


def test_each_situation_came_out_so_the_day_before_and_comes_out_so_from_the_day_on(nyc: City) -> None:
    days = changes_of_law(nyc, date(2026, 1, 29), date(2026, 2, 6), acts=["use_lot", "place_under_direction"])
    assert {one.day for one in days} >= {date(2026, 1, 29), date(2026, 2, 6)}
    for day in days:
        for one in day.verdicts:
            for situation in one.situations:
                before, after = (
                    nyc.decide(one.acts[0], on=on, facts=situation.facts).verdict
                    for on in (day.day - timedelta(days=1), day.day)
                )
                assert situation.verdicts == (before, after)
                assert before is not after


def test_a_new_meaning_is_told_as_a_change_and_a_rule_in_another_ones_place_as_both(nyc: City) -> None:
    (day,) = changes_of_law(nyc, date(2026, 1, 29), date(2026, 1, 29), acts=["place_under_direction"])
    assert (CHANGED, "meaning", "purpose_is_immigration_enforcement") in told(day)
    assert (ENDED, "rule", "no-orders-from-homeland-security") in told(day)
    assert (BEGAN, "rule", "no-orders-from-outside") in told(day)
    assert {one.by for one in day.changes if one.kind == "meaning"} == {"LL-63-2026"}
    changed = {one.verdicts for verdicts in day.verdicts for one in verdicts.situations}
    assert (Verdict.NOT_REGULATED, Verdict.MUST_NOT) in changed


def test_acts_whose_verdicts_changed_alike_are_told_together(nyc: City) -> None:
    city, began = City("philadelphia", corpus=nyc.corpus), date(2003, 10, 10)
    (day,) = changes_of_law(city, began, began, acts=["disclose", "notify"])
    assert [one.acts for one in day.verdicts] == [("disclose", "notify")]


def test_between_two_changes_nothing_changes_and_nothing_is_looked_at(durham: City) -> None:
    moves: list[tuple[int, int]] = []
    days = changes_of_law(durham, date(2005, 1, 1), date(2005, 1, 31), moved=lambda *way: moves.append(way))
    assert days == () and moves == []


def test_both_days_count_and_no_other(durham: City) -> None:
    the_day = date(2003, 10, 20)
    assert changes_of_law(durham, the_day, the_day, acts=["inquire"])
    assert not changes_of_law(durham, the_day + timedelta(days=1), the_day + timedelta(days=2), acts=["inquire"])
    assert not changes_of_law(durham, the_day - timedelta(days=2), the_day - timedelta(days=1), acts=["inquire"])
