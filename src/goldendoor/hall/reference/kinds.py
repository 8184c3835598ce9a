"""How reference data stands on the ledger: as plain values that can be hashed again."""

from typing import Any

from goldendoor.hall.ledger.kinds import register_model
from goldendoor.hall.reference.models import Building, Contact

Plain = dict[str, Any]


def building(one: Building) -> Plain:
    """A building."""
    return {
        "agency": one.agency_id, "name": one.name, "address": one.address, "district": one.district,
        "public_parts": one.public_parts,
    }  # fmt: skip


def contact(one: Contact) -> Plain:
    """Whom to call."""
    return {
        "party": one.party, "agency": one.agency_id, "building": one.building_id, "desk": one.desk, "phone": one.phone,
        "hours": one.hours, "note": one.note,
    }  # fmt: skip


def register() -> None:
    """Make them known to the ledger."""
    register_model("building", Building, building)
    register_model("contact", Contact, contact)
