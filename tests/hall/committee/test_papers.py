"""The report to the Mayor: directed, prepared by one and sent by another, drawn from the records of its day, and as a paper."""

import io
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pikepdf
import pypdf
import pytest
from django.db import IntegrityError, transaction
from tests.hall.cities import NOW, TODAY, somebody
from tests.hall.committee.conftest import CONTACT, GUIDANCE, MESSAGE, RISK, Committee
from tests.hall.printing.test_paper import roles

from goldendoor.hall.acting import NotThere, Refused, SignInAgain, perform
from goldendoor.hall.committee.drawing import THE_ORDER
from goldendoor.hall.committee.file_acts import FoundCommittee, NoteReadiness, ReplaceEntry
from goldendoor.hall.committee.models import MayorReport
from goldendoor.hall.committee.paper import as_paper
from goldendoor.hall.committee.paper_acts import DirectReports, PrepareReport, SendReport
from goldendoor.hall.committee.request_acts import AnswerRequest, Deliver, WithdrawRequest
from goldendoor.hall.designations.actions import Designate, EndDesignation
from goldendoor.hall.designations.models import Designation
from goldendoor.hall.duties.board import board
from goldendoor.hall.duties.shown import counted

FIRST = date(2026, 2, 6)
ADVICE = ("Name somebody for the nights.", "Print the signs.")


def prepared(committee: Committee, who: str = "cam") -> MayorReport:
    committee.do(who, PrepareReport(FIRST, TODAY, "It sent guidance.", ADVICE))
    return MayorReport.objects.latest("pk")


def words_of(paper: bytes) -> str:
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(paper)).pages)
    return " ".join(text.split())


def test_nothing_is_reported_before_the_mayor_has_said_so(city: Committee) -> None:
    city.do("flo", FoundCommittee(TODAY, "Order"))
    with pytest.raises(Refused, match="not told the committee"):
        prepared(city)
    with pytest.raises(Refused, match="not for the office"):
        city.do("flo", DirectReports("Every quarter."))


def test_one_prepares_and_another_sends(committee: Committee, page: Any) -> None:
    somebody("flo", "response_committee", "MOIA")
    flo = committee.people["flo"]
    as_member = type(flo)(flo.account, "response_committee", "MOIA")
    perform(PrepareReport(FIRST, TODAY, "It sent guidance.", ADVICE), as_member.acting())
    own = MayorReport.objects.get()
    with pytest.raises(Refused, match="two people"):
        committee.do("flo", SendReport(own.pk))
    with transaction.atomic(), pytest.raises(IntegrityError), transaction.atomic():
        MayorReport.objects.filter(pk=own.pk).update(sent_by=flo.account, sent_at=NOW)
    other = prepared(committee)
    with pytest.raises(Refused, match="not for the office"):
        committee.do("cam", SendReport(other.pk))
    with pytest.raises(SignInAgain):
        perform(SendReport(other.pk), flo.acting(signed_in=NOW - timedelta(hours=1)))
    assert page("may", f"/hall/committee/reports/{other.pk}/") == "404", "not sent yet"
    committee.do("flo", SendReport(other.pk))
    assert "It sent guidance." in page("may", f"/hall/committee/reports/{other.pk}/")
    with pytest.raises(Refused, match="already"):
        committee.do("flo", SendReport(other.pk))


@pytest.mark.parametrize(
    ("first", "last", "text", "advice", "why"),
    [
        (TODAY, FIRST, "Text", ADVICE, "from one until another"),
        (FIRST, TODAY + timedelta(days=1), "Text", ADVICE, "still to come"),
        (date(2024, 1, 1), TODAY, "Text", ADVICE, "a year at most"),
        (FIRST, TODAY, " ", ADVICE, "what the committee did"),
        (FIRST, TODAY, "Text", (), "recommends something"),
        (FIRST, TODAY, "Text", ("One", " "), "recommends something"),
    ],
)
def test_a_report_has_days_a_text_and_advice(
    committee: Committee, first: date, last: date, text: str, advice: tuple[str, ...], why: str
) -> None:
    with pytest.raises(Refused, match=why):
        committee.do("cam", PrepareReport(first, last, text, advice))


def test_it_draws_the_files_and_the_requests_as_they_stand(committee: Committee) -> None:
    number = committee.crisis()
    guidance = committee.entry(number, "guidance", GUIDANCE, "DSS")
    committee.do("cam", ReplaceEntry(guidance, GUIDANCE, ("DSS",)))
    committee.entry(number, "risk", {**RISK, "decided": "Mended."}, "ACS")
    committee.entry(number, "risk", {**RISK, "severity": "gap"}, "DSS")
    committee.entry(number, "message", MESSAGE)
    committee.entry(number, "contact", CONTACT)
    item = committee.item(number, "DSS", "ACS")
    committee.do("hana", NoteReadiness(item, "not", "No phone."))
    figures = committee.figures(number)
    committee.do("hana", Deliver(figures, "", (("Beds", 3),)))
    committee.figures(number, "ACS")
    asked = [committee.help() for _ in range(4)]
    committee.do("hana", Deliver(asked[0], "Came"))
    committee.do("hana", AnswerRequest(asked[1], "cannot", "Nobody."))
    committee.do("cam", WithdrawRequest(asked[2], "Not needed."))
    drawn = prepared(committee).drawn.open()
    (crisis,) = drawn["crises"]
    assert crisis["title"] == "Nights at the doors" and crisis["closed"] is None
    assert crisis["guidance"] == [{"title": "Doors at night", "version": 2}]
    assert crisis["preparedness"] == {"ready": 0, "partly": 0, "not": 1, "silent": 1}
    assert crisis["risks"]["Somebody could be harmed before it is mended"] == 1
    assert crisis["risks"]["It leaves out a case that can come up"] == 1 and crisis["risks_decided"] == 1
    assert crisis["messages"] == 1 and crisis["languages"] == ["Spanish"]
    assert crisis["governments"]["State"] == 1 and crisis["governments"]["federal"] == 0
    assert crisis["figures"] == {"asked": 2, "delivered": 1, "cannot": 0, "withdrawn": 0, "overdue": 0}
    assert drawn["help"] == {"asked": 4, "delivered": 1, "cannot": 1, "withdrawn": 1, "overdue": 0}


def duties_of(report: MayorReport) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = report.drawn.open()["board"]["duties"]
    return found


def members(duties: list[dict[str, Any]]) -> dict[str, list[str]]:
    """How it stands that agencies name a member of the committee: the agencies in each state."""
    (one,) = (each for each in duties if each["what"].endswith("a senior operations manager") and each["shown"])
    assert one["due"] == "2026-02-13"
    return {each["state"]: each["agencies"] for each in one["states"]}


def test_it_draws_the_board_of_its_last_day_and_counts_nothing_by_itself(committee: Committee) -> None:
    """The same obligations in the same states, with the same words and the same evidence."""
    perform(Designate("committee-member", "Otto", "Desk", date(2026, 2, 13)), committee.people["hana"].acting())
    committee.help()
    one = prepared(committee)
    lines = [each for each in board(TODAY) if each.owed.obligation.instrument == THE_ORDER]
    drawn = one.drawn.open()["board"]
    assert {each["state"]: each["count"] for each in drawn["counts"]} == {
        state.value: count for state, count in counted(lines).items() if count
    }
    stands = Counter((line.owed.obligation.citation, line.state.value) for line in lines)
    told = Counter[tuple[str, str]]()
    for each in drawn["duties"]:
        told.update({(each["citation"], state["state"]): state["count"] for state in each["states"]})
    assert told == stands and len(lines) > 50
    shown = {(each["words"], *each["evidence"]) for duty in drawn["duties"] for each in duty["shown"]}
    assert shown == {(line.words, *dict.fromkeys(one.words for one in line.proofs)) for line in lines if line.proofs}


def test_it_says_who_met_the_orders_duties_in_time_late_and_not_yet(committee: Committee) -> None:
    """The members: DSS named one on the last day, ACS a day late, the police, Correction and immigrant affairs nobody."""
    perform(Designate("committee-member", "Otto", "Desk", date(2026, 2, 13)), committee.people["hana"].acting())
    perform(Designate("committee-member", "Odo", "Desk", date(2026, 2, 14)), committee.people["hal"].acting())
    duties = duties_of(prepared(committee))
    assert members(duties) == {"met in time": ["DSS"], "met late": ["ACS"], "late": ["DOC", "MOIA", "NYPD"]}
    founded = next(one for one in duties if one["citation"] == "EO 13 §§ 7(1), 7(2)")
    assert [(one["state"], one["agencies"]) for one in founded["states"]] == [("done", [])]
    assert founded["shown"][0]["evidence"] == ["The committee was set up: Order DEMO-7."]


def test_who_did_it_in_time_stays_in_time_whoever_follows(committee: Committee) -> None:
    hana = committee.people["hana"]
    perform(Designate("committee-member", "Otto", "Desk", date(2026, 2, 12)), hana.acting())
    perform(EndDesignation(Designation.objects.get().pk, date(2026, 2, 20)), hana.acting())
    perform(Designate("committee-member", "Olga", "Desk", date(2026, 2, 25)), hana.acting())
    stands = members(duties_of(prepared(committee)))
    assert stands["met in time"] == ["DSS"] and "met late" not in stands


def test_a_report_from_before_the_board_was_drawn_says_what_it_said(committee: Committee) -> None:
    """It had counted by itself who did what in time, late and not at all, and that stays."""
    one = prepared(committee)
    counted_then = {
        "citation": "EO 13 § 7(3)", "who": "the head of the agency", "what": "a senior operations manager",
        "due": "2026-02-13", "due_words": "by 13 February 2026", "other_day": None, "of_each_agency": True, "recorded": True,
        "in_time": ["DSS"], "late": [], "not_done": ["ACS", "NYPD"],
    }  # fmt: skip
    drawn = {name: each for name, each in one.drawn.open().items() if name != "board"}
    one.drawn = {**drawn, "duties": [counted_then]}
    one.save()
    words = words_of(as_paper(MayorReport.objects.get()))
    assert "Done (in time, where there is a day)" in words and "2: ACS, NYPD" in words
    assert "obligations board" not in words


def test_before_the_order_there_was_nothing_to_be_met(committee: Committee) -> None:
    committee.do("cam", PrepareReport(date(2025, 12, 1), date(2025, 12, 31), "It met.", ADVICE))
    assert "The order was not in force yet." in words_of(as_paper(MayorReport.objects.get()))


def test_what_comes_later_does_not_change_a_report(committee: Committee) -> None:
    one = prepared(committee)
    paper = as_paper(one)
    committee.crisis()
    committee.help()
    assert as_paper(MayorReport.objects.get()) == paper


def test_the_paper_has_words_tags_and_its_own_fonts_and_is_the_same_twice(committee: Committee, sign_in: Any) -> None:
    committee.crisis()
    one = prepared(committee)
    draft = words_of(as_paper(one))
    assert "draft, not sent" in draft.lower()
    committee.do("flo", SendReport(one.pk))
    answer = sign_in("may").get(f"/hall/committee/reports/{one.pk}/paper.pdf")
    assert answer["Content-Type"] == "application/pdf"
    paper = answer.content
    assert paper == as_paper(MayorReport.objects.get())
    words = words_of(paper)
    for expected in (
        "report to the Mayor", "6 February 2026 through 4 March 2026", "Prepared by Cam", "Sent by Flo", "It sent guidance.",
        "Name somebody for the nights.", "Nights at the doors", "Duties of the order", "EO 13 § 7(3)", "Made up",
        "Research, not the City's advice",
    ):  # fmt: skip
        assert expected in words, expected
    assert "draft" not in words.lower()
    assert {"/H1", "/H2", "/P", "/Table", "/TH", "/TD", "/L"} <= roles(paper)
    with pikepdf.open(io.BytesIO(paper)) as opened:
        fonts = [
            one
            for one in opened.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"
        ]
        assert fonts and all("/FontFile2" in one or "/FontFile3" in one for one in fonts)
        assert str(opened.Root.Lang) == "en"


def test_a_report_is_prepared_and_sent_by_its_forms(committee: Committee, send: Callable[..., Any], page: Any) -> None:
    answer = send(
        "cam", "/hall/committee/reports/prepare/", first=FIRST, last=TODAY, text="It met.", recommendations="\n"
    )
    assert answer.status_code == 422
    answer = send("cam", "/hall/committee/reports/prepare/", first=FIRST, last=TODAY, text="It met.",
                  recommendations="Print signs.\n\n  Name people. ")  # fmt: skip
    assert answer.status_code == 302
    one = MayorReport.objects.get()
    assert one.told.open()["recommendations"] == ["Print signs.", "Name people."]
    assert "Send the report to the Mayor" in page("flo", "/hall/")
    assert send("flo", f"/hall/committee/reports/{one.pk}/send/", sure="on").status_code == 302
    assert "Send the report to the Mayor" not in page("flo", "/hall/")
    with pytest.raises(NotThere):
        committee.do("flo", SendReport(one.pk + 1))
