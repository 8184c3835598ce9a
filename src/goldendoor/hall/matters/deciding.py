"""A matter decided: its facts from their sources, the law of its day, and the steps that are there from then on."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from goldendoor.engine.decision import Decision
from goldendoor.hall.acting import Actor
from goldendoor.hall.authorities.access import established
from goldendoor.hall.desk import law
from goldendoor.hall.matters.facts import AGENCY_FACT, INFORMATION, Authorization, consented, put_together, stated
from goldendoor.hall.matters.models import Consent, Finding, Kind, Matter, State, Step
from goldendoor.hall.matters.plan import LEAVE, Planned, planned, state_of
from goldendoor.hall.matters.telling import tell_of
from goldendoor.hall.people.access import agency_named, city_records
from goldendoor.hall.people.models import Agency
from goldendoor.norms import UNKNOWN
from goldendoor.norms.giving import read_value

Changed = list[tuple[str, int]]
# What no later decision takes back: it was owed when the matter was opened.
STAYS = (Kind.RECORD, Kind.OUTCOME, Kind.OWED, Kind.NOTIFY, Kind.REPORT, Kind.REVIEW)


def city_name() -> str:
    """The city whose records these are."""
    records = city_records()
    return records.city if records else law.settings.DESK_CITY


def decided(matter: Matter, used_once: Mapping[str, Any]) -> Decision:
    """What the law of the matter's day says, on what is kept and on `used_once`, which is dropped again."""
    return decided_on(matter, known(matter, used_once))


def decided_on(matter: Matter, facts: Mapping[str, Any]) -> Decision:
    """What the law of the matter's day says on these facts and no others."""
    return law.decide(city_name(), matter.act, matter.on, facts)


def known(matter: Matter, used_once: Mapping[str, Any]) -> dict[str, Any]:
    """Every fact of a matter, each from its only source."""
    asker = matter.seats.filter(asked=True).first() if matter.pk else None
    consents = matter.consents.order_by("pk") if matter.pk else ()
    return put_together(
        stated(law.corpus(), matter.situation),
        established(matter.authorities, matter.agency.code, matter.on, asker.account_id if asker else None),
        matter.facts,
        # Whose matter it is comes from the office of whoever opened it, not from what they ticked.
        {AGENCY_FACT: matter.agency.code} if is_an_agency(matter.agency.code) else {},
        matter.words.open() if matter.words is not None else {},
        consented(
            Authorization(one.given_by, one.understood, one.blanket) for one in consents if _covers(one, used_once)
        ),
        found(matter),
        used_once,
    )


def _covers(consent: Consent, used_once: Mapping[str, Any]) -> bool:
    """Whether an authorization speaks of all the information that is asked for, as far as that was said."""
    asked = read_value(law.corpus(), INFORMATION, used_once.get(INFORMATION, UNKNOWN))
    return asked == UNKNOWN or set(asked) <= set(consent.scope)


def found(matter: Matter) -> dict[str, Any]:
    """What offices found of a matter, as far as it may be kept; the last word of each counts."""
    if not matter.pk:
        return {}
    findings = Finding.objects.filter(seat__matter=matter, holds__isnull=False).order_by("pk")
    return {one.fact: one.holds for one in findings}


def put_down(matter: Matter, decision: Decision, at: datetime) -> None:
    """Write into a matter what the law says; the words are the law files' own."""
    matter.verdict, matter.once = decision.verdict.value, decision.once.value if decision.once else ""
    matter.cited = list(dict.fromkeys(one.citation for one in decision.norms))
    matter.told = {
        "say": list(decision.say), "tell": list(decision.tell), "meanwhile": list(decision.meanwhile),
        "call": [one.party for one in decision.call], "would_change": list(decision.would_change),
        "question_of_law": bool(decision.questions), "banner": decision.provenance.banner,
    }  # fmt: skip
    matter.law_hash, matter.changed_at = decision.law.hash, at
    if matter.state != State.CLOSED:
        matter.state = state_of(decision)


def steps_in_order(matter: Matter, decision: Decision, by: Actor) -> Changed:
    """Bring a matter's steps in line with a decision, and say which are other than they were."""
    yes = [name for name, holds in found(matter).items() if holds is True]
    held = law.corpus().situations.get(matter.situation)
    first = held.first if held else ()
    wanted = planned(law.corpus(), decision, matter.register, matter.agency.code, yes, by.day, first)
    there = {one.mark: one for one in matter.steps.all()}
    changed: Changed = []
    marks = set()
    for one in wanted:
        mark = _next_mark(one, there)
        marks.add(mark)
        changed += _opened(matter, one, mark, there.get(mark), by.at)
    for mark, step in there.items():
        if mark not in marks and step.kind not in STAYS and step.done_at is None and step.fell_away_at is None:
            step.fell_away_at = by.at
            step.save(update_fields=["fell_away_at"])
            changed.append(("step", step.pk))
    return changed


def _opened(matter: Matter, one: Planned, mark: str, there: Step | None, at: datetime) -> Changed:
    if there is None:
        step = Step.objects.create(
            matter=matter, kind=one.kind, office=one.office, mark=mark, facts=list(one.facts), what=one.what[:400],
            agency=_agency(one.agency, matter), citation=one.citation[:200], due=one.due,
            due_words=one.due_words[:200], computed=one.computed[:400], opened_at=at,
        )  # fmt: skip
        tell_of(step)
        return [("step", step.pk)]
    if there.done_at is not None or (there.fell_away_at is None and there.facts == list(one.facts)):
        return []
    there.fell_away_at, there.facts, there.what = None, list(one.facts), one.what[:400]
    there.save(update_fields=["fell_away_at", "facts", "what"])
    return [("step", there.pk)]


def _agency(code: str | None, matter: Matter) -> Agency | None:
    """The agency whose officer is wanted; the matter's own where this city has no agency of that name."""
    return (agency_named(code) or matter.agency) if code else None


def _next_mark(one: Planned, there: Mapping[str, Step]) -> str:
    """What was judged and is asked anew is another step; what was recorded, told or owed once is done."""
    if one.kind not in (Kind.ANSWER, Kind.JUDGE, Kind.APPROVE):
        return one.mark
    mark, count = one.mark, 1
    while mark in there and there[mark].done_at is not None:
        count += 1
        mark = f"{one.mark}:{count}"
    return mark


def is_an_agency(code: str) -> bool:
    """Whether the law knows an agency by this code."""
    return code in law.corpus().facts[AGENCY_FACT].values


def gives_leave(matter: Matter) -> bool:
    """Whether the law as decided lets it be done."""
    return matter.verdict in {one.value for one in LEAVE}
