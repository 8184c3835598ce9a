"""Words that somebody types are read once more for numbers and addresses before they are kept."""

import pytest
from tests.hall.cities import Person, a_city, several
from tests.hall.journeys.test_each_office import signed_in
from tests.hall.matters.cases import HOW_IT_CAME, at_the_door
from tests.hall.matters.conftest import PEOPLE

from goldendoor.hall import clock
from goldendoor.hall.matters.models import Finding, Kind, Record

pytestmark = pytest.mark.django_db
SOCIAL_SECURITY = "Her number is 219-09-9999"


@pytest.fixture
def staff(db: None, monkeypatch: pytest.MonkeyPatch) -> dict[str, Person]:
    """Everybody, in a made-up city where a password is enough."""
    a_city(made_up=True)
    return several(PEOPLE)


def test_a_reason_with_a_number_in_it_is_warned_of_and_kept_only_once_it_was_read(staff: dict[str, Person]) -> None:
    step = at_the_door(staff["wes"]).steps.get(kind=Kind.JUDGE, office="supervisor")
    client = signed_in("sam")
    sent = {"exigent_circumstances": "no", "reason": SOCIAL_SECURITY}
    warned = client.post(f"/hall/steps/{step.pk}/", sent)
    assert warned.status_code == 422
    assert "Social Security" in warned.content.decode()
    assert "It does not find names" in warned.content.decode()
    assert not Finding.objects.exists()
    changed = client.post(f"/hall/steps/{step.pk}/", {**sent, "reason": "Nobody is hurt."})
    assert changed.status_code == 302
    assert Finding.objects.get().reason.open() == "Nobody is hurt."


def test_what_is_written_down_is_read_once_more_too_and_may_stay(staff: dict[str, Person]) -> None:
    step = at_the_door(staff["wes"]).steps.get(kind=Kind.RECORD)
    client = signed_in("wes")
    given = {name: str(one) for name, one in HOW_IT_CAME.items()} | {"came_at": clock.now().strftime("%Y-%m-%dT%H:%M")}
    warned = client.post(f"/hall/steps/{step.pk}/", {**given, "unit": "Call 212-736-5000"})
    assert warned.status_code == 422
    (one,) = warned.context["warned"]
    kept = client.post(f"/hall/steps/{step.pk}/", {**given, "unit": "Call 212-736-5000", one.name: one.mark})
    assert kept.status_code == 302
    assert Record.objects.get().particulars.open()["unit"] == "Call 212-736-5000"
