"""A made-up city's buildings, and whom to call at an agency and at a building of it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from goldendoor.hall.acting import Actor, perform
from goldendoor.hall.people.access import account_of
from goldendoor.hall.people.demonstration import KEEPER, LONG_AGO, Play, everybody
from goldendoor.hall.reference import access
from goldendoor.hall.reference.actions import KeepBuilding, KeepContact

OFFICIAL = "property_official"
# Three days after the city began, when everybody's account is open.
SETTLED_IN, SIGNED_IN_BEFORE = timedelta(days=3), timedelta(minutes=4)
BUILDINGS = (
    KeepBuilding(
        None, "DSS", "East intake (made up)", "1 Made-up Street", "Manhattan", "The lobby and the waiting room."
    ),
    KeepBuilding(
        None, "DSS", "Night shelter (made up)", "2 Made-up Street", "The Bronx", "None: whoever comes in is asked."
    ),
    KeepBuilding(None, "ACS", "Family center (made up)", "3 Made-up Street", "Queens", "The lobby."),
)
# By party, agency and the name of a building: the desk, its number and its hours.
CONTACTS = (
    (OFFICIAL, "DSS", "", "Access officer of Social Services (made up)", "212-555-0121", "day and night"),
    (
        OFFICIAL,
        "DSS",
        "Night shelter (made up)",
        "Shelter director on duty (made up)",
        "212-555-0122",
        "8 in the evening to 8",
    ),
    (
        OFFICIAL,
        "ACS",
        "",
        "Access officer of Children's Services (made up)",
        "212-555-0123",
        "Monday to Friday, 9 to 5",
    ),
)


def made_up_reference(at: datetime) -> Iterator[Play]:
    """What the keeper entered when the city began."""
    yield _play(at - LONG_AGO + SETTLED_IN)


def _play(now: datetime) -> Play:
    yield now
    keeper = everybody()[0]
    by = Actor(account_of(KEEPER).pk, keeper.office, keeper.agency, now, now - SIGNED_IN_BEFORE)
    for building in BUILDINGS:
        perform(building, by)
    for party, agency, name, desk, phone, hours in CONTACTS:
        building = access.building_named(agency, name)
        perform(KeepContact(None, party, agency, building.pk if building else None, desk, phone, hours), by)
