"""The register in a real Chromium, on a phone: proposed, approved in two taps, and nothing that keeps anybody out."""

import importlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from playwright.sync_api import Browser, Page
from tests.hall.authorities.offices import in_their_offices
from tests.hall.cities import a_city

from goldendoor.hall.authorities.models import Authority
from goldendoor.hall.sealing.keys import make_key

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PASSWORD = "a long enough password"
PHONE = {"width": 390, "height": 844}


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
    _empty_past_the_walls()


def _empty_past_the_walls() -> None:
    """The test's database is emptied, which the walls refuse as long as they stand."""
    ledger = importlib.import_module("goldendoor.hall.ledger.migrations.0002_walls")
    register = importlib.import_module("goldendoor.hall.authorities.migrations.0002_walls")
    with connection.cursor() as cursor:
        for statement in (*ledger.SQLITE_UNDONE, *register.SQLITE_UNDONE):
            cursor.execute(statement)
        for table in ("ledger_entry", "authorities_signature", "authorities_authority"):
            cursor.execute(f"DELETE FROM {table}")
        for statement in (*ledger.SQLITE, *register.SQLITE):
            cursor.execute(statement)


def sign_in(page: Page, name: str) -> None:
    page.context.clear_cookies()
    page.goto("/hall/")
    page.get_by_label("Name, as at work").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda address: "/login/" not in address)


def propose_a_routine(page: Page) -> int:
    sign_in(page, "sam")
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
    sign_in(page, "pria")
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
    looked_at = {
        "pria": ("", "propose/", "propose/interagency/", f"{number}/", *(f"{number}/{act}/" for act in ("approve", "decline"))),
        "lou": ("propose/arrangement/", "?state=in+force"),
        "cal": ("propose/designee/", "propose/contract/"),
    }  # fmt: skip
    for name, addresses in looked_at.items():
        sign_in(page, name)
        for address in addresses:
            page.goto("/hall/authorities/" + address)
            assert page.get_by_role("heading", level=1).is_visible(), address
            check(page, address, accessibility_faults)
    page.get_by_role("button", name="Propose it").click()
    assert page.get_by_text("Not done yet.").is_visible()
    check(page, "a form that was refused", accessibility_faults)
    page.get_by_label("What it covers").fill("Call 212-555-0134 about A 012-345-678.")
    page.get_by_role("button", name="Propose it").click()
    assert page.get_by_text("This looks like an alien registration number").is_visible()
    check(page, "a form with a warning", accessibility_faults)


def check(page: Page, address: str, accessibility_faults: Callable[[Page], list[str]]) -> None:
    assert accessibility_faults(page) == [], address
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{address} is wider than a phone"
