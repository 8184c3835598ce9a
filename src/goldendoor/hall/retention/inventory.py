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
}
