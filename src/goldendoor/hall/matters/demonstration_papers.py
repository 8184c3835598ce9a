"""What made-up people write down: offices, badges, courts and numbers that do not exist, and nobody's name."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random
from types import MappingProxyType
from typing import Any

from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.matters.demonstration_cases import Case
from goldendoor.hall.matters.models import Ending, Kind, Matter, State
from goldendoor.hall.matters.particulars import to_write_down

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
PURPOSES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "federal_immigration_authority": ("law_enforcement",),
        "court": ("court",),
        "third_party_private": ("family", "other"),
    }
)
CAME_OF = {"detain": "held", "notify": "told", "transfer": "handed_over"}
HOW_OFTEN_MORE = 0.8
COURTS = ("District Court, Demonstration District (made up)", "Magistrate's Court of Nowhere (made up)")
UNITS = ("Field Office Sample", "Task Unit Example", "Regional Office Nowhere", "Liaison Desk Pretend")


def reason(says_yes: bool, chance: Random) -> str:
    """Why an office found as it did; nothing in it is about anybody."""
    return chance.choice(REASONS if says_yes else REASONS_AGAINST)


def written(
    case: Case, kind: Kind, register: str, matter: Matter | None, at: datetime, chance: Random
) -> dict[str, Any]:  # fmt: skip
    """What is written down when a step is done: what has to be, and most of what else fits. None, before the matter is there."""
    local = at.astimezone(CITY_TIME)
    paper = str(case.answers.get("paper_kind", "no_paper"))
    fits: dict[str, Any] = {
        **_moments(local, chance), **_numbers(matter, local, chance), **_words(chance),
        **_choices(case, register, matter, paper, chance),
        **(_of_a_paper(local, chance) if paper != "no_paper" else {}),
    }  # fmt: skip
    wanted = [one for one in to_write_down(kind, register) if one.name in fits]
    return {one.name: fits[one.name] for one in wanted if one.required or chance.random() < HOW_OFTEN_MORE}


def _moments(at: datetime, chance: Random) -> dict[str, Any]:
    return {
        "came_at": at - timedelta(minutes=chance.randint(5, 40)), "release_due": at + timedelta(hours=chance.randint(3, 30)),
        "released_at": at - timedelta(minutes=20), "searched_at": at - timedelta(minutes=45), "sent_at": at, "when": at,
        "received_on": at.date(), "answered_on": at.date(),
    }  # fmt: skip


def _numbers(matter: Matter | None, at: datetime, chance: Random) -> dict[str, Any]:
    number = matter.pk if matter else 0
    return {
        "badge": f"DEMO-{chance.randint(100, 999)}", "officers": chance.randint(1, 6),
        "custody_number": f"DEMO-{number:05}", "case_number": f"DEMO-{at.year}-{number:04}",
    }  # fmt: skip


def _words(chance: Random) -> dict[str, Any]:
    return {
        "unit": chance.choice(UNITS), "searched_by": "the legal division", "note": chance.choice(REASONS),
        "whom": f"the desk, shield DEMO-{chance.randint(10, 99)}",
        "ground": "9-131(b)(1), on the warrant of the Demonstration District (made up)",
    }  # fmt: skip


def _of_a_paper(at: datetime, chance: Random) -> dict[str, Any]:
    return {
        "court": chance.choice(COURTS), "docket": f"00-demo-{chance.randint(1, 99):02}",
        "judge": "the judge of Part Zero (made up)", "paper_date": at.date() - timedelta(days=chance.randint(1, 9)),
    }  # fmt: skip


def _choices(case: Case, register: str, matter: Matter | None, paper: str, chance: Random) -> dict[str, str]:
    asked_by = str(case.answers.get("requester_kind") or case.answers.get("recipient_kind") or "")
    done = case.ending in (Ending.CARRIED_OUT, Ending.PARTLY)
    given = "in_part" if case.ending == Ending.PARTLY else "everything"
    answered = "went_on_anyway" if case.incident else "asked_to_wait"
    return {
        "paper": paper, "wanted": WANTED.get(case.act, "other"),
        "body": chance.choice(BODY_OF.get(asked_by, ("ice",) if register == "detainers" else ("somebody_else",))),
        "outcome": "as_it_should_be" if matter and matter.state == State.ALLOWED else "not_so",
        "response": "passed_on" if register == "disclosures" else answered,
        "purpose": chance.choice(PURPOSES.get(asked_by, ("service",))), "how": chance.choice(("phone", "radio", "in_writing")),
        "action_taken": (CAME_OF if done else {}).get(case.act) or chance.choice(("released_when_due", "not_honored")),
        "answer": "signed" if done else "declined", "given": given if done else "nothing",
        "sent": "electronically" if done else "not_sent",
    }  # fmt: skip
