"""What City Hall's own records show about a duty: each app says which facts of the law its records establish.

The law says when a duty is done (`done when audit_report_submitted`). Where a record shows that fact, nobody has to say
so again: the board asks here, for an agency and for a day, and shows the record as evidence.
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
_known: dict[str, list[Source]] = {}


def register_source(fact: str, source: Source) -> None:
    """Say that records show a fact of the law: once, when the application starts.

    Args:
        fact: its name in the law files.
        source: from an agency's code and a day to what was shown by the end of that day, of that agency or of the whole
            city. What became known later is not among it, whatever day is asked about.
    """
    _known.setdefault(fact, []).append(source)


def forget_sources(fact: str) -> None:
    """Undo the registrations for a fact."""
    _known.pop(fact, None)


def facts_shown() -> tuple[str, ...]:
    """The facts that some record can show, in order of their names."""
    return tuple(sorted(_known))


def shown(fact: str, agency: str, day: date) -> tuple[Shown, ...]:
    """What the records show about a fact by the end of a day, in the order of the days since which it is so."""
    found = [one for source in _known.get(fact, ()) for one in source(agency, day) if one.since <= day]
    return tuple(sorted(found, key=lambda one: one.since))
