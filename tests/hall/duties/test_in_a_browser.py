"""The board in a real Chromium, on a phone: looked at, noted, taken back, and nothing that keeps anybody out."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page
from tests.hall.browsing import PHONE, emptied_past_the_walls, looked_at, sign_in
from tests.hall.cities import a_city, somebody
from tests.hall.duties.conftest import PEOPLE, TODAY, Show

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


def test_pictures(page: Page) -> None:
    sign_in(page, "cam")
    for w in (390, 1280):
        page.set_viewport_size({"width": w, "height": 900})
        for n, a in {
            "board": "",
            "grid": "?instrument=NYC-EO-13-2026",
            "one": f"one/?key={MEMBERS}",
            "note": f"note/?key={MEMBERS}",
        }.items():
            page.goto("/hall/duties/" + a)
            page.screenshot(path=f"/tmp/duties-{n}-{w}.png", full_page=(w == 1280 or n != "board"))
        page.goto("/duties/")
        page.screenshot(path=f"/tmp/duties-public-{w}.png")
