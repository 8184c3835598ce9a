"""What is written about a register itself: who took it out of the house and why, and which rows a clerk brought in."""

from django.db import models

from goldendoor.hall.people.models import Account, Agency
from goldendoor.hall.sealing.fields import SealedTextField
from goldendoor.hall.sealing.inventory import Declared
from goldendoor.hall.sealing.models import SealedRecord

WHO_TOOK_IT_OUT = (
    "To know who took out a register, when and why, and to find it again by the mark that the file carries."
)
TAKEN_OUT_UNDER = "Admin. Code 23-1202, 23-1203; Charter 8(h)"


class Form(models.TextChoices):
    """As what a register is taken out."""

    CSV = "csv", "a table (CSV)"
    JSON = "json", "JSON"


class Export(SealedRecord):
    """A register that somebody took out as a file: which search, how many rows, why, and the mark in its first line."""

    number = models.PositiveIntegerField(unique=True)
    mark = models.CharField(max_length=32, unique=True)
    register = models.SlugField(max_length=60)
    query = models.CharField(max_length=2000, blank=True)
    form = models.CharField(max_length=4, choices=Form.choices)
    with_sealed = models.BooleanField()
    rows = models.PositiveIntegerField()
    reason = SealedTextField(null=True, declared=Declared("Why a register was taken out.", TAKEN_OUT_UNDER))
    account = models.ForeignKey(Account, models.PROTECT, related_name="exports")
    office = models.SlugField(max_length=60)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    at = models.DateTimeField()


class BroughtIn(models.Model):
    """That a row of a clerk's file became an entry: by a keyed mark, which tells whoever has no key nothing."""

    record = models.OneToOneField("matters.Record", models.PROTECT, related_name="brought_in")
    mark = models.CharField(max_length=64, unique=True)
