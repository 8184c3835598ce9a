"""The whole rule by hand, as a careful programmer would write it for this one question: the limit."""

from typing import Any

from .peer import Answer, Decide, Facts

NAME = "hand-written Python, the whole rule"
ANSWERS_WITH = "verdict and citation"
PACKAGES: tuple[str, ...] = ()
READS_WHOLE_SITUATION = True

_NOT_BOUND = ("not_regulated", "EO 34 § 3(a)")
_ANOTHER_TOPIC = ("not_regulated", "EO 34 § 3(a)")
_BIRTHPLACE = ("refer", "EO 34 § 3(a)")
_CAME_FOR_HELP = ("must_not", "EO 34 § 4(c)")
_HELP_FROM_ANOTHER_AGENCY = ("refer", "EO 34 § 4(c)")
_OFFICER_INVESTIGATES = ("may", "EO 34 § 4(a)")
_OFFICER = ("must_not", "EO 34 § 4(a)")
_ELIGIBILITY = ("may", "EO 34 § 3(a)(1)")
_REQUIRED_BY_LAW = ("may", "EO 34 § 3(a)(2)")
_WORKER = ("must_not", "EO 34 § 3(a)")


def available() -> str | None:
    return None


def decide(facts: Facts) -> tuple[str, str]:
    """The strictest of the rules that speak; § 4(c) is the police department's own and has no exception."""
    if not facts["actor_city_officer_or_employee"]:
        return _NOT_BOUND
    topic = facts["inquiry_topic"]
    if topic not in ("immigration_status", "citizenship"):
        return _BIRTHPLACE if topic in ("country_of_birth", "nationality") else _ANOTHER_TOPIC
    came_for_help = (
        facts["person_is_crime_victim"]
        or facts["person_is_crime_witness"]
        or facts["person_called_or_approached_police_for_assistance"]
    ) and not (facts["person_is_arrestee"] or facts["person_is_subject_of_investigation"])
    if came_for_help and facts["actor_agency"] == "NYPD":
        return _CAME_FOR_HELP
    if facts["actor_is_law_enforcement_officer"]:
        if facts["investigating_illegal_activity"] and facts["illegal_activity_other_than_mere_status"]:
            return _HELP_FROM_ANOTHER_AGENCY if came_for_help else _OFFICER_INVESTIGATES
        return _OFFICER
    if facts["status_necessary_for_eligibility"] or facts["status_necessary_for_service_provision"]:
        return _ELIGIBILITY
    if facts["inquiry_required_by_law"]:
        return _REQUIRED_BY_LAW
    return _WORKER


def build() -> Decide:
    return decide


def read(answer: Any) -> Answer:
    verdict, citation = answer
    return verdict, (citation,)
