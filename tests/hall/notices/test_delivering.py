"""Notices go out: to whoever holds the office that day, once, together in one mail, and without a word of any matter."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from email.message import Message
from itertools import pairwise
from typing import Any

import pytest
from django.conf import settings as all_settings
from django.db import connection
from tests.hall.cities import NOW, somebody
from tests.hall.notices.conftest import OVER, Post, named
from tests.hall.notices.mail_server import (
    HANGS,
    LEAVES,
    REFUSES,
    REFUSES_WHAT_IT_SAYS,
    TAKES_AND_LEAVES,
    MailServer,
    nobody_listens,
)

from goldendoor.hall.notices import sending
from goldendoor.hall.notices.delivering import deliver
from goldendoor.hall.notices.models import Letter, Line, Notice, State, Why
from goldendoor.hall.notices.sending import CLAIM_LASTS, PAUSES, NotDelivered
from goldendoor.hall.notices.wording import _told
from goldendoor.hall.people.models import Account, Holding

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("town")]
AGAIN = "You may have had this mail before"


def said(message: Message) -> str:
    return str(message.get_payload(decode=True).decode()).replace("\r\n", "\n")


def test_a_letter_says_what_is_due_and_where_to_look_and_nothing_else(due: Post, server: MailServer) -> None:
    due()
    assert deliver(NOW) == ["notices: 1 letters went out"]
    ((address, letter),) = server.took
    assert (address, letter["To"], letter["From"]) == (
        "hana@city.example", "hana@city.example", "city-hall@city.example",
    )  # fmt: skip
    assert (letter["Subject"], letter["Auto-Submitted"]) == ("Something is due", "auto-generated")
    assert letter.get_content_type() == "text/plain"
    assert said(letter) == (
        "By 8 March 2026 something is due under EO 13 § 2(1) in Agency DSS.\n\n"
        "Sign in to see what it is. City Hall never asks for your password by mail, and no answer to this mail is read.\n\n"
        "https://hall.city.example/hall/\n"
    )


@pytest.mark.parametrize(("number", "shown"), [(2026, "2026"), (3, "3"), (12_345, "12,345")])
def test_a_year_reads_as_a_year_and_a_large_count_as_a_count(number: int, shown: str) -> None:
    assert _told({"number": number}) == shown


def test_one_mail_to_each_tells_of_everything_and_a_second_run_sends_nothing(
    due: Post, posted: Post, server: MailServer
) -> None:
    due()
    posted()
    posted("thing/2")
    posted(office="agency_privacy_officer")
    posted(office="keeper", agency=None)
    for _ in range(3):
        deliver(NOW)
    assert sorted(server.addresses) == ["hana@city.example", "kim@moia.example", "pia@city.example"]
    (to_hana,) = (letter for address, letter in server.took if address.startswith("hana"))
    assert to_hana["Subject"] == "Several things wait in City Hall"
    # The two that say the same are said once.
    assert said(to_hana).splitlines()[:3] == [
        "- By 8 March 2026 something is due under EO 13 § 2(1) in Agency DSS.", "- Something waits.", "",
    ]  # fmt: skip
    posted("thing/3")
    deliver(NOW)
    assert len(server.took) == 4


def test_who_holds_the_office_is_asked_on_the_day_it_goes_out(posted: Post, server: MailServer) -> None:
    Holding.objects.filter(office="agency_head").update(until=date(2026, 3, 10))
    somebody("nora", "agency_head", "DSS", since=date(2026, 3, 11))
    somebody("ned", "agency_head", "DOC")
    posted()
    deliver(NOW + timedelta(days=7, hours=6))
    assert server.addresses == ["nora@city.example"]


@pytest.mark.parametrize(
    ("moment", "whose"),
    [
        (datetime(2026, 3, 8, 4, 59, tzinfo=UTC), "hana"),
        (datetime(2026, 3, 8, 5, tzinfo=UTC), "nora"),
        (datetime(2026, 11, 2, 4, 59, tzinfo=UTC), "hana"),
        (datetime(2026, 11, 2, 5, tzinfo=UTC), "nora"),
    ],
)
def test_the_day_is_the_citys_on_the_nights_when_clocks_change_too(
    moment: datetime, whose: str, posted: Post, server: MailServer
) -> None:
    """8 March 2026 begins at five in UTC, and so does 2 November, after a day of twenty-five hours."""
    first = date(2026, 3, 8) if moment.month == 3 else date(2026, 11, 2)
    Holding.objects.filter(office="agency_head").update(until=first - timedelta(days=1))
    somebody("nora", "agency_head", "DSS", since=first)
    posted()
    deliver(moment)
    assert server.addresses == [f"{whose}@city.example"]


def test_nothing_is_lost_where_nothing_ran_for_a_month_and_what_is_done_by_then_is_not_told(
    posted: Post, server: MailServer
) -> None:
    for day in range(31):
        posted(f"thing/{day}", at=NOW + timedelta(days=day))
    OVER.update(f"thing/{day}" for day in range(30))
    deliver(NOW + timedelta(days=31))
    ((_, letter),) = server.took
    assert said(letter).splitlines()[0] == "Something waits."
    assert Line.objects.count() == 1 and not Notice.objects.filter(settled_at=None).exists()


def test_a_notice_for_an_office_that_nobody_holds_waits_until_somebody_does(posted: Post, server: MailServer) -> None:
    posted(agency="DOC")
    posted("thing/2")
    deliver(NOW)
    somebody("ned", "agency_head", "DOC")
    deliver(NOW + timedelta(days=2))
    assert server.addresses == ["hana@city.example", "ned@city.example"]


def test_where_nobody_holds_an_office_those_who_stand_in_are_told(posted: Post, server: MailServer) -> None:
    posted(office="agency")
    deliver(NOW)
    assert server.addresses == ["hana@city.example"]


def test_a_name_that_makes_no_address_is_told_to_nobody_and_counted(
    posted: Post, server: MailServer, settings: object
) -> None:
    settings.MAIL_DOMAIN = ""  # type: ignore[attr-defined]
    posted()
    posted(office="keeper", agency=None)
    deliver(NOW)
    assert server.addresses == ["kim@moia.example"]
    assert Letter.objects.get(state=State.NO_ADDRESS).account.name == "hana"


def test_an_account_that_was_closed_since_gets_nothing(posted: Post, server: MailServer) -> None:
    server.does[:] = [REFUSES]
    posted()
    deliver(NOW)
    Account.objects.filter(name="hana").update(is_active=False)
    deliver(NOW + PAUSES[0] + timedelta(seconds=20))
    assert server.took == [] and Letter.objects.get().state == State.CLOSED


@pytest.mark.parametrize("refusal", [REFUSES, REFUSES_WHAT_IT_SAYS])
def test_what_is_refused_is_tried_five_times_with_growing_pauses_and_then_given_up(
    refusal: str, posted: Post, server: MailServer
) -> None:
    server.does[:] = [refusal] * 9
    posted()
    at = NOW
    for pause in (*PAUSES, timedelta(0)):
        assert deliver(at) == ["notices: 1 letters did not go out; each is tried five times"]
        assert deliver(at + pause - timedelta(seconds=20)) == []  # not before its time
        at += pause + timedelta(seconds=20)
    assert all(shorter < longer for shorter, longer in pairwise(PAUSES))
    assert deliver(at + timedelta(days=30)) == [] and len(server.does) == 4
    (letter,) = Letter.objects.all()
    assert (letter.state, letter.why, letter.may_have_gone_out) == (State.FAILED, Why.REFUSED, False)


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 3, 8, 6, 50, tzinfo=UTC),  # ten to two; at two it is three
        datetime(2026, 11, 1, 5, 50, tzinfo=UTC),  # ten to two for the first time
        datetime(2028, 2, 29, 4, 50, tzinfo=UTC),  # ten to midnight before the leap day
    ],
)
def test_pauses_are_as_long_as_ever_when_clocks_change(at: datetime, posted: Post, server: MailServer) -> None:
    server.does[:] = [REFUSES] * 3
    posted(at=at)
    for pause in PAUSES[:3]:
        deliver(at)
        before, at = at, Letter.objects.get().next_try_at
        assert pause <= at - before < pause + timedelta(seconds=20)
        assert deliver(at - timedelta(seconds=1)) == []
    assert deliver(at) == ["notices: 1 letters went out"]


def test_one_address_that_is_refused_keeps_no_other_letter_back(posted: Post, server: MailServer) -> None:
    server.does[:] = [REFUSES]
    posted()
    posted(office="agency_privacy_officer")
    posted(office="keeper", agency=None)
    deliver(NOW)
    assert len(server.took) == 2


@pytest.mark.parametrize("trouble", [HANGS, LEAVES, TAKES_AND_LEAVES])
def test_where_nobody_knows_whether_it_was_taken_the_next_one_says_so_and_is_the_same_message(
    trouble: str, posted: Post, server: MailServer
) -> None:
    server.does[:] = [trouble]
    posted()
    deliver(NOW)
    first = list(server.took)
    assert Letter.objects.get().may_have_gone_out
    deliver(NOW + PAUSES[0] + timedelta(seconds=20))
    _, again = server.took[-1]
    assert said(again).startswith(AGAIN)
    assert len(server.took) == len(first) + 1
    assert all(AGAIN not in said(letter) and letter["Message-ID"] == again["Message-ID"] for _, letter in first)


def test_where_no_server_answers_no_try_is_counted_and_it_is_said(posted: Post, settings: object) -> None:
    named(settings, nobody_listens())
    posted()
    posted(office="keeper", agency=None)
    for day in range(20):
        with pytest.raises(NotDelivered, match="cannot be reached: 2 letters wait"):
            deliver(NOW + timedelta(days=day))
    assert set(Letter.objects.values_list("tries", "state")) == {(0, State.WAITING)}
    all_settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert deliver(NOW + timedelta(days=20)) == ["notices: 2 letters went out"]


def test_a_run_that_dies_between_claim_and_sending_is_found_and_told(
    posted: Post, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    posted()

    def dies(*of: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(sending, "_try", dies)
        deliver(NOW)
    assert Letter.objects.get().state == State.CLAIMED
    assert deliver(NOW + CLAIM_LASTS) == []  # it might still be at it
    told = deliver(NOW + CLAIM_LASTS + timedelta(seconds=1))
    assert told[0] == "notices: 1 that an earlier run left half-way went out again, which says so in them"
    ((_, letter),) = server.took
    assert said(letter).startswith(AGAIN)
    (row,) = Letter.objects.all()
    assert (row.state, row.may_have_gone_out, row.claim) == (State.SENT, True, None)


def test_a_run_that_dies_after_sending_sends_once_more_and_says_so(
    posted: Post, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    posted()

    def dies(*of: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(sending, "_settle", dies)
        deliver(NOW)
    deliver(NOW + CLAIM_LASTS + timedelta(seconds=1))
    first, second = (letter for _, letter in server.took)
    assert first["Message-ID"] == second["Message-ID"]
    assert AGAIN not in said(first) and said(second).startswith(AGAIN)


def test_a_letter_with_which_every_run_dies_is_given_up(
    posted: Post, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    posted()

    def dies(*of: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sending, "_try", dies)
    at = NOW
    for _ in range(5):
        with pytest.raises(KeyboardInterrupt):
            deliver(at)
        at += CLAIM_LASTS + timedelta(seconds=1)
    assert deliver(at) == []
    (letter,) = Letter.objects.all()
    assert (letter.state, letter.why, letter.may_have_gone_out) == (State.FAILED, Why.INTERRUPTED, True)


def test_whoever_lost_a_letter_to_somebody_else_writes_nothing_down_about_it(posted: Post, server: MailServer) -> None:
    posted()
    deliver(NOW - timedelta(days=1))
    letter = Letter.objects.first()
    assert letter is None  # it had not come about yet
    sending._give_up(NOW)
    deliver(NOW)
    (letter,) = Letter.objects.all()
    stale = Letter(pk=letter.pk, claim="00000000-0000-0000-0000-000000000001", tries=1, account=letter.account)
    sending._settle(stale, Why.REFUSED, NOW)
    assert Letter.objects.get().state == State.SENT


def test_what_is_made_up_goes_into_a_file_whatever_server_there_is(
    posted: Post, server: MailServer, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "is_made_up", lambda: True)
    monkeypatch.setenv("GOLDENDOOR_CITY_FOLDER", str(tmp_path))
    posted()
    deliver(NOW)
    assert server.took == []
    folder = tmp_path / "letters"  # type: ignore[operator]
    (file,) = folder.iterdir()
    assert "hana@city.example" in file.read_text()
    assert folder.stat().st_mode & 0o777 == 0o700


def test_the_log_of_a_letter_that_failed_holds_nobodys_address(
    posted: Post, server: MailServer, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    server.does[:] = [REFUSES, HANGS]
    posted()
    posted(office="agency_privacy_officer")
    told = deliver(NOW)
    assert not [word for word in ("hana", "pia", "city.example") if word in f"{told}{caplog.text}{capsys.readouterr()}"]


def test_after_ninety_days_nothing_says_who_was_told_of_what_and_nobody_is_told_again(
    due: Post, server: MailServer
) -> None:
    due()
    deliver(NOW)
    deliver(NOW + timedelta(days=90))
    assert Letter.objects.count() == Line.objects.count() == 1
    assert deliver(NOW + timedelta(days=90, seconds=1)) == ["notices: 1 were forgotten after 90 days"]
    assert not Letter.objects.exists() and not Line.objects.exists()
    assert Notice.objects.get().about == {}
    due()
    assert deliver(NOW + timedelta(days=91)) == [] and len(server.took) == 1


def test_what_nobody_could_be_told_is_forgotten_too(posted: Post, server: MailServer) -> None:
    posted(agency="DOC")
    deliver(NOW + timedelta(days=89))
    assert deliver(NOW + timedelta(days=90, seconds=1)) == ["notices: 1 were forgotten after 90 days"]
    somebody("ned", "agency_head", "DOC")
    assert deliver(NOW + timedelta(days=91)) == [] and server.took == []


def test_what_was_posted_long_ago_and_can_be_told_is_told_and_not_forgotten(posted: Post, server: MailServer) -> None:
    posted()
    assert deliver(NOW + timedelta(days=200)) == ["notices: 1 letters went out"]


class Broken(Exception):
    """What goes wrong in a test."""


@pytest.mark.django_db(transaction=True)
def test_wherever_a_run_breaks_off_everybody_is_told_once_or_told_that_it_may_be_twice(
    posted: Post, server: MailServer
) -> None:
    """Each write of a run fails once, in turn; runs go on for a day after it."""
    at = NOW
    for broken_at in range(1, 40):
        server.took.clear()
        posted(f"thing/{broken_at}", at=at)
        posted(f"thing/{broken_at}", office="agency_privacy_officer", at=at)
        left = broken_at

        def break_off(execute: Any, sql: str, *rest: Any) -> Any:
            nonlocal left
            left -= sql.startswith(("INSERT", "UPDATE", "DELETE"))
            if left == 0:
                left = -1
                raise Broken
            return execute(sql, *rest)

        with suppress(Broken), connection.execute_wrapper(break_off):
            deliver(at)
        whole = left > 0
        for hours in range(1, 24):
            deliver(at + timedelta(hours=hours))
        at += timedelta(days=1)
        for address in ("hana@city.example", "pia@city.example"):
            first, *again = [said(letter) for to, letter in server.took if to == address]
            assert AGAIN not in first or not again
            assert all(one.startswith(AGAIN) for one in again) and len(again) <= 1
        if whole:
            break
    assert whole and broken_at > 8
    assert set(Letter.objects.values_list("state", flat=True)) == {State.SENT}
