"""What is done about accounts and offices, one class for each act."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator

from goldendoor.hall.acting import Act, Actor, NotThere, Refused
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.people import access
from goldendoor.hall.people.models import Account, Employment, Holding
from goldendoor.hall.people.offices import offices
from goldendoor.hall.people.telling import tell_of_grant

KEEPER = frozenset({"keeper"})


@dataclass(frozen=True)
class OpenAccount(Act):
    """An account for somebody who works for the City; it can do nothing until it holds an office."""

    name = "account.open"
    offices = KEEPER
    work_name: str
    known_as: str
    password: str | None = None

    def check(self, by: Actor) -> None:
        if not self.work_name.strip() or not self.known_as.strip():
            raise Refused("An account needs a name to sign in with, and what the person is called.")
        if access.account_named(self.work_name) is not None:
            raise Refused(f"There is an account named {self.work_name} already.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        account = Account.objects.create_user(self.work_name, self.password, known_as=self.known_as)
        return [("account", account.pk)]


@dataclass(frozen=True)
class CloseAccount(Act):
    """Nobody signs in with the account any more; what it did stays."""

    name = "account.close"
    offices = KEEPER
    work_name: str

    def check(self, by: Actor) -> None:
        account = access.account_of(self.work_name)
        if account.pk == by.account_id:
            raise Refused("Somebody else has to close your account.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        account = access.account_of(self.work_name)
        account.is_active = False
        account.save(update_fields=["is_active"])
        return [("account", account.pk)]


@dataclass(frozen=True)
class RenewSignIn(Act):
    """Somebody who cannot sign in any more begins anew: another first password, and no passkey and no codes yet."""

    name = "account.renew"
    offices = KEEPER
    needs_fresh_sign_in = True
    work_name: str
    password: str

    def check(self, by: Actor) -> None:
        account = access.account_of(self.work_name)
        if not account.is_active:
            raise NotThere(f"There is no account named {self.work_name}.")
        if account.pk == by.account_id:
            raise Refused("Somebody else has to renew your account.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        account = access.account_of(self.work_name)
        account.set_password(self.password)  # which also ends every session of the account
        account.save(update_fields=["password"])
        Authenticator.objects.filter(user=account).delete()
        return [("account", account.pk)]


@dataclass(frozen=True)
class GrantOffice(Act):
    """Somebody holds an office in an agency, from a day; until another day, or until it is ended."""

    name = "office.grant"
    offices = KEEPER
    needs_fresh_sign_in = True
    work_name: str
    office: str
    agency: str
    since: date
    until: date | None = None
    employment: str = Employment.EMPLOYEE.value

    def check(self, by: Actor) -> None:
        account = access.account_of(self.work_name)
        if account.pk == by.account_id:
            raise Refused("Nobody grants themselves an office.")
        if self.office not in offices(corpus()):
            raise Refused(f"The law names no office {self.office}.")
        if self.employment not in Employment.values:
            raise Refused(f"Nobody is employed as {self.employment}.")
        if self.until is not None and self.until < self.since:
            raise Refused("The office would end before it begins.")
        if (by.day - self.since).days > 1 and not access.is_made_up():
            raise Refused("An office cannot be granted for days that are over.")
        agency = access.agency_of_code(self.agency)
        same = Holding.objects.filter(account=account, agency=agency, office=self.office)
        if any(_overlap(one, self.since, self.until) for one in same):
            raise Refused(f"{self.work_name} holds that office in these days already.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        held = Holding.objects.create(
            account=access.account_of(self.work_name), agency=access.agency_of_code(self.agency), office=self.office,
            employment=self.employment, since=self.since, until=self.until, granted_by_id=by.account_id,
        )  # fmt: skip
        tell_of_grant(held, by.at)
        return [("holding", held.pk)]


@dataclass(frozen=True)
class EndOffice(Act):
    """An office held ends with a day, which is not before yesterday: what was done in it was done in it."""

    name = "office.end"
    offices = KEEPER
    needs_fresh_sign_in = True
    holding: int
    last_day: date

    def check(self, by: Actor) -> None:
        held = access.holding(by.account_id, by.day, self.holding)
        if held.account_id == by.account_id:
            raise Refused("Somebody else has to end your office.")
        if self.last_day < held.since:
            raise Refused("The office would end before it begins.")
        if (by.day - self.last_day).days > 1:
            raise Refused("An office cannot be ended for days that are over.")
        if held.until is not None and held.until < self.last_day:
            raise Refused("It ends sooner already; grant it again to make it longer.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        held = access.holding(by.account_id, by.day, self.holding)
        held.until = self.last_day
        held.save(update_fields=["until"])
        return [("holding", held.pk)]


def _overlap(held: Holding, since: date, until: date | None) -> bool:
    return (until is None or held.since <= until) and (held.until is None or since <= held.until)
