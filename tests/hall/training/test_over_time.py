"""What City Hall tells of training by itself, what the records show the board, and a month on which nobody asked it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.hall.cities import NOW, TODAY, Person, somebody
from tests.hall.training.courses import ASKING, DOOR, PRIVACY, Course, approved, at, does, passes, renewed

from goldendoor.hall import ticking
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.duties.sources import Shown, facts_shown, shown
from goldendoor.hall.notices.models import Notice
from goldendoor.hall.training.actions import NoteContractorTraining
from goldendoor.hall.training.law_days import law_day
from goldendoor.hall.training.models import Completion
from goldendoor.hall.training.notices import tell

pytestmark = pytest.mark.django_db
People = dict[str, Person]
Told = set[tuple[str, str, str]]


def told() -> Told:
    """What was told so far: of what kind, to which office, of which agency."""
    return set(Notice.objects.filter(kind__startswith="training").values_list("kind", "office", "agency"))


def tells_daily(first: datetime, last: datetime) -> None:
    while first <= last:
        tell(first)
        first += timedelta(days=1)


def test_the_offices_in_which_somebody_is_due_are_told_once_and_of_counts_alone(course: Course) -> None:
    lines = tell(NOW)
    assert told() == {
        ("training-due", "worker", "DSS"),
        ("training-due", "worker", "NYPD"),
        ("training-due", "supervisor", "DSS"),
    }
    assert len(lines) == 3 and tell(NOW) == [] and tell(at(4, 20)) == []
    (notice,) = Notice.objects.filter(office="worker", agency="DSS")
    assert notice.about == {"since": {"day": "2026-03-04"}, "where": {"agency": "DSS"}, "people": {"number": 3}}


def test_who_comes_later_has_the_office_told_again(everybody: People, course: Course) -> None:
    tell(NOW)
    somebody("new", "worker", "DSS", since=date(2026, 4, 1))
    assert len(tell(at(4, 1))) == 1
    assert Notice.objects.filter(office="worker", agency="DSS").count() == 2


def test_where_everybody_is_done_nobody_is_told(everybody: People, course: Course) -> None:
    for name in ("wes", "gil", "nat", "sam", "pol"):
        passes(everybody[name], course, NOW)
    assert tell(NOW) == [] and told() == set()


def test_counsel_is_told_on_the_day_on_which_the_law_changed_and_everybody_after_the_renewal(
    everybody: People, course: Course
) -> None:
    for name in ("wes", "gil", "nat", "sam", "pol"):
        passes(everybody[name], course, NOW)
    assert tell(at(5, 20)) == []
    tell(at(5, 21))
    assert told() == {("training-out-of-date", "corporation_counsel", "")}
    renewed(everybody, course, ASKING, at(6, 4))
    tell(at(6, 4))
    assert told() - {("training-out-of-date", "corporation_counsel", "")} == {
        ("training-due-again", "worker", "DSS"), ("training-due-again", "supervisor", "DSS"),
        ("training-due-again", "worker", "NYPD"),
    }  # fmt: skip


def test_a_month_without_a_tick_loses_nothing(everybody: People, course: Course) -> None:
    passes(everybody["wes"], course, NOW)
    tell(at(5, 10))
    tell(at(6, 10))  # a month later, and in between the law changed
    after_a_month = told()
    keys = set(Notice.objects.values_list("kind", "key", "office"))
    Notice.objects.all().delete()
    tells_daily(at(5, 10), at(6, 10))
    assert told() == after_a_month
    assert set(Notice.objects.values_list("kind", "key", "office")) == keys


def test_the_tick_of_the_house_tells_it(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ticking, "_known", {"training": ticking._known["training"]})  # the others leave files
    (ticked,) = ticking.tick(NOW)
    assert ticked.failed == "" and len(ticked.done) == 3


def evidence(fact: str, agency: str, day: date) -> list[tuple[object, date]]:
    return [(one.value, one.since) for one in shown(fact, agency, day)]


def test_the_staff_is_taught_once_everybody_is_done_contractors_included(everybody: People) -> None:
    made = approved(everybody, "door", DOOR, NOW)
    fact = "staff_taught_the_policies"
    assert evidence(fact, "DSS", TODAY) == [(False, TODAY)]
    assert shown(fact, "ACS", TODAY) == (), "where nobody is due nothing is shown"
    note = NoteContractorTraining(made.number, "C-1", "contractor", 40, 39, "Letter 7", date(2026, 3, 10))
    does(everybody["sam"], note, at(3, 10))
    for name, day in (("wes", 11), ("gil", 12), ("nat", 16)):
        passes(everybody[name], made, at(3, day))
    (open_still,) = shown(fact, "DSS", date(2026, 3, 16))
    assert open_still == Shown(
        False, date(2026, 3, 16), "42 of 43 who are due at DSS have passed their courses.", "/hall/training/due/"
    )
    note = NoteContractorTraining(made.number, "C-1", "contractor", 40, 40, "Letter 8", date(2026, 3, 20))
    does(everybody["sam"], note, at(3, 20))
    assert evidence(fact, "DSS", date(2026, 3, 20)) == [(True, date(2026, 3, 20))]
    assert evidence(fact, "DSS", date(2026, 3, 19)) == [(False, date(2026, 3, 16))], "the past stays as it was"
    assert evidence(fact, "NYPD", date(2026, 3, 20)) == [(False, TODAY)]


def test_a_course_on_other_law_teaches_no_policies_of_section_2(everybody: People, course: Course) -> None:
    assert shown("staff_taught_the_policies", "DSS", TODAY) == ()


def test_privacy_officers_are_trained_once_all_are_and_a_new_one_by_herself(everybody: People) -> None:
    made = approved(everybody, "privacy", PRIVACY, NOW)
    somebody("ned", "agency_privacy_officer", "NYPD", since=date(2026, 3, 2))
    ned = somebody("ned", "worker", "NYPD")
    officer = Person(ned.account, "agency_privacy_officer", "NYPD")
    assert evidence("privacy_officers_trained", "DSS", TODAY) == [(False, TODAY)]
    assert evidence("new_privacy_officer_trained", "NYPD", TODAY) == [(False, TODAY)]
    assert shown("new_privacy_officer_trained", "DSS", TODAY) == (), "Pria held the post before the order"
    passes(officer, made, at(3, 9))
    assert evidence("new_privacy_officer_trained", "NYPD", date(2026, 3, 9)) == [(True, date(2026, 3, 9))]
    for name, day in (("pria", 12), ("out", 13), ("pat", 17)):
        assert evidence("privacy_officers_trained", "DSS", date(2026, 3, day))[0][0] is False
        passes(everybody[name], made, at(3, day))
    assert evidence("privacy_officers_trained", "DSS", date(2026, 3, 17)) == [(True, date(2026, 3, 17))]


def test_courses_are_out_where_one_is_for_workers_of_every_agency_and_every_kind(everybody: People) -> None:
    fact = "courses_for_public_facing_staff_are_out"
    approved(everybody, "employees", replace(ASKING, employments=("employee",)), NOW)
    approved(everybody, "privacy", PRIVACY, NOW)
    assert shown(fact, "DSS", TODAY) == ()
    made = approved(everybody, "asking", ASKING, at(3, 9))
    (found,) = shown(fact, "DSS", date(2026, 3, 9))
    assert found == Shown(
        True, date(2026, 3, 9), "The course “Asking” is out.", f"/hall/training/courses/{made.number}/"
    )


def test_each_fact_that_is_shown_is_one_of_the_law() -> None:
    names = {
        "staff_taught_the_policies", "privacy_officers_trained", "new_privacy_officer_trained",
        "courses_for_public_facing_staff_are_out",
    }  # fmt: skip
    assert names <= corpus().facts.keys()
    assert names <= set(facts_shown())


@pytest.mark.parametrize(
    ("named_on", "sixtieth"),
    [
        (date(2026, 2, 20), date(2026, 4, 21)),  # over the night on which the clocks go forward
        (date(2026, 3, 8), date(2026, 5, 7)),  # on it
        (date(2026, 10, 2), date(2026, 12, 1)),  # over the one on which they go back
        (date(2026, 11, 1), date(2026, 12, 31)),
        (date(2027, 12, 31), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2028, 4, 29)),
    ],
)
def test_sixty_days_are_sixty_midnights_whatever_the_clocks_do(
    everybody: People, named_on: date, sixtieth: date
) -> None:
    assert law_day("agency_privacy_officer", named_on, {"NYC-AC-23-12"}) == (sixtieth, "EO 13 § 6(1)")


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 3, 8, 7, tzinfo=UTC), date(2026, 3, 8)),  # three o'clock, a minute after one minute to two
        (datetime(2026, 3, 9, 3, 59, tzinfo=UTC), date(2026, 3, 8)),
        (datetime(2026, 11, 1, 5, 30, tzinfo=UTC), date(2026, 11, 1)),  # half past one, and again
        (datetime(2026, 11, 1, 6, 30, tzinfo=UTC), date(2026, 11, 1)),
        (datetime(2026, 11, 2, 4, 59, tzinfo=UTC), date(2026, 11, 1)),
    ],
)
def test_who_passes_in_a_night_of_the_clocks_passed_on_the_citys_day(
    everybody: People, course: Course, moment: datetime, day: date
) -> None:
    passes(everybody["wes"], course, moment)
    assert Completion.objects.get().day == day
