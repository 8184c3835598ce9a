"""What is done about posts, one class for each act: name somebody, send the name, receive it, end, consult, correct."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from goldendoor.hall.acting import Act, Actor, NotThere, Refused
from goldendoor.hall.designations import access
from goldendoor.hall.designations.clocks import filled_on
from goldendoor.hall.designations.history import Term, Vacancy, vacancies
from goldendoor.hall.designations.models import Consultation, Designation
from goldendoor.hall.designations.posts import POSTS, Post
from goldendoor.hall.notices.outbox import post as post_notice
from goldendoor.hall.people.access import account_of, agency_of_code

NAMING = frozenset({"agency_head"})
TELLING = frozenset({"agency_head", "agency_general_counsel"})
CHIEF = frozenset({"chief_privacy_officer"})
NAME_SENT, POST_VACANT = "privacy-officer-name-sent", "privacy-officer-post-vacant"


@dataclass(frozen=True)
class Designate(Act):
    """The head of an agency names somebody for a post. Somebody named for the time being makes room the day before."""

    name = "designation.make"
    offices = NAMING
    post: str
    holder: str
    contact: str
    designated_on: date
    interim: bool = False
    work_name: str = ""

    def check(self, by: Actor) -> None:
        post = _post(self.post)
        _check_said(self.holder, self.contact)
        _check_days(self.designated_on, None, by)
        if self.interim and not post.may_be_interim:
            raise Refused("The law speaks of nobody for the time being in that post.")
        if self.work_name and account_of(self.work_name).pk == by.account_id:
            raise Refused("Nobody names themselves: somebody above you has to.")
        makes_room = self._makes_room(by)
        if makes_room is not None and makes_room.designated_on >= self.designated_on:
            raise Refused("Whoever is there for the time being was named on that day or later.")
        others = [one for one in access.terms(by.agency, self.post, by.day) if one != makes_room]
        _check_free(Term(0, self.designated_on, None, self.interim, by.day), others)

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        changed: list[tuple[str, int]] = []
        makes_room = self._makes_room(by)
        if makes_room is not None:
            changed += _end(makes_room.number, self.designated_on - timedelta(days=1), by)
        made = Designation.objects.create(
            post=self.post, agency=agency_of_code(by.agency),
            account=account_of(self.work_name) if self.work_name else None, name=self.holder.strip(),
            contact=self.contact.strip(), interim=self.interim, designated_on=self.designated_on,
            named_by_id=by.account_id, named_in=by.office, named_at=by.at,
        )  # fmt: skip
        return [*changed, ("designation", made.pk)]

    def _makes_room(self, by: Actor) -> Term | None:
        """Whoever holds the post for the time being, where this is the lasting choice."""
        open_ones = (one for one in access.terms(by.agency, self.post, by.day) if one.last_day is None)
        return next((one for one in open_ones if one.interim and not self.interim), None)


@dataclass(frozen=True)
class TellChiefPrivacyOfficer(Act):
    """The name and contact of a privacy officer are sent to the Chief Privacy Officer, on this day or on one that is over."""

    name = "designation.tell"
    offices = TELLING
    designation: int
    sent_on: date

    def check(self, by: Actor) -> None:
        found = _own(self.designation, by)
        if not POSTS[found.post].told_to_chief:
            raise Refused("The Chief Privacy Officer is told of privacy officers; this is another post.")
        if found.sent_on is not None:
            raise Refused("This name was sent already.")
        if self.sent_on > by.day:
            raise Refused("That day is still to come.")
        if self.sent_on < found.designated_on:
            raise Refused("Nobody's name is sent before they are named.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        found = _own(self.designation, by)
        found.sent_on, found.sent_by_id, found.sent_at = self.sent_on, by.account_id, by.at
        found.save(update_fields=["sent_on", "sent_by", "sent_at"])
        post_notice(NAME_SENT, f"designation/{found.pk}", "chief_privacy_officer", None, by.at, whose=by.agency)
        return [("designation", found.pk)]


@dataclass(frozen=True)
class Receive(Act):
    """The Chief Privacy Officer has the name and contact."""

    name = "designation.receive"
    offices = CHIEF
    designation: int

    def check(self, by: Actor) -> None:
        found = access.designation(by.account_id, by.day, self.designation)
        _check_it_stands(found)
        if found.sent_on is None:
            raise Refused("This name was not sent yet.")
        if found.received_on is not None:
            raise Refused("That you have it is noted already.")
        if found.sent_by_id == by.account_id:
            raise Refused("Somebody else has to receive what you sent.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        found = access.designation(by.account_id, by.day, self.designation)
        found.received_on, found.received_by_id = by.day, by.account_id
        found.save(update_fields=["received_on", "received_by"])
        return [("designation", found.pk)]


@dataclass(frozen=True)
class EndDesignation(Act):
    """Somebody leaves a post with a day, over or still to come; unless another follows, it is vacant from the day after."""

    name = "designation.end"
    offices = NAMING
    designation: int
    last_day: date

    def check(self, by: Actor) -> None:
        found = _own(self.designation, by)
        if found.last_day is not None:
            raise Refused("Its last day was entered already; where it is wrong, correct it.")
        _check_days(found.designated_on, self.last_day, by)

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        found = _own(self.designation, by)
        changed = _end(self.designation, self.last_day, by)
        falls_vacant = [one for one in _vacancies(found, by) if one.left.number == found.pk]
        if POSTS[found.post].told_to_chief and falls_vacant:
            since = falls_vacant[0].since
            post_notice(
                POST_VACANT,
                f"designation/{found.pk}",
                "chief_privacy_officer",
                None,
                by.at,
                whose=by.agency,
                since=since,
            )
        return changed


@dataclass(frozen=True)
class NoteConsultation(Act):
    """On a day the agency consulted the Chief Privacy Officer about whom to name for the post that somebody left."""

    name = "designation.consult"
    offices = TELLING
    left: int
    day: date

    def check(self, by: Actor) -> None:
        found = _own(self.left, by)
        vacancy = next((one for one in _vacancies(found, by) if one.left.number == found.pk), None)
        if not POSTS[found.post].told_to_chief or vacancy is None:
            raise Refused("That post did not fall vacant, so there is nothing to consult about.")
        if self.day > by.day:
            raise Refused("That day is still to come.")
        filled = filled_on(POSTS[found.post], vacancy)
        if filled is not None and self.day > filled:
            raise Refused("On that day the post was filled already.")
        if self.day < found.designated_on:
            raise Refused("On that day whoever left was not in the post yet.")
        if access.consultations(found.pk).filter(day=self.day).exists():
            raise Refused("That day is noted already.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        made = Consultation.objects.create(
            left_id=self.left, day=self.day, noted_by_id=by.account_id, noted_in=by.office, noted_at=by.at
        )
        return [("consultation", made.pk)]


@dataclass(frozen=True)
class CorrectDesignation(Act):
    """What was entered was wrong: it stands as it was, and what is right takes its place, with the reason.

    Of a post whose holder the Chief Privacy Officer is told, the corrected name has to be sent again.
    """

    name = "designation.correct"
    offices = NAMING
    designation: int
    holder: str
    contact: str
    designated_on: date
    last_day: date | None
    interim: bool
    reason: str

    def check(self, by: Actor) -> None:
        found = _own(self.designation, by)
        _check_said(self.holder, self.contact)
        if not self.reason.strip():
            raise Refused("Say what was wrong, in a sentence.")
        if self.interim and not POSTS[found.post].may_be_interim:
            raise Refused("The law speaks of nobody for the time being in that post.")
        _check_days(self.designated_on, self.last_day, by)
        said = (found.name.open(), found.contact.open(), found.designated_on, found.last_day, found.interim)
        if said == (self.holder.strip(), self.contact.strip(), self.designated_on, self.last_day, self.interim):
            raise Refused("That is what stands there already.")
        others = [one for one in access.terms(by.agency, found.post, by.day) if one.number != found.pk]
        _check_free(Term(0, self.designated_on, self.last_day, self.interim, by.day), others)

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        found = _own(self.designation, by)
        ends = self.last_day is not None
        made = Designation.objects.create(
            post=found.post, agency=found.agency, account=found.account, name=self.holder.strip(),
            contact=self.contact.strip(), interim=self.interim, designated_on=self.designated_on,
            named_by_id=by.account_id, named_in=by.office, named_at=by.at, last_day=self.last_day,
            ended_by_id=by.account_id if ends else None, ended_at=by.at if ends else None,
            corrects=found, why_corrected=self.reason.strip(),
        )  # fmt: skip
        return [("designation", made.pk), ("designation", found.pk)]


def _post(name: str) -> Post:
    if name not in POSTS:
        raise Refused("The law names no such post.")
    return POSTS[name]


def _own(number: int, by: Actor) -> Designation:
    """A designation of the agency that somebody acts for, as it stands.

    Raises:
        NotThere: where it is another agency's, or there is none.
        Refused: where it was corrected.
    """
    found = access.designation(by.account_id, by.day, number)
    if found.agency.code != by.agency:
        raise NotThere("There is no such designation.")
    _check_it_stands(found)
    return found


def _check_it_stands(found: Designation) -> None:
    if access.correction_of(found) is not None:
        raise Refused("This was corrected; look at what took its place.")


def _check_said(holder: str, contact: str) -> None:
    if not holder.strip() or not contact.strip():
        raise Refused("Say who it is, and how to reach them at work.")


def _check_days(designated_on: date, last_day: date | None, by: Actor) -> None:
    if designated_on > by.day:
        raise Refused("Somebody is named on a day that has come.")
    if last_day is not None and last_day < designated_on:
        raise Refused("The last day would be before the first.")


def _check_free(wanted: Term, others: Iterable[Term]) -> None:
    if any(wanted.overlaps(one) for one in others):
        raise Refused("Somebody holds that post in these days; end that first.")


def _end(number: int, last_day: date, by: Actor) -> list[tuple[str, int]]:
    found = _own(number, by)
    found.last_day, found.ended_by_id, found.ended_at = last_day, by.account_id, by.at
    found.save(update_fields=["last_day", "ended_by", "ended_at"])
    return [("designation", found.pk)]


def _vacancies(found: Designation, by: Actor) -> list[Vacancy]:
    return list(vacancies(access.terms(found.agency.code, found.post, by.day)))
