"""A made-up city: somebody in every office that has work at City Hall, and two years of it, so that it can be looked at."""

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from goldendoor.hall.acting import Actor, perform
from goldendoor.hall.people import access
from goldendoor.hall.people.actions import GrantOffice, OpenAccount
from goldendoor.hall.people.beginning import begin
from goldendoor.hall.people.models import Employment

# The same for all of them, and printed: nothing real can be in these records.
PASSWORD = "golden door demonstration"
KEEPER = "keeper@city.example"
LONG_AGO = timedelta(days=730)
Moved = Callable[[int, int], None]
# Something that goes on for a while: it says when it next does something, and does it when it is asked to go on.
Play = Iterator[datetime]
Chapter = Callable[[datetime], Iterable[Play]]
_CHAPTERS: list[Chapter] = []


@dataclass(frozen=True, slots=True)
class Made:
    """Somebody who was made up."""

    name: str
    known_as: str
    office: str
    agency: str
    employment: str = Employment.EMPLOYEE.value


PEOPLE = (
    Made("guard@city.example", "Gil Guard", "worker", "DSS", Employment.CONTRACTOR.value),
    Made("night-guard@city.example", "Nat Night", "worker", "DSS", Employment.SUBCONTRACTOR.value),
    Made("counter@city.example", "Cora Counter", "worker", "DSS"),
    Made("supervisor@city.example", "Sam Supervisor", "supervisor", "DSS"),
    Made("privacy@city.example", "Pria Privacy", "agency_privacy_officer", "DSS"),
    Made("counsel@city.example", "Cal Counsel", "agency_general_counsel", "DSS"),
    Made("access@city.example", "Ann Access", "property_official", "DSS"),
    Made("records@city.example", "Rex Records", "records_access_officer", "DSS"),
    Made("head@city.example", "Hana Head", "agency_head", "DSS"),
    Made("counter-acs@city.example", "Cleo Counter", "worker", "ACS"),
    Made("supervisor-acs@city.example", "Sol Supervisor", "supervisor", "ACS"),
    Made("privacy-acs@city.example", "Pat Privacy", "agency_privacy_officer", "ACS"),
    Made("counsel-acs@city.example", "Cy Counsel", "agency_general_counsel", "ACS"),
    Made("access-acs@city.example", "Abe Access", "property_official", "ACS"),
    Made("head-acs@city.example", "Hal Head", "agency_head", "ACS"),
    Made("school@city.example", "Dot Desk", "worker", "DOE"),
    Made("principal@city.example", "Prue Principal", "school_principal", "DOE"),
    Made("school-supervisor@city.example", "Sky Supervisor", "supervisor", "DOE"),
    Made("school-counsel@city.example", "Fay Field", "school_counsel", "DOE"),
    Made("counsel-doe@city.example", "Coy Counsel", "agency_general_counsel", "DOE"),
    Made("access-doe@city.example", "Ada Access", "property_official", "DOE"),
    Made("head-doe@city.example", "Holly Head", "agency_head", "DOE"),
    Made("school-safety@city.example", "Sid Safety", "school_safety_agent", "NYPD"),
    Made("officer@city.example", "Ora Officer", "worker", "NYPD"),
    Made("victims@city.example", "Vic Victims", "worker", "NYPD"),
    Made("sergeant@city.example", "Sal Sergeant", "supervisor", "NYPD"),
    Made("scene@city.example", "Ray Ranking", "ranking_officer_on_scene", "NYPD"),
    Made("duty-chief@city.example", "Dee Duty", "duty_chief", "NYPD"),
    Made("legal-bureau@city.example", "Leo Bureau", "legal_bureau", "NYPD"),
    Made("operations@city.example", "Ola Operations", "operations_unit", "NYPD"),
    Made("counsel-police@city.example", "Cat Counsel", "agency_general_counsel", "NYPD"),
    Made("detainers-police@city.example", "Del Detainer", "detainer_clerk", "NYPD"),
    Made("head-police@city.example", "Hope Head", "agency_head", "NYPD"),
    Made("detainers@city.example", "Dan Detainer", "detainer_clerk", "DOC"),
    Made("custody@city.example", "Cole Custody", "worker", "DOC"),
    Made("supervisor-doc@city.example", "Sue Supervisor", "supervisor", "DOC"),
    Made("privacy-doc@city.example", "Per Privacy", "agency_privacy_officer", "DOC"),
    Made("counsel-doc@city.example", "Cass Counsel", "agency_general_counsel", "DOC"),
    Made("head-doc@city.example", "Hugo Head", "agency_head", "DOC"),
    Made("detainers-dop@city.example", "Dina Detainer", "detainer_clerk", "DOP"),
    Made("probation@city.example", "Pip Probation", "worker", "DOP"),
    Made("counsel-dop@city.example", "Con Counsel", "agency_general_counsel", "DOP"),
    Made("head-dop@city.example", "Hedy Head", "agency_head", "DOP"),
    Made("head-health@city.example", "Henk Head", "agency_head", "DOHMH"),
    Made("counsel-health@city.example", "Clea Counsel", "agency_general_counsel", "DOHMH"),
    Made("privacy-health@city.example", "Paz Privacy", "agency_privacy_officer", "DOHMH"),
    Made("head-dcas@city.example", "Hart Head", "agency_head", "DCAS"),
    Made("head-law@city.example", "Hope Lawhead", "agency_head", "LAW"),
    Made("head-moia@city.example", "Hugh Head", "agency_head", "MOIA"),
    Made("chief-privacy@city.example", "Chi Chief", "chief_privacy_officer", "MOIA"),
    Made("mayor@city.example", "May Mayors", "mayors_office", "MOIA"),
    Made("law@city.example", "Lou Lawyer", "corporation_counsel", "LAW"),
    Made("first-deputy@city.example", "Flo First", "first_deputy_mayor", "MOIA"),
    Made("committee@city.example", "Cam Committee", "response_committee", "MOIA"),
    Made("auditor@city.example", "Aud Auditor", "auditor", "LAW"),
    Made("publisher@city.example", "Pub Publisher", "publisher", "LAW"),
    Made("translator@city.example", "Tia Translator", "translator", "MOIA"),
)


def goes_on_with(chapter: Chapter) -> None:
    """Have a made-up city go on with what an app makes up of its own; each app says so when it is ready."""
    if chapter not in _CHAPTERS:
        _CHAPTERS.append(chapter)


def make_up(
    city: str, at: datetime, moved: Moved = lambda done, of: None, people_only: bool = False
) -> tuple[Made, ...]:  # fmt: skip
    """Make up a city: its accounts, as its keeper would open them, and two years of what they did; or all of it or nothing.

    Args:
        moved: told how much is done of how much.
        people_only: leave out what they did.

    Raises:
        Refused: where there are records of a city already.
    """
    with transaction.atomic():
        begun = begin(city, KEEPER, "Kay Keeper", "MOIA", at - LONG_AGO, made_up=True)
        keeper = access.account_of(begun.keeper)
        keeper.set_password(PASSWORD)
        keeper.save(update_fields=["password"])
        by = Actor(keeper.pk, "keeper", "MOIA", at - LONG_AGO, at - LONG_AGO)
        for act in _acts(by.day):
            perform(act, by)
        if not people_only:
            play_out([play for chapter in _CHAPTERS for play in chapter(at)], at, moved)
    return everybody()


def play_out(plays: Sequence[Play], at: datetime, moved: Moved) -> None:
    """Let everything happen in the order in which it did, and nothing after `at`."""
    waiting = [(next(play), number, play) for number, play in enumerate(plays)]
    heapq.heapify(waiting)
    while waiting and waiting[0][0] <= at:
        _, number, play = waiting[0]
        then = next(play, None)
        if then is None:
            heapq.heappop(waiting)
            moved(len(plays) - len(waiting), len(plays))
        else:
            heapq.heapreplace(waiting, (then, number, play))
    moved(len(plays), len(plays))


def everybody() -> tuple[Made, ...]:
    """Everybody who was made up, the keeper first."""
    return (Made(KEEPER, "Kay Keeper", "keeper", "MOIA"), *PEOPLE)


def made(name: str) -> Made:
    """Somebody of the made-up people, by the name they sign in with."""
    return next(one for one in PEOPLE if one.name == name)


def _acts(since: date) -> Iterator[OpenAccount | GrantOffice]:
    for one in PEOPLE:
        yield OpenAccount(one.name, one.known_as, PASSWORD)
        yield GrantOffice(one.name, one.office, one.agency, since, employment=one.employment)
