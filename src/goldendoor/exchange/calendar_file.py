"""Duties as an iCalendar file (RFC 5545), one all-day entry for each day that the law gives.

An entry is known by what it is, never by its day: whoever takes in a newer file has the day corrected and nothing twice.
The same law gives the same file, byte for byte; an entry's stamp is the day on which its encoding was last checked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from icalendar import Calendar, Event

from goldendoor.engine.obligations import Obligation, owed_words
from goldendoor.engine.provenance import BANNER
from goldendoor.engine.sentences import spoken_day
from goldendoor.norms import Corpus

OPEN_QUESTION = "Open question "
PRODUCT = "-//Golden Door//duties//EN"


@dataclass(frozen=True, slots=True)
class Standing:
    """How an obligation stands: a word for the title of its entry, and a sentence for what is told in it."""

    word: str
    sentence: str


def as_calendar(
    corpus: Corpus, city: str, obligations: Iterable[Obligation], *, standing: Mapping[str, Standing] | None = None,
    stamped: date | None = None,
) -> bytes:  # fmt: skip
    """The file; what has no day is left out, since an entry would be a day that the law does not give.

    Args:
        standing: how each obligation stands, by its key; left out, only what the law says is told.
        stamped: the day of which that is told, which is then when each entry was last revised.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", f"Duties in {city}")
    calendar.add("x-wr-caldesc", BANNER)
    for one in obligations:
        if one.due is not None:
            calendar.add_component(_entry(corpus, city, one, one.due, (standing or {}).get(one.key), stamped))
    content: bytes = calendar.to_ical()
    return content


def uid(city: str, one: Obligation) -> str:
    """The name of an entry for good: the city, the duty, and which time it is owed; never the day."""
    return f"{sha256(f'{city}/{one.key}'.encode()).hexdigest()[:32]}@goldendoor"


def _entry(
    corpus: Corpus, city: str, one: Obligation, due: date, stands: Standing | None, stamped: date | None
) -> Event:  # fmt: skip
    event = Event()
    event.add("uid", uid(city, one))
    event.add("dtstamp", _midnight(stamped) if stamped else _stamp(one, due))
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    lead, told = (f"{stands.word.capitalize()}: ", [stands.sentence]) if stands else ("", [])
    event.add("summary", f"{lead}{one.who_words}: {owed_words(corpus, one)} ({one.citation})")
    event.add("description", "\n".join([*told, *_told(one, due)]))
    event.add("categories", [one.instrument])
    event.add("transp", "TRANSPARENT")
    return event


def _stamp(one: Obligation, due: date) -> datetime:
    """When what an entry says was last revised: the day on which the encoding was held against the text."""
    try:
        day = date.fromisoformat(one.checked)
    except ValueError:
        day = due
    return _midnight(day)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _told(one: Obligation, due: date) -> list[str]:
    """How the day was found, the other day where it is a day off, and what else has to be so."""
    to = [f"To: {one.to_whom}."] if one.to_whom else []
    both = []
    if one.other_day is not None:
        both = [f"{spoken_day(due)} is {one.falls_on}. No text says that the day moves; if it does, it is"
                f" {spoken_day(one.other_day)} (A-42, open)."]  # fmt: skip
    facts = [question for question in one.depends_on if not question.startswith(OPEN_QUESTION)]
    depends = [f"Only if, which is not known here: {question}" for question in facts]
    # What counsel has not decided is counsel's: a calendar goes to many.
    depends += ["A question of law is open: City counsel decides."] if len(facts) < len(one.depends_on) else []
    agencies = [f"Owed by: {', '.join(one.agencies)}."] if one.agencies else []
    return [*to, f"Due {one.due_words}: {one.computed}.", *both, *agencies, *depends,
            f"{one.citation}. Text: {one.text}. Reviewed: {one.reviewed}.", BANNER]  # fmt: skip
