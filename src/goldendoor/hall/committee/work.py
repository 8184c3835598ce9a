"""What waits for somebody on their first screen: what their agency was asked, what is overdue, what waits for their signature."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from goldendoor.hall.committee import access
from goldendoor.hall.committee.models import About
from goldendoor.hall.committee.shown import day_of, notes_by_agency, over_since
from goldendoor.hall.people.access import HeldOffice, may, offices_of
from goldendoor.hall.sealing.destroyed import DESTROYED, opened


@dataclass(frozen=True, slots=True)
class Waits:
    """One thing that waits, with its address; `due` where it has a day."""

    words: str
    address: str
    due: date | None = None
    late: bool = False


def waits_for(account_id: int, today: date) -> tuple[Waits, ...]:
    """What waits for somebody on a day: what is late comes first, then what has a day, then the rest."""
    held = offices_of(account_id, today)
    found = [*_requests(held, today), *_items(held), *_papers(held)]
    return tuple(sorted(found, key=lambda one: (not one.late, one.due or date.max)))


def _requests(held: tuple[HeldOffice, ...], today: date) -> Iterator[Waits]:
    """An agency's own requests; and, for the committee, those of every agency that are overdue."""
    own, sees_overdue = access.own_agencies(held), may(held, access.COMMITTEE)
    if not own and not sees_overdue:
        return
    for one in access.requests_seen(held):
        late = one.due < today
        if over_since(one, today) is None and (one.agency.code in own or (late and sees_overdue)):
            words = f"{one.agency.code} was asked for {About(one.about).label}: {opened(one.told, {}).get('what', DESTROYED)}"
            yield Waits(words, reverse("committee:request", args=[one.pk]), one.due, late)


def _items(held: tuple[HeldOffice, ...]) -> Iterator[Waits]:
    """What an agency has not answered yet about its preparedness."""
    own = access.own_agencies(held)
    for one in access.items_seen(held).filter(crisis__closed_at=None) if own else ():
        noted = notes_by_agency(one.notes)
        for each in one.asked:
            if each.code in own and each.code not in noted:
                address = reverse("committee:note-readiness", args=[one.pk, each.code])
                yield Waits(f"Say how ready {each.code} is: {opened(one.words)}", address)


def _papers(held: tuple[HeldOffice, ...]) -> Iterator[Waits]:
    """A report that waits for the chair, and a text that waits for review."""
    if may(held, access.CHAIR):
        for report in access.reports_seen(held).filter(sent_at=None):
            words = f"Send the report to the Mayor that was prepared on {day_of(report.prepared_at)}"
            yield Waits(words, reverse("committee:report", args=[report.pk]))
    if may(held, access.REVIEWER):
        for version in access.versions_seen(held).filter(reviewed_by=None):
            words = f"Review before it is published: {version.title}, version {version.number}"
            yield Waits(words, reverse("committee:product-version", args=[version.pk]))
