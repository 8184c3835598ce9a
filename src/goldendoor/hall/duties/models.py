"""What an office noted as done about a duty of the City, with the paper that shows it; taken back with a reason, never edited."""

from django.db import models
from django.db.models import Q

from goldendoor.hall.duties.inventory import PAPER, PLACE, REASON
from goldendoor.hall.people.models import Account, Agency
from goldendoor.hall.sealing.fields import SealedTextField
from goldendoor.hall.sealing.models import SealedRecord


class Fulfilment(SealedRecord):
    """One obligation done on a day. `key` names the obligation for good; `agency` owes it, none where the whole city does."""

    key = models.CharField(max_length=200, db_index=True)
    instrument = models.CharField(max_length=60)
    norm = models.CharField(max_length=80)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", null=True)
    done_on = models.DateField()
    paper = SealedTextField(declared=PAPER)
    place = SealedTextField(declared=PLACE, null=True)
    noted_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    noted_in = models.SlugField(max_length=60)
    noted_for = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    taken_back_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True)
    taken_back_in = models.SlugField(max_length=60, blank=True)
    taken_back_at = models.DateTimeField(null=True)
    reason = SealedTextField(declared=REASON, null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_back_at=None, taken_back_by=None, taken_back_in="", reason__isnull=True)
                | Q(taken_back_at__isnull=False, taken_back_by__isnull=False, reason__isnull=False)
                & ~Q(taken_back_in=""),
                name="taken_back_by_somebody_for_a_reason",
            ),
            models.UniqueConstraint(
                fields=["key"], condition=Q(taken_back_at=None), name="one_fulfilment_of_an_obligation_stands"
            ),
        ]
