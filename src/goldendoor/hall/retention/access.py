"""The only way to schedules, holds and the records that they are about: what counsel may see, and what counts when."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from goldendoor.hall.finding import there
from goldendoor.hall.retention.models import Hold, RecordEnd, Schedule
from goldendoor.hall.retention.retained import Retained
from goldendoor.hall.sealing.models import SealedRecord
from goldendoor.hall.sealing.records import living

COUNSEL = frozenset({"agency_general_counsel", "corporation_counsel"})
# Whose schedules and holds are for the records of every agency.
FOR_EVERY_AGENCY = frozenset({"corporation_counsel"})


def schedules_on(day: date) -> QuerySet[Schedule]:
    """Every schedule that counts on a day; of two for one field and agency the later one is the last."""
    return Schedule.objects.filter(since__lte=day).select_related("agency").order_by("field", "since", "pk")


def last_schedule(field: str, agency: str | None) -> Schedule | None:
    """The schedule for a field that begins last, of those of one agency or of those for all."""
    return Schedule.objects.filter(field=field, agency__code=agency).order_by("since", "pk").last()


def schedules_seen(office: str, agency: str) -> QuerySet[Schedule]:
    """The schedules that counsel may see: their agency's and those for all; for the Corporation Counsel every one."""
    found = Schedule.objects.select_related("agency", "entered_by").order_by("field", "since", "pk")
    if office in FOR_EVERY_AGENCY:
        return found
    return found.filter(Q(agency=None) | Q(agency__code=agency)) if office in COUNSEL else found.none()


def holds_standing() -> QuerySet[Hold]:
    """Every hold that nobody has lifted."""
    return Hold.objects.filter(lifted_on=None).select_related("agency").order_by("pk")


def holds_seen(office: str, agency: str) -> QuerySet[Hold]:
    """The holds that counsel may see: their agency's, lifted ones too; for the Corporation Counsel every one."""
    found = Hold.objects.select_related("agency", "placed_by", "lifted_by").order_by("pk")
    if office in FOR_EVERY_AGENCY:
        return found
    return found.filter(agency__code=agency, everywhere=False) if office in COUNSEL else found.none()


def hold_seen(office: str, agency: str, number: int) -> Hold:
    """One hold.

    Raises:
        NotThere: where counsel of this agency may not see it, or there is none.
    """
    return there(holds_seen(office, agency), number, "There is no such hold.")


def ends(kind: str) -> dict[int, RecordEnd]:
    """The records of a kind of whose end counsel was warned and that are not destroyed, by their numbers."""
    return {one.number: one for one in RecordEnd.objects.filter(kind=kind, destroyed_on=None)}


def warned_by(kind: str, day: date) -> frozenset[int]:
    """The numbers of the records of a kind of whose end counsel was warned on a day or before."""
    found = RecordEnd.objects.filter(kind=kind, destroyed_on=None, warned_on__lte=day)
    return frozenset(found.values_list("number", flat=True))


def end_of(kind: str, number: int) -> RecordEnd | None:
    """One record of whose end counsel was warned and that is not destroyed."""
    return RecordEnd.objects.filter(kind=kind, number=number, destroyed_on=None).first()


def ends_seen(office: str, agency: str) -> QuerySet[RecordEnd]:
    """The records that come to their end or came to it, as far as counsel may see: their agency's, or every one."""
    found = RecordEnd.objects.order_by("kind", "number")
    if office in FOR_EVERY_AGENCY:
        return found
    return found.filter(agency=agency) if office in COUNSEL else found.none()


def record(one: Retained, number: int) -> Any | None:
    """A record of a kind by its number; None where it is not there."""
    return _rows(one).filter(pk=number).first()


def records(one: Retained) -> Iterator[tuple[Any, bool]]:
    """Every record of a kind, with whether something sealed in it was not destroyed yet."""
    still = set(living(one.kind).values_list("record_id", flat=True))
    for row in _rows(one).order_by("pk").iterator():
        yield row, row.sealing_id in still


def is_living(one: Retained, row: SealedRecord) -> bool:
    """Whether something sealed in a record was not destroyed yet."""
    return bool(living(one.kind).filter(record_id=row.sealing_id).exists())


def _rows(one: Retained) -> QuerySet[Any]:
    return one.model._base_manager.all()
