"""Approved records schedules as counsel entered them, and holds, under which nothing is destroyed."""

from django.db import models
from django.db.models import Q

from goldendoor.hall.people.inventory import CHARTER
from goldendoor.hall.people.models import Account, Agency
from goldendoor.hall.sealing.fields import SealedTextField
from goldendoor.hall.sealing.inventory import Declared
from goldendoor.hall.sealing.models import SealedRecord


class Schedule(models.Model):
    """How long a field is kept, by an approved records schedule that counsel entered; for one agency, or for all."""

    field = models.CharField(max_length=200)  # as in the inventory: retention.Hold.reason
    cites = models.CharField(max_length=300)
    months = models.PositiveSmallIntegerField()
    since = models.DateField()
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", null=True)
    entered_by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(months__gte=1), name="a_schedule_keeps_for_some_time")]


class Hold(SealedRecord):
    """An order of counsel to keep: one record, all records of a kind, or everything, until counsel lifts it."""

    kind = models.CharField(max_length=120, blank=True)  # as in the inventory: retention.Hold; empty: everything
    number = models.PositiveBigIntegerField(null=True)  # None: every record of the kind
    reason = SealedTextField(
        declared=Declared("To know why counsel wants it kept, and when it can be lifted.", CHARTER)
    )
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    everywhere = models.BooleanField(default=False)  # the Corporation Counsel's: for the records of every agency
    placed_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    placed_on = models.DateField()
    lifted_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True)
    lifted_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(number=None) | ~Q(kind=""), name="a_hold_names_the_kind_of_a_record"),
            models.CheckConstraint(
                condition=Q(lifted_by=None, lifted_on=None) | Q(lifted_by__isnull=False, lifted_on__isnull=False),
                name="a_hold_was_lifted_by_somebody",
            ),
        ]
