"""The board's pages: what each office sees and what not, wrong input, and what is noted through them."""

import html
import io
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pypdf
import pytest
from django.test import Client
from tests.hall.duties.conftest import TODAY, By, Show

from goldendoor.hall.acting import perform
from goldendoor.hall.duties.actions import NoteDone, TakeBack
from goldendoor.hall.duties.models import Fulfilment

pytestmark = pytest.mark.usefixtures("people", "show")
Visit = Callable[..., Any]
ORDER = "NYC-EO-13-2026"
MEMBERS = f"{ORDER}/appoint-members/once/DSS"
ONE = f"/hall/duties/one/?key={MEMBERS}"
SEE_ALL = ("cam", "fay", "may", "chi", "lou", "aud")
SEE_DSS = ("hana", "cal", "pria")


def words(answer: Any) -> str:
    """What a reader reads."""
    text = answer.content.decode().split("<main", 1)[-1]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " ", text)))


@pytest.mark.parametrize("who", SEE_ALL)
def test_these_see_every_agencys(visit: Visit, who: str) -> None:
    page = words(visit(who, f"/hall/duties/?instrument={ORDER}"))
    for agency in ("DSS", "ACS", "NYPD", "DOC", "MOIA"):
        assert f"The head of {agency}: name someone for a task" in page
    assert "Chief Privacy Officer: train" in page


@pytest.mark.parametrize("who", SEE_DSS)
def test_an_agencys_offices_see_its_own_alone(visit: Visit, who: str) -> None:
    page = words(visit(who, f"/hall/duties/?instrument={ORDER}&state=all")).split("How it stands")[1]
    assert "The head of DSS: name someone for a task" in page
    for other in ("ACS", "NYPD", "DOC", "Chief Privacy Officer: train"):
        assert other not in page, other
    assert visit(who, ONE).status_code == 200
    assert visit(who, ONE.replace("/DSS", "/ACS")).status_code == 404
    assert visit(who, "/hall/duties/?agency=ACS").status_code == 422


def test_an_office_of_the_whole_city_sees_what_it_owes_itself(visit: Visit) -> None:
    page = words(visit("ima", "/hall/duties/?state=all"))
    assert "Immigrant Affairs: make public" in page
    assert "head of DSS" not in page
    assert visit("ima", ONE).status_code == 404


@pytest.mark.parametrize("who", ["wes", "sam", "kim"])
def test_for_others_there_is_no_board(visit: Visit, who: str) -> None:
    for address in ("", "one/?key=" + MEMBERS, "note/?key=" + MEMBERS, "report.pdf", "calendar.ics"):
        assert visit(who, "/hall/duties/" + address).status_code == 404


def test_whoever_sees_a_board_finds_it_on_the_first_screen(visit: Visit) -> None:
    assert "/hall/duties/" in visit("hana", "/hall/").content.decode()
    assert "/hall/duties/" not in visit("wes", "/hall/").content.decode()


def test_the_board_of_another_day_is_that_days(visit: Visit, by: By) -> None:
    perform(NoteDone(MEMBERS, date(2026, 2, 12), "Letter"), by("hana", date(2026, 2, 20)))
    assert "Late by 1 day." in words(visit("hana", f"{ONE}&on=2026-02-14"))
    assert "Met on 12 February 2026, in time." in words(visit("hana", f"{ONE}&on=2026-02-20"))
    assert "Due in 3 days." in words(visit("hana", f"/hall/duties/?on=2026-02-10&instrument={ORDER}"))


def test_what_is_asked_for_is_shown_and_nothing_else(visit: Visit, show: Show) -> None:
    show("apo_contact_sent", "DSS", True, date(2026, 2, 19))
    late = words(visit("cam", f"/hall/duties/?instrument={ORDER}&state=late&agency=DSS"))
    assert "1 obligation" in late
    assert "The head of DSS: name someone" in late.split("One by one")[1]
    met = words(visit("cam", f"/hall/duties/?instrument={ORDER}&state=met+in+time"))
    assert "1 obligation" in met
    assert "a record on apo_contact_sent" in met
    assert "There is nothing of this" in words(visit("cam", "/hall/duties/?state=met+late"))
    every = words(visit("cam", "/hall/duties/?state=all&instrument=NYC-AC-4-210"))
    assert "Owed" in every


def test_the_grid_says_each_state_in_a_word_and_not_in_a_colour_alone(visit: Visit, show: Show) -> None:
    show("committee_member_named", "ACS", True, date(2026, 2, 16))
    page = visit("cam", f"/hall/duties/?instrument={ORDER}").content.decode()
    row = next(one for one in page.split("<tr>") if "senior operations manager" in one and '<th scope="row">' in one)
    cells = [
        re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", cell)).strip() for cell in row.split("</th>")[1].split("</td>")
    ][:-1]
    assert cells == ["✕ late, NYPD", "✕ late, DOC", "◐ met late, ACS", "✕ late, DSS", "✕ late, MOIA"]


def test_how_it_was_found_and_what_shows_it_stand_on_its_page(visit: Visit, show: Show) -> None:
    show("audit_report_submitted", "DSS", True, date(2026, 3, 3))
    answer = visit("hana", f"/hall/duties/one/?key={ORDER}/report-the-audit/once/DSS")
    page = words(answer)
    for told in ("EO 13 § 2", "90 days after 6 February 2026", "Met on 3 March 2026, in time.", "Reviewed: none",
                 "Has the agency sent the Mayor its audit report?"):  # fmt: skip
        assert told in page
    assert '<a class="link" href="/hall/">a record on audit_report_submitted</a>' in answer.content.decode()


def test_it_is_noted_and_taken_back_through_its_pages(visit: Visit) -> None:
    assert "Note it as done" in words(visit("hana", ONE))
    given = {"done_on": "2026-02-12", "paper": "Letter to the chair", "place": "https://city.example/letter"}
    assert visit("hana", f"/hall/duties/note/?key={MEMBERS}", given).status_code == 302
    page = visit("hana", ONE)
    assert "Letter to the chair" in words(page)
    assert 'href="https://city.example/letter" rel="noreferrer"' in page.content.decode()
    assert "Note it as done" not in words(page)
    number = Fulfilment.objects.get().pk
    back = f"/hall/duties/{number}/take-back/"
    assert visit("hana", back, {"reason": "It went astray."}).status_code == 302
    page = words(visit("hana", ONE))
    assert "Taken back by Hana, the head of the agency, on 4 March 2026: It went astray." in page
    assert "Late by 19 days." in page


@pytest.mark.parametrize("who", ["chi", "lou", "aud"])
def test_whoever_only_looks_on_finds_no_way_to_note(visit: Visit, by: By, who: str) -> None:
    perform(NoteDone(MEMBERS, date(2026, 2, 12), "Letter"), by("hana"))
    page = words(visit(who, ONE))
    assert "Letter" in page
    assert "Take this back" not in page
    for address in (f"note/?key={MEMBERS}", f"{Fulfilment.objects.get().pk}/take-back/"):
        assert (
            visit(who, "/hall/duties/" + address, {"reason": "x", "done_on": "2026-02-12", "paper": "x"}).status_code
            == 404
        )


def test_what_another_agency_noted_is_not_there(visit: Visit, by: By) -> None:
    perform(NoteDone(MEMBERS, date(2026, 2, 12), "Letter"), by("hana"))
    assert visit("hal", f"/hall/duties/{Fulfilment.objects.get().pk}/take-back/").status_code == 404
    assert visit("hal", "/hall/duties/999999/take-back/").status_code == 404


def test_the_day_before_a_thing_was_taken_back_does_not_tell_that_it_would_be(visit: Visit, by: By) -> None:
    perform(NoteDone(MEMBERS, date(2026, 2, 12), "Letter"), by("hana", date(2026, 2, 13)))
    perform(TakeBack(Fulfilment.objects.get().pk, "It went astray."), by("hana", date(2026, 3, 1)))
    assert "astray" not in words(visit("hana", f"{ONE}&on=2026-02-28"))
    assert "astray" in words(visit("hana", f"{ONE}&on=2026-03-01"))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"done_on": "", "paper": "Letter"}, "This field is required."),
        ({"done_on": "2026-03-05", "paper": "Letter"}, "still to come"),
        ({"done_on": "nonsense", "paper": "Letter"}, "Enter a valid date."),
        ({"done_on": "2026-02-12", "paper": "About A 012-345-678"}, "alien registration number"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_said_and_nothing_is_noted(visit: Visit, given: dict[str, str], told: str) -> None:
    answer = visit("hana", f"/hall/duties/note/?key={MEMBERS}", given)
    assert answer.status_code == 422
    assert told in words(answer)
    assert not Fulfilment.objects.exists()


@pytest.mark.parametrize(
    "query",
    [
        "on=never",
        "on=0001-01-01",
        "on=9999-12-31",
        "since=3000-01-01",
        "agency=ATLANTIS",
        "instrument=NONE",
        "state=odd",
    ],
)
def test_a_board_that_cannot_be_asked_for_says_so(visit: Visit, query: str) -> None:
    answer = visit("cam", f"/hall/duties/?{query}")
    assert answer.status_code == 422
    assert "This was not understood." in words(answer)
    for file in ("report.pdf", "calendar.ics"):
        assert visit("cam", f"/hall/duties/{file}?{query}").status_code == 404


def test_an_obligation_that_there_is_not_brings_the_near_ones(visit: Visit) -> None:
    answer = visit("hana", ONE.replace("members", "member"))
    assert answer.status_code == 404
    assert "Was one of these meant?" in words(answer)
    assert MEMBERS in words(answer)
    for key in ("", "///", "x" * 5000, "<script>", f"{ORDER}/appoint-members/once/"):
        assert visit("hana", f"/hall/duties/one/?key={key}").status_code == 404


@pytest.mark.parametrize("day", ["2026-02-05", "2001-01-01", "2099-12-31"])
def test_every_day_has_its_board(visit: Visit, day: str) -> None:
    assert visit("cam", f"/hall/duties/?on={day}&state=all").status_code == 200


def test_the_paper_says_what_the_page_says(visit: Visit) -> None:
    answer = visit("hana", f"/hall/duties/report.pdf?instrument={ORDER}&on=2026-02-14")
    assert answer["Content-Type"] == "application/pdf"
    assert 'filename="duties-2026-02-14.pdf"' in answer["Content-Disposition"]
    again = visit("hana", f"/hall/duties/report.pdf?instrument={ORDER}&on=2026-02-14")
    assert again.content == answer.content
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    text = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))
    for told in (
        "What the law makes the City do",
        "February 14, 2026",
        "The head of DSS",
        "Late by 1 day.",
        "not legal advice",
    ):
        assert told in text
    assert "ACS" not in text


def test_nobody_is_sent_to_sign_in_by_the_public_page_alone(client: Client, visit: Visit) -> None:
    assert visit("", "/hall/duties/").status_code == 302
    assert client.get("/duties/").status_code == 200
    assert TODAY.year == 2026
