"""A short journey for each office, on either database: sign in, see the work that waits, do it, see that it is done."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from tests.hall.browsing import PASSWORD
from tests.hall.cities import Person, a_city, several
from tests.hall.matters.cases import A_DETAINER, ANOTHER_AGENCY, AT_THE_DOOR, HELP_THE_AGENTS
from tests.hall.matters.conftest import PEOPLE

from goldendoor.hall import clock
from goldendoor.hall.acting import Actor, perform
from goldendoor.hall.matters.actions import OpenMatter
from goldendoor.hall.matters.models import Matter, Step
from goldendoor.hall.people.models import Agency
from goldendoor.hall.sealing.keys import make_key, sealing_folder

pytestmark = pytest.mark.django_db
DOOR = ("give_access", "someone-wants-to-come-in", AT_THE_DOOR)
DISCLOSURE = ("disclose", "another-city-agency-asks", ANOTHER_AGENCY)
HELP = ("assist", "someone-asks-for-help-with-enforcement", HELP_THE_AGENTS)
DETAINER = ("detain", "a-detainer-came", A_DETAINER)


@dataclass(frozen=True)
class Journey:
    """Who goes where: the matter that somebody else opened, the step that waits, and what is sent with it."""

    name: str
    opened_by: str
    case: tuple[str, str, dict[str, Any]]
    kind: str
    sent: dict[str, Any] = field(default_factory=dict)


NOW_WRITTEN = {"came_at": "2026-03-04T09:00", "body": "ice", "wanted": "entry", "response": "asked_to_wait"}
JOURNEYS = {
    "the guard": Journey("wes", "wes", DOOR, "record", NOW_WRITTEN),
    "the supervisor": Journey("sam", "wes", DOOR, "judge"),
    "the person named for access": Journey("ann", "wes", DOOR, "judge"),
    "the agency's counsel": Journey("cal", "wes", DOOR, "judge"),
    "the agency's head": Journey("hana", "wes", DOOR, "owed"),
    "the privacy officer": Journey("pria", "wes", DISCLOSURE, "judge"),
    "the duty chief": Journey("dee", "pol", HELP, "judge"),
    "the Legal Bureau": Journey("leo", "pol", HELP, "judge"),
    "the Operations Unit": Journey("ola", "pol", HELP, "report",
                                   {"whom": "Desk 1", "when": "2026-03-04T09:00", "how": "phone"}),
    "the clerk for detainers": Journey(
        "dan", "dan", DETAINER, "record", {"came_at": "2026-03-04T09:00", "body": "ice", "custody_number": "000-26-00001"}
    ),
    "counsel at Correction": Journey("con", "dan", DETAINER, "judge"),
}  # fmt: skip


@pytest.fixture
def people(db: None) -> dict[str, Person]:
    """Everybody by name, in a made-up city where a password is enough."""
    cache.clear()  # how often somebody tried to sign in
    if not sealing_folder().exists():
        make_key()
    a_city(made_up=True)
    Agency.objects.create(code="DOE", words="Schools")
    return several(PEOPLE)


def signed_in(name: str) -> Client:
    """A browser in which somebody signed in a moment ago."""
    client = Client()
    answer = client.post("/hall/account/login/", {"login": name, "password": PASSWORD})
    assert answer.status_code == 302
    return client


def opened(by: Person, act: str, situation: str, answers: dict[str, Any]) -> Matter:
    """A matter that somebody opened a moment ago."""
    now = clock.now()
    perform(OpenMatter(act, clock.today(), answers, situation), Actor(by.account.pk, by.office, by.agency, now, now))
    return Matter.objects.latest("pk")


@pytest.mark.parametrize("who", JOURNEYS)
def test_an_office_sees_its_work_does_it_and_it_is_done(people: dict[str, Person], who: str) -> None:
    way = JOURNEYS[who]
    matter = opened(people[way.opened_by], *way.case)
    client = signed_in(way.name)
    home = client.get("/hall/").content.decode()
    step = next(one for one in matter.steps.filter(kind=way.kind).order_by("pk") if f"/hall/steps/{one.pk}/" in home)
    page = client.get(f"/hall/steps/{step.pk}/")
    assert page.status_code == 200
    assert step.what in page.context["step"].what
    sent = way.sent or {name: "no" for name in step.facts if _is_yes_or_no(name)}
    reason = {"reason": "As the papers show."} if way.kind == "judge" else {}
    answer = client.post(f"/hall/steps/{step.pk}/", {**sent, **reason})
    assert answer.status_code == 302, answer.content.decode()
    shown = client.get(f"/hall/matters/{matter.pk}/").content.decode()
    assert f"done by {people[way.name].account.known_as}" in shown
    assert f"/hall/steps/{step.pk}/" not in client.get("/hall/").content.decode()


def _is_yes_or_no(fact: str) -> bool:
    from goldendoor.hall.desk import law

    return law.corpus().facts[fact].kind == "yes/no"


def test_the_chief_privacy_officer_sees_the_disclosures_of_every_agency(people: dict[str, Person]) -> None:
    disclosure, door = opened(people["wes"], *DISCLOSURE), opened(people["wes"], *DOOR)
    listed = signed_in("chi").get("/hall/matters/").content.decode()
    assert f"/hall/matters/{disclosure.pk}/" in listed
    assert f"/hall/matters/{door.pk}/" not in listed


def test_another_agencys_officer_sees_nothing(people: dict[str, Person]) -> None:
    opened(people["wes"], *DISCLOSURE)
    listed = signed_in("out").get("/hall/matters/").content.decode()
    assert "There are none that you may see." in listed


def test_the_auditor_has_no_matters_and_reads_the_ledger(people: dict[str, Person]) -> None:
    opened(people["wes"], *DOOR)
    client = signed_in("aud")
    assert "Waiting for you" not in client.get("/hall/").content.decode()
    assert "matter.open" in client.get("/hall/ledger/").content.decode()
    assert not Step.objects.filter(done_at__isnull=False).exists()
