"""A city with its committee, its chair, the Mayor's Office, counsel and the heads of two agencies, and what they do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.hall.cities import NOW, TODAY, Person, a_city, several

from goldendoor.hall import clock
from goldendoor.hall.acting import Act, perform
from goldendoor.hall.committee.file_acts import AddEntry, AskReadiness, FoundCommittee, OpenCrisis
from goldendoor.hall.committee.models import Crisis, FileEntry, PreparednessItem, Request
from goldendoor.hall.committee.paper_acts import DirectReports
from goldendoor.hall.committee.request_acts import AskForFigures, AskForHelp
from goldendoor.hall.sealing.keys import make_key

OFFICES = {
    "flo": ("first_deputy_mayor", "MOIA"), "cam": ("response_committee", "MOIA"), "dot": ("response_committee", "DSS"),
    "may": ("mayors_office", "MOIA"), "lou": ("corporation_counsel", "MOIA"), "hana": ("agency_head", "DSS"),
    "hal": ("agency_head", "ACS"), "wes": ("worker", "DSS"), "chi": ("chief_privacy_officer", "MOIA"),
    "cal": ("agency_general_counsel", "DSS"), "aud": ("auditor", "MOIA"), "kim": ("keeper", "MOIA"),
}  # fmt: skip
GUIDANCE = {"title": "Doors at night", "text": "Ask them to wait outside.", "to_whom": "Contractors"}
RISK = {"found": "The night plan names nobody.", "citation": "4-210(d)", "severity": "harm", "decided": ""}
MESSAGE = {"text": "The shelter is open. You can sleep here.", "which": "message", "languages": ["Spanish"]}
CONTACT = {
    "office": "The State's office",
    "government": "state",
    "contact": "Its desk",
    "agreed": "They send lists of lawyers.",
}


@dataclass(frozen=True)
class Committee:
    """The people by name, and what they do."""

    people: dict[str, Person]

    def do(self, who: str, act: Act) -> None:
        perform(act, self.people[who].acting())

    def crisis(self) -> int:
        """A crisis file that a member opened."""
        self.do("cam", OpenCrisis("Nights at the doors", "enforcement", "Officers came at night."))
        return Crisis.objects.latest("pk").pk

    def entry(self, crisis: int, section: str, told: dict[str, Any], *agencies: str) -> int:
        self.do("cam", AddEntry(crisis, section, told, agencies))
        return FileEntry.objects.latest("pk").pk

    def item(self, crisis: int, *agencies: str) -> int:
        self.do("cam", AskReadiness(crisis, "A number at night", agencies))
        return PreparednessItem.objects.latest("pk").pk

    def help(self, agency: str = "DSS", days: int = 7, who: str = "cam") -> int:
        self.do(who, AskForHelp(agency, "Interpreters", "Two a night", TODAY + timedelta(days=days)))
        return Request.objects.latest("pk").pk

    def figures(self, crisis: int, agency: str = "DSS") -> int:
        self.do("cam", AskForFigures(crisis, agency, "Beds free", "To plan", TODAY + timedelta(days=7)))
        return Request.objects.latest("pk").pk


@pytest.fixture(autouse=True)
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A keyring of the test's own."""
    monkeypatch.setenv("GOLDENDOOR_KEYS", str(tmp_path / "keys"))
    make_key()


@pytest.fixture
def city(db: None) -> Committee:
    """Everybody in their offices; the committee is not set up yet."""
    a_city(made_up=True)
    return Committee(several((name, office, agency) for name, (office, agency) in OFFICES.items()))


@pytest.fixture
def committee(city: Committee) -> Committee:
    """The committee, set up and told to report."""
    city.do("flo", FoundCommittee(TODAY, "Order DEMO-7"))
    city.do("may", DirectReports("Every quarter."))
    return city


@pytest.fixture
def sign_in(client: Client, city: Committee, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Client]:
    """A function that signs somebody in, five minutes ago; second factors are tested elsewhere."""
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr("goldendoor.hall.people.sign_in._is_enough", lambda request: True)

    def signed_in(name: str, minutes_ago: int = 5) -> Client:
        client.force_login(city.people[name].account)
        at = NOW - timedelta(minutes=minutes_ago)
        monkeypatch.setattr("goldendoor.hall.doing.signed_in_at", lambda request: at)
        return client

    return signed_in


@pytest.fixture
def page(sign_in: Callable[..., Client]) -> Callable[[str, str], str]:
    """A function that gives the words of a page as somebody gets it; where there is none, its number."""

    def words(who: str, address: str) -> str:
        answer = sign_in(who).get(address)
        return answer.content.decode() if answer.status_code == 200 else str(answer.status_code)

    return words


@pytest.fixture
def send(sign_in: Callable[..., Client]) -> Callable[..., Any]:
    """A function that sends a form as somebody."""
    return lambda who, address, **given: sign_in(who).post(address, given)
