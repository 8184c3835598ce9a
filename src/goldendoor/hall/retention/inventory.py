"""What is stored about schedules and holds, and why."""

from goldendoor.hall.people.inventory import CHARTER
from goldendoor.hall.sealing.inventory import Declared

WHO_SAID_SO = "To know which counsel answers for what is destroyed and what is kept."

DECLARED = {
    "Schedule.entered_by": Declared(WHO_SAID_SO, CHARTER),
    "Hold.placed_by": Declared(WHO_SAID_SO, CHARTER),
    "Hold.lifted_by": Declared(WHO_SAID_SO, CHARTER),
}
NOT_ABOUT_PEOPLE = {
    "Schedule.field": "The name of a field.",
    "Schedule.cites": "The citation of an approved records schedule.",
    "Schedule.since": "From when a schedule counts.",
    "Hold.kind": "The name of a model.",
    "Hold.placed_on": "When a hold began; of whom it is about nothing is said.",
    "Hold.lifted_on": "When a hold ended.",
    "RecordEnd.kind": "The name of a model.",
    "RecordEnd.agency": "The name of an agency.",
    "RecordEnd.last_day": "Through which day a schedule keeps a record.",
    "RecordEnd.warned_on": "When counsel was told that a record comes to its end.",
    "RecordEnd.destroyed_on": "When a record was destroyed.",
    "RecordEnd.record": "The kind and the number of a record.",
    "RecordEnd.under": "Names of fields, and citations of approved records schedules.",
    "RecordEnd.entry_hash": "The hash of an entry of the ledger.",
}
