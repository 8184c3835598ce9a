"""Days agree: versions do not overlap, words are law when they are used, counts come to the day they say."""

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from goldendoor.language.checks.law import Law, is_empty
from goldendoor.language.checks.meanings import conditions_of_term
from goldendoor.language.parse import Parsed
from goldendoor.language.problems import Problem, at, short
from goldendoor.norms import Condition, Definition, Duty, IsIn, Source, Span, Table
from goldendoor.norms.conditions import tests_in

Checked = Iterator[Problem]
Versions = Sequence[Definition | Table]
Covered = tuple[list[int], list[int]]
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


def versions_do_not_overlap(law: Law) -> Checked:
    """Of the versions of a term or table, one at most is law on any day."""
    every: list[tuple[str, str, Versions]] = [("term", *one) for one in law.corpus.terms.items()]
    every += [("table", *one) for one in law.corpus.tables.items()]
    for kind, name, versions in every:
        latest: Definition | Table | None = None
        for version in sorted(versions, key=lambda one: _ordinals(one.dates)):
            if is_empty(version.dates):
                continue
            if latest is not None and version.dates.overlaps(latest.dates):
                both = said(version.dates.within(latest.dates))
                hint = f"the other is at {latest.source}; a version ends the day before the next begins"
                yield at(version.source, f"the {kind} {short(name)} has two versions {both}", hint)
            if latest is None or _ordinals(version.dates)[1] > _ordinals(latest.dates)[1]:
                latest = version


def provisions_lie_within_their_instrument(law: Law) -> Checked:
    """What is never law, because its days lie outside those of what it stands in, is a mistake."""
    for instrument in law.corpus.instruments.values():
        place = f"{instrument.name} is law {said(instrument.dates)}"
        for rule, days, around in law.rules_of(instrument):
            if is_empty(days) and not (around and is_empty(around.dates.within(instrument.dates))):
                yield at(rule.source, f"{short(rule.label)} is never law", place)
        for missing in instrument.not_held:
            if is_empty(missing.dates.within(instrument.dates)):
                yield at(missing.source, f"on these days {instrument.name} is no law", place)
    for name, versions in law.corpus.terms.items():
        for version in versions:
            if is_empty(version.dates):
                yield at(
                    version.source,
                    f"this version of {short(name)} is never law",
                    f"it stands in {version.instrument}",
                )


# Words in force --------------------------------------------------------------------------------------------


def words_are_law_when_they_are_used(law: Law) -> Checked:
    """A term or table has a version on each day on which something tests it."""
    every: list[tuple[str, Versions]] = [*law.corpus.terms.items(), *law.corpus.tables.items()]
    covered = {name: _covered(versions) for name, versions in every}
    for name, versions in law.corpus.terms.items():
        for version in versions:
            where = version.source
            for condition, days in conditions_of_term(version):
                yield from _gaps(law, covered, condition, days, where, f"the term {short(name)}")
    for instrument in law.corpus.instruments.values():
        for rule, days, _ in law.rules_of(instrument):
            for part in (rule.when, rule.provided):
                if part is not None:
                    yield from _gaps(law, covered, part, days, rule.source, short(rule.label))
        for duty in instrument.all_duties:
            yield from _gaps_of_duty(law, covered, duty, instrument.dates)
    yield from _given_out_of_time(law, covered)


def _gaps_of_duty(law: Law, covered: dict[str, Covered], duty: Duty, days: Span) -> Checked:
    if duty.done_when is not None:
        span = duty.rule.dates.within(days)
        yield from _gaps(law, covered, duty.done_when, span, duty.rule.source, short(duty.rule.label))


def _given_out_of_time(law: Law, covered: dict[str, Covered]) -> Checked:
    """A scenario gives no term that is not law on its day, unless its law is not in force either."""
    for scenario in law.corpus.scenarios:
        under = [law.corpus.instruments[name] for name in scenario.under if name in law.corpus.instruments]
        if not any(scenario.on in instrument.dates for instrument in under):
            continue
        for given in scenario.given:
            known = covered.get(given.name) if given.name in law.corpus.terms else None
            if known is not None and _gap(known, Span(scenario.on, scenario.on)):
                message = f"{short(given.name)} means nothing on {scenario.on}"
                yield at(scenario.source, message, _when(law, given.name))


def _ordinals(span: Span) -> tuple[int, int]:
    start = _FIRST if span.start is None else span.start.toordinal()
    return start, _LAST if span.end is None else span.end.toordinal()


def _covered(versions: Versions) -> Covered:
    """The days on which there is a version, as runs that do not touch: where each begins, where it ends."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(_ordinals(one.dates) for one in versions if not is_empty(one.dates)):
        if ends and start <= ends[-1] + 1:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends


def _gap(covered: Covered, days: Span) -> Span | None:
    """The first of the days on which there is no version."""
    starts, ends = covered
    first, last = _ordinals(days)
    run = bisect_right(starts, first) - 1
    if run >= 0 and ends[run] >= first:
        first = ends[run] + 1
    if first > last:
        return None
    until = min(last, starts[run + 1] - 1 if run + 1 < len(starts) else last)
    return Span(
        None if first == _FIRST else date.fromordinal(first),
        None if until == _LAST else date.fromordinal(until),
    )


def _gaps(law: Law, covered: dict[str, Covered], condition: Condition, days: Span, where: Source, user: str) -> Checked:
    if is_empty(days):
        return
    told: set[str] = set()
    for test in tests_in(condition):
        for name in (getattr(test, "name", ""), test.table if isinstance(test, IsIn) else ""):
            if name in told or name not in covered or not covered[name][0]:
                continue
            told.add(name)
            if gap := _gap(covered[name], days):
                yield at(where, f"{user} rests on {short(name)}, which means nothing {said(gap)}", _when(law, name))


def _when(law: Law, name: str) -> str:
    versions = law.corpus.terms.get(name) or law.corpus.tables.get(name) or ()
    return "it is law " + "; ".join(f"{said(one.dates)} ({one.source})" for one in versions[:3])


def said(span: Span) -> str:
    """The days of a span in words.

    >>> said(Span(None, date(2026, 1, 28)))
    'through 2026-01-28'
    """
    if span.start and span.start == span.end:
        return f"on {span.start}"
    parts = [f"from {span.start}"] if span.start else []
    parts += [f"through {span.end}"] if span.end else []
    return " ".join(parts) or "on every day"


# Counts ----------------------------------------------------------------------------------------------------


def counts_agree_with_days(law: Law) -> Checked:
    """`by 2026-05-07, being 90 days after 2026-02-06`: the count comes to that day."""
    for parsed in law.loaded.parsed:
        for mention in parsed.mentions:
            if mention.use == "being":
                (count, offset), (unit, _), (start, _) = mention.values
                problem = _miscount(parsed, mention.name, count, unit, start, offset)
                if problem:
                    yield problem


def _miscount(parsed: Parsed, day: str, count: str, unit: str, start: str, offset: int) -> Problem | None:
    words = f"{count} {unit} after {start}"
    begin = parsed.statement.text.rfind("being", 0, offset)
    width = parsed.statement.text.find(start, offset) + len(start) - begin
    unit = unit.removesuffix("s")
    if unit == "hour":
        return parsed.problem(begin, "a day is not counted in hours", "count days, or leave the count out", width)
    counted, shortened = count_on(int(count), unit, date.fromisoformat(start))
    if counted is None:
        return parsed.problem(begin, f"{words} is no day of any calendar", "", width)
    if counted == date.fromisoformat(day):
        return None
    hint = "count again, or correct the day; the law says both"
    if shortened:
        hint += f". That month has no such day, so its last is meant: {counted}"
    return parsed.problem(begin, f"{words} is {counted}, not {day}", hint, width)


def count_on(count: int, unit: str, start: date) -> tuple[date | None, bool]:
    """The day so many units after another, and whether a month was too short and its last day was taken.

    >>> count_on(1, "month", date(2026, 1, 31))
    (datetime.date(2026, 2, 28), True)
    >>> count_on(90, "day", date(2026, 2, 6))
    (datetime.date(2026, 5, 7), False)
    """
    try:
        if unit in ("day", "week"):
            return start + timedelta(count * (7 if unit == "week" else 1)), False
        months = start.month - 1 + count * {"month": 1, "quarter": 3, "year": 12}[unit]
        year, month = start.year + months // 12, months % 12 + 1
        last = monthrange(year, month)[1]
        return date(year, month, min(start.day, last)), start.day > last
    except (OverflowError, ValueError):
        return None, False
