"""What the keeper entered of whom to call, for the desk: read without a session, and left out where it cannot be read."""

from django.db import DatabaseError

from goldendoor.hall.desk.callees import KeptContact
from goldendoor.hall.people.access import city_records
from goldendoor.hall.reference import access


def kept_contacts(city: str) -> tuple[KeptContact, ...]:
    """The contacts entered for a city. Where the database does not answer, the desk goes on with the city's file alone."""
    try:
        records = city_records()
        if records is None or records.city != city:
            return ()
        kept = [
            KeptContact(
                one.party, one.agency.code if one.agency else "", one.building.name if one.building else "",
                one.desk, one.phone, one.hours, one.note, records.made_up,
            )
            for one in access.contacts()
        ]  # fmt: skip
        # The databases do not agree on where a contact without an agency or a building comes.
        return tuple(sorted(kept, key=lambda one: (one.party, one.agency, one.building)))
    except DatabaseError:
        return ()
