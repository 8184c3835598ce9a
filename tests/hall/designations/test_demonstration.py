"""The made-up city's posts on three days and after: in time, late, never; and two that fell vacant."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from goldendoor.hall.designations.access import terms
from goldendoor.hall.designations.clock_words import stands
from goldendoor.hall.designations.clocks import naming_clock, vacancy_clock
from goldendoor.hall.designations.demonstration import HEADS, STORY, made_up_designations
from goldendoor.hall.designations.history import vacancies
from goldendoor.hall.designations.models import Designation
from goldendoor.hall.designations.posts import COMMITTEE_MEMBER, POSTS, PRIVACY_OFFICER
from goldendoor.hall.people.demonstration import make_up

AT = datetime(2026, 11, 26, 15, tzinfo=UTC)


@pytest.fixture(scope="module", autouse=True)
def db(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """The made-up people and what they did about posts, and nothing else; taken back at the end."""
    with pytest.MonkeyPatch.context() as patched, django_db_blocker.unblock(), transaction.atomic():
        patched.setenv("GOLDENDOOR_KEYS", str(tmp_path_factory.mktemp("city") / "keys"))
        make_up("nyc", AT, people_only=True)
        for play in made_up_designations(AT):
            for now in play:
                assert now <= AT
        yield
        transaction.set_rollback(True)


def how_it_stands(post: str, day: date) -> dict[str, str]:
    found = {agency: naming_clock(agency, POSTS[post], day) for agency in HEADS}
    return {agency: stands(clock, day) for agency, clock in found.items() if clock is not None}


def late(post: str, day: date) -> set[str]:
    return {agency for agency, words in how_it_stands(post, day).items() if "late" in words}


def not_done(post: str, day: date) -> set[str]:
    return {agency for agency, words in how_it_stands(post, day).items() if words.startswith("Not done")}


def test_on_14_february_three_agencies_have_no_member_yet() -> None:
    day = date(2026, 2, 14)
    assert not_done(COMMITTEE_MEMBER, day) == {"DOP", "DOE", "DCAS"}
    assert how_it_stands(PRIVACY_OFFICER, day)["DSS"] == "Done on 12 February 2026, 8 days early."
    assert how_it_stands(PRIVACY_OFFICER, day)["ACS"] == "6 days left."


@pytest.mark.parametrize("day", [date(2026, 3, 1), date(2026, 5, 8)])
def test_later_two_were_late_and_one_never_did_it(day: date) -> None:
    assert not_done(COMMITTEE_MEMBER, day) == {"DCAS"}
    assert late(COMMITTEE_MEMBER, day) == {"DOP", "DOE", "DCAS"}
    assert not_done(PRIVACY_OFFICER, day) == {"DCAS"}
    assert late(PRIVACY_OFFICER, day) == {"NYPD", "DOP", "DCAS"}


def test_one_post_was_filled_after_26_days_and_one_late_after_a_saturday() -> None:
    by = date(2026, 11, 26)
    found = {agency: list(vacancies(terms(agency, PRIVACY_OFFICER, by))) for agency in HEADS}
    assert {agency for agency, of in found.items() if of} == {"NYPD", "DOP"}
    for agency, words in (
        ("NYPD", "Done on 1 July 2026, 4 days early."),
        ("DOP", "Done on 12 August 2026, 11 days late."),
    ):
        (vacancy,) = found[agency]
        clock = vacancy_clock(agency, POSTS[PRIVACY_OFFICER], vacancy)
        assert clock is not None
        assert clock.done_on is not None
        assert stands(clock, by) == words
    (vacancy,) = found["DOP"]
    assert vacancy.since == date(2026, 7, 2)


def test_somebody_was_there_for_the_time_being_and_one_entry_was_corrected() -> None:
    assert [one.name.open() for one in Designation.objects.filter(interim=True)] == ["Ian Interim"]
    assert Designation.objects.get(corrects__isnull=False).name.open() == "Oscar Operations"


def test_a_city_that_begins_later_tells_nothing_of_it() -> None:
    assert list(made_up_designations(datetime(2029, 1, 5, tzinfo=UTC))) == []
    assert len(list(made_up_designations(AT))) == len(STORY)
