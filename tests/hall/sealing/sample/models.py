"""A note that a schedule lets the City destroy, and a paper that none does."""

from django.conf import settings
from django.db import models

from goldendoor.hall.sealing.fields import SealedJSONField, SealedTextField
from goldendoor.hall.sealing.inventory import Declared
from goldendoor.hall.sealing.models import SealedRecord

SCHEDULED = Declared("to call back", "a law", retention="2 years", schedule="Schedule 1")


class Note(SealedRecord):
    """Something noted about somebody."""

    title = models.CharField(max_length=60, blank=True)
    body = SealedTextField(declared=SCHEDULED)
    remark = SealedTextField(null=True, declared=SCHEDULED)
    details = SealedJSONField(null=True, declared=SCHEDULED)

    class Meta:
        app_label = "sample"


class Paper(SealedRecord):
    """Nobody has said how long it is kept."""

    body = SealedTextField(declared=Declared("to answer for it", "a law"))
    received_on = models.DateField(null=True)
    kind = models.CharField(max_length=10, choices=[("letter", "Letter"), ("order", "Order")], default="letter")
    pages = models.IntegerField(default=1)
    note = models.ForeignKey(Note, null=True, on_delete=models.PROTECT)
    brought_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, db_constraint=False)

    class Meta:
        app_label = "sample"
