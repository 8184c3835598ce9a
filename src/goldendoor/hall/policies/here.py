"""The law of the city whose records these are, as policies and audits ask about it."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from goldendoor.engine.obligations import Obligation
from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.matters.deciding import city_name
from goldendoor.hall.policies import beside, owed
from goldendoor.hall.policies.beside import NormBeside

ANSWERS_REMEMBERED = 512
DESIGNATED, FULL = "designated_languages", "full_translations"


def norms_binding(agency: str, on: date) -> tuple[NormBeside, ...]:
    """The norms that a policy of an agency is held against, as they are in force on a day."""
    return _binding(corpus().content_hash, city_name(), agency, on)


def norm_on(instrument: str, label: str, on: date) -> NormBeside | None:
    """One norm as it is in force on a day; None where it is not."""
    return _norm_on(corpus().content_hash, instrument, label, on)


def cited(instrument: str, label: str) -> str:
    """How a norm is cited, whether or not it is in force."""
    return beside.citation_of(corpus(), instrument, label)


def audit_owed(agency: str, year: int) -> Obligation | None:
    """The duty of an agency to report its audit in a year; None where it owes none."""
    return _audit_owed(corpus().content_hash, city_name(), agency, year)


def languages(on: date) -> tuple[str, ...]:
    """The languages in which the City's policies are to be out, by name."""
    return _keys(DESIGNATED, on)


def all_languages(on: date) -> str:
    """What the law calls it when a text is out in all of them."""
    return next(iter(_keys(FULL, on)), "")


def end_of(day: date) -> datetime:
    """The moment at which a day is over."""
    return datetime.combine(day + timedelta(days=1), time(), CITY_TIME)


# Asked on every page, and the same for everybody until the law is another one.
@lru_cache(ANSWERS_REMEMBERED)
def _binding(law: str, city: str, agency: str, on: date) -> tuple[NormBeside, ...]:
    return beside.binding(corpus(), corpus().place(city), agency, on)


@lru_cache(ANSWERS_REMEMBERED)
def _audit_owed(law: str, city: str, agency: str, year: int) -> Obligation | None:
    return owed.audit_owed(corpus(), corpus().place(city), agency, year)


@lru_cache(ANSWERS_REMEMBERED)
def _norm_on(law: str, instrument: str, label: str, on: date) -> NormBeside | None:
    return beside.norm_on(corpus(), instrument, label, on)


def _keys(table: str, on: date) -> tuple[str, ...]:
    found = corpus().table_on(table, on)
    return tuple(row.key for row in found.rows) if found else ()
