"""Words and days that would be noticed anywhere: told as whatever nobody may keep, and as what is only kept sealed."""

import os
from typing import Any

from tests.hall.cities import TODAY, Person, a_city, several
from tests.hall.matters.cases import HELP_THE_AGENTS, HOW_IT_CAME, at_the_door, do, opened, steps_open

from goldendoor.hall.acting import Refused, perform
from goldendoor.hall.desk import law
from goldendoor.hall.matters.actions import Find, OpenMatter
from goldendoor.hall.matters.models import Kind
from goldendoor.hall.sealing.keys import make_key
from goldendoor.norms.vocabulary import DATE, TEXT

CANARY, SEALED_CANARY, DAY = "canary-zq4711", "sealed-canary-zq4712", "1987-06-05"
CANARIES = (CANARY, SEALED_CANARY, DAY)
ACTS = ("certify", "notify", "inquire", "accept_id", "disclose")
MATTERS_OPENED = len(ACTS) + 2


def never_kept(kind: str) -> list[str]:
    """The facts of a kind that nobody may keep."""
    return [one.name for one in law.corpus().facts.values() if one.kept == "never" and one.kind == kind]


def everything_is_told(people: dict[str, Person]) -> str:
    """Tell every such fact in acts that are done and in one that is refused; how the acts print."""
    facts = law.corpus().facts
    told = {**dict.fromkeys(never_kept(TEXT), CANARY), **dict.fromkeys(never_kept(DATE), DAY)}
    at_the_desk = {name: one for name, one in told.items() if not facts[name].decided_by}
    acts = [OpenMatter(act, TODAY, {**at_the_desk, "requester": SEALED_CANARY}) for act in ACTS]
    for one in acts:
        perform(one, people["wes"].acting())
    try:
        perform(OpenMatter("certify", TODAY, {**at_the_desk, "offence": CANARY}), people["wes"].acting())
    except Refused as why:
        acts.append(why)  # type: ignore[arg-type]
    acts.append(_finding(people, told))
    record = steps_open(at_the_door(people["wes"]), Kind.RECORD)[0]
    do(people["wes"], record, **HOW_IT_CAME, docket=SEALED_CANARY, badge=SEALED_CANARY)
    return " ".join(f"{one!r} {one}" for one in acts)


def _finding(people: dict[str, Person], told: dict[str, Any]) -> Find:
    """Counsel answers about a record, with words and days."""
    told_at_the_desk = (
        "requester_kind",
        "actor_kind",
        "resource_kind",
        "federal_law_enforced",
        "shots_fired_at_agents",
    )
    answers = {name: HELP_THE_AGENTS[name] for name in told_at_the_desk}
    matter = opened(people["pol"], "assist", "", answers)
    step = next(one for one in steps_open(matter, Kind.JUDGE) if one.office == "agency_general_counsel")
    values = {name: told.get(name, "no") for name in step.facts}
    assert {CANARY, DAY} <= set(values.values())
    finding = Find(step.pk, values, SEALED_CANARY)
    perform(finding, people["nic"].acting())
    return finding


def in_a_city_of_its_own() -> None:
    """The same in a process that is torn off at the end, so that the journal is left as it was."""
    make_key()
    a_city()
    people = several([("wes", "worker", "DSS"), ("pol", "worker", "NYPD"), ("nic", "agency_general_counsel", "NYPD")])
    everything_is_told(people)
    perform(OpenMatter("give_access", TODAY, {"paper_kind": "agency_subpoena"}), people["wes"].acting())
    os._exit(0)
