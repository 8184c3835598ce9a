"""Courses for tests, made of examples in the shipped law, and how they come to be."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tests.hall.cities import Person

from goldendoor.hall.acting import Act, perform
from goldendoor.hall.training import access
from goldendoor.hall.training.actions import (
    ApproveCourse,
    CompleteCourse,
    Content,
    ProposeCourse,
    RenewCourse,
    right_answers,
)
from goldendoor.hall.training.models import CourseVersion

# The State's law of 2026-05-21 answers the second otherwise; the law of the first is the same all year.
CITIZEN, BENEFIT = "NYC-EO-34-2003/are-you-a-citizen", "NYC-EO-34-2003/a-benefit-from-the-table"
SHELTER = "NYC-AC-4-210/a-shelter-that-the-city-runs"
CONTRACT = "NYC-AC-23-12/a-shelter-contract"
ASKING = Content("Asking", (CITIZEN, BENEFIT), 30, offices=("worker", "supervisor"))
# 4-210 changes on 2026-09-30, by a term that its norm rests on.
DOOR = Content("At the door", (SHELTER,), 30, offices=("worker",))
PRIVACY = Content("Privacy", (CONTRACT,), 20, offices=("agency_privacy_officer",))


@dataclass(frozen=True)
class Course:
    """A course by its number, and the number of its newest version."""

    number: int
    version: int


def at(month: int, day: int) -> datetime:
    """Noon in New York on a day of 2026."""
    return datetime(2026, month, day, 17, tzinfo=UTC)


def does(person: Person, act: Act, now: datetime) -> None:
    """Somebody does something, a few minutes after signing in."""
    perform(act, person.acting(now, now - timedelta(minutes=5)))


def proposed(person: Person, label: str, content: Content, now: datetime) -> Course:
    does(person, ProposeCourse(label, content), now)
    return newest()


def approved(people: dict[str, Person], label: str, content: Content, now: datetime) -> Course:
    made = proposed(people["lou"], label, content, now)
    does(people["chi"], ApproveCourse(made.version), now)
    return made


def renewed(people: dict[str, Person], course: Course, content: Content, now: datetime) -> Course:
    does(people["lou"], RenewCourse(course.number, content), now)
    made = newest()
    does(people["chi"], ApproveCourse(made.version), now)
    return made


def passes(person: Person, course: Course, now: datetime) -> None:
    day = person.acting(now).day
    standing = access.course_on(course.number, day)
    assert standing is not None
    does(person, CompleteCourse(course.number, right_answers(standing.version, day)), now)


def newest() -> Course:
    found = CourseVersion.objects.latest("pk")
    return Course(found.course_id, found.pk)
