"""Whom an agency named for a post, as it was entered; and each time that it consulted about a vacant one."""

from django.db import models
from django.db.models import F, Q

from goldendoor.hall.designations.inventory import CONTACT, CORRECTION, NAME
from goldendoor.hall.people.models import Account, Agency
from goldendoor.hall.sealing.fields import SealedTextField
from goldendoor.hall.sealing.models import SealedRecord


class Designation(SealedRecord):
    """Somebody named for a post. It is never edited: it is sent, received, ended and corrected, each once."""

    post = models.SlugField(max_length=40)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True)
    name = SealedTextField(declared=NAME)
    contact = SealedTextField(declared=CONTACT)
    interim = models.BooleanField(default=False)
    designated_on = models.DateField()
    named_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    named_in = models.SlugField(max_length=60)
    named_at = models.DateTimeField()
    last_day = models.DateField(null=True)
    ended_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True)
    ended_at = models.DateTimeField(null=True)
    sent_on = models.DateField(null=True)
    sent_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True)
    sent_at = models.DateTimeField(null=True)
    received_on = models.DateField(null=True)
    received_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True)
    corrects = models.OneToOneField("self", models.PROTECT, related_name="corrected_by", null=True)
    why_corrected = SealedTextField(declared=CORRECTION, null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(last_day__gte=F("designated_on")),
                name="a_designation_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(last_day=None, ended_at=None) | Q(last_day__isnull=False, ended_at__isnull=False),
                name="it_is_known_when_an_end_was_entered",
            ),
            models.CheckConstraint(
                condition=Q(sent_on=None, sent_at=None, sent_by=None)
                | Q(sent_on__isnull=False, sent_at__isnull=False, sent_by__isnull=False),
                name="it_is_known_who_sent_the_name",
            ),
            models.CheckConstraint(
                condition=Q(received_on=None, received_by=None)
                | Q(received_on__isnull=False, received_by__isnull=False, sent_on__isnull=False),
                name="only_what_was_sent_is_received",
            ),
            models.CheckConstraint(
                condition=Q(received_by=None) | ~Q(received_by=F("sent_by")), name="nobody_receives_what_they_sent"
            ),
            models.CheckConstraint(
                condition=Q(account=None) | ~Q(account=F("named_by")), name="nobody_names_themselves"
            ),
            models.CheckConstraint(
                condition=Q(corrects=None, why_corrected__isnull=True)
                | Q(corrects__isnull=False, why_corrected__isnull=False),
                name="a_correction_says_why",
            ),
        ]


class Consultation(models.Model):
    """On a day the agency consulted the Chief Privacy Officer about a post that somebody left."""

    left = models.ForeignKey(Designation, models.PROTECT, related_name="consultations")
    day = models.DateField()
    noted_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    noted_in = models.SlugField(max_length=60)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["left", "day"], name="one_note_of_a_consultation_on_a_day")]
