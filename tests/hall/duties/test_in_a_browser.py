"""The board in a real Chromium, on a phone: looked at, noted, taken back, and nothing that keeps anybody out."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page
from tests.hall.browsing import PHONE, emptied_past_the_walls, looked_at, sign_in
from tests.hall.cities import a_city, somebody
from tests.hall.duties.conftest import PEOPLE, TODAY, Show, at

from goldendoor.hall import clock
from goldendoor.hall.duties.models import Fulfilment
from goldendoor.hall.sealing.keys import make_key

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
MEMBERS = "NYC-EO-13-2026/appoint-members/once/DSS"


@pytest.fixture
def page(
    chromium: Browser, live_server: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, show: Show
) -> Iterator[Page]:
    """A phone, in a city with somebody in each office, where a password is enough."""
    monkeypatch.setenv("GOLDENDOOR_KEYS", str(tmp_path / "keys"))
    monkeypatch.setattr("goldendoor.hall.people.sign_in._is_enough", lambda request: True)
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr(clock, "now", lambda: at(TODAY))
    make_key()
    cache.clear()  # how often somebody tried to sign in
    a_city()
    for name, office, agency in PEOPLE:
        somebody(name, office, agency)
    show("apo_contact_sent", "ACS", True, date(2026, 2, 19))
    context = chromium.new_context(base_url=str(live_server), viewport=PHONE)
    yield context.new_page()
    context.close()
    emptied_past_the_walls()


def another_signs_in(page: Page, name: str) -> None:
    """Whoever was there goes, and somebody else signs in at the same phone."""
    page.context.clear_cookies()
    sign_in(page, name)


def test_the_head_of_an_agency_notes_what_was_done_and_counsel_takes_it_back(page: Page) -> None:
    another_signs_in(page, "hana")
    page.get_by_role("link", name="What the law makes the City do").click()
    page.get_by_role("link", name="The head of DSS: name someone for a task").first.click()
    page.get_by_role("link", name="Note it as done").click()
    page.get_by_label("Done on").fill("2026-02-16")
    page.get_by_label("What shows it").fill("Letter to the chair of the committee")
    page.get_by_role("button", name="Note it as done").click()
    assert page.get_by_role("status").inner_text() == "Noted as done."
    assert page.get_by_text("Met on 16 February 2026, 3 days late.").is_visible()
    another_signs_in(page, "cal")
    page.goto(f"/hall/duties/one/?key={MEMBERS}")
    page.get_by_role("link", name="Take this back").click()
    page.get_by_label("Why").fill("It was never sent.")
    page.get_by_role("button", name="Take it back").click()
    assert page.get_by_text("Late by 19 days.").is_visible()
    assert Fulfilment.objects.get().taken_back_in == "agency_general_counsel"


def test_the_committee_looks_at_one_law_on_one_day(page: Page) -> None:
    another_signs_in(page, "cam")
    page.goto("/hall/duties/")
    page.get_by_text("Another day, agency, law or state").click()
    page.get_by_label("As it stood at the end of").fill("2026-02-18")
    page.get_by_label("Law", exact=True).select_option("NYC-EO-13-2026")
    page.get_by_role("button", name="Show this").click()
    grid = page.get_by_role("table")
    contact = grid.get_by_role("row").filter(has_text="the name and contact of its privacy officer")
    assert contact.get_by_role("link", name="due").count() == 5
    page.goto("/hall/duties/?instrument=NYC-EO-13-2026&on=2026-02-19")
    contact.get_by_role("link", name="met in time").click()
    assert page.get_by_text("Met on 19 February 2026, in time.").is_visible()


def test_axe_finds_nothing_and_no_page_is_wider_than_a_phone(
    page: Page, accessibility_faults: Callable[[Page], list[str]]
) -> None:
    order = "instrument=NYC-EO-13-2026"
    pages = {
        "cam": ("", f"?{order}&state=all", "?state=late&on=2026-05-08", "?state=met+late", "?on=0001-01-01",
                f"one/?key={MEMBERS}", f"note/?key={MEMBERS}", "one/?key=nothing"),
        "hana": ("", f"?{order}"),
    }  # fmt: skip
    for name, addresses in pages.items():
        another_signs_in(page, name)
        for address in addresses:
            page.goto("/hall/duties/" + address)
            assert page.get_by_role("heading", level=1).is_visible(), address
            looked_at(page, accessibility_faults)
    page.goto(f"/hall/duties/note/?key={MEMBERS}")
    page.get_by_label("What shows it").fill("A letter about A 012-345-678")
    page.get_by_role("button", name="Note it as done").click()
    assert page.get_by_text("This looks like an alien registration number").is_visible()
    looked_at(page, accessibility_faults)
    for address in ("/duties/", "/duties/?agency=DSS"):
        page.goto(address)
        looked_at(page, accessibility_faults)
