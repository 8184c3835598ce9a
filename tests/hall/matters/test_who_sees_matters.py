"""Who sees a matter and who does not: another agency's is not there, what is sealed is for its offices alone."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet
from tests.hall.cities import NOW, TODAY, Person, somebody
from tests.hall.matters.cases import (
    AT_THE_DOOR,
    HOW_IT_CAME,
    SIGNED,
    a_detainer_came,
    another_agency_asks,
    at_the_door,
    do,
    opened,
    steps_open,
)

from goldendoor.hall.acting import NotThere, Refused, perform
from goldendoor.hall.matters import access
from goldendoor.hall.matters.actions import CloseMatter, DoStep, Find, OpenMatter, Reveal, TakeConsent
from goldendoor.hall.matters.models import Kind, Matter, Step
from goldendoor.hall.people.actions import CloseAccount
from goldendoor.hall.people.models import Holding

pytestmark = pytest.mark.django_db
People = dict[str, Person]


def seen_by(person: Person) -> QuerySet[Matter]:
    return access.matters_seen(person.account.pk, TODAY)


def nothing_of_it_is_there(for_whom: Person, matter: Matter, step: Step) -> None:
    by = for_whom.acting()
    assert matter not in seen_by(for_whom)
    assert step not in access.waiting_for(for_whom.account.pk, TODAY)
    assert not access.records_seen(for_whom.account.pk, TODAY, matter.register).exists()
    with pytest.raises(NotThere):
        access.matter(for_whom.account.pk, TODAY, matter.pk)
    with pytest.raises(NotThere):
        access.step(for_whom.account.pk, TODAY, step.pk)
    for act in (
        Find(step.pk, dict.fromkeys(step.facts, "no"), "Because."), DoStep(step.pk, HOW_IT_CAME),
        CloseMatter(matter.pk, "not_done"), Reveal(matter.pk), TakeConsent(matter.pk, **SIGNED),
    ):  # fmt: skip
        with pytest.raises(NotThere):
            perform(act, by)
    assert not matter.seats.filter(account=for_whom.account).exists()


@pytest.mark.parametrize(
    "office", ["agency_privacy_officer", "agency_general_counsel", "agency_head", "supervisor", "worker"]
)
def test_what_is_another_agencys_is_not_there_for_any_of_its_officers(people: People, office: str) -> None:
    matter = another_agency_asks(people["wes"])
    do(
        people["wes"],
        steps_open(matter, Kind.RECORD)[0],
        came_at=NOW,
        body="city",
        purpose="audit",
        response="not_given",
    )
    elsewhere = somebody("ella", office, "ACS")
    for step in steps_open(matter):
        nothing_of_it_is_there(elsewhere, matter, step)


def test_a_worker_of_the_same_agency_sees_only_what_they_asked_themselves(people: People) -> None:
    matter = at_the_door(people["wes"])
    assert matter in seen_by(people["wes"])
    nothing_of_it_is_there(somebody("win", "worker", "DSS"), matter, steps_open(matter)[0])


def test_a_detainer_is_seen_by_the_offices_that_handle_it_and_not_by_the_agencys_head(people: People) -> None:
    matter = a_detainer_came(people["dan"])
    head, supervisor = somebody("hed", "agency_head", "DOC"), somebody("sup", "supervisor", "DOC")
    for one in (people["dan"], people["con"]):
        assert matter in seen_by(one)
        assert access.registers_of(one.account.pk, TODAY) == ("detainers",)
    for one in (head, supervisor, somebody("priv", "agency_privacy_officer", "DOC"), people["cal"], people["out"]):
        nothing_of_it_is_there(one, matter, steps_open(matter, Kind.RECORD)[0])


def test_a_certification_is_seen_by_the_offices_that_sign_and_by_nobody_else(people: People) -> None:
    matter = opened(people["wes"], "certify", "a-victim-asks-us-to-certify", {})
    for one in (people["wes"], people["cal"], people["sam"]):
        assert matter in seen_by(one)
    for one in (people["hana"], people["pria"], people["ann"], people["con"], people["chi"]):
        nothing_of_it_is_there(one, matter, steps_open(matter, Kind.RECORD)[0])


def test_the_citys_privacy_officer_sees_disclosures_of_every_agency_and_no_other_register(people: People) -> None:
    theirs, door = another_agency_asks(people["wes"]), at_the_door(people["wes"])
    elsewhere = another_agency_asks(somebody("acs", "worker", "ACS"))
    assert set(seen_by(people["chi"])) == {theirs, elsewhere}
    nothing_of_it_is_there(people["chi"], door, steps_open(door)[0])


def test_an_office_that_lapsed_and_an_account_that_was_closed_do_and_see_nothing(people: People) -> None:
    matter = at_the_door(people["wes"])
    step = next(one for one in steps_open(matter) if one.office == "supervisor")
    Holding.objects.filter(account=people["sam"].account).update(until=TODAY - timedelta(1))
    nothing = Find(step.pk, {"exigent_circumstances": "no"}, "Because.")
    kim = somebody("kim", "keeper", "MOIA")
    perform(CloseAccount("ann"), kim.acting())
    for name in ("sam", "ann"):
        assert not seen_by(people[name]).exists()
        for act in (nothing, OpenMatter("give_access", TODAY, AT_THE_DOOR), CloseMatter(matter.pk, "not_done")):
            with pytest.raises(Refused, match="do not hold that office today"):
                perform(act, people[name].acting())
    assert Matter.objects.count() == 1


def test_nobody_acts_in_an_office_or_agency_that_is_not_theirs(people: People) -> None:
    matter = at_the_door(people["wes"])
    wes = people["wes"].account
    for office, agency in (("supervisor", "DSS"), ("worker", "ACS")):
        posing = Person(wes, office, agency)
        for act in (
            OpenMatter("give_access", TODAY, AT_THE_DOOR), CloseMatter(matter.pk, "not_done"), Reveal(matter.pk),
            TakeConsent(matter.pk, **SIGNED), DoStep(steps_open(matter, Kind.RECORD)[0].pk, HOW_IT_CAME),
        ):  # fmt: skip
            with pytest.raises(Refused, match="do not hold that office today"):
                perform(act, posing.acting())


def test_the_auditor_and_the_keeper_take_part_in_no_matter(people: People) -> None:
    matter = at_the_door(people["wes"])
    for one in (people["aud"], somebody("kay", "keeper", "DSS")):
        assert not seen_by(one).exists()
        assert not access.waiting_for(one.account.pk, TODAY).exists()
        for act in (OpenMatter("give_access", TODAY, AT_THE_DOOR), Reveal(matter.pk)):
            with pytest.raises(Refused, match="not for the office"):
                perform(act, one.acting())
