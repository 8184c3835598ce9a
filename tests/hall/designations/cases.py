"""What tests of posts do again and again: an act of somebody on a day, and the designation that it made."""

from datetime import UTC, date, datetime, timedelta

from tests.hall.cities import Person

from goldendoor.hall.acting import Act, perform
from goldendoor.hall.designations.actions import Designate, EndDesignation
from goldendoor.hall.designations.models import Designation

PRIVACY, MEMBER, ACCESS = "privacy-officer", "committee-member", "access-designee"


def at_noon(day: date) -> datetime:
    """Noon in New York, or an hour later."""
    return datetime(day.year, day.month, day.day, 17, tzinfo=UTC)


def done(act: Act, who: Person, on: date) -> Designation:
    """An act was done on a day; the designation that was entered last."""
    now = at_noon(on)
    perform(act, who.acting(at=now, signed_in=now - timedelta(minutes=2)))
    return Designation.objects.latest("pk")


def named(
    who: Person, on: date, post: str = PRIVACY, *, since: date | None = None, interim: bool = False
) -> Designation:
    """Somebody was named on a day."""
    return done(Designate(post, f"Name of {on}", "Room 4", since or on, interim), who, on)


def left(who: Person, number: int, last_day: date, on: date | None = None) -> None:
    """Somebody's last day was entered on it, or on another day."""
    done(EndDesignation(number, last_day), who, on or last_day)
