"""The four products of EO 13 § 5 as pages show them: what is out since when, by when it was meant to be, and each version."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldendoor.engine.internal_targets import NOT_LAW
from goldendoor.hall.committee.drawing import THE_ORDER
from goldendoor.hall.committee.models import Product, ProductVersion
from goldendoor.hall.committee.shown import day_of
from goldendoor.hall.desk import law
from goldendoor.hall.people.access import city_records

# The duty of the order that each product is owed under, by its label in the law file.
DUTIES = {
    Product.REQUESTS: "explain-how-to-handle-requests",
    Product.COURSES: "train-those-who-meet-them",
    Product.CITY_RULES: "tell-the-public-of-its-laws",
    Product.RIGHTS: "tell-people-their-rights",
}
PUBLIC = (Product.CITY_RULES, Product.RIGHTS)


@dataclass(frozen=True, slots=True)
class VersionShown:
    """One version of a product."""

    number: int
    product: str
    version: int
    title: str
    text: str
    changes: str
    state: str
    published_on: date | None
    proposed_by: str
    reviewed_by: str
    sent: tuple[tuple[str, date], ...]


@dataclass(frozen=True, slots=True)
class ProductShown:
    """One product: the law's words, the City's own target, and its versions, the newest first."""

    product: str
    label: str
    citation: str
    owed: str
    target: str
    late: bool
    out_since: date | None
    public: bool
    versions: tuple[VersionShown, ...]


def products_shown(versions: Iterable[ProductVersion], today: date) -> tuple[ProductShown, ...]:
    """The four products in the order's own order."""
    every = [version_shown(one) for one in versions]
    return tuple(_product(one, tuple(each for each in every if each.product == one.value), today) for one in Product)


def _product(product: Product, versions: tuple[VersionShown, ...], today: date) -> ProductShown:
    records = city_records()
    owed = law.city(records.city).duties(today, today) if records else ()
    duty = next((one for one in owed if one.instrument == THE_ORDER and one.norm == DUTIES[product]), None)
    out = min((one.published_on for one in versions if one.published_on), default=None)
    target = duty.internal_target if duty else None
    late = target is not None and target.due is not None and (out or today) > target.due
    return ProductShown(
        product.value, product.label, duty.citation if duty else "", duty.what if duty else "",
        target.words if target else f"none set ({NOT_LAW})", late, out, product in PUBLIC, versions,
    )  # fmt: skip


def version_shown(one: ProductVersion) -> VersionShown:
    """One version of a product."""
    state = "published" if one.published_at else "declined" if one.declined_at else "waits for review"
    return VersionShown(
        one.pk, one.product, one.number, one.title, one.text, one.changes, state,
        one.published_at and day_of(one.published_at), one.proposed_by.known_as,
        one.reviewed_by.known_as if one.reviewed_by else "", tuple((each.to_whom, each.on) for each in one.sent),
    )  # fmt: skip
