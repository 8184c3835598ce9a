"""The desk in a real Chromium: on a phone and on a desk, with JavaScript and without."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

pytestmark = pytest.mark.browser

WIDTHS = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 900}}
MARKER = "marker-zq4711"

# Each page as the taps that lead to it from an address; the last is what the page's heading then begins with.
PAGES = {
    "home": ("/nyc/", [], "What is happening?"),
    "a question": ("/nyc/someone-wants-to-come-in/", [], "Who do they say they are?"),
    "not yet": ("/nyc/someone-wants-to-come-in/", ["No time: what do I do now?"], "Not yet."),
    "must": ("/nyc/is-this-service-open/", ["Yes"], "You must"),
    "no rule": ("/durham/someone-wants-to-come-in/", [], "No rule we hold"),
    "steps only": ("/nyc/they-went-in-anyway/", [], "Do not"),
    "something to type": ("/durham/a-document-for-identity/", [], "Which document"),
    "on paper": ("/nyc/someone-wants-to-come-in/print/", [], "Someone with a badge wants to come in"),
    "choosing laws": ("/compare/", [], "Compare the laws"),
    "laws compared": (
        "/compare/inquire/?with=nyc@2003-11-01&with=philadelphia@2003-11-01&with=durham@2003-11-01",
        [],
        "To ask about immigration status",
    ),
    "nothing there": ("/nyc/no-such-situation/", [], "There is no such page."),
}


@pytest.fixture(params=["phone", "desk"])
def width(request: pytest.FixtureRequest) -> dict[str, int]:
    return WIDTHS[request.param]


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def visitor(chromium: Browser, width: dict[str, int], request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A fresh browser of one width, with or without JavaScript."""
    context = chromium.new_context(viewport=width, java_script_enabled=request.param)
    yield context
    context.close()


def tap(page: Page, label: str) -> None:
    """Tap the button that begins with these words, and wait for the heading to change."""
    before = page.locator("h1").inner_text()
    page.get_by_role("button", name=re.compile(f"^{re.escape(label)}")).first.click()
    expect(page.locator("h1")).not_to_have_text(before)


def go(page: Page, address: str, name: str) -> None:
    """Lead the page to one of PAGES and see that it is the one."""
    start, taps, heading = PAGES[name]
    page.goto(address + start)
    for label in taps:
        tap(page, label)
    assert page.locator("h1").inner_text().startswith(heading)


def complaints_of(page: Page) -> list[str]:
    """Everything that the browser complains about, its policy on scripts and styles included."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


@pytest.mark.parametrize("scripts", [True, False], ids=["with our scripts", "without our scripts"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(
    chromium: Browser,
    address: str,
    accessibility_faults: Callable[[Page], list[str]],
    width: dict[str, int],
    name: str,
    scripts: bool,
) -> None:
    """The checker is a script too: it cannot look where JavaScript is off, so our own scripts are kept away."""
    page = chromium.new_page(viewport=width)
    if not scripts:
        page.route("**/*.js*", lambda route: route.abort())
    go(page, address, name)
    for fold in page.locator("details").all():
        fold.evaluate("fold => fold.open = true")
    assert accessibility_faults(page) == []
    page.close()


def test_a_walk_from_home_to_an_answer_and_back_stores_nothing_and_asks_nobody_else(
    visitor: BrowserContext, address: str
) -> None:
    page, asked = visitor.new_page(), list[Request]()
    page.on("request", lambda request: asked.append(request))
    said = complaints_of(page)
    page.goto(f"{address}/nyc/")
    page.get_by_role("link", name="Someone with a badge wants to come in").click()
    tap(page, "A federal immigration agent")
    tap(page, "Back to the last question")
    assert page.locator("h1").inner_text() == "Who do they say they are?"
    page.get_by_text("All situations").click()
    page.get_by_role("link", name="Is this service open to immigrants?").click()
    tap(page, "Yes")
    assert page.get_by_text("Give the service, as to anybody else.").first.is_visible()
    tap(page, "Change: Leaving immigration status aside")
    assert page.locator("h1").inner_text().startswith("Leaving immigration status aside")
    page.get_by_text("All situations").click()
    expect(page.locator("h1")).to_have_text("What is happening?")
    assert visitor.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert {one.url.split("/")[2] for one in asked} == {address.split("/")[2]}
    assert [one.url for one in asked if "fact" in one.url or "agent" in one.url] == []
    assert said == []


def test_what_is_typed_stays_out_of_every_address_and_out_of_the_history(visitor: BrowserContext, address: str) -> None:
    page, asked = visitor.new_page(), list[Request]()
    page.on("request", lambda request: asked.append(request))
    page.goto(f"{address}/durham/a-document-for-identity/")
    page.get_by_label("In a few words").fill(MARKER)
    tap(page, "Go on")
    assert MARKER in page.content()
    assert [one.url for one in asked if MARKER in one.url] == []
    assert MARKER not in page.url


def test_a_tap_changes_only_the_middle_of_the_page_where_there_is_javascript(chromium: Browser, address: str) -> None:
    page = chromium.new_page(viewport=WIDTHS["phone"])
    page.goto(f"{address}/nyc/is-this-service-open/")
    page.evaluate("window.stayed = true")
    tap(page, "Yes")
    assert page.evaluate("window.stayed") is True
    assert page.title().startswith("You must")
    assert page.evaluate("document.activeElement.id") == "main"  # whoever listens begins with the danger line
    assert page.evaluate("scrollY") == 0
    page.close()


def test_the_search_narrows_the_situations_while_one_types(chromium: Browser, address: str) -> None:
    page = chromium.new_page(viewport=WIDTHS["phone"])
    page.goto(f"{address}/nyc/")
    page.get_by_label("Search the situations").press_sequentially("parking")
    page.get_by_text("1 situation for “parking”").wait_for()
    assert page.locator(".card").count() == 1
    assert page.evaluate("document.activeElement.id") == "words"
    assert page.url == f"{address}/nyc/"
    page.close()


def test_another_day_is_chosen_on_the_page(visitor: BrowserContext, address: str) -> None:
    page = visitor.new_page()
    go(page, address, "must")
    page.get_by_text("Another day or another city").click()
    page.get_by_label("The law of which day?").fill("2003-01-15")
    page.get_by_role("button", name="Show that day").click()
    page.get_by_text("You are looking at the law of 15 January 2003").wait_for()
    assert "2003" not in page.url
    assert page.locator("h1").inner_text() == "What is your job?"  # EO 124 bound some of the staff only


def test_laws_are_chosen_and_compared_with_and_without_javascript(visitor: BrowserContext, address: str) -> None:
    page = visitor.new_page()
    said = complaints_of(page)
    page.goto(f"{address}/durham/")
    page.get_by_role("link", name="Compare the laws of cities or days").click()
    page.get_by_label("What would somebody do?").select_option("accept_id")
    for number, city in enumerate(("philadelphia", "durham"), start=1):
        page.locator(f"#city-{number}").select_option(city)
        page.locator(f"#day-{number}").fill("2003-11-01")
    page.locator("#day-3").fill("")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("h1")).to_have_text("To accept a document as proof of identity: the laws compared")
    assert page.url == f"{address}/compare/accept_id/?with=philadelphia@2003-11-01&with=durham@2003-11-01"
    assert page.get_by_text("Solicitor memo ¶ identification").first.is_visible()
    assert visitor.cookies() == [] and said == []


# -- what axe cannot see ------------------------------------------------------------------------


@pytest.mark.parametrize("name", PAGES)
def test_nobody_scrolls_sideways_on_the_smallest_phone_with_letters_twice_as_large(
    chromium: Browser, address: str, name: str
) -> None:
    page = chromium.new_page(viewport={"width": 320, "height": 640})
    go(page, address, name)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    hidden = page.evaluate(
        """() => [...document.querySelectorAll('main *')].filter(one => one.checkVisibility()
              && !one.closest('svg') && !one.closest('.usa-sr-only')
              && one.getBoundingClientRect().right > innerWidth + 1).map(one => one.outerHTML.slice(0, 120))"""
    )
    assert hidden == []
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_thumb_hits_everything_that_can_be_tapped(
    chromium: Browser, address: str, width: dict[str, int], name: str
) -> None:
    page = chromium.new_page(viewport=width)
    go(page, address, name)
    small = page.evaluate(
        """() => [...document.querySelectorAll('a, button, input:not([type=hidden]), summary')].filter(one => {
              const box = one.getBoundingClientRect()
              return one.checkVisibility() && box.left >= 0 && box.bottom > 0 && box.width > 0
                  && (box.height < 43.5 || box.width < 43.5)
           }).map(one => one.outerHTML.slice(0, 120))"""
    )
    assert small == []
    page.close()


def test_focus_is_seen_wherever_it_is(chromium: Browser, address: str) -> None:
    page = chromium.new_page(viewport=WIDTHS["phone"])
    go(page, address, "not yet")
    page.evaluate("document.activeElement.blur()")
    stops = 0
    for _ in range(60):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => { const one = document.activeElement; if (one === document.body) return null
                  const box = one.getBoundingClientRect(), style = getComputedStyle(one)
                  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
                  return { what: one.outerHTML.slice(0, 80), outline: style.outlineStyle !== 'none',
                           free: top !== null && (one.contains(top) || top.contains(one)) } }"""
        )
        if seen is None:
            break
        stops += 1
        assert seen["outline"] and seen["free"], seen["what"]
    assert stops > 8
    page.close()


def test_the_verdict_is_told_without_colour(chromium: Browser, address: str) -> None:
    page = chromium.new_page(viewport=WIDTHS["phone"], forced_colors="active")
    go(page, address, "must")
    assert page.locator(".headline__word").inner_text() == "You must"
    assert page.locator(".headline__word svg").is_visible()
    page.close()


@pytest.mark.parametrize("situation", ["someone-wants-to-come-in", "they-went-in-anyway", "may-i-ask"])
def test_a_situation_prints_on_one_page(chromium: Browser, address: str, situation: str) -> None:
    page = chromium.new_page(viewport=WIDTHS["desk"])
    page.goto(f"{address}/nyc/{situation}/print/")
    assert page.get_by_role("button", name="Print this page").is_visible()
    printed = page.pdf(format="Letter", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) == 1
    page.close()
