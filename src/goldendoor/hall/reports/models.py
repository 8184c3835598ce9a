"""A report as it was counted, signed and published, with the figures that an office told, and what was left out of it."""

from django.db import models
from django.db.models import F, Q

from goldendoor.hall.matters.models import Matter
from goldendoor.hall.people.models import Account, Agency
from goldendoor.hall.reports.inventory import SMALL_FIGURES, WHY_GIVEN_BACK, WHY_LEFT_OUT
from goldendoor.hall.sealing.fields import SealedJSONField, SealedTextField
from goldendoor.hall.sealing.models import SealedRecord


class State(models.TextChoices):
    """How far a report is."""

    DRAFT = "draft", "a draft"
    SIGNED = "signed", "signed, and not published yet"
    PUBLISHED = "published", "published"


class StatutoryReport(models.Model):
    """One version of a report: for one agency or the whole city, and one period. `body` is all that it says.

    What was published is never changed: a correction is another version, which says why.
    """

    instrument = models.CharField(max_length=60)
    label = models.SlugField(max_length=80)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    period = models.CharField(max_length=30)
    first = models.DateField()
    last = models.DateField()
    due = models.DateField(null=True)
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, db_index=True)
    body = models.JSONField(default=dict)
    law_hash = models.CharField(max_length=64)
    ledger_position = models.PositiveBigIntegerField()
    begun_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    why = models.CharField(max_length=400, blank=True)
    prepared_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    prepared_in = models.SlugField(max_length=60)
    prepared_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    published_in = models.SlugField(max_length=60, blank=True)
    published_at = models.DateTimeField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "label", "agency", "period", "version"], condition=Q(agency__isnull=False),
                name="one_version_of_an_agencys_report",
            ),
            models.UniqueConstraint(
                fields=["instrument", "label", "period", "version"], condition=Q(agency=None),
                name="one_version_of_a_citys_report",
            ),
            models.CheckConstraint(
                condition=Q(published_by=None) | ~Q(published_by=F("prepared_by")), name="two_people_publish_a_report"
            ),
            models.CheckConstraint(
                condition=Q(state="published", published_by__isnull=False, published_at__isnull=False, signed_at__isnull=False)
                & ~Q(sha256="")
                | ~Q(state="published") & Q(published_by=None, published_at=None, sha256=""),
                name="a_published_report_says_who_and_when",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["state", "-last"], name="reports_published_last")]


class TypedFigure(models.Model):
    """A figure, or its parts, that no register can tell: an office that knows says it, and from where."""

    report = models.ForeignKey(StatutoryReport, models.PROTECT, related_name="typed")
    figure = models.CharField(max_length=120)
    number = models.PositiveBigIntegerField(null=True)
    cells = models.JSONField(default=list)
    source = models.CharField(max_length=200)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    office = models.SlugField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "figure"], name="a_figure_is_typed_once")]


class WrittenPassage(models.Model):
    """A part of a report that is told in words, as an office wrote it."""

    report = models.ForeignKey(StatutoryReport, models.PROTECT, related_name="passages")
    part = models.SlugField(max_length=40)
    text = models.TextField(max_length=6000)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    office = models.SlugField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "part"], name="a_part_is_written_once")]


class LeftOut(SealedRecord):
    """An item that is left out of a report on a ground of the law. Only how many there are is published."""

    report = models.ForeignKey(StatutoryReport, models.PROTECT, related_name="left_out")
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    ground = models.SlugField(max_length=80)
    reason = SealedTextField(null=True, declared=WHY_LEFT_OUT)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    office = models.SlugField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "matter"], name="an_item_is_left_out_once")]


class GivenBack(SealedRecord):
    """That whoever would have published a report gave it back instead, and why. It is told to nobody outside."""

    report = models.ForeignKey(StatutoryReport, models.PROTECT, related_name="given_back")
    reason = SealedTextField(declared=WHY_GIVEN_BACK)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    office = models.SlugField(max_length=60)
    at = models.DateTimeField()


class CutTable(SealedRecord):
    """A report's main figure by month and agency, which no law orders: the true numbers, and which of them nobody is shown.

    The true ones are kept so that later cuts take care of what was hidden in this one.
    """

    report = models.OneToOneField(StatutoryReport, models.PROTECT, related_name="cut")
    true = SealedJSONField(null=True, declared=SMALL_FIGURES)
    hidden = models.JSONField(null=True)
