"""City Hall in a real Chromium: a passkey made and used, an office granted, and nothing that keeps somebody out."""

from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page
from tests.hall.browsing import PASSWORD, PHONE, emptied_past_the_walls, looked_at, sign_in
from tests.hall.cities import a_city, somebody

from goldendoor.hall.people.models import Holding

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PAGES = (
    "people/",
    "people/open/",
    "people/close/",
    "people/grant/",
    "account/2fa/",
    "account/2fa/webauthn/",
    "account/logout/",
)


@pytest.fixture
def page(chromium: Browser, live_server: object) -> Iterator[Page]:
    """A window with an authenticator that says yes, on an empty city."""
    cache.clear()  # how often somebody tried to sign in
    a_city()
    context = chromium.new_context(base_url=str(live_server), viewport=PHONE)
    page = context.new_page()
    devices = context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    kind = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    sure = {"isUserVerified": True, "automaticPresenceSimulation": True}
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": {**kind, **sure}})
    yield page
    context.close()
    emptied_past_the_walls()


def make_a_passkey(page: Page) -> None:
    page.goto("/hall/account/2fa/webauthn/add/")
    page.get_by_label("Password").fill(PASSWORD)  # asked again before anything about signing in is changed
    page.get_by_role("button", name="Confirm").click()
    page.get_by_label("Passwordless").check()
    page.get_by_role("button", name="Add").click()
    page.wait_for_url(lambda address: "/add/" not in address)


def test_somebody_makes_a_passkey_and_signs_in_with_it_alone(page: Page) -> None:
    somebody("ada", "agency_privacy_officer", "DSS")
    sign_in(page, "ada")
    assert "/hall/account/2fa/" in page.url
    make_a_passkey(page)
    page.goto("/hall/")
    assert page.get_by_text("The agency's privacy officer, DSS").is_visible()
    page.goto("/hall/account/logout/")
    page.get_by_role("button", name="Sign Out").click()
    page.wait_for_url(lambda address: "/login/" in address)
    page.goto("/hall/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(lambda address: "/login/" not in address)
    assert page.get_by_text("The agency's privacy officer, DSS").is_visible()


def test_the_keeper_grants_an_office_and_sees_it_on_the_list(page: Page) -> None:
    somebody("kay", "keeper", "MOIA")
    somebody("ada", "worker", "DSS")
    sign_in(page, "kay")
    make_a_passkey(page)
    page.goto("/hall/")
    page.get_by_role("link", name="Grant an office").click()
    page.get_by_label("Name to sign in with").fill("ada")
    page.get_by_label("Office").select_option("agency_privacy_officer")
    page.get_by_label("Agency").select_option("DSS")
    page.get_by_role("button", name="Grant an office").click()
    page.wait_for_url("**/hall/people/")
    assert page.get_by_role("status").inner_text() == "Grant an office: done."
    assert Holding.objects.filter(account__name="ada", office="agency_privacy_officer").exists()
    assert (
        page.get_by_role("row").filter(has_text="the agency's privacy officer").filter(has_text="in force").count() == 1
    )


def test_axe_finds_nothing_on_city_halls_pages(page: Page, accessibility_faults: Callable[[Page], list[str]]) -> None:
    keeper = somebody("kay", "keeper", "MOIA")
    worker = somebody("ada", "worker", "DSS")
    page.goto("/hall/")
    assert accessibility_faults(page) == []
    sign_in(page, "kay")
    make_a_passkey(page)
    number = Holding.objects.get(account=worker.account).pk
    for address in ("", *PAGES, f"people/{number}/end/"):
        page.goto("/hall/" + address)
        looked_at(page, accessibility_faults)
    somebody("kay", "auditor", "MOIA")
    for address in ("mine/", "ledger/", "ledger/?by=nobody"):
        page.goto("/hall/" + address)
        assert accessibility_faults(page) == [], address
    page.goto("/hall/people/grant/")
    page.get_by_role("button", name="Grant an office").click()
    assert page.get_by_text("Not done yet.").is_visible()
    assert accessibility_faults(page) == []
    assert keeper.account.known_as == "Kay"
