"""What leaves the committee as a paper: the reports to the Mayor, and the four products of EO 13 § 5 in their versions."""

from django.db import models
from django.db.models import F, Q

from goldendoor.hall.people.models import Account
from goldendoor.hall.sealing.fields import SealedJSONField, SealedTextField
from goldendoor.hall.sealing.inventory import Declared
from goldendoor.hall.sealing.models import SealedRecord

REPORTING = "EO 13 § 7(1)(6)"


class Direction(SealedRecord):
    """That the Mayor's Office told the committee to report, and about what."""

    words = SealedTextField(declared=Declared("To know what the committee reports about, and how often.", REPORTING))
    made_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = "direction to report"


class MayorReport(SealedRecord):
    """One report to the Mayor: prepared by the committee, with what was drawn from the records of that day, sent by the chair."""

    direction = models.ForeignKey(Direction, models.PROTECT, related_name="reports")
    first = models.DateField()
    last = models.DateField()
    told = SealedJSONField(declared=Declared("To tell the Mayor what the committee did and advises.", REPORTING))
    drawn = SealedJSONField(
        declared=Declared("To keep the report as it was on its day, whatever the records say later.", REPORTING)
    )
    prepared_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    sent_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "report to the Mayor"
        constraints = (
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="a_report_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(sent_by=None, sent_at=None)
                | Q(sent_by__isnull=False, sent_at__isnull=False) & ~Q(sent_by=F("prepared_by")),
                name="a_report_is_sent_by_another",
            ),
        )


class Product(models.TextChoices):
    """The four products of EO 13 § 5, in the order's own order."""

    REQUESTS = "requests", "How to handle requests from outside law enforcement"
    COURSES = "courses", "Training for staff and contractors who meet the public"
    CITY_RULES = "city-rules", "The City's rules on its property and on personal information"
    RIGHTS = "rights", "What rights people have"


class ProductVersion(SealedRecord):
    """One version of a product of EO 13 § 5: proposed by the Mayor's Office, published once the Law Department reviewed it."""

    product = models.CharField(max_length=20, choices=Product.choices)
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField()
    changes = models.CharField(max_length=500)
    proposed_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    reviewed_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True)
    published_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    reason = SealedTextField(null=True, declared=Declared("To know why counsel declined a text.", "EO 13 § 5"))

    class Meta:
        verbose_name = "version of a product"
        constraints = (
            models.UniqueConstraint(fields=["product", "number"], name="one_text_of_a_version"),
            models.CheckConstraint(
                condition=Q(reviewed_by=None, published_at=None, declined_at=None)
                | ~Q(reviewed_by=F("proposed_by"))
                & (
                    Q(reviewed_by__isnull=False, published_at__isnull=False, declined_at=None)
                    | Q(reviewed_by__isnull=False, published_at=None, declined_at__isnull=False)
                ),
                name="a_product_is_reviewed_by_another",
            ),
        )


class Sending(models.Model):
    """Where a published version was sent, and when."""

    version = models.ForeignKey(ProductVersion, models.PROTECT, related_name="sendings")
    to_whom = models.CharField(max_length=200)
    on = models.DateField()
    made_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
