"""City Hall's clock: everything that is registered is looked at, and one that fails keeps no other from it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from tests.hall.cities import NOW

from goldendoor.hall import ticking
from goldendoor.hall.acting import Refused
from goldendoor.hall.ticking import Ticked, forget_tick, register_tick, tick


@pytest.fixture
def nothing_else(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(ticking, "_known", {})
    return


def test_what_city_hall_looks_at_by_itself() -> None:
    assert {"checkpoint", "retention", "sessions"} <= ticking._known.keys()


@pytest.mark.usefixtures("nothing_else")
def test_each_is_told_the_moment_and_says_what_it_did() -> None:
    heard: list[datetime] = []

    def due(now: datetime) -> list[str]:
        heard.append(now)
        return ["one thing", "another"]

    register_tick("second", due)
    register_tick("first", lambda now: [])
    assert list(tick(NOW)) == [Ticked("first"), Ticked("second", ("one thing", "another"))]
    assert heard == [NOW]
    with pytest.raises(ValueError, match="second is registered twice"):
        register_tick("second", due)
    forget_tick("second")
    assert list(tick(NOW)) == [Ticked("first")]


@pytest.mark.usefixtures("nothing_else")
def test_one_that_fails_is_told_without_a_word_of_a_record_and_the_others_go_on() -> None:
    def ours(now: datetime) -> list[str]:
        raise Refused("There is no such record.")

    def strange(now: datetime) -> list[str]:
        raise KeyError("Maria Doe")

    register_tick("a", ours)
    register_tick("b", strange)
    register_tick("c", lambda now: ["done"])
    assert list(tick(NOW)) == [
        Ticked("a", failed="There is no such record."),
        Ticked("b", failed="a fault of the program: KeyError"),
        Ticked("c", ("done",)),
    ]


@pytest.mark.django_db
def test_what_is_left_of_visits_that_are_over_is_deleted_and_a_visit_that_goes_on_is_not() -> None:
    for name, age in (("over", timedelta(hours=-1)), ("going on", timedelta(hours=1))):
        Session.objects.create(session_key=name, session_data="x", expire_date=NOW + age)
    (told,) = (one for one in tick(NOW) if one.name == "sessions")
    assert told.done == ("sessions: 1 that were over are deleted",)
    assert [one.session_key for one in Session.objects.all()] == ["going on"]
    assert Ticked("sessions") in list(tick(NOW))
