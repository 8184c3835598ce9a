"""The pages of reports: what each office sees and does, what everybody sees, and that nobody else's draft is there."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any

import pikepdf
import pyarrow.parquet
import pypdf
import pytest
from django.test import Client
from tests.hall.reports.conftest import CORRECTION, REQUESTS, Do, newest
from tests.hall.reports.registers import a_quarter_of_requests, asked_for_help, detainer
from tests.hall.reports.test_acts import ASKED_FOR, HURTS, published

from goldendoor.hall.people.access import HeldOffice
from goldendoor.hall.reports.actions import PrepareReport, SignReport
from goldendoor.hall.reports.files import as_pdf
from goldendoor.hall.reports.models import LeftOut, State, StatutoryReport
from goldendoor.hall.reports.overview import overview

pytestmark = pytest.mark.django_db
Visit = Callable[..., Any]
REPORTS = "/hall/reports/"


def words(answer: Any) -> str:
    """What stands on a page, its blanks as one."""
    return " ".join(unescape(answer.content.decode()).split())


@pytest.fixture
def a_report(does: Do) -> StatutoryReport:
    """The third quarter, published: two requests to the police, one to correction."""
    for agency, day in (("NYPD", 1), ("NYPD", 2), ("DOC", 3)):
        asked_for_help(agency, date(2026, 8, day), "ice")
    return published(does)


def test_the_list_says_what_is_due_and_what_is_late(visit: Visit) -> None:
    page = words(visit("dan", REPORTS))
    assert "Detainers at correction, DOC" in page and "It is due on 1 September 2026." in page and "Late." in page
    assert "Detainers at the police" not in page


def test_a_report_without_a_day_in_the_law_shows_the_citys_own_target_as_such(visit: Visit) -> None:
    assert "The law names no day; the City's own target, which is no law, is 30 October 2026." in words(
        visit("des", REPORTS)
    )


def test_only_a_day_of_the_law_makes_a_report_late(visit: Visit) -> None:
    found = overview([HeldOffice("mayors_designee", "MOIA"), HeldOffice("agency_head", "DOC")], date(2026, 11, 20))
    without_a_day = [one for one in found.due if one.wanted.due is None]
    assert without_a_day and not any(one.late for one in without_a_day)
    assert any(one.late for one in found.due if one.wanted.due is not None)


def test_a_whole_report_from_the_list_to_the_public(visit: Visit, send: Visit, client: Client) -> None:
    asked_for_help("NYPD", date(2026, 8, 1), "ice")
    of = f"{REPORTS}prepare/?of=NYC-AC-10-178/requests-for-help/2026 quarter 3/"
    assert "Count it" in words(visit("des", of))
    answer = send("des", of)
    report = newest()
    assert answer.url == f"{REPORTS}{report.pk}/"
    assert send("des", f"{REPORTS}{report.pk}/sign/").status_code == 302
    page = words(visit("pub", f"{REPORTS}{report.pk}/"))
    assert "signed, and not published yet" in page and "Publish it" in page
    assert send("pub", f"{REPORTS}{report.pk}/publish/").status_code == 302
    client.logout()
    assert "Requests for help" in words(client.get("/reports/"))


def test_a_report_shows_each_figure_with_its_place_in_the_law_and_its_parts(
    visit: Visit, a_report: StatutoryReport
) -> None:
    page = words(visit("des", f"{REPORTS}{a_report.pk}/"))
    assert "10-178(d)" in page and "Requests for support or assistance" in page
    assert "ICE, Enforcement and Removal" in page and "Police Department (NYPD)" in page
    assert a_report.sha256 in page


def test_the_office_that_prepared_it_is_not_asked_to_publish_it(visit: Visit, send: Visit, does: Do) -> None:
    does("des", PrepareReport(*REQUESTS))
    does("des", SignReport(newest().pk))
    assert "Publish it" not in words(visit("des", f"{REPORTS}{newest().pk}/"))
    assert send("des", f"{REPORTS}{newest().pk}/publish/").status_code == 404


@pytest.mark.parametrize("who", ["del", "nic", "pria", "dina"])
def test_another_agencys_draft_is_not_there(visit: Visit, does: Do, who: str) -> None:
    does("dan", PrepareReport(*CORRECTION))
    for address in ("", "report.pdf", "report.csv", "items/", "cut/", "sign/"):
        assert visit(who, f"{REPORTS}{newest().pk}/{address}").status_code == 404, address


@pytest.mark.parametrize("who", ["pub", "cam", "aud", "hugo", "con", "may"])
def test_these_read_a_draft(visit: Visit, does: Do, who: str) -> None:
    does("dan", PrepareReport(*CORRECTION))
    assert visit(who, f"{REPORTS}{newest().pk}/").status_code == 200


@pytest.mark.parametrize("who", ["wes", "kim"])
def test_for_these_there_is_no_such_page(visit: Visit, who: str) -> None:
    assert visit(who, REPORTS).status_code == 404


def test_a_figure_is_told_on_its_page(visit: Visit, send: Visit, does: Do) -> None:
    does("dan", PrepareReport(*CORRECTION))
    address = f"{REPORTS}{newest().pk}/figures/{ASKED_FOR}/"
    assert send("dan", address, number="", source="").status_code == 422
    assert send("dan", address, number="12000", source="the application of 2026").status_code == 302
    page = words(visit("dan", f"{REPORTS}{newest().pk}/"))
    assert "12,000" in page and "from the application of 2026" in page


def test_parts_are_told_line_by_line(send: Visit, visit: Visit, does: Do) -> None:
    detainer("DOC", date(2025, 9, 1), "released_when_due")
    does("dan", PrepareReport(*CORRECTION))
    address = f"{REPORTS}{newest().pk}/figures/1-detainers-received/"
    wrong = send("dan", address, cells="An order of removal", source="the forms")
    assert wrong.status_code == 422 and "no whole number at its end" in words(wrong)
    wrong = send("dan", address, cells="An order of removal: 3", source="the forms")
    assert "The parts add up to 3, and the whole is 1." in words(wrong)
    assert send("dan", address, cells="An order of removal: 1", source="the forms").status_code == 302
    assert "An order of removal" in words(visit("dan", f"{REPORTS}{newest().pk}/"))


def test_a_text_with_a_number_in_it_is_read_once_more(send: Visit, does: Do) -> None:
    does("des", PrepareReport(*REQUESTS))
    item = asked_for_help("NYPD", date(2026, 8, 1), "ice")
    address = f"{REPORTS}{newest().pk}/items/{item.pk}/leave-out/"
    answer = send("lou", address, ground=HURTS, reason="Call 212-555-0123 first.")
    assert answer.status_code == 422 and "Read this once more" in words(answer)
    assert not LeftOut.objects.exists()


def test_the_law_department_leaves_an_item_out(visit: Visit, send: Visit, does: Do) -> None:
    item = asked_for_help("NYPD", date(2026, 8, 1), "ice")
    does("des", PrepareReport(*REQUESTS))
    page = words(visit("lou", f"{REPORTS}{newest().pk}/items/"))
    assert "2026/1" in page and "ICE, Enforcement and Removal" in page
    address = f"{REPORTS}{newest().pk}/items/{item.pk}/leave-out/"
    assert send("lou", address, ground=HURTS, reason="It would warn them.").status_code == 302
    assert "1 item left out, as the law allows" in words(visit("des", f"{REPORTS}{newest().pk}/"))


def test_a_passage_is_written_on_its_page(visit: Visit, send: Visit, does: Do) -> None:
    does("pria", PrepareReport("NYC-AC-23-12", "what-the-agency-holds", "2026", "DSS"))
    address = f"{REPORTS}{newest().pk}/parts/collects/"
    assert send("pria", address, text="Names and addresses of those who apply.").status_code == 302
    assert "Names and addresses of those who apply." in words(visit("pria", f"{REPORTS}{newest().pk}/"))


def test_a_correction_says_what_changed(
    visit: Visit, send: Visit, a_report: StatutoryReport, does: Do, client: Client
) -> None:
    asked_for_help("NYPD", date(2026, 8, 9), "cbp")
    answer = send("des", f"{REPORTS}{a_report.pk}/correct/", why="One request was entered late.")
    assert answer.url == f"{REPORTS}{newest().pk}/"
    page = words(visit("des", answer.url))
    assert "What this version puts right: One request was entered late." in page
    assert (
        "Beside Version 1" in page
        and '<td class="figure">3</td><td class="figure">4</td><td class="figure">+1</td>' in page
    )
    send("des", f"{REPORTS}{newest().pk}/sign/")
    send("pub", f"{REPORTS}{newest().pk}/publish/")
    client.logout()
    old = words(client.get(f"/reports/{a_report.pk}/"))
    assert "This version was put right." in old and "Version 2" in old
    assert words(client.get("/reports/")).count("Requests for help") == 1


def test_it_stands_beside_the_last_one(visit: Visit, does: Do, a_report: StatutoryReport) -> None:
    asked_for_help("NYPD", date(2026, 5, 1), "ice")
    published(does, what=("NYC-AC-10-178", "requests-for-help", "2026 quarter 2"))
    page = words(visit("des", f"{REPORTS}{a_report.pk}/"))
    assert "Beside April 1, 2026" not in page  # it was published before that one
    does_again = words(visit("des", f"{REPORTS}{newest().pk}/"))
    assert "Beside January 1, 2026" not in does_again


# A cut that no law orders ---------------------------------------------------------------------------------------------
def test_a_cut_hides_what_is_small_and_what_would_give_it_away(visit: Visit, does: Do, client: Client) -> None:
    a_quarter_of_requests()
    report = published(does)
    page = words(visit("des", f"{REPORTS}{report.pk}/cut/", by=["month", "actor_agency"]))
    assert page.count("hidden</td>") >= 4
    assert "No law orders this table." in page and "August 2026" in page
    client.logout()
    text = client.get(f"/reports/{report.pk}/report.csv").content.decode()
    lines = [one for one in csv.DictReader(io.StringIO(text)) if not one["citation"]]
    hidden = [one for one in lines if one["status"] == "hidden"]
    assert len(hidden) >= 4 and not any(one["number"] for one in hidden)
    small = next(
        one for one in lines if one["part"] == "July 2026" and one["part_2"] == "Department of Correction (DOC)"
    )
    assert small["status"] == "hidden"


def test_where_all_of_it_is_small_a_cut_says_no_more_of_it_than_the_report(
    visit: Visit, a_report: StatutoryReport
) -> None:
    page = words(visit("des", f"{REPORTS}{a_report.pk}/cut/", by="month"))
    assert page.split("August 2026</th>")[1].split("</td>")[0].endswith("hidden")
    # The whole is the statute's own figure; and two months are hidden, so that it tells neither.
    assert page.count("hidden</td>") == 2 and page.count('<td class="figure">3</td>') == 1


def test_a_cut_that_there_is_not_says_so(visit: Visit, a_report: StatutoryReport) -> None:
    assert visit("des", f"{REPORTS}{a_report.pk}/cut/", by="nationality").status_code == 422


# What everybody sees --------------------------------------------------------------------------------------------------
def test_the_public_reads_without_an_account_and_without_a_cookie(client: Client, a_report: StatutoryReport) -> None:
    for address in (
        "/reports/",
        f"/reports/{a_report.pk}/",
        *(f"/reports/{a_report.pk}/report.{form}" for form in FORMS),
    ):
        answer = client.get(address)
        assert answer.status_code == 200 and not answer.cookies, address


def test_reports_of_a_made_up_city_say_so_to_everybody(
    client: Client, a_report: StatutoryReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    for address in ("/reports/", f"/reports/{a_report.pk}/"):
        assert "made up" not in words(client.get(address))
    monkeypatch.setattr("goldendoor.hall.reports.public_views.is_made_up", lambda: True)
    for address in ("/reports/", f"/reports/{a_report.pk}/"):
        assert "everybody and everything here is made up" in words(client.get(address))


def test_a_draft_is_not_public(client: Client, does: Do) -> None:
    does("des", PrepareReport(*REQUESTS))
    for address in ("", "report.pdf", "report.csv", "report.json", "report.parquet"):
        assert client.get(f"/reports/{newest().pk}/{address}").status_code == 404
    assert "Nothing is published yet." in words(client.get("/reports/"))


FORMS = ("pdf", "csv", "parquet", "json")


def test_there_is_no_other_file(client: Client, a_report: StatutoryReport) -> None:
    assert client.get(f"/reports/{a_report.pk}/report.xlsx").status_code == 404


def test_the_table_has_every_figure(client: Client, a_report: StatutoryReport) -> None:
    text = client.get(f"/reports/{a_report.pk}/report.csv").content.decode()
    lines = list(csv.DictReader(io.StringIO(text)))
    whole = [one for one in lines if not one["split"] and one["citation"]]
    assert [(one["citation"], one["number"], one["status"]) for one in whole] == [("10-178(d)", "3", "counted")]
    parts = {(one["part"], one["part_2"]): one["number"] for one in lines if one["citation"] and one["split"]}
    assert parts["ICE, Enforcement and Removal", "Police Department (NYPD)"] == "2"


def test_parquet_says_the_same_as_the_table(client: Client, a_report: StatutoryReport) -> None:
    content = client.get(f"/reports/{a_report.pk}/report.parquet").content
    text = client.get(f"/reports/{a_report.pk}/report.csv").content.decode()
    frame = pyarrow.parquet.read_table(io.BytesIO(content)).to_pylist()
    told = [{name: "" if one is None else str(one) for name, one in line.items()} for line in frame]
    assert told == list(csv.DictReader(io.StringIO(text)))
    assert content == client.get(f"/reports/{a_report.pk}/report.parquet").content


def test_the_dictionary_names_every_column(client: Client, a_report: StatutoryReport) -> None:
    told = json.loads(client.get(f"/reports/{a_report.pk}/report.json").content)
    header = client.get(f"/reports/{a_report.pk}/report.csv").content.decode().splitlines()[0]
    assert [one["name"] for one in told["columns"]] == next(csv.reader([header]))


def test_the_paper_is_the_same_twice_has_words_tags_and_its_own_fonts(a_report: StatutoryReport) -> None:
    made = as_pdf(a_report)
    assert made == as_pdf(StatutoryReport.objects.get(pk=a_report.pk))
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)
    assert "Requests for support or assistance" in text and a_report.sha256[:16] in text.replace("\n", "").replace(
        " ", ""
    )
    with pikepdf.open(io.BytesIO(made)) as opened:
        roles = {
            str(one["/S"])
            for one in opened.objects
            if isinstance(one, pikepdf.Dictionary) and "/S" in one and "/P" in one
        }
        fonts = [
            one
            for one in opened.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"
        ]
        assert {"/H1", "/H2", "/Table", "/TH", "/TD"} <= roles
        assert fonts and all("/FontFile2" in one or "/FontFile3" in one for one in fonts)


def test_a_published_paper_stays_the_same_when_a_later_report_comes(does: Do, a_report: StatutoryReport) -> None:
    made = as_pdf(a_report)
    asked_for_help("NYPD", date(2026, 5, 1), "ice")
    published(does, what=("NYC-AC-10-178", "requests-for-help", "2026 quarter 2"))
    assert as_pdf(StatutoryReport.objects.get(pk=a_report.pk)) == made


def test_a_draft_says_so_on_paper(does: Do) -> None:
    does("des", PrepareReport(*REQUESTS))
    assert newest().state == State.DRAFT
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(as_pdf(newest()))).pages)
    assert "A draft. It is not published." in text
