"""Who may make courses, see who is due, and note what contractors report: from the offices that somebody holds."""

from collections.abc import Iterable

from goldendoor.hall.authorities.table import LAW_DEPARTMENT
from goldendoor.hall.people.access import HeldOffice
from goldendoor.hall.people.offices import CITYWIDE

COUNSEL = LAW_DEPARTMENT | {"agency_general_counsel"}
APPROVES = COUNSEL | {"chief_privacy_officer"}
# They see how many are due in every agency, and nobody's name.
SEES_COUNTS = LAW_DEPARTMENT | {"chief_privacy_officer", "response_committee", "mayors_office"}
# They see who is due in their own agency.
SEES_THE_AGENCY = frozenset(
    {"agency_head", "agency_privacy_officer", "agency_general_counsel", "supervisor", "school_principal"}
)
NOTES_CONTRACTORS = frozenset({"agency_general_counsel", "supervisor", "property_official"})


def office_among(held: Iterable[HeldOffice], offices: frozenset[str]) -> HeldOffice | None:
    """The first of the offices held that is among these."""
    return next((one for one in held if one.office in offices), None)


def reaches(office: str, agency: str, made_for: str | None) -> bool:
    """Whether counsel in this office may make, approve or withdraw a course of an agency, or of the whole city (None)."""
    return office in CITYWIDE or made_for == agency


def agencies_seen(held: Iterable[HeldOffice]) -> frozenset[str]:
    """The agencies of which somebody sees who is due."""
    return frozenset(one.agency for one in held if one.office in SEES_THE_AGENCY)
