"""A city whose agencies name people for posts, with keys of its own."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from tests.hall.cities import NOW, Person, a_city, several

from goldendoor.hall import clock
from goldendoor.hall.people.models import Agency
from goldendoor.hall.sealing.keys import make_key

PEOPLE = (
    ("hana", "agency_head", "DSS"), ("cal", "agency_general_counsel", "DSS"), ("pria", "agency_privacy_officer", "DSS"),
    ("wes", "worker", "DSS"), ("hal", "agency_head", "ACS"), ("holly", "agency_head", "DOE"),
    ("chi", "chief_privacy_officer", "MOIA"), ("cam", "response_committee", "MOIA"), ("may", "mayors_office", "MOIA"),
    ("lou", "corporation_counsel", "MOIA"), ("aud", "auditor", "DSS"),
)  # fmt: skip
People = dict[str, Person]


@pytest.fixture
def people(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> People:
    """Everybody by name."""
    monkeypatch.setenv("GOLDENDOOR_KEYS", str(tmp_path / "keys"))
    make_key()
    a_city()
    Agency.objects.create(code="DOE", words="Schools")
    return several(PEOPLE)


@pytest.fixture
def signed_in(client: Client, people: People, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Client]:
    """A function that signs somebody in on a day; second factors are tested elsewhere."""
    monkeypatch.setattr("goldendoor.hall.people.sign_in._is_enough", lambda request: True)

    def sign_in(name: str, now: datetime = NOW) -> Client:
        monkeypatch.setattr(clock, "now", lambda: now)
        monkeypatch.setattr(clock, "today", lambda: now.astimezone(clock.CITY_TIME).date())
        monkeypatch.setattr("goldendoor.hall.doing.signed_in_at", lambda request: now - timedelta(minutes=1))
        client.logout()
        client.force_login(people[name].account)
        return client

    return sign_in
