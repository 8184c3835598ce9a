"""Where a worker runs, what was posted goes out minutes after the act: as one piece of work, however much was posted."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django_tasks_db.models import DBTaskResult
from tests.hall.cities import NOW
from tests.hall.notices.conftest import Post, named
from tests.hall.notices.mail_server import MailServer, nobody_listens

from goldendoor.hall import clock
from goldendoor.hall.notices import soon
from goldendoor.hall.notices.delivering import deliver
from goldendoor.hall.notices.models import Notice
from goldendoor.hall.one_off import due, given_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("town")]
Committed = Callable[..., AbstractContextManager[object]]


def test_one_piece_of_work_delivers_all_that_was_posted_within_two_minutes(
    posted: Post, server: MailServer, django_capture_on_commit_callbacks: Committed
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(3):
            posted(f"thing/{number}")
    (work,) = DBTaskResult.objects.all()
    assert (work.run_after, work.args_kwargs) == (NOW + soon.GATHERED_FOR, {"args": [], "kwargs": {}})
    assert due(clock.now()) == ["one-off work: 1 done"]
    assert server.addresses == ["hana@city.example"]
    with django_capture_on_commit_callbacks(execute=True):
        posted("thing/4")
    due(clock.now())
    assert len(server.took) == 2


def test_where_no_server_is_reached_the_work_is_not_tried_over_and_over_and_the_tick_says_why(
    posted: Post, settings: object, django_capture_on_commit_callbacks: Committed
) -> None:
    named(settings, nobody_listens())
    with django_capture_on_commit_callbacks(execute=True):
        posted()
    assert due(clock.now()) == ["one-off work: 1 done"] and given_up() == 0
    with pytest.raises(soon.NotDelivered, match="1 letter waits"):
        deliver(clock.now())


def test_an_act_is_not_hindered_where_the_work_cannot_be_asked_for(
    posted: Post, server: MailServer, django_capture_on_commit_callbacks: Committed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*of: object) -> bool:
        raise KeyError

    monkeypatch.setattr(soon, "is_asked_for", breaks)
    with django_capture_on_commit_callbacks(execute=True):
        posted()
    assert Notice.objects.exists() and not DBTaskResult.objects.exists()
    assert deliver(NOW) == ["notices: 1 letters went out"]
