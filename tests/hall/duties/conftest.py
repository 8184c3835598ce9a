"""A city whose offices answer for what the law makes it do, with keys of its own, and records that show it."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from django.test import Client
from tests.hall.cities import AGENCIES, Person, a_city, several

from goldendoor.hall import clock
from goldendoor.hall.acting import Actor
from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.duties import sources
from goldendoor.hall.duties.sources import Shown
from goldendoor.hall.sealing.keys import make_key

TODAY = date(2026, 3, 4)
PEOPLE = (
    ("hana", "agency_head", "DSS"), ("cal", "agency_general_counsel", "DSS"), ("pria", "agency_privacy_officer", "DSS"),
    ("wes", "worker", "DSS"), ("sam", "supervisor", "DSS"), ("hal", "agency_head", "ACS"), ("hope", "agency_head", "NYPD"),
    ("cam", "response_committee", "MOIA"), ("fay", "first_deputy_mayor", "MOIA"), ("may", "mayors_office", "MOIA"),
    ("chi", "chief_privacy_officer", "MOIA"), ("lou", "corporation_counsel", "MOIA"), ("aud", "auditor", "MOIA"),
    ("ima", "immigrant_affairs", "MOIA"), ("kim", "keeper", "MOIA"),
)  # fmt: skip
Show = Callable[..., None]
By = Callable[..., Actor]


@pytest.fixture
def people(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Person]:
    """Everybody by name, with keys of the test's own, on one day."""
    monkeypatch.setenv("GOLDENDOOR_KEYS", str(tmp_path / "keys"))
    make_key()
    a_city()
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    return several(PEOPLE)


def at(day: date, hours: int = 12, minutes: int = 0) -> datetime:
    """A moment of a day, as the city's clocks show it."""
    return datetime.combine(day, time(hours, minutes), CITY_TIME)


@pytest.fixture
def by(people: dict[str, Person]) -> By:
    """A function from a name and a moment to whoever acts then."""

    def acting(name: str, when: datetime | date = TODAY) -> Actor:
        moment = when if isinstance(when, datetime) else at(when)
        return people[name].acting(moment, moment - timedelta(minutes=5))

    return acting


@pytest.fixture
def show(monkeypatch: pytest.MonkeyPatch) -> Iterator[Show]:
    """A function by which a record of some agency shows a fact since a day; it is known from a day, or since that day."""
    monkeypatch.setattr(sources, "_known", {})
    monkeypatch.setattr(sources, "_of_duties", {})
    records: dict[str, list[tuple[str, date, Shown]]] = {}

    def shows(fact: str, agency: str, value: bool | str | date, since: date, known: date | None = None) -> None:
        if fact not in records:
            kept = records.setdefault(fact, [])
            sources.register_source(
                fact, lambda code, day: [one for of, when, one in kept if of == code and when <= day]
            )
        records[fact].append((agency, known or since, Shown(value, since, f"a record on {fact}", "/hall/")))

    yield shows


@pytest.fixture
def visit(client: Client, people: dict[str, Person], monkeypatch: pytest.MonkeyPatch) -> Callable[..., object]:
    """A function that shows somebody a page, or sends a form where something is given; "" is nobody."""
    monkeypatch.setattr(clock, "now", lambda: at(TODAY))
    monkeypatch.setattr("goldendoor.hall.people.sign_in._is_enough", lambda request: True)

    def visited(name: str, address: str, given: dict[str, object] | None = None) -> object:
        client.logout()
        if name:
            client.force_login(people[name].account)
        return client.get(address) if given is None else client.post(address, given)

    return visited


__all__ = ["AGENCIES", "PEOPLE", "TODAY", "By", "Show", "at"]
