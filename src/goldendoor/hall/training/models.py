"""Courses in their versions, the law that each version was made on, who passed which, and counts of contractors' staff."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from goldendoor.hall.people.models import Account, Agency, Employment


class Course(models.Model):
    """A course by its name; what it teaches is in its versions."""

    label = models.SlugField(max_length=60, unique=True)


class VersionsInForce(models.QuerySet["CourseVersion"]):
    """Versions of courses, by the day."""

    def approved_by(self, day: date) -> "VersionsInForce":
        """Those that had been approved by the end of a day, whether or not a later one took their place."""
        return self.filter(approved_on__lte=day)


class CourseVersion(models.Model):
    """A course as it was proposed. It is never edited: it is approved, taken back or withdrawn, or a later version follows.

    Where `offices`, `agencies` or `employments` are empty, it is for every one of them.
    """

    course = models.ForeignKey(Course, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    offices = models.JSONField(default=list)
    agencies = models.JSONField(default=list)
    employments = models.JSONField(default=list)
    scenarios = models.JSONField(default=list)
    within_days = models.PositiveSmallIntegerField()
    again_at_once = models.BooleanField(default=False)
    made_for = models.ForeignKey(Agency, models.PROTECT, related_name="+", null=True)
    proposed_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    proposed_in = models.SlugField(max_length=60)
    proposed_on = models.DateField()
    approved_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True)
    approved_in = models.SlugField(max_length=60, blank=True)
    approved_on = models.DateField(null=True)
    withdrawn_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True)
    withdrawn_on = models.DateField(null=True)
    objects = VersionsInForce.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course", "number"], name="one_version_of_a_number"),
            models.CheckConstraint(
                condition=Q(approved_by=None, approved_on=None)
                | Q(approved_by__isnull=False, approved_on__isnull=False) & ~Q(approved_by=F("proposed_by")),
                name="somebody_else_approves_a_course",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_by=None, withdrawn_on=None)
                | Q(withdrawn_by__isnull=False, withdrawn_on__isnull=False),
                name="somebody_withdrew_it",
            ),
        ]


class CoveredNorm(models.Model):
    """A norm that a version covers, with what it meant on the day of the proposal: its fingerprint, and its parts in words."""

    version = models.ForeignKey(CourseVersion, models.PROTECT, related_name="norms")
    instrument = models.CharField(max_length=60)
    norm = models.CharField(max_length=120)
    citation = models.CharField(max_length=120)
    fingerprint = models.CharField(max_length=64)
    parts = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "instrument", "norm"], name="a_version_covers_a_norm_once")
        ]


class ScenarioAnswer(models.Model):
    """What the law answered to a scenario on the day of the proposal. Whoever takes the course is told that of their own day."""

    version = models.ForeignKey(CourseVersion, models.PROTECT, related_name="answers")
    scenario = models.CharField(max_length=200)
    answer = models.CharField(max_length=12)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "scenario"], name="one_answer_to_a_scenario")]


class Completion(models.Model):
    """Somebody passed a version on a day. Nothing else is kept of it: no answer, and not that somebody failed."""

    version = models.ForeignKey(CourseVersion, models.PROTECT, related_name="completions")
    account = models.ForeignKey(Account, models.PROTECT, related_name="completions")
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "account", "day"], name="passed_once_a_day"),
        ]


class ContractorCount(models.Model):
    """How many people work under a contract and have no account here, and how many of them were trained; it names nobody."""

    version = models.ForeignKey(CourseVersion, models.PROTECT, related_name="contractor_counts")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    contract = models.CharField(max_length=80)
    employment = models.CharField(max_length=20, choices=Employment.choices)
    people = models.PositiveIntegerField()
    trained = models.PositiveIntegerField()
    paper = models.CharField(max_length=120)
    day = models.DateField()
    noted_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    noted_in = models.SlugField(max_length=60)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(trained__lte=F("people")), name="no_more_trained_than_there_are"),
            models.CheckConstraint(condition=~Q(employment="employee"), name="employees_have_accounts"),
        ]
