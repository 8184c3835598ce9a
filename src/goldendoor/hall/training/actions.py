"""What is done about training, one class for each act: propose, renew, approve, withdraw, pass, and note a contractor's count."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldendoor.hall.acting import Act, Actor, Refused
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.people.access import agency_of_code
from goldendoor.hall.people.models import Employment
from goldendoor.hall.people.offices import OF_THE_HOUSE, offices
from goldendoor.hall.training import access, law, who_may
from goldendoor.hall.training.models import (
    Completion,
    ContractorCount,
    Course,
    CourseVersion,
    CoveredNorm,
    ScenarioAnswer,
)

LABEL = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
Norm = tuple[str, str]
CONTRACTORS = frozenset({Employment.CONTRACTOR.value, Employment.SUBCONTRACTOR.value})


class EveryOffice:
    """Whatever office somebody holds: to be trained is for everybody."""

    def __contains__(self, office: object) -> bool:
        return office in corpus().parties or office in OF_THE_HOUSE


@dataclass(frozen=True)
class Content:
    """What a course is: its title, for whom, the examples, the norms covered, and how soon the City wants it taken.

    `norms` left empty means those that carry the law's answers to the examples. `offices`, `agencies` and `employments` left
    empty mean all of them.
    """

    title: str
    scenarios: tuple[str, ...]
    within_days: int
    offices: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    employments: tuple[str, ...] = ()
    norms: tuple[Norm, ...] = ()
    again_at_once: bool = False


def check_content(content: Content, day: date) -> None:
    """Raise Refused where a course cannot be made of this on the law of a day."""
    if not content.title.strip():
        raise Refused("A course needs a title.")
    if not content.scenarios:
        raise Refused("A course needs at least one worked example.")
    if content.within_days < 1:
        raise Refused("Give people at least one day to take it.")
    missing = [one for one in content.scenarios if not law.has_example(one)]
    if missing:
        raise Refused(f"The law files hold no worked example {missing[0]}.")
    unknown = [one for one in content.offices if one not in offices(corpus())]
    if unknown:
        raise Refused(f"The law names no office {unknown[0]}.")
    for code in content.agencies:
        agency_of_code(code)
    if set(content.employments) - set(Employment.values):
        raise Refused("There is no such kind of employment.")
    norms = covered(content, day)
    if not norms:
        raise Refused("These examples rest on no norm; name the norms that the course covers.")
    for instrument, norm in norms:
        known = instrument in corpus().instruments
        if not known or not law.meanings().on(instrument, norm, day).in_force:
            raise Refused(f"{norm} of {instrument} is no law on this day.")


def covered(content: Content, day: date) -> tuple[Norm, ...]:
    """The norms that a course of this content covers on a day."""
    return content.norms or law.norms_suggested(content.scenarios, day)


def write_version(course: Course, content: Content, by: Actor) -> CourseVersion:
    """A new version, with the law of the day frozen beside it."""
    before = access.newest(course.pk)
    # What an agency's counsel makes is for that agency.
    own = None if who_may.reaches(by.office, by.agency, None) else agency_of_code(by.agency)
    made = CourseVersion.objects.create(
        course=course, number=before.number + 1 if before else 1, title=content.title.strip(),
        offices=list(content.offices), agencies=[own.code] if own else list(content.agencies),
        employments=list(content.employments), scenarios=list(content.scenarios), within_days=content.within_days,
        again_at_once=content.again_at_once, made_for=own, proposed_by_id=by.account_id, proposed_in=by.office,
        proposed_on=by.day,
    )  # fmt: skip
    meant = {norm: law.meanings().on(*norm, by.day) for norm in covered(content, by.day)}
    CoveredNorm.objects.bulk_create(
        CoveredNorm(
            version=made, instrument=instrument, norm=norm, citation=meaning.citation, fingerprint=meaning.fingerprint,
            parts=[[one.name, one.words, one.mark] for one in meaning.parts],
        )
        for (instrument, norm), meaning in meant.items()
    )  # fmt: skip
    ScenarioAnswer.objects.bulk_create(
        ScenarioAnswer(version=made, scenario=one, answer=law.answered(one, by.day).answer)
        for one in dict.fromkeys(content.scenarios)
    )
    return made


@dataclass(frozen=True)
class ProposeCourse(Act):
    """Counsel proposes a course. Nobody is due to take it until a second person has approved it."""

    name = "course.propose"
    offices = who_may.COUNSEL
    label: str
    content: Content

    def check(self, by: Actor) -> None:
        if not LABEL.fullmatch(self.label) or len(self.label) > 60:
            raise Refused("The short name is made of small letters, digits and hyphens, like at-the-door.")
        if access.course_named(self.label) is not None:
            raise Refused(f"There is a course {self.label} already; renew it instead.")
        check_content(self.content, by.day)

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        course = Course.objects.create(label=self.label)
        made = write_version(course, self.content, by)
        return [("course", course.pk), ("course-version", made.pk)]


@dataclass(frozen=True)
class RenewCourse(Act):
    """Counsel proposes the next version of a course, on the law of this day."""

    name = "course.renew"
    offices = who_may.COUNSEL
    course: int
    content: Content

    def check(self, by: Actor) -> None:
        course = access.course_of(self.course)
        before = access.newest(course.pk)
        if before is None or not who_may.reaches(by.office, by.agency, before.made_for and before.made_for.code):
            raise Refused("This course is not your agency's to renew.")
        if access.waiting(course.pk) is not None:
            raise Refused("A new version waits for approval already.")
        check_content(self.content, by.day)

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        made = write_version(access.course_of(self.course), self.content, by)
        return [("course-version", made.pk)]


@dataclass(frozen=True)
class ApproveCourse(Act):
    """A second person approves a version. From this day people are due to take it."""

    name = "course.approve"
    offices = who_may.APPROVES
    needs_fresh_sign_in = True
    version: int

    def check(self, by: Actor) -> None:
        found = access.version_to_change(self.version)
        _check_that_it_waits(found)
        if found.proposed_by_id == by.account_id:
            raise Refused("Somebody else has to approve what you proposed.")
        if not who_may.reaches(by.office, by.agency, found.made_for and found.made_for.code):
            raise Refused("This course is not your agency's to approve.")
        if access.freshness(found, by.day).stale_since is not None:
            raise Refused(
                "The law has changed since this was proposed. Take it back, and propose it on the law of today."
            )

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        found = access.version_to_change(self.version)
        found.approved_by_id, found.approved_in, found.approved_on = by.account_id, by.office, by.day
        found.save(update_fields=["approved_by", "approved_in", "approved_on"])
        return [("course-version", found.pk)]


@dataclass(frozen=True)
class WithdrawCourse(Act):
    """A proposal is taken back, or the version in force withdrawn: then nobody is due any more."""

    name = "course.withdraw"
    offices = who_may.APPROVES
    needs_fresh_sign_in = True
    version: int

    def check(self, by: Actor) -> None:
        found = access.version_to_change(self.version)
        if found.withdrawn_on is not None:
            raise Refused("This was withdrawn already.")
        if not who_may.reaches(by.office, by.agency, found.made_for and found.made_for.code):
            raise Refused("This course is not your agency's to withdraw.")
        standing = access.course_on(found.course_id, by.day)
        if found.approved_on is not None and (standing is None or standing.version.pk != found.pk):
            raise Refused("A later version has taken its place; withdraw that one.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        found = access.version_to_change(self.version)
        found.withdrawn_by_id, found.withdrawn_on = by.account_id, by.day
        found.save(update_fields=["withdrawn_by", "withdrawn_on"])
        return [("course-version", found.pk)]


@dataclass(frozen=True)
class CompleteCourse(Act):
    """Somebody passed: every answer is the law's own of this day. The answers are looked at here, and not kept."""

    name = "course.complete"
    offices = EveryOffice()
    course: int
    answers: tuple[str, ...]

    def check(self, by: Actor) -> None:
        standing = access.course_on(self.course, by.day)
        if standing is None or not access.is_for(standing.version, by.account_id, by.day):
            raise Refused("There is no such course for you.")
        right = right_answers(standing.version, by.day)
        if len(self.answers) != len(right):
            raise Refused("Some of the examples are not answered yet.")
        if self.answers != right:
            raise Refused("Some of the answers are not what the law says today. Look at these examples once more.")
        passed = access.passed(self.course, by.account_id)
        if any((one.version, one.day) == (standing.version.pk, by.day) for one in passed):
            raise Refused("That you passed today is noted already.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        standing = access.course_on(self.course, by.day)
        assert standing is not None  # it was looked at a moment ago
        made = Completion.objects.create(version=standing.version, account_id=by.account_id, day=by.day)
        return [("completion", made.pk)]


@dataclass(frozen=True)
class NoteContractorTraining(Act):
    """An agency notes how many people work under a contract without an account, and how many of them took a course."""

    name = "contractor-training.note"
    offices = who_may.NOTES_CONTRACTORS
    course: int
    contract: str
    employment: str
    people: int
    trained: int
    paper: str
    day: date

    def check(self, by: Actor) -> None:
        standing = access.course_on(self.course, self.day)
        if standing is None or (standing.version.agencies and by.agency not in standing.version.agencies):
            raise Refused("There was no such course for your agency on that day.")
        if self.day > by.day:
            raise Refused("A count cannot be of a day that is still to come.")
        if self.employment not in CONTRACTORS:
            raise Refused("Counts are of contractors' and subcontractors' staff; employees have accounts.")
        if not self.contract.strip() or not self.paper.strip():
            raise Refused("Name the contract, and the paper that the contractor sent.")
        if self.people < 1:
            raise Refused("A count is of at least one person.")
        if not 0 <= self.trained <= self.people:
            raise Refused("No more people can be trained than there are.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        standing = access.course_on(self.course, self.day)
        assert standing is not None  # it was looked at a moment ago
        made = ContractorCount.objects.create(
            version=standing.version, agency=agency_of_code(by.agency), contract=self.contract.strip(),
            employment=self.employment, people=self.people, trained=self.trained, paper=self.paper.strip(),
            day=self.day, noted_by_id=by.account_id, noted_in=by.office,
        )  # fmt: skip
        return [("contractor-count", made.pk)]


def right_answers(version: CourseVersion, day: date) -> tuple[str, ...]:
    """What the law of a day answers to the examples of a version, in their order."""
    return tuple(law.answered(one, day).answer.value for one in version.scenarios if law.has_example(one))


def _check_that_it_waits(found: CourseVersion) -> None:
    if found.withdrawn_on is not None:
        raise Refused("This was taken back.")
    if found.approved_on is not None:
        raise Refused("This is approved already.")
