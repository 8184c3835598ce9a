"""What is stored about notices and letters, and why."""

from goldendoor.hall.notices.forgetting import KEPT
from goldendoor.hall.people.inventory import CHARTER
from goldendoor.hall.sealing.inventory import Declared

GONE = f"Deleted {KEPT.days} days after it was sent."
TO_WHOM = "To write to whoever holds the office, once."

DECLARED = {
    "Letter.account": Declared(TO_WHOM, CHARTER, passing=GONE),
    "Letter.made_at": Declared("To send it, to try again, and to know when it is old.", CHARTER, passing=GONE),
    "Letter.next_try_at": Declared("To try again after a while.", CHARTER, passing=GONE),
    "Letter.claimed_at": Declared("To find what was left half-way.", CHARTER, passing=GONE),
    "Line.account": Declared(TO_WHOM, CHARTER, passing=GONE),
}
NOT_ABOUT_PEOPLE = {
    "Notice.kind": "The name of a kind of notice.",
    "Notice.key": "Numbers, days and codes that tell one notice from another.",
    "Notice.office": "The name of an office, whoever holds it.",
    "Notice.agency": "The name of an agency.",
    "Notice.about": "Days, counts, agencies, offices and sections of the law: anything else is refused.",
    "Notice.at": "When something was to be told; nothing is said of whom it is about.",
    "Notice.settled_at": "When an office was told.",
    "Letter.mark": "A random number.",
    "Letter.claim": "A random number.",
}
