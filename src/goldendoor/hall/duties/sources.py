"""What City Hall's own records show about a duty: each app says which facts of the law its records establish.

The law says when a duty is done (`done when audit_report_submitted`). Where a record shows that fact, nobody has to say
so again: the board asks here, for an agency and for a day, and shows the record as evidence. A duty for which the law names
no such fact, such as a report every year, can be shown done by the record itself.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Shown:
    """What one record shows: the value of a fact, since which day it is so, and the record in words with its address."""

    value: bool | str | date
    since: date
    evidence: str
    address: str = ""


Source = Callable[[str, date], Iterable[Shown]]
SourceOfMany = Callable[[str, date], Iterable[tuple[str, str, Shown]]]
_known: dict[str, list[Source]] = {}
_of_duties: dict[tuple[str, str], list[Source]] = {}
_of_many: list[SourceOfMany] = []


def register_source(fact: str, source: Source) -> None:
    """Say that records show a fact of the law: once, when the application starts.

    Args:
        fact: its name in the law files.
        source: from an agency's code and a day to what was shown by the end of that day, of that agency or of the whole
            city. What became known later is not among it, whatever day is asked about. What was so and ended is, followed by
            what ended it. An empty code asks for what is of the whole city alone.
    """
    _known.setdefault(fact, []).append(source)


def register_done(instrument: str, duty: str, source: Source) -> None:
    """Say that records show a duty done for which the law names no fact: once, when the application starts.

    Args:
        instrument: its name, such as `NYC-AC-9-131`.
        duty: its label there, such as `detainers-at-correction`.
        source: as in `register_source`. The value is which time was done, as the obligation's key says it: `2026`,
            `2026 quarter 1`, `once`. An agency's own duties are asked for with its code.
    """
    _of_duties.setdefault((instrument, duty), []).append(source)


def register_done_of_many(source: SourceOfMany) -> None:
    """Say that records show duties done, of whichever instrument: once, when the application starts.

    Args:
        source: as in `register_done`; with each record the instrument and the label of the duty that it shows done.
    """
    _of_many.append(source)


def forget_sources(fact: str) -> None:
    """Undo the registrations for a fact."""
    _known.pop(fact, None)


def forget_done(instrument: str, duty: str) -> None:
    """Undo the registrations for a duty."""
    _of_duties.pop((instrument, duty), None)


def facts_shown() -> tuple[str, ...]:
    """The facts that some record can show, in order of their names."""
    return tuple(sorted(_known))


def shown(fact: str, agency: str, day: date) -> tuple[Shown, ...]:
    """What the records show about a fact by the end of a day, in the order of the days since which it is so."""
    return _in_order(_known.get(fact, ()), agency, day)


def duties_shown() -> tuple[tuple[str, str], ...]:
    """The duties that some record can show done, each by its instrument and label."""
    return tuple(sorted(_of_duties))


def shown_done(instrument: str, duty: str, agency: str, day: date) -> tuple[Shown, ...]:
    """What the records show of a duty done by the end of a day, in the order of the days on which it was."""
    return _in_order(_of_duties.get((instrument, duty), ()), agency, day)


def done_of_many(agency: str, day: date) -> dict[tuple[str, str], tuple[Shown, ...]]:
    """What the records of whichever instrument show done by the end of a day, by instrument and label."""
    found: dict[tuple[str, str], list[Shown]] = {}
    for source in _of_many:
        for instrument, duty, one in source(agency, day):
            if one.since <= day:
                found.setdefault((instrument, duty), []).append(one)
    return {which: tuple(sorted(some, key=lambda one: one.since)) for which, some in found.items()}


def _in_order(sources: Iterable[Source], agency: str, day: date) -> tuple[Shown, ...]:
    found = [one for source in sources for one in source(agency, day) if one.since <= day]
    return tuple(sorted(found, key=lambda one: one.since))
