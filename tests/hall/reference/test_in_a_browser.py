"""The keeper's lists in a real Chromium, on a phone: under the strict policy, without a script, and open to everybody's eyes."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page
from tests.hall.browsing import PHONE, emptied_past_the_walls, looked_at, sign_in
from tests.hall.cities import a_city, somebody

from goldendoor.hall.reference.models import Building, Contact
from goldendoor.hall.sealing.keys import make_key

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
HERE = "/hall/reference/"


@pytest.fixture
def said() -> list[str]:
    """What the browser's console said."""
    return []


@pytest.fixture
def page(
    chromium: Browser, live_server: object, said: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Page]:  # fmt: skip
    """The keeper's phone, in a city where a password is enough."""
    monkeypatch.setenv("GOLDENDOOR_KEYS", str(tmp_path / "keys"))
    monkeypatch.setattr("goldendoor.hall.people.sign_in._is_enough", lambda request: True)
    make_key()
    cache.clear()  # how often somebody tried to sign in
    a_city()
    somebody("kay", "keeper", "MOIA")
    context = chromium.new_context(base_url=str(live_server), viewport=PHONE)
    opened = context.new_page()
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda fault: said.append(str(fault)))
    sign_in(opened, "kay")
    yield opened
    context.close()
    emptied_past_the_walls()


def test_a_building_and_its_number_are_entered_and_the_desk_shows_it(
    page: Page, said: list[str], accessibility_faults: Callable[[Page], list[str]]
) -> None:
    page.get_by_role("link", name="Agencies, buildings and whom to call").click()
    looked_at(page, accessibility_faults)
    page.get_by_role("link", name="Buildings").click()
    looked_at(page, accessibility_faults)
    page.get_by_role("link", name="Add a building").click()
    looked_at(page, accessibility_faults)
    page.get_by_role("button", name="Keep it").click()
    assert page.get_by_text("Not done yet.").is_visible()
    looked_at(page, accessibility_faults)
    page.get_by_label("Agency").select_option("Agency DSS")
    for label, words in (
        ("Name", "East intake"), ("Address", "1 Street"), ("District", "Queens"), ("What of it is public", "None.")
    ):  # fmt: skip
        page.get_by_label(label).fill(words)
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url(f"**{HERE}building/")
    assert page.get_by_role("status").inner_text() == "Done."
    looked_at(page, accessibility_faults)
    page.get_by_role("link", name="East intake").click()
    looked_at(page, accessibility_faults)
    page.get_by_role("link", name="Take it off the list").click()
    looked_at(page, accessibility_faults)

    page.goto(f"{HERE}contact/add/")
    looked_at(page, accessibility_faults)
    page.get_by_label("Who").select_option("property_official")
    page.get_by_label("Agency").select_option("Agency DSS")
    page.get_by_label("Building").select_option("East intake, DSS")
    page.get_by_label("Desk").fill("Access desk at East intake")
    page.get_by_label("Telephone").fill("212-555-0188")
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url(f"**{HERE}contact/")
    looked_at(page, accessibility_faults)
    assert (Building.objects.count(), Contact.objects.count()) == (1, 1)

    page.goto(f"{HERE}agency/")
    looked_at(page, accessibility_faults)
    page.get_by_role("link", name="DSS").click()
    looked_at(page, accessibility_faults)

    page.context.clear_cookies()
    page.goto("/nyc/someone-wants-to-come-in/print/")
    page.get_by_text("Their desks at single agencies and buildings").first.click()
    assert page.get_by_text("East intake, DSS: Access desk at East intake").first.is_visible()
    looked_at(page, accessibility_faults)
    assert page.context.cookies() == []
    assert said == [], "the strict policy holds, and nothing was blocked"


def test_no_page_of_the_lists_asks_for_a_script(page: Page) -> None:
    for address in ("", "agency/", "building/", "building/add/", "contact/", "contact/add/"):
        page.goto(HERE + address)
        assert page.locator("script").count() == 0, address
        assert page.locator("[style]").count() == 0, address
