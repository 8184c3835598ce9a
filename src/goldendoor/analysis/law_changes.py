"""What changed in a city's law between two days, and which verdicts changed with it, each in the simplest situation.

Only acts are looked at whose law rests on something that begins, ends or changes that day; the day before is then
compared with the day itself, and what is shown was decided anew on both.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from goldendoor.analysis.situations import Situation, Verdicts, fewest
from goldendoor.analysis.together import Side, Together
from goldendoor.analysis.tried import by_trying
from goldendoor.engine.city import City
from goldendoor.engine.diagram import DiagramTooLarge
from goldendoor.engine.stretches import Stretches
from goldendoor.engine.timeline import Dated, dated
from goldendoor.norms import Corpus, Instrument, Pinpoint, Span

MOST_SITUATIONS = 12
BEGAN, ENDED, CHANGED = "began", "ended", "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """Something that began, ended or changed on a day: what kind of thing, its name in the law file, and where it stands."""

    how: str
    kind: str
    label: str
    instrument: str
    pinpoint: str
    citation: str
    by: str


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """The verdicts on acts that changed in the same way: one situation for each pair of before and after.

    Not `complete`: there are more pairs, or there may be. Where the cases of an act are too many to be looked at together,
    its worked examples were `tried`, and perhaps none shows a change.
    """

    acts: tuple[str, ...]
    situations: tuple[Situation, ...]
    complete: bool
    not_replayed: int
    tried: bool = False


@dataclass(frozen=True, slots=True)
class DayOfChange:
    """A day on which law changed in a city: what changed, and the verdicts that changed with it."""

    city: str
    day: date
    changes: tuple[Change, ...]
    verdicts: tuple[VerdictChange, ...]


Moved = Callable[[int, int], None]


def changes_of_law(
    city: City, first: date, last: date, acts: Iterable[str] = (), moved: Moved = lambda done, of: None
) -> tuple[DayOfChange, ...]:
    """The days from `first` through `last` on which a city's law changed.

    Args:
        acts: the acts whose verdicts are looked at; else all.
        moved: is told how many pairs of a day and an act are done, of how many.

    Raises:
        UnknownName: for an act that there is not.
    """
    corpus = city.corpus
    named = [corpus.act(name).name for name in acts] or list(corpus.acts)
    looked_at = _days_of_acts(corpus, city.place, named, Span(first, last))
    by_day = _changes_by_day(corpus, city.place, Span(first, last))
    work = [(day, act) for day in sorted({*by_day, *(day for days in looked_at.values() for day in days)})
            for act in named if day in looked_at[act]]  # fmt: skip
    verdicts: dict[date, list[VerdictChange]] = {}
    for done, (day, act) in enumerate(work, start=1):
        if found := verdicts_that_change(city, act, day):
            verdicts.setdefault(day, []).append(found)
        moved(done, len(work))
    name = city.name or ""
    return tuple(
        DayOfChange(name, day, tuple(by_day.get(day, ())), _alike(verdicts.get(day, ())))
        for day in sorted({*by_day, *verdicts})
    )


def verdicts_that_change(city: City, act: str, day: date) -> VerdictChange | None:
    """The verdicts on an act that are other ones from this day on; None where all are as they were."""
    sides = (Side(city, day - timedelta(days=1)), Side(city, day))
    try:
        together = Together(act, sides, {})
        found = fewest(together, _differ, every_rule=False, most=MOST_SITUATIONS)
    except DiagramTooLarge:
        found = by_trying(act, sides, {}, _differ, MOST_SITUATIONS)
        return VerdictChange((act,), found.situations, found.complete, found.not_replayed, tried=True)
    if not found.situations and not found.not_replayed:
        return None
    return VerdictChange((act,), found.situations, found.complete, found.not_replayed)


def _differ(verdicts: Verdicts) -> bool:
    return len(set(verdicts)) > 1


def _alike(found: Iterable[VerdictChange]) -> tuple[VerdictChange, ...]:
    """Acts whose verdicts changed in the same situations by the same rules, told together."""
    together: dict[Any, VerdictChange] = {}
    for one in found:
        told = tuple((repr(each.stands_out), repr([each.facts[name] for name in each.stands_out]), each.answers)
                     for each in one.situations)  # fmt: skip
        key = (told, one.complete, one.not_replayed, one.tried)
        known = together.get(key)
        together[key] = replace(known, acts=(*known.acts, *one.acts)) if known else one
    return tuple(together.values())


def _changes_by_day(corpus: Corpus, place: tuple[str, ...], within: Span) -> dict[date, list[Change]]:
    """What begins and what ends on each day; what ends where its like begins has changed."""
    begins: dict[date, list[Dated]] = {}
    ends: dict[date, list[Dated]] = {}
    for one in dated(corpus, place):
        whole = one.instrument.dates if one.kind != "instrument" else Span()  # what comes with its law is told with it
        for day, found in ((one.begins(), begins), (one.ends(), ends)):
            if day is not None and day in within and day not in (whole.start, whole.over_from):
                found.setdefault(day, []).append(one)
    by_day: dict[date, list[Change]] = {}
    for day in sorted({*begins, *ends}):
        ending = {_name(one): one for one in ends.get(day, ())}
        beginning = {_name(one): one for one in begins.get(day, ())}
        told = [_change(CHANGED if name in ending else BEGAN, one) for name, one in beginning.items()]
        told += [_change(ENDED, one) for name, one in ending.items() if name not in beginning]
        by_day[day] = list(dict.fromkeys(told))
    return by_day


def _name(one: Dated) -> tuple[str, str, str, str]:
    """What makes two of a kind one and the same thing in two versions."""
    place = str(one.pinpoint or "") if one.kind not in ("meaning", "table") else ""
    return one.kind, one.label, one.instrument.name, place


def _change(how: str, one: Dated) -> Change:
    return Change(how, one.kind, one.label, one.instrument.name, str(one.pinpoint or ""),
                  _cited(one.instrument, one.pinpoint, one.kind), one.by)  # fmt: skip


def _cited(instrument: Instrument, pinpoint: Pinpoint | None, kind: str) -> str:
    """Where it stands, as people write it; of a whole instrument, how it is cited."""
    return instrument.cite_as if pinpoint is None or kind == "instrument" else pinpoint.cited(instrument.cite_as)


def _days_of_acts(corpus: Corpus, place: tuple[str, ...], acts: list[str], within: Span) -> dict[str, set[date]]:
    """For each act the days on which something that its verdict rests on begins, ends or changes."""
    stretches = Stretches(corpus)
    start = within.start or date.min
    before = start - timedelta(days=1) if start > date.min else start
    found: dict[str, set[date]] = {}
    for act in acts:
        rests_on = tuple(_rests_on(corpus, place, set(corpus.widened(act))))
        days = stretches.within(rests_on, Span(before, within.end))
        found[act] = {day for day in days if day in within and day > before}
    return found


def _rests_on(corpus: Corpus, place: tuple[str, ...], acts: set[str]) -> Iterator[Any]:
    """The provisions on some acts in a place, whom they bind, and the choices of readings that may let one prevail."""
    for one in corpus.instruments.values():
        if not one.speaks_in(place):
            continue
        norms = tuple(norm for norm in one.norms if acts & set(norm.acts))
        duties = tuple(duty for duty in one.all_duties if duty.act in acts)
        gaps = tuple(gap for gap in one.not_held if acts & set(gap.acts))
        if norms or duties or gaps:
            holders = tuple(corpus.parties[duty.holder].when for duty in duties)
            yield one.dates, one.binds, norms, duties, gaps, holders
    prevailing = {question.name for question in corpus.questions.values() for one in question.readings if one.prevails}
    yield tuple(one for one in corpus.decided if one.question in prevailing)
