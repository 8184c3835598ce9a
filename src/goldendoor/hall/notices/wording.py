"""What a letter says: fixed words, what may be put into them, and the way to City Hall. Nothing of any matter."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.conf import settings

from goldendoor.hall.notices.kinds import kind_of_notice
from goldendoor.hall.notices.models import Notice
from goldendoor.hall.people.access import agency_named

MOST_LINES = 20
SEVERAL = "Several things wait in City Hall"
UNKNOWN = "Something waits for you in City Hall."
AGAIN = "You may have had this mail before: City Hall was interrupted while it was sent."
END = "Sign in to see what it is. City Hall never asks for your password by mail, and no answer to this mail is read."


def subject_of(notices: Iterable[Notice]) -> str:
    """The subject of a letter: that of its notices where they have one, else that there are several."""
    found = {kind.subject for one in notices if (kind := kind_of_notice(one.kind)) is not None}
    return found.pop() if len(found) == 1 else SEVERAL


def words_of(notices: Iterable[Notice], *, may_have_gone_out: bool) -> str:
    """The words of a letter, each notice on a line of its own."""
    lines = list(dict.fromkeys(_line(one) for one in notices))
    shown = lines if len(lines) == 1 else [f"- {one}" for one in lines[:MOST_LINES]]
    more = [f"And {len(lines) - MOST_LINES} more."] if len(lines) > MOST_LINES else []
    told = "\n".join([*([AGAIN, ""] if may_have_gone_out else []), *shown, *more])
    way = f"{settings.CITY_ADDRESS}/hall/" if settings.CITY_ADDRESS else ""
    return "\n\n".join(part for part in (told, END, way) if part) + "\n"


def _line(notice: Notice) -> str:
    kind = kind_of_notice(notice.kind)
    if kind is None or kind.places != notice.about.keys():
        return UNKNOWN  # the program that posted it was another one
    return kind.words.format_map({name: _told(one) for name, one in notice.about.items()})


def _told(one: Mapping[str, str | int]) -> str:
    ((what, value),) = one.items()
    if what == "day":
        day = date.fromisoformat(str(value))
        return f"{day.day} {day:%B %Y}"
    if what == "number":
        return f"{value:,}"
    if what == "office":
        return str(value).replace("_", " ")  # the law's words for it speak to whoever is at the desk
    agency = agency_named(str(value)) if what == "agency" else None
    return agency.words if agency else str(value)
