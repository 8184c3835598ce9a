"""Which offices answer for a party that the law names, in which agency, and who sees which register."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from goldendoor.hall.people.access import HeldOffice
from goldendoor.hall.people.offices import CITYWIDE

# These belong to one agency, whatever agency the matter is of.
IN_ONE_AGENCY: Mapping[str, str] = MappingProxyType(
    {
        "department_of_correction": "DOC", "department_of_education": "DOE", "department_of_probation": "DOP",
        "duty_chief": "NYPD", "legal_bureau": "NYPD", "operations_unit": "NYPD", "police_department": "NYPD",
        "ranking_officer_on_scene": "NYPD", "school_counsel": "DOE", "school_principal": "DOE",
        "school_safety_agent": "NYPD",
    }
)  # fmt: skip
# Where the law names a whole body, or nobody in particular, these do what it owes.
STAND_INS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "agency": frozenset({"agency_head", "agency_general_counsel", "supervisor"}),
        "department_of_correction": frozenset({"detainer_clerk", "agency_general_counsel", "agency_head"}),
        "department_of_education": frozenset({"school_counsel", "agency_general_counsel", "agency_head"}),
        "department_of_probation": frozenset({"detainer_clerk", "agency_general_counsel", "agency_head"}),
        "employee": frozenset({"worker", "supervisor"}),
        "law_department": frozenset({"corporation_counsel"}),
        "police_department": frozenset({"duty_chief", "legal_bureau", "operations_unit", "agency_general_counsel"}),
        "service_agency": frozenset({"agency_head", "agency_general_counsel", "supervisor"}),
        "staff": frozenset({"worker", "supervisor"}),
        "worker": frozenset({"supervisor"}),
    }
)
DETAINERS, CERTIFICATIONS, DISCLOSURES = "detainers", "certifications", "disclosures"
# What tells of a person's status by being there is sealed to the offices that handle it (safety 11).
SEALED_TO: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        DETAINERS: frozenset({"detainer_clerk", "agency_general_counsel", "legal_bureau"}),
        CERTIFICATIONS: frozenset({"agency_general_counsel", "supervisor"}),
    }
)
# Who sees the other matters of their own agency.
SEES_THE_AGENCY = frozenset(
    {"agency_general_counsel", "agency_head", "agency_privacy_officer", "property_official", "supervisor"}
)
# Who sees one register of every agency: the City's own officer for it.
SEES_A_REGISTER: Mapping[str, frozenset[str]] = MappingProxyType({"chief_privacy_officer": frozenset({DISCLOSURES})})
# Who never opens a matter, and takes part in none.
OUTSIDE_MATTERS = frozenset({"auditor", "keeper", "publisher", "translator"})


class AnyOffice:
    """Every office but those that take part in no matter."""

    def __contains__(self, office: object) -> bool:
        return office not in OUTSIDE_MATTERS


def agency_of(party: str, agency: str) -> str | None:
    """The agency in which a party's officer is to be found; None for one that speaks for the whole city."""
    if party in IN_ONE_AGENCY:
        return IN_ONE_AGENCY[party]
    return None if party in CITYWIDE else agency


def may_act_for(party: str) -> frozenset[str]:
    """The offices that may do what a party has to do."""
    return frozenset({party}) | STAND_INS.get(party, frozenset())


def acts_for(office: str) -> frozenset[str]:
    """The parties for which somebody in an office may act."""
    return frozenset({office}) | {party for party, offices in STAND_INS.items() if office in offices}


def answers(held: HeldOffice, party: str, agency: str | None) -> bool:
    """Whether an office held is one that may act for a party, in the agency where the law wants it."""
    return held.office in may_act_for(party) and agency in (None, held.agency)


def that_answers(held: Iterable[HeldOffice], party: str, agency: str | None) -> HeldOffice | None:
    """The first of these offices that may act for a party; the party's own before one that stands in."""
    found = [one for one in held if answers(one, party, agency)]
    return min(found, key=lambda one: one.office != party, default=None)
