"""Policies with their versions, the law that is put beside their paragraphs, and the audits that hold them against it."""

from datetime import date, datetime

from django.db import models
from django.db.models import F, Q

from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.people.models import Account, Agency
from goldendoor.hall.sealing.fields import SealedJSONField, SealedTextField
from goldendoor.hall.sealing.inventory import Declared
from goldendoor.hall.sealing.models import SealedRecord

EO_13 = "EO 13 § 2"


def _day(moment: datetime | None) -> date | None:
    """The day of a moment, as the city counts days."""
    return moment.astimezone(CITY_TIME).date() if moment is not None else None


class Policy(models.Model):
    """A policy or protocol of an agency, under the address at which the public reads it for good."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="policies")
    title = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True)
    withdrawn_because = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name_plural = "policies"
        constraints = [models.UniqueConstraint(fields=["agency", "slug"], name="one_address_for_each_policy")]

    @property
    def withdrawn_on(self) -> date | None:
        """The day on which it was withdrawn."""
        return _day(self.withdrawn_at)


class PolicyVersion(models.Model):
    """One version of a policy: proposed by counsel, published by the head, or taken back. Its text never changes.

    It has a number from the day on which it is published.
    """

    policy = models.ForeignKey(Policy, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(null=True)
    text = models.TextField()
    text_hash = models.CharField(max_length=64)
    proposed_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    published_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True)
    published_at = models.DateTimeField(null=True)
    taken_back_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["policy", "number"], name="one_version_for_each_number"),
            models.CheckConstraint(
                condition=Q(published_by=None) | ~Q(published_by=F("proposed_by")),
                name="nobody_publishes_what_they_proposed",
            ),
            models.CheckConstraint(
                condition=Q(number=None, published_at=None, published_by=None)
                | Q(number__isnull=False, published_at__isnull=False, published_by__isnull=False, taken_back_at=None),
                name="a_version_is_numbered_when_it_is_published",
            ),
        ]

    @property
    def proposed_on(self) -> date | None:
        """The day on which it was proposed."""
        return _day(self.proposed_at)

    @property
    def published_on(self) -> date | None:
        """The day on which it was published."""
        return _day(self.published_at)

    @property
    def taken_back_on(self) -> date | None:
        """The day on which it was taken back."""
        return _day(self.taken_back_at)

    @property
    def waits(self) -> bool:
        """Whether it was neither published nor taken back yet."""
        return self.published_at is None and self.taken_back_at is None


class Translation(models.Model):
    """That a version is out in a language, since which day, and where."""

    version = models.ForeignKey(PolicyVersion, models.PROTECT, related_name="translations")
    language = models.CharField(max_length=60)
    stands_at = models.URLField(max_length=300)
    recorded_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "language"], name="one_translation_for_each_language")
        ]

    @property
    def recorded_on(self) -> date | None:
        """The day since which it is out, as far as is recorded."""
        return _day(self.recorded_at)


class ParagraphLink(models.Model):
    """That a paragraph of a version is about a norm, as the norm was when counsel said so; until counsel removes it."""

    version = models.ForeignKey(PolicyVersion, models.PROTECT, related_name="links")
    paragraph = models.PositiveSmallIntegerField()
    instrument = models.CharField(max_length=60)
    label = models.CharField(max_length=120)
    fingerprint = models.CharField(max_length=64)
    linked_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    linked_at = models.DateTimeField()
    removed_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "paragraph", "instrument", "label"],
                condition=Q(removed_at=None),
                name="one_link_of_a_paragraph_and_a_norm",
            )
        ]


class Audit(SealedRecord):
    """The audit of an agency's policies in a year: open, signed by counsel, signed by the head, sent to the Mayor.

    What counsel signs is kept as it was then: nothing that changes afterwards changes the report.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="audits")
    year = models.PositiveSmallIntegerField()
    opened_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    due = models.DateField(null=True)
    counsel = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True)
    counsel_signed_at = models.DateTimeField(null=True)
    head = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True)
    head_signed_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True)
    sent_at = models.DateTimeField(null=True)
    signed_content = SealedJSONField(
        declared=Declared("What was found of each norm and signed: the report to the Mayor is made of it.", EO_13),
        null=True,
    )
    returned_because = SealedTextField(
        declared=Declared("Why the head gave the audit back to counsel, so that it is put right.", EO_13), null=True
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "year"], name="one_audit_for_each_agency_and_year"),
            models.CheckConstraint(condition=Q(head=None) | ~Q(head=F("counsel")), name="two_people_sign_an_audit"),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(head_signed_at__isnull=False, counsel_signed_at__isnull=False),
                name="an_audit_is_sent_when_both_have_signed",
            ),
        ]

    @property
    def counsel_signed_on(self) -> date | None:
        """The day on which counsel signed."""
        return _day(self.counsel_signed_at)

    @property
    def head_signed_on(self) -> date | None:
        """The day on which the head signed."""
        return _day(self.head_signed_at)

    @property
    def sent_on(self) -> date | None:
        """The day on which the report was sent."""
        return _day(self.sent_at)

    @property
    def sent_late_days(self) -> int | None:
        """How many days after its day it was sent; 0 for in time, None where it was not sent or no day is given."""
        return None if self.sent_on is None or self.due is None else max(0, (self.sent_on - self.due).days)


class AuditFinding(SealedRecord):
    """What counsel found of a norm that no paragraph simply covers, and why; until counsel takes it back or finds anew."""

    class Outcome(models.TextChoices):
        """What can be found."""

        LEFT_OUT = "left_out", "left out"
        SAYS_OTHERWISE = "says_otherwise", "says otherwise"

    audit = models.ForeignKey(Audit, models.PROTECT, related_name="findings")
    instrument = models.CharField(max_length=60)
    label = models.CharField(max_length=120)
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    reason = SealedTextField(declared=Declared("To know what was found of a norm, and what is done about it.", EO_13))
    found_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    found_at = models.DateTimeField()
    over_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True)
    over_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["audit", "instrument", "label"],
                condition=Q(over_at=None),
                name="one_finding_for_each_norm_of_an_audit",
            )
        ]
