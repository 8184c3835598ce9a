"""The outbox: what an office is to be told of, and the letters that tell it. No row holds a word that somebody typed."""

import uuid

from django.db import models
from django.db.models import Q

from goldendoor.hall.people.models import Account


class Notice(models.Model):
    """Something that the holders of one office are told once. It was posted by the act that it tells of, or not at all."""

    kind = models.SlugField(max_length=60)
    key = models.CharField(max_length=120)
    office = models.SlugField(max_length=60)
    agency = models.CharField(max_length=40, blank=True)  # empty: whichever agency the office is held in
    about = models.JSONField(default=dict)
    at = models.DateTimeField(db_index=True)
    # Letters were made for whoever held the office then; or it had come to nothing before anybody could be told.
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "office", "agency"], name="an_office_is_told_once")
        ]
        indexes = [models.Index(fields=["at"], condition=Q(settled_at=None), name="notices_to_settle")]


class State(models.TextChoices):
    """How a letter stands."""

    WAITING = "waiting", "waits to be sent"
    CLAIMED = "claimed", "being sent"
    SENT = "sent", "was taken by the mail server"
    FAILED = "failed", "was given up after the last try"
    NO_ADDRESS = "no_address", "had no address"
    CLOSED = "closed", "was for an account that is closed"


class Why(models.TextChoices):
    """Why a try came to nothing, in our words: a mail server's own words can quote an address."""

    REFUSED = "refused", "the mail server refused it"
    BROKE_OFF = "broke_off", "the mail server stopped answering while it was sent"
    INTERRUPTED = "interrupted", "City Hall was interrupted while it was sent"
    FAULT = "fault", "a fault of the program"


OPEN = (State.WAITING, State.CLAIMED)


class Letter(models.Model):
    """One mail to somebody who holds an office, which tells of one notice or of several. Its words are not kept."""

    mark = models.UUIDField(default=uuid.uuid4, unique=True)  # the same on every try, so that a mail program sees it
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    notices = models.ManyToManyField(Notice, through="Line", related_name="letters")
    made_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    claim = models.UUIDField(null=True)
    claimed_at = models.DateTimeField(null=True)
    may_have_gone_out = models.BooleanField(default=False)
    why = models.CharField(max_length=12, choices=Why.choices, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="claimed", claim__isnull=False, claimed_at__isnull=False)
                | ~Q(state="claimed") & Q(claim=None, claimed_at=None),
                name="a_claimed_letter_says_since_when",
            )
        ]
        indexes = [models.Index(fields=["next_try_at"], condition=Q(state__in=OPEN), name="letters_to_send")]


class Line(models.Model):
    """A notice in a letter. Nobody is written to of the same notice twice."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="lines")
    notice = models.ForeignKey(Notice, models.PROTECT, related_name="lines")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notice", "account"], name="nobody_is_told_twice")]
