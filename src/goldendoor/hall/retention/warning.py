"""Counsel is warned thirty days before something may be destroyed: a notice, and a list on their page."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db import transaction

from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.ledger.recording import record
from goldendoor.hall.notices.outbox import MOST, post, register_notice
from goldendoor.hall.retention import access
from goldendoor.hall.retention.destroying import OFFICE
from goldendoor.hall.retention.models import RecordEnd
from goldendoor.hall.retention.past import WARNED_BEFORE, coming_to_their_end
from goldendoor.hall.retention.retained import Retained, retained

ENDS = "records-end"
AT_A_TIME = 500


def register() -> None:
    """Make the notice known."""
    register_notice(
        ENDS, "Records come to their end",
        "Records come to the end of their schedules: {count} of them. From {first} on they may be destroyed. "
        "Place a hold on what has to stay.",
    )  # fmt: skip


def warn(now: datetime) -> list[str]:
    """For City Hall's clock: warn of every record whose end is near and of which nobody was warned.

    It looks ahead to the end of a month, so that there is one warning a month and not one a day. What is held since, or
    kept longer, is taken off the list: its end is warned of again.
    """
    day = now.astimezone(CITY_TIME).date()
    ahead = day + WARNED_BEFORE
    through = ahead.replace(day=monthrange(ahead.year, ahead.month)[1])
    told = 0
    for one in retained():
        told += _warn(one, day, through, now)
    return [f"retention: counsel is warned of {told:,} records that come to their end"] if told else []


def _warn(one: Retained, day: date, through: date, now: datetime) -> int:
    """Warn of one kind of record; give how many are new."""
    known = access.ends(one.kind)
    coming = {number: (agency, last) for number, agency, last in coming_to_their_end(one, through)}
    new = {number: what for number, what in coming.items() if number not in known}
    gone = [end.pk for number, end in known.items() if number not in coming]
    if not new and not gone:
        return 0
    with transaction.atomic():
        RecordEnd.objects.filter(pk__in=gone, destroyed_on=None).delete()
        RecordEnd.objects.bulk_create(
            (
                RecordEnd(kind=one.kind, number=number, agency=agency, last_day=last, warned_on=day)
                for number, (agency, last) in sorted(new.items())
            ),
            ignore_conflicts=True,
            batch_size=AT_A_TIME,
        )
        if new:
            _tell(one, new, day, now)
            record("retention.warn", by=None, office=OFFICE, records=[], at=now)
    return len(new)


def _tell(one: Retained, new: Mapping[int, tuple[str, date]], day: date, now: datetime) -> None:
    """A notice to the counsel of each agency whose records these are, and to the Corporation Counsel."""
    by_agency: dict[str, list[date]] = defaultdict(list)
    for agency, last in new.values():
        by_agency[agency].append(last)
    for agency, days in sorted(by_agency.items()):
        first = max(min(days) + timedelta(days=1), day + WARNED_BEFORE)
        for office, where in (("agency_general_counsel", agency or None), ("corporation_counsel", None)):
            if where is not None or office in access.FOR_EVERY_AGENCY:
                key = f"{one.kind}/{agency or 'city'}/{day}"
                post(ENDS, key, office, where, now, count=min(len(days), MOST), first=first)
