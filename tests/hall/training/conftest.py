"""A city with somebody in each office, and counsel who makes courses on one day and the next."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from tests.hall.cities import NOW, Person, somebody
from tests.hall.matters.conftest import city, keys, people, send, sign_in, visit
from tests.hall.training.courses import ASKING, Course, approved, at

from goldendoor.hall import clock

__all__ = ["city", "keys", "people", "send", "sign_in", "visit"]
People = dict[str, Person]
OnDay = Callable[..., Any]


@pytest.fixture
def everybody(people: People) -> People:
    """Everybody of the matters' tests, and who else makes courses, takes them and looks on."""
    more = {
        "lou": ("corporation_counsel", "MOIA"), "lea": ("law_department", "MOIA"), "cat": ("agency_general_counsel", "DSS"),
        "cam": ("response_committee", "MOIA"), "tia": ("translator", "MOIA"), "pat": ("agency_privacy_officer", "DOC"),
    }  # fmt: skip
    people |= {name: somebody(name, *office) for name, office in more.items()}
    people["gil"] = somebody("gil", "worker", "DSS", employment="contractor")
    people["nat"] = somebody("nat", "worker", "DSS", employment="subcontractor")
    return people


@pytest.fixture
def course(everybody: People) -> Course:
    """A course on asking for workers and supervisors, approved today."""
    return approved(everybody, "asking", ASKING, NOW)


@pytest.fixture
def on_day(monkeypatch: pytest.MonkeyPatch, sign_in: OnDay) -> OnDay:
    """A function that moves City Hall's clock to a day of 2026, with everybody signed in five minutes ago."""

    def moved(month: int, day: int) -> datetime:
        now = at(month, day)
        monkeypatch.setattr(clock, "today", lambda: now.date())
        monkeypatch.setattr(clock, "now", lambda: now)
        monkeypatch.setattr("goldendoor.hall.doing.signed_in_at", lambda request: now - timedelta(minutes=5))
        return now

    return moved
