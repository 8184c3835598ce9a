"""The registers on a phone, in a real Chromium: nothing keeps anybody out, and a file is brought and taken in."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page
from tests.hall.browsing import PHONE, emptied_past_the_walls, looked_at, sign_in
from tests.hall.cities import Person, a_city, several
from tests.hall.matters.cases import at_the_door
from tests.hall.matters.test_taking_in import BAD, HOLD, TELL, lines

from goldendoor.hall.matters.models import Matter
from goldendoor.hall.people.models import Agency

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
DOORS, DETAINERS = "/hall/registers/access_requests/", "/hall/registers/detainers/"


@pytest.fixture
def city(chromium: Browser, live_server: object) -> Iterator[tuple[Page, dict[str, Person]]]:
    """A phone in a made-up city, where the password alone is enough, and those who use registers there."""
    cache.clear()  # how often somebody tried to sign in
    a_city(made_up=True)
    Agency.objects.create(code="DOE", words="Schools")
    offices = (("wes", "worker", "DSS"), ("sam", "supervisor", "DSS"), ("dan", "detainer_clerk", "DOC"))
    people = several(offices)
    context = chromium.new_context(base_url=str(live_server), viewport=PHONE)
    yield context.new_page(), people
    context.close()
    emptied_past_the_walls()


def test_somebody_searches_saves_and_takes_out_a_register(
    city: tuple[Page, dict[str, Person]], accessibility_faults: Callable[[Page], list[str]]
) -> None:
    page, people = city
    at_the_door(people["wes"])
    at_the_door(people["wes"], paper_kind="court_warrant")
    sign_in(page, "sam")
    page.goto("/hall/registers/")
    looked_at(page, accessibility_faults)
    page.get_by_role("link", name="Access requests").click()
    looked_at(page, accessibility_faults)
    page.get_by_text("Search this register").click()
    looked_at(page, accessibility_faults)
    page.get_by_label("What have they shown you?").select_option("court_warrant")
    page.get_by_role("button", name="Look for these").click()
    page.get_by_text("1 matter. Looked for: What have they shown you?").wait_for()
    page.get_by_label("Title").fill("With a warrant")
    page.get_by_role("button", name="Save this search").click()
    page.get_by_role("link", name="With a warrant").wait_for()
    page.goto(DOORS + "?state=refusd")
    assert page.get_by_text("There is no state 'refusd'; did you mean refused?").is_visible()
    looked_at(page, accessibility_faults)
    page.goto(DOORS + "export/")
    looked_at(page, accessibility_faults)
    page.get_by_role("textbox", name="Why you take it out").fill("Asked about A 012 345 678.")
    page.get_by_role("button", name="Take it out").click()
    page.get_by_text("This looks like an alien registration number").wait_for()
    looked_at(page, accessibility_faults)
    page.get_by_role("textbox", name="Why you take it out").fill("For the quarterly report.")
    with page.expect_download() as left:
        page.get_by_role("button", name="Take it out").click()
    first = Path(left.value.path()).read_text(encoding="utf-8").splitlines()[0]
    mark = first.split(",")[1].strip('"')
    page.goto("/hall/registers/exports/")
    looked_at(page, accessibility_faults)
    page.get_by_label("The mark in the file's first line").fill(mark)
    page.get_by_role("button", name="Find it").click()
    page.get_by_role("button", name="Show why").click()
    page.get_by_text("For the quarterly report.").wait_for()
    looked_at(page, accessibility_faults)


def test_the_clerk_brings_a_file_and_takes_it_in(
    city: tuple[Page, dict[str, Person]], accessibility_faults: Callable[[Page], list[str]], tmp_path: Path
) -> None:
    page, _ = city
    file = tmp_path / "detainers.csv"
    file.write_text(lines(HOLD, BAD, TELL), encoding="utf-8")
    sign_in(page, "dan")
    page.goto(DETAINERS + "intake/")
    page.get_by_text("Which columns it has").click()
    looked_at(page, accessibility_faults)
    page.get_by_label("A CSV file").set_input_files(file)
    page.get_by_role("button", name="Look at this file").click()
    page.get_by_text("1 line cannot be taken in.").wait_for()
    looked_at(page, accessibility_faults)
    page.get_by_role("button", name="Take these 2 in").click()
    page.get_by_role("status").get_by_text("Taken in: 2. Each is an entry now.").wait_for()
    assert Matter.objects.count() == 2
    looked_at(page, accessibility_faults)
