"""How accounts, offices held and the city itself stand on the ledger: as plain values that can be hashed again."""

from typing import Any

from goldendoor.hall.ledger.kinds import register_model
from goldendoor.hall.people.models import Account, Agency, CityRecords, Holding

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


def agency(one: Agency) -> Plain:
    """An agency, under the law's name for it and in words."""
    return {"code": one.code, "words": one.words}


def register() -> None:
    """Make them known to the ledger."""
    register_model("account", Account, account)
    register_model("holding", Holding, holding)
    register_model("agency", Agency, agency)
    register_model("city", CityRecords, city)
