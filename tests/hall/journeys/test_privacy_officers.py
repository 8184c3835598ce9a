"""A quarter of privacy officers, on a phone in a real Chromium: a vacancy, a report, a cut; and the auditor reads it all."""

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
    # A made-up city's letters go into files.
    monkeypatch.setattr("goldendoor.hall.notices.sending.is_made_up", lambda: False)

    def comes(day: date) -> datetime:
        now = at(day)
        monkeypatch.setattr(clock, "today", lambda: day)
        monkeypatch.setattr(clock, "now", lambda: now)
        monkeypatch.setattr("goldendoor.hall.doing.signed_in_at", lambda request: now - timedelta(minutes=5))
        return now

    return comes


@pytest.fixture
def offices(city_people: dict[str, Person]) -> dict[str, Person]:
    """Those of every city, who counts a report, publishes it and proposes a course; and Nia, an officer from September on."""
    more = (("des", "mayors_designee"), ("pub", "publisher"), ("lou", "corporation_counsel"))
    nia = somebody("nia", "agency_privacy_officer", "DSS", since=date(2026, 9, 14))
    return {**city_people, "nia": nia, **{name: somebody(name, office, "MOIA") for name, office in more}}


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


def test_a_quarter_of_privacy_officers(
    window: Window, offices: dict[str, Person], it_is: Goes, accessibility_faults: Faults
) -> None:
    before = named(offices["hana"], date(2026, 2, 18))
    approved(offices, "privacy", PRIVACY, at(date(2026, 8, 3)))
    it_is(date(2026, 9, 1))
    left(offices["hana"], before.pk, date(2026, 9, 1))
    it_is(date(2026, 9, 2))
    the_chief_sees_by_when_the_post_is_to_be_filled(window("chi"), accessibility_faults)
    now = it_is(date(2026, 9, 14))
    the_head_names_somebody(window("hana"), accessibility_faults)
    mail.outbox.clear()
    deliver(now)
    (letter,) = (one for one in mail.outbox if one.to == ["chi@city.example"])
    assert "Agency DSS sent the name and contact of its privacy officer." in letter.body
    assert "Nia" not in letter.body
    the_chief_has_the_name_and_reads_who_is_trained(window("chi"), accessibility_faults)
    the_new_officer_sees_the_course_and_by_when(window("nia"), accessibility_faults)
    a_quarter_of_requests()
    it_is(date(2026, 10, 20))
    one_counts_and_another_publishes(window("des"), window("pub"), accessibility_faults)
    everybody_reads_it_and_the_chief_takes_it_along(window(""), window("chi"), accessibility_faults)
    the_auditor_reads_it_all_and_changes_nothing(window("aud"), accessibility_faults)


def the_chief_sees_by_when_the_post_is_to_be_filled(chief: Page, faults: Faults) -> None:
    read(chief, faults, "What the law makes the City do")
    owed = chief.get_by_role("listitem").filter(has_text="Due 2 October 2026.")
    expect(owed).to_contain_text("Due in 30 days.")
    expect(owed).to_contain_text("EO 13 § 6")
    owed.get_by_role("link").first.click()
    expect(chief.get_by_text("30 days after 2 September 2026", exact=False).first).to_be_visible()
    expect(chief.get_by_role("link", name="Note it as done")).to_have_count(0)
    looked_at(chief, faults)


def the_head_names_somebody(head: Page, faults: Faults) -> None:
    head.goto(OF_DSS)
    expect(head.get_by_text("18 days left.")).to_be_visible()
    looked_at(head, faults)
    head.goto(f"{OF_DSS}name/")
    head.get_by_label("Name", exact=True).fill("Nia Newly")
    head.get_by_label("Work contact").fill("Room 4")
    head.get_by_label("Name to sign in with").fill("nia")
    looked_at(head, faults)
    head.get_by_role("button", name="Name the privacy officer of DSS").click()
    does(head, faults, "Send it to the Chief Privacy Officer", "Send it to the Chief Privacy Officer")
    expect(head.get_by_text("not acknowledged yet").first).to_be_visible()


def the_chief_has_the_name_and_reads_who_is_trained(chief: Page, faults: Faults) -> None:
    chief.goto(OF_DSS)
    does(chief, faults, "I have it", "I have it")
    expect(chief.get_by_text("received on").first).to_be_visible()
    looked_at(chief, faults)
    chief.goto("/hall/training/due/")
    looked_at(chief, faults)
    of_dss = chief.get_by_role("table").get_by_role("row").filter(has_text="DSS")
    expect(of_dss.get_by_role("cell").last).to_have_text("1")  # whoever was there before is late


def the_new_officer_sees_the_course_and_by_when(officer: Page, faults: Faults) -> None:
    read(officer, faults, "My courses")
    expect(officer.get_by_text("It is to be taken by 13 November 2026 (EO 13 § 6(1)).")).to_be_visible()


def one_counts_and_another_publishes(preparing: Page, publishing: Page, faults: Faults) -> None:
    preparing.get_by_role("link", name="Reports that the law orders").click()
    quarter = "Count it Requests for help, July 1, 2026 through September 30, 2026"
    does(preparing, faults, quarter, "Count it")
    asked = preparing.get_by_role("row").filter(has_text="ICE, Enforcement and Removal")
    expect(asked.first.get_by_role("cell")).to_have_text(["37", "19", "56"])
    expect(preparing.get_by_role("link", name="Publish it")).to_have_count(0)
    does(preparing, faults, "Sign it", "Sign it")
    publishing.get_by_role("link", name="Reports that the law orders").click()
    publishing.get_by_role("link", name="Requests for help").first.click()
    does(publishing, faults, "Publish it", "Publish it")


def everybody_reads_it_and_the_chief_takes_it_along(nobody: Page, chief: Page, faults: Faults) -> None:
    nobody.goto("/reports/")
    read(nobody, faults, "Requests for help")
    expect(nobody.get_by_role("row").filter(has_text="ICE, Enforcement and Removal").first).to_contain_text("19")
    assert nobody.context.cookies() == []
    chief.get_by_role("link", name="Reports that the law orders").click()
    read(chief, faults, "Requests for help")
    paper = pypdf.PdfReader(fetched(chief, "As a paper (PDF)"))
    assert "Requests for help" in "".join(page.extract_text() for page in paper.pages)
    with fetched(chief, "As a table (CSV)").open(encoding="utf-8") as table:
        counted = {(one["part"], one["part_2"]): one for one in csv.DictReader(table)}
    small = counted["July 2026", "Department of Correction (DOC)"]
    assert (small["status"], small["number"]) == ("hidden", "")
    assert {one["number"] for (month, _), one in counted.items() if month == "August 2026"} >= {"20"}


def the_auditor_reads_it_all_and_changes_nothing(auditor: Page, faults: Faults) -> None:
    auditor.get_by_role("link", name="Reports that the law orders").click()
    read(auditor, faults, "Requests for help")
    expect(auditor.locator(".hall-acts a")).to_have_count(0)
    auditor.get_by_role("link", name="Cut in another way, with small figures hidden").click()
    auditor.get_by_label("Month").check()
    auditor.get_by_label("City agency").check()
    auditor.get_by_role("button", name="Cut it so").click()
    july = auditor.get_by_role("row").filter(has_text="July 2026")
    expect(july.get_by_role("cell", name="hidden")).to_have_count(2)
    looked_at(auditor, faults)
    auditor.goto("/hall/")
    read(auditor, faults, "What the law makes the City do")
    auditor.get_by_role("link", name="Met in time: 1").click()
    filled = auditor.get_by_role("listitem").filter(has_text="Due 2 October 2026.")
    expect(filled).to_contain_text("Met on 14 September 2026, in time.")
    filled.get_by_role("link").first.click()
    expect(auditor.get_by_role("link", name="Note it as done")).to_have_count(0)
    # Who holds the post, and how they are reached, is for those who work with it.
    assert auditor.goto(OF_DSS).status == 404
    auditor.goto("/hall/ledger/")
    for act in ("designation.make", "designation.tell", "designation.receive", "report.publish"):
        expect(auditor.get_by_role("cell", name=act).first).to_be_visible()
    looked_at(auditor, faults)
