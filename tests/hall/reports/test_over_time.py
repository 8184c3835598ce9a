"""A report over its last periods: what a reader sees and hears, gaps that are said, versions, and no draft for the public."""

import io
import re
from datetime import date
from html import unescape
from typing import Any
from xml.etree import ElementTree

import pypdf
import pytest
from django.test import Client
from tests.hall.reports.conftest import CORRECTION, REQUESTS, Do, newest
from tests.hall.reports.registers import asked_for_help, detainer
from tests.hall.reports.test_acts import ASKED_FOR, published
from tests.hall.reports.test_charts import texts
from tests.hall.reports.test_pages import Visit, words

from goldendoor.hall.reports.actions import Correct, PrepareReport, PublishReport, SignReport, TypeFigure
from goldendoor.hall.reports.files import as_pdf
from goldendoor.hall.reports.models import StatutoryReport

pytestmark = pytest.mark.django_db
TABLE = re.compile(r'aria-label="The figures over time">(.*?)</table>', re.DOTALL)
PICTURE = re.compile(r"<figure><figcaption>(.*?)</figcaption>(<svg.*?</svg>)</figure>", re.DOTALL)


def quarter(number: int, year: int = 2026) -> tuple[str, str, str]:
    return (*REQUESTS[:2], f"{year} quarter {number}")


def requests(*months: int) -> None:
    for month in months:
        asked_for_help("NYPD", date(2026, month, 9), "ice")


def page(client: Client, report: StatutoryReport) -> str:
    """A report as everybody reads it."""
    client.logout()
    return client.get(f"/reports/{report.pk}/").content.decode()


def table(html: str) -> list[list[str]]:
    """The table over time, its heads first."""
    found = TABLE.search(html)
    assert found is not None
    rows = re.findall(r"<tr>(.*?)</tr>", found[1], re.DOTALL)
    return [
        [" ".join(unescape(re.sub(r"<[^>]+>", " ", cell)).split()) for cell in re.findall(r"<t[hd].*?</t[hd]>", row)]
        for row in rows
    ]


def pictures(html: str) -> dict[str, str]:
    """The lines by what stands over them."""
    return {unescape(title): svg for title, svg in PICTURE.findall(html)}


def heard(svg: str) -> str:
    """What a screen reader says of a picture."""
    root = ElementTree.fromstring(svg)
    ids = {one.get("id"): one.text or "" for one in root if one.get("id")}
    return " ".join(ids[one] for one in (root.get("aria-labelledby") or "").split())


def test_a_period_without_a_report_is_a_gap_that_is_said_and_nought_is_not_a_gap(client: Client, does: Do) -> None:
    requests(1, 8, 8, 8)
    published(does, what=quarter(4, 2025))
    published(does, what=quarter(1))
    report = published(does, what=quarter(3))
    html = page(client, report)
    assert table(html) == [
        ["What is counted", "2025 quarter 4", "2026 quarter 1", "2026 quarter 2", "2026 quarter 3"],
        ["Requests for support or assistance 10-178(d)", "0", "1", "no report", "3"],
    ]
    ((title, svg),) = pictures(html).items()
    assert title == "Requests for support or assistance"
    assert heard(svg) == (
        "Requests for support or assistance, over time A line of rows of the register by period. The least is 0 "
        "(2025 quarter 4), the most 3 (2026 quarter 3). 1 has no report. The same figures are in the table."
    )
    # Over each point its figure; where there is none, words; and the line is broken there.
    assert {"0", "1", "3"} <= set(texts(svg)) and "no report" in texts(svg)
    line = next(one for one in ElementTree.fromstring(svg).iter() if one.get("stroke-width") == "2.5")
    assert ((line.get("d") or "").count("M"), (line.get("d") or "").count("L")) == (2, 1)


def test_the_paper_shows_the_same_and_is_the_same_twice(does: Do) -> None:
    requests(4, 8, 8)
    published(does, what=quarter(2))
    report = published(does)
    made = as_pdf(report)
    assert made == as_pdf(StatutoryReport.objects.get(pk=report.pk))
    text = " ".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(made)).pages)
    assert "Over time" in text and "The same figures, period by period" in " ".join(text.split())


def test_of_one_period_alone_nothing_is_drawn_and_the_page_says_so(client: Client, does: Do) -> None:
    requests(8)
    published(does, what=quarter(2, 2025))  # too long ago to stand beside it
    html = page(client, published(does))
    assert "No other of the last 5 periods has a published report here" in html
    assert pictures(html) == {} and TABLE.search(html) is None


def test_a_corrected_report_stands_there_as_it_was_last_published(client: Client, does: Do) -> None:
    requests(4, 8, 8)
    second = published(does, what=quarter(2))
    requests(5)
    second = corrected(does, second)
    report = published(does)
    assert table(page(client, report))[0][1:] == ["2026 quarter 2, version 2", "2026 quarter 3"]
    assert table(page(client, report))[1][1:] == ["2", "2"]
    # What is published stays as it is; that there is a newer one is said beside it, and on no paper.
    made = as_pdf(report)
    assert "Newer than what stands here" not in page(client, report)
    requests(6)
    third = corrected(does, second)
    html = page(client, report)
    assert table(html)[1][1:] == ["2", "2"]
    assert f'Newer than what stands here: <a class="link" href="/reports/{third.pk}/">2026 quarter 2, version 3' in html
    assert as_pdf(StatutoryReport.objects.get(pk=report.pk)) == made


def corrected(does: Do, report: StatutoryReport) -> StatutoryReport:
    does("des", Correct(report.pk, "One was entered late."))
    does("des", SignReport(newest().pk))
    does("pub", PublishReport(newest().pk))
    return newest()


def test_a_draft_is_there_on_its_own_page_alone(client: Client, visit: Visit, does: Do) -> None:
    requests(1, 4, 4, 8)
    published(does, what=quarter(1))
    does("des", PrepareReport(*quarter(2)))
    draft = visit("des", f"/hall/reports/{newest().pk}/").content.decode()
    assert table(draft)[0][1:] == ["2026 quarter 1", "2026 quarter 2, a draft"]
    assert table(draft)[1][1:] == ["1", "2"]
    report = published(does)
    assert table(page(client, report))[1][1:] == ["1", "no report", "1"]
    assert table(visit("des", f"/hall/reports/{report.pk}/").content.decode())[1][1:] == ["1", "no report", "1"]


def test_money_and_what_was_nought_each_time_is_in_the_table_and_not_drawn(client: Client, does: Do) -> None:
    for day in (date(2024, 9, 1), date(2025, 9, 1), date(2025, 10, 1)):
        detainer("DOC", day, "released_when_due")
    for year in ("2025", "2026"):
        does("dan", PrepareReport(*CORRECTION[:2], year))
        does("con", TypeFigure(newest().pk, ASKED_FOR, 120_000, (), "the application"))
        does("dan", SignReport(newest().pk))
        does("hugo", PublishReport(newest().pk))
    html = page(client, newest())
    assert list(pictures(html)) == ["Detainers received", "Detainers not followed", "Requests for information"]
    rows: dict[str, list[Any]] = {row[0]: row[1:] for row in table(html)}
    assert rows["Federal money for holding people, asked for, in dollars 9-131(f)(6)"] == ["120,000", "120,000"]
    assert rows["Federal money for holding people, received, in dollars 9-131(f)(6)"] == ["cannot be counted"] * 2
    assert rows["People handed over 9-131(f)(3)"] == ["0", "0"]


def test_what_was_still_open_is_told_as_at_least(visit: Visit, does: Do) -> None:
    requests(4, 8, 8)
    published(does, what=quarter(2))
    asked_for_help("NYPD", date(2026, 8, 2), "ice", meant=None, closed=False)
    html = visit("des", f"/hall/reports/{published(does).pk}/").content.decode()
    assert table(html)[1][1:] == ["1", "at least 2"]
    # The picture says no more than the table does.
    ((_, svg),) = pictures(html).items()
    assert "at least 2" in texts(svg) and "the most at least 2 (2026 quarter 3)" in heard(svg)


def test_a_cut_that_no_law_orders_is_never_drawn_over_time(client: Client, does: Do) -> None:
    requests(4)
    for month in (7, 8, 9):
        for day in range(1, 13):
            asked_for_help("NYPD", date(2026, month, day), "ice")
    published(does, what=quarter(2))
    html = page(client, published(does))
    assert "<h2>By month</h2>" in words(client.get(f"/reports/{newest().pk}/"))
    assert [row[1:] for row in table(html)[1:]] == [["1", "36"]] and len(pictures(html)) == 1
