"""What is owed in a city as things stand on a day, done or not, on what has been shown by then: each time that it is owed.

Nothing is remembered from day to day. The law, the day and what records show give the whole answer, so that any day can be
asked about, and a month in which nobody asked loses nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from goldendoor.engine.calculated import add_months
from goldendoor.engine.duties import NO_TARGETS
from goldendoor.engine.explain import Explainer
from goldendoor.engine.obligations import (
    AGENCY_FACT,
    Calendar,
    Obligation,
    TargetsOf,
    obligation_of,
    somebody_at_an_agency,
    told,
)
from goldendoor.engine.occurrences import Occurrence, occurrences
from goldendoor.norms import AllOf, By, Condition, Corpus, Duty, Every, Exists, Holds, Instrument, Not, Span, Untimed
from goldendoor.norms.vocabulary import DATE

AT_ALL_TIMES = "at all times"
MONTHS_LOOKED_AHEAD = {"month": 2, "quarter": 4, "year": 13}


@dataclass(frozen=True, slots=True)
class Evidence:
    """That a fact of the law has a value since a day. Of a fact that is a date, each is an event of its own."""

    fact: str
    value: bool | str | date
    since: date


@dataclass(frozen=True, slots=True)
class Owed:
    """One obligation as it stands: since when it is owed, and, where what is shown meets it, since when and by which facts.

    `about` is the agency whose event it follows, where somebody else owes it. `can_show` are the facts that would meet it.
    `lasting` is owed at all times: it is met only for as long as what is shown says so.
    """

    obligation: Obligation
    agency: str
    about: str
    since: date | None
    lasting: bool
    can_show: tuple[str, ...]
    done: date | None = None
    shown_by: tuple[Evidence, ...] = ()


def owed_on(
    corpus: Corpus,
    place: tuple[str, ...],
    day: date,
    *,
    agency: str = "",
    about: str = "",
    agencies: Iterable[str] | None = None,
    shown: Iterable[Evidence] = (),
    back_to: date = date.min,
    targets: TargetsOf = lambda _: NO_TARGETS,
) -> tuple[Owed, ...]:
    """What an agency, or without one the city's own offices, owe or owed on a day by the law of that day.

    Args:
        agency: what this agency owes, or somebody in it. Without one: what offices of the whole city owe.
        about: without `agency`, what those offices owe because of an event in this agency, and nothing else.
        agencies: those that are asked about by themselves; all that the law names, where nothing is said. What somebody
            at another one owes is then among what offices of the whole city owe.
        shown: what is known by the end of that day, of that agency or of the whole city.
        back_to: from when on each time of a duty that comes again is looked at; what is owed once is always looked at.
    """
    known = tuple(one for one in shown if one.since <= day)
    events: dict[str, set[date]] = {}
    for one in known:
        if isinstance(one.value, date):
            events.setdefault(one.fact, set()).add(one.value)
    days = {name: tuple(sorted(found)) for name, found in events.items()}
    fact = corpus.facts.get(AGENCY_FACT)
    by_themselves = tuple(agencies) if agencies is not None else fact.values if fact else ()
    calendar = Calendar(corpus, place, agency or None, days, targets)
    looking = _Looking(calendar, day, about, by_themselves, known, back_to)
    found = [
        one
        for instrument in corpus.instruments.values()
        if instrument.speaks_in(place)
        for duty in instrument.all_duties
        if looking.concerns(duty)
        for one in looking.at(instrument, duty)
    ]
    return tuple(sorted(found, key=lambda one: (one.obligation.due or date.max, one.obligation.key)))


@dataclass(frozen=True, slots=True)
class _Looking:
    """Who looks, on which day, at whom, and what is known then."""

    calendar: Calendar
    day: date
    about: str
    agencies: tuple[str, ...]
    known: tuple[Evidence, ...]
    back_to: date

    def concerns(self, duty: Duty) -> bool:
        """Whether a duty is of the kind that is looked at: an agency's, the whole city's, or about an agency's event."""
        if self.calendar.agency:
            return True
        holder = self.calendar.corpus.parties[duty.holder]
        explainer = self.calendar.explainer(self.day)
        if any(somebody_at_an_agency(explainer, holder, {AGENCY_FACT: one}) for one in self.agencies):
            return False
        return not self.about or event_of(self.calendar.corpus, duty) is not None

    def at(self, instrument: Instrument, duty: Duty) -> Iterator[Owed]:
        """A duty at each time that it is owed or was."""
        law = duty.rule.dates.within(instrument.dates)
        if law.start is not None and law.start > self.day:
            return
        for occurrence in self._times(duty, law):
            if self.about and occurrence.event is None:
                continue
            on = occurrence.due or (occurrence.period[1] if occurrence.period else self.day)
            # What comes again until something is so is owed each time: that one time was done does not end the next.
            again = dict.fromkeys(_ended_by(duty), False) if isinstance(duty.due, Every) else {}
            explainer, stands = self.calendar.explainer(on), {**self._known(occurrence, self.day), **again}
            found = obligation_of(self.calendar, explainer, instrument, duty, occurrence, stands)
            if found is not None:
                yield self._met(replace(found, key=found.key + self.about), explainer, duty, occurrence, law.start)

    def _times(self, duty: Duty, law: Span) -> Iterator[Occurrence]:
        due, events, event = duty.due, self.calendar.events, event_of(self.calendar.corpus, duty)
        if isinstance(due, Every):
            yield from self._again(due, law)
        elif isinstance(due, By) or getattr(due, "after", None):
            yield from occurrences(due, law, Span(law.start or date.min, law.end or date.max), events)
        else:
            for one in occurrences(due, law, Span(self.day, self.day), events):
                if event is None:
                    yield one
                elif not events.get(event):
                    waits = f"{one.computed}; owed after the {event.replace('_', ' ')}, which nobody has given"
                    yield replace(one, computed=waits, waits_for=event)
                for day in events.get(event or "", ()):
                    yield replace(one, key=f"{event} {day.isoformat()}", event=(str(event), day))

    def _again(self, due: Every, law: Span) -> Iterator[Occurrence]:
        """Each time since the day looked back to, and the first that is still to come."""
        ahead = add_months(self.day, MONTHS_LOOKED_AHEAD.get(due.unit, 1) * due.count + 1)
        asked = Span(max(self.back_to, law.start or date.min), ahead)
        if due.unit == "year" and due.count == 1 and due.by is None and due.within is None:
            asked = Span(asked.start, self.day)
            found: Iterable[Occurrence] = _calendar_years(occurrences(due, law, asked, {}), asked.within(law))
        else:
            found = occurrences(due, law, asked, {})
        for one in found:
            yield one
            last = one.due or (one.period[1] if one.period else None)
            if last is None or last > self.day:
                return

    def _evidence(self, occurrence: Occurrence, day: date) -> dict[str, Evidence]:
        """What shows each fact on a day; what was so before the event is no word about what is owed after it."""
        time, found = _of_time(occurrence), dict[str, Evidence]()
        for one in sorted(self.known, key=lambda each: (each.since, str(each.value))):
            happened = one.value if isinstance(one.value, date) else one.since
            # Of several events the first that follows counts; of anything else, what is so now.
            follows = isinstance(one.value, date) and occurrence.event is not None and one.fact in found
            if one.since <= day and happened in time and not follows:
                found[one.fact] = one
        return found

    def _known(self, occurrence: Occurrence, day: date) -> dict[str, Any]:
        """The facts on a day."""
        found: dict[str, Any] = {name: one.value for name, one in self._evidence(occurrence, day).items()}
        found |= dict([occurrence.event]) if occurrence.event else {}
        return found | ({AGENCY_FACT: self.calendar.agency} if self.calendar.agency else {})

    def _met(
        self, found: Obligation, explainer: Explainer, duty: Duty, occurrence: Occurrence, begins: date | None
    ) -> Owed:
        lasting = isinstance(duty.due, Untimed) and duty.due.words == AT_ALL_TIMES
        can_show = _facts_in(explainer, duty.done_when)
        owed = Owed(
            found, self.calendar.agency or "", self.about, _of_time(occurrence).start or begins, lasting, can_show
        )
        if duty.done_when is None or occurrence.waits_for:  # what was so before the event does not meet what follows it
            return owed
        done = self._done(explainer, duty.done_when, occurrence, lasting, can_show)
        if done is None:
            return owed
        shown = self._evidence(occurrence, done)
        return replace(owed, done=done, shown_by=tuple(shown[name] for name in can_show if name in shown))

    def _done(
        self, explainer: Explainer, done_when: Condition, occurrence: Occurrence, lasting: bool, can_show: tuple[str, ...]
    ) -> date | None:  # fmt: skip
        """Since when what is shown meets a duty: once met it stays met, but for what is owed at all times."""
        time = _of_time(occurrence)
        days = sorted({one.since for one in self.known if one.fact in can_show and one.since in time})
        held = [told(explainer, done_when, self._known(occurrence, day)).holds is True for day in days]
        if not lasting:
            return next((day for day, holds in zip(days, held, strict=True) if holds), None)
        since = None
        for day, holds in zip(days, held, strict=True):
            since = (since or day) if holds else None
        return since


def _of_time(occurrence: Occurrence) -> Span:
    """The days whose evidence counts for one time: after its event, in its year, or any."""
    if occurrence.event:
        return Span(occurrence.event[1])
    if occurrence.period:
        return Span(occurrence.period[0], None if occurrence.due else occurrence.period[1])
    return Span()


def event_of(corpus: Corpus, duty: Duty) -> str | None:
    """The date fact of the event that a duty follows: what its time counts from, or what has to have happened at all."""
    counted: str | None = getattr(duty.due, "after", None)
    if counted:
        return counted
    parts = duty.rule.when.parts if isinstance(duty.rule.when, AllOf) else (duty.rule.when,)
    dates = (one.name for one in parts if isinstance(one, Exists) and corpus.facts[one.name].kind == DATE)
    return next(dates, None)


def _ended_by(duty: Duty) -> list[str]:
    """The facts that a duty is owed without, as *when not submitted* says it."""
    parts = duty.rule.when.parts if isinstance(duty.rule.when, AllOf) else (duty.rule.when,)
    return [one.part.name for one in parts if isinstance(one, Not) and isinstance(one.part, Holds)]


def _facts_in(explainer: Explainer, condition: Condition | None) -> tuple[str, ...]:
    """The facts that a condition rests on that day, in order of their names."""
    if condition is None:
        return ()
    facts: Mapping[str, Any] = explainer.corpus.facts
    return tuple(name for name in explainer.rests_on(condition) if name in facts)


def _calendar_years(found: Iterable[Occurrence], asked: Span) -> Iterator[Occurrence]:
    """What the law wants every year without a day, for each calendar year: the law says nothing of when its year begins."""
    assert asked.start is not None and asked.end is not None
    for one in found:
        for year in range(asked.start.year, asked.end.year + 1):
            computed = f"{one.computed}; taken by calendar years"
            yield replace(one, key=str(year), computed=computed, period=(date(year, 1, 1), date(year, 12, 31)))
