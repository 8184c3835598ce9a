"""The only way to standing authorities: what somebody may see of them, and what they establish on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from goldendoor.hall.acting import NotThere
from goldendoor.hall.authorities.models import Authority
from goldendoor.hall.authorities.table import KINDS, facts_held
from goldendoor.hall.authorities.who_may import SEES_EVERY_AGENCYS, sees_the_register
from goldendoor.hall.people.access import may, offices_of

STAND_UNCITED = frozenset(kind.name for kind in KINDS.values() if kind.stands_uncited)


@dataclass(frozen=True, slots=True)
class StandingAuthority:
    """An authority in force, without what only law and privacy read. `since` and `until` are the days it is in force.

    `agency` None is the whole city. Where `holder` is an account, it counts for that account alone.
    """

    number: int
    kind: str
    title: str
    establishes: frozenset[str]
    since: date
    until: date | None
    agency: str | None
    other_agency: str | None
    holder: int | None


def authorities_seen(account_id: int, today: date) -> QuerySet[Authority]:
    """The authorities that somebody may see, the newest first: their agencies', the whole city's, or all."""
    held = sees_the_register(offices_of(account_id, today))
    everything = Authority.objects.select_related(
        "agency", "other_agency", "holder", "proposed_by", "declined_by", "ended_by"
    ).order_by("-pk")
    if not held:
        return everything.none()
    if may(held, SEES_EVERY_AGENCYS):
        return everything
    agencies = {one.agency for one in held}
    return everything.filter(
        Q(agency=None) | Q(agency__code__in=agencies) | Q(other_agency__code__in=agencies)
    )  # fmt: skip


def authority(account_id: int, today: date, number: int) -> Authority:
    """One authority.

    Raises:
        NotThere: where this person may not see it, or there is none.
    """
    return _found(authorities_seen(account_id, today).filter(pk=number))


def authority_to_change(account_id: int, today: date, number: int) -> Authority:
    """One authority, which nobody else changes until this transaction has ended.

    Raises:
        NotThere: where this person may not see it, or there is none.
    """
    return _found(authorities_seen(account_id, today).select_for_update(of=("self",)).filter(pk=number))


def waits_to_be_signed(number: int) -> bool:
    """Whether an authority still waits for a signature; what it is about is not told."""
    return Authority.objects.filter(pk=number, approved_on=None, declined_on=None).exists()


def in_force(agency_code: str, on: date) -> tuple[StandingAuthority, ...]:
    """What stands on a day for an agency, the whole city's included, in order of their numbers."""
    standing = Authority.objects.on(on).for_agency(agency_code).select_related("agency", "other_agency")
    return tuple(_standing(one) for one in standing.order_by("pk"))


def established(numbers: Iterable[int], agency_code: str, on: date, account_id: int | None) -> dict[str, bool]:
    """Every fact that only this register establishes: whether one of the cited authorities does.

    An authority counts where it is in force that day for that agency or for the whole city. Where it names somebody,
    it counts only if that is `account_id`. What stands uncited, such as who is in a citywide office, needs no citation.
    """
    cited = Q(pk__in=set(numbers)) | Q(kind__in=STAND_UNCITED)
    theirs = Q(holder=None) if account_id is None else Q(holder=None) | Q(holder_id=account_id)
    standing = Authority.objects.on(on).for_agency(agency_code).filter(cited, theirs)
    held = {fact for facts in standing.values_list("establishes", flat=True) for fact in facts}
    return {fact: fact in held for fact in sorted(facts_held())}


def _found(authorities: QuerySet[Authority]) -> Authority:
    found = authorities.first()
    if found is None:
        raise NotThere("There is no such authority.")
    return found


def _standing(one: Authority) -> StandingAuthority:
    first_day, last_day = one.term.first_day, one.term.last_day
    assert first_day is not None  # it is in force
    agency, other = (which and which.code for which in (one.agency, one.other_agency))
    return StandingAuthority(
        one.pk, one.kind, one.title, frozenset(one.establishes), first_day, last_day, agency, other, one.holder_id
    )
