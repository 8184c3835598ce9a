"""Whether a day is a weekend or a legal holiday of a place, and the day that is shown beside it (question A-42).

Nothing moves: no text of these laws says that a due day does. Both days are shown, and which counts is open.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from goldendoor.engine.calculated import day_of_rule, is_weekend, legal_holidays, next_business_day
from goldendoor.norms import Corpus, Row

HOLIDAYS = "legal_holidays"
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def holidays_held(corpus: Corpus, place: tuple[str, ...]) -> bool:
    """Whether a table of legal holidays is law in a place at all."""
    return any(_is_law(corpus, one.instrument, place) for one in corpus.tables.get(HOLIDAYS, ()))


def named_days(corpus: Corpus, place: tuple[str, ...], day: date) -> dict[date, str]:
    """The legal holidays of a place in the year of a day and in the next, by the table that is law that day."""
    table = corpus.table_on(HOLIDAYS, day)
    if table is None or not _is_law(corpus, table.instrument, place):
        return {}
    return {**_of_year(table.rows, day.year), **_of_year(table.rows, day.year + 1)}


def _of_year(rows: Iterable[Row], year: int) -> dict[date, str]:
    """The legal holidays of a year, each by its name; one that is kept on another day by the day that it is kept for."""
    rows = tuple(rows)
    own = {day_of_rule(dict(row.columns)["rule"], year): row.key for row in rows}
    found = {}
    for day in legal_holidays(rows, year):
        kept_for = day - timedelta(days=1)
        found[day] = own[day] if day in own else f"{own.get(kept_for, 'a holiday')}, kept on the Monday"
    return found


def _is_law(corpus: Corpus, instrument: str, place: tuple[str, ...]) -> bool:
    held = corpus.instruments.get(instrument)
    return held is not None and held.speaks_in(place)


def day_off(corpus: Corpus, place: tuple[str, ...], day: date | None) -> str | None:
    """What kind of day off a day is: `Saturday`, or the holiday by its name; None for any other day."""
    if day is None:
        return None
    holiday = named_days(corpus, place, day).get(day)
    weekend = _NAMES[day.weekday()] if is_weekend(day) else None
    return " and ".join(filter(None, [weekend, holiday])) or None


def other_day(corpus: Corpus, place: tuple[str, ...], day: date | None) -> date | None:
    """The next day that is neither weekend nor holiday, where the day itself is one; else None."""
    if day is None or day_off(corpus, place, day) is None:
        return None
    return next_business_day(day, named_days(corpus, place, day))
