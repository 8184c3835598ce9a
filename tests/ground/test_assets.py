"""The desk's stylesheet and scripts: small, whole, from the reader's own fonts, and easy to read."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

BUILT = Path(__file__).parents[2] / "src/goldendoor/hall/static_built"
STYLESHEET = BUILT / "css" / "desk.css"

KILOBYTES_ON_THE_WIRE = 20
PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}

EVERY_COMPONENT = """<!doctype html>
<html lang="en"><head><title>Every component</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><a class="usa-skipnav" href="#main">Skip to the answer</a>
<main id="main" class="usa-prose" style="padding: 0 1rem">
<h1>Someone with a badge wants to come in</h1>
<section class="usa-alert usa-alert--error" aria-label="Danger"><div class="usa-alert__body">
<h2 class="usa-alert__heading">Is anyone in danger?</h2>
<p class="usa-alert__text">Call 911.</p></div></section>
<section class="usa-alert usa-alert--warning" aria-label="Warning"><div class="usa-alert__body">
<p class="usa-alert__text">Counsel has not signed this.</p></div></section>
<section class="usa-summary-box" aria-label="What to do"><div class="usa-summary-box__body">
<h2 class="usa-summary-box__heading">Ask them to wait</h2>
<div class="usa-summary-box__text"><a class="usa-link" href="#why">Why</a></div></div></section>
<ol class="usa-process-list"><li class="usa-process-list__item">
<h3 class="usa-process-list__heading">Read the paper</h3><p>Is there a judge's name?</p></li></ol>
<form class="usa-form"><fieldset class="usa-fieldset"><legend class="usa-legend">Have they a paper?</legend>
<div class="usa-radio"><input class="usa-radio__input" id="yes" type="radio" name="paper" value="yes">
<label class="usa-radio__label" for="yes">Yes</label></div>
<div class="usa-radio"><input class="usa-radio__input" id="no" type="radio" name="paper" value="no">
<label class="usa-radio__label" for="no">No</label></div></fieldset>
<label class="usa-label" for="on">On what day?</label><span class="usa-hint" id="hint">Today, mostly</span>
<span class="usa-error-message" id="error">That is no day.</span>
<input class="usa-input usa-input--error" id="on" name="on" aria-describedby="hint error">
<button class="usa-button" type="submit">Go on</button>
<button class="usa-button usa-button--outline" type="button">Back</button>
<button class="usa-button usa-button--unstyled" type="button">Begin again</button></form>
<p id="why">The section says so. <span class="usa-tag">Not yet signed</span></p>
<table><caption>Papers</caption><thead><tr><th scope="col">Paper</th><th scope="col">From</th></tr></thead>
<tbody><tr><th scope="row">Warrant</th><td>A judge</td></tr></tbody></table>
</main></body></html>"""


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def page(chromium: Browser, request: pytest.FixtureRequest) -> Page:
    """One page with every component on it, at phone and at desk width."""
    page = chromium.new_page(viewport=request.param)
    request.addfinalizer(page.close)
    page.set_content(EVERY_COMPONENT)
    page.add_style_tag(content=STYLESHEET.read_text(encoding="utf-8"))
    return page


def test_a_phone_pays_little_for_the_stylesheet() -> None:
    assert len(gzip.compress(STYLESHEET.read_bytes())) < KILOBYTES_ON_THE_WIRE * 1024


def test_no_font_is_fetched() -> None:
    assert "@font-face" not in STYLESHEET.read_text(encoding="utf-8")


def test_every_picture_that_the_stylesheet_names_was_built() -> None:
    named = set(re.findall(r'url\("\.\./([^"]+)"\)', STYLESHEET.read_text(encoding="utf-8")))
    built = {path.relative_to(BUILT).as_posix() for path in BUILT.rglob("*.svg")}
    assert named and named == built


def test_the_script_points_at_no_map_that_is_not_there() -> None:
    script = (BUILT / "js" / "htmx.min.js").read_text(encoding="utf-8")
    assert "sourceMappingURL" not in script
    assert 'version:"2.' in script


@pytest.mark.browser
def test_axe_finds_nothing_wrong_with_the_components(
    page: Page, accessibility_faults: Callable[[Page], list[str]]
) -> None:
    assert accessibility_faults(page) == []


@pytest.mark.browser
def test_axe_does_find_grey_on_grey(page: Page, accessibility_faults: Callable[[Page], list[str]]) -> None:
    page.add_style_tag(content=".usa-tag { color: #999; background: #aaa; }")
    assert any(fault.startswith("color-contrast") for fault in accessibility_faults(page))


@pytest.mark.browser
def test_nobody_has_to_scroll_sideways(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
