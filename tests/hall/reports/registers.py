"""Small registers made by hand: each row is written as the acts would leave it, so that a test can say what has to be counted."""

from datetime import UTC, date, datetime, time
from typing import Any

from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.matters.models import Ending, Finding, Kind, Matter, Record, Seat, State, Step
from goldendoor.hall.people.models import Account, Agency

HELP = "someone-asks-for-help-with-enforcement"
DETAINER = "a-detainer-came"
_OF_ACT = {
    "assist": ("enforcement_requests", HELP), "detain": ("detainers", DETAINER), "notify": ("detainers", DETAINER),
    "transfer": ("detainers", DETAINER), "disclose": ("disclosures", "another-city-agency-asks"),
}  # fmt: skip


def row(
    act: str, agency: str, on: date, *, facts: dict[str, Any] | None = None, written: dict[str, Any] | None = None,
    outcome: dict[str, Any] | None = None, found: dict[str, tuple[bool, list[str]]] | None = None, closed: bool = True,
    situation: str | None = None,
) -> Matter:  # fmt: skip
    """One matter with its entry, what came of it, and what offices found."""
    register, usual = _OF_ACT[act]
    at = datetime.combine(on, time(12), CITY_TIME).astimezone(UTC)
    matter = Matter.objects.create(
        act=act, situation=usual if situation is None else situation, register=register,
        agency=Agency.objects.get_or_create(code=agency, defaults={"words": f"Agency {agency}"})[0], on=on, opened_at=at,
        facts=facts or {}, verdict="must_not", law_hash="0" * 64, state=State.CLOSED if closed else State.NOT_YET,
        changed_at=at, closed_at=at if closed else None, ending=Ending.NOT_DONE if closed else "",
    )  # fmt: skip
    clerk = Account.objects.get_or_create(name=f"clerk-{agency}", defaults={"known_as": "Clerk"})[0]
    seat = Seat.objects.create(matter=matter, account=clerk, office="worker", asked=True)
    if written is not None:
        number = Record.objects.filter(register=register, year=on.year).count() + 1
        step = _step(matter, Kind.RECORD, register, seat, at)
        Record.objects.create(step=step, register=register, year=on.year, number=number, answers=written, at=at)
    if outcome is not None:
        Record.objects.create(step=_step(matter, Kind.OUTCOME, register, seat, at), answers=outcome, at=at)
    counsel = Account.objects.get_or_create(name=f"counsel-{agency}", defaults={"known_as": "Counsel"})[0]
    judge = Seat.objects.create(matter=matter, account=counsel, office="agency_general_counsel", asked=False)
    for fact, (holds, limbs) in (found or {}).items():
        Finding.objects.create(seat=judge, fact=fact, holds=holds, limbs=limbs, at=at)
    return matter


def asked_for_help(agency: str, on: date, body: str, meant: bool | None = True, **more: Any) -> Matter:
    """Another government asks an agency for help; `meant` for immigration enforcement, or not, or nobody said."""
    facts: dict[str, Any] = {
        "requester_kind": "federal_immigration_agent", "actor_kind": "nypd_uniformed", "resource_kind": "on_duty_time_employee",
    }  # fmt: skip
    if meant is not None:
        facts["request_intended_to_further_immigration_enforcement"] = meant
    written = {"came_at": f"{on}T12:00", "body": body, "wanted": "staff", "response": "refused"}
    return row("assist", agency, on, facts=facts, written=written, **more)


def detainer(agency: str, on: date, done: str | None, act: str = "detain", **more: Any) -> Matter:
    """A detainer that came, and what was done in the end."""
    besides = more.pop("besides", {})
    outcome = None if done is None else {"action_taken": done, **besides}
    written = {"came_at": f"{on}T12:00", "body": "ice", "paper": "detainer_form"}
    return row(act, agency, on, written=written, outcome=outcome, **more)


def disclosure(agency: str, on: date, recipient: str, given: str | None = "nothing", **more: Any) -> Matter:
    """Somebody asked for identifying information."""
    written = {"came_at": f"{on}T12:00", "body": "city", "purpose": "service", "response": "passed_on"}
    outcome = None if given is None else {"given": given}
    return row("disclose", agency, on, facts={"recipient_kind": recipient}, written=written, outcome=outcome,
               situation="", **more)  # fmt: skip


def a_quarter_of_requests() -> None:
    """A quarter in which only Correction, in one month, was asked seldom."""
    for agency, month, times in (
        ("NYPD", 7, 14), ("NYPD", 8, 11), ("NYPD", 9, 12), ("DOC", 7, 2), ("DOC", 8, 9), ("DOC", 9, 8),
    ):  # fmt: skip
        for day in range(1, times + 1):
            asked_for_help(agency, date(2026, month, day), "ice")


def _step(matter: Matter, kind: Kind, register: str, seat: Seat, at: datetime) -> Step:
    return Step.objects.create(
        matter=matter, kind=kind, office="worker", agency=matter.agency, mark=f"{kind}:{register}", facts=[register],
        what="Write it down", citation="", opened_at=at, done_at=at, done_by=seat,
    )  # fmt: skip
