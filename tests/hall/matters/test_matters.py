"""A matter as people meet it: who is asked, what may be done then, what is owed, and how it ends."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.hall.cities import NOW, TODAY, Person, somebody
from tests.hall.matters.cases import (
    A_JUDGES_WARRANT,
    AT_THE_DOOR,
    HOW_IT_CAME,
    HOW_THEY_WERE_TOLD,
    IN_PHILADELPHIA,
    OF_THE_PERSON,
    SIGNED,
    THE_ADDRESS,
    another_agency_asks,
    at_the_door,
    do,
    everybody_finds,
    find,
    help_is_asked_for,
    opened,
    steps_open,
    what_is_owed_is_done,
)

from goldendoor.hall.acting import Refused, SignInAgain, perform
from goldendoor.hall.ledger.reading import entries
from goldendoor.hall.matters import access
from goldendoor.hall.matters.actions import CloseMatter, Find, OpenMatter, Reveal, TakeConsent
from goldendoor.hall.matters.models import Consent, Finding, Kind, Matter, Record, Seat, Step

pytestmark = pytest.mark.django_db
People = dict[str, Person]


def close(by: Person, matter: Matter, ending: str) -> Matter:
    perform(CloseMatter(matter.pk, ending), by.acting())
    matter.refresh_from_db()
    return matter


def offices_asked(matter: Matter) -> set[str]:
    return {one.office for one in steps_open(matter, Kind.JUDGE, Kind.APPROVE)}


# -- the door ---------------------------------------------------------------------------------------


def test_a_door_is_not_yet_open_until_three_offices_have_said_no_and_then_it_is_refused(people: People) -> None:
    matter = at_the_door(people["wes"])
    assert (matter.state, offices_asked(matter)) == (
        "not_yet", {"property_official", "agency_general_counsel", "supervisor"},
    )  # fmt: skip
    find(people["ann"], matter, furthers_city_agency_purpose="no", agency_guidelines_checked="no")
    find(people["cal"], matter, access_required_by_law="no")
    assert matter.state == "not_yet"
    find(people["sam"], matter, exigent_circumstances="no")
    assert (matter.state, matter.verdict, offices_asked(matter)) == ("refused", "must_not", set())
    named = Finding.objects.filter(seat__matter=matter).values_list(
        "seat__account__name", "seat__office", "fact", "holds"
    )
    assert ("sam", "supervisor", "exigent_circumstances", False) in named
    assert {one.reason.open() for one in Finding.objects.all()} == {"As the papers show."}


def test_a_judges_warrant_lets_them_in_once_counsel_has_read_it(people: People) -> None:
    matter = at_the_door(people["wes"], **A_JUDGES_WARRANT)
    assert matter.state == "not_yet"
    everybody_finds(people, matter, access_within_warrant_terms="yes", agency_guidelines_checked="yes")
    assert matter.state == "allowed"
    beyond = at_the_door(people["wes"], **A_JUDGES_WARRANT)
    assert everybody_finds(people, beyond, agency_guidelines_checked="yes").state == "refused"


def test_an_emergency_opens_the_door_and_counsel_looks_at_it_the_next_day(people: People) -> None:
    matter = at_the_door(people["wes"])
    find(people["sam"], matter, exigent_circumstances="yes")
    find(people["ann"], matter, agency_guidelines_checked="yes")
    assert matter.state == "allowed"
    (review,) = steps_open(matter, Kind.REVIEW)
    assert (review.office, review.due) == ("agency_general_counsel", TODAY + timedelta(days=1))
    assert "not of the law" in review.computed
    do(people["cal"], review, outcome="as_it_should_be")
    assert not steps_open(matter, Kind.REVIEW)


@pytest.mark.parametrize("ending", ["not_done", "done_anyway", "carried_out"])
def test_a_matter_stays_open_until_somebody_has_looked_at_its_emergency(people: People, ending: str) -> None:
    matter = at_the_door(people["wes"])
    find(people["sam"], matter, exigent_circumstances="yes")
    find(people["ann"], matter, agency_guidelines_checked="yes")
    do(people["wes"], steps_open(matter, Kind.RECORD)[0], **HOW_IT_CAME)
    (review,) = steps_open(matter, Kind.REVIEW)
    with pytest.raises(Refused, match="still to be done"):
        close(people["wes"], matter, ending)
    do(people["cal"], review, outcome="not_so")
    if ending == "carried_out":
        what_is_owed_is_done(people, matter)
    assert close(people["wes"], matter, ending).state == "closed"


def test_where_a_lawyer_has_to_look_the_step_waits_for_them(people: People) -> None:
    matter = at_the_door(people["wes"])
    find(people["ann"], matter, furthers_city_agency_purpose="no", agency_guidelines_checked="no")
    find(people["cal"], matter, access_required_by_law="yes")
    assert (matter.state, matter.verdict) == ("lawyer", "refer")
    (look,) = steps_open(matter, Kind.REVIEW)
    assert matter.told["meanwhile"]
    do(people["ann"], look, outcome="more", note="Ask the court's clerk.")
    assert Record.objects.get(step=look).answers == {"outcome": "more"}
    assert Record.objects.get(step=look).particulars.open() == {"note": "Ask the court's clerk."}


# -- information, help ------------------------------------------------------------------------------


def test_the_privacy_officer_approves_and_what_is_never_kept_is_asked_once_more(people: People) -> None:
    matter = another_agency_asks(people["wes"])
    assert "info_category" not in matter.facts
    find(people["pria"], matter, furthers_purpose_or_mission="yes", apo_written_approval="yes")
    assert matter.state == "not_yet"
    again = another_agency_asks(people["wes"])
    find(people["pria"], again, THE_ADDRESS, furthers_purpose_or_mission="yes", apo_written_approval="yes")
    assert again.state == "allowed"
    assert "info_category" not in again.facts
    assert not Finding.objects.filter(fact="info_category").exists()


def test_a_disclosure_that_the_privacy_officer_declines_is_not_let_go(people: People) -> None:
    matter = another_agency_asks(people["wes"])
    find(people["pria"], matter, THE_ADDRESS, furthers_purpose_or_mission="no", apo_written_approval="no")
    assert matter.state == "not_yet"
    assert Finding.objects.get(seat__matter=matter, fact="apo_written_approval").holds is False
    with pytest.raises(Refused, match="may not be done as things stand"):
        close(people["wes"], matter, "carried_out")


def test_a_disclosure_to_which_every_office_says_no_is_refused(people: People) -> None:
    assert everybody_finds(people, another_agency_asks(people["wes"]), THE_ADDRESS).state == "refused"


def test_the_duty_chief_and_the_legal_bureau_are_two_people(people: People) -> None:
    both = somebody("bo", "duty_chief", "NYPD")
    as_lawyer = somebody("bo", "legal_bureau", "NYPD")
    matter = help_is_asked_for(people["pol"])
    find(both, matter, OF_THE_PERSON, duty_chief_identified_public_safety_issue="yes")
    step = next(one for one in steps_open(matter) if one.office == "legal_bureau")
    assert access.office_for(both.account.pk, TODAY, step) is None
    with pytest.raises(Refused, match="one person fills one part"):
        find(as_lawyer, matter, OF_THE_PERSON, duty_chief_conferred_with_legal_bureau="yes")
    everybody_finds(
        people, matter, OF_THE_PERSON, duty_chief_identified_public_safety_issue="yes",
        duty_chief_conferred_with_legal_bureau="yes",
    )  # fmt: skip
    assert matter.state == "allowed"
    assert help_is_asked_for(people["pol"]).state == "not_yet"


def test_without_the_duty_chief_help_is_refused(people: People) -> None:
    assert everybody_finds(people, help_is_asked_for(people["pol"]), OF_THE_PERSON).state == "refused"


def test_when_a_life_is_in_danger_help_is_given_and_whoever_was_there_tells_whom_and_when(people: People) -> None:
    matter = help_is_asked_for(people["pol"], "agents-and-danger-to-life")
    everybody_finds(people, matter, OF_THE_PERSON, life_safety_emergency="yes")
    assert matter.state == "allowed"
    tell = next(one for one in steps_open(matter, Kind.NOTIFY) if one.office == "ranking_officer_on_scene")
    for missing in ("whom", "when"):
        with pytest.raises(Refused, match="Still to be written down"):
            do(people["rae"], tell, **{name: one for name, one in HOW_THEY_WERE_TOLD.items() if name != missing})
    with pytest.raises(Refused, match="Still to be written down"):
        do(people["rae"], tell, **{**HOW_THEY_WERE_TOLD, "whom": "   "})
    do(people["rae"], tell, **HOW_THEY_WERE_TOLD)
    review = next(one for one in steps_open(matter, Kind.REVIEW) if one.office == "legal_bureau")
    assert review.due == TODAY + timedelta(days=1)


# -- consents ---------------------------------------------------------------------------------------


@pytest.fixture
def in_philadelphia(people: People, city: str) -> Matter:
    assert city == "philadelphia"
    return opened(people["wes"], "disclose", "the-person-signed-a-paper", IN_PHILADELPHIA)


def consented(by: Person, matter: Matter, **other: Any) -> str:
    perform(TakeConsent(matter.pk, **{**SIGNED, **other}), by.acting())
    matter.refresh_from_db()
    return matter.state


@pytest.mark.parametrize("city", ["philadelphia"])
def test_a_persons_own_paper_opens_the_way(people: People, in_philadelphia: Matter) -> None:
    assert in_philadelphia.state == "not_yet"
    assert consented(people["wes"], in_philadelphia) == "allowed"
    assert Consent.objects.get().recipient.open() == "a landlord"


@pytest.mark.parametrize("city", ["philadelphia"])
@pytest.mark.parametrize("other", [{"understood": False}, {"blanket": True}])
def test_a_later_paper_that_does_not_count_takes_nothing_from_one_that_does(
    people: People, in_philadelphia: Matter, other: dict[str, Any]
) -> None:
    assert consented(people["wes"], in_philadelphia, **other) == "not_yet"
    assert consented(people["wes"], in_philadelphia) == "allowed"
    assert consented(people["wes"], in_philadelphia, **other) == "allowed"


@pytest.mark.parametrize("city", ["philadelphia"])
@pytest.mark.parametrize(
    "other",
    [
        {"understood": False},
        {"blanket": True},
        {"scope": ("address",)},
        {"used_once": {"info_category": ["immigration_status", "address"]}},
    ],
    ids=["not understood", "blanket", "of something else", "of a part only"],
)
def test_a_paper_that_does_not_count_opens_nothing(
    people: People, in_philadelphia: Matter, other: dict[str, Any]
) -> None:
    assert consented(people["wes"], in_philadelphia, **other) == "not_yet"
    assert Consent.objects.count() == 1


@pytest.mark.parametrize("city", ["philadelphia"])
@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"given_by": "landlord"}, "by the person, or by a parent"),
        ({"language": " "}, "names its language"),
        ({"language": "Spanish " * 10}, "name of the language only"),
        ({"scope": ("weather",)}, "no kind of information weather"),
        ({"signed_on": TODAY + timedelta(1)}, "a day to come"),
        ({"until": TODAY - timedelta(1)}, "end before it was signed"),
        ({"signed_on": TODAY - timedelta(9), "until": TODAY - timedelta(1)}, "ended by the day of the case"),
        ({"used_once": {"disclosure_required_by_law": "yes"}}, "disclosure_required_by_law is not said here"),
        ({"used_once": {"recipient_kind": "same_agency"}}, "recipient_kind is not said here"),
        ({"used_once": {"info_categori": ["address"]}}, "did you mean info_category"),
    ],
)
def test_a_paper_that_makes_no_sense_is_refused_in_a_sentence(
    people: People, in_philadelphia: Matter, other: dict[str, Any], why: str
) -> None:
    with pytest.raises(Refused, match=why):
        consented(people["wes"], in_philadelphia, **other)
    assert not Consent.objects.exists()
    assert Matter.objects.get().state == "not_yet"


# -- what is not there, what is not known -----------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "situation", "answers", "near"),
    [
        ("give_acces", "", {}, "give_access"),
        ("give_access", "someone-wants-to-come", {}, "someone-wants-to-come-in"),
        ("give_access", "", {"papr_kind": "no_paper"}, "paper_kind"),
        ("give_access", "", {"paper_kind": "court_warant"}, "court_warrant"),
        ("give_access", "", {"exigent_circumstances": "yes"}, "not for whoever asks to say"),
        ("give_access", "", {"city_knowingly_permits": "perhaps"}, "city_knowingly_permits"),
    ],
)
def test_what_the_law_does_not_know_is_refused_with_the_near_match_and_nothing_is_written(
    people: People, act: str, situation: str, answers: dict[str, Any], near: str
) -> None:
    with pytest.raises(Refused, match=near):
        perform(OpenMatter(act, TODAY, answers, situation), people["wes"].acting())
    assert not any(one.objects.exists() for one in (Matter, Seat, Step))


@pytest.mark.parametrize(
    ("values", "used_once", "why"),
    [
        ({}, {}, "at least one"),
        ({"access_required_by_law": "yes"}, {}, "not asked in this step"),
        ({"exigent_circumstances": "perhaps"}, {}, "exigent_circumstances"),
        ({"exigent_circumstances": "unknown"}, {}, "left open"),
        ({"exigent_circumstances": "no"}, {"access_required_by_law": "yes"}, "not said here"),
        ({"exigent_circumstances": "no"}, {"paper_kind": "court_warrant"}, "not said here"),
    ],
)
def test_an_office_finds_only_what_it_was_asked(
    people: People, values: dict[str, Any], used_once: dict[str, Any], why: str
) -> None:
    matter = at_the_door(people["wes"])
    step = next(one for one in steps_open(matter) if one.office == "supervisor")
    with pytest.raises(Refused, match=why):
        perform(Find(step.pk, values, "Because.", used_once), people["sam"].acting())
    with pytest.raises(Refused, match="has a reason"):
        perform(Find(step.pk, {"exigent_circumstances": "no"}, "  "), people["sam"].acting())
    with pytest.raises(SignInAgain):
        late = people["sam"].acting(signed_in=NOW - timedelta(hours=1))
        perform(Find(step.pk, {"exigent_circumstances": "no"}, "Because."), late)
    assert not Finding.objects.exists()


def test_a_standing_authority_that_was_not_in_force_cannot_be_named(people: People) -> None:
    with pytest.raises(Refused, match="No standing authority 77 was in force for DSS on that day"):
        at_the_door(people["wes"], authorities=(77,))
    assert not Matter.objects.exists()


def test_a_matter_of_a_day_in_the_past_is_decided_by_the_law_of_that_day(people: People) -> None:
    now = at_the_door(people["wes"])
    perform(
        OpenMatter("give_access", date(2018, 3, 5), AT_THE_DOOR, "someone-wants-to-come-in"), people["wes"].acting()
    )
    then = Matter.objects.latest("pk")
    assert "property_official" in offices_asked(now)
    assert "property_official" not in offices_asked(then)
    with pytest.raises(Refused, match="ten years"):
        perform(OpenMatter("give_access", date(2015, 3, 5), AT_THE_DOOR), people["wes"].acting())
    with pytest.raises(Refused, match="happens today"):
        perform(OpenMatter("give_access", TODAY + timedelta(1), AT_THE_DOOR), people["wes"].acting())


# -- doing and closing ------------------------------------------------------------------------------


def test_the_record_is_owed_by_whoever_asked_and_numbers_follow_each_other(people: People) -> None:
    first, second = at_the_door(people["wes"]), at_the_door(people["wes"])
    for matter in (second, first):
        do(people["wes"], steps_open(matter, Kind.RECORD)[0], **HOW_IT_CAME)
    numbers = Record.objects.order_by("number").values_list("register", "year", "number", "step__matter")
    assert list(numbers) == [
        ("access_requests", 2026, 1, second.pk), ("access_requests", 2026, 2, first.pk),
    ]  # fmt: skip
    with pytest.raises(Refused, match="not open any more"):
        do(people["wes"], Record.objects.first().step, **HOW_IT_CAME)


def test_a_refused_matter_is_closed_once_it_is_written_down_and_its_open_questions_fall_away(people: People) -> None:
    matter = at_the_door(people["wes"])
    with pytest.raises(Refused, match="register of access requests"):
        close(people["wes"], matter, "not_done")
    do(people["wes"], steps_open(matter, Kind.RECORD)[0], **HOW_IT_CAME)
    with pytest.raises(Refused, match="what became of it"):
        close(people["wes"], matter, "lost")
    assert close(people["wes"], matter, "done_anyway").closed_at == NOW
    assert not steps_open(matter)
    with pytest.raises(Refused, match="closed already"):
        close(people["wes"], matter, "not_done")
    asked = Step.objects.filter(matter=matter, kind=Kind.JUDGE).first()
    with pytest.raises(Refused, match="not open any more"):
        perform(Find(asked.pk, dict.fromkeys(asked.facts, "no"), "Because."), people["cal"].acting())
    with pytest.raises(Refused, match="is closed"):
        perform(TakeConsent(matter.pk, **SIGNED), people["wes"].acting())


def test_what_was_done_is_closed_when_nothing_is_owed_any_more(people: People) -> None:
    matter = at_the_door(people["wes"])
    with pytest.raises(Refused, match="may not be done as things stand"):
        close(people["wes"], matter, "carried_out")
    everybody_finds(people, matter, furthers_city_agency_purpose="yes", agency_guidelines_checked="yes")
    do(people["wes"], steps_open(matter, Kind.RECORD)[0], **HOW_IT_CAME)
    with pytest.raises(Refused, match="still to be done"):
        close(people["wes"], matter, "carried_out")
    what_is_owed_is_done(people, matter)
    assert close(people["wes"], matter, "carried_out").state == "closed"


def test_whoever_looks_at_what_is_sealed_is_named_on_the_ledger(people: People) -> None:
    matter = at_the_door(people["wes"], requester="Agent of the field office")
    assert matter.words.open() == {"requester": "Agent of the field office"}
    perform(Reveal(matter.pk), people["cal"].acting())
    (entry,) = entries(by=people["cal"].account.pk)
    assert (entry.act, entry.office, entry.seen) == (
        "matter.reveal",
        "agency_general_counsel",
        (f"matter/{matter.pk}",),
    )
    with pytest.raises(SignInAgain):
        perform(Reveal(matter.pk), people["cal"].acting(signed_in=None))
