"""Who may enter a schedule, place a hold and lift one; and that one agency's counsel reaches no other agency's records."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from tests.hall.cities import NOW, TODAY, Person, somebody
from tests.hall.retention.conftest import note

from goldendoor.hall.acting import NotThere, Refused, SignInAgain, perform
from goldendoor.hall.ledger.verifying import verify
from goldendoor.hall.retention import access
from goldendoor.hall.retention.actions import EnterSchedule, LiftHold, PlaceHold
from goldendoor.hall.retention.models import Hold, Schedule
from goldendoor.hall.retention.retained import register_retained

pytestmark = pytest.mark.usefixtures("sample_kept")
BODY = "sample.Note.body"


def test_counsel_enters_a_schedule_and_it_counts_from_its_day(cal: Person) -> None:
    tomorrow = TODAY + timedelta(1)
    perform(EnterSchedule(BODY, " Schedule GRS-12 ", 24, tomorrow), cal.acting())
    assert not access.schedules_on(TODAY).exists()
    entered = access.schedules_on(tomorrow).get()
    assert (entered.field, entered.cites, entered.months, entered.agency.code) == (BODY, "Schedule GRS-12", 24, "DSS")
    assert entered.entered_by == cal.account
    assert list(verify()) == []


@pytest.mark.parametrize("office", ["agency_head", "supervisor", "keeper", "auditor", "chief_privacy_officer"])
def test_nobody_but_counsel_says_what_is_destroyed_or_held(office: str) -> None:
    other = somebody("ada", office, "DSS").acting()
    for act in (EnterSchedule(BODY, "Schedule GRS-12", 24, TODAY), PlaceHold("a lawsuit"), LiftHold(1)):
        with pytest.raises(Refused, match="not for the office"):
            perform(act, other)
    assert not Schedule.objects.exists() and not Hold.objects.exists()


def test_to_destroy_sooner_needs_a_fresh_sign_in_and_to_hold_does_not(cal: Person) -> None:
    stale = cal.acting(signed_in=NOW - timedelta(hours=2))
    with pytest.raises(SignInAgain):
        perform(EnterSchedule(BODY, "Schedule GRS-12", 24, TODAY), stale)
    perform(PlaceHold("a lawsuit"), stale)
    with pytest.raises(SignInAgain):
        perform(LiftHold(Hold.objects.get().pk), stale)
    assert access.holds_standing().exists()


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (EnterSchedule("sample.Note.nothing", "GRS-12", 24, TODAY), "The inventory has no field sample.Note.nothing."),
        (EnterSchedule(BODY, "  ", 24, TODAY), "cites the approved records schedule"),
        (EnterSchedule(BODY, "GRS-12", 0, TODAY), "1 to 2400 months"),
        (EnterSchedule(BODY, "GRS-12", 24001, TODAY), "1 to 2400 months"),
        (EnterSchedule(BODY, "GRS-12", 24, TODAY - timedelta(2)), "for days that are over"),
        (PlaceHold(" "), "A hold says why."),
        (PlaceHold("a lawsuit", "sample.Nothing"), "No kind of record is called sample.Nothing."),
        (PlaceHold("a lawsuit", number=3), "Name the kind"),
        (PlaceHold("a lawsuit", "sample.Note", 999), "There is no such record."),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(cal: Person, act: EnterSchedule | PlaceHold, words: str) -> None:
    with pytest.raises(Refused, match=words):
        perform(act, cal.acting())
    assert not Schedule.objects.exists() and not Hold.objects.exists()


def test_a_schedule_is_corrected_by_a_later_one_and_never_by_one_before_it(cal: Person, lou: Person) -> None:
    later = TODAY + timedelta(30)
    perform(EnterSchedule(BODY, "GRS-12", 2, later), cal.acting())
    perform(EnterSchedule(BODY, "GRS-12", 24, later), cal.acting())
    with pytest.raises(Refused, match=f"begins on {later} was entered already"):
        perform(EnterSchedule(BODY, "GRS-12", 1, TODAY), cal.acting())
    perform(EnterSchedule(BODY, "GRS-9", 1, TODAY), lou.acting())  # for every agency, which is another matter
    assert [one.months for one in access.schedules_on(later)] == [1, 2, 24]


def test_an_agencys_counsel_holds_that_agencys_records_and_no_others(cal: Person, dov: Person, lou: Person) -> None:
    ours, theirs = note("2026-01-01 DSS"), note("2026-01-01 DOC")
    perform(PlaceHold("a lawsuit", "sample.Note", ours.pk), cal.acting())
    with pytest.raises(NotThere, match=r"^There is no such record\.$"):
        perform(PlaceHold("a lawsuit", "sample.Note", theirs.pk), cal.acting())
    perform(PlaceHold("a lawsuit", "sample.Note", theirs.pk), lou.acting())
    assert [one.number for one in access.holds_seen("agency_general_counsel", "DSS")] == [ours.pk]
    assert not access.holds_seen("agency_general_counsel", "DOC").exists()
    assert [one.number for one in access.holds_seen("corporation_counsel", "MOIA")] == [ours.pk, theirs.pk]
    assert not access.holds_seen("agency_head", "DSS").exists()
    for hold in Hold.objects.all():
        with pytest.raises(NotThere):
            perform(LiftHold(hold.pk), dov.acting())


def test_a_hold_is_lifted_once_and_by_whoever_may_see_it(cal: Person, lou: Person) -> None:
    perform(PlaceHold("a lawsuit"), cal.acting())
    held = Hold.objects.get()
    perform(LiftHold(held.pk), lou.acting())
    held.refresh_from_db()
    assert (held.lifted_by, held.lifted_on) == (lou.account, TODAY)
    with pytest.raises(Refused, match="lifted already"):
        perform(LiftHold(held.pk), cal.acting())
    assert list(verify()) == []


def test_why_something_is_held_is_sealed(cal: Person) -> None:
    perform(PlaceHold("Doe v. City, 26 Civ. 4711"), cal.acting())
    with connection.cursor() as cursor:
        cursor.execute("SELECT reason FROM retention_hold")
        ((stored,),) = cursor.fetchall()
    assert b"Doe" not in bytes(stored)
    assert Hold.objects.get().reason.open() == "Doe v. City, 26 Civ. 4711"


def test_which_schedules_counsel_sees(cal: Person, dov: Person, lou: Person) -> None:
    for person in (cal, dov, lou):
        perform(EnterSchedule(BODY, f"of {person.account.name}", 24, TODAY), person.acting())

    def seen(office: str, agency: str) -> set[str]:
        return {one.cites for one in access.schedules_seen(office, agency)}

    assert seen("agency_general_counsel", "DSS") == {"of cal", "of lou"}
    assert seen("corporation_counsel", "MOIA") == {"of cal", "of dov", "of lou"}
    assert seen("supervisor", "DSS") == set()


def test_the_database_itself_keeps_a_hold_whole(cal: Person) -> None:
    perform(PlaceHold("a lawsuit"), cal.acting())
    for wrong in ({"number": 4}, {"lifted_on": date(2026, 3, 5)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Hold.objects.update(**wrong)


def test_a_kind_is_registered_once(sample_kept: None) -> None:
    with pytest.raises(ValueError, match=r"^The retention of retention\.Hold is registered twice$"):
        register_retained(Hold, lambda hold: None)


def test_an_act_that_fails_on_the_ledger_enters_nothing(cal: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*of: object, **more: object) -> None:
        raise RuntimeError("the ledger is full")

    monkeypatch.setattr("goldendoor.hall.ledger.recording.record", broken)
    acts: list[Callable[[], object]] = [
        lambda: perform(EnterSchedule(BODY, "GRS-12", 24, TODAY), cal.acting()),
        lambda: perform(PlaceHold("a lawsuit"), cal.acting()),
    ]
    for act in acts:
        with pytest.raises(RuntimeError):
            act()
    assert not Schedule.objects.exists() and not Hold.objects.exists()
