"""The only way to designations: whose an office may see, and who held a post as far as it was entered by a day."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import QuerySet

from goldendoor.hall.acting import NotThere
from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.designations.history import Term
from goldendoor.hall.designations.models import Consultation, Designation
from goldendoor.hall.finding import there
from goldendoor.hall.people.access import HeldOffice, agencies, may, offices_of, once
from goldendoor.hall.people.models import Agency
from goldendoor.hall.people.offices import SEES_NO_REGISTER

SEES_EVERY_AGENCYS = frozenset({"chief_privacy_officer", "response_committee", "first_deputy_mayor", "mayors_office"})


def sees_designations(held: Iterable[HeldOffice]) -> tuple[HeldOffice, ...]:
    """Those of the offices held that see who holds a post at all."""
    return tuple(one for one in held if one.office not in SEES_NO_REGISTER)


def agencies_seen(account_id: int, today: date) -> QuerySet[Agency]:
    """The agencies whose posts somebody may see: all of them, or those of their own offices."""
    held = sees_designations(offices_of(account_id, today))
    if may(held, SEES_EVERY_AGENCYS):
        return agencies()
    return agencies().filter(code__in={one.agency for one in held})


def agency_seen(account_id: int, today: date, code: str) -> Agency:
    """One of them.

    Raises:
        NotThere: where this person may not see its posts, or there is no such agency.
    """
    found = agencies_seen(account_id, today).filter(code=code).first()
    if found is None:
        raise NotThere("There is no such agency.")
    return found


def designations_seen(account_id: int, today: date) -> QuerySet[Designation]:
    """The designations that somebody may see, the newest first, those that were corrected too."""
    everything = Designation.objects.select_related(
        "agency", "account", "named_by", "ended_by", "sent_by", "received_by", "corrects", "corrected_by__named_by"
    )
    return everything.filter(agency__in=agencies_seen(account_id, today)).order_by("-designated_on", "-pk")


def designation(account_id: int, today: date, number: int) -> Designation:
    """One of them.

    Raises:
        NotThere: where this person may not see it, or there is none.
    """
    return there(designations_seen(account_id, today), number, "There is no such designation.")


def consultations(left: int) -> QuerySet[Consultation]:
    """When an agency consulted about the post that somebody left, in order."""
    return Consultation.objects.filter(left_id=left).select_related("noted_by").order_by("day")


def of_a_post(agency_code: str, post: str) -> list[Designation]:
    """Everything that was ever entered about a post of an agency, for the house itself and for no page."""

    def find() -> list[Designation]:
        found = Designation.objects.filter(agency__code=agency_code, post=post).select_related("corrected_by")
        return list(found.order_by("designated_on", "pk"))

    return once(("of a post", agency_code, post), find)


def terms(agency_code: str, post: str, by: date) -> tuple[Term, ...]:
    """Who held a post of an agency and who holds it, as it was entered by the end of a day; what was corrected is left out."""
    return terms_of(of_a_post(agency_code, post), by)


def terms_of(rows: Iterable[Designation], by: date) -> tuple[Term, ...]:
    """The same, of rows that are at hand."""
    known = [one for one in rows if entered_on(one.named_at) <= by and not _corrected_by(one, by)]
    return tuple(sorted((term_of(one, by) for one in known), key=lambda one: (one.designated_on, one.number)))


def sent(agency_code: str, post: str, by: date) -> tuple[Designation, ...]:
    """The designations whose names were sent, as was entered by the end of a day; those that were corrected since too."""
    return sent_of(of_a_post(agency_code, post), by)


def sent_of(rows: Iterable[Designation], by: date) -> tuple[Designation, ...]:
    """The same, of rows that are at hand."""
    found = [one for one in rows if one.sent_at is not None and entered_on(one.sent_at) <= by]
    return tuple(sorted(found, key=lambda one: (one.sent_on or date.max, one.pk)))


def term_of(one: Designation, by: date) -> Term:
    """The days of a designation, as they were entered by the end of a day."""
    ended = one.ended_at is not None and entered_on(one.ended_at) <= by
    was_sent = one.sent_at is not None and entered_on(one.sent_at) <= by
    return Term(
        one.pk, one.designated_on, one.last_day if ended else None, one.interim, entered_on(one.named_at),
        one.sent_on if was_sent else None,
    )  # fmt: skip


def entered_on(at: datetime) -> date:
    """The day on which something was entered, as the city counts days."""
    return at.astimezone(CITY_TIME).date()


def correction_of(one: Designation) -> Designation | None:
    """What corrects a designation, if anything does."""
    return getattr(one, "corrected_by", None)


def _corrected_by(one: Designation, by: date) -> bool:
    later = correction_of(one)
    return later is not None and entered_on(later.named_at) <= by
