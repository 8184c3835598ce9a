"""Calendars of duties: as an office sees them, and of the law alone for everybody, without a record, a cookie or a query."""

import html
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar, Event
from pytest_django import DjangoAssertNumQueries
from tests.hall.duties.conftest import TODAY, By, Show

from goldendoor.hall import clock
from goldendoor.hall.acting import perform
from goldendoor.hall.duties.actions import NoteDone

pytestmark = pytest.mark.usefixtures("people", "show")
Visit = Callable[..., Any]
ORDER = "NYC-EO-13-2026"
MEMBERS = f"{ORDER}/appoint-members/once/DSS"


def events(answer: Any) -> dict[str, Event]:
    """The entries of a calendar by their identifiers."""
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    found = Calendar.from_ical(answer.content).walk("VEVENT")
    by_uid = {str(one["UID"]): one for one in found}
    assert len(by_uid) == len(found) > 0
    return by_uid


def titled(found: dict[str, Event], words: str) -> Event:
    return next(one for one in found.values() if words in str(one["SUMMARY"]))


def test_an_offices_calendar_says_how_each_stands(visit: Visit, by: By) -> None:
    perform(NoteDone(MEMBERS, date(2026, 2, 16), "Letter"), by("hana"))
    found = events(visit("hana", "/hall/duties/calendar.ics"))
    one = titled(found, "the head of DSS")
    assert str(one["SUMMARY"]).startswith("Met late: the head of DSS: name someone for a task")
    assert (one["DTSTART"].dt, one["DTEND"].dt) == (date(2026, 2, 13), date(2026, 2, 14))
    assert "As of 2026-03-04: Met on 16 February 2026, 3 days late." in str(one["DESCRIPTION"])
    assert one["DTSTAMP"].dt.date() == TODAY
    assert not any("ACS" in str(each["SUMMARY"]) for each in found.values())
    assert "Letter" not in visit("hana", "/hall/duties/calendar.ics").content.decode()


def test_the_identifiers_are_the_same_a_year_later(visit: Visit) -> None:
    one = titled(events(visit("hana", "/hall/duties/calendar.ics")), "the head of DSS")
    later = titled(events(visit("hana", "/hall/duties/calendar.ics?on=2027-03-04")), "the head of DSS")
    assert one["UID"] == later["UID"]
    assert str(later["SUMMARY"]).startswith("Late:")
    long = events(visit("cam", "/hall/duties/calendar.ics?on=2027-03-04&since=2025-01-01"))
    assert set(events(visit("cam", "/hall/duties/calendar.ics"))) - set(long) == set()


def test_one_days_calendar_is_the_same_bytes_every_time(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    first = visit("cam", "/hall/duties/calendar.ics?on=2026-03-01").content
    monkeypatch.setattr(clock, "now", lambda: clock.datetime.now(clock.UTC))
    assert visit("cam", "/hall/duties/calendar.ics?on=2026-03-01").content == first


@pytest.mark.parametrize(
    ("vacant", "day"),
    [
        (date(2026, 2, 6), date(2026, 3, 8)), (date(2026, 10, 2), date(2026, 11, 1)),
        (date(2028, 1, 30), date(2028, 2, 29)),
    ],
)  # fmt: skip
def test_a_day_of_the_clocks_and_a_leap_day_are_whole_days_under_one_identifier(
    visit: Visit, show: Show, vacant: date, day: date
) -> None:
    show("apo_vacancy_date", "DSS", vacant, vacant)
    found = []
    for on in (vacant, day, day + timedelta(days=1)):
        of_the_day = events(visit("hana", f"/hall/duties/calendar.ics?on={on}&instrument={ORDER}")).values()
        found += [one for one in of_the_day if one["DTSTART"].dt == day]
    assert [one["DTEND"].dt for one in found] == [day + timedelta(days=1)] * 3
    assert all(type(one["DTSTART"].dt) is date and one["DTSTART"].params["VALUE"] == "DATE" for one in found)
    assert len({str(one["UID"]) for one in found}) == 1
    assert str(found[-1]["SUMMARY"]).startswith("Late:")


# -- for everybody ---------------------------------------------------------------------------------


def words(answer: Any) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " ", answer.content.decode())))


def test_everybody_reads_what_the_law_says_and_nothing_of_the_records(client: Client, by: By, show: Show) -> None:
    show("committee_member_named", "DSS", True, date(2026, 2, 13))
    perform(NoteDone(MEMBERS, date(2026, 2, 12), "A letter of some kind"), by("hana"))
    page = words(client.get("/duties/"))
    for told in ("7 May 2026", "audit report with policy changes", "EO 13 § 2", "90 days after 6 February 2026",
                 "Owed by: NYPD, DOC, DOP, ACS, DSS, DOHMH", "Research, not the City's advice"):  # fmt: skip
        assert told in page
    for kept in ("letter of some kind", "a record on", "in time", "late"):
        assert kept not in page.split("<body>")[-1].replace("later", "").replace("related", "").replace("translate", "")


def test_an_agencys_own_page_has_its_own_duties(client: Client) -> None:
    page = words(client.get("/duties/?agency=acs"))
    assert "ACS: send a report: audit report with policy changes" in page
    assert "Chief Privacy Officer: train" not in page
    for address in ("/duties/?agency=ATLANTIS", "/duties.ics?agency=ATLANTIS", "/duties.ics?agency=CONTRACTOR"):
        assert client.get(address).status_code == 404


def test_no_reading_of_counsels_is_told_to_everybody(client: Client) -> None:
    for agency in ("", "NYCHA", "DOE"):
        page = words(client.get(f"/duties/?agency={agency}"))
        assert "Open question" not in page
    assert "City counsel decides" in words(client.get("/duties/"))


def test_neither_the_page_nor_the_calendar_asks_the_database_or_leaves_a_cookie(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        answers = [client.get(address) for address in ("/duties/", "/duties.ics", "/duties.ics?agency=DSS")]
    for answer in answers:
        assert answer.status_code == 200
        assert not answer.cookies
        assert client.post("/duties/").status_code == 405


def test_the_laws_calendar_has_the_same_identifiers_a_year_later(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = events(client.get("/duties.ics?agency=DSS"))
    monkeypatch.setattr(clock, "today", lambda: TODAY + timedelta(days=365))
    later = events(client.get("/duties.ics?agency=DSS"))
    both = now.keys() & later.keys()
    assert len(both) >= 3
    assert all(now[uid].to_ical() == later[uid].to_ical() for uid in both), (
        "the law's own date is its stamp, not the clock"
    )
    audit = titled(now, "audit report")
    assert audit["DTSTAMP"].dt.date() == date(2026, 11, 22), "the day on which the encoding was checked"


def test_both_days_stand_in_an_entry_whose_day_is_a_weekend(client: Client) -> None:
    found = events(client.get("/duties.ics?agency=MOIA"))
    sunday = next(one for one in found.values() if one["DTSTART"].dt == date(2026, 3, 15))
    assert "15 March 2026 is Sunday" in str(sunday["DESCRIPTION"])
    assert "16 March 2026" in str(sunday["DESCRIPTION"])


def test_an_offices_entry_and_the_laws_are_one_entry(client: Client, visit: Visit) -> None:
    public = events(client.get("/duties.ics?agency=DSS"))
    own = events(visit("hana", "/hall/duties/calendar.ics"))
    assert titled(own, "audit report")["UID"] == titled(public, "audit report")["UID"]
