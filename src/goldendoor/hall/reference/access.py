"""The only way to reference data. It is no secret; only the keeper changes it."""

from django.db.models import QuerySet

from goldendoor.hall.finding import there
from goldendoor.hall.reference.models import Building, Contact


def buildings() -> QuerySet[Building]:
    """The city's buildings, by agency and name."""
    return Building.objects.select_related("agency")


def building(number: int) -> Building:
    """One of them.

    Raises:
        NotThere: where there is none of that number.
    """
    return there(buildings(), number, "There is no such building.")


def building_named(agency: str, name: str) -> Building | None:
    """A building of an agency by its name."""
    return buildings().filter(agency__code=agency, name=name).first()


def contacts() -> QuerySet[Contact]:
    """Whom to call, by party."""
    return Contact.objects.select_related("agency", "building")


def contact(number: int) -> Contact:
    """One of them.

    Raises:
        NotThere: where there is none of that number.
    """
    return there(contacts(), number, "There is no such contact.")


def contact_at(party: str, agency: str | None, building: int | None) -> Contact | None:
    """Whom to call of a party in a place: the whole city, an agency or a building."""
    where = {"agency": None} if agency is None else {"agency__code": agency, "building_id": building}
    return contacts().filter(party=party, **where).first()
