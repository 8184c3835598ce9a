"""Who is told that an office was granted, or ends soon: the head of the agency, and the keepers, who do not see each other."""

from datetime import datetime, timedelta

from django.db import transaction

from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.notices.outbox import post, register_notice
from goldendoor.hall.people import access
from goldendoor.hall.people.models import Holding

GRANTED, ENDS = "office-granted", "office-ends"
SOON = timedelta(days=14)
# A keeper who grants offices by stealth is seen by the others, and by whoever heads the agency.
TOLD = (("agency_head", True), ("keeper", False))


def register() -> None:
    """Make these notices known."""
    register_notice(
        GRANTED, "An office was granted",
        "The office of {which} in {whose} was granted to somebody, from {day}. Look whether that is right.",
    )  # fmt: skip
    register_notice(
        ENDS, "An office ends soon",
        "Somebody holds the office of {which} in {whose} through {day} and no longer. Grant it again if it is to go on.",
    )  # fmt: skip


def tell_of_grant(held: Holding, at: datetime) -> None:
    """Have it told that an office was granted."""
    for office, of_agency in TOLD:
        post(
            GRANTED, f"holding/{held.pk}", office, held.agency.code if of_agency else None, at,
            which=held.office, whose=held.agency.code, day=held.since,
        )  # fmt: skip


def ending_soon(now: datetime) -> list[str]:
    """For City Hall's clock: have it told, once, which offices end within fourteen days."""
    today = now.astimezone(CITY_TIME).date()
    with transaction.atomic():
        for held in access.holdings_that_end(today, today + SOON):
            assert held.until is not None
            for office, of_agency in TOLD:
                post(
                    ENDS, f"holding/{held.pk}/{held.until}", office, held.agency.code if of_agency else None, now,
                    which=held.office, whose=held.agency.code, day=held.until,
                )  # fmt: skip
    return []
