"""One-off work: kept in the database until it is done, by a worker where one runs, else by City Hall's clock.

What fails is tried again; what was left half-way by a process that died is found. Nothing needs a worker.
"""

import functools
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django_tasks import task
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

READY, RUNNING, FAILED, SUCCESSFUL = "READY", "RUNNING", "FAILED", "SUCCESSFUL"
MOST_TRIES, MOST_AT_ONCE = 5, 50
TRY_AGAIN_AFTER = timedelta(minutes=5)
# Nothing takes as long: the process that began it has died.
LEFT_HALF_WAY_AFTER = timedelta(hours=1)
KEPT = timedelta(days=7)
CLOCK = "city hall's clock"


class WorkFailed(Exception):
    """Some work came to nothing; only what kind of fault it was is said, and kept."""


def one_off(work: Callable[..., None]) -> Any:
    """Make a function at the top of a module into work that is done once, later: `it.enqueue(number)`.

    It is given numbers alone, for they are kept. Of a fault only the kind is kept: its words could quote a record.
    """

    @task()
    @functools.wraps(work)
    def done(*numbers: int) -> None:
        try:
            work(*numbers)
        except Exception as fault:
            raise WorkFailed(type(fault).__name__) from None

    return done


def is_asked_for(work: Any) -> bool:
    """Whether some work waits already."""
    return bool(DBTaskResult.objects.filter(status=READY, task_path=work.module_path).exists())


def given_up() -> int:
    """How much work was given up in the last days, after it failed each time."""
    return sum(len(one.worker_ids) >= MOST_TRIES for one in DBTaskResult.objects.filter(status=FAILED))


def due(now: datetime) -> list[str]:
    """For City Hall's clock: do what waits, try again what failed, find what was left half-way, forget what is old."""
    left = _again(RUNNING, started_at__lt=now - LEFT_HALF_WAY_AFTER)
    failed = _again(FAILED, finished_at__lt=now - TRY_AGAIN_AFTER)
    done = 0
    while done < MOST_AT_ONCE and _do_one():
        done += 1
    DBTaskResult.objects.filter(status__in=(FAILED, SUCCESSFUL), finished_at__lt=now - KEPT).delete()
    told = [
        (left, "one-off work: {} left half-way by a process that died"),
        (failed, "one-off work: {} that failed tried again"),
        (done, "one-off work: {} done"),
    ]
    return [words.format(f"{count:,}") for count, words in told if count]


def _do_one() -> bool:
    """Take what has waited longest, as a worker does, and do it; False where nothing waits."""
    with transaction.atomic():
        taken = DBTaskResult.objects.ready().get_locked()
        if taken is None:
            return False
        taken.claim(CLOCK)
    worker = Worker(
        queue_names=["*"], interval=0, batch=True, backend_name="default", startup_delay=False, max_tasks=1,
        worker_id=CLOCK, excluded_queue_names=[],
    )  # fmt: skip
    worker.run_task(taken)
    return True


def _again(status: str, **when: datetime) -> int:
    """Let work wait again that failed or was left half-way; give how much. What had its tries is given up."""
    count = 0
    for one in DBTaskResult.objects.filter(status=status, **when):
        same = DBTaskResult.objects.filter(pk=one.pk, status=status, started_at=one.started_at)
        if len(one.worker_ids) < MOST_TRIES:
            count += same.update(status=READY)
        elif status == RUNNING:
            same.update(status=FAILED, finished_at=one.started_at, exception_class_path="", traceback="")
    return count
