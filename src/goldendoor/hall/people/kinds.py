"""How accounts, offices held and the city itself stand on the ledger: as plain values that can be hashed again."""

from typing import Any

from goldendoor.hall.ledger.recording import register_kind
from goldendoor.hall.people.models import Account, CityRecords, Holding


def account(number: int) -> dict[str, Any] | None:
    """An account; its password and the time of its last sign-in change without an act, and are left out."""
    found = Account.objects.filter(pk=number).first()
    return found and {"name": found.name, "known_as": found.known_as, "may_sign_in": found.is_active}


def holding(number: int) -> dict[str, Any] | None:
    """An office held."""
    found = Holding.objects.filter(pk=number).first()
    return found and {
        "account": found.account_id, "agency": found.agency_id, "office": found.office, "employment": found.employment,
        "since": found.since.isoformat(), "until": found.until and found.until.isoformat(), "granted_by": found.granted_by_id,
    }  # fmt: skip


def city(number: int) -> dict[str, Any] | None:
    """What these records are of."""
    found = CityRecords.objects.filter(pk=number).first()
    return found and {"city": found.city, "made_up": found.made_up, "since": found.since.isoformat()}


def register() -> None:
    """Make them known to the ledger."""
    register_kind("account", account)
    register_kind("holding", holding)
    register_kind("city", city)
