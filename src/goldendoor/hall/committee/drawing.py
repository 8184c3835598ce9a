"""What a report to the Mayor draws from the records: the order's duties, the crisis files and the requests, as of one day."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from goldendoor.engine.explain import Explainer
from goldendoor.engine.obligations import Obligation
from goldendoor.engine.whole import settled_reading
from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.committee import access
from goldendoor.hall.committee.models import About, Crisis, Move, Occasion, Request
from goldendoor.hall.committee.sections import GOVERNMENTS, SEVERITIES
from goldendoor.hall.committee.shown import last_move, newest, notes_by_agency, over_since
from goldendoor.hall.desk import law
from goldendoor.hall.duties.sources import facts_shown, shown
from goldendoor.hall.people.access import HeldOffice, city_records
from goldendoor.norms import Condition, Duty
from goldendoor.norms.walk import names_in

THE_ORDER = "NYC-EO-13-2026"
# Whose duties are owed by each agency for itself; any other holder owes them once.
OF_EACH_AGENCY = frozenset({"agency", "agency_head"})
Plain = dict[str, Any]


def drawn(held: tuple[HeldOffice, ...], first: date, last: date) -> Plain:
    """Everything that a report about these days draws, as it stands now, for the days until the last."""
    requests = [one for one in access.requests_seen(held) if _day(one.made_at) <= last]
    crises = [one for one in access.crises_seen(held).order_by("opened_at", "pk") if _goes_on(one, first, last)]
    return {
        "duties": list(_duties(last)),
        "crises": [_crisis(held, one, requests, last) for one in crises],
        "help": _counted([one for one in requests if one.about == About.HELP and _day(one.made_at) >= first], last),
    }


def _goes_on(one: Crisis, first: date, last: date) -> bool:
    return _day(one.opened_at) <= last and (one.closed_at is None or _day(one.closed_at) >= first)


def _day(moment: datetime) -> date:
    return moment.astimezone(CITY_TIME).date()


# The order's duties ---------------------------------------------------------------------------------------------
def _duties(day: date) -> Iterator[Plain]:
    """Each duty of the order that says when it is done: who did it in time, who late, who not yet."""
    records = city_records()
    order = law.corpus().instruments.get(THE_ORDER)
    begins = order.dates.start if order else None
    if order is None or begins is None or begins > day or records is None:
        return
    every = [one.code for one in access.agencies_of_the_city()]
    done_when = {one.rule.label: one for one in order.all_duties if one.done_when is not None}
    found = law.city(records.city).duties(begins, day)
    for one in found:
        duty = done_when.get(one.norm) if one.instrument == THE_ORDER else None
        # What waits for an event, or depends on what is not known here, is the board's to follow.
        if duty is not None and one.waits_for is None and one.event is None and not one.depends_on:
            yield _duty(one, duty, every, day)


def _duty(one: Obligation, duty: Duty, every: list[str], day: date) -> Plain:
    owing = [code for code in every if not one.agencies or code in one.agencies]
    whose = owing if one.who in OF_EACH_AGENCY else [""]
    states: dict[str, list[str]] = {"in_time": [], "late": [], "not_done": []}
    for agency in whose:
        states[_state(one, duty.done_when, agency, day)].append(agency)
    facts = set(names_in(duty.done_when))
    return {
        "citation": one.citation, "who": one.who_words, "what": one.what, "due": one.due and one.due.isoformat(),
        "due_words": one.due_words, "other_day": one.other_day and one.other_day.isoformat(),
        "of_each_agency": one.who in OF_EACH_AGENCY, "recorded": bool(facts & set(facts_shown())), **states,
    }  # fmt: skip


def _state(one: Obligation, done_when: Condition | None, agency: str, day: date) -> str:
    """Whether it was done; where the order gives a day, by the day on which it was first so, whatever changed since."""
    assert done_when is not None
    told = [(each.since, fact, each.value) for fact in set(names_in(done_when)) for each in shown(fact, agency, day)]
    if one.due is None:
        return "in_time" if _holds(done_when, agency, told, day) else "not_done"
    for since in sorted({each[0] for each in told}):
        if _holds(done_when, agency, [each for each in told if each[0] <= since], day):
            return "late" if since > one.due else "in_time"
    return "not_done"


def _holds(done_when: Condition, agency: str, told: list[tuple[date, str, Any]], day: date) -> bool:
    """Whether a condition holds on what was shown last of each fact."""
    known: Plain = {"actor_agency": agency} if agency else {}
    known |= {fact: value for _, fact, value in sorted(told, key=lambda each: each[0])}
    corpus = law.corpus()
    settled = {name: settled_reading(corpus, name, day) for name in corpus.questions}
    return Explainer(corpus, day, "", settled).condition(done_when, "")(known).holds is True


# The files ------------------------------------------------------------------------------------------------------
def _crisis(held: tuple[HeldOffice, ...], one: Crisis, requests: list[Request], last: date) -> Plain:
    entries = [each for each in access.entries_seen(held).filter(crisis=one) if _day(each.made_at) <= last]
    by_section = {
        key: newest(each for each in entries if each.section == key)
        for key in ("guidance", "risk", "message", "contact")
    }
    risks = [each.told.open() for each in by_section["risk"]]
    closed = one.closed_at is not None and _day(one.closed_at) <= last
    return {
        "title": one.title.open(), "kind": Occasion(one.kind).label, "opened": _day(one.opened_at).isoformat(),
        "closed": _day(one.closed_at).isoformat() if closed and one.closed_at else None,
        "guidance": [{"title": each.told.open()["title"], "version": each.version} for each in by_section["guidance"]],
        "preparedness": _preparedness(held, one, last),
        "risks": {words: sum(told["severity"] == key for told in risks) for key, words in SEVERITIES.items()},
        "risks_decided": sum(bool(told.get("decided")) for told in risks),
        "messages": len(by_section["message"]),
        "languages": sorted({name for each in by_section["message"] for name in each.told.open().get("languages") or ()}),
        "governments": {
            words: sum(each.told.open()["government"] == key for each in by_section["contact"])
            for key, words in GOVERNMENTS.items()
        },
        "figures": _counted([each for each in requests if each.about == About.COUNTS and each.crisis_id == one.pk], last),
    }  # fmt: skip


def _preparedness(held: tuple[HeldOffice, ...], one: Crisis, last: date) -> Plain:
    counted: Counter[str] = Counter()
    for item in access.items_seen(held).filter(crisis=one):
        if _day(item.made_at) <= last:
            noted = notes_by_agency([each for each in item.notes if _day(each.made_at) <= last])
            counted.update(noted[each.code].state if each.code in noted else "silent" for each in item.asked)
    return {name: counted[name] for name in ("ready", "partly", "not", "silent")}


def _counted(requests: list[Request], last: date) -> Plain:
    """How many were asked, and how they stood on the last day."""
    states = Counter(move.move if (move := last_move(one, last)) else "silent" for one in requests)
    return {
        "asked": len(requests),
        "delivered": states[Move.DELIVERED],
        "cannot": states[Move.CANNOT],
        "withdrawn": states[Move.WITHDRAWN],
        "overdue": sum(one.due < last and over_since(one, last) is None for one in requests),
    }
