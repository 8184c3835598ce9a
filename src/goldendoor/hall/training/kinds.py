"""How courses, completions and counts stand on the ledger: as plain values that can be hashed again."""

from typing import Any

from goldendoor.hall.ledger.kinds import register_model
from goldendoor.hall.training.models import Completion, ContractorCount, Course, CourseVersion

Plain = dict[str, Any]
AS_THEY_ARE = (
    "course_id", "number", "title", "offices", "agencies", "employments", "scenarios", "within_days", "again_at_once",
    "made_for_id", "proposed_by_id", "proposed_in", "approved_by_id", "approved_in", "withdrawn_by_id",
)  # fmt: skip
DAYS = ("proposed_on", "approved_on", "withdrawn_on")


def course(one: Course) -> Plain:
    """A course."""
    return {"label": one.label}


def version(one: CourseVersion) -> Plain:
    """A version of a course, with the law it was made on: nobody changes either unseen."""
    days = {name: getattr(one, name) for name in DAYS}
    return {
        **{name: getattr(one, name) for name in AS_THEY_ARE},
        **{name: day and day.isoformat() for name, day in days.items()},
        "norms": [
            [each.instrument, each.norm, each.citation, each.fingerprint, each.parts]
            for each in one.norms.order_by("instrument", "norm")
        ],
        "answers": [[each.scenario, each.answer] for each in one.answers.order_by("scenario")],
    }


def completion(one: Completion) -> Plain:
    """That somebody passed."""
    return {"version": one.version_id, "account": one.account_id, "day": one.day.isoformat()}


def contractor_count(one: ContractorCount) -> Plain:
    """A count of contractors' staff."""
    return {
        "version": one.version_id, "agency": one.agency_id, "contract": one.contract, "employment": one.employment,
        "people": one.people, "trained": one.trained, "paper": one.paper, "day": one.day.isoformat(),
        "noted_by": one.noted_by_id, "noted_in": one.noted_in,
    }  # fmt: skip


def register() -> None:
    """Make them known to the ledger."""
    register_model("course", Course, course)
    register_model("course-version", CourseVersion, version)
    register_model("completion", Completion, completion)
    register_model("contractor-count", ContractorCount, contractor_count)
