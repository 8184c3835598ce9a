"""How a city's records begin: its agencies from the law, one keeper to open the accounts of everybody else."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from goldendoor.hall.acting import Refused
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.ledger.recording import record
from goldendoor.hall.people import access
from goldendoor.hall.people.models import Account, Agency, CityRecords, Holding
from goldendoor.hall.sealing.keys import make_key, sealing_folder

AGENCY_FACT = "actor_agency"
# Values of the fact that are no agency of the city itself.
NO_AGENCY = frozenset({"OTHER_CITY", "CONTRACTOR", "PHILADELPHIA_CITY", "DURHAM_CITY"})
BEGIN = "city.begin"


@dataclass(frozen=True, slots=True)
class Beginning:
    """What set-up made: the keeper's name and first password, which is shown once and kept nowhere."""

    keeper: str
    password: str
    agencies: int


def begin(city: str, keeper: str, known_as: str, keeper_agency: str, at: datetime, made_up: bool = False) -> Beginning:
    """Begin a city's records; `made_up` marks them for ever.

    Raises:
        Refused: where there are records already, or no such agency.
    """
    if access.city_records() is not None:
        raise Refused("There are records of a city here already; they are never begun twice.")
    if not sealing_folder().exists():
        make_key()
    password = secrets.token_urlsafe(18)
    with transaction.atomic():
        records = CityRecords.objects.create(city=city, made_up=made_up, since=at)
        found = list(_agencies())
        Agency.objects.bulk_create(found)
        account = Account.objects.create_user(keeper, password, known_as=known_as)
        held = Holding.objects.create(
            account=account, agency=access.agency_of_code(keeper_agency), office="keeper", since=at.date()
        )
        made = [("city", records.pk), ("account", account.pk), ("holding", held.pk)]
        made += [("agency", one.pk) for one in found]
        record(BEGIN, by=account.pk, office="keeper", records=made, at=at)
    return Beginning(keeper, password, len(found))


def _agencies() -> Iterable[Agency]:
    fact = corpus().facts[AGENCY_FACT]
    words = dict(fact.labels)
    for code in fact.values:
        if code not in NO_AGENCY:
            yield Agency(code=code, words=words.get(code, code))
