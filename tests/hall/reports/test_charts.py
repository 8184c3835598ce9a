"""A chart is the same every time, says in words what it shows, breaks no rule of a strict page, and prints as text."""

import io
from collections.abc import Callable
from xml.etree import ElementTree

import pikepdf
import pypdf
import pytest
from playwright.sync_api import Browser, Page

from goldendoor.hall.printing.paper import from_html
from goldendoor.hall.reports.charts import COLOURS, bars_of, described, drawn, figures_of, lines_of
from goldendoor.hall.reports.suppression import suppressed
from goldendoor.hall.reports.tables import Mark, Split, Table, Value, counted

AGENCY = Split(
    "agency",
    "Agency",
    (
        Value("acs", "Administration for Children's Services"),
        Value("doc", "Correction & <Custody>"),
        Value("dop", "Probation"),
    ),
)
ANSWER = Split("answer", "Answer", (Value("given", "Given"), Value("refused", "Refused")))
QUARTER = Split("quarter", "Quarter", tuple(Value(f"q{one}", f"2026 quarter {one}") for one in range(1, 5)))
WHITE = (255, 255, 255)


def by_agency() -> Table:
    """Six figures of which four are hidden."""
    figures = [12, 40, 3, 9, 7, 1112]
    keys = [(a.name, b.name) for a in AGENCY.values for b in ANSWER.values]
    return suppressed(
        counted("by_agency", "Requests by agency", "requests", (AGENCY, ANSWER), dict(zip(keys, figures, strict=True)))
    ).shown()


def by_quarter() -> Table:
    """A year in which one figure was not counted."""
    figures: dict[tuple[str, ...], int | Mark] = {("q1",): 4, ("q2",): 0, ("q3",): Mark.UNCOUNTED, ("q4",): 2}
    return counted("by_quarter", "Requests by quarter", "requests", (QUARTER,), figures)


CHARTS = [bars_of(by_agency()), lines_of(by_quarter(), {("q1",): "at least 4"}, 110), bars_of(by_quarter())]


def texts(svg: str) -> list[str]:
    """The words that are drawn."""
    return ["".join(one.itertext()) for one in ElementTree.fromstring(svg).iter() if one.tag.endswith("}text")]


@pytest.mark.parametrize("chart", CHARTS, ids=lambda one: f"{one.kind}-{one.name}")
def test_the_same_chart_is_drawn_the_same(chart) -> None:
    assert drawn(chart) == drawn(chart)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda one: f"{one.kind}-{one.name}")
def test_a_reader_hears_one_picture_with_its_title_and_what_is_to_be_seen(chart) -> None:
    root = ElementTree.fromstring(drawn(chart))
    ids = {one.get("id"): one.text for one in root if one.get("id")}
    assert root.get("role") == "img"
    assert [ids[one] for one in (root.get("aria-labelledby") or "").split()] == [chart.title, described(chart)]
    assert not [one for one in root.iter() if one is not root and (one.get("role") or one.get("aria-label"))]


def test_the_words_tell_least_most_and_what_is_not_there() -> None:
    assert described(bars_of(by_agency())) == (
        "Bars of requests by agency, 2 series. The least is 7 (Probation, Given), the most 1112 (Probation, Refused). "
        "4 are hidden. The same figures are in the table."
    )
    assert "1 is not counted." in described(lines_of(by_quarter()))


def test_every_figure_stands_in_words_beside_its_bar() -> None:
    found = texts(drawn(bars_of(by_agency())))
    assert {"Given: hidden", "Refused: hidden", "Given: 7", "Refused: 1,112"} <= set(found)
    assert [one for one in found if one.startswith(("Given", "Refused"))].count("Given: hidden") == 2


def test_words_that_are_too_long_for_one_line_stand_on_several_and_none_is_cut_off() -> None:
    agencies = Split(
        "who", "Who", (Value("dss", "Social Services (DSS, with HRA and DHS)"), Value("doc", "Correction"))
    )
    cells = {(a.name, b.name): 2 for a in AGENCY.values for b in agencies.values}
    svg = drawn(bars_of(counted("long", "Long", "requests", (AGENCY, agencies), cells)))
    found = texts(svg)
    assert [found.count(one) for one in ("Social Services", "(DSS, with HRA and", "DHS): 2", "Correction: 2")] == [
        3
    ] * 4
    # Papers set only the first part of a text on several lines where it belongs; so each line is a text.
    assert "tspan" not in svg


@pytest.mark.parametrize("most", [1, 2, 3, 7, 25, 1200])
def test_an_axis_has_whole_numbers_each_once(most: int) -> None:
    svg = drawn(lines_of(counted("few", "Few", "requests", (QUARTER,), {(f"q{one}",): most for one in range(1, 5)})))
    ticks = [one.text or "" for one in ElementTree.fromstring(svg).iter() if one.get("text-anchor") == "end"]
    assert ticks[0] == "0" and 2 <= len(ticks) == len(set(ticks)) <= 6


def test_what_is_not_the_whole_yet_is_not_drawn_as_if_it_were() -> None:
    chart = lines_of(by_quarter(), {("q1",): "at least 4", ("q4",): "2"})
    assert "at least 4" in texts(drawn(chart)) and "the most at least 4 (2026 quarter 1)" in described(chart)


def test_a_figure_that_was_not_counted_leaves_a_gap_and_a_zero_does_not() -> None:
    root = ElementTree.fromstring(drawn(lines_of(by_quarter())))
    paths = [one.get("d") or "" for one in root.iter() if one.get("stroke-width") == "2.5"]
    assert len(paths) == 1
    # One piece over the first two quarters; the last stands alone.
    assert (paths[0].count("M"), paths[0].count("L")) == (2, 1)


def test_the_table_under_a_chart_has_the_same_figures() -> None:
    found = figures_of(bars_of(by_agency()))
    assert found.heads == ("Agency", "Given", "Refused")
    assert found.rows[2] == ("Probation", 7, 1112)
    assert found.rows[0] == ("Administration for Children's Services", Mark.HIDDEN, Mark.HIDDEN)
    assert figures_of(lines_of(by_quarter())).heads == ("Quarter", "Requests")


def test_a_hidden_figure_is_not_in_the_drawing() -> None:
    made = counted("few", "Few", "requests", (AGENCY,), {("acs",): 4, ("doc",): 987, ("dop",): 986})
    assert "986" not in drawn(bars_of(suppressed(made).shown()))


def test_more_series_than_can_be_told_apart_are_refused() -> None:
    many = Split("many", "Many", tuple(Value(f"v{one}", f"V{one}") for one in range(len(COLOURS) + 1)))
    made = counted(
        "many", "Many", "requests", (QUARTER, many), {(q.name, v.name): 1 for q in QUARTER.values for v in many.values}
    )
    with pytest.raises(ValueError, match="no more can be told apart"):
        bars_of(made)


def test_a_table_split_in_three_ways_is_refused() -> None:
    cells = {(q.name, a.name, b.name): 1 for q in QUARTER.values for a in AGENCY.values for b in ANSWER.values}
    with pytest.raises(ValueError, match="a chart shows two"):
        lines_of(counted("three", "Three", "requests", (QUARTER, AGENCY, ANSWER), cells))


@pytest.mark.parametrize("colour", COLOURS)
def test_every_colour_stands_out_from_white(colour: str) -> None:
    def light(of: tuple[int, ...]) -> float:
        linear = [one / 255 / 12.92 if one / 255 <= 0.03928 else ((one / 255 + 0.055) / 1.055) ** 2.4 for one in of]
        return sum(part * one for part, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    own = tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
    assert (light(WHITE) + 0.05) / (light(own) + 0.05) >= 4.5


def test_it_prints_as_text_in_the_papers_own_font_and_the_same_twice() -> None:
    page = (
        '<!doctype html><html lang="en"><head><title>Charts</title><meta name="dcterms.created" content="2026-02-14">'
        f'<link rel="stylesheet" href="paper:paper.css"></head><body><main><h1>Charts</h1>{"".join(map(drawn, CHARTS))}'
        "</main></body></html>"
    )
    paper = from_html(page)
    assert from_html(page) == paper
    text = " ".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(paper)).pages)
    assert "Refused: 1,112" in text and "Given: hidden" in text and "Probation" in text
    with pikepdf.open(io.BytesIO(paper)) as opened:
        fonts = {
            str(one.FontName) for one in opened.objects if isinstance(one, pikepdf.Dictionary) and "/FontName" in one
        }
    assert fonts and all("Public" in one for one in fonts), fonts


def opened(chromium: Browser, width: int, body: str) -> tuple[Page, list[str]]:
    """A page under a policy as strict as City Hall's own, and what the browser held against it."""
    page = chromium.new_page(viewport={"width": width, "height": 900})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    policy = "default-src 'none'; style-src 'self'; script-src 'none'; img-src data:"
    head = '<title>Charts</title><link rel="icon" href="data:,"><meta name="viewport" content="width=device-width">'
    page.route(
        "http://city.test/",
        lambda route: route.fulfill(
            headers={"Content-Security-Policy": policy, "Content-Type": "text/html; charset=utf-8"},
            body=f'<!doctype html><html lang="en"><head>{head}</head><body><main><h1>Charts</h1>{body}</main></body></html>',
        ),
    )
    page.goto("http://city.test/")
    return page, complaints


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
def test_a_strict_page_takes_it_without_a_complaint(
    chromium: Browser, accessibility_faults: Callable[[Page], list[str]], width: int
) -> None:
    page, complaints = opened(chromium, width, "".join(f"<figure>{drawn(one)}</figure>" for one in CHARTS))
    assert page.locator("svg[role=img]").count() == len(CHARTS)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert complaints == []
    assert accessibility_faults(page) == []
    page.close()


@pytest.mark.browser
def test_a_strict_page_would_complain_of_a_style_of_its_own(chromium: Browser) -> None:
    page, complaints = opened(chromium, 1280, '<p style="color: red">Charts</p>')
    assert len(complaints) == 1
    page.close()
