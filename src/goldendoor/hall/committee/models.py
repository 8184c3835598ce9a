"""The committee's records: its founding, a file for each crisis, and what is in the file. Nothing written is edited later."""

from django.db import models
from django.db.models import F, Q

from goldendoor.hall.committee.paper_models import Direction, MayorReport, Product, ProductVersion, Sending
from goldendoor.hall.people.models import Account, Agency
from goldendoor.hall.sealing.fields import SealedJSONField, SealedTextField
from goldendoor.hall.sealing.inventory import Declared
from goldendoor.hall.sealing.models import SealedRecord

__all__ = [
    "About", "Crisis", "Direction", "FileEntry", "Founding", "MayorReport", "Move", "Occasion", "PreparednessItem",
    "Product", "ProductVersion", "Readiness", "Ready", "Request", "RequestStep", "Sending",
]  # fmt: skip

SECTION_7, SECTION_8 = "EO 13 § 7", "EO 13 § 8(2)"
WHAT_THE_FILE_SAYS = (
    "To prepare the City for a crisis and steer what it does: people type it, so it could name somebody."
)


class Founding(models.Model):
    """That the committee was set up, on which day and by which paper."""

    on = models.DateField()
    paper = models.CharField(max_length=200)
    made_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()


class Occasion(models.TextChoices):
    """What a crisis is about, as wide as the order has it: of any kind."""

    ENFORCEMENT = "enforcement", "enforcement by outside agencies"
    ARRIVALS = "arrivals", "many people who arrive and need shelter"
    INFORMATION = "information", "demands for information"
    HEALTH = "health", "public health"
    WEATHER = "weather", "weather or fire"
    OTHER = "other", "something else"


class Crisis(SealedRecord):
    """The file of one crisis, from the day it was opened until it was closed."""

    title = SealedTextField(
        declared=Declared("To find the file; people type it, so it could name somebody.", SECTION_7)
    )
    kind = models.CharField(max_length=20, choices=Occasion.choices)
    why = SealedTextField(declared=Declared("To know why the file was opened.", SECTION_7))
    opened_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True)
    closed_at = models.DateTimeField(null=True)
    closing_reason = SealedTextField(null=True, declared=Declared("To know why the file was closed.", SECTION_7))

    class Meta:
        verbose_name = "crisis file"
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_by=None, closed_at=None, closing_reason__isnull=True)
                | Q(closed_by__isnull=False, closed_at__gte=F("opened_at"), closing_reason__isnull=False),
                name="a_crisis_is_closed_by_somebody",
            )
        ]


class FileEntry(SealedRecord):
    """One dated entry of a crisis file: guidance, a risk, a message, or a contact with another government."""

    crisis = models.ForeignKey(Crisis, models.PROTECT, related_name="entries")
    section = models.SlugField(max_length=20)
    first = models.ForeignKey("self", models.PROTECT, related_name="later", null=True)
    version = models.PositiveSmallIntegerField(default=1)
    told = SealedJSONField(declared=Declared(WHAT_THE_FILE_SAYS, SECTION_7))
    agencies = models.ManyToManyField(Agency, related_name="+")
    made_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = "entry of a crisis file"
        constraints = [
            models.UniqueConstraint(fields=["first", "version"], name="one_entry_of_a_version"),
            models.CheckConstraint(
                condition=Q(first=None, version=1) | Q(first__isnull=False, version__gt=1), name="a_version_has_a_first"
            ),
        ]


class PreparednessItem(SealedRecord):
    """Something that the committee asks agencies to be ready for."""

    crisis = models.ForeignKey(Crisis, models.PROTECT, related_name="items")
    words = SealedTextField(declared=Declared(WHAT_THE_FILE_SAYS, SECTION_7))
    agencies = models.ManyToManyField(Agency, related_name="+")
    made_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = "item of preparedness"


class Ready(models.TextChoices):
    """How ready an agency says it is."""

    READY = "ready", "ready"
    PARTLY = "partly", "partly ready"
    NOT = "not", "not ready"


class Readiness(SealedRecord):
    """How ready an agency said it was for one item, on a day; the newest counts, and the older ones stay."""

    item = models.ForeignKey(PreparednessItem, models.PROTECT, related_name="noted")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=Ready.choices)
    note = SealedTextField(declared=Declared("To know what an agency still lacks.", SECTION_7))
    made_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = "note of preparedness"


class About(models.TextChoices):
    """What an agency is asked for."""

    HELP = "help", "help"
    COUNTS = "counts", "figures"


class Request(SealedRecord):
    """What the committee or its chair asked an agency for, by when: help, or figures that say nothing about any person."""

    about = models.CharField(max_length=10, choices=About.choices)
    crisis = models.ForeignKey(Crisis, models.PROTECT, related_name="requests", null=True)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    told = SealedJSONField(declared=Declared("To know what was asked for, how much of it and what for.", SECTION_8))
    due = models.DateField()
    made_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = "request to an agency"
        constraints = [
            models.CheckConstraint(
                condition=Q(about="help") | Q(crisis__isnull=False), name="figures_are_asked_for_in_a_crisis"
            )
        ]


class Move(models.TextChoices):
    """What becomes of a request."""

    GIVES = "gives", "the agency gives it"
    PARTLY = "partly", "the agency gives part of it"
    CANNOT = "cannot", "the agency cannot give it"
    DELIVERED = "delivered", "delivered"
    WITHDRAWN = "withdrawn", "taken back by the committee"


class RequestStep(SealedRecord):
    """What an agency answered or delivered, or that a request was taken back."""

    request = models.ForeignKey(Request, models.PROTECT, related_name="steps")
    move = models.CharField(max_length=10, choices=Move.choices)
    told = SealedJSONField(
        declared=Declared("To know the answer with its reason, and what came: counts only.", SECTION_8)
    )
    until = models.DateField(null=True)
    made_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = "step of a request"
        constraints = [
            models.UniqueConstraint(
                fields=["request"], condition=Q(move__in=["delivered", "withdrawn"]), name="a_request_ends_once"
            )
        ]
