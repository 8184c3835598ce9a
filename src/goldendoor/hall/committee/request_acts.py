"""What is asked of an agency and what becomes of it: help under EO 13 § 8, and figures that say nothing about a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldendoor.hall.acting import Act, Actor, NotThere, Refused
from goldendoor.hall.committee import access
from goldendoor.hall.committee.file_acts import still_open
from goldendoor.hall.committee.kinds import on_ledger
from goldendoor.hall.committee.models import About, Move, Request, RequestStep
from goldendoor.hall.committee.notices import ASKED_FOR_FIGURES, ASKED_FOR_HELP, tell_agency
from goldendoor.hall.sealing.detector import find

ABOUT_A_PERSON = (
    "This holds what looks like somebody's particulars. Only figures are asked for and given here: 23-1202 binds what "
    "agencies collect and give about people."
)
ANSWERS = (Move.GIVES, Move.PARTLY, Move.CANNOT)
MOST_COUNTS, LARGEST_COUNT = 40, 100_000_000


@dataclass(frozen=True)
class AskForHelp(Act):
    """The committee or its chair asks an agency for help: what kind, how much, by when."""

    name = "help.ask"
    offices = access.COMMITTEE
    agency: str
    what: str
    how_much: str
    due: date
    crisis: int | None = None

    def check(self, by: Actor) -> None:
        if self.crisis is not None:
            still_open(by, self.crisis)
        _check_asked(by, self.agency, self.due, self.what, self.how_much)

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        told = {"what": self.what.strip(), "how_much": self.how_much.strip()}
        return [_asked(About.HELP, self.crisis, self.agency, told, self.due, by)]


@dataclass(frozen=True)
class AskForFigures(Act):
    """The committee asks an agency for figures: which, for what purpose, by when. Never for anything about a person."""

    name = "figures.ask"
    offices = access.COMMITTEE
    crisis: int
    agency: str
    what: str
    purpose: str
    due: date

    def check(self, by: Actor) -> None:
        still_open(by, self.crisis)
        _check_asked(by, self.agency, self.due, self.what, self.purpose)
        refuse_particulars(self.what, self.purpose)

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        told = {"what": self.what.strip(), "purpose": self.purpose.strip()}
        return [_asked(About.COUNTS, self.crisis, self.agency, told, self.due, by)]


@dataclass(frozen=True)
class AnswerRequest(Act):
    """An agency says that it gives what was asked, gives part of it, or cannot give it, and why."""

    name = "request.answer"
    offices = access.ANSWERS_FOR_AN_AGENCY
    request: int
    move: str
    reason: str = ""
    until: date | None = None

    def check(self, by: Actor) -> None:
        found = _of_own_agency(by, self.request)
        _check_open(found)
        if self.move not in ANSWERS:
            raise Refused("Say whether the agency gives it, gives part of it, or cannot.")
        if self.move != Move.GIVES and not self.reason.strip():
            raise Refused("Say why, where the agency does not give all of it.")
        if self.move == Move.CANNOT and self.until is not None:
            raise Refused("What the agency cannot give has no day.")
        if self.until is not None and self.until < by.day:
            raise Refused("The day on which it comes is still to come.")
        if found.about == About.COUNTS:
            refuse_particulars(self.reason)

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        return [_moved(self.request, self.move, {"reason": self.reason.strip()}, by, self.until)]


@dataclass(frozen=True)
class Deliver(Act):
    """An agency delivers: help, in words; or figures, each with what it counts."""

    name = "request.deliver"
    offices = access.ANSWERS_FOR_AN_AGENCY
    request: int
    note: str = ""
    counts: tuple[tuple[str, int], ...] = ()

    def check(self, by: Actor) -> None:
        found = _of_own_agency(by, self.request)
        _check_open(found)
        if found.about == About.HELP:
            if self.counts:
                raise Refused("Help is told in words, without figures.")
            if not self.note.strip():
                raise Refused("Say what was delivered.")
            return
        if not 1 <= len(self.counts) <= MOST_COUNTS:
            raise Refused(f"Give the figures, at most {MOST_COUNTS}.")
        if any(not words.strip() or not 0 <= count <= LARGEST_COUNT for words, count in self.counts):
            raise Refused("Each figure says what it counts, and is a whole number from nought.")
        refuse_particulars(self.note, *(words for words, _ in self.counts))

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        counts = [[words.strip(), count] for words, count in self.counts]
        return [_moved(self.request, Move.DELIVERED, {"note": self.note.strip(), "counts": counts}, by)]


@dataclass(frozen=True)
class WithdrawRequest(Act):
    """The committee takes a request back, and says why."""

    name = "request.withdraw"
    offices = access.COMMITTEE
    request: int
    reason: str

    def check(self, by: Actor) -> None:
        found = access.request_of(access.acting_in(by), self.request)
        if any(one.move in access.ENDED for one in found.moves):
            raise Refused("This request is over already.")
        if not self.reason.strip():
            raise Refused("Say why the request is taken back.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        return [_moved(self.request, Move.WITHDRAWN, {"reason": self.reason.strip()}, by)]


def refuse_particulars(*texts: str) -> None:
    """Hold texts to say nothing that identifies somebody by a number or an address.

    Raises:
        Refused: where one does.
    """
    if any(find(text) for text in texts):
        raise Refused(ABOUT_A_PERSON)


def _check_asked(by: Actor, agency: str, due: date, *texts: str) -> None:
    if not all(text.strip() for text in texts):
        raise Refused("Say what is asked for, and the rest of it.")
    if due < by.day:
        raise Refused("The day by which it is wanted is over already.")
    access.agencies_named([agency])


def _of_own_agency(by: Actor, number: int) -> Request:
    found = access.request_of(access.acting_in(by), number)
    if found.agency.code != by.agency:
        raise NotThere("Your agency was not asked for this.")
    return found


def _check_open(found: Request) -> None:
    if any(one.move in access.ENDED for one in found.moves):
        raise Refused("This request is over already.")


def _asked(
    about: About, crisis: int | None, agency: str, told: dict[str, str], due: date, by: Actor
) -> tuple[str, int]:  # fmt: skip
    made = Request.objects.create(
        about=about, crisis_id=crisis, agency=access.agencies_named([agency])[0], told=told, due=due,
        made_by_id=by.account_id, made_at=by.at,
    )  # fmt: skip
    tell_agency(ASKED_FOR_HELP if about is About.HELP else ASKED_FOR_FIGURES, made.pk, agency, by, due=due)
    return on_ledger(made)


def _moved(
    number: int, move: str, told: dict[str, object], by: Actor, until: date | None = None
) -> tuple[str, int]:  # fmt: skip
    made = RequestStep.objects.create(
        request_id=number, move=move, told=told, until=until, made_by_id=by.account_id, made_at=by.at
    )
    return on_ledger(made)
