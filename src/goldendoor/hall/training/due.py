"""Who is due for a course on a day, who is done, and who is due again: worked out from the law, the day and the records alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

# A norm that a course covers, by its instrument and label, and the fingerprint of what it meant.
Law = Mapping[tuple[str, str], str]


class State(Enum):
    """Where somebody stands with a course."""

    DONE = "done"
    DUE = "due"
    AGAIN = "due again"


@dataclass(frozen=True, slots=True)
class Passed:
    """That an account passed a version of a course on a day."""

    account: int
    version: int
    day: date


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a course that was approved: by its number, its first day, the law it teaches, and its examples' answers."""

    number: int
    approved_on: date
    law: Law
    answers: Mapping[str, str]

    def teaches(self, other: "Version") -> bool:
        """Whether it taught all norms that another version covers, with the same meaning, and no example otherwise."""
        alike = (self.answers.get(name, answer) == answer for name, answer in other.answers.items())
        return other.law.items() <= self.law.items() and all(alike)


@dataclass(frozen=True, slots=True)
class CourseOnDay:
    """A course as it stands on a day: the version in force, and those before it.

    `again_since` is the day since which the law is another one, where counsel set it so that everybody is then due at once.
    """

    version: Version
    earlier: tuple[Version, ...]
    again_since: date | None
    within_days: int

    @property
    def first_approved(self) -> date:
        """The day from which anybody could be due at all."""
        return min(one.approved_on for one in (self.version, *self.earlier))

    @property
    def teaches_the_same(self) -> frozenset[int]:
        """The versions that taught all that the version in force does, with the same meaning."""
        alike = (one.number for one in self.earlier if one.teaches(self.version))
        return frozenset({self.version.number, *alike})


@dataclass(frozen=True, slots=True)
class Trainee:
    """Somebody for whom a course is, in one office held. `law_gives` is the day that the law itself sets, where it does."""

    account: int
    office: str
    agency: str
    employment: str
    since: date
    law_gives: date | None = None
    law_says: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody stands with a course on a day: since when, and by when they are due.

    `by` is the law's own day where `law_says` cites one, else the City's target. It is None for whoever is done.
    """

    trainee: Trainee
    state: State
    since: date
    by: date | None
    law_says: str
    late: bool


def standings(
    course: CourseOnDay, trainees: Iterable[Trainee], passed: Iterable[Passed], day: date
) -> tuple[Standing, ...]:
    """Where each of them stands on a day, in the order in which they are given."""
    of_account: dict[int, list[Passed]] = {}
    for one in sorted(passed, key=lambda one: one.day):
        if one.day <= day:
            of_account.setdefault(one.account, []).append(one)
    return tuple(_standing(course, one, of_account.get(one.account, ()), day) for one in trainees)


def _standing(course: CourseOnDay, trainee: Trainee, passed: Sequence[Passed], day: date) -> Standing:
    counted = [one.day for one in passed if _counts(course, one)]
    if counted:
        return Standing(trainee, State.DONE, counted[0], None, "", False)
    state, since = State.DUE, max(trainee.since, course.first_approved)
    by, says = trainee.law_gives, trainee.law_says
    if passed:
        # The law set a day for the first time only.
        state, by, says = State.AGAIN, None, ""
        since = max(trainee.since, course.again_since or course.version.approved_on)
    by = by or since + timedelta(days=course.within_days)
    return Standing(trainee, state, since, by, says, by < day)


def _counts(course: CourseOnDay, one: Passed) -> bool:
    if one.version not in course.teaches_the_same:
        return False
    return course.again_since is None or one.day >= course.again_since


@dataclass(frozen=True, slots=True)
class Count:
    """How many are due for a course and how many of them are done: people with accounts, and those of contractors' counts."""

    people: int
    done: int
    due: int
    again: int
    late: int

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.people + other.people, self.done + other.done, self.due + other.due, self.again + other.again,
            self.late + other.late,
        )  # fmt: skip

    @property
    def all_done(self) -> bool:
        """Whether there is somebody, and nobody left."""
        return 0 < self.people == self.done

    @property
    def part_done(self) -> int:
        """How many of a hundred are done, rounded down: all of them is only what is all of them."""
        return 100 * self.done // self.people if self.people else 0


NOBODY = Count(0, 0, 0, 0, 0)


def count(standings: Iterable[Standing]) -> Count:
    """How many stand where. Somebody who holds two offices is two: each office owes it."""
    found = list(standings)
    by_state = {state: sum(one.state is state for one in found) for state in State}
    return Count(
        len(found), by_state[State.DONE], by_state[State.DUE], by_state[State.AGAIN], sum(one.late for one in found)
    )


def counted_by_contract(people: int, trained: int, on_this_law: bool) -> Count:
    """A contractor's own count: on an older law everybody who was trained is due again."""
    if on_this_law:
        return Count(people, trained, people - trained, 0, 0)
    return Count(people, 0, people - trained, trained, 0)
