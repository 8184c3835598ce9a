"""Who is told that a standing authority waits to be signed. What it says is not told."""

from datetime import datetime

from goldendoor.hall.authorities import access
from goldendoor.hall.authorities.models import Authority
from goldendoor.hall.authorities.table import Whose
from goldendoor.hall.notices.outbox import post, register_notice

TO_SIGN = "authority-to-sign"


def register() -> None:
    """Make the notice known."""
    register_notice(
        TO_SIGN, "An authority waits to be signed",
        "A standing authority waits for a signature that your office gives.", still=_waits,
    )  # fmt: skip


def tell_signers(authority: Authority, at: datetime) -> None:
    """Have each office told, once, that signs such an authority."""
    agencies = {Whose.AGENCY: authority.agency, Whose.OTHER_AGENCY: authority.other_agency, Whose.CITY: None}
    for needed in authority.of_kind.signatures:
        agency = agencies[needed.whose]
        for office in sorted(needed.offices):
            post(TO_SIGN, f"authority/{authority.pk}", office, agency.code if agency else None, at)


def _waits(key: str) -> bool:
    return access.waits_to_be_signed(int(key.rpartition("/")[2]))
