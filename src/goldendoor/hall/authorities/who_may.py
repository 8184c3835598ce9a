"""Who may do what with an authority, from the offices that somebody holds: propose, sign, close and read it."""

from collections.abc import Iterable

from goldendoor.hall.authorities.models import Authority
from goldendoor.hall.authorities.table import KINDS, LAW_DEPARTMENT, AuthorityKind, Reach, SignatureNeeded, Whose
from goldendoor.hall.people.access import HeldOffice
from goldendoor.hall.people.offices import CITYWIDE, SEES_NO_REGISTER

SEES_EVERY_AGENCYS = LAW_DEPARTMENT | {"chief_privacy_officer"}
# An agency's own offices of law and privacy. Determinations and reasons are for them; others see that there is one.
LAW_AND_PRIVACY = frozenset({"agency_general_counsel", "agency_privacy_officer", "legal_bureau"})


def sees_the_register(held: Iterable[HeldOffice]) -> tuple[HeldOffice, ...]:
    """Those of the offices held that see standing authorities at all."""
    return tuple(one for one in held if one.office not in SEES_NO_REGISTER)


def may_propose(held: HeldOffice, kind: AuthorityKind, agency: str | None) -> bool:
    """Whether somebody in this office may propose one of a kind for an agency, or for the whole city."""
    if held.office not in kind.proposed_by or not _reaches(kind.reach, agency):
        return False
    return agency is None or held.office in CITYWIDE or held.agency == agency


def kinds_to_propose(held: Iterable[HeldOffice]) -> tuple[AuthorityKind, ...]:
    """Each kind that somebody may propose in one of the offices held."""
    offices = {one.office for one in held}
    return tuple(kind for kind in KINDS.values() if offices & kind.proposed_by)


def places_of(held: HeldOffice, authority: Authority) -> tuple[int, ...]:
    """Which of the signatures under an authority are for this office, given or not."""
    return tuple(place for place, needed in enumerate(authority.of_kind.signatures) if _is_for(needed, held, authority))


def may_sign_for(held: HeldOffice, authority: Authority) -> bool:
    """Whether this office signs such an authority, whoever is in it."""
    return bool(places_of(held, authority))


def office_to_sign_in(account_id: int, held: Iterable[HeldOffice], authority: Authority) -> HeldOffice | None:
    """The office in which somebody may give the next signature; None where they may not."""
    signed = list(authority.signatures.all())
    barred = {authority.proposed_by_id, authority.holder_id, *(one.account_id for one in signed)}
    if account_id in barred:
        return None
    taken = {one.place for one in signed}
    return next((one for one in held if set(places_of(one, authority)) - taken), None)


def office_to_close_in(account_id: int, held: Iterable[HeldOffice], authority: Authority) -> HeldOffice | None:
    """The office in which somebody may decline or end it: one that signs it, or, for a proposal, that of its proposer."""
    held = tuple(held)
    signing = next((one for one in held if may_sign_for(one, authority)), None)
    if signing is not None or authority.approved_on is not None or authority.proposed_by_id != account_id:
        return signing
    return next((one for one in held if one.office == authority.proposed_in), None)


def reads_what_it_says(account_id: int, held: Iterable[HeldOffice], authority: Authority) -> bool:
    """Whether somebody who sees the authority may read its scope and its paper too."""
    if not authority.of_kind.privileged:
        return True
    return authority.proposed_by_id == account_id or reads_reasons(held, authority)


def reads_reasons(held: Iterable[HeldOffice], authority: Authority) -> bool:
    """Whether somebody may read why it was declined or ended: law and privacy, and those who sign it."""
    return any(_advises_on(one, authority) or may_sign_for(one, authority) for one in held)


def _advises_on(held: HeldOffice, authority: Authority) -> bool:
    if held.office in SEES_EVERY_AGENCYS:
        return True
    # What is for the whole city is for the counsel and the privacy officer of each agency.
    is_theirs = authority.agency_id is None or held.agency in agencies_of(authority)
    return held.office in LAW_AND_PRIVACY and is_theirs


def agencies_of(authority: Authority) -> tuple[str, ...]:
    """The agencies that an authority is for; none where it is for the whole city."""
    return tuple(one.code for one in (authority.agency, authority.other_agency) if one is not None)


def _reaches(reach: Reach, agency: str | None) -> bool:
    if agency is None:
        return reach in (Reach.CITY, Reach.EITHER)
    return reach is not Reach.CITY


def _is_for(needed: SignatureNeeded, held: HeldOffice, authority: Authority) -> bool:
    if held.office not in needed.offices:
        return False
    if needed.whose is Whose.CITY:
        return True
    agency = authority.agency if needed.whose is Whose.AGENCY else authority.other_agency
    return agency is not None and held.agency == agency.code
