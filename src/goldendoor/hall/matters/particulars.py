"""What may be written down when a step is done: a closed list for each register and kind of step, and nothing else.

Of a paper its kind, court, docket, judge and date; nobody's name but an officer's badge or card; no free text about
people (safety 11 and 12). What could tell who somebody is goes into the record's sealed part.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from goldendoor.hall.matters.models import Kind

CHOICE, DAY, MOMENT, NUMBER, WORDS = "choice", "day", "moment", "number", "words"
LONGEST_WORDS = 300
Choices = tuple[tuple[str, str], ...]


class NotWrittenDown(ValueError):
    """Something was given that has no place in this record, or cannot be read; the sentence says what would fit."""


@dataclass(frozen=True, slots=True)
class Particular:
    """One thing to write down. Words are sealed; choices, days, moments and numbers are counted in reports."""

    name: str
    label: str
    kind: str
    choices: Choices = ()
    required: bool = False
    help: str = ""

    @property
    def sealed(self) -> bool:
        """Whether it goes into the sealed part of the record."""
        return self.kind == WORDS


BODIES: Choices = (
    ("ice", "ICE, Enforcement and Removal"), ("hsi", "Homeland Security Investigations"),
    ("cbp", "Customs and Border Protection"),
    ("fbi", "FBI"), ("marshals", "U.S. Marshals"), ("other_federal", "Another federal agency"), ("state", "A State agency"),
    ("other_local", "A local agency from elsewhere"), ("city", "A City agency"), ("somebody_else", "Somebody else"),
    ("not_said", "They did not say"),
)  # fmt: skip
PAPERS: Choices = (
    ("no_paper", "No paper"), ("court_warrant", "A court's warrant"), ("agency_form", "An agency's own form"),
    ("court_subpoena", "A court's subpoena"), ("agency_subpoena", "An agency's subpoena"), ("detainer_form", "A detainer"),
    ("other_paper", "Another paper"),
)  # fmt: skip
RESPONSES: Choices = (
    ("asked_to_wait", "Asked to wait, and counsel called"), ("refused", "Refused"), ("allowed", "Allowed"),
    ("allowed_in_part", "Allowed in part"), ("left", "They left"), ("went_on_anyway", "They went on without consent"),
)  # fmt: skip
YES_OR_NO: Choices = (("yes", "Yes"), ("no", "No"))
THE_PAPER = (
    Particular("paper", "Which paper they had", CHOICE, PAPERS),
    Particular("court", "Court on the paper", WORDS),
    Particular("docket", "Docket or case number on the paper", WORDS),
    Particular("judge", "Judge on the paper", WORDS, help="Only the judge who signed, nobody else."),
    Particular("paper_date", "Date on the paper", DAY),
)
REQUESTS = (
    Particular("came_at", "When it came", MOMENT, required=True),
    Particular("body", "Who asked", CHOICE, BODIES, required=True),
    Particular("unit", "Their office or unit", WORDS),
    Particular("badge", "Badge or card number of the officer", WORDS),
    Particular("officers", "How many officers", NUMBER),
    Particular(
        "wanted", "What they wanted", CHOICE,
        (("entry", "To come in"), ("lot", "A lot or a place outside"), ("information", "Information"),
         ("staff", "Help of staff"),
         ("things", "Vehicles, rooms or other things"), ("custody", "Somebody in custody"), ("other", "Something else")),
        required=True,
    ),
    Particular("response", "What was answered", CHOICE, RESPONSES, required=True),
    *THE_PAPER,
)  # fmt: skip
DISCLOSURES = (
    Particular("came_at", "When it came", MOMENT, required=True),
    Particular("body", "Who asked", CHOICE, BODIES, required=True),
    Particular("unit", "Their office or unit", WORDS),
    Particular(
        "purpose", "What for", CHOICE,
        (("service", "A service or benefit"), ("court", "A court case"), ("law_enforcement", "Law enforcement"),
         ("audit", "An audit"),
         ("research", "Research"), ("family", "The person's own file"), ("other", "Something else")),
        required=True,
    ),
    Particular(
        "response", "What was answered", CHOICE,
        (("not_given", "Nothing was given"), ("given", "It was given"), ("given_in_part", "Part of it was given"),
         ("passed_on", "It was passed on to the privacy officer")),
        required=True,
    ),
    *THE_PAPER,
)  # fmt: skip
DETAINERS = (
    Particular("came_at", "When it came", MOMENT, required=True),
    Particular("custody_number", "Custody number", WORDS, required=True, help="The number of the custody, not of the person."),
    Particular("body", "Who sent it", CHOICE, BODIES, required=True),
    Particular("release_due", "When the person is otherwise due for release", MOMENT),
    *THE_PAPER,
)  # fmt: skip
WHAT_CAME_OF_A_DETAINER = (
    Particular(
        "action_taken", "What was done", CHOICE,
        (("released_when_due", "Released when otherwise due"), ("held", "Held past release"),
         ("told", "They were told of the release"),
         ("handed_over", "Handed over"), ("not_honored", "Not honored")),
        required=True,
    ),
    Particular("released_at", "When the person was released", MOMENT),
    Particular("searched_by", "Which office searched the records", WORDS),
    Particular("searched_at", "When it searched", MOMENT),
    Particular("case_number", "Case number of the search", WORDS),
    Particular("handed_over_after_the_hold", "If the person was held: were they handed over then?", CHOICE, YES_OR_NO),
    Particular("told_of_the_release_too", "If held or handed over: was the other side told of the release?", CHOICE, YES_OR_NO),
    Particular("nobody_came_for_the_person", "If the person was held: did nobody come?", CHOICE, YES_OR_NO),
    Particular("answer_led_to_a_transfer", "If told: did the answer help to hand the person over?", CHOICE, YES_OR_NO),
)  # fmt: skip
CERTIFICATIONS = (
    Particular("case_number", "Case number", WORDS, required=True),
    Particular("received_on", "Received on", DAY, required=True),
)
WHAT_CAME_OF_A_CERTIFICATION = (
    Particular("answered_on", "Answered on", DAY, required=True),
    Particular(
        "answer", "Answer", CHOICE, (("signed", "Signed"), ("declined", "Declined"), ("withdrawn", "Withdrawn")), required=True
    ),
)  # fmt: skip
WHAT_CAME_OF_A_DISCLOSURE = (
    Particular(
        "given", "What was given in the end", CHOICE,
        (("nothing", "Nothing"), ("in_part", "A part of it"), ("everything", "All that was asked")),
        required=True,
    ),
    Particular(
        "sent", "How it was sent", CHOICE,
        (("not_sent", "Not sent"), ("by_hand", "By hand"), ("by_post", "By post"), ("electronically", "Electronically"),
         ("by_phone", "By phone")),
    ),
    Particular("sent_at", "When it was sent", MOMENT),
)  # fmt: skip
TOLD = (
    Particular("whom", "Whom you told", WORDS, required=True, help="The office or desk, and the officer's name or shield."),
    Particular("when", "When", MOMENT, required=True),
    Particular(
        "how", "How", CHOICE,
        (("phone", "By phone"), ("radio", "By radio"), ("in_person", "In person"), ("in_writing", "In writing")),
        required=True,
    ),
)  # fmt: skip
REVIEWED = (
    Particular(
        "outcome", "What you say", CHOICE,
        (("as_it_should_be", "It is as it should be: go on"),
         ("not_so", "It is not: do not do it, or it should not have been done"), ("more", "More has to be found out")),
        required=True,
    ),
    Particular("note", "Why, in a few words", WORDS, help="Do not write anybody's name."),
)  # fmt: skip
A_POWER_TO_HOLD = (
    Particular("release_due", "When the person is otherwise due for release", MOMENT, required=True),
    Particular(
        "ground", "Which law gives the power, and which paper", WORDS, required=True,
        help="The section, the court and the docket. Nothing about the person.",
    ),
    Particular("ends", "When the power ends, if it says so", MOMENT),
)  # fmt: skip
BY_REGISTER: Mapping[str, tuple[Particular, ...]] = MappingProxyType(
    {
        "access_requests": REQUESTS, "enforcement_requests": REQUESTS, "disclosures": DISCLOSURES,
        "detainers": DETAINERS, "certifications": CERTIFICATIONS,
    }
)  # fmt: skip
WHAT_CAME_OF_IT: Mapping[str, tuple[Particular, ...]] = MappingProxyType(
    {
        "detainers": WHAT_CAME_OF_A_DETAINER, "certifications": WHAT_CAME_OF_A_CERTIFICATION,
        "disclosures": WHAT_CAME_OF_A_DISCLOSURE,
    }
)  # fmt: skip
BY_KIND: Mapping[str, tuple[Particular, ...]] = MappingProxyType(
    {Kind.NOTIFY: TOLD, Kind.REPORT: TOLD, Kind.REVIEW: REVIEWED, Kind.HOLD: A_POWER_TO_HOLD, Kind.OWED: ()}
)


def to_write_down(kind: str, register: str) -> tuple[Particular, ...]:
    """What a step of this kind, in this register, lets be written down."""
    if kind == Kind.OUTCOME:
        return WHAT_CAME_OF_IT.get(register, ())
    return BY_REGISTER.get(register, ()) if kind == Kind.RECORD else BY_KIND.get(kind, ())


def written_down(allowed: Iterable[Particular], given: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """What was given, told apart: what is counted, and what is sealed.

    Raises:
        NotWrittenDown: for a name that has no place here, a value that does not fit, or a required one that is missing.
    """
    by_name = {one.name: one for one in allowed}
    counted: dict[str, Any] = {}
    sealed: dict[str, str] = {}
    for name, raw in given.items():
        if name not in by_name:
            near = get_close_matches(name, by_name, n=3, cutoff=0.5)
            raise NotWrittenDown(
                f"{name} has no place in this record" + (f"; did you mean {' or '.join(near)}?" if near else ".")
            )
        if raw is None or not str(raw).strip():
            continue
        (sealed if by_name[name].sealed else counted)[name] = _read(by_name[name], raw)
    for one in by_name.values():
        if one.required and one.name not in {**counted, **sealed}:
            raise NotWrittenDown(f"Still to be written down: {one.label}.")
    return counted, sealed


def _read(one: Particular, raw: Any) -> Any:
    match one.kind:
        case kind if kind == CHOICE:
            values = [value for value, _ in one.choices]
            if raw not in values:
                near = get_close_matches(str(raw), values, n=2, cutoff=0.5) or values
                raise NotWrittenDown(f"{one.label}: {raw} is none of the answers; say one of: {', '.join(near)}.")
            return raw
        case kind if kind == DAY:
            return _day(one, raw).isoformat()
        case kind if kind == MOMENT:
            return _moment(one, raw).isoformat(timespec="minutes")
        case kind if kind == NUMBER:
            return _number(one, raw)
        case _:
            words = str(raw).strip()
            if len(words) > LONGEST_WORDS:
                raise NotWrittenDown(f"{one.label}: that is more than {LONGEST_WORDS} letters.")
            return words


def _day(one: Particular, raw: Any) -> date:
    try:
        return raw if isinstance(raw, date) and not isinstance(raw, datetime) else date.fromisoformat(str(raw))
    except ValueError:
        raise NotWrittenDown(f"{one.label}: write a day like 2026-02-06.") from None


def _moment(one: Particular, raw: Any) -> datetime:
    try:
        found = raw if isinstance(raw, datetime) else datetime.fromisoformat(str(raw))
    except ValueError:
        raise NotWrittenDown(f"{one.label}: write a day and time like 2026-02-06T14:30.") from None
    # Kept as the clock on the wall showed it, which is what the record is read for.
    return found.replace(tzinfo=None)


def _number(one: Particular, raw: Any) -> int:
    text = str(raw).strip()
    if not text.isdecimal() or len(text) > 6:
        raise NotWrittenDown(f"{one.label}: write a whole number.")
    return int(text)
