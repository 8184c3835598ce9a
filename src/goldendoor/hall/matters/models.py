"""A matter: an act under law, who took part in it and in which office, what was found, what is owed, what is written down."""

from django.db import models
from django.db.models import Q

from goldendoor.hall.matters.register_models import BroughtIn, Export
from goldendoor.hall.people.models import Account, Agency
from goldendoor.hall.sealing.fields import SealedJSONField, SealedTextField
from goldendoor.hall.sealing.inventory import Declared
from goldendoor.hall.sealing.models import SealedRecord

# Django looks for an app's models here.
__all__ = [
    "BroughtIn", "Consent", "Ending", "Export", "Finding", "Kind", "Matter", "Record", "SavedView", "Seat", "State", "Step",
]  # fmt: skip

CHAPTER_12 = "Admin. Code 23-1201 to 23-1205"
REGISTERS = "Admin. Code 10-178(d), 4-210, 9-131(f), 14-154(d), 9-205, 23-1202; EO 13 § 3"


class State(models.TextChoices):
    """How a matter stands."""

    NOT_YET = "not_yet", "not yet: somebody else has to decide"
    ALLOWED = "allowed", "may be done"
    REFUSED = "refused", "may not be done"
    LAWYER = "lawyer", "a lawyer has to look"
    CLOSED = "closed", "closed"


class Ending(models.TextChoices):
    """What became of it."""

    CARRIED_OUT = "carried_out", "It was done, as the law allows."
    PARTLY = "partly", "It was done in part."
    NOT_DONE = "not_done", "It was not done."
    DONE_ANYWAY = "done_anyway", "Others did it without our consent."


class Matter(SealedRecord):
    """An act under the law of one day, with the facts of it that may be kept, and what the law says of them.

    `facts` holds choices, numbers and days that the law files mark as kept; `words` the kept facts that are texts.
    What the law never keeps is in neither.
    """

    act = models.SlugField(max_length=60)
    situation = models.SlugField(max_length=80, blank=True)
    register = models.SlugField(max_length=60, blank=True, db_index=True)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="matters")
    on = models.DateField(db_index=True)
    opened_at = models.DateTimeField()
    facts = models.JSONField(default=dict)
    words = SealedJSONField(
        null=True, declared=Declared("What was written on a paper, and who asked: for the register.", REGISTERS)
    )
    authorities = models.JSONField(default=list)
    verdict = models.CharField(max_length=20)
    once = models.CharField(max_length=20, blank=True)
    cited = models.JSONField(default=list)
    told = models.JSONField(default=dict)
    law_hash = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State.choices, db_index=True)
    changed_at = models.DateTimeField()
    ending = models.CharField(max_length=12, choices=Ending.choices, blank=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False) | ~Q(state="closed") & Q(closed_at__isnull=True),
                name="a_closed_matter_says_when",
            )
        ]
        indexes = [
            models.Index(fields=["register", "-opened_at", "-id"], name="newest_in_a_register"),
            # Counted without a look at the matters themselves.
            models.Index(fields=["register", "agency", "on", "verdict", "state"], name="counted_in_a_register"),
        ]


class Seat(models.Model):
    """Somebody's part in a matter. A person has one part only: who asked decides nothing, and nobody fills two offices."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="seats")
    account = models.ForeignKey(Account, models.PROTECT, related_name="seats")
    office = models.SlugField(max_length=60)
    asked = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["matter", "account"], name="one_part_in_a_matter"),
            models.UniqueConstraint(fields=["matter"], condition=Q(asked=True), name="one_who_asked"),
        ]


class Finding(SealedRecord):
    """What an office found: a fact or a term of the law, with the name, the office and the reason. It is never changed.

    `holds` is empty where the law does not let the answer be kept; `limbs` then says which provision was met.
    """

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="findings")
    fact = models.SlugField(max_length=100)
    holds = models.JSONField(null=True)
    limbs = models.JSONField(default=list)
    reason = SealedTextField(
        null=True, declared=Declared("Why an office found so: a judgement has a reason.", REGISTERS)
    )
    at = models.DateTimeField()


class Kind(models.TextChoices):
    """What kind of step it is."""

    ANSWER = "answer", "to answer"
    JUDGE = "judge", "to judge"
    APPROVE = "approve", "to approve"
    RECORD = "record", "to write down"
    OUTCOME = "outcome", "to write down at the end"
    HOLD = "hold", "to record a power to hold"
    NOTIFY = "notify", "to tell"
    REPORT = "report", "to report"
    REVIEW = "review", "to look at it afterwards"
    OWED = "owed", "to do"


class Step(models.Model):
    """Something that one office has to do in a matter, by when, and how that day was computed."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    office = models.SlugField(max_length=60)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    mark = models.CharField(max_length=300)
    facts = models.JSONField(default=list)
    what = models.CharField(max_length=400)
    citation = models.CharField(max_length=200)
    due = models.DateField(null=True)
    due_words = models.CharField(max_length=200, blank=True)
    computed = models.CharField(max_length=400, blank=True)
    opened_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(Seat, models.PROTECT, null=True, related_name="steps")
    fell_away_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["matter", "mark"], name="a_step_is_there_once"),
            models.CheckConstraint(
                condition=Q(done_at=None, done_by=None) | Q(done_at__isnull=False, done_by__isnull=False),
                name="a_step_is_done_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(fell_away_at=None), name="a_step_is_done_or_falls_away"
            ),
        ]
        indexes = [
            models.Index(fields=["office", "agency"], condition=Q(done_at=None, fell_away_at=None), name="open_steps"),
            models.Index(fields=["matter", "office", "agency"], name="offices_in_a_matter"),
        ]


class Record(SealedRecord):
    """What was written down when a step was done; in a register it has a number, and none is left out."""

    step = models.OneToOneField(Step, models.PROTECT, related_name="record")
    register = models.SlugField(max_length=60, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    number = models.PositiveIntegerField(null=True)
    answers = models.JSONField(default=dict)
    particulars = SealedJSONField(
        null=True, declared=Declared("Who asked, whom they told, and which paper it was: for the register.", REGISTERS)
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["register", "year", "number"], name="one_number_in_a_register"),
            models.CheckConstraint(
                condition=Q(register="", number=None, year=None)
                | ~Q(register="") & Q(number__isnull=False, year__isnull=False),
                name="in_a_register_it_has_a_number",
            ),
        ]


class Consent(SealedRecord):
    """A person's own written authorization: in which language, for whom, of what, from when. Nobody's name is in it."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="consents")
    given_by = models.CharField(
        max_length=20, choices=[("subject", "the person"), ("guardian", "a parent or guardian")]
    )
    language = models.CharField(max_length=60)
    understood = models.BooleanField()
    blanket = models.BooleanField()
    scope = models.JSONField(default=list)
    recipient = SealedTextField(
        null=True, declared=Declared("To whom the person lets it be given.", CHAPTER_12 + "; Philadelphia memorandum")
    )
    signed_on = models.DateField()
    until = models.DateField(null=True)
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    at = models.DateTimeField()


class SavedView(models.Model):
    """A search of a register that somebody wants to come back to. Only they see it."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="saved_views")
    register = models.SlugField(max_length=60)
    title = models.CharField(max_length=120)
    query = models.CharField(max_length=2000)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "register", "title"], name="one_view_of_a_title")]
