"""The register in a real Chromium, on a phone: proposed, approved in two taps, and nothing that keeps anybody out."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page
from tests.hall.authorities.offices import in_their_offices
from tests.hall.browsing import PHONE, emptied_past_the_walls, looked_at, sign_in
from tests.hall.cities import a_city

from goldendoor.hall.authorities.models import Authority
from goldendoor.hall.sealing.keys import make_key

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(chromium: Browser, live_server: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """A phone, in a city with somebody in each office, where a password is enough."""
    monkeypatch.setenv("GOLDENDOOR_KEYS", str(tmp_path / "keys"))
    monkeypatch.setattr("goldendoor.hall.people.sign_in._is_enough", lambda request: True)
    make_key()
    cache.clear()  # how often somebody tried to sign in
    a_city()
    in_their_offices()
    context = chromium.new_context(base_url=str(live_server), viewport=PHONE)
    yield context.new_page()
    context.close()
    emptied_past_the_walls()


def another_signs_in(page: Page, name: str) -> None:
    """Whoever was there goes, and somebody else signs in at the same phone."""
    page.context.clear_cookies()
    sign_in(page, name)


def propose_a_routine(page: Page) -> int:
    another_signs_in(page, "sam")
    page.get_by_role("link", name="Standing authorities").click()
    page.get_by_role("link", name="Propose one").click()
    page.get_by_role("link", name="Routine collection or disclosure, approved beforehand").click()
    page.get_by_label("Agency").select_option("DSS")
    page.get_by_label("Title").fill("Shelter intake forms")
    page.get_by_label("What it covers").fill("The forms of the intake, and nothing else.")
    page.get_by_role("button", name="Propose it").click()
    page.wait_for_url("**/hall/authorities/")
    assert page.get_by_role("listitem").filter(has_text="Shelter intake forms").filter(has_text="Proposed").count() == 1
    return Authority.objects.get().pk


def test_one_proposes_and_another_approves_in_two_taps(page: Page) -> None:
    number = propose_a_routine(page)
    another_signs_in(page, "pria")
    page.goto(f"/hall/authorities/{number}/")
    page.get_by_role("link", name="Approve", exact=True).click()
    page.get_by_role("button", name="Approve it").click()
    page.wait_for_url(f"**/hall/authorities/{number}/")
    assert page.get_by_role("status").inner_text() == "Done."
    assert page.get_by_text("State: in force").is_visible()


def test_axe_finds_nothing_and_no_page_is_wider_than_a_phone(
    page: Page, accessibility_faults: Callable[[Page], list[str]]
) -> None:
    number = propose_a_routine(page)
    pages = {
        "pria": ("", "propose/", "propose/interagency/", f"{number}/", *(f"{number}/{act}/" for act in ("approve", "decline"))),
        "lou": ("propose/arrangement/", "?state=in+force"),
        "cal": ("propose/designee/", "propose/contract/"),
    }  # fmt: skip
    for name, addresses in pages.items():
        another_signs_in(page, name)
        for address in addresses:
            page.goto("/hall/authorities/" + address)
            assert page.get_by_role("heading", level=1).is_visible(), address
            looked_at(page, accessibility_faults)
    page.get_by_role("button", name="Propose it").click()
    assert page.get_by_text("Not done yet.").is_visible()
    looked_at(page, accessibility_faults)
    page.get_by_label("What it covers").fill("Call 212-555-0134 about A 012-345-678.")
    page.get_by_role("button", name="Propose it").click()
    assert page.get_by_text("This looks like an alien registration number").is_visible()
    looked_at(page, accessibility_faults)
