"""What made-up people write down: offices, badges, courts and numbers that do not exist, and nobody's name."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from random import Random
from types import MappingProxyType
from typing import Any

from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.matters.demonstration_cases import Case
from goldendoor.hall.matters.models import Ending, Kind, Matter, State, Step
from goldendoor.hall.matters.particulars import CHOICE, Particular, to_write_down

REASONS = (
    "I read the papers and asked the unit; it holds. (made up)",
    "The rule covers this case as it was told to me. (made up)",
    "I spoke with the desk and looked at what was shown. (made up)",
)
REASONS_AGAINST = (
    "Nothing that was shown says so. (made up)",
    "I looked for a ground and found none. (made up)",
    "It was said and not shown. (made up)",
)
BODY_OF: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "federal_immigration_agent": ("ice", "hsi", "cbp"), "other_federal_agent": ("fbi", "marshals", "other_federal"),
        "federal_immigration_authority": ("ice", "cbp"), "other_federal_le": ("fbi", "marshals"),
        "state_officer": ("state",), "other_local_officer": ("other_local",), "other_city_agency": ("city",),
        "nypd": ("city",),
    }
)  # fmt: skip
WANTED = {"give_access": "entry", "use_lot": "lot", "assist": "staff"}
COURTS = ("District Court, Demonstration District (made up)", "Magistrate's Court of Nowhere (made up)")
UNITS = ("Field Office Sample", "Task Unit Example", "Regional Office Nowhere", "Liaison Desk Pretend")
CAME_OF: Mapping[tuple[str, str], tuple[str, str, str]] = MappingProxyType({})


def reason(says_yes: bool, chance: Random) -> str:
    """Why an office found as it did; nothing in it is about anybody."""
    return chance.choice(REASONS if says_yes else REASONS_AGAINST)


def written(case: Case, matter: Matter, step: Step, at: datetime, chance: Random) -> dict[str, Any]:
    """What is written down when a step is done: everything that has a place in such a record, and fits the case."""
    register = step.facts[0] if step.kind in (Kind.RECORD, Kind.OUTCOME) else ""
    local = at.astimezone(CITY_TIME)
    given = {
        one.name: _value(one, case, matter, local, chance)
        for one in to_write_down(step.kind, register)
        if one.required or chance.random() < HOW_OFTEN_MORE
    }
    return {name: value for name, value in given.items() if value is not None}


HOW_OFTEN_MORE = 0.8


def _value(one: Particular, case: Case, matter: Matter, at: datetime, chance: Random) -> Any:
    paper = str(case.answers.get("paper_kind", "no_paper"))
    if one.name in ("court", "docket", "judge", "paper_date") and paper == "no_paper":
        return None
    if one.kind == CHOICE:
        return _choice(one, case, matter, paper, chance)
    numbers = {
        "badge": f"DEMO-{chance.randint(100, 999)}", "docket": f"00-demo-{chance.randint(1, 99):02}",
        "custody_number": f"DEMO-{matter.pk:05}", "case_number": f"DEMO-{at.year}-{matter.pk:04}",
    }  # fmt: skip
    days = {"paper_date": at.date() - timedelta(days=chance.randint(1, 9)), "received_on": matter.on, "answered_on": at.date()}
    words = {
        "unit": chance.choice(UNITS), "court": chance.choice(COURTS), "judge": "Judge of Part Zero (made up)",
        "searched_by": "the legal division", "whom": f"the desk, shield DEMO-{chance.randint(10, 99)}",
        "note": chance.choice(REASONS), "ground": "9-131(b)(1), the warrant of Demonstration District (made up)", "officers": chance.randint(1, 6),
    }  # fmt: skip
    moments = {
        "came_at": at - timedelta(minutes=chance.randint(5, 40)), "release_due": at + timedelta(hours=chance.randint(3, 30)),
        "released_at": at - timedelta(minutes=20), "searched_at": at - timedelta(minutes=45), "sent_at": at, "when": at,
        "ends": None,
    }  # fmt: skip
    found: Mapping[str, Any] = {**numbers, **days, **words, **moments}
    return found[one.name]


def _choice(one: Particular, case: Case, matter: Matter, paper: str, chance: Random) -> str:
    asked_by = str(case.answers.get("requester_kind") or case.answers.get("recipient_kind") or "")
    done = case.ending in (Ending.CARRIED_OUT, Ending.PARTLY)
    fixed = {
        "paper": paper, "wanted": WANTED.get(matter.act, "other"),
        "body": chance.choice(BODY_OF.get(asked_by, ("ice",) if matter.register == "detainers" else ("somebody_else",))),
        "outcome": "as_it_should_be" if matter.state == State.ALLOWED else "not_so",
        "response": "passed_on" if matter.register == "disclosures" else "asked_to_wait",
        "action_taken": _came_of_a_detainer(matter, done), "answer": "signed" if done else "declined",
        "given": ("in_part" if case.ending == Ending.PARTLY else "everything") if done else "nothing",
        "sent": "electronically" if done else "not_sent",
    }  # fmt: skip
    return str(fixed.get(one.name) or chance.choice(one.choices)[0])


def _came_of_a_detainer(matter: Matter, done: bool) -> str:
    if not done:
        return "released_when_due" if matter.pk % 2 else "not_honored"
    return {"notify": "told", "transfer": "handed_over"}.get(matter.act, "held")
