"""How designations and consultations stand on the ledger: as plain values that can be hashed again."""

from typing import Any

from goldendoor.hall.designations.models import Consultation, Designation
from goldendoor.hall.ledger.kinds import register_model
from goldendoor.hall.sealing.destroyed import opened

Plain = dict[str, Any]
AS_THEY_ARE = (
    "post", "agency_id", "account_id", "interim", "named_by_id", "named_in", "ended_by_id", "sent_by_id", "received_by_id",
    "corrects_id",
)  # fmt: skip
DAYS_AND_TIMES = ("designated_on", "named_at", "last_day", "ended_at", "sent_on", "sent_at", "received_on")
SEALED = ("name", "contact", "why_corrected")


def designation(one: Designation) -> Plain:
    """A designation, with what it seals: nobody changes a name unseen."""
    days = {name: getattr(one, name) for name in DAYS_AND_TIMES}
    return {
        **{name: getattr(one, name) for name in AS_THEY_ARE},
        **{name: value and value.isoformat() for name, value in days.items()},
        # A record whose key was destroyed still stands on the ledger, with nothing left to say.
        **{name: opened(getattr(one, name), otherwise=None, nothing=None) for name in SEALED},
    }


def consultation(one: Consultation) -> Plain:
    """That an agency consulted the Chief Privacy Officer."""
    return {
        "left": one.left_id, "day": one.day.isoformat(), "noted_by": one.noted_by_id, "noted_in": one.noted_in,
        "noted_at": one.noted_at.isoformat(),
    }  # fmt: skip


def register() -> None:
    """Make them known to the ledger."""
    register_model("designation", Designation, designation)
    register_model("consultation", Consultation, consultation)
