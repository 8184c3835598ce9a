"""The report to the Mayor on paper: its words and figures, tags, fonts; the same on every run; a draft says that it is one."""

import io
from datetime import date

import pikepdf
import pypdf
import pytest
from tests.hall.cities import TODAY, Person
from tests.hall.policies.cases import DOORS, LIFE, does, linked, looked_through, opened, published, sent

from goldendoor.hall.policies import audit_acts, workbook
from goldendoor.hall.policies.models import Audit
from goldendoor.hall.policies.report_paper import printed_report

pytestmark = pytest.mark.django_db
People = dict[str, Person]


@pytest.fixture
def report(people: People) -> Audit:
    version = published(people)
    linked(people, version, 1, DOORS)
    linked(people, version, 2, LIFE)
    return sent(people)


def words(paper: bytes) -> str:
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(paper)).pages)
    return " ".join(text.replace("\xa0", " ").split())


def roles(paper: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(paper)) as opened_paper:
        return {
            str(one["/S"]) for one in opened_paper.objects
            if isinstance(one, pikepdf.Dictionary) and "/S" in one and "/P" in one
        }  # fmt: skip


def test_it_says_what_was_found_of_every_norm(report: Audit) -> None:
    text = words(printed_report(report, TODAY))
    rows = workbook.content(report, TODAY).rows
    assert "Audit of immigration policies, DSS, 2026" in text
    assert "Sent 4 March 2026, in time; due 7 May 2026" in text
    assert f"Covered 2 {round(200 / len(rows))}" in text
    assert f"Left out {len(rows) - 2} {round(100 * (len(rows) - 2) / len(rows))}" in text
    assert "At our doors, version 1, paragraph 2" in text
    for one in rows:
        assert one.citation in text
    assert text.count("Not written yet.") == len(rows) - 2
    assert "General counsel: Cal, 4 March 2026" in text and "Head of the agency: Hana, 4 March 2026" in text
    assert "No lawyer has reviewed this encoding." in text
    assert "Draft" not in text


def test_it_can_be_read_aloud_and_carries_its_fonts(report: Audit) -> None:
    paper = printed_report(report, TODAY)
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/L", "/LI"} <= roles(paper)
    with pikepdf.open(io.BytesIO(paper)) as opened_paper:
        assert str(opened_paper.Root.Lang) == "en" and bool(opened_paper.Root.MarkInfo.Marked)
        assert opened_paper.open_metadata()["dc:title"] == "Audit of immigration policies, DSS, 2026"
        fonts = [
            any(key in one for key in ("/FontFile", "/FontFile2", "/FontFile3")) for one in opened_paper.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"
        ]  # fmt: skip
    assert fonts and all(fonts)


def test_it_is_the_same_on_every_run_and_on_every_later_day(report: Audit) -> None:
    first = printed_report(report, TODAY)
    assert printed_report(Audit.objects.get(pk=report.pk), date(2027, 1, 4)) == first


def test_before_it_is_sent_it_says_that_it_is_a_draft(people: People) -> None:
    audit = opened(people)
    text = words(printed_report(audit, TODAY)).casefold()
    assert "draft · not sent" in text
    assert "not signed by counsel" in text and "nothing yet." in text
    looked_through(people, audit)
    does(audit_acts.SignAudit(audit.pk), people["cal"])
    audit.refresh_from_db()
    text = words(printed_report(audit, TODAY)).casefold()
    assert "draft · not sent" in text and "general counsel: cal" in text
