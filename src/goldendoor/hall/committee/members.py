"""Who is on the committee: the senior managers that the agencies named, as the designations have it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from goldendoor.hall.committee.access import agencies_of_the_city
from goldendoor.hall.designations.access import designations_seen
from goldendoor.hall.designations.posts import COMMITTEE_MEMBER
from goldendoor.hall.sealing.destroyed import opened


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody whom an agency named for the committee."""

    agency: str
    known_as: str
    since: date


def members_on(account_id: int, day: date) -> tuple[Member, ...]:
    """The members on a day, as far as this person sees who holds a post."""
    found = designations_seen(account_id, day).filter(
        Q(last_day=None) | Q(last_day__gte=day), post=COMMITTEE_MEMBER, designated_on__lte=day, corrected_by=None
    )
    return tuple(
        Member(one.agency.code, opened(one.name), one.designated_on) for one in found.order_by("agency__code", "pk")
    )


def without_a_member(members: tuple[Member, ...]) -> tuple[str, ...]:
    """The agencies that have named nobody."""
    named = {one.agency for one in members}
    return tuple(one.code for one in agencies_of_the_city() if one.code not in named)
