"""Whom to call at the desk: what the keeper entered before the city's file, without a session, and without the records too."""

from collections.abc import Callable, Iterator

import pytest
from django.db import DatabaseError
from django.test import Client
from tests.hall.cities import NOW, TODAY, Person
from tests.hall.matters.cases import at_the_door

from goldendoor.hall.acting import perform
from goldendoor.hall.desk.callees import callee, callees
from goldendoor.hall.desk.law import city
from goldendoor.hall.matters.screen import calls
from goldendoor.hall.people.models import Agency
from goldendoor.hall.reference.actions import KeepBuilding, KeepContact, RemoveContact
from goldendoor.hall.reference.models import Building, Contact

OFFICIAL, FILES_OWN = "property_official", "212-555-0101"
DOOR = "/nyc/someone-wants-to-come-in/"


@pytest.fixture
def keep(people: dict[str, Person]) -> Iterator[Callable[..., None]]:
    """A function by which the keeper enters a number: for the whole city, an agency, or a building of it."""

    def kept(phone: str, agency: str | None = None, building: int | None = None) -> None:
        act = KeepContact(None, OFFICIAL, agency, building, f"Desk {phone}", phone, "day and night")
        perform(act, people["kay"].acting())

    yield kept


def a_building(people: dict[str, Person], name: str = "East intake") -> int:
    perform(KeepBuilding(None, "DSS", name, "1 Street", "Manhattan", "The lobby."), people["kay"].acting())
    return Building.objects.latest("pk").pk


def test_the_citys_file_is_what_counts_until_something_is_entered(people: dict[str, Person]) -> None:
    assert callee(city("nyc"), OFFICIAL).phone == FILES_OWN


def test_what_is_entered_comes_before_the_file_and_the_agencys_before_the_citys(
    people: dict[str, Person], keep: Callable[..., None]
) -> None:
    keep("212-555-0150")
    assert callee(city("nyc"), OFFICIAL).phone == "212-555-0150"
    keep("212-555-0151", "DSS")
    assert callee(city("nyc"), OFFICIAL, "DSS").phone == "212-555-0151"
    for agency in ("", "ACS"):
        assert callee(city("nyc"), OFFICIAL, agency).phone == "212-555-0150"
    assert callee(city("nyc"), OFFICIAL).dial == "+12125550150"
    perform(RemoveContact(Contact.objects.get(agency=None).pk), people["kay"].acting())
    assert callee(city("nyc"), OFFICIAL).phone == FILES_OWN


def test_single_agencies_and_buildings_are_shown_beside_it(
    people: dict[str, Person], keep: Callable[..., None]
) -> None:
    keep("212-555-0151", "DSS")
    keep("212-555-0152", "DSS", a_building(people))
    keep("212-555-0153", "ACS")
    shown = callee(city("nyc"), OFFICIAL)
    assert shown.phone == FILES_OWN
    assert [one.where for one in shown.elsewhere] == ["ACS", "DSS", "East intake, DSS"]
    at_dss = callee(city("nyc"), OFFICIAL, "DSS")
    assert [(one.where, one.phone) for one in at_dss.elsewhere] == [("East intake, DSS", "212-555-0152")]


def test_another_citys_desk_knows_nothing_of_it(people: dict[str, Person], keep: Callable[..., None]) -> None:
    before = callee(city("philadelphia"), OFFICIAL)
    keep("212-555-0150")
    assert callee(city("philadelphia"), OFFICIAL) == before


def test_where_the_records_do_not_answer_the_desk_goes_on_with_the_file(
    keep: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    keep("212-555-0150")

    def broken() -> None:
        raise DatabaseError("no database today")

    monkeypatch.setattr("goldendoor.hall.reference.numbers.city_records", broken)
    assert callees(city("nyc"), [OFFICIAL])[0].phone == FILES_OWN


def test_the_desk_shows_it_to_everybody_and_sets_no_cookie(
    client: Client, people: dict[str, Person], keep: Callable[..., None]
) -> None:
    keep("212-555-0150")
    keep("212-555-0152", "DSS", a_building(people))
    answer = client.get(f"{DOOR}print/", {"on": TODAY.isoformat()})
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "212-555-0150" in page
    assert "East intake, DSS: Desk 212-555-0152" in page
    assert FILES_OWN not in page
    assert not answer.cookies
    assert not client.session.keys()


def test_a_matter_shows_its_own_agencys_desk(people: dict[str, Person], keep: Callable[..., None]) -> None:
    matter = at_the_door(people["wes"])
    keep("212-555-0150")
    keep("212-555-0151", "DSS")
    keep("212-555-0153", "ACS")
    official = next(one for one in calls(matter) if one.party == OFFICIAL)
    assert (official.phone, official.elsewhere) == ("212-555-0151", ())
    assert NOW.date() == TODAY


def test_two_contacts_of_one_party_in_one_place_are_refused_by_the_database(
    people: dict[str, Person], keep: Callable[..., None]
) -> None:
    from django.db import IntegrityError, transaction

    keep("212-555-0150")
    keep("212-555-0151", "DSS")
    keep("212-555-0152", "DSS", a_building(people))
    for one in Contact.objects.all():
        with pytest.raises(IntegrityError), transaction.atomic():
            Contact.objects.create(party=OFFICIAL, agency=one.agency, building=one.building, desk="x", phone="1")
    other = Agency.objects.get(code="ACS")
    Contact.objects.create(party=OFFICIAL, agency=other, desk="x", phone="1")
