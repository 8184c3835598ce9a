"""Which facts of EO 13 §§ 5, 7 and 8 the committee's records show, since which day, and where it is to be read."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse

from goldendoor.hall.committee import access
from goldendoor.hall.committee.models import About, Crisis, FileEntry, Product
from goldendoor.hall.committee.shown import day_of, over_since
from goldendoor.hall.duties.sources import Shown, Source, register_source
from goldendoor.hall.people.access import HeldOffice

# The program itself asks for everything; what it says of it is a day and a kind of record, and nothing that is sealed.
_THE_COMMITTEE = (HeldOffice("response_committee", ""),)


def committee_founded(agency: str, day: date) -> Iterator[Shown]:
    """The committee was set up; known since the day on which that was noted."""
    found = access.founding()
    if found is not None and day_of(found.made_at) <= day:
        yield Shown(True, found.on, f"The committee was set up: {found.paper}.", reverse("committee:overview"))


def reports_directed(agency: str, day: date) -> Iterator[Shown]:
    """The Mayor's Office told the committee to report."""
    for one in access.directions():
        evidence = "The Mayor's Office told the committee to report."
        yield Shown(True, day_of(one.made_at), evidence, reverse("committee:overview"))


def other_governments(agency: str, day: date) -> Iterator[Shown]:
    """Another government is concerned as long as a file is open in which something was agreed with one."""
    contacts = access.entries_seen(_THE_COMMITTEE).filter(section="contact", first=None)
    concerned: dict[int, FileEntry] = {}
    for one in contacts:
        if day_of(one.made_at) <= day:
            concerned.setdefault(one.crisis_id, one)
    for one in concerned.values():
        address = reverse("committee:crisis", args=[one.crisis_id])
        yield Shown(
            True, day_of(one.made_at), f"Crisis file {one.crisis_id} has a contact with another government.", address
        )
    if concerned and (last := _last_closed([one.crisis for one in concerned.values()], day)):
        yield Shown(
            False, last, "Every crisis file that concerned another government is closed.", reverse("committee:overview")
        )


def _last_closed(crises: Iterable[Crisis], day: date) -> date | None:
    """The day on which the last of them was closed; None where one is still open on a day."""
    closed = [None if one.closed_at is None else day_of(one.closed_at) for one in crises]
    days = [one for one in closed if one is not None and one <= day]
    return max(days) if len(days) == len(closed) else None


def asked_for_help(agency: str, day: date) -> Iterator[Shown]:
    """An agency was asked for help, and that is not over."""
    asked = access.requests_seen(_THE_COMMITTEE).filter(about=About.HELP, agency__code=agency)
    found = [one for one in asked if day_of(one.made_at) <= day]
    for one in found:
        address = reverse("committee:request", args=[one.pk])
        yield Shown(
            True, day_of(one.made_at), f"Request {one.pk} of the committee to {agency}, due {one.due}.", address
        )
    over = [over_since(one, day) for one in found]
    days = [one for one in over if one is not None]
    if found and len(days) == len(over):
        yield Shown(False, max(days), f"Everything that {agency} was asked for is over.", reverse("committee:overview"))


def _product_is_out(product: Product, sent: bool) -> Source:
    """A source for one product: out since it was published, or since it was first sent where staff are to have it."""

    def shown(agency: str, day: date) -> Iterator[Shown]:
        for one in reversed(access.published(product)):
            assert one.published_at is not None
            since = day_of(one.published_at)
            sendings = [each.on for each in one.sent if day_of(each.made_at) <= day]
            if sent and not sendings:
                continue
            words = f"{product.label}, version {one.number}, published {since}"
            first = min(sendings) if sent else since
            address = reverse("committee:product-version", args=[one.pk])
            yield Shown(True, first, words + (f", sent first {first}." if sent else "."), address)

    return shown


def register() -> None:
    """Say which facts these are."""
    register_source("committee_founded", committee_founded)
    register_source("the_mayor_has_directed_reports", reports_directed)
    register_source("other_governments_are_concerned", other_governments)
    register_source("committee_has_asked_for_help", asked_for_help)
    for fact, product, sent in (
        ("guide_to_requests_is_out", Product.REQUESTS, True),
        ("courses_for_public_facing_staff_are_out", Product.COURSES, True),
        ("public_material_on_city_rules_is_out", Product.CITY_RULES, False),
        ("rights_material_is_out", Product.RIGHTS, False),
    ):
        register_source(fact, _product_is_out(product, sent))
