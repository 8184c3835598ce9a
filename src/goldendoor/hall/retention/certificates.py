"""The certificate of what was destroyed on a day: record by record, under what, and which entry of the ledger says so."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Min

from goldendoor.hall.acting import NotThere
from goldendoor.hall.printing.paper import printed
from goldendoor.hall.retention import access
from goldendoor.hall.retention.models import RecordEnd
from goldendoor.hall.retention.past import WARNED_BEFORE

RECORDS_IN_A_PART = 500


@dataclass(frozen=True, slots=True)
class Coming:
    """How many records of a kind and an agency come to their end, when counsel was warned, and when they may be destroyed."""

    kind: str
    agency: str
    count: int
    warned_on: date
    first: date


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which something was destroyed, how much, and in how many parts its certificate comes."""

    day: date
    count: int

    @property
    def slug(self) -> str:
        """The day as it stands in an address."""
        return self.day.isoformat()

    @property
    def parts(self) -> range:
        """The numbers of the parts."""
        return range(1, -(-self.count // RECORDS_IN_A_PART) + 1)


@dataclass(frozen=True, slots=True)
class Certificate:
    """One part of a day's certificate."""

    day: date
    number: int
    of: int
    count: int
    lines: tuple[RecordEnd, ...]


def coming(office: str, agency: str) -> list[Coming]:
    """What comes to its end, as far as this counsel may see it, the soonest first."""
    found = access.ends_seen(office, agency).filter(destroyed_on=None).order_by()
    grouped = found.values("kind", "agency", "warned_on").annotate(count=Count("pk"), last=Min("last_day"))
    lines = (
        Coming(
            one["kind"], one["agency"], one["count"], one["warned_on"],
            max(one["last"] + timedelta(days=1), one["warned_on"] + WARNED_BEFORE),
        )
        for one in grouped
    )  # fmt: skip
    return sorted(lines, key=lambda one: (one.first, one.kind, one.agency))


def days(office: str, agency: str) -> list[Day]:
    """The days on which something was destroyed that this counsel may see, the last first."""
    found = access.ends_seen(office, agency).filter(destroyed_on__isnull=False).order_by()
    counted = found.values_list("destroyed_on").annotate(count=Count("pk"))
    return sorted((Day(day, count) for day, count in counted), key=lambda one: one.day, reverse=True)


def certificate(office: str, agency: str, day: str, part: str) -> Certificate:
    """One part of the certificate of a day.

    Raises:
        NotThere: where nothing was destroyed on it that this counsel may see, or there is no such part.
    """
    found = next((one for one in days(office, agency) if one.slug == day), None)
    if found is None or not part.isascii() or not part.isdigit() or int(part) not in found.parts:
        raise NotThere("There is no such certificate.")
    first = (int(part) - 1) * RECORDS_IN_A_PART
    ended = access.ends_seen(office, agency).filter(destroyed_on=found.day).order_by("entry")
    lines = tuple(ended[first : first + RECORDS_IN_A_PART])
    return Certificate(found.day, int(part), len(found.parts), found.count, lines)


def printed_certificate(part: Certificate, made_up: bool) -> bytes:
    """The certificate as PDF; nothing of what was in the records is in it.

    Raises:
        CannotPrint: where this machine cannot draw text.
    """
    shown = {"part": part, "lines": [(one, _by_schedule(one.under)) for one in part.lines], "made_up": made_up}
    title = "Certificate of destruction" + (f", part {part.number} of {part.of}" if part.of > 1 else "")
    return printed("retention/certificate.html", shown, title=title, dated=part.day)


def _by_schedule(under: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The fields that each schedule let be destroyed, without the name of the record's kind."""
    by: dict[str, list[str]] = {}
    for field, cites in under:
        by.setdefault(cites, []).append(field.partition(".")[2])
    return [(", ".join(fields), cites) for cites, fields in by.items()]
