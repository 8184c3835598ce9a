"""What offices are told of reports: that one waits, that it came back, that it is out; once, and nothing of what is typed."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from tests.hall.cities import somebody
from tests.hall.reports.conftest import CORRECTION, NOW, REQUESTS, TODAY, Do, newest

from goldendoor.hall.acting import Refused
from goldendoor.hall.notices.delivering import deliver
from goldendoor.hall.notices.models import Notice
from goldendoor.hall.reports import access, told
from goldendoor.hall.reports.actions import Correct, GiveBack, PrepareReport, PublishReport, SignReport, TypeFigure
from goldendoor.hall.reports.models import State, StatutoryReport

pytestmark = pytest.mark.django_db
CANARY = "canary-zq4711"
LATER = NOW + timedelta(hours=1)


def signed(does: Do, who: str = "dan", what: tuple[str, ...] = CORRECTION) -> StatutoryReport:
    does(who, PrepareReport(*what))
    does(who, SignReport(newest().pk))
    return newest()


def posted() -> set[tuple[str, str, str]]:
    return set(Notice.objects.values_list("kind", "office", "agency"))


def lines(settings: Any, at: Any = NOW) -> dict[str, str]:
    """The first line of what everybody gets."""
    settings.MAIL_DOMAIN = "city.example"
    mail.outbox.clear()
    deliver(at)
    return {one.to[0].partition("@")[0]: one.body.splitlines()[0] for one in mail.outbox}


def test_a_signed_report_is_told_to_whoever_may_publish_it_and_to_nobody_else(does: Do, settings: Any) -> None:
    signed(does)
    assert posted() == {("report-to-publish", "publisher", ""), ("report-to-publish", "agency_head", "DOC")}
    found = lines(settings)
    assert set(found) == {"pub", "hugo"}
    assert "9-131" in found["pub"] and "1 July 2025 through 30 June 2026" in found["pub"]
    assert lines(settings, LATER) == {}


def test_what_was_prepared_anew_before_it_went_out_waits_for_nobody(does: Do, settings: Any) -> None:
    signed(does)
    does("dan", PrepareReport(*CORRECTION))
    assert lines(settings) == {}


def test_given_back_it_is_a_draft_and_those_who_prepare_it_are_told_each_time(does: Do, settings: Any) -> None:
    report = signed(does)
    for back in (NOW, LATER):
        does("hugo", GiveBack(report.pk, CANARY), back)
        report.refresh_from_db()
        assert (report.state, report.signed_at) == (State.DRAFT, None)
        with pytest.raises(Refused, match="has not signed it"):
            does("pub", PublishReport(report.pk), back)
        assert set(lines(settings, back)) == {"dan"}
        does("dan", SignReport(report.pk), back + timedelta(minutes=9))
    assert [one.reason.open() for one in access.given_back(report)] == [CANARY, CANARY]
    assert CANARY not in str(list(Notice.objects.values()))


@pytest.mark.parametrize(
    ("who", "reason", "why"),
    [
        ("hugo", " ", "what is to be put right"),
        ("con", "No.", "not for the office"),
        ("aud", "No.", "not for the office"),
    ],
)
def test_only_who_would_publish_it_gives_it_back_and_says_why(does: Do, who: str, reason: str, why: str) -> None:
    report = signed(does)
    with pytest.raises(Refused, match=why):
        does(who, GiveBack(report.pk, reason))


def test_it_is_given_back_on_its_page_and_says_why_to_those_who_read_drafts(
    does: Do, visit: Callable[..., Any], send: Callable[..., Any]
) -> None:
    report = signed(does)
    here = f"/hall/reports/{report.pk}/"
    assert "Give it back" in visit("hugo", here).content.decode()
    assert "Give it back" not in visit("dan", here).content.decode()
    assert send("hugo", f"{here}give-back/", reason="A figure is missing.").status_code == 302
    page = visit("dan", here).content.decode()
    assert "Given back on 26 November 2026 by Hugo" in page and "A figure is missing." in page
    does("dan", SignReport(report.pk))
    does("pub", PublishReport(report.pk))
    assert "A figure is missing." not in visit("dan", here).content.decode()
    assert "A figure is missing." not in visit("dan", f"/reports/{report.pk}/").content.decode()


def test_published_it_is_told_to_whom_the_law_sends_it_as_far_as_they_hold_offices_here(does: Do) -> None:
    report = signed(does, "des", REQUESTS)  # for the Speaker, whom nobody is here
    does("pub", PublishReport(report.pk))
    assert "report-published" not in Notice.objects.values_list("kind", flat=True)
    somebody("spe", "speaker", "MOIA")
    does("des", Correct(report.pk, "Late."))
    does("des", SignReport(newest().pk))
    does("pub", PublishReport(newest().pk))
    assert Notice.objects.filter(kind="report-published").values_list("office", "key").get() == (
        "speaker", f"report/{newest().pk}",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("label", "offices"),
    [
        ("what-the-agency-holds", ("mayors_office",)),  # for the Mayor
        ("how-the-card-does", ("mayors_office",)),  # for the Mayor and the Speaker, whom nobody is here
        ("detainers-at-correction", ()),  # for the public
    ],
)
def test_the_law_itself_says_who_receives_a_report(people: Any, label: str, offices: tuple[str, ...]) -> None:
    one = next(each for each in access.wanted_between(date(2026, 1, 1), TODAY) if each.label == label)
    assert told.received_in(one, TODAY) == offices
    assert told.received_in(one, date(2000, 1, 1)) == ()  # nobody held an office then


def test_every_report_that_the_law_orders_can_be_told_of(does: Do, people: Any) -> None:
    """A notice takes places in the law and nothing else; there is none that it would refuse."""
    by = people["des"].acting(NOW, NOW)
    for number, one in enumerate(access.wanted_between(date(2026, 1, 1), date(2026, 12, 31))):
        told.that_it_waits(StatutoryReport(pk=number), one, by)
    assert Notice.objects.filter(office="publisher").count() == number + 1
    assert "canary" not in str(list(Notice.objects.values()))


def test_nothing_that_is_typed_is_in_a_letter(does: Do, settings: Any) -> None:
    does("dan", PrepareReport(*CORRECTION))
    asked_for = "6-federal-money-for-holding-people-asked-for-in-dollars"
    does("con", TypeFigure(newest().pk, asked_for, 4711, (), CANARY))
    does("dan", SignReport(newest().pk))
    deliver(NOW)
    assert CANARY not in str(list(Notice.objects.values())) and "4711" not in str(list(Notice.objects.values("about")))
