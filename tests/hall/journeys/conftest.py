"""A made-up city with somebody in each office, open for visitors with real browsers."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from django.core.cache import cache
from django.db import connection
from playwright.sync_api import Browser, Page
from tests.hall.cities import Person, a_city, somebody
from tests.hall.journeys.walls import taken_down
from tests.hall.matters.conftest import PEOPLE

from goldendoor.hall.sealing.keys import make_key, sealing_folder

PASSWORD = "a long enough password"
Window = Callable[[str], Page]


@pytest.fixture
def city_people() -> dict[str, Person]:
    """Everybody by name, in a made-up city where a password is enough."""
    cache.clear()  # how often somebody tried to sign in
    if not sealing_folder().exists():
        make_key()
    a_city(made_up=True)
    return {name: somebody(name, office, agency) for name, office, agency in PEOPLE}


@pytest.fixture
def window(chromium: Browser, live_server: object, city_people: dict[str, Person]) -> Iterator[Window]:
    """A function that opens a phone's browser window in which somebody has signed in; "" opens one for nobody."""
    with ExitStack() as ending:
        # The test's database is emptied, which the ledger refuses as long as its walls stand.
        ending.callback(taken_down, connection)

        def opened(name: str) -> Page:
            context = chromium.new_context(base_url=str(live_server), viewport={"width": 390, "height": 844})
            ending.callback(context.close)
            page = context.new_page()
            if name:
                sign_in(page, name)
            return page

        yield opened


def sign_in(page: Page, name: str) -> None:
    """Sign in with a name and the password of all of them."""
    page.goto("/hall/")
    page.get_by_label("Name, as at work").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda address: "/login/" not in address)
