"""Offices are held from a day through another, lapse by themselves, and nobody gives one to themselves."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.hall.cities import NOW, TODAY, a_city, somebody

from goldendoor.hall.acting import Act, NotThere, Refused, SignInAgain, perform
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.people import access
from goldendoor.hall.people.actions import CloseAccount, EndOffice, GrantOffice, OpenAccount
from goldendoor.hall.people.models import Account, Holding
from goldendoor.hall.people.offices import NOBODYS_OFFICE, OF_THE_HOUSE, offices

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_city(db: None) -> None:
    a_city()


def grant(**other: object) -> GrantOffice:
    given = {"work_name": "ada", "office": "agency_privacy_officer", "agency": "DSS", "since": TODAY}
    return GrantOffice(**{**given, **other})


def test_every_party_of_the_law_that_somebody_can_be_is_an_office() -> None:
    named = offices(corpus())
    assert {"agency_privacy_officer", "duty_chief", "legal_bureau", "chief_privacy_officer"} <= named.keys()
    assert set(OF_THE_HOUSE) <= named.keys()
    assert not NOBODYS_OFFICE & named.keys()
    assert named["duty_chief"].of_the_law
    assert not named["auditor"].of_the_law


@pytest.mark.parametrize(("days_from_today", "held"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_an_office_is_held_from_its_first_day_through_its_last(days_from_today: int, held: bool) -> None:
    officer = somebody("ada", "agency_privacy_officer", "DSS", since=TODAY - timedelta(1), until=TODAY + timedelta(1))
    there = access.offices_of(officer.account.pk, TODAY + timedelta(days_from_today))
    assert bool(there) is held


def test_the_keeper_opens_an_account_and_grants_an_office_and_the_officer_may_then_see_the_agency() -> None:
    keeper, worker = somebody("kay", "keeper", "MOIA"), somebody("wes", "worker", "DSS")
    perform(OpenAccount("ada", "Ada"), keeper.acting())
    perform(grant(), keeper.acting())
    ada = Account.objects.get(name="ada")
    assert [one.office for one in access.offices_of(ada.pk, TODAY)] == ["agency_privacy_officer"]
    assert worker.account.pk in {one.account_id for one in access.holdings_seen(ada.pk, TODAY)}
    assert Holding.objects.get(account=ada).granted_by == keeper.account


def test_one_agency_never_sees_who_works_for_another() -> None:
    officer = somebody("ada", "agency_privacy_officer", "DSS")
    elsewhere = somebody("dan", "supervisor", "DOC")
    held = Holding.objects.get(account=elsewhere.account)
    assert {one.agency.code for one in access.holdings_seen(officer.account.pk, TODAY)} == {"DSS"}
    with pytest.raises(NotThere):
        access.holding(officer.account.pk, TODAY, held.pk)
    with pytest.raises(NotThere):
        access.holding(officer.account.pk, TODAY, 9_999)


def test_nobody_grants_themselves_an_office_nor_does_the_database_let_them() -> None:
    keeper = somebody("kay", "keeper", "MOIA")
    with pytest.raises(Refused, match="themselves"):
        perform(grant(work_name="kay"), keeper.acting())
    with pytest.raises(IntegrityError), transaction.atomic():
        Holding.objects.create(
            account=keeper.account, agency=access.agency_of_code("MOIA"), office="auditor", since=TODAY,
            granted_by=keeper.account,
        )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Holding.objects.create(
            account=keeper.account, agency=access.agency_of_code("MOIA"), office="auditor", since=TODAY
        )


def test_a_grant_and_an_end_need_a_fresh_sign_in() -> None:
    keeper = somebody("kay", "keeper", "MOIA")
    somebody("ada", "supervisor", "DSS")
    for late in (None, NOW - timedelta(minutes=15, seconds=1), NOW + timedelta(minutes=1)):
        with pytest.raises(SignInAgain):
            perform(grant(), keeper.acting(signed_in=late))
    perform(grant(), keeper.acting(signed_in=NOW - timedelta(minutes=15)))


@pytest.mark.parametrize(
    "office", ["auditor", "publisher", "translator", "agency_head", "worker", "chief_privacy_officer"]
)
def test_no_other_office_keeps_accounts(office: str) -> None:
    other = somebody("oda", office, "DSS")
    somebody("ada", "supervisor", "DSS")
    for act in (OpenAccount("new", "New"), CloseAccount("ada"), grant(), EndOffice(1, TODAY)):
        with pytest.raises(Refused):
            perform(act, other.acting())
    assert not Account.objects.filter(name="new").exists()


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"work_name": "nobody"}, "no account"),
        ({"office": "sheriff"}, "names no office"),
        ({"agency": "FBI"}, "no agency FBI"),
        ({"employment": "friend"}, "employed"),
        ({"until": TODAY - timedelta(1)}, "before it begins"),
        ({"since": TODAY - timedelta(2)}, "days that are over"),
    ],
)
def test_a_grant_that_makes_no_sense_is_refused_in_a_sentence(other: dict[str, object], why: str) -> None:
    keeper = somebody("kay", "keeper", "MOIA")
    somebody("ada", "supervisor", "DSS")
    with pytest.raises(Refused, match=why):
        perform(grant(**other), keeper.acting())
    assert not Holding.objects.filter(office="agency_privacy_officer").exists()


@pytest.mark.parametrize(
    ("first", "second", "overlap"),
    [
        ((date(2026, 3, 1), date(2026, 3, 10)), (date(2026, 3, 10), None), True),
        ((date(2026, 3, 1), date(2026, 3, 10)), (date(2026, 3, 11), None), False),
        ((date(2026, 3, 5), None), (date(2026, 3, 1), date(2026, 3, 4)), False),
        ((date(2026, 3, 5), None), (date(2026, 3, 1), date(2026, 3, 5)), True),
        ((date(2026, 3, 5), None), (date(2026, 4, 1), None), True),
    ],
)
def test_an_office_is_not_granted_twice_for_the_same_days(
    monkeypatch: pytest.MonkeyPatch, first: tuple[date, date | None], second: tuple[date, date | None], overlap: bool
) -> None:
    keeper = somebody("kay", "keeper", "MOIA")
    somebody("ada", "agency_privacy_officer", "DSS", since=first[0], until=first[1])
    again = grant(since=second[0], until=second[1])
    monkeypatch.setattr(access, "is_made_up", lambda: True)  # so that days that are over can be tried too
    if overlap:
        with pytest.raises(Refused, match="already"):
            perform(again, keeper.acting())
    else:
        perform(again, keeper.acting())
    assert Holding.objects.filter(office="agency_privacy_officer").count() == 2 - overlap


def test_an_office_is_ended_from_today_or_yesterday_and_never_for_days_that_are_over() -> None:
    keeper = somebody("kay", "keeper", "MOIA")
    officer = somebody("ada", "agency_privacy_officer", "DSS")
    number = Holding.objects.get(account=officer.account).pk
    with pytest.raises(Refused, match="days that are over"):
        perform(EndOffice(number, TODAY - timedelta(2)), keeper.acting())
    perform(EndOffice(number, TODAY), keeper.acting())
    assert access.offices_of(officer.account.pk, TODAY)
    assert not access.offices_of(officer.account.pk, TODAY + timedelta(1))
    with pytest.raises(Refused, match="ends sooner"):
        perform(EndOffice(number, TODAY + timedelta(30)), keeper.acting())


def test_the_day_of_an_act_is_the_citys_day() -> None:
    keeper = somebody("kay", "keeper", "MOIA")
    just_after_midnight_in_utc = NOW.replace(hour=3)
    assert keeper.acting(at=just_after_midnight_in_utc).day == TODAY - timedelta(1)


def test_a_closed_account_holds_no_office_any_more() -> None:
    keeper, officer = somebody("kay", "keeper", "MOIA"), somebody("ada", "agency_privacy_officer", "DSS")
    perform(CloseAccount("ada"), keeper.acting())
    assert access.offices_of(officer.account.pk, TODAY) == ()
    with pytest.raises(Refused, match="Somebody else"):
        perform(CloseAccount("kay"), keeper.acting())


def test_acts_have_names_of_their_own() -> None:
    assert {"account.open", "account.close", "office.grant", "office.end"} <= Act.known.keys()
    with pytest.raises(TypeError, match=r"account\.open"):
        type("Another", (Act,), {"name": "account.open", "offices": frozenset(), "check": None, "write": None})
