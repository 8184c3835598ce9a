"""A made-up city with somebody in each office that takes part in matters."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.hall.cities import NOW, TODAY, Person, a_city, several

from goldendoor.hall import clock
from goldendoor.hall.sealing.keys import make_key

PEOPLE = (
    ("wes", "worker", "DSS"), ("sam", "supervisor", "DSS"), ("ann", "property_official", "DSS"),
    ("pria", "agency_privacy_officer", "DSS"), ("cal", "agency_general_counsel", "DSS"), ("hana", "agency_head", "DSS"),
    ("chi", "chief_privacy_officer", "MOIA"), ("dee", "duty_chief", "NYPD"), ("leo", "legal_bureau", "NYPD"),
    ("ola", "operations_unit", "NYPD"), ("rae", "ranking_officer_on_scene", "NYPD"), ("nic", "agency_general_counsel", "NYPD"),
    ("pol", "worker", "NYPD"), ("dan", "detainer_clerk", "DOC"), ("con", "agency_general_counsel", "DOC"),
    ("aud", "auditor", "MOIA"), ("out", "agency_privacy_officer", "ACS"), ("kim", "keeper", "MOIA"),
)  # fmt: skip


@pytest.fixture(autouse=True)
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A keyring of the test's own."""
    monkeypatch.setenv("GOLDENDOOR_KEYS", str(tmp_path / "keys"))
    make_key()


@pytest.fixture
def city() -> str:
    """Whose law it is; a test of another city's says so."""
    return "nyc"


@pytest.fixture
def people(db: None, city: str) -> dict[str, Person]:
    """Everybody by name; `wes` asks at DSS, `pol` at the police, `dan` is the clerk for detainers."""
    a_city(city=city)
    return several(PEOPLE)


@pytest.fixture
def sign_in(client: Client, people: dict[str, Person], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Client]:
    """A function that signs somebody in, five minutes ago or so many before; second factors are tested elsewhere."""
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr("goldendoor.hall.people.sign_in._is_enough", lambda request: True)

    def signed_in(name: str, minutes_ago: int = 5) -> Client:
        client.force_login(people[name].account)
        at = NOW - timedelta(minutes=minutes_ago)
        monkeypatch.setattr("goldendoor.hall.doing.signed_in_at", lambda request: at)
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
