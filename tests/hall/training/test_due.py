"""Who is due, who is done and who is due again, worked out from records alone."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from goldendoor.hall.training.due import (
    Count,
    CourseOnDay,
    Passed,
    State,
    Trainee,
    Version,
    count,
    counted_by_contract,
    standings,
)

NORM, OTHER = ("NYC-AC-4-210", "non-public-areas-stay-closed"), ("NYC-EO-13-2026", "lots-are-not-bases")
MARCH, JUNE, JULY = date(2026, 3, 4), date(2026, 6, 4), date(2026, 7, 1)
FIRST = Version(1, MARCH, {NORM: "old"}, {"an example": "may"})
RENEWED = Version(2, JUNE, {NORM: "new"}, {"an example": "may"})
COURSE = CourseOnDay(FIRST, (), None, 30)
AFTER = CourseOnDay(RENEWED, (FIRST,), None, 30)
GUARD = Trainee(7, "worker", "DSS", "contractor", date(2025, 1, 1))


def where(course: CourseOnDay, day: date, *passed: tuple[int, date], trainee: Trainee = GUARD) -> tuple[State, date]:
    (one,) = standings(course, [trainee], [Passed(7, *each) for each in passed], day)
    return one.state, one.since


def test_somebody_is_due_from_the_day_on_which_the_course_was_approved() -> None:
    (one,) = standings(COURSE, [GUARD], [], date(2026, 4, 3))
    assert (one.state, one.since, one.by, one.late) == (State.DUE, MARCH, MARCH + timedelta(days=30), False)
    (later,) = standings(COURSE, [GUARD], [], date(2026, 4, 4))
    assert later.late


def test_who_comes_later_is_due_from_the_day_they_come() -> None:
    new = replace(GUARD, since=date(2026, 5, 2))
    assert where(COURSE, JULY, trainee=new) == (State.DUE, date(2026, 5, 2))


def test_the_laws_own_day_counts_before_the_citys_target_and_only_the_first_time() -> None:
    officer = replace(GUARD, law_gives=date(2026, 4, 7), law_says="EO 13 § 6(1)")
    (one,) = standings(COURSE, [officer], [], date(2026, 4, 8))
    assert (one.by, one.law_says, one.late) == (date(2026, 4, 7), "EO 13 § 6(1)", True)
    (again,) = standings(AFTER, [officer], [Passed(7, 1, date(2026, 3, 20))], JULY)
    assert (again.state, again.by, again.law_says) == (State.AGAIN, JUNE + timedelta(days=30), "")


def test_who_passed_is_done_and_after_a_renewal_on_other_law_due_again() -> None:
    passed = (1, date(2026, 3, 20))
    assert where(COURSE, JULY, passed) == (State.DONE, date(2026, 3, 20))
    assert where(AFTER, JULY, passed) == (State.AGAIN, JUNE)
    assert where(AFTER, JULY, passed, (2, date(2026, 6, 9))) == (State.DONE, date(2026, 6, 9))


def test_a_new_version_on_the_same_law_asks_nobody_again() -> None:
    reworded = replace(AFTER, version=replace(RENEWED, law=FIRST.law))
    assert where(reworded, JULY, (1, date(2026, 3, 20))) == (State.DONE, date(2026, 3, 20))


def test_one_that_covers_more_or_whose_example_has_another_answer_asks_again() -> None:
    passed = (1, date(2026, 3, 20))
    wider = replace(AFTER, version=replace(RENEWED, law={**FIRST.law, OTHER: "a lot"}))
    assert where(wider, JULY, passed) == (State.AGAIN, JUNE)
    otherwise = replace(AFTER, version=replace(RENEWED, law=FIRST.law, answers={"an example": "ask_first"}))
    assert where(otherwise, JULY, passed) == (State.AGAIN, JUNE)


def test_an_outdated_course_asks_again_at_once_only_where_that_was_set() -> None:
    passed = (1, date(2026, 3, 20))
    assert where(COURSE, JULY, passed) == (State.DONE, date(2026, 3, 20))
    at_once = replace(COURSE, again_since=date(2026, 5, 21))
    assert where(at_once, JULY, passed) == (State.AGAIN, date(2026, 5, 21))
    assert where(at_once, JULY, passed, (1, date(2026, 5, 21))) == (State.DONE, date(2026, 5, 21))


def test_what_happened_later_is_not_known_on_an_earlier_day() -> None:
    passed = (1, date(2026, 3, 20))
    assert where(COURSE, date(2026, 3, 19), passed) == (State.DUE, MARCH)
    assert where(COURSE, date(2026, 3, 20), passed)[0] is State.DONE


def test_contractors_counts_on_an_older_law_are_due_again() -> None:
    assert counted_by_contract(40, 26, on_this_law=True) == Count(40, 26, 14, 0, 0)
    assert counted_by_contract(40, 26, on_this_law=False) == Count(40, 0, 14, 26, 0)
    assert not Count(40, 39, 1, 0, 0).all_done
    assert not Count(0, 0, 0, 0, 0).all_done, "where nobody is due nobody was taught"
    assert Count(200, 199, 1, 0, 0).part_done == 99


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(passed=st.lists(st.tuples(st.integers(1, 3), st.sampled_from([1, 2]), DAYS)), day=DAYS, at_once=st.booleans())
def test_everybody_stands_somewhere_and_more_training_never_makes_anybody_due(
    passed: list[tuple[int, int, date]], day: date, at_once: bool
) -> None:
    course = replace(AFTER, again_since=date(2026, 9, 30) if at_once else None)
    people = [replace(GUARD, account=number) for number in (1, 2, 3)]
    records = [Passed(*one) for one in passed]
    found = standings(course, people, records, day)
    counted = count(found)
    assert counted.people == 3 == counted.done + counted.due + counted.again
    assert standings(course, people, list(reversed(records)), day) == found, "the order of the records is no matter"
    more = standings(course, people, [*records, *(Passed(number, 2, day) for number in (1, 2, 3))], day)
    for before, after in zip(found, more, strict=True):
        if not at_once or day >= date(2026, 9, 30):
            assert after.state is State.DONE
        assert before.state is not State.DONE or after.state is State.DONE
