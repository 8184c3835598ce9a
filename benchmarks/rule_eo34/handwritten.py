"""The whole rule by hand, as a careful programmer would write it for this one question: the limit."""

from typing import Any

from .peer import Answer, Decide, Facts

NAME = "hand-written Python, the whole rule"
ANSWERS_WITH = "verdict and citation"
PACKAGES: tuple[str, ...] = ()
READS_WHOLE_SITUATION = True

# Questions that counsel has not settled are referred, as the law files do.
_NAMING_STATUS = ("immigration_status", "citizenship")
_ENTRY_CRIMES = frozenset(("8 USC 1325", "8 USC 1326"))

_NOT_BOUND = ("not_regulated", "")
_ANOTHER_TOPIC = ("not_regulated", "")
_CAME_FOR_HELP = ("must_not", "EO 34 § 4(c)")
_CAME_FOR_HELP_AND_DOUBTFUL = ("refer", "EO 34 § 4(c)")
_OFFICER_INVESTIGATES = ("may", "EO 34 § 4(a)")
_OFFICER_INVESTIGATES_AND_DOUBTFUL = ("refer", "EO 34 § 4(a)")
_OFFICER = ("must_not", "EO 34 § 4(a)")
_OFFICER_ASKS_BIRTHPLACE = ("refer", "EO 34 § 4(a)")
_ELIGIBILITY = ("may", "EO 34 § 3(a)(1)")
_REQUIRED_BY_LAW = ("may", "EO 34 § 3(a)(2)")
_WORKER = ("must_not", "EO 34 § 3(a)")
_WORKER_ASKS_BIRTHPLACE = ("refer", "EO 34 § 3(a)")


def available() -> str | None:
    return None


def decide(facts: Facts) -> tuple[str, str]:
    """The strictest of the rules that speak; § 4(c) is the police department's own and is asked first."""
    if not facts["actor_city_officer_or_employee"]:
        return _NOT_BOUND
    topic = facts["inquiry_topic"]
    if topic == "other":
        return _ANOTHER_TOPIC
    came_for_help = (
        facts["person_is_crime_victim"]
        or facts["person_is_crime_witness"]
        or facts["person_called_or_approached_police_for_assistance"]
    ) and not (facts["person_is_arrestee"] or facts["person_is_subject_of_investigation"])
    necessary = facts["status_necessary_for_eligibility"] or facts["status_necessary_for_service_provision"]
    if came_for_help and facts["actor_is_police_staff"]:
        return _CAME_FOR_HELP_AND_DOUBTFUL if necessary or topic not in _NAMING_STATUS else _CAME_FOR_HELP
    if facts["actor_is_law_enforcement_officer"]:
        if (facts["investigating_illegal_activity"] and facts["illegal_activity_other_than_mere_status"]) or (
            facts["person_is_arrestee"]
            and not facts["summons_only"]
            and (facts["preparing_arrest_worksheet"] or (facts["actor_is_police_staff"] and topic == "country_of_birth"))
        ):
            if came_for_help:
                return _CAME_FOR_HELP_AND_DOUBTFUL
            if facts["person_asked_is_not_the_suspect"] or facts["federal_law_enforced"] in _ENTRY_CRIMES:
                return _OFFICER_INVESTIGATES_AND_DOUBTFUL
            return _OFFICER_INVESTIGATES
        if came_for_help and necessary:
            return _CAME_FOR_HELP_AND_DOUBTFUL
        return _OFFICER if topic in _NAMING_STATUS else _OFFICER_ASKS_BIRTHPLACE
    if necessary:
        return _ELIGIBILITY
    if facts["inquiry_required_by_law"]:
        return _REQUIRED_BY_LAW
    return _WORKER if topic in _NAMING_STATUS else _WORKER_ASKS_BIRTHPLACE


def build() -> Decide:
    return decide


def read(answer: Any) -> Answer:
    verdict, citation = answer
    return verdict, (citation,)
