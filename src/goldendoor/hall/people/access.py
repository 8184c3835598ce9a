"""The only way to accounts, agencies and offices held: what somebody may see of them. Grants only ever add."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import QuerySet

from goldendoor.hall.acting import NotThere
from goldendoor.hall.finding import there
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


T = TypeVar("T")
_found: ContextVar[dict[tuple[Any, ...], Any] | None] = ContextVar("what was found for one page", default=None)


@contextmanager
def asked_once() -> Iterator[None]:
    """While a page that changes nothing is made, who holds which office is asked of the database once."""
    before = _found.set({})
    try:
        yield
    finally:
        _found.reset(before)


def once(key: tuple[Any, ...], find: Callable[[], T]) -> T:
    """What was found under a key while one page is made; outside of `asked_once` it is looked for each time."""
    found = _found.get()
    if found is None:
        return find()
    if key not in found:
        found[key] = find()
    return found[key]  # type: ignore[no-any-return]


def city_records() -> CityRecords | None:
    """What these records are of, or None before set-up."""
    return CityRecords.objects.first()


def is_made_up() -> bool:
    """Whether these records are a demonstration's: nothing in them is about anybody."""
    return once(("made up",), CityRecords.objects.filter(made_up=True).exists)


def offices_of(account_id: int, day: date) -> tuple[HeldOffice, ...]:
    """The offices that an account holds on a day, in order of their names; none for one that was closed."""

    def find() -> tuple[HeldOffice, ...]:
        held = Holding.objects.on(day).filter(account_id=account_id, account__is_active=True)
        return tuple(
            HeldOffice(*one) for one in held.order_by("office", "agency__code").values_list("office", "agency__code")
        )

    return once(("offices", account_id, day), find)


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
    return there(holdings_seen(account_id, day), number, "There is no such office held.")


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


def accounts_in(offices: frozenset[str], agency: str, day: date) -> list[int]:
    """The accounts that hold one of these offices on a day, in an agency, or in any where it is empty; never a closed one."""
    held = Holding.objects.on(day).filter(office__in=offices, account__is_active=True)
    held = held.filter(agency__code=agency) if agency else held
    return sorted(set(held.values_list("account_id", flat=True)))


def holdings_that_end(first: date, last: date) -> QuerySet[Holding]:
    """The offices held of which the last day is one of these, by accounts that are open: for City Hall's own clock."""
    ending = Holding.objects.filter(until__gte=first, until__lte=last, since__lte=last, account__is_active=True)
    return ending.select_related("agency").order_by("until", "pk")


def names_of(account_ids: Iterable[int]) -> dict[int, str]:
    """The names with which accounts sign in, by their numbers: to write to them, and shown to nobody."""
    return dict(Account.objects.filter(pk__in=list(account_ids)).values_list("pk", "name"))


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
