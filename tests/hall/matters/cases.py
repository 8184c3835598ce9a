"""Cases that tests open matters from, as somebody at the desk would answer."""

from typing import Any

from tests.hall.cities import TODAY, Person

from goldendoor.hall.acting import perform
from goldendoor.hall.matters.actions import OpenMatter
from goldendoor.hall.matters.models import Matter

AT_THE_DOOR: dict[str, Any] = {
    "requester_kind": "federal_immigration_agent", "paper_kind": "no_paper", "actor_kind": "line_worker",
    "area_kind": "staff_only", "place_kind": "city_office", "room_belongs_to_different_resident": "no",
    "exigency_asserted_by_agent_only": "no",
}  # fmt: skip
ANOTHER_AGENCY: dict[str, Any] = {
    "info_category": ["address"], "actor_kind": "line_worker", "plainly_not_law_enforcement": "yes", "moia_request": "no",
    "school_building": "no", "information_obtained_and_maintained_by_city_agency": "yes",
    "information_overheard_not_recorded": "no", "written_authorization_by_subject": "no", "authorization_is_blanket": "no",
    "applicant_information": "no",
}  # fmt: skip
HELP_THE_AGENTS: dict[str, Any] = {
    "requester_kind": "federal_immigration_agent", "actor_kind": "nypd_uniformed", "resource_kind": "on_duty_time_employee",
    "federal_law_enforced": "none", "shots_fired_at_agents": "no",
}  # fmt: skip
A_DETAINER: dict[str, Any] = {
    "paper_kind": "court_warrant", "warrant_issuer": "federal_magistrate", "warrant_presented_with_detainer": "yes",
    "warrant_presented": "yes", "warrant_on_probable_cause": "yes",
    "warrant_authorises_federal_immigration_authorities_custody": "yes",
}  # fmt: skip


def opened(by: Person, act: str, situation: str, answers: dict[str, Any], **more: Any) -> Matter:
    """A matter that somebody opened today."""
    perform(OpenMatter(act, TODAY, answers, situation, **more), by.acting())
    return Matter.objects.latest("pk")


def at_the_door(by: Person, **other: Any) -> Matter:
    """An agent without a paper wants to come in."""
    return opened(by, "give_access", "someone-wants-to-come-in", {**AT_THE_DOOR, **other})


def another_agency_asks(by: Person, **other: Any) -> Matter:
    """Another City agency wants an address."""
    return opened(by, "disclose", "another-city-agency-asks", {**ANOTHER_AGENCY, **other})
