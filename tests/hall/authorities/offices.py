"""Who proposes and who signs in the tests of the register, and authorities that they make."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tests.hall.cities import NOW, TODAY, Person, somebody

from goldendoor.hall.acting import perform
from goldendoor.hall.authorities.actions import ApproveAuthority, ProposeAuthority
from goldendoor.hall.authorities.models import Authority
from goldendoor.hall.authorities.table import KINDS, Reach

SCOPE = "Shelter intake forms, and nothing else"


@dataclass(frozen=True)
class Offices:
    """One person in each office; `_` and an agency where there are two."""

    supervisor: Person
    privacy: Person
    privacy_acs: Person
    counsel: Person
    head: Person
    worker: Person
    property: Person
    chief_privacy: Person
    law: Person
    law_too: Person
    mayor: Person
    legal_bureau: Person
    auditor: Person
    elsewhere: Person


def in_their_offices() -> Offices:
    return Offices(
        supervisor=somebody("sam", "supervisor", "DSS"),
        privacy=somebody("pria", "agency_privacy_officer", "DSS"),
        privacy_acs=somebody("pat", "agency_privacy_officer", "ACS"),
        counsel=somebody("cal", "agency_general_counsel", "DSS"),
        head=somebody("hana", "agency_head", "DSS"),
        worker=somebody("wes", "worker", "DSS"),
        property=somebody("ann", "property_official", "DSS"),
        chief_privacy=somebody("chi", "chief_privacy_officer", "MOIA"),
        law=somebody("lou", "corporation_counsel", "MOIA"),
        law_too=somebody("lea", "law_department", "MOIA"),
        mayor=somebody("may", "mayors_office", "MOIA"),
        legal_bureau=somebody("leo", "legal_bureau", "NYPD"),
        auditor=somebody("aud", "auditor", "DSS"),
        elsewhere=somebody("dan", "agency_general_counsel", "DOC"),
    )


# Who proposes one of each kind here, and who signs it, in their order.
WHO: dict[str, tuple[str, tuple[str, ...]]] = {
    "contract": ("property", ("counsel",)),
    "agreement": ("mayor", ("law",)),
    "lot_permit": ("property", ("counsel",)),
    "arrangement": ("counsel", ("law",)),
    "use_agreement": ("privacy", ("counsel",)),
    "routine": ("supervisor", ("privacy",)),
    "interagency": ("supervisor", ("privacy", "privacy_acs")),
    "best_interest": ("privacy", ("chief_privacy", "law")),
    "added_information": ("privacy", ("chief_privacy",)),
    "added_services": ("privacy", ("chief_privacy",)),
    "retention": ("privacy", ("counsel", "head")),
    "mayoral_order": ("mayor", ("law",)),
    "proxy": ("mayor", ("law", "law_too")),
    "chief_privacy": ("mayor", ("law",)),
    "designee": ("counsel", ("head",)),
    "certifier": ("counsel", ("head",)),
}


def proposal(kind: str, **other: object) -> ProposeAuthority:
    """A proposal of a kind with nothing wrong about it."""
    of_kind = KINDS[kind]
    given: dict[str, object] = {"kind": kind, "title": f"The {kind} of the test", "scope": SCOPE, "since": TODAY}
    if of_kind.reach is not Reach.CITY:
        given["agency"] = "DSS"
    if of_kind.reach is Reach.TWO_AGENCIES:
        given["other_agency"] = "ACS"
    if of_kind.needs_paper:
        given |= {"paper": "No. 7", "paper_dated": of_kind.paper_by or date(2026, 1, 5)}
    if of_kind.names_somebody:
        given["holder"] = "wes"
    return ProposeAuthority(**{**given, **other})


def proposed(offices: Offices, kind: str, at: datetime = NOW, **other: object) -> Authority:
    """A proposal, made by whoever makes such ones here."""
    perform(proposal(kind, **other), getattr(offices, WHO[kind][0]).acting(at=at, signed_in=at))
    return Authority.objects.latest("pk")


def signed(authority: Authority, *people: Person, days_later: int = 0) -> Authority:
    """The authority, with the signatures of these people."""
    at = NOW + timedelta(days=days_later)
    for one in people:
        perform(ApproveAuthority(authority.pk), one.acting(at=at, signed_in=at))
    return again(authority)


def approved(offices: Offices, kind: str, days_later: int = 0, **other: object) -> Authority:
    """An authority with all its signatures."""
    signers = [getattr(offices, name) for name in WHO[kind][1]]
    return signed(proposed(offices, kind, **other), *signers, days_later=days_later)


def again(authority: Authority) -> Authority:
    """The authority as the database has it now."""
    return Authority.objects.get(pk=authority.pk)
