"""The made-up city's training: some in time, some late, some not at all; one course renewed, one that the law outran."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from goldendoor.hall.people import demonstration
from goldendoor.hall.training import access
from goldendoor.hall.training.demonstration import made_up_training
from goldendoor.hall.training.due import Count
from goldendoor.hall.training.models import Completion, ContractorCount, CourseVersion
from goldendoor.hall.training.overview import Overview, overview

pytestmark = pytest.mark.slow
AT = datetime(2026, 11, 26, 15, tzinfo=UTC)


@pytest.fixture(scope="module", autouse=True)
def keys(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A keyring of the city's own, for all the tests here."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("GOLDENDOOR_KEYS", str(tmp_path_factory.mktemp("city") / "keys"))
        patched.setattr(demonstration, "_CHAPTERS", [made_up_training])
        yield


@pytest.fixture(scope="module", autouse=True)
def db(keys: None, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The city with its training alone, made up once and taken back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        demonstration.make_up("nyc", AT)
        yield
        transaction.set_rollback(True)


def on(day: date) -> dict[str, Overview]:
    return {one.version.course.label: overview(one, day) for one in access.courses_on(day)}


def agencies(label: str, day: date) -> dict[str, Count]:
    return {one.agency: one.count for one in on(day)[label].agencies}


def test_before_march_there_is_no_course() -> None:
    assert on(date(2026, 2, 14)) == {} == on(date(2026, 3, 1))


def test_on_the_day_after_the_audits_some_are_done_some_late_and_some_have_not_begun() -> None:
    found = agencies("at-the-door", date(2026, 5, 8))
    assert found["ACS"].all_done and found["DOP"].all_done
    assert 0 < found["DSS"].done < found["DSS"].people, "a subcontractor's staff is left"
    assert found["DOC"].done == 0 and found["DOC"].late == found["DOC"].people
    assert on(date(2026, 5, 8))["privacy-officers"].whole.all_done
    late = on(date(2026, 4, 8))["privacy-officers"]
    assert late.whole.late == 1, "one was trained after 2026-04-07, the law's own day"


def test_the_course_on_asking_was_outrun_by_the_states_law_and_renewed() -> None:
    before, between, after = (on(date(2026, *day))["asking-and-telling"] for day in ((5, 20), (5, 21), (6, 4)))
    assert before.standing.freshness.stale_since is None
    assert between.standing.freshness.stale_since == date(2026, 5, 21)
    assert between.whole == before.whole, "nobody is due again before the renewal"
    assert after.standing.freshness.stale_since is None and after.standing.version.number == 2
    assert after.whole.done == 0 < after.whole.again
    assert on(AT.date())["asking-and-telling"].whole.done > 0


def test_the_course_at_the_door_is_out_of_date_since_the_signs_and_its_renewal_waits() -> None:
    found = on(AT.date())["at-the-door"].standing
    assert found.freshness.stale_since == date(2026, 9, 30)
    (waiting,) = access.all_waiting()
    assert (waiting.course.label, waiting.number) == ("at-the-door", 2)


def test_contractors_and_subcontractors_are_counted() -> None:
    assert set(ContractorCount.objects.values_list("employment", flat=True)) == {"contractor", "subcontractor"}
    employments = Completion.objects.values_list("account__holdings__employment", flat=True)
    assert {"contractor", "subcontractor", "employee"} <= set(employments)


def test_nothing_of_it_is_after_the_day_on_which_it_was_made_up() -> None:
    assert max(CourseVersion.objects.values_list("proposed_on", flat=True)) <= AT.date()
