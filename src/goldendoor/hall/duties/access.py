"""The only way to what was noted as done: what was known of it by the end of a day, and one by its number."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet

from goldendoor.hall.acting import NotThere
from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.duties.models import Fulfilment


def end_of(day: date) -> datetime:
    """The moment at which a day of the city is over, whichever hours it has."""
    return datetime.combine(day + timedelta(days=1), time(), CITY_TIME)


def day_of(moment: datetime) -> date:
    """The day of a moment, as the city counts days."""
    return moment.astimezone(CITY_TIME).date()


def stands_at_the_end_of(one: Fulfilment, day: date) -> bool:
    """Whether what was noted had not been taken back by the end of a day."""
    return one.taken_back_at is None or one.taken_back_at >= end_of(day)


def noted_by(day: date, keys: Iterable[str] | None = None) -> QuerySet[Fulfilment]:
    """What stood noted as done at the end of a day, the first done first; what was noted later is not among it."""
    over = end_of(day)
    stands = Q(taken_back_at=None) | Q(taken_back_at__gte=over)
    found = Fulfilment.objects.filter(stands, noted_at__lt=over, done_on__lte=day).select_related(
        "noted_by", "noted_for"
    )
    return (found if keys is None else found.filter(key__in=list(keys))).order_by("done_on", "pk")


def history(key: str, day: date) -> QuerySet[Fulfilment]:
    """All that was ever noted about an obligation by the end of a day, what was taken back too, the first first."""
    found = Fulfilment.objects.filter(key=key, noted_at__lt=end_of(day)).select_related("noted_by", "taken_back_by")
    return found.order_by("pk")


def stands(key: str) -> bool:
    """Whether it stands noted that an obligation was done."""
    return Fulfilment.objects.filter(key=key, taken_back_at=None).exists()


def fulfilment(number: int) -> Fulfilment:
    """One that was noted, for acts and pages that then ask whether this person may see the obligation.

    Raises:
        NotThere: where there is none.
    """
    return _found(Fulfilment.objects.select_related("agency").filter(pk=number))


def fulfilment_to_change(number: int) -> Fulfilment:
    """The same, which nobody else changes until this transaction has ended.

    Raises:
        NotThere: where there is none.
    """
    return _found(Fulfilment.objects.select_for_update(of=("self",)).filter(pk=number))


def _found(those: QuerySet[Fulfilment]) -> Fulfilment:
    found = those.first()
    if found is None:
        raise NotThere("Nothing of that number was noted.")
    return found
