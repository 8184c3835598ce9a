"""Which acts tell whom: a step in a matter, an emergency, an authority to sign, an office granted or ending."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from tests.hall.cities import NOW, TODAY, Person, somebody
from tests.hall.matters.cases import a_detainer_came, at_the_door, find, steps_open

from goldendoor.hall.acting import perform
from goldendoor.hall.authorities.actions import ApproveAuthority, ProposeAuthority
from goldendoor.hall.authorities.models import Authority
from goldendoor.hall.matters.actions import DoStep, Find
from goldendoor.hall.matters.models import Kind
from goldendoor.hall.matters.plan import ASKER
from goldendoor.hall.notices.delivering import deliver
from goldendoor.hall.notices.models import Letter, Notice
from goldendoor.hall.people.actions import EndOffice, GrantOffice
from goldendoor.hall.people.models import Holding
from goldendoor.hall.people.telling import ending_soon

pytestmark = pytest.mark.django_db
People = dict[str, Person]


@pytest.fixture(autouse=True)
def addresses(settings: object) -> None:
    settings.MAIL_DOMAIN = "city.example"  # type: ignore[attr-defined]


def told(at: object = NOW) -> dict[str, str]:
    """The first line of what everybody gets."""
    mail.outbox.clear()
    deliver(at)  # type: ignore[arg-type]
    return {one.to[0].partition("@")[0]: one.body.splitlines()[0] for one in mail.outbox}


def test_each_open_step_is_told_to_its_office_once_and_not_to_whoever_asked(people: People) -> None:
    matter = at_the_door(people["wes"])
    theirs = [one for one in steps_open(matter) if one.office != ASKER]
    assert theirs and len(theirs) < len(list(steps_open(matter)))
    assert set(Notice.objects.values_list("key", "office", "agency")) == {
        (f"step/{one.pk}", one.office, one.agency.code if one.agency else "") for one in theirs
    }
    found = told()
    assert "sam" in found and "Something waits for your office" in found["sam"]
    assert "wes" not in found and "pol" not in found
    assert told(NOW + timedelta(days=1)) == {}


def test_what_falls_away_or_is_done_before_it_goes_out_is_not_told(people: People) -> None:
    matter = at_the_door(people["wes"])
    matter.steps.update(fell_away_at=NOW)
    assert told() == {} and not Letter.objects.exists()


def test_an_emergency_is_told_to_whoever_looks_at_it_afterwards(people: People) -> None:
    matter = at_the_door(people["wes"])
    find(people["sam"], matter, exigent_circumstances="yes")
    find(people["ann"], matter, agency_guidelines_checked="yes")
    (review,) = steps_open(matter, Kind.REVIEW)
    assert Notice.objects.get(key=f"step/{review.pk}").kind == "emergency-to-look-at"
    assert "cal" in told()
    words = "An emergency was found. It is to be looked at afterwards, by 5 March 2026."
    assert [one.to for one in mail.outbox if words in one.body] == [["cal@city.example"]]


def propose(by: Person) -> None:
    somebody("named", "worker", "DSS")
    perform(ProposeAuthority("designee", "Named", "Access", TODAY, "DSS", holder="named"), by.acting())


def test_an_authority_is_told_to_whoever_signs_it_until_it_is_signed(people: People) -> None:
    propose(people["cal"])
    assert told() == {"hana": "A standing authority waits for a signature that your office gives."}
    perform(ApproveAuthority(Authority.objects.latest("pk").pk), people["hana"].acting())
    assert told() == {}


def test_what_is_signed_before_it_goes_out_is_not_told(people: People) -> None:
    propose(people["cal"])
    perform(ApproveAuthority(Authority.objects.latest("pk").pk), people["hana"].acting())
    assert told() == {}


def test_an_office_granted_is_told_to_the_head_of_the_agency_and_to_every_keeper(people: People) -> None:
    kay = somebody("kay", "keeper", "DSS")
    perform(GrantOffice("wes", "supervisor", "DSS", TODAY), kay.acting())
    words = (
        "The office of supervisor in Agency DSS was granted to somebody, from 4 March 2026. Look whether that is right."
    )
    assert told() == dict.fromkeys(("hana", "kay", "kim"), words)


@pytest.mark.parametrize(("days", "is_told"), [(14, True), (15, False), (0, True), (-1, False)])
def test_an_office_that_ends_within_fourteen_days_is_told_once(people: People, days: int, is_told: bool) -> None:
    last = TODAY + timedelta(days=days)
    Holding.objects.filter(account=people["sam"].account).update(until=last)
    for minutes in (0, 5, 60):
        ending_soon(NOW + timedelta(minutes=minutes))
    found = told(NOW + timedelta(hours=1))
    assert set(found) == ({"hana", "kim"} if is_told else set())
    ending_soon(NOW + timedelta(hours=2))
    assert told(NOW + timedelta(hours=2)) == {}


def test_an_office_whose_end_is_moved_is_told_again(people: People) -> None:
    kay = somebody("kay", "keeper", "DSS")
    number = Holding.objects.get(account=people["sam"].account).pk
    for day, at in ((10, NOW), (3, NOW + timedelta(hours=1))):
        acting = kay.acting(at, at)
        perform(EndOffice(number, TODAY + timedelta(days=day)), acting)
        ending_soon(at)
        assert "hana" in told(at)


CANARIES = ("canary-reason", "canary-custody", "2026-02-27")


def test_no_word_of_a_matter_is_in_a_notice_a_task_or_a_mail(people: People, capfd: pytest.CaptureFixture[str]) -> None:
    matter = at_the_door(people["wes"])
    judge = next(one for one in steps_open(matter, Kind.JUDGE) if one.office == "supervisor")
    perform(Find(judge.pk, {"exigent_circumstances": "yes"}, "canary-reason"), people["sam"].acting())
    held = a_detainer_came(people["dan"])
    written = {"came_at": "2026-02-27T11:30", "body": "ice", "custody_number": "canary-custody"}
    perform(DoStep(next(iter(steps_open(held, Kind.RECORD))).pk, written), people["dan"].acting())
    deliver(NOW)
    assert len(mail.outbox) > 2
    sent = [one.message().as_string() for one in mail.outbox]
    stored = []
    with connection.cursor() as cursor:
        for table in ("notices_notice", "notices_letter", "notices_line", "django_tasks_database_dbtaskresult"):
            cursor.execute(f"SELECT * FROM {table}")
            stored += cursor.fetchall()
    assert [word for word in CANARIES if word in f"{stored}{sent}{capfd.readouterr()}"] == []
    # Nor is told what kind of matter it is, which register, or what was found.
    for word in ("exigent", "detainer", "access", "warrant", "register", "ice"):
        assert not [one for one in sent if f" {word}" in one.partition("\n\n")[2].lower()]
