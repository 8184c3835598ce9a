"""A made-up city for tests: people in offices, and each of them signed in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.contrib.auth.hashers import make_password

from goldendoor.hall.acting import Actor
from goldendoor.hall.people.models import Account, Agency, CityRecords, Employment, Holding

# A Wednesday noon in New York.
NOW = datetime(2026, 3, 4, 17, tzinfo=UTC)
TODAY = date(2026, 3, 4)
AGENCIES = ("NYPD", "DOC", "DSS", "MOIA", "ACS")


@dataclass(frozen=True)
class Person:
    """Somebody in one office."""

    account: Account
    office: str
    agency: str

    def acting(self, at: datetime = NOW, signed_in: datetime | None = NOW - timedelta(minutes=5)) -> Actor:
        return Actor(self.account.pk, self.office, self.agency, at, signed_in)


def a_city(made_up: bool = False, city: str = "nyc") -> None:
    CityRecords.objects.create(city=city, made_up=made_up, since=NOW)
    Agency.objects.bulk_create(Agency(code=code, words=f"Agency {code}") for code in AGENCIES)


def somebody(
    name: str, office: str, agency: str, *, since: date = date(2026, 1, 1), until: date | None = None,
    employment: str = Employment.EMPLOYEE.value,
) -> Person:  # fmt: skip
    account = Account.objects.filter(name=name).first() or Account.objects.create_user(
        name, "a long enough password", known_as=name.title()
    )
    Holding.objects.create(
        account=account, agency=Agency.objects.get(code=agency), office=office, since=since, until=until,
        employment=employment, granted_by=None if office == "keeper" else first_keeper(),
    )  # fmt: skip
    return Person(account, office, agency)


def several(offices: Iterable[tuple[str, str, str]]) -> dict[str, Person]:
    """Several people at once by name, each in one office of an agency since the beginning of the year."""
    wanted = list(offices)
    agencies = {one.code: one for one in Agency.objects.all()}
    keeper, password = first_keeper(), make_password("a long enough password")
    accounts = Account.objects.bulk_create(
        Account(name=name, known_as=name.title(), password=password) for name, _, _ in wanted
    )
    Holding.objects.bulk_create(
        Holding(
            account=account, agency=agencies[agency], office=office, since=date(2026, 1, 1),
            employment=Employment.EMPLOYEE.value, granted_by=None if office == "keeper" else keeper,
        )
        for account, (_, office, agency) in zip(accounts, wanted, strict=True)
    )  # fmt: skip
    return {
        name: Person(account, office, agency) for account, (name, office, agency) in zip(accounts, wanted, strict=True)
    }


def first_keeper() -> Account:
    found = Account.objects.filter(name="the first keeper").first()
    return found or Account.objects.create_user("the first keeper", None, known_as="First")
