"""One-off work: done by the tick where no worker runs, tried again where it fails, found where its process died."""

from datetime import timedelta
from itertools import count

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from goldendoor.hall import clock
from goldendoor.hall.one_off import (
    KEPT,
    LEFT_HALF_WAY_AFTER,
    MOST_TRIES,
    TRY_AGAIN_AFTER,
    due,
    given_up,
    is_asked_for,
    one_off,
)

pytestmark = pytest.mark.django_db
DONE: list[int] = []
FAILS: set[int] = set()


@one_off
def work(number: int) -> None:
    if number in FAILS:
        raise KeyError("Maria Doe")
    DONE.append(number)


@pytest.fixture(autouse=True)
def afresh() -> None:
    DONE.clear()
    FAILS.clear()


def test_the_tick_does_what_waits_once_and_forgets_it_after_a_week() -> None:
    now = clock.now()
    assert not is_asked_for(work)
    for number in (1, 2, 3):
        work.enqueue(number)
    assert is_asked_for(work)
    assert due(now) == ["one-off work: 3 done"]
    assert due(now) == [] and sorted(DONE) == [1, 2, 3] and not is_asked_for(work)
    assert DBTaskResult.objects.count() == 3
    due(now + KEPT + timedelta(minutes=1))
    assert not DBTaskResult.objects.exists()


def test_what_waits_for_its_hour_is_left_alone() -> None:
    work.using(run_after=clock.now() + timedelta(hours=1)).enqueue(1)
    assert due(clock.now()) == [] and DONE == []


@pytest.mark.django_db(transaction=True)
def test_a_worker_does_it_too() -> None:
    work.enqueue(1)
    call_command("db_worker", "--batch", "--no-startup-delay", "--interval", "0", "--queue-name", "*", verbosity=0)
    assert DONE == [1] and due(clock.now()) == []


def test_what_fails_is_tried_again_and_given_up_in_the_end_and_no_word_of_the_fault_is_kept() -> None:
    FAILS.add(1)
    work.enqueue(1)
    work.enqueue(2)
    now = clock.now()
    assert due(now) == ["one-off work: 2 done"] and DONE == [2]
    assert due(now) == []
    for tries in count(1):
        found = DBTaskResult.objects.get(status="FAILED")
        assert len(found.worker_ids) == tries
        assert "Maria" not in found.traceback and found.traceback.endswith("WorkFailed: KeyError\n")
        now += TRY_AGAIN_AFTER + timedelta(minutes=1)
        if "one-off work: 1 that failed tried again" not in due(now):
            break
    assert tries == MOST_TRIES and given_up() == 1


def test_what_fails_once_is_done_at_the_second_try() -> None:
    FAILS.add(1)
    work.enqueue(1)
    now = clock.now()
    due(now)
    FAILS.clear()
    told = due(now + TRY_AGAIN_AFTER + timedelta(minutes=1))
    assert told == ["one-off work: 1 that failed tried again", "one-off work: 1 done"] and DONE == [1]
    assert given_up() == 0


def test_what_a_dead_process_left_is_found_an_hour_later_and_not_for_ever() -> None:
    work.enqueue(1)
    now = clock.now()
    for tries in range(1, MOST_TRIES + 1):
        one = DBTaskResult.objects.get()
        one.claim(f"worker {tries}")  # and then it is killed
        assert due(now) == []
        DBTaskResult.objects.update(started_at=now - LEFT_HALF_WAY_AFTER - timedelta(minutes=1))
        if tries < MOST_TRIES:
            DBTaskResult.objects.update(run_after=now + timedelta(hours=9))  # so that it is looked at before it is done
            assert due(now) == ["one-off work: 1 left half-way by a process that died"]
            assert DBTaskResult.objects.get().status == "READY"
    assert due(now) == [] and given_up() == 1 and DONE == []
