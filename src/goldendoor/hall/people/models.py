"""The city, its agencies, accounts, and the offices that people hold from a day until another."""

from datetime import date

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q


class CityRecords(models.Model):
    """What these records are of: one row, made once. Made-up records say so here, and nothing turns them into real ones."""

    only = models.PositiveSmallIntegerField(primary_key=True, default=1)
    city = models.SlugField()
    made_up = models.BooleanField()
    since = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(only=1), name="one_city")]


class Agency(models.Model):
    """An agency of the city, under the name that the law files give it; a contractor is listed under the agency it works for."""

    code = models.CharField(max_length=40, unique=True)
    words = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.words


class Accounts(BaseUserManager["Account"]):
    """How accounts are made."""

    def create_user(self, name: str, password: str | None = None, **more: object) -> "Account":
        """An account with that name; without a password nobody can sign in with one."""
        account = self.model(name=name, **more)
        account.set_password(password)
        account.save()
        return account


class Account(AbstractBaseUser):
    """Somebody who signs in, by the name that the City gave them for work."""

    name = models.CharField(max_length=254, unique=True)
    known_as = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    objects = Accounts()

    USERNAME_FIELD = "name"


class Employment(models.TextChoices):
    """Whom somebody works for; the law binds all three."""

    EMPLOYEE = "employee", "employee or officer of the City"
    CONTRACTOR = "contractor", "employee of a contractor"
    SUBCONTRACTOR = "subcontractor", "employee of a subcontractor"


class HoldingsInForce(models.QuerySet["Holding"]):
    """Offices held, on a day."""

    def on(self, day: date) -> "HoldingsInForce":
        """Those in force on a day. One that ended needs no job to lapse: the day passes and it is not among these."""
        return self.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


class Holding(models.Model):
    """An office that an account holds in an agency, from a day through another."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="holdings")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="holdings")
    office = models.SlugField(max_length=60)
    employment = models.CharField(max_length=20, choices=Employment.choices, default=Employment.EMPLOYEE)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    granted_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True)
    objects = HoldingsInForce.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="an_office_ends_after_it_begins"
            ),
            # Only the first keeper, whom set-up makes, was granted by nobody.
            models.CheckConstraint(
                condition=Q(granted_by=None, office="keeper")
                | ~Q(granted_by=F("account")) & Q(granted_by__isnull=False),
                name="nobody_grants_themselves_an_office",
            ),
        ]
