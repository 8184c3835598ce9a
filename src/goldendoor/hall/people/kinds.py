"""How accounts, offices held and the city itself stand on the ledger: as plain values that can be hashed again."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Model

from goldendoor.hall.ledger.recording import register_kind
from goldendoor.hall.people.models import Account, CityRecords, Holding

Plain = dict[str, Any]


def account(one: Account) -> Plain:
    """An account; its password and the time of its last sign-in change without an act, and are left out."""
    return {"name": one.name, "known_as": one.known_as, "may_sign_in": one.is_active}


def holding(one: Holding) -> Plain:
    """An office held."""
    return {
        "account": one.account_id, "agency": one.agency_id, "office": one.office, "employment": one.employment,
        "since": one.since.isoformat(), "until": one.until and one.until.isoformat(), "granted_by": one.granted_by_id,
    }  # fmt: skip


def city(one: CityRecords) -> Plain:
    """What these records are of."""
    return {"city": one.city, "made_up": one.made_up, "since": one.since.isoformat()}


def register() -> None:
    """Make them known to the ledger."""
    _register("account", Account, account)
    _register("holding", Holding, holding)
    _register("city", CityRecords, city)


def _register(name: str, model: type[Model], plain: Callable[[Any], Plain]) -> None:
    def load(number: int) -> Plain | None:
        found = model.objects.filter(pk=number).first()
        return plain(found) if found is not None else None

    def every() -> Iterator[tuple[int, Plain]]:
        return ((one.pk, plain(one)) for one in model.objects.order_by("pk").iterator())

    register_kind(name, load, every)
