"""Posts in a real Chromium, on a phone: a head names and sends, the Chief has it, and nothing keeps anybody out."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page
from tests.hall.browsing import PHONE, emptied_past_the_walls, looked_at, sign_in
from tests.hall.cities import a_city, somebody
from tests.hall.designations.conftest import PEOPLE

from goldendoor.hall import clock
from goldendoor.hall.designations.models import Designation
from goldendoor.hall.people.models import Agency
from goldendoor.hall.sealing.keys import make_key

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
OF_DSS = "/hall/designations/DSS/privacy-officer/"


@pytest.fixture
def page(chromium: Browser, live_server: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """A phone, in a city with somebody in each office, where a password is enough."""
    monkeypatch.setenv("GOLDENDOOR_KEYS", str(tmp_path / "keys"))
    monkeypatch.setattr("goldendoor.hall.people.sign_in._is_enough", lambda request: True)
    make_key()
    cache.clear()  # how often somebody tried to sign in
    a_city()
    Agency.objects.create(code="DOE", words="Schools")
    for name, office, agency in PEOPLE:
        somebody(name, office, agency)
    context = chromium.new_context(base_url=str(live_server), viewport=PHONE)
    yield context.new_page()
    context.close()
    emptied_past_the_walls()


def another_signs_in(page: Page, name: str) -> None:
    """Whoever was there goes, and somebody else signs in at the same phone."""
    page.context.clear_cookies()
    sign_in(page, name)


def name_somebody(page: Page, days_ago: int = 3) -> int:
    another_signs_in(page, "hana")
    page.goto(f"{OF_DSS}name/")
    page.get_by_label("Name", exact=True).fill("Pria Privacy")
    page.get_by_label("Work contact").fill("Room 4")
    page.get_by_label("Named on").fill((clock.today() - timedelta(days=days_ago)).isoformat())
    page.get_by_role("button", name="Name the privacy officer of DSS").click()
    page.wait_for_url(f"**{OF_DSS}")
    return Designation.objects.get().pk


def test_a_head_names_and_sends_and_the_chief_has_it(
    page: Page, accessibility_faults: Callable[[Page], list[str]]
) -> None:
    name_somebody(page)
    looked_at(page, accessibility_faults)
    page.get_by_role("link", name="Send it to the Chief Privacy Officer").click()
    page.get_by_role("button", name="Send it to the Chief Privacy Officer").click()
    page.wait_for_url(f"**{OF_DSS}")
    assert page.get_by_text("not acknowledged yet").first.is_visible()
    another_signs_in(page, "chi")
    page.get_by_role("link", name="Who holds which post").click()
    looked_at(page, accessibility_faults)
    page.get_by_role("link", name="Pria Privacy").click()
    page.get_by_role("link", name="I have it").click()
    looked_at(page, accessibility_faults)
    page.get_by_role("button", name="I have it").click()
    page.wait_for_url(f"**{OF_DSS}")
    assert page.get_by_text("received on").first.is_visible()


def test_axe_finds_nothing_and_no_page_is_wider_than_a_phone(
    page: Page, accessibility_faults: Callable[[Page], list[str]]
) -> None:
    number = name_somebody(page)
    for act in ("tell", "end", "correct"):
        page.goto(f"/hall/designations/{number}/{act}/")
        looked_at(page, accessibility_faults)
    page.get_by_role("button", name="Correct what was entered").click()
    assert page.get_by_text("Not done yet.").is_visible()
    looked_at(page, accessibility_faults)
    page.goto(f"/hall/designations/{number}/end/")
    page.get_by_label("Last day in the post").fill((clock.today() - timedelta(days=1)).isoformat())
    page.get_by_role("button", name="Enter the last day").click()
    page.wait_for_url(f"**{OF_DSS}")
    assert page.get_by_text("Vacant since").is_visible()
    assert page.get_by_text("30 days left.").is_visible()
    looked_at(page, accessibility_faults)
    page.get_by_role("link", name="Note a consultation").click()
    looked_at(page, accessibility_faults)
    page.goto("/hall/designations/")
    looked_at(page, accessibility_faults)
