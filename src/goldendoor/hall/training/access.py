"""The only way to courses and to who passed them: what somebody may see, and what stood on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import QuerySet

from goldendoor.hall.finding import there
from goldendoor.hall.notices.models import Notice
from goldendoor.hall.people.access import offices_of, once
from goldendoor.hall.people.models import Holding
from goldendoor.hall.training import who_may
from goldendoor.hall.training.due import CourseOnDay, Passed, Trainee, Version
from goldendoor.hall.training.freshness import Freshness, freshness
from goldendoor.hall.training.law_days import law_day
from goldendoor.hall.training.models import Completion, ContractorCount, Course, CourseVersion

NO_COURSE = "There is no such course."


@dataclass(frozen=True)
class Standing:
    """A course on a day: the version in force, and what says who is due."""

    version: CourseVersion
    earlier: tuple[Version, ...]
    day: date

    @cached_property
    def freshness(self) -> Freshness:
        """How the version stands against the law of the day. Found when it is asked for: it asks the law of each example."""
        return freshness(self.version, self.day)

    @cached_property
    def on_day(self) -> CourseOnDay:
        """The course as it says who is due."""
        again_since = self.freshness.stale_since if self.version.again_at_once else None
        return CourseOnDay(_plain(self.version), self.earlier, again_since, self.version.within_days)


def courses_on(day: date) -> tuple[Standing, ...]:
    """Every course that was in force by the end of a day, in order of their labels."""
    return once(("courses on", day), lambda: _courses_on(day))


def _courses_on(day: date) -> tuple[Standing, ...]:
    found: dict[int, list[CourseVersion]] = {}
    for one in _versions().approved_by(day).order_by("course__label", "number"):
        found.setdefault(one.course_id, []).append(one)
    return tuple(_standing(versions, day) for versions in found.values() if not _withdrawn(versions[-1], day))


def course_on(course: int, day: date) -> Standing | None:
    """One course on a day; None where no version of it was in force."""
    versions = list(_versions().approved_by(day).filter(course_id=course).order_by("number"))
    return None if not versions or _withdrawn(versions[-1], day) else _standing(versions, day)


def course_of(number: int) -> Course:
    """A course, of which every version is no secret once it was approved.

    Raises:
        NotThere: where there is none.
    """
    return there(Course.objects.all(), number, NO_COURSE)


def course_named(label: str) -> Course | None:
    """A course by its label, for acts that make one."""
    return Course.objects.filter(label=label).first()


def versions_seen(account_id: int, day: date, course: int) -> tuple[CourseVersion, ...]:
    """The versions of a course that somebody sees, the newest first: counsel sees what is only proposed, too."""
    every = tuple(_versions().filter(course_id=course).order_by("-number"))
    if who_may.office_among(offices_of(account_id, day), who_may.APPROVES):
        return every
    return tuple(one for one in every if one.approved_on is not None and one.approved_on <= day)


def waiting(number: int) -> CourseVersion | None:
    """The version of a course that waits for a second person, if one does."""
    return _versions().filter(course_id=number, approved_on=None, withdrawn_on=None).order_by("-number").first()


def all_waiting() -> tuple[CourseVersion, ...]:
    """Every version that waits for a second person, for those who approve."""
    return tuple(_versions().filter(approved_on=None, withdrawn_on=None).order_by("pk"))


def newest(course: int) -> CourseVersion | None:
    """The version of a course with the highest number, whatever became of it."""
    return _versions().filter(course_id=course).order_by("-number").first()


def version_to_change(number: int) -> CourseVersion:
    """A version, which nobody else changes until this transaction has ended.

    Raises:
        NotThere: where there is none.
    """
    return there(CourseVersion.objects.select_for_update(of=("self",)), number, NO_COURSE)


def trainees(
    standing: Standing, day: date, agencies: Iterable[str] | None = None, account_id: int | None = None
) -> tuple[Trainee, ...]:
    """Everybody for whom a course is on a day, in the offices held then: of these agencies or of all, or one account's."""
    version, wanted_in = standing.version, None if agencies is None else tuple(agencies)

    def find() -> tuple[Trainee, ...]:
        return _trainees(standing, day, wanted_in, account_id)

    return once(("trainees", version.pk, day, wanted_in, account_id), find)


def _trainees(
    standing: Standing, day: date, agencies: tuple[str, ...] | None, account_id: int | None
) -> tuple[Trainee, ...]:
    version = standing.version
    held = Holding.objects.on(day).filter(account__is_active=True).select_related("agency")
    for field, wanted in (
        ("office", version.offices), ("agency__code", version.agencies), ("employment", version.employments),
    ):  # fmt: skip
        held = held.filter(**{f"{field}__in": wanted}) if wanted else held
    if agencies is not None:
        held = held.filter(agency__code__in=agencies)
    if account_id is not None:
        held = held.filter(account_id=account_id)
    covers = {instrument for instrument, _ in standing.on_day.version.law}
    return tuple(
        Trainee(
            one.account_id, one.office, one.agency.code, one.employment, one.since,
            *law_day(one.office, one.since, covers),
        )
        for one in held.order_by("agency__code", "office", "account__known_as", "pk")
    )  # fmt: skip


def passed(course: int, account_id: int | None = None) -> tuple[Passed, ...]:
    """Who passed which version of a course, and when; everybody, or one of them."""

    def find() -> tuple[Passed, ...]:
        rows = Completion.objects.filter(version__course_id=course).order_by("day", "pk")
        rows = rows if account_id is None else rows.filter(account_id=account_id)
        return tuple(Passed(*one) for one in rows.values_list("account_id", "version_id", "day"))

    return once(("passed", course, account_id), find)


def contractor_counts(course: int, day: date, agencies: Iterable[str] | None = None) -> tuple[ContractorCount, ...]:
    """The newest count of each contract by the end of a day, of these agencies or of all."""
    rows = ContractorCount.objects.filter(version__course_id=course, day__lte=day).select_related("agency", "version")
    if agencies is not None:
        rows = rows.filter(agency__code__in=list(agencies))
    newest_of = {(one.agency_id, one.contract, one.employment): one for one in rows.order_by("day", "pk")}
    return tuple(sorted(newest_of.values(), key=lambda one: (one.agency.code, one.contract, one.pk)))


def is_for(version: CourseVersion, account_id: int, day: date) -> bool:
    """Whether a course is for somebody, in one of the offices held that day."""
    held = Holding.objects.on(day).filter(account_id=account_id, account__is_active=True)
    return any(
        (not version.offices or one.office in version.offices)
        and (not version.agencies or one.agency.code in version.agencies)
        and (not version.employments or one.employment in version.employments)
        for one in held.select_related("agency")
    )


def names_of(account_ids: Iterable[int], agencies: Iterable[str], day: date) -> dict[int, str]:
    """What the people of these agencies are called, for those who see their own agency's."""
    held = Holding.objects.on(day).filter(account_id__in=list(account_ids), agency__code__in=list(agencies))
    return dict(held.values_list("account_id", "account__known_as"))


def was_told(kind: str, key: str, office: str) -> bool:
    """Whether an office was told of something already."""
    return Notice.objects.filter(kind=kind, key=key, office=office).exists()


def _versions() -> QuerySet[CourseVersion]:
    return CourseVersion.objects.select_related("course", "made_for", "proposed_by", "approved_by").prefetch_related(
        "norms", "answers"
    )


def _withdrawn(one: CourseVersion, day: date) -> bool:
    return one.withdrawn_on is not None and one.withdrawn_on <= day


def _standing(versions: list[CourseVersion], day: date) -> Standing:
    return Standing(versions[-1], tuple(_plain(one) for one in versions[:-1]), day)


def _plain(one: CourseVersion) -> Version:
    assert one.approved_on is not None  # it is among those that were approved
    taught = {(norm.instrument, norm.norm): norm.fingerprint for norm in one.norms.all()}
    return Version(one.pk, one.approved_on, taught, {each.scenario: each.answer for each in one.answers.all()})
