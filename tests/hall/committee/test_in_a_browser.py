"""The committee and an agency in a real Chromium the size of a phone: asked, answered, reported, published; axe finds nothing."""

from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page
from tests.hall.browsing import PHONE, emptied_past_the_walls, looked_at, sign_in
from tests.hall.committee.conftest import CONTACT, GUIDANCE, MESSAGE, OFFICES, RISK, Committee

from goldendoor.hall import clock
from goldendoor.hall.acting import Act, Actor, perform
from goldendoor.hall.committee.file_acts import AddEntry, AskReadiness, FoundCommittee, NoteReadiness, OpenCrisis
from goldendoor.hall.committee.models import Crisis, MayorReport, PreparednessItem, ProductVersion, Request
from goldendoor.hall.committee.paper_acts import DirectReports, ProposeProduct, PublishProduct
from goldendoor.hall.committee.request_acts import AskForFigures, AskForHelp, Deliver

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
Faults = Callable[[Page], list[str]]


@pytest.fixture
def phone(chromium: Browser, live_server: object, city: Committee) -> Iterator[Page]:
    """A phone, in a made-up city where a password is enough."""
    cache.clear()  # how often somebody tried to sign in
    context = chromium.new_context(base_url=str(live_server), viewport=PHONE)
    yield context.new_page()
    context.close()
    emptied_past_the_walls()


def another(page: Page, name: str) -> None:
    """Whoever was there goes, and somebody else signs in at the same phone."""
    page.context.clear_cookies()
    sign_in(page, name)


def do(city: Committee, who: str, act: Act) -> None:
    """Somebody does something now."""
    person, now = city.people[who], clock.now()
    perform(act, Actor(person.account.pk, person.office, person.agency, now, now))


def pressed(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def test_the_committee_asks_an_agency_answers_and_the_chair_reports(
    phone: Page, city: Committee, accessibility_faults: Faults
) -> None:
    another(phone, "flo")
    phone.get_by_role("link", name="The response committee").click()
    phone.get_by_role("link", name="Set up the committee").click()
    phone.get_by_label("By which paper").fill("Order DEMO-7")
    pressed(phone, "Set up the committee")
    do(city, "may", DirectReports("Every quarter."))

    another(phone, "cam")
    phone.goto("/hall/committee/")
    phone.get_by_role("link", name="Open a crisis file").click()
    phone.get_by_label("Title").fill("Nights at the doors")
    phone.get_by_label("Kind").select_option("enforcement")
    phone.get_by_label("Why a file is opened").fill("Officers came at night.")
    pressed(phone, "Open a crisis file")
    phone.get_by_role("link", name="Nights at the doors").click()
    phone.get_by_role("link", name="Add to Response policy and guidance").click()
    phone.get_by_label("Title").fill("Doors")
    phone.get_by_label("The policy or the guidance").fill("Ask them to wait outside. Call 212-555-0134.")
    phone.get_by_label("Agency DSS").check()
    pressed(phone, "Add to: Response policy and guidance")
    assert phone.get_by_text("This looks like a phone number").is_visible()
    looked_at(phone, accessibility_faults)
    phone.get_by_label("The policy or the guidance", exact=True).fill("Ask them to wait outside.")
    pressed(phone, "Add to: Response policy and guidance")
    phone.get_by_role("link", name="Ask agencies about something").click()
    phone.get_by_label("What they are to be ready for").fill("A number at night")
    phone.get_by_label("Agency DSS").check()
    looked_at(phone, accessibility_faults)
    pressed(phone, "Ask agencies")
    assert phone.get_by_text("nothing said yet").last.is_visible()
    looked_at(phone, accessibility_faults)

    another(phone, "hana")
    phone.get_by_role("link", name="Say how ready DSS is: A number at night").click()
    phone.get_by_label("ready", exact=True).check()
    pressed(phone, "Say how ready your agency is")
    assert phone.get_by_text("● ready").last.is_visible()
    assert phone.get_by_role("heading", name="3. Risks").count() == 0
    looked_at(phone, accessibility_faults)

    another(phone, "cam")
    today = clock.today().isoformat()
    phone.goto("/hall/committee/reports/prepare/")
    phone.get_by_label("From").fill(today)
    phone.get_by_label("Through").fill(today)
    phone.get_by_label("What the committee did").fill("It opened a file.")
    phone.get_by_label("What it recommends, a line for each").fill("Print the signs.")
    pressed(phone, "Prepare a report to the Mayor")
    another(phone, "flo")
    phone.get_by_role("link", name="Send the report to the Mayor").click()
    looked_at(phone, accessibility_faults)
    phone.get_by_role("link", name="Send it to the Mayor").click()
    phone.get_by_label("Yes, I have read it").check()
    pressed(phone, "Send the report")
    assert phone.get_by_text("Sent by Flo, its chair").is_visible()
    assert MayorReport.objects.get().sent_at is not None


def test_an_agency_head_is_asked_for_help_and_for_figures(
    phone: Page, city: Committee, accessibility_faults: Faults
) -> None:
    do(city, "flo", FoundCommittee(clock.today(), "Order"))
    do(city, "cam", OpenCrisis("Nights at the doors", "other", "Why"))
    do(city, "cam", AskForHelp("DSS", "Vans", "Two", clock.today()))
    do(city, "cam", AskForFigures(Crisis.objects.get().pk, "DSS", "Beds free", "To plan", clock.today()))
    another(phone, "hana")
    looked_at(phone, accessibility_faults)
    phone.get_by_role("link", name="DSS was asked for help: Vans").click()
    looked_at(phone, accessibility_faults)
    phone.get_by_role("link", name="Answer").click()
    phone.get_by_label("The agency gives part of it").check()
    pressed(phone, "Answer the request")
    assert phone.get_by_text("Say why, where the agency does not give all of it.").is_visible()
    looked_at(phone, accessibility_faults)
    phone.get_by_label("Why, where it is not all of it").fill("One is in repair.")
    pressed(phone, "Answer the request")
    assert phone.get_by_text("One is in repair.").is_visible()
    phone.goto("/hall/")
    phone.get_by_role("link", name="DSS was asked for figures: Beds free").click()
    phone.get_by_role("link", name="Give the figures").click()
    looked_at(phone, accessibility_faults)
    phone.get_by_label("The figures, a line for each: what it counts, a colon, the number").fill(
        "Bronx: 140\nQueens: 96"
    )
    pressed(phone, "Deliver")
    assert phone.get_by_role("row", name="Queens 96").is_visible()
    looked_at(phone, accessibility_faults)


def test_axe_finds_nothing_on_any_page_and_none_is_wider_than_a_phone(
    phone: Page, city: Committee, accessibility_faults: Faults
) -> None:
    crisis = everything_once(city)
    guidance = Crisis.objects.get().entries.order_by("pk").first()
    assert guidance is not None
    item, help_ = PreparednessItem.objects.get().pk, Request.objects.get(about="help").pk
    version = ProductVersion.objects.latest("pk").pk
    pages = {
        "cam": ("", "crises/open/", f"crises/{crisis}/", f"crises/{crisis}/add/risk/", f"crises/{crisis}/add/message/",
                f"crises/{crisis}/add/contact/", f"crises/{crisis}/figures/", f"entries/{guidance.pk}/",
                f"entries/{guidance.pk}/next/", "help/", f"requests/{help_}/withdraw/", "reports/prepare/"),
        "flo": ("", f"crises/{crisis}/close/"),
        "hana": ("", f"crises/{crisis}/", f"items/{item}/DSS/", f"requests/{help_}/deliver/"),
        "may": ("direct/", "products/", "products/propose/rights/", f"products/{version}/"),
        "lou": (f"products/{version}/", f"products/{version}/publish/", f"products/{version}/decline/"),
    }  # fmt: skip
    for name, addresses in pages.items():
        another(phone, name)
        for address in addresses:
            phone.goto("/hall/committee/" + address)
            assert phone.get_by_role("heading", level=1).is_visible(), address
            looked_at(phone, accessibility_faults)
    phone.context.clear_cookies()
    for address in ("/material/", "/material/rights/", "/material/rights/1/"):
        phone.goto(address)
        assert phone.get_by_role("heading", level=1).is_visible(), address
        looked_at(phone, accessibility_faults)
    assert phone.context.cookies() == []


def everything_once(city: Committee) -> int:
    """A file with something in each section, a request, and a product in two versions."""
    assert set(OFFICES) <= set(city.people)
    do(city, "flo", FoundCommittee(clock.today(), "Order"))
    do(city, "may", DirectReports("Every quarter."))
    do(city, "cam", OpenCrisis("Nights at the doors", "other", "Why"))
    crisis = Crisis.objects.get().pk
    do(city, "cam", AddEntry(crisis, "guidance", GUIDANCE, ("DSS", "ACS")))
    do(city, "cam", AddEntry(crisis, "risk", RISK, ("DSS",)))
    do(city, "cam", AddEntry(crisis, "message", MESSAGE))
    do(city, "cam", AddEntry(crisis, "contact", CONTACT))
    do(city, "cam", AskReadiness(crisis, "A number at night", ("ACS", "DOC", "DSS", "NYPD")))
    do(city, "hana", NoteReadiness(PreparednessItem.objects.get().pk, "partly", "Nobody on Sundays."))
    do(city, "cam", AskForFigures(crisis, "DSS", "Beds free", "To plan", clock.today()))
    do(city, "hana", Deliver(Request.objects.get().pk, "", (("Bronx", 140),)))
    do(city, "cam", AskForHelp("DSS", "Vans", "Two", clock.today()))
    for text in ("You can stay silent.", "You can ask for a lawyer."):
        do(city, "may", ProposeProduct("rights", "Your rights", text, "Other words."))
        do(city, "lou", PublishProduct(ProductVersion.objects.latest("pk").pk))
    do(city, "may", ProposeProduct("rights", "Your rights", "A third text.", "A third."))
    return crisis
