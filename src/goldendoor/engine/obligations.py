"""Who owes what to whom in a city between two days, by when, and how each day was found: the calendar of its duties.

A case decides what its own facts bring (`duties.py`). Here nobody has a case: what is owed by date and by event is laid
out, and what else a duty depends on is told as it stands in the law.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goldendoor.engine.days_off import day_off, other_day
from goldendoor.engine.decision import InternalTarget, Reason
from goldendoor.engine.duties import NO_TARGETS, told_party
from goldendoor.engine.explain import Explainer
from goldendoor.engine.internal_targets import Targets, target_of
from goldendoor.engine.occurrences import ALWAYS, Events, Occurrence, occurrences
from goldendoor.engine.whole import settled_reading
from goldendoor.norms import Condition, Corpus, Duty, Instrument, Party, Span, UnknownName
from goldendoor.norms.giving import BadValue, read_value
from goldendoor.norms.vocabulary import DATE
from goldendoor.norms.walk import names_in

AGENCY_FACT = "actor_agency"
TargetsOf = Callable[[Instrument], Targets]
_OPEN = " Not known yet."
_THE_AGENCY = re.compile(r"\bthe agency\b")
_AT_AN_AGENCY = re.compile(r"\b(?:agency|worker|supervisor)\b")


@dataclass(frozen=True, slots=True)
class Obligation:
    """One duty at one time. `key` names it for good, whatever days are asked for and whatever day it is due.

    `due` is None where the law gives no day; `due_words` are the law's own words, `computed` says how the day was found.
    Where the day is a weekend or holiday, `falls_on` says which and `other_day` is the next that is neither (A-42).
    `depends_on` are questions whose answers decide whether it is owed at all; `agencies` those that it can be owed by,
    none named where it is every agency's or not an agency's matter. `internal_target` is the city's own, where the law
    gives no number of days; it is never law.
    """

    key: str
    who: str
    who_words: str
    to_whom: str | None
    act: str
    what: str
    due: date | None
    due_words: str
    computed: str
    falls_on: str | None
    other_day: date | None
    period: tuple[date, date] | None
    waits_for: str | None
    event: tuple[str, date] | None
    agencies: tuple[str, ...]
    depends_on: tuple[str, ...]
    instrument: str
    norm: str
    pinpoint: str
    citation: str
    text: str
    checked: str
    reviewed: str
    internal_target: InternalTarget | None = None


def obligations(
    corpus: Corpus,
    place: tuple[str, ...],
    first: date,
    last: date,
    agency: str | None = None,
    events: Events | None = None,
    targets: TargetsOf = lambda _: NO_TARGETS,
) -> tuple[Obligation, ...]:
    """The duties of a place from `first` through `last`: those with a day in order of days, then those without.

    Args:
        agency: only what this agency, or somebody in it, owes; a value of the fact that says who acts.
        events: the days of events, by the date fact that a duty is counted from.
        targets: the internal targets of the city that an instrument is of.
    """
    asked, given = Span(first, last), dict(events or {})
    calendar = Calendar(corpus, place, agency, given, targets)
    found: list[Obligation] = []
    for one in corpus.instruments.values():
        if one.speaks_in(place):
            for duty in one.all_duties:
                found += _of_duty(calendar, one, duty, asked)
    return tuple(sorted(found, key=lambda one: (one.due or date.max, _rank(one), one.instrument, one.key)))


def _rank(one: Obligation) -> tuple[int, date]:
    """What has no day: periods first, then what is owed at any time, then what waits for an event."""
    return (2 if one.waits_for else 1 if one.period is None else 0, one.period[1] if one.period else date.max)


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is asked of every duty: the place, the agency, the events that somebody has given, and the city's targets."""

    corpus: Corpus
    place: tuple[str, ...]
    agency: str | None
    events: Events
    targets: TargetsOf
    explainers: dict[date, Explainer] = field(default_factory=dict)

    def known(self, occurrence: Occurrence) -> dict[str, Any]:
        """What is known when a duty falls due: the agency, and the events; of several of one kind the one it follows."""
        found: dict[str, Any] = {name: days[-1] for name, days in self.events.items() if days}
        found |= dict([occurrence.event]) if occurrence.event else {}
        return found | ({AGENCY_FACT: self.agency} if self.agency else {})

    def explainer(self, on: date) -> Explainer:
        """What tells whether conditions hold by the law of a day; made once for each, whatever falls on it."""
        if on not in self.explainers:
            settled = {name: settled_reading(self.corpus, name, on) for name in self.corpus.questions}
            self.explainers[on] = Explainer(self.corpus, on, "", settled)
        return self.explainers[on]


def _of_duty(calendar: Calendar, one: Instrument, duty: Duty, asked: Span) -> Iterator[Obligation]:
    law = duty.rule.dates.within(one.dates)
    for occurrence in occurrences(duty.due, law, asked, calendar.events):
        on = occurrence.due or (occurrence.period[1] if occurrence.period else asked.within(law).start)
        assert on is not None
        explainer, known = calendar.explainer(on), calendar.known(occurrence)
        done = duty.done_when is not None and told(explainer, duty.done_when, known).holds is True
        found = None if done else obligation_of(calendar, explainer, one, duty, occurrence, known)
        if found is not None:
            yield found


def obligation_of(
    calendar: Calendar, explainer: Explainer, one: Instrument, duty: Duty, occurrence: Occurrence, known: Mapping[str, Any]
) -> Obligation | None:  # fmt: skip
    """A duty at one time, on what is known; None where it is not this agency's, or not owed. Done or not is not asked."""
    corpus, on = calendar.corpus, explainer.day
    holder = corpus.parties[duty.holder]
    if calendar.agency and not somebody_at_an_agency(explainer, holder, known):
        return None
    owed = [told(explainer, one.binds, known), told(explainer, duty.rule.when, known)]
    if any(reason.holds is False for reason in owed):
        return None
    agencies = () if calendar.agency else _agencies(explainer, (holder.when, one.binds, duty.rule.when), known)
    if agencies is None:
        return None
    told_already = {AGENCY_FACT, occurrence.waits_for}
    depends = () if owed[1].holds is True else _open_questions(corpus, owed[1], told_already)
    occurs = "/".join([one.name, duty.rule.label, _time(one, duty, occurrence), calendar.agency or ""])
    return Obligation(
        occurs, duty.holder, _who(holder, calendar.agency), told_party(corpus, duty.to) if duty.to else None, duty.act,
        duty.what or corpus.acts[duty.act].words, occurrence.due, occurrence.words, occurrence.computed,
        day_off(corpus, calendar.place, occurrence.due), other_day(corpus, calendar.place, occurrence.due),
        occurrence.period, occurrence.waits_for, occurrence.event, agencies, depends, one.name, duty.rule.label,
        str(duty.rule.pinpoint), duty.rule.pinpoint.cited(one.cite_as), one.text, one.checked, one.reviewed,
        target_of(calendar.targets(one), one, duty.rule.label, duty.due, on, known),
    )  # fmt: skip


def _time(one: Instrument, duty: Duty, occurrence: Occurrence) -> str:
    """Which time it is owed; of a duty that is always owed, which version of it, where it has several."""
    since = duty.rule.dates.start
    later = occurrence.key == ALWAYS and since is not None and since != one.dates.start
    return f"{occurrence.key} from {since}" if later else occurrence.key


def _who(holder: Party, agency: str | None) -> str:
    """The holder in words; of an agency that is asked about, by its name."""
    if not agency or holder.when is not None:
        return holder.words
    if holder.name == "agency":
        return agency
    of_it = _THE_AGENCY.sub(agency, holder.words)
    return of_it if of_it != holder.words else f"{holder.words} ({agency})"


def told(explainer: Explainer, condition: Condition | None, known: Mapping[str, Any]) -> Reason:
    """Whether a condition holds on what is known; no condition always does."""
    return Reason("", "", True) if condition is None else explainer.condition(condition, "")(known)


def somebody_at_an_agency(explainer: Explainer, holder: Party, known: Mapping[str, Any]) -> bool:
    """Whether a party is the agency, or somebody in it: the law's own test says so, or it speaks of an agency or worker."""
    holds = told(explainer, holder.when, known).holds
    if holds is not None and holder.when is not None:
        return holds
    return _AT_AN_AGENCY.search(holder.words) is not None


def _agencies(
    explainer: Explainer, conditions: Iterable[Condition | None], known: Mapping[str, Any]
) -> tuple[str, ...] | None:
    """The agencies that can owe a duty; none named where it does not depend on the agency, None where no agency can."""
    fact = explainer.corpus.facts.get(AGENCY_FACT)
    rest_on_it = [one for one in conditions if one is not None and AGENCY_FACT in explainer.rests_on(one)]
    if fact is None or not rest_on_it:
        return ()
    tests = [explainer.condition(one, "") for one in rest_on_it]  # put together once, and asked of each agency
    can = tuple(
        agency for agency in fact.values
        if all(test({**known, AGENCY_FACT: agency}).holds is not False for test in tests)
    )  # fmt: skip
    return None if not can else () if len(can) == len(fact.values) else can


def _open_questions(corpus: Corpus, reason: Reason, told_already: set[str | None]) -> tuple[str, ...]:
    """What is to be found out before it is known whether a duty is owed."""
    found: dict[str, None] = {}
    waiting = [reason]
    while waiting:
        one = waiting.pop(0)
        if one.holds is None and not one.parts:
            found[one.sentence.removesuffix(_OPEN)] = None
        waiting = [*one.parts, *waiting]
    asked = {corpus.facts[name].ask for name in told_already if name in corpus.facts}
    return tuple(sentence for sentence in found if sentence not in asked)


def checked_events(corpus: Corpus, events: Mapping[str, Iterable[Any]]) -> dict[str, tuple[date, ...]]:
    """The events by their date facts, each with its days in order.

    Raises:
        UnknownName: for a name that is no fact, with the near matches.
        BadValue: for a fact that is no date, or a value that is no day.
    """
    found: dict[str, tuple[date, ...]] = {}
    for name, days in events.items():
        fact = corpus.facts.get(name)
        if fact is None:
            raise UnknownName("event", name, [name for name, one in corpus.facts.items() if one.kind == DATE])
        if fact.kind != DATE:
            counted = ", ".join(events_counted_from(corpus))
            raise BadValue(name, "a day", f"it is no day of an event; duties are counted from: {counted}")
        read = [read_value(corpus, name, day) for day in days]
        if not all(isinstance(day, date) for day in read):
            raise BadValue(name, ", ".join(map(str, days)), "give the day of the event, like 2026-04-01")
        found[name] = tuple(sorted(day for day in read if isinstance(day, date)))
    return found


def events_counted_from(corpus: Corpus) -> tuple[str, ...]:
    """The date facts that some duty is counted from, or that decide whether one is owed."""
    dates = {name for name, fact in corpus.facts.items() if fact.kind == DATE}
    found: dict[str, None] = {}
    for one in corpus.instruments.values():
        for duty in one.all_duties:
            after = getattr(duty.due, "after", None)
            found |= dict.fromkeys([after] if after else [])
            found |= dict.fromkeys(name for name in names_in(duty.rule.when) if name in dates)
    return tuple(found)


def owed_words(corpus: Corpus, one: Obligation) -> str:
    """What is owed in words: the act, and of what."""
    act = corpus.acts[one.act].words
    return act if one.what == act else f"{act}: {one.what}"
