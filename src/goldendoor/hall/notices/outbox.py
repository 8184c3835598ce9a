"""The outbox: an act posts what an office is to be told, in its own transaction. Who holds the office is asked on delivery."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from goldendoor.hall.desk.law import corpus
from goldendoor.hall.notices.kinds import kind_of_notice, register_notice
from goldendoor.hall.notices.models import Notice
from goldendoor.hall.notices.soon import ask_for_delivery
from goldendoor.hall.people.access import agency_named
from goldendoor.hall.people.offices import CITYWIDE, OF_THE_HOUSE

__all__ = ["Told", "post", "register_notice"]

Told = date | int | str

# The longest number that a notice has a use for; what identifies people is longer.
MOST = 999_999
_KEY = re.compile(r"[A-Za-z0-9_./:§()-]{1,120}")
_ITEM = r"(?:\d{1,5}(?:[-.]\d{1,5})*[a-z]?(?:\([0-9A-Za-z]{1,4}\))*|(?:\([0-9A-Za-z]{1,4}\))+)"
_PLACES = re.compile(rf"(?: ?[§¶]{{0,2}} ?{_ITEM}(?:, {_ITEM})*)?")


def post(kind: str, key: str, office: str, agency: str | None, at: datetime, **about: Told) -> None:
    """Have the holders of an office told of something, once: a second time with the same key does nothing.

    It belongs into an act's `write`, so that it is posted where the act is done and not otherwise.

    Args:
        kind: as it was registered.
        key: numbers, days and codes that tell this notice from others of its kind, such as `step/12`.
        office: an office or a party, as the law files name it. Where nobody holds it, those who stand in are told.
        agency: the code of the agency in which it is held; None for any. An office for the whole city has none.
        at: when it came about.
        about: what is put into the words: days, small numbers, codes of agencies, names of offices, sections of the law.

    Raises:
        ValueError: where something is not of these: a notice never holds what a person could be known by.
        RuntimeError: outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("A notice is posted in the transaction of what it tells of.")
    _refuse_unknown(kind, key, office, agency, about)
    whose = "" if agency is None or office in CITYWIDE else agency
    plain = {name: _plain(name, told) for name, told in about.items()}
    row = Notice(kind=kind, key=key, office=office, agency=whose, about=plain, at=at)
    Notice.objects.bulk_create([row], ignore_conflicts=True)

    def ask() -> None:
        ask_for_delivery(at)

    # Should that fail, the tick delivers all the same. (Django tells of the fault by the function's name: no partial.)
    transaction.on_commit(ask, robust=True)


def _refuse_unknown(kind: str, key: str, office: str, agency: str | None, about: Mapping[str, Told]) -> None:
    known = kind_of_notice(kind)
    if known is None:
        raise ValueError(f"No notice is called {kind}.")
    if known.places != about.keys():
        raise ValueError(f"The words of {kind} have places for {', '.join(sorted(known.places)) or 'nothing'}.")
    if not _KEY.fullmatch(key):
        raise ValueError("The key of a notice is made of numbers, days and codes.")
    if not _is_office(office):
        raise ValueError(f"The law names no office {office}.")
    if agency is not None and agency_named(agency) is None:
        raise ValueError("A notice is for an agency that this city has.")


def _plain(name: str, told: Any) -> dict[str, str | int]:
    """What is told, with what kind of thing it is: only what can name nobody has one."""
    if isinstance(told, date) and not isinstance(told, datetime):
        return {"day": told.isoformat()}
    if isinstance(told, int) and not isinstance(told, bool) and abs(told) <= MOST:
        return {"number": told}
    if isinstance(told, str):
        if _is_office(told):
            return {"office": told}
        if _is_citation(told):
            return {"law": told}
        if agency_named(told) is not None:
            return {"agency": told}
    raise ValueError(
        f"{name} is no day, small number, agency, office or section of the law, and no notice may hold it."
    )


def _is_office(name: str) -> bool:
    return name in corpus().parties or name in OF_THE_HOUSE


def _is_citation(told: str) -> bool:
    """Whether it is a place in an instrument that is held, as `EO 13 § 2(1)` or `4-210(b)(2)`."""
    if len(told) > 120:
        return False
    names = {name for one in corpus().instruments.values() for name in (one.name, one.cite_as) if name}
    return any(told.startswith(name) and _PLACES.fullmatch(told[len(name) :]) for name in names)
