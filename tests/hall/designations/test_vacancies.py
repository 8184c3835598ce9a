"""A vacant post and its clock: thirty days as the engine counts them, both days where the last is a day off, the interim."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hall.designations.cases import ACCESS, MEMBER, PRIVACY, left, named
from tests.hall.designations.conftest import People

from goldendoor.hall.acting import perform
from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.designations import clocks
from goldendoor.hall.designations.access import terms
from goldendoor.hall.designations.actions import EndDesignation
from goldendoor.hall.designations.clock_words import told
from goldendoor.hall.designations.clocks import about_interim, fills, naming_clock, vacancy_clock
from goldendoor.hall.designations.history import Term, Vacancy, holder, vacancies
from goldendoor.hall.designations.posts import POSTS

LAST, SATURDAY, MONDAY = date(2026, 7, 1), date(2026, 8, 1), date(2026, 8, 3)


def the_vacancy(by: date, agency: str = "DSS") -> Vacancy:
    found = list(vacancies(terms(agency, PRIVACY, by)))
    assert len(found) == 1
    return found[0]


def told_on(day: date):
    vacancy = the_vacancy(day)
    clock = vacancy_clock("DSS", POSTS[PRIVACY], vacancy)
    assert clock is not None
    return told(clock, day)


@pytest.fixture
def vacant(people: People) -> People:
    """The privacy officer of DSS left with the first of July: the thirtieth day is a Saturday."""
    left(people["hana"], named(people["hana"], date(2026, 2, 18)).pk, LAST)
    return people


def test_both_days_are_shown_where_the_thirtieth_is_a_saturday(vacant: People) -> None:
    assert the_vacancy(LAST).since == date(2026, 7, 2)
    shown = told_on(date(2026, 7, 10))
    assert (shown.citation, shown.by, shown.stands) == ("EO 13 § 6", "1 August 2026", "22 days left.")
    assert shown.computed == "30 days after 2 July 2026 (apo vacancy date)"
    assert shown.both_days.startswith(
        "1 August 2026 is a day off (Saturday). The next day that is none is 3 August 2026."
    )
    assert "(A-42)" in shown.both_days
    assert not shown.late


@pytest.mark.parametrize(
    ("day", "stands", "late"),
    [
        (date(2026, 7, 31), "1 day left.", False),
        (SATURDAY, "Due today.", False),
        (date(2026, 8, 2), "Not done: 1 day late, but in time if the day moves to 3 August 2026 (A-42).", True),
        (MONDAY, "Not done: 2 days late, but in time if the day moves to 3 August 2026 (A-42).", True),
        (date(2026, 8, 4), "Not done: 3 days late.", True),
    ],
)
def test_the_clock_runs_by_the_laws_own_day(vacant: People, day: date, stands: str, late: bool) -> None:
    shown = told_on(day)
    assert (shown.stands, shown.late, shown.open) == (stands, late, True)


@pytest.mark.parametrize(
    ("day", "stands"),
    [
        (date(2026, 7, 28), "Done on 28 July 2026, 4 days early."),
        (SATURDAY, "Done on 1 August 2026, on the day."),
        (MONDAY, "Done on 3 August 2026, 2 days late, but in time if the day moves to 3 August 2026 (A-42)."),
        (date(2026, 8, 12), "Done on 12 August 2026, 11 days late."),
    ],
)
def test_naming_somebody_ends_it(vacant: People, day: date, stands: str) -> None:
    named(vacant["hana"], day)
    shown = told_on(date(2026, 9, 1))
    assert (shown.stands, shown.open, shown.late) == (stands, False, False)


def test_a_thirtieth_day_that_is_a_holiday_is_shown_with_the_next_day(people: People) -> None:
    # 30 days after 12 October 2026 is Veterans Day.
    left(people["hana"], named(people["hana"], date(2026, 2, 18)).pk, date(2026, 10, 11))
    shown = told_on(date(2026, 10, 12))
    assert shown.by == "11 November 2026"
    assert "The next day that is none is 12 November 2026." in shown.both_days
    assert "Veterans" in shown.both_days


def test_a_working_day_is_shown_alone(people: People) -> None:
    left(people["hana"], named(people["hana"], date(2026, 2, 18)).pk, date(2026, 5, 31))
    assert (told_on(date(2026, 6, 5)).by, told_on(date(2026, 6, 5)).both_days) == ("1 July 2026", "")


def test_somebody_for_the_time_being_counts_until_counsel_decides(vacant: People) -> None:
    named(vacant["hana"], date(2026, 7, 20), interim=True)
    assert told_on(date(2026, 9, 1)).stands == "Done on 20 July 2026, 12 days early."
    interim = about_interim(date(2026, 9, 1))
    assert interim.fills
    assert (
        interim.question == "Does naming an officer for the time being fill the post and start the 60 days of training?"
    )
    assert interim.reading == "Yes. Whoever holds the post is the privacy officer."


def test_where_counsel_decides_otherwise_only_a_lasting_choice_ends_the_clock(
    vacant: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = clocks.settled_reading

    def otherwise(corpus: object, question: str, on: date) -> str | None:
        return "only-a-lasting-choice" if question == "A-25" else reading(corpus, question, on)

    monkeypatch.setattr(clocks, "settled_reading", otherwise)
    named(vacant["hana"], date(2026, 7, 20), interim=True)
    assert told_on(date(2026, 7, 30)).stands == "2 days left."
    named(vacant["hana"], date(2026, 8, 10))
    assert told_on(date(2026, 9, 1)).stands == "Done on 10 August 2026, 9 days late."
    assert not about_interim(date(2026, 9, 1)).fills


def test_a_lasting_choice_fills_the_post_on_any_reading() -> None:
    assert fills(POSTS[PRIVACY], Term(1, date(2026, 7, 20), None, False, date(2026, 7, 20)))


def test_what_was_entered_late_was_not_known_before(people: People) -> None:
    made = named(people["hana"], date(2026, 2, 25), since=date(2026, 2, 18))
    assert terms("DSS", PRIVACY, date(2026, 2, 24)) == ()
    left(people["hana"], made.pk, LAST, on=date(2026, 7, 9))
    assert list(vacancies(terms("DSS", PRIVACY, date(2026, 7, 8)))) == []
    assert the_vacancy(date(2026, 7, 9)).since == date(2026, 7, 2)


def test_other_posts_have_no_such_clock(people: People) -> None:
    left(people["hana"], named(people["hana"], date(2026, 2, 18), MEMBER).pk, LAST)
    vacancy = next(vacancies(terms("DSS", MEMBER, LAST)))
    assert vacancy_clock("DSS", POSTS[MEMBER], vacancy) is None


def test_by_when_each_agency_names_somebody_is_the_laws_own_day(people: People) -> None:
    by = date(2026, 2, 10)
    member, officer, access = (naming_clock("DSS", POSTS[one], by) for one in (MEMBER, PRIVACY, ACCESS))
    assert member is not None and officer is not None and access is not None
    assert (member.owed.due, officer.owed.due, access.owed.due) == (date(2026, 2, 13), date(2026, 2, 20), None)
    assert told(access, by).stands == "Nobody is entered yet."
    schools = naming_clock("DOE", POSTS[PRIVACY], by)
    assert schools is not None
    assert "A-23" in schools.owed.depends_on[0]


def test_the_name_counts_on_the_day_it_was_sent_even_where_it_was_corrected_since(people: People) -> None:
    from tests.hall.designations.cases import done

    from goldendoor.hall.designations.actions import CorrectDesignation, TellChiefPrivacyOfficer

    made = named(people["hana"], date(2026, 2, 18))
    done(TellChiefPrivacyOfficer(made.pk, date(2026, 2, 19)), people["cal"], date(2026, 2, 19))
    right = CorrectDesignation(made.pk, "Pria", "Room 5", date(2026, 2, 18), None, False, "Another room.")
    done(right, people["hana"], date(2026, 3, 2))
    clock = naming_clock("DSS", POSTS[PRIVACY], date(2026, 3, 4))
    assert clock is not None
    assert told(clock, date(2026, 3, 4)).stands == "Done on 19 February 2026, 1 day early."


DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))


@given(st.lists(st.tuples(DAYS, st.integers(0, 200) | st.none()), max_size=6))
def test_a_post_is_vacant_exactly_on_the_days_after_somebody_that_nobody_holds(
    days: list[tuple[date, int | None]],
) -> None:
    held = [
        Term(number, first, None if length is None else first + timedelta(days=length), False, first)
        for number, (first, length) in enumerate(days)
    ]
    found = {one.since for one in vacancies(held)}
    ends = {one.last_day + timedelta(days=1) for one in held if one.last_day is not None}
    assert found == {day for day in ends if holder(held, day) is None}
    for one in vacancies(held):
        assert all(after.designated_on > one.since for after in one.named)


@pytest.mark.parametrize(
    ("last_day", "thirtieth"),
    [
        (date(2026, 2, 9), date(2026, 3, 12)),  # over the night on which the clocks go forward
        (date(2026, 3, 7), date(2026, 4, 7)),  # vacant from that night on
        (date(2026, 10, 2), date(2026, 11, 2)),  # over the one on which they go back
        (date(2026, 10, 31), date(2026, 12, 1)),
        (date(2028, 1, 29), date(2028, 2, 29)),
        (date(2028, 2, 28), date(2028, 3, 30)),
    ],
)
def test_thirty_days_are_thirty_midnights_whatever_the_clocks_do(
    people: People, last_day: date, thirtieth: date
) -> None:
    made = named(people["hana"], date(2026, 2, 8))
    last_minute = datetime.combine(last_day, time(23, 59), CITY_TIME).astimezone(UTC)
    perform(EndDesignation(made.pk, last_day), people["hana"].acting(last_minute, last_minute))
    assert list(vacancies(terms("DSS", PRIVACY, last_day - timedelta(days=1)))) == []
    clock = vacancy_clock("DSS", POSTS[PRIVACY], the_vacancy(last_day))
    assert clock is not None
    assert (clock.owed.due, clock.days_after(thirtieth)) == (thirtieth, 0)
