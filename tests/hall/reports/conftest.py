"""A made-up city with somebody in each office that has to do with reports, on a day after its quarters ended."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.hall.cities import Person, a_city, several

from goldendoor.hall import clock
from goldendoor.hall.acting import Act, perform
from goldendoor.hall.people.models import Agency
from goldendoor.hall.reports.models import StatutoryReport
from goldendoor.hall.sealing.keys import make_key

TODAY = date(2026, 11, 26)
NOW = datetime(2026, 11, 26, 17, tzinfo=UTC)
PEOPLE = (
    ("des", "mayors_designee", "MOIA"), ("may", "mayors_office", "MOIA"), ("lou", "corporation_counsel", "LAW"),
    ("chi", "chief_privacy_officer", "MOIA"), ("pub", "publisher", "LAW"), ("dan", "detainer_clerk", "DOC"),
    ("hugo", "agency_head", "DOC"), ("con", "agency_general_counsel", "DOC"), ("del", "detainer_clerk", "NYPD"),
    ("nic", "agency_general_counsel", "NYPD"), ("dina", "detainer_clerk", "DOP"), ("cop", "agency_general_counsel", "DOP"),
    ("pria", "agency_privacy_officer", "DSS"), ("hana", "agency_head", "DSS"), ("out", "agency_privacy_officer", "ACS"),
    ("cam", "response_committee", "MOIA"), ("aud", "auditor", "LAW"), ("wes", "worker", "DSS"), ("kim", "keeper", "MOIA"),
)  # fmt: skip
REQUESTS = ("NYC-AC-10-178", "requests-for-help", "2026 quarter 3")
CORRECTION = ("NYC-AC-9-131", "detainers-at-correction", "2026")
Do = Callable[..., None]


@pytest.fixture(autouse=True)
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A keyring of the test's own."""
    monkeypatch.setenv("GOLDENDOOR_KEYS", str(tmp_path / "keys"))
    make_key()


@pytest.fixture
def people(db: None) -> dict[str, Person]:
    """Everybody by name."""
    a_city()
    Agency.objects.bulk_create(Agency(code=code, words=f"Agency {code}") for code in ("DOP", "LAW"))
    return several(PEOPLE)


@pytest.fixture
def does(people: dict[str, Person]) -> Do:
    """A function with which somebody does an act today, or at another moment."""

    def done(who: str, act: Act, at: datetime = NOW) -> None:
        perform(act, people[who].acting(at, at - timedelta(minutes=5)))

    return done


@pytest.fixture
def sign_in(client: Client, people: dict[str, Person], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Client]:
    """A function that signs somebody in, five minutes ago; second factors are tested elsewhere."""
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr("goldendoor.hall.people.sign_in._is_enough", lambda request: True)
    monkeypatch.setattr("goldendoor.hall.doing.signed_in_at", lambda request: NOW - timedelta(minutes=5))

    def signed_in(name: str) -> Client:
        client.force_login(people[name].account)
        return client

    return signed_in


@pytest.fixture
def visit(sign_in: Callable[..., Client]) -> Callable[..., Any]:
    """A function that shows somebody a page."""
    return lambda who, address, **query: sign_in(who).get(address, query)


@pytest.fixture
def send(sign_in: Callable[..., Client]) -> Callable[..., Any]:
    """A function that sends a form as somebody."""
    return lambda who, address, **given: sign_in(who).post(address, given)


def newest() -> StatutoryReport:
    """The report that was begun last."""
    return StatutoryReport.objects.latest("pk")
