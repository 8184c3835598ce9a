"""What is stored about notices, and why."""

from goldendoor.hall.sealing.inventory import Declared

DECLARED: dict[str, Declared] = {}
NOT_ABOUT_PEOPLE = {
    "Notice.kind": "The name of a kind of notice.",
    "Notice.key": "Numbers, days and codes that tell one notice from another.",
    "Notice.office": "The name of an office, whoever holds it.",
    "Notice.agency": "The name of an agency.",
    "Notice.about": "Days, counts, agencies, offices and sections of the law: anything else is refused.",
    "Notice.at": "When something was to be told; nothing is said of whom it is about.",
}
