"""The same by hand with everything but the six facts taken for granted: the floor under any engine."""

from typing import Any

from .peer import Answer, Decide, Facts

NAME = "hand-written Python, six facts only"
ANSWERS_WITH = "verdict and citation"
PACKAGES: tuple[str, ...] = ()
READS_WHOLE_SITUATION = False

_WOULD_GAIN_BY_IT = ("refer", "EO 34 § 4(c)")
_CAME_FOR_HELP = ("must_not", "EO 34 § 4(c)")
_OFFICER_INVESTIGATES = ("may", "EO 34 § 4(a)")
_OFFICER = ("must_not", "EO 34 § 4(a)")
_ELIGIBILITY = ("may", "EO 34 § 3(a)(1)")
_REQUIRED_BY_LAW = ("may", "EO 34 § 3(a)(2)")
_WORKER = ("must_not", "EO 34 § 3(a)")


def available() -> str | None:
    return None


def decide(facts: Facts) -> tuple[str, str]:
    """First that holds; § 4(c) comes first because it is stricter than whatever § 3(a) or § 4(a) says."""
    if facts["person_is_crime_victim"]:
        return _WOULD_GAIN_BY_IT if facts["status_necessary_for_eligibility"] else _CAME_FOR_HELP
    if facts["actor_is_law_enforcement_officer"]:
        if facts["investigating_illegal_activity"] and facts["illegal_activity_other_than_mere_status"]:
            return _OFFICER_INVESTIGATES
        return _OFFICER
    if facts["status_necessary_for_eligibility"]:
        return _ELIGIBILITY
    if facts["inquiry_required_by_law"]:
        return _REQUIRED_BY_LAW
    return _WORKER


def build() -> Decide:
    return decide


def read(answer: Any) -> Answer:
    verdict, citation = answer
    return verdict, (citation,)
