"""What is owed on a day: each time of it, done or not, on what was shown by then and after the event that it follows."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.conftest import Town
from tests.engine.towns import order

from goldendoor import City
from goldendoor.engine.owed_on import Evidence, Owed, owed_on

ASKING = "norm nobody-asks  § 1\n    must not inquire\n"
DAY = date(2020, 6, 15)
ORDER = "NYC-EO-13-2026"


def owed(town: Town, *clauses: str, shown: tuple[Evidence, ...] = (), day: date = DAY, **asked: Any) -> list[Owed]:
    """What a town owes on a day that has one duty of these clauses."""
    lines = ["duty report-it  § 4", '    agency must report to mayor "the list"', *(f"    {one}" for one in clauses)]
    city = town(order(ASKING + "\n".join(lines) + "\n"))
    return list(owed_on(city.corpus, city.place, day, shown=shown, **asked))


def times(found: list[Owed]) -> list[str]:
    return [one.obligation.key.split("/")[2] for one in found]


def in_nyc(nyc: City, day: date, agency: str = "", about: str = "", *shown: Evidence, **more: Any) -> dict[str, Owed]:
    """What is owed by the order, by the duty's label and time."""
    found = owed_on(nyc.corpus, nyc.place, day, agency=agency, about=about, shown=shown, **more)
    return {"/".join(one.obligation.key.split("/")[1:3]): one for one in found if one.obligation.instrument == ORDER}


# -- which times -----------------------------------------------------------------------------------


def test_what_is_owed_once_is_there_long_after_its_day_and_long_before(town: Town) -> None:
    for day in (date(2011, 1, 1), date(2030, 1, 1)):
        assert times(owed(town, "by 2020-05-01", day=day)) == ["once"]
    assert owed(town, "by 2020-05-01", day=date(2009, 12, 31)) == [], "the law had not begun"


def test_every_quarter_is_there_since_the_day_looked_back_to_and_the_one_that_runs(town: Town) -> None:
    found = owed(town, "every quarter", back_to=date(2019, 12, 1))
    assert times(found) == ["2019 quarter 4", "2020 quarter 1", "2020 quarter 2"]
    assert [one.obligation.period for one in found] == [
        (date(2019, 10, 1), date(2019, 12, 31)), (date(2020, 1, 1), date(2020, 3, 31)), (date(2020, 4, 1), date(2020, 6, 30)),
    ]  # fmt: skip


def test_every_fiscal_year_has_its_own_time_and_its_own_period(town: Town) -> None:
    found = owed(town, "every year by September 1, for the year ending June 30", back_to=date(2018, 7, 1))
    assert [one.obligation.due for one in found] == [date(2018, 9, 1), date(2019, 9, 1), date(2020, 9, 1)]
    assert found[1].obligation.period == (date(2018, 7, 1), date(2019, 6, 30))
    assert found[1].since == date(2018, 7, 1)


def test_every_year_without_a_day_is_taken_by_calendar_years_and_done_year_by_year(town: Town) -> None:
    shown = (Evidence("report_is_out", True, date(2019, 3, 1)),)
    found = owed(town, "every year", "done when report_is_out", shown=shown, back_to=date(2018, 5, 1))
    assert times(found) == ["2018", "2019", "2020"]
    assert [one.done for one in found] == [None, date(2019, 3, 1), None]
    assert "taken by calendar years" in found[0].obligation.computed


def test_a_leap_day_is_a_day_like_any_other(town: Town) -> None:
    (one,) = owed(town, "within 30 days of arrest_date",
                  shown=(Evidence("arrest_date", date(2020, 1, 30), date(2020, 1, 30)),))  # fmt: skip
    assert one.obligation.due == date(2020, 2, 29)
    (one,) = owed(town, "within 1 years of arrest_date",
                  shown=(Evidence("arrest_date", date(2020, 2, 29), date(2020, 2, 29)),))  # fmt: skip
    assert one.obligation.due == date(2021, 2, 28)


# -- done or not -----------------------------------------------------------------------------------


def test_it_is_done_since_the_first_day_on_which_what_is_shown_meets_it(town: Town) -> None:
    shown = (
        Evidence("report_is_out", False, date(2020, 1, 1)), Evidence("report_is_out", True, date(2020, 4, 28)),
        Evidence("report_is_out", True, date(2020, 5, 9)),
    )  # fmt: skip
    (one,) = owed(town, "by 2020-05-01", "done when report_is_out", shown=shown)
    assert one.done == date(2020, 4, 28)
    assert one.shown_by == (shown[1],)


def test_what_becomes_so_later_is_not_known_yet(town: Town) -> None:
    shown = (Evidence("report_is_out", True, DAY + timedelta(days=1)),)
    assert owed(town, "by 2020-05-01", "done when report_is_out", shown=shown)[0].done is None


def test_what_was_met_stays_met_but_what_is_owed_at_all_times_has_to_be_so_still(town: Town) -> None:
    shown = (Evidence("report_is_out", True, date(2020, 3, 1)), Evidence("report_is_out", False, date(2020, 5, 1)))
    assert owed(town, "by 2020-05-01", "done when report_is_out", shown=shown)[0].done == date(2020, 3, 1)
    assert owed(town, "at all times", "done when report_is_out", shown=shown)[0].done is None
    again = (*shown, Evidence("report_is_out", True, date(2020, 6, 1)))
    assert owed(town, "at all times", "done when report_is_out", shown=again)[0].done == date(2020, 6, 1)


def test_what_was_so_before_an_event_does_not_meet_what_follows_it(town: Town) -> None:
    event = Evidence("arrest_date", date(2020, 4, 10), date(2020, 4, 10))
    before, on_the_day = (Evidence("report_is_out", True, date(2020, 4, day)) for day in (9, 10))
    clauses = ("within 30 days of arrest_date", "done when report_is_out")
    assert owed(town, *clauses, shown=(event, before))[0].done is None
    assert owed(town, *clauses, shown=(event, before, on_the_day))[0].done == date(2020, 4, 10)


def test_what_waits_for_an_event_is_not_done_by_what_is_so_without_it(town: Town) -> None:
    shown = (Evidence("report_is_out", True, date(2020, 4, 9)),)
    (one,) = owed(town, "within 30 days of arrest_date", "done when report_is_out", shown=shown)
    assert (one.obligation.waits_for, one.done) == ("arrest_date", None)


def test_what_is_owed_until_something_is_so_is_owed_each_quarter_whatever_is_so_now(town: Town) -> None:
    shown = (Evidence("report_is_out", True, date(2020, 4, 9)),)
    found = owed(town, "when not report_is_out", "every quarter", shown=shown, back_to=date(2020, 1, 1))
    assert times(found) == ["2020 quarter 1", "2020 quarter 2"]
    assert all(one.obligation.depends_on == () for one in found)


# -- Executive Order 13 ----------------------------------------------------------------------------


def test_the_four_dates_of_the_order_agree_with_its_counts_of_days(nyc: City) -> None:
    begins = date(2026, 2, 6)
    due = {name: one.obligation.due for name, one in in_nyc(nyc, date(2026, 3, 1), "DSS").items()}
    due |= {name: one.obligation.due for name, one in in_nyc(nyc, date(2026, 3, 1)).items()}
    assert due["appoint-members/once"] == begins + timedelta(days=7) == date(2026, 2, 13)
    assert due["name-the-privacy-officer/once"] == begins + timedelta(days=14) == date(2026, 2, 20)
    assert due["train-privacy-officers/once"] == begins + timedelta(days=60) == date(2026, 4, 7)
    assert due["report-the-audit/once"] == begins + timedelta(days=90) == date(2026, 5, 7)


VACANT = Evidence("apo_vacancy_date", date(2026, 7, 2), date(2026, 7, 2))


def test_a_vacancy_whose_thirtieth_day_is_a_saturday_has_both_days(nyc: City) -> None:
    post = in_nyc(nyc, date(2026, 7, 10), "DSS", "", VACANT)["fill-the-post/apo_vacancy_date 2026-07-02"].obligation
    assert (post.due, post.falls_on, post.other_day) == (date(2026, 8, 1), "Saturday", date(2026, 8, 3))


def test_each_vacancy_is_filled_by_the_first_officer_who_comes_after_it(nyc: City) -> None:
    again = Evidence("apo_vacancy_date", date(2026, 9, 1), date(2026, 9, 1))
    named = [Evidence("new_apo_designated", day, day) for day in (date(2026, 3, 1), date(2026, 7, 20))]
    found = in_nyc(nyc, date(2026, 10, 15), "DSS", "", VACANT, again, *named)
    assert found["fill-the-post/apo_vacancy_date 2026-07-02"].done == date(2026, 7, 20)
    assert found["fill-the-post/apo_vacancy_date 2026-09-01"].done is None
    assert found["ask-the-chief-privacy-officer/apo_vacancy_date 2026-09-01"].since == date(2026, 9, 1)


def test_an_officer_of_the_whole_city_owes_it_for_each_agency_that_had_the_event(nyc: City) -> None:
    named = Evidence("new_apo_designated", date(2026, 7, 20), date(2026, 7, 20))
    trained = Evidence("new_privacy_officer_trained", True, date(2026, 9, 1))
    found = in_nyc(nyc, date(2026, 10, 1), "", "DSS", named, trained)
    assert set(found) == {"train-a-new-privacy-officer/new_apo_designated 2026-07-20"}
    (one,) = found.values()
    assert (one.obligation.due, one.done, one.about, one.agency) == (date(2026, 9, 18), date(2026, 9, 1), "DSS", "")
    assert one.obligation.key.endswith("/DSS")


def test_no_agency_hears_of_what_the_whole_city_owes(nyc: City) -> None:
    assert "write-protocols/always" in in_nyc(nyc, date(2026, 3, 1))
    assert "write-protocols/always" not in in_nyc(nyc, date(2026, 3, 1), "DSS")
    assert "report-the-audit/once" not in in_nyc(nyc, date(2026, 3, 1))


def test_every_obligation_of_a_city_has_a_name_of_its_own(nyc: City) -> None:
    agencies = ("NYPD", "DOC", "DOP", "ACS", "DSS", "DOHMH", "MOIA", "DOE", "")
    for day in (date(2018, 9, 15), date(2024, 2, 29), date(2026, 11, 26)):
        keys = [one.obligation.key for code in agencies for one in owed_on(nyc.corpus, nyc.place, day, agency=code)]
        assert len(keys) > 300
        assert len(set(keys)) == len(keys), day


facts = st.sampled_from(["apo_contact_sent", "audit_report_submitted", "committee_member_named"])
moments = st.dates(date(2026, 1, 1), date(2027, 6, 30))


@given(st.lists(st.tuples(facts, st.booleans(), moments), max_size=8), moments, moments)
def test_what_is_met_on_a_day_is_met_on_every_later_day_and_by_the_same_day(
    nyc: City, shown: list[tuple[str, bool, date]], one_day: date, other_day: date
) -> None:
    first, later = sorted((one_day, other_day))
    evidence = [
        Evidence(*one) for one in {(fact, since): (fact, value, since) for fact, value, since in shown}.values()
    ]
    before, after = (in_nyc(nyc, day, "DSS", "", *evidence) for day in (first, later))
    for name, one in before.items():
        if one.done is not None and not one.lasting:
            assert after[name].done == one.done


@pytest.mark.parametrize("day", [date(2026, 2, 6), date(2026, 2, 20), date(2028, 2, 29)])
def test_the_board_of_a_day_is_the_same_whoever_asks_in_whatever_order(nyc: City, day: date) -> None:
    shown = [Evidence("apo_contact_sent", True, date(2026, 2, day)) for day in (18, 19, 20)]
    assert in_nyc(nyc, day, "DSS", "", *shown) == in_nyc(nyc, day, "DSS", "", *reversed(shown))
