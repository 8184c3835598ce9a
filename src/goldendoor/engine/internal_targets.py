"""How soon a city means to do what the law asks without a number of days: its `internal-targets.toml`. None of it is law."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from goldendoor.engine.cache import law_folder
from goldendoor.engine.calculated import counted, quarter_end
from goldendoor.engine.decision import InternalTarget
from goldendoor.engine.sentences import spoken_day
from goldendoor.norms import Due, Every, Instrument, Untimed

FILE = "internal-targets.toml"
# What the file says where the law gives no time at all; everything else is in the law's own words.
NO_TIME = "no time"
EVERY_QUARTER = "every quarter"
NOT_LAW = "the City's own target, not law"

_TARGET = re.compile(r"(?P<count>\d+) (?P<unit>day|week|month)s?(?: after (?P<start>.+))?")


@dataclass(frozen=True, slots=True)
class Targets:
    """A city's targets: for all that the law says in certain words, and for single duties by instrument and label.

    Where the file cannot be read, `wrong` says why, in place of every target.
    """

    by_words: Mapping[str, str] = field(default_factory=dict)
    by_duty: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    demonstration: bool = False
    wrong: str | None = None


def read_targets(folder: Path | None, city: str | None) -> Targets:
    """The targets of a city; none where it keeps no file."""
    path = (folder or law_folder()) / (city or "") / FILE
    if city is None or not path.is_file():
        return Targets()
    try:
        read = tomllib.loads(path.read_text("utf-8"))
        words, duties = read.get("words", {}), read.get("duties", {})
        for target in [*words.values(), *(one for each in duties.values() for one in each.values())]:
            if not isinstance(target, str) or not _TARGET.fullmatch(target):
                raise ValueError(f"{target!r} is no target; write it like '5 days' or '30 days after the quarter'")
    except (ValueError, AttributeError) as error:
        return Targets(wrong=f"{FILE} of {city} cannot be read: {error}")
    return Targets(words, duties, bool(read.get("demonstration", False)))


def law_gives_no_day(due: Due | None) -> str | None:
    """The words under which a time without a number of days stands in the file; None where the law gives a day or a count.

    What is owed at all times, or again and again without a quarter, has no end that a target could be set for.
    """
    match due:
        case None:
            return NO_TIME
        case Untimed(words):
            return None if words == "at all times" else words
        case Every(count=1, unit="quarter", by=None, within=None):
            return EVERY_QUARTER
        case _:
            return None


def target_of(
    targets: Targets, instrument: Instrument, label: str, due: Due | None, on: date, known: Mapping[str, Any]
) -> InternalTarget | None:
    """The city's own target for something owed; None where the law itself says when, or the city has set none."""
    words = law_gives_no_day(due)
    if words is None:
        return None
    if targets.wrong:
        return InternalTarget(f"{targets.wrong} ({NOT_LAW})", None, False)
    text = targets.by_duty.get(instrument.name, {}).get(label) or targets.by_words.get(words)
    found = _TARGET.fullmatch(text) if text else None
    if found is None:
        return None
    count, unit, start = int(found["count"]), found["unit"], found["start"]
    counting = f"{count} {unit}{'' if count == 1 else 's'}"
    day, since = _start(start, count, unit, instrument, on, known)
    if day is None:
        return InternalTarget(f"{counting}{since} ({NOT_LAW})", None, targets.demonstration)
    end = counted(day, count, unit)
    return InternalTarget(f"by {spoken_day(end)}, {counting}{since} ({NOT_LAW})", end, targets.demonstration)


def _start(
    start: str | None, count: int, unit: str, instrument: Instrument, on: date, known: Mapping[str, Any]
) -> tuple[date | None, str]:
    """The day that a target counts from, where it is known, and the words for it."""
    if start is None:
        return None, ""
    if start == "the quarter":
        last = quarter_end(on.replace(day=1, month=(on.month - 1) // 3 * 3 + 1) - timedelta(days=1))
        ended = last if counted(last, count, unit) >= on else quarter_end(on)
        return ended, f" after the quarter that ends on {spoken_day(ended)}"
    if start == "the law began":
        return instrument.dates.start, " after the law began"
    try:
        return date.fromisoformat(start), f" after {spoken_day(date.fromisoformat(start))}"
    except ValueError:
        day = known.get(start)
        return (day if isinstance(day, date) else None), f" after the {start.replace('_', ' ')}"
