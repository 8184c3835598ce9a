"""A made-up city's duties: what its offices noted as done in 2026, in time and late, and what was taken back.

It is told of duties that no other record shows. What is not among it was not done, or nobody said so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from goldendoor.hall.acting import Act, Actor, perform
from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.duties import access
from goldendoor.hall.duties.actions import NoteDone, TakeBack
from goldendoor.hall.people.access import account_of
from goldendoor.hall.people.demonstration import LONG_AGO, Play, made

SIGNED_IN_BEFORE = timedelta(minutes=4)
GUIDELINES, POLICE, CARD, SIGNS = "NYC-AC-4-210", "NYC-CJRA-2016", "NYC-AC-3-115", "NYC-AC-3-119.13"
PRIVACY, CHARTER, ORDER, SCHOOLS = "NYC-AC-23-12", "NYC-CHARTER-8-18", "NYC-EO-13-2026", "NYC-AC-21-977"
DSS, ACS, NYPD, DOC, DOP = (f"head{end}@city.example" for end in ("", "-acs", "-police", "-doc", "-dop"))
COMMITTEE, CHIEF = "committee@city.example", "chief-privacy@city.example"


@dataclass(frozen=True, slots=True)
class Entered:
    """One duty that somebody noted as done: which time of it, whose, by which paper, and how many days after it was."""

    instrument: str
    norm: str
    time: str
    agency: str
    by: str
    done_on: date
    paper: str
    days_after: int = 1
    taken_back: str = ""

    @property
    def key(self) -> str:
        """The obligation's own key."""
        return "/".join((self.instrument, self.norm, self.time, self.agency))


def _day(month: int, day: int) -> date:
    return date(2026, month, day)


ENTERED = (
    Entered(GUIDELINES, "adopt-guidelines", "always", "DSS", DSS, date(2018, 5, 2), "Access guidelines DEMO-11", 2841),
    Entered(GUIDELINES, "adopt-guidelines", "always", "ACS", ACS, date(2018, 6, 11), "Access guidelines DEMO-12", 2805),
    Entered(GUIDELINES, "adopt-guidelines", "always", "NYPD", NYPD, date(2018, 4, 30), "Access guidelines DEMO-13", 2860),
    Entered(GUIDELINES, "adopt-guidelines", "always", "DOP", DOP, _day(3, 20), "Access guidelines DEMO-14"),
    Entered(ORDER, "write-protocols", "always", "", CHIEF, _day(4, 2), "Protocols for identifying information DEMO-21"),
    Entered(CHARTER, "post-the-yearly-report", "2026", "MOIA", COMMITTEE, _day(3, 13), "Yearly report DEMO-31"),
    Entered(CHARTER, "immigrants-in-the-city", "2026", "MOIA", COMMITTEE, _day(3, 16), "Letter to the Speaker DEMO-32"),
    Entered(POLICE, "tickets-to-appear", "2026-01", "NYPD", NYPD, _day(1, 30), "Quarterly report DEMO-41", 12),
    Entered(POLICE, "summonses", "2026-01", "NYPD", NYPD, _day(2, 9), "Quarterly report DEMO-42"),
    Entered(POLICE, "tickets-to-appear", "2026-05", "NYPD", NYPD, _day(4, 30), "Quarterly report DEMO-43"),
    Entered(POLICE, "summonses", "2026-05", "NYPD", NYPD, _day(5, 13), "Quarterly report DEMO-44"),
    Entered(POLICE, "tickets-to-appear", "2026-07", "NYPD", NYPD, _day(7, 29), "Quarterly report DEMO-45"),
    Entered(POLICE, "summonses", "2026-07", "NYPD", NYPD, _day(7, 29), "Quarterly report DEMO-46"),
    Entered(POLICE, "tickets-to-appear", "2026-10", "NYPD", NYPD, _day(10, 30), "Quarterly report DEMO-47"),
    Entered(CARD, "how-the-card-does", "2026-03", "DSS", DSS, _day(3, 31), "Report on the identity card DEMO-51"),
    Entered(CARD, "how-the-card-does", "2026-06", "DSS", DSS, _day(7, 9), "Report on the identity card DEMO-52"),
    Entered(CARD, "how-the-card-does", "2026-09", "DSS", DSS, _day(9, 29), "Report on the identity card DEMO-53"),
    Entered(PRIVACY, "what-the-agency-holds", "2026", "DOP", DOP, _day(8, 11), "Report on identifying information DEMO-61"),
    Entered(SIGNS, "make-the-signs", "once", "MOIA", COMMITTEE, _day(8, 28), "Signs in eleven languages DEMO-71"),
    Entered(SIGNS, "hand-them-out", "once", "MOIA", COMMITTEE, _day(9, 29), "Delivery list DEMO-72"),
    Entered(SIGNS, "tell-people", "once", "MOIA", COMMITTEE, _day(9, 30), "Plan for outreach DEMO-73"),
    Entered(SIGNS, "put-them-up", "once", "DSS", DSS, _day(9, 30), "List of sites DEMO-74"),
    Entered(SIGNS, "put-them-up", "once", "ACS", ACS, _day(10, 8), "List of sites DEMO-75"),
    Entered(SIGNS, "put-them-up", "once", "NYPD", NYPD, _day(9, 30), "Photographs of the signs DEMO-76",
            taken_back="The photographs show signs in English alone. (made up)"),
    Entered(SIGNS, "say-where-they-hang", "once", "DSS", DSS, _day(10, 28), "List of sites DEMO-77"),
    Entered(SIGNS, "say-where-they-hang", "once", "ACS", ACS, _day(11, 6), "List of sites DEMO-78"),
    Entered(SCHOOLS, "hand-out-the-pack", "2026", "DOE", COMMITTEE, _day(9, 11), "Letter to the schools DEMO-81"),
)  # fmt: skip


def made_up_fulfilments(at: datetime) -> Iterator[Play]:
    """Each of them, as it was noted on its day: those for whose day somebody was in office."""
    for number, one in enumerate(ENTERED):
        moment = _moment(one, number)
        if moment > at - LONG_AGO:
            yield _play(one, moment)


def _moment(one: Entered, number: int) -> datetime:
    noted_on = one.done_on + timedelta(days=one.days_after)
    return datetime.combine(noted_on, time(15, number * 2 % 60), CITY_TIME)


def _play(one: Entered, moment: datetime) -> Play:
    yield moment
    _perform(NoteDone(one.key, one.done_on, f"{one.paper} (made up)", "Files of the office (made up)"), one.by, moment)
    if one.taken_back:
        later = moment + timedelta(days=4)
        yield later
        noted = access.history(one.key, access.day_of(later)).last()
        assert noted is not None  # it was noted four days ago
        _perform(TakeBack(noted.pk, one.taken_back), one.by, later)


def _perform(act: Act, name: str, moment: datetime) -> None:
    by = made(name)
    perform(act, Actor(account_of(name).pk, by.office, by.agency, moment, moment - SIGNED_IN_BEFORE))
