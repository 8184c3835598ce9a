"""A quarter of privacy officers in a real Chromium on a phone: a vacancy and its clock, a report, a cut; the auditor reads it all."""

import csv
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pypdf
import pytest
from django.core import mail
from playwright.sync_api import Page, expect
from tests.hall.browsing import looked_at
from tests.hall.cities import Person, somebody
from tests.hall.designations.cases import left, named
from tests.hall.duties.conftest import at
from tests.hall.journeys.conftest import Window
from tests.hall.reports.registers import a_quarter_of_requests
from tests.hall.training.courses import PRIVACY, approved

from goldendoor.hall import clock
from goldendoor.hall.notices.delivering import deliver

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
Faults = Callable[[Page], list[str]]
Goes = Callable[[date], datetime]
OF_DSS = "/hall/designations/DSS/privacy-officer/"


@pytest.fixture
def it_is(monkeypatch: pytest.MonkeyPatch, settings: object) -> Goes:
    """A function that lets a day come; everybody signed in a few minutes before whatever they do on it."""
    settings.MAIL_DOMAIN = "city.example"  # type: ignore[attr-defined]

    def comes(day: date) -> datetime:
        now = at(day)
        monkeypatch.setattr(clock, "today", lambda: day)
        monkeypatch.setattr(clock, "now", lambda: now)
        monkeypatch.setattr("goldendoor.hall.doing.signed_in_at", lambda request: now - timedelta(minutes=5))
        return now

    return comes


@pytest.fixture
def offices(city_people: dict[str, Person]) -> dict[str, Person]:
    """Those of every city, and those who count a report, publish it and approve a course."""
    more = (("des", "mayors_designee"), ("pub", "publisher"), ("lou", "corporation_counsel"))
    return {**city_people, **{name: somebody(name, office, "MOIA") for name, office in more}}


def read(page: Page, faults: Faults, link: str) -> None:
    """Follow a link, and look at the page behind it."""
    page.get_by_role("link", name=link).first.click()
    looked_at(page, faults)


def does(page: Page, faults: Faults, link: str, button: str) -> None:
    """Follow a link to an act, look at the page that asks for it, and do it."""
    read(page, faults, link)
    page.locator("main form").get_by_role("button", name=button).click()


def fetched(page: Page, link: str) -> Path:
    """The file behind a link, as the browser keeps it."""
    with page.expect_download() as download:
        page.get_by_role("link", name=link).click()
    return Path(download.value.path())


def test_a_post_falls_vacant_and_is_filled_in_time(
    window: Window, offices: dict[str, Person], it_is: Goes, accessibility_faults: Faults
) -> None:
    before = named(offices["hana"], date(2026, 2, 18))
    approved(offices, "privacy", PRIVACY, at(date(2026, 3, 4)))
    it_is(date(2026, 9, 1))
    left(offices["hana"], before.pk, date(2026, 9, 1))

    it_is(date(2026, 9, 2))
    chief = window("chi")
    read(chief, accessibility_faults, "What the law makes the City do")
    print(chief.locator("main").inner_text())
    chief.goto("/hall/duties/?instrument=NYC-EO-13-2026")
    print(chief.locator("main").inner_text())
    owed = chief.get_by_role("listitem").filter(has_text="The head of DSS").filter(has_text="Due 2 October 2026.")
    expect(owed.first).to_contain_text("Due 2 October 2026.")
    owed.first.get_by_role("link").first.click()
    expect(chief.get_by_text("2 October 2026").first).to_be_visible()
    expect(chief.get_by_role("link", name="Note it as done")).to_have_count(0)
    looked_at(chief, accessibility_faults)

    now = it_is(date(2026, 9, 14))
    head = window("hana")
    head.goto(OF_DSS)
    expect(head.get_by_text("18 days left.")).to_be_visible()
    head.get_by_role("link", name="Name").first.click()
    head.get_by_label("Name", exact=True).fill("Pria Privacy")
    head.get_by_label("Work contact").fill("Room 4")
    head.get_by_label("Name to sign in with").fill("pria")
    looked_at(head, accessibility_faults)
    head.get_by_role("button", name="Name the privacy officer of DSS").click()
    does(head, accessibility_faults, "Send it to the Chief Privacy Officer", "Send it to the Chief Privacy Officer")
    expect(head.get_by_text("not acknowledged yet").first).to_be_visible()
    mail.outbox.clear()
    deliver(now)
    told = [one.body for one in mail.outbox if one.to == ["chi@city.example"]]
    assert "Pria" not in "".join(told)

    chief = window("chi")
    chief.goto(OF_DSS)
    read(chief, accessibility_faults, "I have it")
    chief.get_by_role("button", name="I have it").click()
    expect(chief.get_by_text("received on").first).to_be_visible()
    print(told)
