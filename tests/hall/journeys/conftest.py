"""A made-up city with somebody in each office, open for visitors with real browsers."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page
from tests.hall.browsing import PHONE, emptied_past_the_walls, sign_in
from tests.hall.cities import Person, a_city, several
from tests.hall.matters.conftest import PEOPLE

from goldendoor.hall.sealing.keys import make_key, sealing_folder

Window = Callable[[str], Page]


@pytest.fixture
def city_people() -> dict[str, Person]:
    """Everybody by name, in a made-up city where a password is enough."""
    cache.clear()  # how often somebody tried to sign in
    if not sealing_folder().exists():
        make_key()
    a_city(made_up=True)
    return several(PEOPLE)


@pytest.fixture
def window(chromium: Browser, live_server: object, city_people: dict[str, Person]) -> Iterator[Window]:
    """A function that opens a phone's browser window in which somebody has signed in; "" opens one for nobody."""
    with ExitStack() as ending:
        # The test's database is emptied, which the ledger refuses as long as its walls stand.
        ending.callback(emptied_past_the_walls)

        def opened(name: str) -> Page:
            context = chromium.new_context(base_url=str(live_server), viewport=PHONE)
            ending.callback(context.close)
            page = context.new_page()
            if name:
                sign_in(page, name)
            return page

        yield opened
