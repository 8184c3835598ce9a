"""One visit to the desk: the day and the answers so far. All of it comes with the request, and nothing is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import QueryDict

from goldendoor.hall.desk.questions import answer_words, at_the_desk, what_fits
from goldendoor.norms import UNKNOWN, Corpus, Fact, UnknownName
from goldendoor.norms.giving import BadValue, read_value
from goldendoor.norms.vocabulary import EACH_OF, SOME_OF

FIELD = "fact."
LONGEST_ANSWER = 300


class NotForTheDesk(ValueError):
    """Somebody sent what no page of the desk asks for."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A question that was answered, for showing: what was asked, and the answer in words."""

    fact: str
    ask: str
    words: str


@dataclass(frozen=True, slots=True)
class Visit:
    """The day asked about, and each fact's raw answer in the order of answering.

    `ask` is a fact to ask again, whatever else is open; `complaint` says what was wrong with its last answer.
    """

    on: date
    today: date
    answers: Mapping[str, Any] = field(default_factory=dict)
    ask: str | None = None
    complaint: str | None = None
    bad_day: str | None = None

    @property
    def is_today(self) -> bool:
        """Whether the law of today is asked about."""
        return self.on == self.today

    def fields(self) -> list[tuple[str, str]]:
        """The visit as a form's hidden fields; `read_visit` reads it back."""
        carried = [(FIELD + name, one) for name, raw in self.answers.items() for one in _each(raw)]
        return carried if self.is_today else [("on", self.on.isoformat()), *carried]

    def answered(self, corpus: Corpus) -> list[Answered]:
        """Every answer so far in words, in the order given."""
        return [
            Answered(name, corpus.facts[name].ask or name, answer_words(corpus.facts[name], raw))
            for name, raw in self.answers.items()
        ]


def read_visit(corpus: Corpus, posted: QueryDict, today: date) -> Visit:
    """The visit that a form carries.

    A bad value is no fault of the form: its fact is asked again with a word on what it can be.

    Raises:
        NotForTheDesk: for a fact that does not exist, or that nobody may establish at the desk.
    """
    on, bad_day = _day(posted.get("on", ""), today)
    answers: dict[str, Any] = {}
    ask, complaint = None, None
    for key in posted:
        if not key.startswith(FIELD):
            continue
        fact = fact_for_the_desk(corpus, key.removeprefix(FIELD))
        raw = _raw(fact, posted.getlist(key))
        try:
            read_value(corpus, fact.name, raw)
        except BadValue:
            ask, complaint = fact.name, what_fits(fact)
            continue
        answers[fact.name] = raw
    asked = posted.get("asked")
    if asked and asked not in answers and not complaint:
        ask, complaint = asked, "Choose an answer. If you cannot tell, say that you do not know."
    change = posted.get("change")
    if change:
        ask, complaint = change, None
        answers.pop(change, None)
    if ask:
        fact_for_the_desk(corpus, ask)
    return Visit(on, today, answers, ask, complaint, bad_day)


def fact_for_the_desk(corpus: Corpus, name: str) -> Fact:
    """The fact, if a person at the desk may answer for it.

    Raises:
        NotForTheDesk: otherwise.
    """
    fact = corpus.facts.get(name)
    if fact is None:
        raise NotForTheDesk(str(UnknownName("fact", name[:LONGEST_ANSWER], list(corpus.facts))))
    if not at_the_desk(fact):
        raise NotForTheDesk(f"{name} is not established at the desk")
    return fact


def _raw(fact: Fact, sent: list[str]) -> Any:
    values = [one.strip()[:LONGEST_ANSWER] for one in sent]
    if fact.kind not in (SOME_OF, EACH_OF):
        return values[-1]  # a button's value comes after the box beside it
    return UNKNOWN if UNKNOWN in values else values


def _each(raw: Any) -> list[str]:
    return list(raw) if isinstance(raw, list) else [str(raw)]


def _day(raw: str, today: date) -> tuple[date, str | None]:
    if not raw.strip():
        return today, None
    try:
        return date.fromisoformat(raw.strip()), None
    except ValueError:
        return today, "That is not a day. Write it like 2026-02-06."
