"""The days that the law itself sets for training: those of EO 13 § 6(1) for privacy officers, old and new."""

from collections.abc import Collection
from datetime import date
from functools import lru_cache

from goldendoor.engine.calculated import add_months
from goldendoor.hall.desk import law
from goldendoor.hall.matters.deciding import city_name

ORDER, IDENTIFYING_INFORMATION = "NYC-EO-13-2026", "NYC-AC-23-12"
PRIVACY_OFFICER = "agency_privacy_officer"
ALL_OF_THEM, A_NEW_ONE = "train-privacy-officers", "train-a-new-privacy-officer"
DESIGNATED = "new_apo_designated"


def law_day(office: str, since: date, covers: Collection[str]) -> tuple[date | None, str]:
    """By when the law wants somebody trained who holds an office since a day, and where it says so; (None, "") if it does not.

    Args:
        covers: the instruments that the course covers.
    """
    if office != PRIVACY_OFFICER or IDENTIFYING_INFORMATION not in covers:
        return None, ""
    return _day_for_a_privacy_officer(city_name(), since)


def is_new(since: date) -> bool:
    """Whether a privacy officer who holds the office since this day was named after the order began."""
    began = _began()
    return began is not None and since > began


@lru_cache(256)
def _day_for_a_privacy_officer(city: str, since: date) -> tuple[date | None, str]:
    began = _began()
    if began is None:
        return None, ""
    norm = A_NEW_ONE if is_new(since) else ALL_OF_THEM
    # A year on by the calendar: 29 February has none of its own.
    last = add_months(max(began, since), 12)
    for one in law.city(city).duties(began, last, events={DESIGNATED: [since]} if is_new(since) else None):
        if one.instrument == ORDER and one.norm == norm and one.due is not None:
            return one.due, one.citation
    return None, ""


def _began() -> date | None:
    order = law.corpus().instruments.get(ORDER)
    return order.dates.start if order else None
