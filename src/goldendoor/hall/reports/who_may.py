"""Who prepares, reads and publishes which report, and who decides that an item is left out."""

from collections.abc import Iterable

from goldendoor.hall.matters.parties import IN_ONE_AGENCY, SEALED_TO, STAND_INS
from goldendoor.hall.people.access import HeldOffice
from goldendoor.hall.people.offices import CITYWIDE

PUBLISHER = "publisher"
HEADS = frozenset({"agency_head", "agency_general_counsel"})
# Where a report is the whole city's, these act for the party that the law names.
ACTS_FOR_THE_CITY = {
    "mayors_designee": frozenset({"mayors_office"}),
    "law_department": frozenset({"corporation_counsel"}),
}
OF_DISCLOSURES = frozenset({"agency_privacy_officer"})
# They read every report, drafts too: what is to be published has no secrets from them.
READS_EVERY_DRAFT = frozenset({PUBLISHER, "auditor", "response_committee", "mayors_office"})


class _PreparingOffices:
    """Every office that may prepare some report: those of agencies, and those that a law gives one for the whole city."""

    def __contains__(self, office: object) -> bool:
        return office not in {"worker", "keeper", "translator", "auditor", PUBLISHER, "response_committee"}


PREPARING = _PreparingOffices()


class _PublishingOffices:
    """The publisher, and every office that may prepare: the act itself asks which reports it publishes."""

    def __contains__(self, office: object) -> bool:
        return office == PUBLISHER or office in PREPARING


PUBLISHING = _PublishingOffices()


def preparers(holder: str, out_of: str | None) -> frozenset[str]:
    """The offices that prepare a report of a party.

    Args:
        out_of: the register that it is counted from, if it is.
    """
    if _is_the_citys(holder):
        return frozenset({holder}) | ACTS_FOR_THE_CITY.get(holder, frozenset())
    of_the_register = SEALED_TO.get(out_of or "", frozenset()) - {"legal_bureau"}
    privacy = OF_DISCLOSURES if out_of == "disclosures" else frozenset()
    return (
        frozenset({holder}) | HEADS | of_the_register | privacy | (STAND_INS.get(holder, frozenset()) - {"supervisor"})
    )


def may_prepare(held: HeldOffice, holder: str, agency: str, out_of: str | None) -> bool:
    """Whether an office prepares a report of this party, and of this agency; empty for the whole city."""
    return held.office in preparers(holder, out_of) and (not agency or held.agency == agency)


def may_publish(held: HeldOffice, holder: str, agency: str) -> bool:
    """Whether an office publishes it: the publisher, the party itself, or the head of its agency."""
    if held.office == PUBLISHER:
        return True
    own = {holder, *ACTS_FOR_THE_CITY.get(holder, ())} if _is_the_citys(holder) else {holder, "agency_head"}
    return held.office in own and (not agency or held.agency == agency)


def may_read(held: HeldOffice, holder: str, agency: str, out_of: str | None) -> bool:
    """Whether an office reads a report before it is published."""
    return (
        held.office in READS_EVERY_DRAFT
        or may_prepare(held, holder, agency, out_of)
        or may_publish(held, holder, agency)
    )


def may_leave_out(held: HeldOffice, party: str) -> bool:
    """Whether an office decides on leaving an item out, where the law leaves that to a party."""
    return held.office in {party, *ACTS_FOR_THE_CITY.get(party, ()), *STAND_INS.get(party, ())}


def reads_some(held: Iterable[HeldOffice]) -> bool:
    """Whether somebody has to do with reports at all."""
    return any(one.office in PREPARING or one.office in READS_EVERY_DRAFT for one in held)


def _is_the_citys(holder: str) -> bool:
    return holder in CITYWIDE or (holder not in IN_ONE_AGENCY and holder != "agency")
