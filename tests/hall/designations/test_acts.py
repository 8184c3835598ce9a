"""Somebody is named, sent, received, ended, consulted about and corrected: by the right office, each once, and never edited."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from tests.hall.cities import TODAY, somebody
from tests.hall.designations.cases import ACCESS, MEMBER, PRIVACY, done, left, named
from tests.hall.designations.conftest import People

from goldendoor.hall.acting import Act, NotThere, Refused, perform
from goldendoor.hall.designations.access import terms
from goldendoor.hall.designations.actions import (
    CorrectDesignation,
    Designate,
    EndDesignation,
    NoteConsultation,
    Receive,
    TellChiefPrivacyOfficer,
)
from goldendoor.hall.designations.models import Consultation, Designation
from goldendoor.hall.notices.models import Notice

FEB_18, FEB_20, MAR_1, MAR_2, MAR_4 = date(2026, 2, 18), date(2026, 2, 20), date(2026, 3, 1), date(2026, 3, 2), TODAY


def again(one: Designation) -> Designation:
    return Designation.objects.get(pk=one.pk)


def test_the_head_names_somebody_and_the_name_is_sealed(people: People) -> None:
    made = done(Designate(PRIVACY, " Pria Privacy ", "Room 4", FEB_18, work_name="pria"), people["hana"], FEB_20)
    assert (made.agency.code, made.post, made.designated_on, made.interim) == ("DSS", PRIVACY, FEB_18, False)
    assert (made.name.open(), made.contact.open(), made.account) == ("Pria Privacy", "Room 4", people["pria"].account)
    assert "Pria" not in str(made.name)


@pytest.mark.parametrize("name", ["cal", "pria", "wes", "chi", "cam", "may", "lou", "aud"])
def test_nobody_but_a_head_names_anybody(people: People, name: str) -> None:
    with pytest.raises(Refused, match="not for the office you act in"):
        perform(Designate(PRIVACY, "Pria", "Room 4", TODAY), people[name].acting())
    assert not Designation.objects.exists()


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (Designate("mayor", "Pria", "Room 4", TODAY), "no such post"),
        (Designate(PRIVACY, "  ", "Room 4", TODAY), "Say who it is"),
        (Designate(PRIVACY, "Pria", "", TODAY), "Say who it is"),
        (Designate(PRIVACY, "Pria", "Room 4", date(2026, 3, 5)), "a day that has come"),
        (Designate(MEMBER, "Otto", "Room 4", TODAY, interim=True), "for the time being in that post"),
        (Designate(PRIVACY, "Hana", "Room 4", TODAY, work_name="hana"), "Nobody names themselves"),
        (Designate(PRIVACY, "Pria", "Room 4", TODAY, work_name="nobody"), "no account named nobody"),
    ],
)
def test_what_is_wrong_is_refused_with_a_sentence(people: People, act: Act, why: str) -> None:
    with pytest.raises(Refused, match=why):
        perform(act, people["hana"].acting())
    assert not Designation.objects.exists()


def test_a_post_is_held_by_one_and_each_agency_has_its_own(people: People) -> None:
    named(people["hana"], FEB_18)
    with pytest.raises(Refused, match="Somebody holds that post in these days; end that first"):
        named(people["hana"], MAR_2)
    with pytest.raises(Refused, match="Somebody holds that post"):
        named(people["hana"], MAR_2, since=date(2026, 1, 5))
    named(people["hana"], MAR_2, MEMBER)
    named(people["hal"], MAR_2)
    assert Designation.objects.count() == 3


def test_a_lasting_choice_ends_the_time_being_the_day_before(people: People) -> None:
    interim = named(people["hana"], FEB_18, interim=True)
    with pytest.raises(Refused, match="was named on that day or later"):
        named(people["hana"], FEB_20, since=FEB_18)
    with pytest.raises(Refused, match="Somebody holds that post"):
        named(people["hana"], FEB_20, interim=True)
    lasting = named(people["hana"], MAR_2)
    assert (again(interim).last_day, again(interim).ended_by) == (MAR_1, people["hana"].account)
    assert [one.number for one in terms("DSS", PRIVACY, MAR_4)] == [interim.pk, lasting.pk]


def test_a_name_is_sent_by_head_or_counsel_once_and_the_chief_is_told(people: People) -> None:
    made = named(people["hana"], FEB_18)
    for name in ("pria", "wes"):
        with pytest.raises(Refused, match="not for the office"):
            done(TellChiefPrivacyOfficer(made.pk, FEB_20), people[name], FEB_20)
    for sent_on, why in ((date(2026, 2, 21), "still to come"), (date(2026, 2, 17), "before they are named")):
        with pytest.raises(Refused, match=why):
            done(TellChiefPrivacyOfficer(made.pk, sent_on), people["cal"], FEB_20)
    done(TellChiefPrivacyOfficer(made.pk, FEB_20), people["cal"], FEB_20)
    assert (again(made).sent_on, again(made).sent_by) == (FEB_20, people["cal"].account)
    notice = Notice.objects.get()
    assert (notice.office, notice.about) == ("chief_privacy_officer", {"whose": {"agency": "DSS"}})
    with pytest.raises(Refused, match="sent already"):
        done(TellChiefPrivacyOfficer(made.pk, FEB_20), people["hana"], FEB_20)


def test_what_is_no_privacy_officers_name_is_not_sent(people: People) -> None:
    made = named(people["hana"], FEB_18, ACCESS)
    with pytest.raises(Refused, match="this is another post"):
        done(TellChiefPrivacyOfficer(made.pk, FEB_20), people["hana"], FEB_20)


def test_the_chief_receives_what_was_sent_and_nobody_what_they_sent_themselves(people: People) -> None:
    made = named(people["hana"], FEB_18)
    with pytest.raises(Refused, match="not sent yet"):
        done(Receive(made.pk), people["chi"], FEB_20)
    done(TellChiefPrivacyOfficer(made.pk, FEB_20), people["cal"], FEB_20)
    both = somebody("cal", "chief_privacy_officer", "MOIA")
    with pytest.raises(Refused, match="Somebody else has to receive what you sent"):
        done(Receive(made.pk), both, FEB_20)
    done(Receive(made.pk), people["chi"], MAR_2)
    assert (again(made).received_on, again(made).received_by) == (MAR_2, people["chi"].account)
    with pytest.raises(Refused, match="noted already"):
        done(Receive(made.pk), people["chi"], MAR_4)
    with pytest.raises(IntegrityError), transaction.atomic():
        Designation.objects.filter(pk=made.pk).update(received_by=people["cal"].account)


def test_the_last_day_is_entered_once_and_the_chief_hears_of_a_vacancy(people: People) -> None:
    made = named(people["hana"], FEB_18)
    with pytest.raises(Refused, match="before the first"):
        left(people["hana"], made.pk, date(2026, 2, 17), on=MAR_2)
    left(people["hana"], made.pk, date(2026, 3, 31), on=MAR_2)
    notice = Notice.objects.get()
    assert notice.about == {"whose": {"agency": "DSS"}, "since": {"day": "2026-04-01"}}
    with pytest.raises(Refused, match="entered already"):
        left(people["hana"], made.pk, MAR_4)


def test_a_consultation_is_about_a_post_that_fell_vacant(people: People) -> None:
    made = named(people["hana"], FEB_18)
    with pytest.raises(Refused, match="did not fall vacant"):
        done(NoteConsultation(made.pk, FEB_20), people["cal"], FEB_20)
    left(people["hana"], made.pk, FEB_20)
    with pytest.raises(Refused, match="still to come"):
        done(NoteConsultation(made.pk, MAR_4), people["cal"], MAR_2)
    done(NoteConsultation(made.pk, MAR_1), people["cal"], MAR_2)
    with pytest.raises(Refused, match="noted already"):
        done(NoteConsultation(made.pk, MAR_1), people["hana"], MAR_2)
    named(people["hana"], MAR_2)
    with pytest.raises(Refused, match="was filled already"):
        done(NoteConsultation(made.pk, MAR_4), people["cal"], MAR_4)
    assert list(Consultation.objects.values_list("left", "day")) == [(made.pk, MAR_1)]


def corrected(number: int, **other: object) -> CorrectDesignation:
    right = {"holder": "Pria", "contact": "Room 4", "designated_on": FEB_18, "last_day": None, "interim": False}
    return CorrectDesignation(number, **{**right, "reason": "A slip.", **other})


def test_a_correction_takes_the_place_of_what_stands_as_it_was(people: People) -> None:
    made = done(Designate(PRIVACY, "Prai", "Room 4", FEB_18), people["hana"], FEB_20)
    done(TellChiefPrivacyOfficer(made.pk, FEB_20), people["cal"], FEB_20)
    later = done(corrected(made.pk), people["hana"], MAR_2)
    assert (again(made).name.open(), later.name.open(), later.why_corrected.open()) == ("Prai", "Pria", "A slip.")
    assert later.corrects == made
    assert later.sent_on is None, "what is right has to be sent again"
    assert [one.number for one in terms("DSS", PRIVACY, MAR_1)] == [made.pk], "it was not known before it was entered"
    assert [one.number for one in terms("DSS", PRIVACY, MAR_2)] == [later.pk]
    for act in (EndDesignation(made.pk, MAR_4), corrected(made.pk, holder="Pia")):
        with pytest.raises(Refused, match="This was corrected"):
            done(act, people["hana"], MAR_4)


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({}, "what stands there already"),
        ({"contact": "Room 5", "reason": " "}, "Say what was wrong"),
        ({"holder": ""}, "Say who it is"),
        ({"designated_on": date(2026, 3, 5)}, "a day that has come"),
        ({"last_day": date(2026, 2, 1)}, "before the first"),
    ],
)
def test_a_correction_says_what_was_wrong_and_is_held_to_the_same(
    people: People, other: dict[str, object], why: str
) -> None:
    made = done(Designate(PRIVACY, "Pria", "Room 4", FEB_18), people["hana"], FEB_20)
    with pytest.raises(Refused, match=why):
        done(corrected(made.pk, **other), people["hana"], MAR_2)
    assert Designation.objects.count() == 1


def test_a_last_day_that_was_wrong_is_corrected_away(people: People) -> None:
    made = done(Designate(PRIVACY, "Pria", "Room 4", FEB_18), people["hana"], FEB_20)
    left(people["hana"], made.pk, MAR_1)
    named(people["hana"], MAR_2)
    with pytest.raises(Refused, match="Somebody holds that post in these days"):
        done(corrected(made.pk), people["hana"], MAR_4)


@pytest.mark.parametrize("name", ["hal", "holly"])
def test_another_agencys_designation_is_not_there(people: People, name: str) -> None:
    made = named(people["hana"], FEB_18)
    for act in (
        TellChiefPrivacyOfficer(made.pk, TODAY),
        EndDesignation(made.pk, TODAY),
        corrected(made.pk, holder="X"),
    ):
        with pytest.raises(NotThere, match="no such designation"):
            done(act, people[name], TODAY)


def test_a_head_who_sits_in_the_committee_too_acts_for_the_own_agency_alone(people: People) -> None:
    made = named(people["hana"], FEB_18)
    somebody("hal", "response_committee", "MOIA")
    with pytest.raises(NotThere):
        done(EndDesignation(made.pk, TODAY), people["hal"], TODAY)
