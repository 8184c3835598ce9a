"""Approved records schedules as counsel entered them, holds, under which nothing is destroyed, and what came to its end."""

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


class RecordEnd(models.Model):
    """A record that comes to its end: when counsel was warned and, once it is destroyed, under what and by which entry."""

    kind = models.CharField(max_length=120)  # as in the inventory: retention.Hold
    number = models.PositiveBigIntegerField()
    agency = models.CharField(max_length=40, blank=True)  # empty: a record of the City's own
    last_day = models.DateField()
    warned_on = models.DateField()
    destroyed_on = models.DateField(null=True, db_index=True)
    record = models.CharField(max_length=120, blank=True)  # as the ledger names it: hold/12
    under = models.JSONField(default=list)  # each sealed field that is gone, and the schedule that says so
    entry = models.PositiveBigIntegerField(null=True)
    entry_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "number"], name="a_record_ends_once"),
            models.CheckConstraint(
                condition=Q(destroyed_on=None, entry=None, record="", entry_hash="")
                | Q(destroyed_on__isnull=False, entry__isnull=False) & ~Q(record="") & ~Q(entry_hash=""),
                name="what_is_destroyed_names_its_entry",
            ),
        ]
