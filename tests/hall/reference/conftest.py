"""A city with its keeper, signed in a minute ago."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from tests.hall.cities import NOW, TODAY, Person, a_city, several

from goldendoor.hall import clock
from goldendoor.hall.sealing.keys import make_key

PEOPLE = (
    ("kay", "keeper", "MOIA"),
    ("wes", "worker", "DSS"),
    ("hana", "agency_head", "DSS"),
    ("aud", "auditor", "LAW"),
)


@pytest.fixture
def people(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Person]:
    """Everybody by name."""
    monkeypatch.setenv("GOLDENDOOR_KEYS", str(tmp_path / "keys"))
    make_key()
    a_city()
    from goldendoor.hall.people.models import Agency

    Agency.objects.create(code="LAW", words="Law Department")
    return several(PEOPLE)


@pytest.fixture
def signed_in(client: Client, people: dict[str, Person], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Client]:
    """A function that signs somebody in, a minute ago or so many before; second factors are tested elsewhere."""
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr("goldendoor.hall.people.sign_in._is_enough", lambda request: True)

    def sign_in(name: str, minutes_ago: int = 1) -> Client:
        client.force_login(people[name].account)
        at = NOW - timedelta(minutes=minutes_ago)
        monkeypatch.setattr("goldendoor.hall.doing.signed_in_at", lambda request: at)
        return client

    return sign_in
