"""Who is told that a step waits for their office. Of the matter itself nothing is told."""

from goldendoor.hall.matters import access
from goldendoor.hall.matters.models import Kind, Step
from goldendoor.hall.matters.parties import STAND_INS
from goldendoor.hall.matters.plan import ASKER
from goldendoor.hall.notices.outbox import post, register_notice
from goldendoor.hall.people.offices import NOBODYS_OFFICE

WAITS, WAITS_UNTIL, EMERGENCY = "step-opened", "step-opened-with-a-day", "emergency-to-look-at"
SUBJECT = "Something waits for you in City Hall"


def register() -> None:
    """Make these notices known."""
    register_notice(WAITS, SUBJECT, "Something waits for your office.", still=_waits)
    register_notice(WAITS_UNTIL, SUBJECT, "Something waits for your office, to be done by {day}.", still=_waits)
    register_notice(
        EMERGENCY, SUBJECT, "An emergency was found. It is to be looked at afterwards, by {day}.", still=_waits
    )


def tell_of(step: Step) -> None:
    """Have the office of a step told that it waits, once.

    Whoever asked sees their own steps where they asked; and what nobody's office owes, nobody is told of.
    """
    if step.office == ASKER or (step.office in NOBODYS_OFFICE and step.office not in STAND_INS):
        return
    kind = EMERGENCY if step.kind == Kind.REVIEW and step.due else WAITS_UNTIL if step.due else WAITS
    agency = step.agency.code if step.agency else None
    about = {"day": step.due} if step.due else {}
    post(kind, f"step/{step.pk}", step.office, agency, step.opened_at, **about)


def _waits(key: str) -> bool:
    return access.is_open(int(key.rpartition("/")[2]))
