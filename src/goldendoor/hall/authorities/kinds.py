"""How standing authorities and the signatures under them stand on the ledger: as plain values that can be hashed again."""

from datetime import date
from typing import Any

from goldendoor.hall.authorities.models import Authority, Signature
from goldendoor.hall.ledger.kinds import register_model
from goldendoor.hall.sealing.destroyed import opened

Plain = dict[str, Any]
DAYS = ("paper_dated", "since", "until", "approved_on", "declined_on", "ended_on")
AS_THEY_ARE = (
    "kind", "establishes", "agency_id", "other_agency_id", "title", "paper", "holder_id", "proposed_by_id", "proposed_in",
    "signatures_needed", "declined_by_id", "ended_by_id",
)  # fmt: skip


def authority(one: Authority) -> Plain:
    """A standing authority, with what it seals: nobody changes its scope unseen."""
    return {
        **{name: getattr(one, name) for name in AS_THEY_ARE},
        **{name: _day(getattr(one, name)) for name in DAYS},
        "proposed_at": one.proposed_at.isoformat(),
        # A record whose key was destroyed still stands on the ledger, with nothing left to say.
        **{name: opened(getattr(one, name), otherwise=None, nothing=None) for name in ("scope", "closing_reason")},
    }


def signature(one: Signature) -> Plain:
    """A signature."""
    return {
        "authority": one.authority_id, "place": one.place, "account": one.account_id, "office": one.office,
        "agency": one.agency_id, "day": one.day.isoformat(),
    }  # fmt: skip


def register() -> None:
    """Make them known to the ledger."""
    register_model("authority", Authority, authority)
    register_model("signature", Signature, signature)


def _day(day: date | None) -> str | None:
    return day and day.isoformat()
