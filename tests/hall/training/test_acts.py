"""What is done about courses: proposed by one and approved by another, renewed, withdrawn, passed; in every state."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.hall.cities import NOW, TODAY, Person
from tests.hall.training.courses import (
    ASKING,
    BENEFIT,
    CITIZEN,
    DOOR,
    Course,
    approved,
    at,
    does,
    newest,
    passes,
    proposed,
    renewed,
)

from goldendoor.hall.acting import Act, NotThere, Refused, SignInAgain, perform
from goldendoor.hall.ledger.models import Entry
from goldendoor.hall.training import access
from goldendoor.hall.training.actions import (
    ApproveCourse,
    CompleteCourse,
    NoteContractorTraining,
    ProposeCourse,
    RenewCourse,
    WithdrawCourse,
)
from goldendoor.hall.training.due import State
from goldendoor.hall.training.models import Completion, ContractorCount, CourseVersion
from goldendoor.hall.training.overview import overview, stands, stands_of

pytestmark = pytest.mark.django_db
People = dict[str, Person]


def in_force(course: Course, day: date = TODAY) -> access.Standing:
    found = access.course_on(course.number, day)
    assert found is not None
    return found


def state_of(person: Person, day: date) -> list[State]:
    return [one.state for _, one in stands_of(person.account.pk, day)]


def test_a_proposal_freezes_the_law_of_its_day_and_nobody_is_due(everybody: People) -> None:
    made = proposed(everybody["lou"], "asking", ASKING, NOW)
    version = CourseVersion.objects.get(pk=made.version)
    assert {(one.instrument, one.norm) for one in version.norms.all()} == {("NYC-EO-34-2003", "workers-do-not-ask")}
    assert {one.scenario: one.answer for one in version.answers.all()} == {CITIZEN: "must_not", BENEFIT: "may"}
    assert all(len(one.fingerprint) == 64 and one.parts for one in version.norms.all())
    assert access.course_on(made.number, TODAY) is None
    assert state_of(everybody["wes"], TODAY) == []


def test_once_a_second_person_approved_it_workers_are_due_contractors_and_subcontractors_too(course: Course) -> None:
    found = {one.trainee.employment for one in stands(in_force(course), TODAY)}
    assert found == {"employee", "contractor", "subcontractor"}
    assert {one.state for one in stands(in_force(course), TODAY)} == {State.DUE}


def test_whoever_proposed_it_never_approves_it(everybody: People) -> None:
    made = proposed(everybody["lou"], "asking", ASKING, NOW)
    with pytest.raises(Refused, match="Somebody else has to approve"):
        does(everybody["lou"], ApproveCourse(made.version), NOW)
    version = CourseVersion.objects.get(pk=made.version)
    version.approved_by, version.approved_on = version.proposed_by, TODAY
    with pytest.raises(IntegrityError), transaction.atomic():
        version.save()


def test_to_approve_needs_a_fresh_sign_in(everybody: People) -> None:
    made = proposed(everybody["lou"], "asking", ASKING, NOW)
    with pytest.raises(SignInAgain):
        perform(ApproveCourse(made.version), everybody["chi"].acting(NOW, at(3, 3)))


@pytest.mark.parametrize("who", ["wes", "sam", "hana", "pria", "aud", "kim", "chi"])
def test_only_counsel_makes_courses(everybody: People, who: str) -> None:
    with pytest.raises(Refused, match="not for the office"):
        does(everybody[who], ProposeCourse("asking", ASKING), NOW)


def test_what_an_agencys_counsel_makes_is_for_that_agency_and_only_its_own_or_the_citys_counsel_approves(
    everybody: People,
) -> None:
    made = proposed(everybody["cal"], "asking", replace(ASKING, agencies=("DSS", "NYPD")), NOW)
    assert CourseVersion.objects.get(pk=made.version).agencies == ["DSS"]
    with pytest.raises(Refused, match="not your agency's"):
        does(everybody["con"], ApproveCourse(made.version), NOW)
    does(everybody["cat"], ApproveCourse(made.version), NOW)
    assert {one.trainee.agency for one in stands(in_force(made), TODAY)} == {"DSS"}
    with pytest.raises(Refused, match="not your agency's"):
        does(everybody["con"], RenewCourse(made.number, ASKING), NOW)


WRONG: dict[str, tuple[Callable[[], ProposeCourse], str]] = {
    "no title": (lambda: ProposeCourse("asking", replace(ASKING, title=" ")), "needs a title"),
    "no example": (lambda: ProposeCourse("asking", replace(ASKING, scenarios=())), "at least one worked example"),
    "an example that there is not": (
        lambda: ProposeCourse("asking", replace(ASKING, scenarios=("NYC-EO-34-2003/nothing",))), "hold no worked example",
    ),
    "no days": (lambda: ProposeCourse("asking", replace(ASKING, within_days=0)), "at least one day"),
    "an office that there is not": (lambda: ProposeCourse("asking", replace(ASKING, offices=("king",))), "no office king"),
    "no such employment": (
        lambda: ProposeCourse("asking", replace(ASKING, employments=("volunteer",))), "no such kind of employment",
    ),
    "a norm that is no law": (
        lambda: ProposeCourse("asking", replace(ASKING, norms=(("NYC-EO-124-1989", "no-line-worker"),))), "is no law on this day",
    ),
    "a short name with spaces": (lambda: ProposeCourse("At the door", ASKING), "small letters"),
}  # fmt: skip


@pytest.mark.parametrize("how", WRONG)
def test_a_course_that_cannot_be_is_refused_in_one_sentence(everybody: People, how: str) -> None:
    act, why = WRONG[how]
    with pytest.raises(Refused, match=why):
        does(everybody["lou"], act(), NOW)
    assert CourseVersion.objects.count() == 0


def test_no_two_courses_have_one_name(everybody: People, course: Course) -> None:
    with pytest.raises(Refused, match="renew it instead"):
        does(everybody["lou"], ProposeCourse("asking", DOOR), NOW)


def test_where_the_law_changed_since_the_proposal_it_is_proposed_anew(everybody: People) -> None:
    made = proposed(everybody["lou"], "asking", ASKING, at(5, 20))
    with pytest.raises(Refused, match="law has changed since"):
        does(everybody["chi"], ApproveCourse(made.version), at(5, 21))
    does(everybody["lou"], WithdrawCourse(made.version), at(5, 21))
    does(everybody["lou"], RenewCourse(made.number, ASKING), at(5, 21))
    does(everybody["chi"], ApproveCourse(newest().version), at(5, 21))
    assert in_force(made, date(2026, 5, 21)).version.number == 2


def test_a_course_is_out_of_date_from_the_day_on_which_an_answer_is_another(everybody: People, course: Course) -> None:
    assert in_force(course, date(2026, 5, 20)).freshness.stale_since is None
    found = in_force(course, date(2026, 7, 1)).freshness
    assert found.stale_since == date(2026, 5, 21)
    (example,) = found.examples
    assert (example.before, example.now) == ("You may", "Ask first")
    assert example.citations == ("GML § 996-a(4)", "GML § 996-a(5)")
    assert found.norms == ()


def test_a_course_is_out_of_date_when_a_term_of_its_norm_means_something_else(everybody: People) -> None:
    made = approved(everybody, "at-the-door", DOOR, NOW)
    assert in_force(made, date(2026, 9, 29)).freshness.stale_since is None
    (norm, _) = in_force(made, date(2026, 10, 1)).freshness.norms
    assert (norm.citation, norm.since) == ("4-210(b), (c)", date(2026, 9, 30))
    (part,) = norm.parts
    assert part.after == f"{part.before}, or area is marked nonpublic"


def test_after_a_renewal_those_trained_are_due_again_and_those_never_trained_are_still_due(
    everybody: People, course: Course
) -> None:
    passes(everybody["wes"], course, at(3, 20))
    assert state_of(everybody["wes"], date(2026, 6, 1)) == [State.DONE]
    renewed(everybody, course, ASKING, at(6, 4))
    assert state_of(everybody["wes"], date(2026, 6, 3)) == [State.DONE]
    assert state_of(everybody["wes"], date(2026, 6, 4)) == [State.AGAIN]
    assert state_of(everybody["gil"], date(2026, 6, 4)) == [State.DUE]
    passes(everybody["wes"], course, at(6, 9))
    assert state_of(everybody["wes"], date(2026, 6, 9)) == [State.DONE]
    assert state_of(everybody["wes"], date(2026, 6, 8)) == [State.AGAIN], "the past stays as it was"


def test_where_counsel_set_it_so_they_are_due_again_at_once(everybody: People) -> None:
    made = approved(everybody, "asking", replace(ASKING, again_at_once=True), NOW)
    passes(everybody["wes"], made, at(3, 20))
    assert state_of(everybody["wes"], date(2026, 5, 20)) == [State.DONE]
    assert state_of(everybody["wes"], date(2026, 5, 21)) == [State.AGAIN]
    passes(everybody["wes"], made, at(5, 22))
    assert state_of(everybody["wes"], date(2026, 5, 22)) == [State.DONE]


def test_only_one_renewal_waits(everybody: People, course: Course) -> None:
    does(everybody["lou"], RenewCourse(course.number, ASKING), NOW)
    with pytest.raises(Refused, match="waits for approval already"):
        does(everybody["lea"], RenewCourse(course.number, ASKING), NOW)


def test_a_withdrawn_course_is_for_nobody_and_its_past_stays(everybody: People, course: Course) -> None:
    does(everybody["lou"], WithdrawCourse(course.version), at(4, 1))
    assert access.course_on(course.number, date(2026, 4, 1)) is None
    assert in_force(course, date(2026, 3, 31)).version.pk == course.version


State_ = Callable[[People], tuple[int, Act, str]]


def _waiting(people: People) -> Course:
    return proposed(people["lou"], "asking", ASKING, NOW)


def _approved(people: People) -> Course:
    return approved(people, "asking", ASKING, NOW)


def _withdrawn(people: People) -> Course:
    made = _approved(people)
    does(people["lou"], WithdrawCourse(made.version), NOW)
    return made


def _taken_back(people: People) -> Course:
    made = _waiting(people)
    does(people["lou"], WithdrawCourse(made.version), NOW)
    return made


def _replaced(people: People) -> Course:
    made = _approved(people)
    renewed(people, made, ASKING, NOW)
    return made


STATES = {
    "waiting": _waiting, "approved": _approved, "withdrawn": _withdrawn, "taken back": _taken_back, "replaced": _replaced,
}  # fmt: skip
# In each state what each act comes to: "" where it is done.
OUTCOMES: dict[str, dict[str, str]] = {
    "waiting": {"approve": "", "withdraw": "", "renew": "waits for approval already", "complete": "no such course for you"},
    "approved": {"approve": "approved already", "withdraw": "", "renew": "", "complete": ""},
    "withdrawn": {"approve": "taken back", "withdraw": "withdrawn already", "renew": "", "complete": "no such course for you"},
    "taken back": {"approve": "taken back", "withdraw": "withdrawn already", "renew": "", "complete": "no such course for you"},
    "replaced": {"approve": "approved already", "withdraw": "later version has taken", "renew": "", "complete": ""},
}  # fmt: skip
ACTS: dict[str, Callable[[People, Course], tuple[Person, Act]]] = {
    "approve": lambda people, made: (people["chi"], ApproveCourse(made.version)),
    "withdraw": lambda people, made: (people["chi"], WithdrawCourse(made.version)),
    "renew": lambda people, made: (people["lou"], RenewCourse(made.number, ASKING)),
    "complete": lambda people, made: (people["wes"], CompleteCourse(made.number, ("must_not", "may"))),
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("state", STATES)
def test_each_act_in_each_state(everybody: People, state: str, act: str) -> None:
    made = STATES[state](everybody)
    person, doing = ACTS[act](everybody, made)
    why = OUTCOMES[state][act]
    if not why:
        does(person, doing, NOW)
        return
    with pytest.raises(Refused, match=why):
        does(person, doing, NOW)


def test_of_what_is_not_there_nothing_is_done(everybody: People) -> None:
    for act in (ApproveCourse(99), WithdrawCourse(99)):
        with pytest.raises(NotThere):
            does(everybody["chi"], act, NOW)
    with pytest.raises(NotThere):
        does(everybody["lou"], RenewCourse(99, ASKING), NOW)


def test_only_who_answers_as_the_law_does_passes_and_no_answer_is_kept(everybody: People, course: Course) -> None:
    for answers, why in (
        (("must_not",), "not answered yet"),
        (("must_not", "must_not"), "not what the law says today"),
        (("may", "must_not"), "not what the law says today"),
    ):
        with pytest.raises(Refused, match=why):
            does(everybody["wes"], CompleteCourse(course.number, answers), NOW)
    assert Completion.objects.count() == 0
    passes(everybody["wes"], course, NOW)
    (kept,) = Completion.objects.values()
    assert kept.keys() == {"id", "version_id", "account_id", "day"}
    body = Entry.objects.order_by("number").last()
    assert body is not None and "must_not" not in bytes(body.body).decode()


def test_the_right_answer_is_that_of_the_day(everybody: People, course: Course) -> None:
    with pytest.raises(Refused, match="not what the law says today"):
        does(everybody["wes"], CompleteCourse(course.number, ("must_not", "may")), at(5, 21))
    does(everybody["wes"], CompleteCourse(course.number, ("must_not", "ask_first")), at(5, 21))


def test_nobody_passes_twice_a_day_or_what_is_not_for_them(everybody: People, course: Course) -> None:
    passes(everybody["wes"], course, NOW)
    with pytest.raises(Refused, match="noted already"):
        passes(everybody["wes"], course, NOW)
    with pytest.raises(Refused, match="no such course for you"):
        passes(everybody["hana"], course, NOW)
    passes(everybody["nat"], course, NOW)


def counted(**other: Any) -> dict[str, Any]:
    return {
        "contract": "C-1", "employment": "contractor", "people": 40, "trained": 26, "paper": "Letter 7", "day": TODAY, **other,
    }  # fmt: skip


WRONG_COUNTS = {
    "more than there are": ({"trained": 41}, "No more people"),
    "fewer than none": ({"trained": -1}, "No more people"),
    "nobody": ({"people": 0, "trained": 0}, "at least one person"),
    "employees": ({"employment": "employee"}, "employees have accounts"),
    "tomorrow": ({"day": date(2026, 3, 5)}, "still to come"),
    "before the course": ({"day": date(2026, 3, 3)}, "no such course for your agency"),
    "without a paper": ({"paper": " "}, "the paper"),
}


@pytest.mark.parametrize("how", WRONG_COUNTS)
def test_a_count_that_cannot_be_is_refused(everybody: People, course: Course, how: str) -> None:
    other, why = WRONG_COUNTS[how]
    with pytest.raises(Refused, match=why):
        does(everybody["sam"], NoteContractorTraining(course.number, **counted(**other)), NOW)
    assert ContractorCount.objects.count() == 0


def test_the_newest_count_of_a_contract_counts_and_on_new_law_they_are_due_again(
    everybody: People, course: Course
) -> None:
    note = NoteContractorTraining(course.number, **counted())
    does(everybody["sam"], note, NOW)
    does(everybody["sam"], replace(note, trained=38, day=date(2026, 4, 1)), at(4, 2))
    does(everybody["sam"], replace(note, contract="C-2", employment="subcontractor", people=5, trained=5), at(4, 2))

    def contracts(day: date) -> dict[str, tuple[int, int, int]]:
        rows = overview(in_force(course, day), day, ["DSS"]).agencies[0].rows
        return {one.contract: (one.count.done, one.count.due, one.count.again) for one in rows if one.contract}

    assert contracts(date(2026, 3, 31)) == {"C-1": (26, 14, 0), "C-2": (5, 0, 0)}
    assert contracts(date(2026, 4, 1)) == {"C-1": (38, 2, 0), "C-2": (5, 0, 0)}
    renewed(everybody, course, ASKING, at(6, 4))
    assert contracts(date(2026, 6, 4)) == {"C-1": (0, 2, 38), "C-2": (0, 0, 5)}


def test_a_count_names_nobody(everybody: People, course: Course) -> None:
    does(everybody["sam"], NoteContractorTraining(course.number, **counted()), NOW)
    (kept,) = ContractorCount.objects.values()
    assert not {"name", "names", "account_id"} & kept.keys()


def test_a_count_is_of_ones_own_agency(everybody: People) -> None:
    made = proposed(everybody["cal"], "asking", ASKING, NOW)
    does(everybody["cat"], ApproveCourse(made.version), NOW)
    with pytest.raises(Refused, match="no such course for your agency"):
        does(everybody["con"], NoteContractorTraining(made.number, **counted()), NOW)
