"""The made-up city's duties: every state is on the board, and each noted thing is one that the law of its day knew."""

import heapq
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.duties.board import board, line_of
from goldendoor.hall.duties.demonstration import ENTERED, made_up_fulfilments
from goldendoor.hall.duties.models import Fulfilment
from goldendoor.hall.duties.standing import State
from goldendoor.hall.people.demonstration import make_up

pytestmark = pytest.mark.slow
AT = datetime(2026, 11, 26, 15, tzinfo=UTC)
TODAY = date(2026, 11, 26)


@pytest.fixture(scope="module", autouse=True)
def db(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """The people and this chapter, made up once and taken back at the end; by this name a database is made for them."""
    with pytest.MonkeyPatch.context() as patched, django_db_blocker.unblock(), transaction.atomic():
        patched.setenv("GOLDENDOOR_KEYS", str(tmp_path_factory.mktemp("city") / "keys"))
        make_up("nyc", AT, people_only=True)
        plays = [(next(play), number, play) for number, play in enumerate(made_up_fulfilments(AT))]
        heapq.heapify(plays)
        while plays and plays[0][0] <= AT:
            _, number, play = heapq.heappop(plays)
            then = next(play, None)
            if then is not None:
                heapq.heappush(plays, (then, number, play))
        yield
        transaction.set_rollback(True)


def test_everything_was_noted_on_its_day_and_one_thing_was_taken_back() -> None:
    assert Fulfilment.objects.count() == len(ENTERED)
    assert [one.key for one in Fulfilment.objects.exclude(taken_back_at=None)] == [
        "NYC-AC-3-119.13/put-them-up/once/NYPD"
    ]


def test_there_is_something_to_see_in_every_state() -> None:
    assert {line.state for line in board(TODAY)} == set(State)


@pytest.mark.parametrize(
    ("key", "day", "state"),
    [
        ("NYC-CHARTER-8-18/post-the-yearly-report/2026/MOIA", date(2026, 5, 8), State.MET_IN_TIME),
        ("NYC-CHARTER-8-18/immigrants-in-the-city/2026/MOIA", date(2026, 5, 8), State.MET_LATE),
        ("NYC-CJRA-2016/tickets-to-appear/2026-01/NYPD", date(2026, 2, 10), State.LATE),
        ("NYC-CJRA-2016/tickets-to-appear/2026-01/NYPD", date(2026, 2, 14), State.MET_IN_TIME),
        ("NYC-AC-3-119.13/put-them-up/once/NYPD", date(2026, 10, 2), State.MET_IN_TIME),
        ("NYC-AC-3-119.13/put-them-up/once/NYPD", TODAY, State.UNKNOWN),
    ],
)
def test_how_some_of_it_stood_on_some_days(key: str, day: date, state: State) -> None:
    assert line_of(key, day).state is state


def test_nothing_was_noted_before_it_was_done_or_after_now() -> None:
    for one in Fulfilment.objects.all():
        assert one.done_on <= one.noted_at.astimezone(CITY_TIME).date() <= TODAY
