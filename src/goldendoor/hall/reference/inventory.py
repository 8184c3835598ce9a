"""What reference data stores: places, desks and numbers, and nobody."""

from goldendoor.hall.sealing.inventory import Declared

DECLARED: dict[str, Declared] = {}
NOT_ABOUT_PEOPLE = {
    "Building.name": "The name of a building.",
    "Building.address": "The address of a building of the City.",
    "Building.district": "The part of the city that a building is in.",
    "Building.public_parts": "What of a building is open to everybody.",
    "Contact.party": "The name of a party of the law.",
    "Contact.desk": "The name of a desk or an office, shown to everybody.",
    "Contact.phone": "The number of a desk at work, shown to everybody.",
    "Contact.hours": "When a desk answers.",
    "Contact.note": "How a desk is reached, shown to everybody.",
}
