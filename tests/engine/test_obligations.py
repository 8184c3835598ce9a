"""The calendar of a city's duties: by date, again and again, after an event, and without a day where the law gives none."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from tests.engine.conftest import Town
from tests.engine.towns import order

from goldendoor import City
from goldendoor.engine.obligations import Obligation
from goldendoor.norms import UnknownName
from goldendoor.norms.giving import BadValue

ASKING = "norm nobody-asks  § 1\n    must not inquire\n"
FIRST, LAST = date(2020, 1, 1), date(2021, 12, 31)


def owed(
    town: Town, *clauses: str, head: str = "report-it  § 4", law: str = "", **asked: Any
) -> tuple[Obligation, ...]:
    """The duties of a town with one duty of these clauses."""
    lines = [f"duty {head}", '    agency must report to mayor "the list of cases"', *(f"    {one}" for one in clauses)]
    city = town(order(ASKING + "\n".join(lines) + "\n" + law))
    return city.duties(asked.pop("first", FIRST), asked.pop("last", LAST), **asked)


def days(found: tuple[Obligation, ...]) -> list[date | None]:
    return [one.due for one in found]


def test_a_day_that_the_law_names_is_owed_once_with_its_count(town: Town) -> None:
    (one,) = owed(town, "by 2020-05-01, being 60 days after 2020-03-02")
    assert (one.due, one.computed, one.key) == (
        date(2020, 5, 1),
        "60 days after 2 March 2020",
        "TOWN-1/report-it/once/",
    )
    assert (one.who_words, one.to_whom, one.what, one.citation) == (
        "the agency",
        "Mayor",
        "the list of cases",
        "EO 1 § 4",
    )
    assert owed(town, "by 2020-05-01", last=date(2020, 4, 30)) == ()
    assert len(owed(town, "by 2020-05-01", first=date(2020, 5, 1), last=date(2020, 5, 1))) == 1


def test_every_year_by_a_day_is_owed_each_year_for_the_year_that_ended(town: Town) -> None:
    found = owed(town, "every year by September 1, for the year ending June 30, from 2018-09-01")
    assert days(found) == [date(2020, 9, 1), date(2021, 9, 1)]
    assert [one.period for one in found] == [
        (date(2019, 7, 1), date(2020, 6, 30)), (date(2020, 7, 1), date(2021, 6, 30)),
    ]  # fmt: skip
    assert found[0].computed == "every year, from 1 September 2018, for the year ending 30 June 2020"
    assert [one.key.split("/")[2] for one in found] == ["2020", "2021"]


def test_before_its_first_day_it_is_not_owed(town: Town) -> None:
    assert days(owed(town, "every year by September 1, from 2021-01-01")) == [date(2021, 9, 1)]


def test_every_two_years_is_counted_from_the_first(town: Town) -> None:
    found = owed(town, "every 2 years by July 31, from 2018-07-31", last=date(2024, 12, 31))
    assert days(found) == [date(2020, 7, 31), date(2022, 7, 31), date(2024, 7, 31)]


def test_a_quarter_is_told_by_its_days_and_no_day_is_made_up(town: Town) -> None:
    found = owed(town, "every quarter, from 2020-06-01", last=date(2020, 12, 31))
    assert days(found) == [None, None, None]
    assert [one.period and one.period[1] for one in found] == [date(2020, 6, 30), date(2020, 9, 30), date(2020, 12, 31)]
    assert "the quarter ends on 30 June 2020; the law names no day after it" in found[0].computed


@pytest.mark.parametrize(
    ("clause", "words"),
    [("promptly", "promptly"), ("at all times", "at all times"), ("every 6 months", "every 6 months"),
     ("within 30 days", "within 30 days")],
)  # fmt: skip
def test_where_the_law_gives_no_day_there_is_none(town: Town, clause: str, words: str) -> None:
    (one,) = owed(town, clause)
    assert (one.due, one.due_words, one.other_day) == (None, words, None)


def test_a_duty_without_any_time_says_that_the_law_gives_no_number_of_days(town: Town) -> None:
    (one,) = owed(town)
    assert (one.due, one.computed) == (None, "the law gives no number of days")


def test_what_is_counted_from_an_event_waits_for_it_and_then_follows_each(town: Town) -> None:
    (waiting,) = owed(town, "within 3 days of arrest_date")
    assert (waiting.due, waiting.waits_for) == (None, "arrest_date")
    events = {"arrest_date": [date(2020, 3, 9), date(2020, 2, 28)]}
    found = owed(town, "within 3 days of arrest_date", events=events)
    assert days(found) == [date(2020, 3, 2), date(2020, 3, 12)]
    assert found[0].computed == "3 days after 28 February 2020 (arrest date)"
    assert len({one.key for one in found}) == 2


def test_what_follows_an_event_is_told_though_it_is_due_after_the_last_day_asked_for(town: Town) -> None:
    events = {"arrest_date": [date(2020, 1, 10)]}
    (one,) = owed(town, "within 60 days of arrest_date", events=events, last=date(2020, 1, 31))
    assert one.due == date(2020, 3, 10)


def test_the_later_of_two_days_needs_the_event(town: Town) -> None:
    clause = "by the later of 2020-04-07 and 60 days after arrest_date"
    assert owed(town, clause)[0].waits_for == "arrest_date"
    assert days(owed(town, clause, events={"arrest_date": [date(2020, 3, 2)]})) == [date(2020, 5, 1)]


def test_what_it_depends_on_is_told_and_what_is_known_is_not(town: Town) -> None:
    (one,) = owed(town, "when came_for_help and arrest_date exists", "promptly")
    assert one.depends_on == ("Did the person come for help?", "On what day was the arrest?")
    (after,) = owed(town, "when came_for_help and arrest_date exists", "promptly",
                    events={"arrest_date": [date(2020, 1, 10)]})  # fmt: skip
    assert after.depends_on == ("Did the person come for help?",)


def test_a_duty_that_an_event_has_done_is_not_owed(town: Town) -> None:
    events = {"arrest_date": [date(2020, 1, 10)]}
    assert owed(town, "promptly", "done when arrest_date exists", events=events) == ()
    assert len(owed(town, "promptly", "done when arrest_date exists")) == 1


def test_a_duty_of_law_that_has_ended_is_not_owed_any_more(town: Town) -> None:
    found = owed(town, "every year by September 1", head="report-it  § 4  from 2019-01-01 through 2020-12-31")
    assert days(found) == [date(2020, 9, 1)]


def test_two_versions_of_a_duty_that_is_always_owed_have_names_of_their_own(town: Town) -> None:
    second = 'duty report-it  § 4  from 2020-07-01\n    agency must report to mayor "a longer list"\n    at all times\n'
    found = owed(town, "at all times", head="report-it  § 4  from 2010-01-01 through 2020-06-30", law=second)
    assert {one.what for one in found} == {"the list of cases", "a longer list"}
    assert len({one.key for one in found}) == 2


def test_a_day_on_a_weekend_stays_and_the_monday_is_shown_beside_it(town: Town) -> None:
    (one,) = owed(town, "by 2020-05-02")
    assert (one.due, one.falls_on, one.other_day) == (date(2020, 5, 2), "Saturday", date(2020, 5, 4))


def test_the_days_come_first_and_what_waits_comes_last(town: Town) -> None:
    more = "".join(
        f'duty {label}  § 5\n    agency must report to mayor "more"\n    {clause}\n'
        for label, clause in [
            ("waits", "within 3 days of arrest_date"),
            ("ever", "at all times"),
            ("soon", "by 2020-02-03"),
        ]
    )
    found = owed(town, "by 2020-05-01", law=more)
    assert [one.norm for one in found] == ["soon", "report-it", "ever", "waits"]


# -- the shipped law ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def of_the_order(nyc: City) -> Iterator[tuple[Obligation, ...]]:
    """What Executive Order 13 of 2026 makes owed in its first year."""
    found = nyc.duties(date(2026, 2, 6), date(2026, 12, 31))
    yield tuple(one for one in found if one.instrument == "NYC-EO-13-2026")


def test_the_dated_duties_of_the_order_are_those_that_counsel_counted(of_the_order: tuple[Obligation, ...]) -> None:
    dated = {(one.due, one.norm) for one in of_the_order if one.due}
    assert {(date(2026, 2, 13), "appoint-members"), (date(2026, 2, 20), "name-the-privacy-officer"),
            (date(2026, 4, 7), "train-privacy-officers"), (date(2026, 5, 7), "report-the-audit")} <= dated  # fmt: skip


def test_the_six_agencies_that_are_audited_are_named(of_the_order: tuple[Obligation, ...]) -> None:
    audit = next(one for one in of_the_order if one.norm == "report-the-audit")
    assert set(audit.agencies) == {"ACS", "DOC", "DOHMH", "DOP", "DSS", "NYPD"}


def test_an_agency_hears_of_its_own_duties_alone(nyc: City) -> None:
    found = nyc.duties(date(2026, 2, 6), date(2026, 12, 31), agency="ACS")
    norms = {one.norm for one in found if one.instrument == "NYC-EO-13-2026"}
    assert "report-the-audit" in norms and "name-the-privacy-officer" in norms
    assert norms.isdisjoint({"train-privacy-officers", "found-the-committee", "tell-people-their-rights"})
    assert "report-when-told-to" not in norms, "an interagency committee is no agency"
    assert {one.who_words for one in found if one.norm == "report-the-audit"} == {"ACS"}
    assert {one.who_words for one in found if one.norm == "appoint-members"} == {"the head of ACS"}
    moia = {one.norm for one in nyc.duties(date(2026, 2, 6), date(2026, 12, 31), agency="MOIA")}
    assert "report-the-audit" not in moia


def test_a_vacancy_brings_the_thirty_days_of_the_order(nyc: City) -> None:
    events = {"apo_vacancy_date": [date(2026, 7, 2)]}
    found = nyc.duties(date(2026, 7, 1), date(2026, 12, 31), agency="ACS", events=events)
    (post,) = [one for one in found if one.norm == "fill-the-post"]
    assert (post.due, post.falls_on, post.other_day) == (date(2026, 8, 1), "Saturday", date(2026, 8, 3))
    filled = {**events, "new_apo_designated": [date(2026, 7, 20)]}
    found = nyc.duties(date(2026, 7, 1), date(2026, 12, 31), events=filled)
    assert not any(one.norm == "fill-the-post" for one in found if one.due), "it is done"
    assert next(one.due for one in found if one.norm == "train-a-new-privacy-officer") == date(2026, 9, 18)


def test_a_duty_is_known_by_one_name_whatever_days_are_asked_for(nyc: City) -> None:
    long = {one.key for one in nyc.duties(date(2018, 1, 1), date(2028, 12, 31)) if one.due or one.period}
    short = {one.key for one in nyc.duties(date(2026, 1, 1), date(2026, 12, 31)) if one.due or one.period}
    assert short and short <= long
    everything = nyc.duties(date(2018, 1, 1), date(2028, 12, 31))
    assert len({one.key for one in everything}) == len(everything)


def test_a_quarter_without_a_day_says_so(nyc: City) -> None:
    found = nyc.duties(date(2026, 1, 1), date(2026, 12, 31))
    quarters = [one for one in found if one.norm == "requests-for-help"]
    assert [one.period and one.period[1].month for one in quarters] == [3, 6, 9, 12]
    # Three months before 30 June is 30 March, which is still another quarter's.
    assert [one.period and (one.period[0].month, one.period[0].day) for one in quarters] == [(1, 1), (4, 1), (7, 1), (10, 1)]
    assert all(one.due is None and "the law names no day after it" in one.computed for one in quarters)


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ({"agency": "ACX"}, BadValue),
        ({"events": {"apo_vacanc_date": [date(2026, 1, 1)]}}, UnknownName),
        ({"events": {"person_is_minor": [date(2026, 1, 1)]}}, BadValue),
        ({"events": {"apo_vacancy_date": ["none"]}}, BadValue),
    ],
)
def test_what_is_no_agency_and_no_event_is_refused(nyc: City, asked: dict[str, Any], wrong: type[Exception]) -> None:
    with pytest.raises(wrong):
        nyc.duties(date(2026, 1, 1), date(2026, 12, 31), **asked)
