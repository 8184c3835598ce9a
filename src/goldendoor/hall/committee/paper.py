"""A report to the Mayor as it is shown and printed: from what was written and drawn on its day, and from nothing else."""

from datetime import date
from typing import Any

from goldendoor.engine.provenance import BANNER
from goldendoor.hall.committee.models import MayorReport
from goldendoor.hall.committee.shown import day_of
from goldendoor.hall.duties.standing import State
from goldendoor.hall.people.access import is_made_up
from goldendoor.hall.printing.paper import printed
from goldendoor.hall.sealing.destroyed import DESTROYED, opened

TITLE = "The response committee's report to the Mayor"
PAPER = "hall/committee/report_paper.html"
# Of a report whose key was destroyed; the page says so, and no more.
NOTHING_TOLD: dict[str, Any] = {"text": DESTROYED, "recommendations": ()}
NOTHING_DRAWN: dict[str, Any] = {"help": {}, "crises": ()}
NOTHING_TO_TELL = frozenset({State.UNKNOWN.value, State.NOT_ARISEN.value})


def report_shown(one: MayorReport) -> dict[str, Any]:
    """What a page or a paper shows of a report."""
    told, drawn = opened(one.told, NOTHING_TOLD), opened(one.drawn, NOTHING_DRAWN)
    return {
        "destroyed": told is NOTHING_TOLD, "number": one.pk, "title": TITLE, "first": one.first, "last": one.last,
        "text": told["text"],
        "recommendations": told["recommendations"], "directed": opened(one.direction.words),
        "directed_on": day_of(one.direction.made_at), "prepared_by": one.prepared_by.known_as,
        "prepared_on": day_of(one.prepared_at), "sent_by": one.sent_by and one.sent_by.known_as,
        "sent_on": one.sent_at and day_of(one.sent_at), "help": drawn["help"],
        "crises": [_with_days(each) for each in drawn["crises"]], "board": _board(drawn.get("board")),
        # A report that was prepared before the board was drawn keeps what was counted for it then.
        "duties": [_with_days(each) for each in drawn.get("duties", ())],
    }  # fmt: skip


def as_paper(one: MayorReport) -> bytes:
    """The report as PDF, dated the day on which it was sent, or prepared where it was not sent yet."""
    shown = report_shown(one)
    dated = shown["sent_on"] or shown["prepared_on"]
    return printed(PAPER, {**shown, "made_up": is_made_up(), "unreviewed": BANNER}, title=TITLE, dated=dated)


def _board(drawn: dict[str, Any] | None) -> dict[str, Any] | None:
    """What was drawn from the board: duties that were done or have a day, and those of which no more is known or has come."""
    if drawn is None:
        return None
    duties = [{**_with_days(each), "shown": [_in_sentences(one) for one in each["shown"]]} for each in drawn["duties"]]
    told, rest = list[dict[str, Any]](), list[dict[str, Any]]()
    for each in duties:
        (told if {one["state"] for one in each["states"]} - NOTHING_TO_TELL else rest).append(each)
    return {**drawn, "duties": duties, "told": told, "rest": rest}


def _in_sentences(shown: dict[str, Any]) -> dict[str, Any]:
    """What shows that a duty was done, each record as a sentence."""
    sentences = (f"{one[:1].upper()}{one[1:].removesuffix('.')}." for one in shown["evidence"])
    return {**shown, "evidence": " ".join(sentences)}


def _with_days(drawn: dict[str, Any]) -> dict[str, Any]:
    days = {
        name: date.fromisoformat(drawn[name]) for name in ("due", "other_day", "opened", "closed") if drawn.get(name)
    }
    return {**drawn, **days}
