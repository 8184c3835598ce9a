"""A report goes through two people's hands, says what it cannot count, and is never another one once it is published."""

import hashlib
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.hall.cities import Person
from tests.hall.reports.conftest import CORRECTION, NOW, REQUESTS, Do, newest
from tests.hall.reports.registers import asked_for_help, detainer

from goldendoor.hall.acting import NotThere, Refused, SignInAgain, perform
from goldendoor.hall.ledger.models import Entry
from goldendoor.hall.ledger.verifying import verify
from goldendoor.hall.reports.actions import (
    Correct,
    LeaveOut,
    PrepareReport,
    PublishReport,
    SignReport,
    TypeFigure,
    WritePassage,
)
from goldendoor.hall.reports.composing import bytes_of, said
from goldendoor.hall.reports.models import LeftOut, State, StatutoryReport

pytestmark = pytest.mark.django_db
ASKED_FOR, RECEIVED = (
    "6-federal-money-for-holding-people-asked-for-in-dollars", "7-federal-money-for-holding-people-received-in-dollars",
)  # fmt: skip
HURTS, ENDANGERS, ELSEWHERE = (
    "it-would-hurt-an-investigation", "it-would-endanger-people", "the-detainer-reports-have-it",
)  # fmt: skip


def prepared(does: Do, who: str = "des", what: tuple[str, ...] = REQUESTS) -> StatutoryReport:
    does(who, PrepareReport(*what))
    return newest()


def published(does: Do, who: str = "des", what: tuple[str, ...] = REQUESTS, by: str = "pub") -> StatutoryReport:
    report = prepared(does, who, what)
    does(who, SignReport(report.pk))
    does(by, PublishReport(report.pk))
    report.refresh_from_db()
    return report


def figure(report: StatutoryReport, key: str) -> Any:
    report.refresh_from_db()
    return next(one for one in said(report.body).figures if one.key == key)


def test_one_prepares_and_signs_and_another_publishes(does: Do) -> None:
    asked_for_help("NYPD", date(2026, 8, 1), "ice")
    report = prepared(does)
    assert report.state == State.DRAFT and said(report.body).figures[0].figure == 1
    with pytest.raises(Refused, match="has not signed it yet"):
        does("pub", PublishReport(report.pk))
    does("des", SignReport(report.pk))
    with pytest.raises(Refused, match="Somebody else publishes it"):
        does("des", PublishReport(report.pk))
    does("pub", PublishReport(report.pk))
    report.refresh_from_db()
    assert report.state == State.PUBLISHED and report.published_by.name == "pub"
    assert Entry.objects.filter(act="statutory-report.publish").count() == 1


def test_the_database_itself_wants_two_people(does: Do) -> None:
    report = prepared(does)
    does("des", SignReport(report.pk))
    out = {"state": State.PUBLISHED, "published_at": NOW, "sha256": "0" * 64}
    with pytest.raises(IntegrityError), transaction.atomic():
        StatutoryReport.objects.filter(pk=report.pk).update(**out, published_by=report.prepared_by)


def test_the_hash_is_that_of_all_that_it_says(does: Do) -> None:
    report = published(does)
    assert report.sha256 == hashlib.sha256(bytes_of(report.body)).hexdigest()


def test_it_says_by_which_law_and_at_which_place_of_the_ledger_it_was_counted(does: Do) -> None:
    before = Entry.objects.count()
    report = prepared(does)
    assert report.body["ledger_position"] == before
    assert len(report.body["law_hash"]) == 64


def test_what_is_published_does_not_change_when_the_register_does(does: Do) -> None:
    asked_for_help("NYPD", date(2026, 8, 1), "ice")
    report = published(does)
    body = dict(report.body)
    asked_for_help("NYPD", date(2026, 8, 2), "ice")
    for act in (PrepareReport(*REQUESTS), SignReport(report.pk), PublishReport(report.pk)):
        with pytest.raises(Refused, match="published"):
            does("pub" if isinstance(act, PublishReport) else "des", act)
    report.refresh_from_db()
    assert report.body == body and said(report.body).figures[0].figure == 1


def test_a_correction_is_a_new_version_that_says_why(does: Do) -> None:
    asked_for_help("NYPD", date(2026, 8, 1), "ice")
    first = published(does)
    asked_for_help("NYPD", date(2026, 8, 2), "ice")
    does("des", Correct(first.pk, "One request was entered late."))
    second = newest()
    assert (second.version, second.why) == (2, "One request was entered late.")
    assert said(second.body).figures[0].figure == 2
    does("des", SignReport(second.pk))
    does("pub", PublishReport(second.pk))
    first.refresh_from_db()
    assert said(first.body).figures[0].figure == 1
    with pytest.raises(Refused, match="newer version"):
        does("des", Correct(first.pk, "Again."))


def test_a_correction_takes_over_what_offices_told(does: Do) -> None:
    does("dan", PrepareReport(*CORRECTION))
    report = newest()
    does("con", TypeFigure(report.pk, ASKED_FOR, 120_000, (), "the application of 2026"))
    does("dan", SignReport(report.pk))
    does("pub", PublishReport(report.pk))
    does("dan", Correct(report.pk, "Counted again."))
    assert figure(newest(), ASKED_FOR).figure == 120_000


def test_a_period_that_is_not_over_has_no_report(does: Do) -> None:
    with pytest.raises(Refused, match="not over: its last day is 31 December 2026"):
        does("des", PrepareReport("NYC-AC-10-178", "requests-for-help", "2026 quarter 4"))


def test_wrong_names_give_near_matches(does: Do) -> None:
    with pytest.raises(Refused, match="requests-for-help"):
        does("des", PrepareReport("NYC-AC-10-178", "request-for-help", "2026 quarter 3"))
    with pytest.raises(Refused, match="2026 quarter 3"):
        does("des", PrepareReport("NYC-AC-10-178", "requests-for-help", "2026 quarter 33"))


@pytest.mark.parametrize("who", ["lou", "dan", "pria", "chi"])
def test_another_office_does_not_prepare_it(does: Do, who: str) -> None:
    with pytest.raises(Refused, match="not for the office"):
        does(who, PrepareReport(*REQUESTS))


def test_another_agencys_clerk_does_not_prepare_it(does: Do) -> None:
    with pytest.raises(Refused, match="not for the office"):
        does("del", PrepareReport(*CORRECTION))


def test_a_draft_is_not_there_for_another_agency(does: Do) -> None:
    does("dan", PrepareReport(*CORRECTION))
    with pytest.raises(NotThere):
        does("del", TypeFigure(newest().pk, ASKED_FOR, 1, (), "a guess"))


def test_what_no_register_holds_is_told_with_its_source(does: Do) -> None:
    does("dan", PrepareReport(*CORRECTION))
    report = newest()
    does("con", TypeFigure(report.pk, ASKED_FOR, 120_000, (), "the application of 2026"))
    told = figure(report, ASKED_FOR)
    assert told.figure == 120_000
    assert told.notes == (
        "not out of the register: told by the agency's general counsel, from the application of 2026",
    )
    assert figure(report, RECEIVED).shown == "cannot be counted"


def test_a_figure_that_the_register_counts_is_not_typed(does: Do) -> None:
    asked_for_help("NYPD", date(2026, 8, 1), "ice")
    report = prepared(does)
    with pytest.raises(Refused, match="counted from the register"):
        does("des", TypeFigure(report.pk, said(report.body).figures[0].key, 5, (), "a guess"))


def test_parts_have_to_add_up(does: Do) -> None:
    for day in (1, 2, 3):
        detainer("DOC", date(2025, 9, day), "released_when_due")
    does("dan", PrepareReport(*CORRECTION))
    report = newest()
    parts = (("An order of removal", 2), ("Proceedings", 2))
    with pytest.raises(Refused, match="add up to 4, and the whole is 3"):
        does("dan", TypeFigure(report.pk, "1-detainers-received", None, parts, "the forms"))
    does(
        "dan",
        TypeFigure(report.pk, "1-detainers-received", None, (("An order of removal", 2), ("Other", 1)), "the forms"),
    )
    told = figure(report, "1-detainers-received")
    assert told.figure == 3 and [(one.words, one.figure) for one in told.cells] == [
        (("An order of removal",), 2),
        (("Other",), 1),
    ]


@pytest.mark.parametrize(
    ("number", "cells", "source", "why"),
    [
        (None, (), "the forms", "Give the figure"), (1, (), " ", "Say where"), (1, (), "x" * 201, "at most 200"),
        (-1, (), "the forms", "not below zero"), (1, (), "a call from 212-555-0123", "would be published"),
    ],
)  # fmt: skip
def test_what_is_typed_is_looked_at(does: Do, number: int | None, cells: Any, source: str, why: str) -> None:
    does("dan", PrepareReport(*CORRECTION))
    with pytest.raises(Refused, match=why):
        does("dan", TypeFigure(newest().pk, ASKED_FOR, number, cells, source))


def test_whoever_told_a_figure_does_not_publish_it(does: Do, people: dict[str, Person]) -> None:
    does("dan", PrepareReport(*CORRECTION))
    report = newest()
    does("hugo", TypeFigure(report.pk, ASKED_FOR, 1, (), "the application"))
    does("dan", SignReport(report.pk))
    with pytest.raises(Refused, match="you had a part in what it says"):
        does("hugo", PublishReport(report.pk))


def test_the_head_of_the_agency_may_publish_what_others_wrote(does: Do) -> None:
    assert published(does, "dan", CORRECTION, by="hugo").published_in == "agency_head"


def test_the_law_says_which_office_decides_that_an_item_is_left_out(does: Do) -> None:
    hurts = asked_for_help("NYPD", date(2026, 8, 2), "ice")
    report = prepared(does)
    with pytest.raises(Refused, match="not for the office you act in to decide"):
        does("des", LeaveOut(report.pk, hurts.pk, HURTS, "It would warn them."))
    with pytest.raises(Refused, match="not for the office you act in to decide"):
        does("lou", LeaveOut(report.pk, hurts.pk, ELSEWHERE, "The yearly report has it."))
    with pytest.raises(NotThere):
        does("dan", LeaveOut(report.pk, hurts.pk, HURTS, "It would warn them."))


def test_only_the_number_of_what_is_left_out_is_told(does: Do) -> None:
    asked_for_help("NYPD", date(2026, 8, 1), "ice")
    hurts, elsewhere = (asked_for_help("NYPD", date(2026, 8, day), "ice") for day in (2, 3))
    report = prepared(does)
    does("lou", LeaveOut(report.pk, hurts.pk, HURTS, "It would warn them."))
    does("des", LeaveOut(report.pk, elsewhere.pk, ELSEWHERE, "The yearly report has it."))
    report.refresh_from_db()
    told = said(report.body)
    assert told.figures[0].figure == 1 and told.left_out_in_all == 2
    assert [(one.ground, one.citation, one.count) for one in told.left_out] == [
        (HURTS, "10-178(d)(i)", 1), (ELSEWHERE, "10-178(d)", 1),
    ]  # fmt: skip
    assert "warn them" not in str(report.body)
    assert LeftOut.objects.get(matter=hurts).reason.open() == "It would warn them."


def test_an_item_that_is_not_in_the_report_is_not_there(does: Do) -> None:
    other = asked_for_help("NYPD", date(2026, 10, 2), "ice")
    report = prepared(does)
    with pytest.raises(NotThere):
        does("des", LeaveOut(report.pk, other.pk, ELSEWHERE, "Elsewhere."))
    with pytest.raises(Refused, match="no such ground"):
        does("des", LeaveOut(report.pk, other.pk, "it-looks-bad", "It does."))


def test_signed_it_is_changed_by_nobody_unless_it_is_prepared_anew(does: Do) -> None:
    report = prepared(does, "dan", CORRECTION)
    does("dan", SignReport(report.pk))
    with pytest.raises(Refused, match="is signed"):
        does("con", TypeFigure(report.pk, ASKED_FOR, 1, (), "the application"))
    does("con", PrepareReport(*CORRECTION))
    report.refresh_from_db()
    assert report.state == State.DRAFT and report.prepared_by.name == "con"
    with pytest.raises(Refused, match="Whoever prepared it signs it"):
        does("dan", SignReport(report.pk))


def test_what_is_told_in_words_has_to_be_written_before_it_is_signed(does: Do) -> None:
    report = prepared(does, "pria", ("NYC-AC-23-12", "what-the-agency-holds", "2026", "DSS"))
    with pytest.raises(Refused, match="not written yet: What it collects"):
        does("pria", SignReport(report.pk))
    for part in ("collects", "gives-out", "keeps", "policies"):
        does("pria", WritePassage(report.pk, part, f"What there is to say: {part}."))
    does("pria", SignReport(report.pk))
    does("hana", PublishReport(report.pk))
    report.refresh_from_db()
    assert [one.part for one in said(report.body).passages] == ["collects", "gives-out", "keeps", "policies"]


def test_signing_publishing_and_leaving_out_need_a_fresh_sign_in(does: Do, people: dict[str, Person]) -> None:
    item = asked_for_help("NYPD", date(2026, 8, 1), "ice")
    report = prepared(does)
    long_ago = NOW - timedelta(hours=2)
    for who, act in (
        ("des", SignReport(report.pk)), ("pub", PublishReport(report.pk)), ("lou", LeaveOut(report.pk, item.pk, HURTS, "x")),
    ):  # fmt: skip
        with pytest.raises(SignInAgain):
            perform(act, people[who].acting(NOW, long_ago))


def test_the_ledger_agrees_with_every_report(does: Do) -> None:
    asked_for_help("NYPD", date(2026, 8, 1), "ice")
    published(does)
    ours = ("statutory-report/", "cut/", "typed-figure/", "left-out/", "written-passage/")
    assert [one for one in map(str, verify()) if any(name in one for name in ours)] == []


def test_a_matter_late_in_the_evening_of_the_last_of_june_is_of_that_year(does: Do, people: dict[str, Person]) -> None:
    """23:30 in New York is the next day in UTC; the day of the case is the city's."""
    from tests.hall.matters.cases import A_DETAINER

    from goldendoor.hall.matters.actions import OpenMatter

    late = datetime(2026, 7, 1, 3, 30, tzinfo=UTC)
    dan = people["dan"].acting(late, late)
    assert dan.day == date(2026, 6, 30)
    perform(OpenMatter("detain", dan.day, A_DETAINER, "a-detainer-came"), dan)
    report = prepared(does, "dan", CORRECTION)
    assert figure(report, "1-detainers-received").figure == 1
