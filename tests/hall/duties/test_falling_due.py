"""Who is told of what falls due: once for each step, from the records and not from the last run."""

from datetime import date, timedelta

import pytest
from tests.hall.duties.conftest import By, Show, at

from goldendoor.hall import ticking
from goldendoor.hall.acting import perform
from goldendoor.hall.duties.actions import NoteDone
from goldendoor.hall.duties.board import board
from goldendoor.hall.duties.falling_due import LATE, SOON, TODAY, due, responsible
from goldendoor.hall.notices.models import Notice
from goldendoor.hall.people.models import CityRecords

pytestmark = pytest.mark.usefixtures("people", "show")
MEMBERS = "NYC-EO-13-2026/appoint-members/once/{}"


def told(key: str) -> list[tuple[str, str, str]]:
    """The notices about an obligation, in the order in which they were posted."""
    found = Notice.objects.filter(key=key.replace(" ", ".")).order_by("pk")
    return list(found.values_list("kind", "office", "agency"))


def test_the_clock_of_city_hall_looks_at_it() -> None:
    assert "duties" in ticking._known


def test_fourteen_days_before_and_on_the_day_and_the_day_after() -> None:
    key = MEMBERS.format("DSS")
    due(at(date(2026, 2, 6)))
    assert told(key) == [(SOON, "agency_head", "DSS")]
    due(at(date(2026, 2, 13)))
    due(at(date(2026, 2, 14)))
    assert [kind for kind, *_ in told(key)] == [SOON, TODAY, LATE]
    due(at(date(2027, 2, 14)))
    assert len(told(key)) == 3


def test_no_sooner_than_fourteen_days_before(show: Show) -> None:
    show("apo_vacancy_date", "DSS", date(2026, 7, 2), date(2026, 7, 2))
    key = "NYC-EO-13-2026/fill-the-post/apo_vacancy_date 2026-07-02/DSS"
    due(at(date(2026, 7, 17)))
    assert told(key) == []
    due(at(date(2026, 7, 18)))
    assert told(key) == [(SOON, "agency_head", "DSS")]


def test_run_twice_it_does_nothing_and_says_nothing() -> None:
    assert due(at(date(2026, 2, 10))) != []
    before = list(Notice.objects.values_list())
    assert due(at(date(2026, 2, 10))) == []
    assert list(Notice.objects.values_list()) == before


def test_a_month_without_a_run_loses_nothing_and_tells_only_what_still_counts() -> None:
    due(at(date(2026, 2, 6)))
    due(at(date(2026, 3, 8)))
    assert [kind for kind, *_ in told(MEMBERS.format("DSS"))] == [SOON, LATE]
    contact = MEMBERS.format("DSS").replace("appoint-members", "name-the-privacy-officer")
    assert [kind for kind, *_ in told(contact)] == [SOON, LATE]


def test_nobody_is_told_of_what_was_done(by: By) -> None:
    perform(NoteDone(MEMBERS.format("DSS"), date(2026, 2, 6), "Letter"), by("hana", date(2026, 2, 6)))
    due(at(date(2026, 2, 20)))
    assert told(MEMBERS.format("DSS")) == []
    assert told(MEMBERS.format("ACS")) == [(LATE, "agency_head", "ACS")]


def test_an_office_of_the_whole_city_is_told_itself() -> None:
    due(at(date(2026, 4, 7)))
    assert told("NYC-EO-13-2026/train-privacy-officers/once/") == [(TODAY, "chief_privacy_officer", "")]
    lines = {line.owed.obligation.key: line for line in board(date(2026, 4, 7))}
    assert responsible(lines["NYC-EO-13-2026/tell-people-their-rights/always/MOIA"]) == ("mayors_office", None)
    assert responsible(lines["NYC-AC-9-131/detainers-at-correction/2026/DOC"]) == ("agency_head", "DOC")


def test_a_notice_can_be_posted_of_every_obligation_that_has_a_day() -> None:
    for year in range(2018, 2029):
        due(at(date(year, 12, 31)))
    dated = {line.owed.obligation.norm for line in board(date(2028, 12, 31), back_to=date(2018, 1, 1)) if line.days}
    posted = {one.key.split("/")[1] for one in Notice.objects.all()}
    assert len(dated & posted) >= 15


def test_before_a_citys_records_begin_there_is_nothing_to_tell() -> None:
    CityRecords.objects.all().delete()
    assert due(at(date(2026, 2, 10) + timedelta(days=30))) == []
    assert not Notice.objects.exists()
