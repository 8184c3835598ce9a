"""A report in a real Chromium, on a phone: counted, told, signed by one, published by another, and read by everybody."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, ConsoleMessage, Page
from tests.hall.browsing import PHONE, emptied_past_the_walls, looked_at, sign_in
from tests.hall.cities import a_city, somebody
from tests.hall.reports.conftest import NOW, PEOPLE, REQUESTS, TODAY, newest
from tests.hall.reports.registers import asked_for_help, detainer

from goldendoor.hall import clock
from goldendoor.hall.acting import Actor, perform
from goldendoor.hall.people.access import account_of
from goldendoor.hall.people.models import Agency
from goldendoor.hall.reports.actions import PrepareReport, PublishReport, SignReport

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
Window = Callable[[str], Page]


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complained of."""
    return []


@pytest.fixture
def window(
    chromium: Browser, live_server: object, complaints: list[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Window]:
    """A function that opens a phone's window in which somebody has signed in; "" opens one for nobody."""
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr("goldendoor.hall.doing.signed_in_at", lambda request: NOW - timedelta(minutes=5))
    cache.clear()  # how often somebody tried to sign in
    a_city(made_up=True)
    Agency.objects.bulk_create(Agency(code=code, words=f"Agency {code}") for code in ("DOP", "LAW"))
    for name, office, agency in PEOPLE:
        somebody(name, office, agency)

    def heard(message: ConsoleMessage) -> None:
        # A form that was not understood comes back so, and the browser remarks on it.
        if message.type == "error" and "422" not in message.text:
            complaints.append(message.text)

    with ExitStack() as ending:
        ending.callback(emptied_past_the_walls)

        def opened(name: str) -> Page:
            context = chromium.new_context(base_url=str(live_server), viewport=PHONE)
            ending.callback(context.close)
            page = context.new_page()
            page.on("console", heard)
            if name:
                sign_in(page, name)
            return page

        yield opened


def goes_on(page: Page, button: str) -> None:
    """Press the button of the form that is on the page."""
    page.locator("main form").get_by_role("button", name=button).click()


def published_before(period: str) -> None:
    """A report of an earlier quarter, by the same two people."""
    offices = {name: (office, agency) for name, office, agency in PEOPLE}
    for name, act in (
        ("des", lambda: PrepareReport(*REQUESTS[:2], period)),
        ("des", lambda: SignReport(newest().pk)),
        ("pub", lambda: PublishReport(newest().pk)),
    ):
        perform(act(), Actor(account_of(name).pk, *offices[name], NOW, NOW - timedelta(minutes=5)))


def test_a_quarter_from_the_register_to_everybody(
    window: Window, accessibility_faults: Callable[[Page], list[str]], complaints: list[str]
) -> None:
    for agency, day, body in (("NYPD", 3, "ice"), ("NYPD", 9, "cbp"), ("DOC", 20, "ice")):
        asked_for_help(agency, date(2026, 8, day), body)
    des = window("des")
    published_before("2026 quarter 1")
    des.get_by_role("link", name="Reports that the law orders").click()
    looked_at(des, accessibility_faults)
    des.get_by_role("link", name="Count it Requests for help, July 1, 2026 through September 30, 2026").click()
    looked_at(des, accessibility_faults)
    goes_on(des, "Count it")
    assert des.get_by_text("Requests for support or assistance").first.is_visible()
    looked_at(des, accessibility_faults)
    des.get_by_role("link", name="Its items, and what is left out").click()
    looked_at(des, accessibility_faults)
    des.go_back()
    des.get_by_role("link", name="Sign it").click()
    goes_on(des, "Sign it")
    pub = window("pub")
    pub.get_by_role("link", name="Reports that the law orders").click()
    pub.get_by_role("link", name="Requests for help").first.click()
    pub.get_by_role("link", name="Publish it").click()
    looked_at(pub, accessibility_faults)
    goes_on(pub, "Publish it")
    nobody = window("")
    nobody.goto("/reports/")
    looked_at(nobody, accessibility_faults)
    nobody.get_by_role("link", name="Requests for help").first.click()
    assert nobody.get_by_text("ICE, Enforcement and Removal").first.is_visible()
    assert nobody.get_by_role("img", name="Requests for support or assistance, over time").is_visible()
    assert nobody.get_by_role("cell", name="no report").is_visible()
    looked_at(nobody, accessibility_faults)
    assert nobody.context.cookies() == []
    assert complaints == []


def test_what_no_register_holds_is_told_on_a_phone(
    window: Window, accessibility_faults: Callable[[Page], list[str]], complaints: list[str]
) -> None:
    for day, done in ((3, "released_when_due"), (9, "not_honored")):
        detainer("DOC", date(2026, 2, day), done)
    dan = window("dan")
    dan.goto("/hall/reports/prepare/?of=NYC-AC-9-131/detainers-at-correction/2026/DOC")
    goes_on(dan, "Count it")
    looked_at(dan, accessibility_faults)
    dan.get_by_role("link", name="Federal money for holding people, asked for, in dollars").click()
    looked_at(dan, accessibility_faults)
    goes_on(dan, "Tell it")
    assert dan.get_by_text("Not done yet.").is_visible()
    looked_at(dan, accessibility_faults)
    dan.get_by_label("The figure").fill("120000")
    dan.get_by_label("Where it comes from").fill("the application of 2026")
    goes_on(dan, "Tell it")
    assert dan.get_by_text("120,000").is_visible()
    dan.get_by_role("link", name="Cut in another way, with small figures hidden").click()
    looked_at(dan, accessibility_faults)
    assert complaints == []
