"""What a report to the Mayor draws: the order's part of the obligations board, the crisis files and the requests of one day."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from goldendoor.engine.obligations import owed_words
from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.committee import access
from goldendoor.hall.committee.models import About, Crisis, Move, Occasion, Request
from goldendoor.hall.committee.sections import GOVERNMENTS, SEVERITIES
from goldendoor.hall.committee.shown import last_move, newest, notes_by_agency, over_since
from goldendoor.hall.desk import law
from goldendoor.hall.duties.board import board
from goldendoor.hall.duties.shown import counted
from goldendoor.hall.duties.standing import Line
from goldendoor.hall.people.access import HeldOffice, asked_once
from goldendoor.hall.sealing.destroyed import DESTROYED, opened

THE_ORDER = "NYC-EO-13-2026"
Plain = dict[str, Any]


def drawn(held: tuple[HeldOffice, ...], first: date, last: date) -> Plain:
    """Everything that a report about these days draws, as it stands now, for the days until the last."""
    requests = [one for one in access.requests_seen(held) if _day(one.made_at) <= last]
    crises = [one for one in access.crises_seen(held).order_by("opened_at", "pk") if _goes_on(one, first, last)]
    return {
        "board": _board(last),
        "crises": [_crisis(held, one, requests, last) for one in crises],
        "help": _counted([one for one in requests if one.about == About.HELP and _day(one.made_at) >= first], last),
    }


def _goes_on(one: Crisis, first: date, last: date) -> bool:
    return _day(one.opened_at) <= last and (one.closed_at is None or _day(one.closed_at) >= first)


def _day(moment: datetime) -> date:
    return moment.astimezone(CITY_TIME).date()


# The order's duties ---------------------------------------------------------------------------------------------
def _board(day: date) -> Plain:
    """The order's part of the obligations board of a day: how many stand how, and each duty with what shows it."""
    with asked_once():  # to look changes nothing
        lines = [one for one in board(day) if one.owed.obligation.instrument == THE_ORDER]
    by_duty: dict[tuple[object, ...], list[Line]] = {}
    for one in lines:  # the late come first, and with each the others of its duty that have the same day
        owed = one.owed.obligation
        by_duty.setdefault((owed.norm, owed.due, owed.period), []).append(one)
    return {"counts": _by_state(lines), "duties": [_duty(found) for found in by_duty.values()]}


def _by_state(lines: Iterable[Line]) -> list[Plain]:
    """Each state that occurs, in the board's order and words, with how many stand so and in which agencies."""
    found = tuple(lines)
    return [
        {
            "state": state.value, "sign": state.symbol, "means": state.words, "count": count,
            "agencies": _named(one for one in found if one.state is state),
        }
        for state, count in counted(found).items()
        if count
    ]  # fmt: skip


def _named(lines: Iterable[Line]) -> list[str]:
    """The agencies of some obligations, in order; one that has several of them with how many."""
    counts = Counter(filter(None, map(_agency, lines)))
    return [code if count == 1 else f"{code} ({count})" for code, count in sorted(counts.items())]


def _duty(lines: list[Line]) -> Plain:
    """One duty with one day: whose it is, by when, and how it stands in each agency that owes it."""
    one = lines[0].owed.obligation
    return {
        "citation": one.citation, "who": law.corpus().parties[one.who].words, "what": owed_words(law.corpus(), one),
        "due": one.due and one.due.isoformat(), "due_words": one.due_words,
        "other_days": sorted({line.other_day for line in lines} - {""}), "states": _by_state(lines),
        "shown": [
            {"agency": _agency(line), "words": line.words, "evidence": list(dict.fromkeys(proof.words for proof in line.proofs))}
            for line in lines
            if line.proofs
        ],
    }  # fmt: skip


def _agency(line: Line) -> str:
    """The agency that owes it, or after whose event somebody else does; nothing for the whole city."""
    return line.owed.agency or line.owed.about


# The files ------------------------------------------------------------------------------------------------------
def _crisis(held: tuple[HeldOffice, ...], one: Crisis, requests: list[Request], last: date) -> Plain:
    entries = [each for each in access.entries_seen(held).filter(crisis=one) if _day(each.made_at) <= last]
    by_section = {
        key: newest(each for each in entries if each.section == key)
        for key in ("guidance", "risk", "message", "contact")
    }
    told = {key: [opened(each.told, {}) for each in found] for key, found in by_section.items()}
    closed = one.closed_at is not None and _day(one.closed_at) <= last
    return {
        "title": opened(one.title), "kind": Occasion(one.kind).label, "opened": _day(one.opened_at).isoformat(),
        "closed": _day(one.closed_at).isoformat() if closed and one.closed_at else None,
        "guidance": [
            {"title": said.get("title", DESTROYED), "version": each.version}
            for said, each in zip(told["guidance"], by_section["guidance"], strict=True)
        ],
        "preparedness": _preparedness(held, one, last),
        "risks": {words: sum(said.get("severity") == key for said in told["risk"]) for key, words in SEVERITIES.items()},
        "risks_decided": sum(bool(said.get("decided")) for said in told["risk"]),
        "messages": len(by_section["message"]),
        "languages": sorted({name for said in told["message"] for name in said.get("languages") or ()}),
        "governments": {
            words: sum(said.get("government") == key for said in told["contact"])
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
