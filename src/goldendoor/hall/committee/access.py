"""The only way to the committee's records: who sees a crisis file whole, who a part of it, and for whom there is none."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from goldendoor.hall.acting import Actor, NotThere
from goldendoor.hall.committee.models import (
    Crisis,
    Direction,
    FileEntry,
    Founding,
    MayorReport,
    PreparednessItem,
    Product,
    ProductVersion,
    Readiness,
    Request,
    RequestStep,
    Sending,
)
from goldendoor.hall.finding import there
from goldendoor.hall.people.access import HeldOffice, offices_of
from goldendoor.hall.people.models import Agency

CHAIR, MEMBERS = frozenset({"first_deputy_mayor"}), frozenset({"response_committee"})
COMMITTEE = CHAIR | MEMBERS
MAYORS_OFFICE, REVIEWER = frozenset({"mayors_office"}), frozenset({"corporation_counsel"})
SEES_FILES = COMMITTEE | MAYORS_OFFICE
# Who answers for an agency: its head, and its member of the committee.
ANSWERS_FOR_AN_AGENCY = frozenset({"agency_head"}) | MEMBERS
MAKES_PRODUCTS = SEES_FILES | REVIEWER
# What agencies are shown of a file is what was sent to them or asked of them. Risks, messages and contacts are not.
SHOWN_TO_AGENCIES = ("guidance", "preparedness", "figures")
# After these nothing more comes; and whoever said that they cannot give it may still change their mind.
ENDED = frozenset({"delivered", "withdrawn"})
OVER = ENDED | {"cannot"}
Held = Iterable[HeldOffice]


def held_on(account_id: int, day: date) -> tuple[HeldOffice, ...]:
    """The offices in which somebody has to do with the committee on a day."""
    takes_part = SEES_FILES | ANSWERS_FOR_AN_AGENCY
    return tuple(one for one in offices_of(account_id, day) if one.office in takes_part)


def acting_in(by: Actor) -> tuple[HeldOffice, ...]:
    """The one office in which somebody acts, as what they see by."""
    return (HeldOffice(by.office, by.agency),)


def sees_files(held: Held) -> bool:
    """Whether a crisis file is there as a whole."""
    return any(one.office in SEES_FILES for one in held)


def own_agencies(held: Held) -> frozenset[str]:
    """The agencies that somebody answers for."""
    return frozenset(one.agency for one in held if one.office in ANSWERS_FOR_AN_AGENCY)


def agencies_of_the_city() -> QuerySet[Agency]:
    """Every agency, in order of its code."""
    return Agency.objects.order_by("code")


def agencies_named(codes: Iterable[str]) -> tuple[Agency, ...]:
    """Agencies by their codes.

    Raises:
        NotThere: where the city has one of them not.
    """
    wanted = set(codes)
    found = tuple(agencies_of_the_city().filter(code__in=wanted))
    for missing in sorted(wanted - {one.code for one in found}):
        raise NotThere(f"There is no agency {missing}.")
    return found


def founding() -> Founding | None:
    """That the committee was set up, if it was."""
    return Founding.objects.first()


def crises_seen(held: Held) -> QuerySet[Crisis]:
    """The crisis files that are there for somebody, the newest first; for an agency those that something of it is in."""
    found = Crisis.objects.order_by("-opened_at", "-pk")
    offices = tuple(held)
    if sees_files(offices):
        return found
    own = own_agencies(offices)
    mine = Q(items__agencies__code__in=own) | Q(requests__agency__code__in=own)
    guidance = Q(entries__section="guidance", entries__agencies__code__in=own)
    return found.filter(mine | guidance).distinct()


def crisis(held: Held, number: int) -> Crisis:
    """One crisis file.

    Raises:
        NotThere: where there is none for this person.
    """
    return there(crises_seen(held), number, "There is no such crisis file.")


def entries_seen(held: Held) -> QuerySet[FileEntry]:
    """Entries of crisis files in their order, every version; for an agency only guidance that was sent to it."""
    found = FileEntry.objects.select_related("made_by", "crisis").prefetch_related("agencies").order_by("pk")
    offices = tuple(held)
    if sees_files(offices):
        return found
    return found.filter(section="guidance", agencies__code__in=own_agencies(offices)).distinct()


def entry(held: Held, number: int) -> FileEntry:
    """One entry in one version.

    Raises:
        NotThere: where there is none for this person.
    """
    return there(entries_seen(held), number, "There is no such entry.")


def versions_of(held: Held, one: FileEntry) -> QuerySet[FileEntry]:
    """Every version of an entry that this person sees, the newest first."""
    root = one.first_id or one.pk
    return entries_seen(held).filter(Q(pk=root) | Q(first_id=root)).order_by("-version")


def newest_version(one: FileEntry) -> int:
    """The number of the last version of an entry."""
    root = one.first_id or one.pk
    return (
        FileEntry.objects.filter(Q(pk=root) | Q(first_id=root))
        .order_by("-version")
        .values_list("version", flat=True)[0]
    )


def items_seen(held: Held) -> QuerySet[PreparednessItem]:
    """What agencies are asked to be ready for, with what they noted; for an agency what it was asked, and its own notes."""
    offices = tuple(held)
    own = own_agencies(offices)
    asked, noted = Agency.objects.order_by("code"), Readiness.objects.select_related("agency", "made_by").order_by("pk")
    if not sees_files(offices):
        asked, noted = asked.filter(code__in=own), noted.filter(agency__code__in=own)
    found = PreparednessItem.objects.select_related("crisis").order_by("pk")
    found = found.prefetch_related(
        Prefetch("agencies", asked, to_attr="asked"), Prefetch("noted", noted, to_attr="notes")
    )
    return found if sees_files(offices) else found.filter(agencies__code__in=own).distinct()


def item(held: Held, number: int) -> PreparednessItem:
    """One item of preparedness.

    Raises:
        NotThere: where there is none for this person.
    """
    return there(items_seen(held), number, "There is no such item.")


def requests_seen(held: Held) -> QuerySet[Request]:
    """What agencies were asked for, the first due first; for an agency what it was asked itself."""
    steps = RequestStep.objects.select_related("made_by").order_by("pk")
    found = Request.objects.select_related("agency", "crisis", "made_by").order_by("due", "pk")
    found = found.prefetch_related(Prefetch("steps", steps, to_attr="moves"))
    offices = tuple(held)
    return found if sees_files(offices) else found.filter(agency__code__in=own_agencies(offices))


def request_of(held: Held, number: int) -> Request:
    """One request.

    Raises:
        NotThere: where there is none for this person.
    """
    return there(requests_seen(held), number, "There is no such request.")


def directions() -> QuerySet[Direction]:
    """Every direction to report, the newest first; what it says is for those who see files."""
    return Direction.objects.select_related("made_by").order_by("-made_at", "-pk")


def reports_seen(held: Held) -> QuerySet[MayorReport]:
    """The reports to the Mayor, the newest first; one that is not sent is there for the committee alone."""
    offices = tuple(held)
    found = MayorReport.objects.select_related("prepared_by", "sent_by", "direction").order_by("-last", "-pk")
    if any(one.office in COMMITTEE for one in offices):
        return found
    sent = found.filter(sent_at__isnull=False)
    return sent if any(one.office in MAYORS_OFFICE for one in offices) else found.none()


def report(held: Held, number: int) -> MayorReport:
    """One report to the Mayor.

    Raises:
        NotThere: where there is none for this person.
    """
    return there(reports_seen(held), number, "There is no such report.")


def versions_seen(held: Held) -> QuerySet[ProductVersion]:
    """The versions of the products, the newest first; those that are not published are for those who make them."""
    sendings = Sending.objects.order_by("on", "pk")
    found = ProductVersion.objects.select_related("proposed_by", "reviewed_by").order_by("product", "-number")
    found = found.prefetch_related(Prefetch("sendings", sendings, to_attr="sent"))
    if any(one.office in MAKES_PRODUCTS for one in held):
        return found
    return found.filter(published_at__isnull=False)


def product_version(held: Held, number: int) -> ProductVersion:
    """One version of a product.

    Raises:
        NotThere: where there is none for this person.
    """
    return there(versions_seen(held), number, "There is no such version.")


def published(product: Product) -> QuerySet[ProductVersion]:
    """The published versions of a product, the newest first: for anybody."""
    return versions_seen(()).filter(product=product)
