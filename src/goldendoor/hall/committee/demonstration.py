"""A made-up city's committee in 2026: set up, told to report, two crisis files, three products, and what agencies were asked."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from goldendoor.hall.acting import Act, Actor, perform
from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.committee import access
from goldendoor.hall.committee import demonstration_words as words
from goldendoor.hall.committee.file_acts import (
    AddEntry,
    AskReadiness,
    CloseCrisis,
    FoundCommittee,
    NoteReadiness,
    OpenCrisis,
    ReplaceEntry,
)
from goldendoor.hall.committee.models import Move, Occasion, Product, Ready
from goldendoor.hall.committee.paper_acts import (
    DeclineProduct,
    DirectReports,
    NoteSending,
    PrepareReport,
    ProposeProduct,
    PublishProduct,
    SendReport,
)
from goldendoor.hall.committee.request_acts import (
    AnswerRequest,
    AskForFigures,
    AskForHelp,
    Deliver,
    WithdrawRequest,
)
from goldendoor.hall.people.access import HeldOffice, account_of
from goldendoor.hall.people.demonstration import LONG_AGO, Play, made

SIGNED_IN_BEFORE = timedelta(minutes=4)
CHAIR, MEMBER, MAYOR, LAW = (
    "first-deputy@city.example", "committee@city.example", "mayor@city.example", "law@city.example",
)  # fmt: skip
HEAD = {
    "DSS": "head@city.example", "ACS": "head-acs@city.example", "DOC": "head-doc@city.example",
    "NYPD": "head-police@city.example", "DOP": "head-dop@city.example",
}  # fmt: skip
Numbers = Mapping[str, int]
_SEES_ALL = (HeldOffice("response_committee", ""),)


@dataclass(frozen=True, slots=True)
class Step:
    """Something that is done: when, by whom, which act it is, and under what name its record is found again."""

    at: datetime
    who: str
    act: Callable[[Numbers], Act]
    found_as: str = ""


def _at(month: int, day: int, hour: int = 10, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=CITY_TIME)


def _day(month: int, day: int) -> Any:
    return _at(month, day).date()


def _entry(section: str, crisis: str, told: Mapping[str, Any], *agencies: str) -> Callable[[Numbers], Act]:
    return lambda numbers: AddEntry(numbers[crisis], section, told, agencies)


LISTS, SHELTERS = "lists", "shelters"
# Set up, directed, and the crisis of the spring, which is over.
SPRING = (
    Step(_at(2, 10), CHAIR, lambda _: FoundCommittee(_day(2, 10), "Order of the First Deputy Mayor DEMO-7 (made up)")),
    Step(_at(2, 17), MAYOR, lambda _: DirectReports(words.DIRECTION)),
    Step(_at(3, 9), MEMBER, lambda _: OpenCrisis(words.LISTS_TITLE, Occasion.INFORMATION, words.LISTS_WHY), LISTS),
    Step(_at(3, 9, 11), MEMBER, _entry("guidance", LISTS, words.LISTS_GUIDANCE, "ACS", "DOP", "DSS")),
    Step(_at(3, 10), MEMBER, lambda n: AskReadiness(n[LISTS], words.ONE_PLACE_FOR_LETTERS, ("ACS", "DOP", "DSS")), "letters"),
    Step(_at(3, 11), HEAD["DSS"], lambda n: NoteReadiness(n["letters"], Ready.READY)),
    Step(_at(3, 12), HEAD["ACS"], lambda n: NoteReadiness(n["letters"], Ready.PARTLY, words.ONE_OFFICE_LEFT)),
    Step(_at(3, 20), HEAD["ACS"], lambda n: NoteReadiness(n["letters"], Ready.READY)),
    Step(_at(3, 13), MEMBER, _entry("risk", LISTS, words.LISTS_RISK, "ACS")),
    Step(_at(3, 16), MEMBER, _entry("message", LISTS, words.LISTS_MESSAGE)),
    Step(_at(3, 31, 9), MEMBER, lambda _: PrepareReport(_day(2, 6), _day(3, 31), words.REPORT_ONE, words.ADVICE_ONE), "one"),
    Step(_at(3, 31, 16), CHAIR, lambda n: SendReport(n["one"])),
    Step(_at(4, 17), CHAIR, lambda n: CloseCrisis(n[LISTS], words.LISTS_OVER)),
)  # fmt: skip
# The products: one in time for the City's own target, one late, one that waits, and one that is not begun.
PAPERS = (
    Step(_at(4, 20), MAYOR, lambda _: ProposeProduct(Product.REQUESTS, words.GUIDE_TITLE, words.GUIDE), "guide"),
    Step(_at(4, 30), LAW, lambda n: PublishProduct(n["guide"])),
    Step(_at(5, 4), MAYOR, lambda n: NoteSending(n["guide"], "The heads of all agencies", _day(5, 4))),
    Step(_at(5, 6), MAYOR, lambda n: NoteSending(n["guide"], "Contractors that run shelters, by way of DSS", _day(5, 6))),
    Step(_at(5, 26), MAYOR, lambda _: ProposeProduct(Product.RIGHTS, words.RIGHTS_TITLE, words.RIGHTS_DRAFT), "draft"),
    Step(_at(6, 2), LAW, lambda n: DeclineProduct(n["draft"], words.WHY_DECLINED)),
    Step(_at(6, 12), MAYOR, lambda _: ProposeProduct(
        Product.RIGHTS, words.RIGHTS_TITLE, words.RIGHTS, "Written anew in shorter sentences."), "rights"),
    Step(_at(6, 24), LAW, lambda n: PublishProduct(n["rights"])),
    Step(_at(9, 8), MAYOR, lambda _: ProposeProduct(
        Product.RIGHTS, words.RIGHTS_TITLE, words.RIGHTS_TOO, "What to do at work was added."), "rights too"),
    Step(_at(9, 15), LAW, lambda n: PublishProduct(n["rights too"])),
    Step(_at(11, 20), MAYOR, lambda _: ProposeProduct(Product.CITY_RULES, words.RULES_TITLE, words.RULES)),
)  # fmt: skip
# The crisis of the summer, which goes on.
SUMMER = (
    Step(_at(6, 29), MEMBER, lambda _: OpenCrisis(words.SHELTERS_TITLE, Occasion.ENFORCEMENT, words.SHELTERS_WHY), SHELTERS),
    Step(_at(6, 29, 11), MEMBER, _entry("guidance", SHELTERS, words.DOORS_GUIDANCE, "ACS", "DOC", "DSS", "NYPD"), "doors"),
    Step(_at(6, 30), MEMBER, lambda n: AskReadiness(
        n[SHELTERS], words.NUMBER_AT_NIGHT, ("ACS", "DOC", "DOHMH", "DSS")), "night"),
    Step(_at(7, 1), MEMBER, lambda n: AskReadiness(
        n[SHELTERS], words.SIGN_AT_EACH_DOOR, ("ACS", "DSS", "NYPD")), "signs"),
    Step(_at(7, 2), HEAD["DSS"], lambda n: NoteReadiness(n["night"], Ready.READY)),
    Step(_at(7, 3), HEAD["ACS"], lambda n: NoteReadiness(n["night"], Ready.PARTLY, words.WEEKENDS_LEFT)),
    Step(_at(7, 6), HEAD["DOC"], lambda n: NoteReadiness(n["night"], Ready.NOT, words.NOBODY_AT_NIGHT)),
    Step(_at(7, 7), HEAD["DSS"], lambda n: NoteReadiness(n["signs"], Ready.PARTLY, words.SIGNS_ARE_PRINTED)),
    Step(_at(7, 7, 14), MEMBER, _entry("risk", SHELTERS, words.NIGHT_RISK, "DSS"), "risk"),
    Step(_at(7, 8), MEMBER, _entry("message", SHELTERS, words.SHELTERS_PRIORITY)),
    Step(_at(7, 9), MEMBER, _entry("message", SHELTERS, words.SHELTERS_MESSAGE)),
    Step(_at(7, 10), MEMBER, _entry("contact", SHELTERS, words.STATE_CONTACT)),
    Step(_at(7, 13), MEMBER, _entry("contact", SHELTERS, words.COUNTY_CONTACT)),
    Step(_at(7, 14), MEMBER, lambda n: ReplaceEntry(n["doors"], words.DOORS_GUIDANCE_TOO, ("ACS", "DOC", "DSS", "NYPD"))),
    Step(_at(7, 15), MEMBER, lambda n: ReplaceEntry(n["risk"], words.NIGHT_RISK_DECIDED, ("DSS",))),
    Step(_at(7, 16), MEMBER, lambda n: AskForFigures(
        n[SHELTERS], "DSS", words.BEDS, words.WHAT_BEDS_ARE_FOR, _day(7, 24)), "beds"),
    Step(_at(7, 17), HEAD["DSS"], lambda n: AnswerRequest(n["beds"], Move.GIVES, "", _day(7, 23))),
    Step(_at(7, 23), HEAD["DSS"], lambda n: Deliver(n["beds"], words.COUNTED_AT_NOON, words.BEDS_COUNTED)),
    Step(_at(9, 1), MEMBER, lambda n: AskForFigures(
        n[SHELTERS], "ACS", words.VISITS, words.WHAT_VISITS_ARE_FOR, _day(10, 30))),
)  # fmt: skip
# What agencies were asked to help with.
HELP = (
    Step(_at(7, 6), MEMBER, lambda n: AskForHelp("DSS", *words.INTERPRETERS, _day(7, 17)), "interpreters"),
    Step(_at(7, 8), HEAD["DSS"], lambda n: AnswerRequest(n["interpreters"], Move.GIVES, "", _day(7, 15))),
    Step(_at(7, 15), HEAD["DSS"], lambda n: Deliver(n["interpreters"], words.INTERPRETERS_CAME)),
    Step(_at(7, 7), CHAIR, lambda n: AskForHelp("NYPD", *words.LAWYERS, _day(7, 20)), "lawyers"),
    Step(_at(7, 9), HEAD["NYPD"], lambda n: AnswerRequest(n["lawyers"], Move.CANNOT, words.LAWYERS_CANNOT)),
    Step(_at(7, 20), MEMBER, lambda n: AskForHelp("DOC", *words.VANS, _day(8, 7)), "vans"),
    Step(_at(7, 22), HEAD["DOC"], lambda n: AnswerRequest(n["vans"], Move.PARTLY, words.ONE_VAN, _day(8, 5))),
    Step(_at(8, 5), HEAD["DOC"], lambda n: Deliver(n["vans"], words.ONE_VAN_CAME)),
    Step(_at(8, 10), MEMBER, lambda n: AskForHelp("DOP", *words.ROOMS, _day(8, 28)), "rooms"),
    Step(_at(8, 14), MEMBER, lambda n: WithdrawRequest(n["rooms"], words.ROOMS_FOUND)),
    Step(_at(8, 24), CHAIR, lambda n: AskForHelp("ACS", *words.PRINTING, _day(9, 11))),
    Step(_at(9, 30, 9), MEMBER, lambda _: PrepareReport(_day(4, 1), _day(9, 30), words.REPORT_TWO, words.ADVICE_TWO), "two"),
    Step(_at(9, 30, 15), CHAIR, lambda n: SendReport(n["two"])),
)  # fmt: skip


def made_up_committee(at: datetime) -> Iterator[Play]:
    """What the committee of the made-up city did; nothing in a city that begins after it was set up."""
    if at - LONG_AGO < SPRING[0].at:
        yield _play(sorted((*SPRING, *PAPERS, *SUMMER, *HELP), key=lambda one: one.at))


def _play(steps: list[Step]) -> Play:
    numbers: dict[str, int] = {}
    for one in steps:
        yield one.at
        by, act = made(one.who), one.act(numbers)
        perform(act, Actor(account_of(by.name).pk, by.office, by.agency, one.at, one.at - SIGNED_IN_BEFORE))
        if one.found_as:
            numbers[one.found_as] = _newest(act)


def _newest(act: Act) -> int:
    """The record that an act has just made."""
    seen = {
        OpenCrisis: access.crises_seen, AddEntry: access.entries_seen, AskReadiness: access.items_seen,
        AskForFigures: access.requests_seen, AskForHelp: access.requests_seen, PrepareReport: access.reports_seen,
        ProposeProduct: access.versions_seen,
    }[type(act)]  # fmt: skip
    found = seen(_SEES_ALL).order_by("-pk").first()
    assert found is not None  # it was made a moment ago
    return int(found.pk)
