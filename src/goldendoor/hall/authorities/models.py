"""A standing authority as it was proposed, each signature under it, and the day on which it was declined or ended."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from goldendoor.hall.authorities.inventory import CLOSING_REASON, SCOPE
from goldendoor.hall.authorities.table import KINDS, AuthorityKind
from goldendoor.hall.authorities.terms import Term
from goldendoor.hall.people.models import Account, Agency
from goldendoor.hall.sealing.fields import SealedTextField
from goldendoor.hall.sealing.models import SealedRecord


class AuthoritiesInForce(models.QuerySet["Authority"]):
    """Standing authorities, by the day and by the agency that they are for."""

    def on(self, day: date) -> "AuthoritiesInForce":
        """Those in force on a day. One whose last day is over needs no job to lapse: it is not among these."""
        not_over = (Q(until=None) | Q(until__gte=day)) & (Q(ended_on=None) | Q(ended_on__gte=day))
        return self.filter(not_over, since__lte=day, approved_on__lte=day)

    def for_agency(self, code: str) -> "AuthoritiesInForce":
        """Those of an agency, alone or with another, and those of the whole city."""
        return self.filter(Q(agency=None) | Q(agency__code=code) | Q(other_agency__code=code))


class Authority(SealedRecord):
    """One standing authority. What was proposed is never edited: it is signed, declined or ended, each once."""

    kind = models.SlugField(max_length=40)
    establishes = models.JSONField()
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", null=True)
    other_agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", null=True)
    title = models.CharField(max_length=200)
    scope = SealedTextField(declared=SCOPE)
    paper = models.CharField(max_length=200, blank=True)
    paper_dated = models.DateField(null=True)
    since = models.DateField()
    until = models.DateField(null=True)
    holder = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True)
    proposed_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    proposed_in = models.SlugField(max_length=60)
    proposed_at = models.DateTimeField()
    signatures_needed = models.PositiveSmallIntegerField()
    approved_on = models.DateField(null=True)
    declined_on = models.DateField(null=True)
    declined_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True)
    ended_on = models.DateField(null=True)
    ended_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True)
    closing_reason = SealedTextField(declared=CLOSING_REASON, null=True)
    objects = AuthoritiesInForce.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="an_authority_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(holder=None) | ~Q(holder=F("proposed_by")), name="nobody_proposes_to_name_themselves"
            ),
            models.CheckConstraint(condition=Q(signatures_needed__gte=1), name="an_authority_is_signed"),
            models.CheckConstraint(
                condition=Q(other_agency=None) | Q(agency__isnull=False) & ~Q(agency=F("other_agency")),
                name="two_agencies_are_two",
            ),
            models.CheckConstraint(
                condition=Q(declined_on=None) | Q(approved_on=None), name="declined_or_approved_not_both"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(approved_on__isnull=False), name="only_what_was_approved_is_ended"
            ),
            models.CheckConstraint(
                condition=Q(declined_on=None, declined_by=None)
                | Q(declined_on__isnull=False, declined_by__isnull=False),
                name="somebody_declined_it",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, ended_by=None) | Q(ended_on__isnull=False, ended_by__isnull=False),
                name="somebody_ended_it",
            ),
        ]

    @property
    def of_kind(self) -> AuthorityKind:
        """Its kind, with who signs and who reads."""
        return KINDS[self.kind]

    @property
    def term(self) -> Term:
        """Its days."""
        return Term(self.since, self.until, self.approved_on, self.ended_on, self.declined_on)


class Signature(models.Model):
    """One approval: by whom, in which office of which agency, on what day, and which of the signatures needed it is."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="signatures")
    place = models.PositiveSmallIntegerField()
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    office = models.SlugField(max_length=60)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["authority", "account"], name="nobody_signs_twice"),
            models.UniqueConstraint(fields=["authority", "place"], name="one_signature_in_a_place"),
        ]
