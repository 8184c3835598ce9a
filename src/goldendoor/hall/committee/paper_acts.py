"""What is done about papers: a direction, a report that two people sign, and the products that two people publish."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldendoor.hall.acting import Act, Actor, NotThere, Refused
from goldendoor.hall.committee import access
from goldendoor.hall.committee.drawing import drawn
from goldendoor.hall.committee.kinds import on_ledger
from goldendoor.hall.committee.models import Direction, MayorReport, Product, ProductVersion, Sending
from goldendoor.hall.committee.notices import PRODUCT_TO_REVIEW, REPORT_CAME, REPORT_TO_SEND, REPORTS_DIRECTED, tell

LONGEST_DAYS = 366
TWO_PEOPLE = "Somebody else has to do this: it takes two people."


@dataclass(frozen=True)
class DirectReports(Act):
    """The Mayor's Office tells the committee to report, and about what."""

    name = "reports.direct"
    offices = access.MAYORS_OFFICE
    words: str

    def check(self, by: Actor) -> None:
        if access.founding() is None:
            raise Refused("The committee has to be set up first.")
        if not self.words.strip():
            raise Refused("Say what the committee is to report about, and how often.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        made = Direction.objects.create(words=self.words.strip(), made_by_id=by.account_id, made_at=by.at)
        tell(REPORTS_DIRECTED, made.pk, "response_committee", by)
        return [on_ledger(made)]


@dataclass(frozen=True)
class PrepareReport(Act):
    """A member prepares a report to the Mayor; what it draws from the records stays as it was on this day."""

    name = "committee.prepare-report"
    offices = access.MEMBERS
    first: date
    last: date
    text: str
    recommendations: tuple[str, ...]

    def check(self, by: Actor) -> None:
        if access.directions().first() is None:
            raise Refused("The Mayor has not told the committee to report yet.")
        if not self.first <= self.last <= by.day:
            raise Refused("A report is about days from one until another, and none of them is still to come.")
        if (self.last - self.first).days > LONGEST_DAYS:
            raise Refused("A report is about a year at most.")
        if not self.text.strip():
            raise Refused("Say what the committee did.")
        if not self.recommendations or not all(one.strip() for one in self.recommendations):
            raise Refused("A report recommends something: a line for each recommendation.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        direction = access.directions().first()
        assert direction is not None  # it was there when this was checked
        told = {"text": self.text.strip(), "recommendations": [one.strip() for one in self.recommendations]}
        made = MayorReport.objects.create(
            direction=direction, first=self.first, last=self.last, told=told,
            drawn=drawn(access.acting_in(by), self.first, self.last), prepared_by_id=by.account_id, prepared_at=by.at,
        )  # fmt: skip
        tell(REPORT_TO_SEND, made.pk, "first_deputy_mayor", by)
        return [on_ledger(made)]


@dataclass(frozen=True)
class SendReport(Act):
    """The chair sends a report to the Mayor that somebody else prepared."""

    name = "committee.send-report"
    offices = access.CHAIR
    needs_fresh_sign_in = True
    report: int

    def check(self, by: Actor) -> None:
        found = access.report(access.acting_in(by), self.report)
        if found.sent_at is not None:
            raise Refused("This report was sent already.")
        if found.prepared_by_id == by.account_id:
            raise Refused(TWO_PEOPLE)

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        found = access.report(access.acting_in(by), self.report)
        found.sent_by_id, found.sent_at = by.account_id, by.at
        found.save(update_fields=["sent_by", "sent_at"])
        tell(REPORT_CAME, found.pk, "mayors_office", by)
        return [on_ledger(found)]


@dataclass(frozen=True)
class ProposeProduct(Act):
    """The Mayor's Office writes a version of one of the four products, for the Law Department to review."""

    name = "product.propose"
    offices = access.MAYORS_OFFICE
    product: str
    title: str
    text: str
    changes: str = ""

    def check(self, by: Actor) -> None:
        if self.product not in Product.values:
            raise NotThere("There is no such product.")
        if not self.title.strip() or not self.text.strip():
            raise Refused("A product has a title and a text.")
        before = _newest(self.product)
        if before is not None and before.reviewed_by_id is None:
            raise Refused("A version of this waits for review; it has to be decided first.")
        if before is not None and not self.changes.strip():
            raise Refused("Say what is other than in the version before.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        before = _newest(self.product)
        made = ProductVersion.objects.create(
            product=self.product, number=before.number + 1 if before else 1, title=self.title.strip(),
            text=self.text.strip(), changes=self.changes.strip(), proposed_by_id=by.account_id, proposed_at=by.at,
        )  # fmt: skip
        tell(PRODUCT_TO_REVIEW, made.pk, "corporation_counsel", by)
        return [on_ledger(made)]


@dataclass(frozen=True)
class PublishProduct(Act):
    """The Corporation Counsel has reviewed a version that somebody else proposed, and it is out from now on."""

    name = "product.publish"
    offices = access.REVIEWER
    needs_fresh_sign_in = True
    version: int

    def check(self, by: Actor) -> None:
        _waits_for_another(by, self.version)

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        found = access.product_version(access.acting_in(by), self.version)
        found.reviewed_by_id, found.published_at = by.account_id, by.at
        found.save(update_fields=["reviewed_by", "published_at"])
        return [on_ledger(found)]


@dataclass(frozen=True)
class DeclineProduct(Act):
    """The Corporation Counsel declines a version, and says why."""

    name = "product.decline"
    offices = access.REVIEWER
    needs_fresh_sign_in = True
    version: int
    reason: str

    def check(self, by: Actor) -> None:
        _waits_for_another(by, self.version)
        if not self.reason.strip():
            raise Refused("Say why it is declined.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        found = access.product_version(access.acting_in(by), self.version)
        found.reviewed_by_id, found.declined_at, found.reason = by.account_id, by.at, self.reason.strip()
        found.save(update_fields=["reviewed_by", "declined_at", "reason"])
        return [on_ledger(found)]


@dataclass(frozen=True)
class NoteSending(Act):
    """The Mayor's Office notes where a published version was sent."""

    name = "product.send"
    offices = access.MAYORS_OFFICE
    version: int
    to_whom: str
    on: date

    def check(self, by: Actor) -> None:
        found = access.product_version(access.acting_in(by), self.version)
        if found.published_at is None:
            raise Refused("Only what is published is sent.")
        if not self.to_whom.strip():
            raise Refused("Say to which offices or bodies it was sent.")
        if not published_on(found) <= self.on <= by.day:
            raise Refused("It was sent on a day from its publication until today.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        made = Sending.objects.create(
            version_id=self.version, to_whom=self.to_whom.strip(), on=self.on, made_by_id=by.account_id, made_at=by.at
        )
        return [on_ledger(made)]


def published_on(version: ProductVersion) -> date:
    """The day on which a published version came out."""
    from goldendoor.hall.clock import CITY_TIME

    assert version.published_at is not None
    return version.published_at.astimezone(CITY_TIME).date()


def _newest(product: str) -> ProductVersion | None:
    return ProductVersion.objects.filter(product=product).order_by("-number").first()


def _waits_for_another(by: Actor, number: int) -> None:
    found = access.product_version(access.acting_in(by), number)
    if found.reviewed_by_id is not None:
        raise Refused("This version was decided already.")
    if found.proposed_by_id == by.account_id:
        raise Refused(TWO_PEOPLE)
