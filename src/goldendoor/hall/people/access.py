"""The only way to accounts, agencies and offices held: what somebody may see of them. Grants only ever add."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from goldendoor.hall.acting import NotThere
from goldendoor.hall.people.models import Account, Agency, CityRecords, Holding

# Who may see whom the city has in its offices, all of them: to keep them, or to know whom to ask.
SEES_EVERYBODY = frozenset({"keeper", "chief_privacy_officer"})
# Who may see those of their own agency.
SEES_THE_AGENCY = frozenset({"agency_head", "agency_privacy_officer", "agency_general_counsel", "supervisor"})


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """An office that somebody holds today."""

    office: str
    agency: str


def city_records() -> CityRecords | None:
    """What these records are of, or None before set-up."""
    return CityRecords.objects.first()


def is_made_up() -> bool:
    """Whether these records are a demonstration's: nothing in them is about anybody."""
    return CityRecords.objects.filter(made_up=True).exists()


def offices_of(account_id: int, day: date) -> tuple[HeldOffice, ...]:
    """The offices that an account holds on a day, in order of their names; none for one that was closed."""
    held = Holding.objects.on(day).filter(account_id=account_id, account__is_active=True)
    found = held.order_by("office", "agency__code").values_list("office", "agency__code")
    return tuple(HeldOffice(office, agency) for office, agency in found)


def may(held: Iterable[HeldOffice], offices: frozenset[str]) -> bool:
    """Whether one of the offices held is among these."""
    return any(one.office in offices for one in held)


def holdings_seen(account_id: int, day: date) -> QuerySet[Holding]:
    """The offices held, past and to come too, that somebody may see: everybody's, their agency's, or their own."""
    held = offices_of(account_id, day)
    everything = Holding.objects.select_related("account", "agency").order_by("agency__code", "office", "since", "pk")
    if may(held, SEES_EVERYBODY):
        return everything
    agencies = {one.agency for one in held if one.office in SEES_THE_AGENCY}
    own = everything.filter(account_id=account_id)
    return own | everything.filter(agency__code__in=agencies)


def holding(account_id: int, day: date, number: int) -> Holding:
    """One office held.

    Raises:
        NotThere: where this person may not see it, or there is none.
    """
    found = holdings_seen(account_id, day).filter(pk=number).first()
    if found is None:
        raise NotThere("There is no such office held.")
    return found


def accounts_seen(account_id: int, day: date) -> QuerySet[Account]:
    """The accounts that somebody may see."""
    if may(offices_of(account_id, day), SEES_EVERYBODY):
        return Account.objects.order_by("name")
    return Account.objects.filter(pk__in=holdings_seen(account_id, day).values("account_id")) | Account.objects.filter(
        pk=account_id
    )


def account_named(name: str) -> Account | None:
    """An account by its name, for acts that make or grant; it is shown to nobody."""
    return Account.objects.filter(name=name).first()


def account_of(name: str) -> Account:
    """The account of that name.

    Raises:
        NotThere: where there is none.
    """
    found = account_named(name)
    if found is None:
        raise NotThere(f"There is no account named {name}.")
    return found


def agency_named(code: str) -> Agency | None:
    """An agency by its name in the law files, if this city has it."""
    return Agency.objects.filter(code=code).first()


def agency_of_code(code: str) -> Agency:
    """An agency.

    Raises:
        NotThere: where there is none of that name.
    """
    found = agency_named(code)
    if found is None:
        raise NotThere(f"There is no agency {code}.")
    return found


def agencies() -> QuerySet[Agency]:
    """The city's agencies, which are no secret."""
    return Agency.objects.order_by("code")
