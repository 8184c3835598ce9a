"""Which reports the law wants of whom, for which period and by when: told by the `report` blocks of a city's law files."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from goldendoor.engine.calculated import add_months, quarter_end
from goldendoor.engine.duties import told_party
from goldendoor.engine.internal_targets import target_of
from goldendoor.engine.occurrences import ALWAYS, Occurrence, occurrences
from goldendoor.hall.desk import law
from goldendoor.hall.matters.parties import IN_ONE_AGENCY
from goldendoor.norms import Corpus, Every, Instrument, Report, Span, UnknownName

EACH_AGENCY = "agency"  # the party that is every agency
WHOLE_CITY = ""
_MONTHS: Mapping[str, int] = MappingProxyType({"month": 1, "quarter": 3, "year": 12})
# How far a period may lie from the day on which its report is due.
_BEYOND = timedelta(days=366)
_EARLIEST, _LATEST = 1900, 9000


@dataclass(frozen=True, slots=True)
class Period:
    """What a report is about: a name for good, such as `2026 quarter 3` or `2026`, and its first and last day."""

    name: str
    first: date
    last: date

    @property
    def words(self) -> str:
        """Its days, as they stand on a page."""
        return f"{_spoken(self.first)} through {_spoken(self.last)}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One report that the law wants: the block it comes from, whose it is, for which period, and by when.

    `agency` is empty where it is the whole city's. `due` is None where the law names no day; `target` is then the city's
    own, which is no law.
    """

    instrument: Instrument
    report: Report
    agency: str
    period: Period
    due: date | None
    due_words: str
    computed: str
    target: date | None

    @property
    def label(self) -> str:
        """The name of the block."""
        return self.report.duty.rule.label

    @property
    def holder(self) -> str:
        """The party that owes it."""
        return self.report.duty.holder

    @property
    def citation(self) -> str:
        """Where the law orders it."""
        return self.report.duty.rule.pinpoint.cited(self.instrument.cite_as)

    @property
    def title(self) -> str:
        """What it is called, with the agency where several owe one."""
        words = self.label.replace("-", " ")
        return f"{words[:1].upper()}{words[1:]}" + (f", {self.agency}" if self.agency else "")


def wanted(corpus: Corpus, city: str, agencies: Iterable[str], first: date, last: date) -> tuple[Wanted, ...]:
    """The reports whose period ends, or that are due, between two days; in order of those days.

    Args:
        agencies: the codes of the city's agencies.
    """
    place, named = corpus.place(city), tuple(agencies)
    found = [
        one
        for instrument in corpus.instruments.values()
        if instrument.speaks_in(place)
        for report in instrument.reports
        for one in _of_block(corpus, city, instrument, report, named, Span(first, last))
    ]
    return tuple(
        sorted(found, key=lambda one: (one.due or one.period.last, one.instrument.name, one.label, one.agency))
    )


def the_report(
    corpus: Corpus, city: str, agencies: Iterable[str], instrument: str, label: str, period: str, agency: str, on: date
) -> Wanted:  # fmt: skip
    """One report, by its names.

    Args:
        agency: may be left empty where only one owes it.
        on: the day of asking: near it lie the periods that were probably meant, where there is none of that name.

    Raises:
        UnknownName: where the law wants no such report, with the near matches.
    """
    held, known = corpus.instrument(instrument), tuple(agencies)
    blocks = [one for one in held.reports if one.duty.rule.label == label]
    if not blocks:
        raise UnknownName(f"report of {instrument}", label, [one.duty.rule.label for one in held.reports])
    year = _year_in(period) or on.year
    span = Span(date(year, 1, 1) - _BEYOND, date(year, 12, 31) + _BEYOND)
    all_of_it = [one for block in blocks for one in _of_block(corpus, city, held, block, known, span)]
    if period not in {one.period.name for one in all_of_it}:
        raise UnknownName(f"period of {label}", period, sorted({one.period.name for one in all_of_it}))
    named = {one.agency: one for one in all_of_it if one.period.name == period}
    if not agency and len(named) == 1:
        return next(iter(named.values()))
    if agency not in named:
        raise UnknownName(f"agency that owes {label}", agency, sorted(named))
    return named[agency]


def before(one: Wanted, corpus: Corpus, city: str) -> Wanted | None:
    """The same report for the period before; None where the law did not want it yet."""
    day = one.period.first - timedelta(days=1)
    span = Span(day, day + _BEYOND)
    found = [
        each
        for block in one.instrument.reports
        if block.duty.rule.label == one.label
        for each in _of_block(corpus, city, one.instrument, block, (one.agency,), span)
    ]
    return next((each for each in found if each.period.last == day and each.agency == one.agency), None)


def _of_block(
    corpus: Corpus, city: str, instrument: Instrument, report: Report, agencies: tuple[str, ...], asked: Span
) -> Iterator[Wanted]:  # fmt: skip
    due = report.duty.due
    if not isinstance(due, Every):
        return
    rule = report.duty.rule
    for occurrence in occurrences(due, rule.dates.within(instrument.dates), asked, {}):
        period = _period(due, occurrence)
        if period is None:
            continue
        targets = law.city(city).targets_of(instrument)
        target = target_of(targets, instrument, rule.label, due, period.last, {})
        for agency in _whose(report.duty.holder, agencies):
            yield Wanted(
                instrument, report, agency, period, occurrence.due, occurrence.words, occurrence.computed,
                target.due if target else None,
            )  # fmt: skip


def _whose(holder: str, agencies: tuple[str, ...]) -> tuple[str, ...]:
    """The agencies that owe a report; the whole city where it is no agency's."""
    if holder == EACH_AGENCY:
        return tuple(one for one in agencies if one)
    only = IN_ONE_AGENCY.get(holder)
    return (only,) if only else (WHOLE_CITY,)


def _period(due: Every, occurrence: Occurrence) -> Period | None:
    """What a report is about. Where the law names no period, it ends with the month before the one in which it is due.

    So there are some weeks in which it can be counted and written; one ends where the next begins.
    """
    if occurrence.key == ALWAYS:
        return None
    if occurrence.period is not None:
        return Period(occurrence.key, *occurrence.period)
    if occurrence.due is None or due.unit not in _MONTHS:
        return None
    if due.within is not None:  # so many days into a quarter, about the one before
        begins = add_months(quarter_end(occurrence.due) + timedelta(days=1), -_MONTHS[due.unit])
        last = begins - timedelta(days=1)
    else:
        last = occurrence.due.replace(day=1) - timedelta(days=1)
    first = add_months(last + timedelta(days=1), -due.count * _MONTHS[due.unit])
    return Period(occurrence.key, first, last)


def _year_in(period: str) -> int | None:
    """The year that the name of a period begins with; None where it names none that could be meant."""
    year = period.strip()[:4]
    return int(year) if year.isdecimal() and _EARLIEST <= int(year) <= _LATEST else None


def _spoken(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def to_whom(corpus: Corpus, one: Wanted) -> str:
    """Who gets the report, in words."""
    return told_party(corpus, one.report.duty.to) if one.report.duty.to else ""
