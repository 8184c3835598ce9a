"""Takes the documents' pictures of City Hall: a made-up city's board on three days, and two of its reports, in a real browser.

Usage: python tools/hall_pictures.py [FOLDER]     (docs/pictures/ where no folder is named)

The city is made up for it, which takes minutes. Where $GOLDENDOOR_CITY_FOLDER names a folder it is kept there, and taken again.
"""

import os
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime

from playwright.sync_api import Page

from pictures import folder_named, keep, real_browser, served, taken

# The day up to which the made-up city lives, and on which its pages are looked at.
AT = datetime(2026, 11, 26, 17, tzinfo=UTC)
# As wide as the board's table asks for, and as a report does.
BOARD, REPORT = 1280, 960
WHO = "committee@city.example"
ORDER = "NYC-EO-13-2026"
DAYS = ("2026-02-14", "2026-03-01", "2026-05-08")
QUARTER = ("NYC-AC-10-178", "requests-for-help", "2026 quarter 3", "")
YEAR = ("NYC-AC-9-131", "detainers-at-correction", "2026", "DOC")


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture, in pixels: a page from its top. It is at an address, or is a published report by its names."""

    name: str
    width: int
    height: int
    address: str = ""
    report: tuple[str, ...] = ()


PICTURES = (
    *(Picture(f"board-{day}.png", BOARD, 1530, f"/hall/duties/?on={day}&instrument={ORDER}") for day in DAYS),
    Picture("quarterly-report.png", REPORT, 2140, report=QUARTER),
    Picture("yearly-report.png", REPORT, 1500, report=YEAR),
)


def address_of(picture: Picture) -> str:
    """Where a picture's page is, in the city that Django is set up with."""
    from goldendoor.hall.reports import access

    if not picture.report:
        return picture.address
    report = access.newest_published(access.wanted_named(*picture.report, on=AT.date()))
    assert report is not None, picture.report
    return f"/reports/{report.pk}/"


def stand_still() -> None:
    """City Hall's only clock stands at `AT`."""
    from goldendoor.hall import clock

    clock.now = lambda: AT
    clock.today = lambda: AT.astimezone(clock.CITY_TIME).date()


def a_city() -> None:
    """Set Django up with the made-up city's records, and make them where there are none."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    from goldendoor.cli.progress import progress
    from goldendoor.hall.people import access, demonstration

    if access.city_records() is None:
        with progress("made up") as moved:
            demonstration.make_up("nyc", AT, moved)


def sign_in(page: Page, address: str) -> None:
    """Sign in as somebody of the made-up city, with the password that is printed."""
    from goldendoor.hall.people.demonstration import PASSWORD

    page.goto(f"{address}/hall/")
    page.get_by_label("Name, as at work").fill(WHO)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda url: "/login/" not in url)


def take(page: Page, address: str, picture: Picture) -> bytes:
    """One picture, of the page at an address."""
    page.set_viewport_size({"width": picture.width, "height": picture.height})
    page.goto(address)
    return taken(page)


def main(arguments: list[str]) -> int:
    """Take every picture and say how large it is."""
    folder = folder_named(arguments)
    with ExitStack() as ending:
        if "GOLDENDOOR_CITY_FOLDER" not in os.environ:
            os.environ["GOLDENDOOR_CITY_FOLDER"] = ending.enter_context(tempfile.TemporaryDirectory())
        os.environ.pop("DATABASE_URL", None)
        os.environ["DJANGO_SETTINGS_MODULE"] = "goldendoor.hall.city_settings"
        a_city()
        stand_still()
        # Before the browser: its loop has no place for a database.
        addresses = {one.name: address_of(one) for one in PICTURES}
        address = ending.enter_context(served())
        page = ending.enter_context(real_browser()).new_page(reduced_motion="reduce")
        sign_in(page, address)
        for one in PICTURES:
            keep(take(page, address + addresses[one.name], one), folder / one.name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
