"""A made-up city's posts: who was named in time, who late and where nobody ever was, and two that fell vacant."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from goldendoor.hall.acting import Act, Actor, perform
from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.designations import access
from goldendoor.hall.designations.actions import (
    CorrectDesignation,
    Designate,
    EndDesignation,
    NoteConsultation,
    Receive,
    TellChiefPrivacyOfficer,
)
from goldendoor.hall.designations.posts import ACCESS_DESIGNEE, COMMITTEE_MEMBER, PRIVACY_OFFICER
from goldendoor.hall.people.access import account_of
from goldendoor.hall.people.demonstration import LONG_AGO, Play, made

SIGNED_IN_BEFORE = timedelta(minutes=4)
CHIEF = "chief-privacy@city.example"
Made = Callable[[str, date], Act]


@dataclass(frozen=True, slots=True)
class Step:
    """Something that is done about a post: on which day, by whom, and which act it is for that agency on that day."""

    on: date
    who: str
    act: Made


def named(
    on: date, who: str, post: str, holder: str, *, since: date | None = None, account: str = "", interim: bool = False
) -> Step:  # fmt: skip
    """Somebody is named, on that day or, as it is entered now, long before."""
    contact = f"Office of the {post.replace('-', ' ')} (made up)"
    return Step(on, who, lambda agency, day: Designate(post, holder, contact, since or day, interim, account))


def sent(on: date, who: str) -> Step:
    """The privacy officer's name goes to the Chief Privacy Officer."""
    return Step(on, who, lambda agency, day: TellChiefPrivacyOfficer(_newest(agency, PRIVACY_OFFICER, day), day))


def received(on: date) -> Step:
    """The Chief Privacy Officer has it."""
    return Step(on, CHIEF, lambda agency, day: Receive(_newest(agency, PRIVACY_OFFICER, day)))


def left(on: date, who: str, last_day: date) -> Step:
    """The privacy officer leaves."""
    return Step(on, who, lambda agency, day: EndDesignation(_newest(agency, PRIVACY_OFFICER, day), last_day))


def consulted(on: date, who: str) -> Step:
    """The agency asks the Chief Privacy Officer whom to name."""
    return Step(on, who, lambda agency, day: NoteConsultation(_newest(agency, PRIVACY_OFFICER, day), day))


def corrected(on: date, who: str, holder: str, reason: str, since: date) -> Step:
    """What was entered about the member of the committee was wrong."""
    contact = "Office of operations (made up)"
    return Step(
        on, who,
        lambda agency, day: CorrectDesignation(
            _newest(agency, COMMITTEE_MEMBER, day), holder, contact, since, None, False, reason
        ),
    )  # fmt: skip


FEB, MAR, JUN, JUL, AUG, SEP = (lambda day, month=month: date(2026, month, day) for month in (2, 3, 6, 7, 8, 9))
HEADS = {
    "DSS": "head@city.example", "ACS": "head-acs@city.example", "DOC": "head-doc@city.example",
    "DOHMH": "head-health@city.example", "NYPD": "head-police@city.example", "DOP": "head-dop@city.example",
    "DOE": "head-doe@city.example", "DCAS": "head-dcas@city.example",
    "LAW": "head-law@city.example", "MOIA": "head-moia@city.example",
}  # fmt: skip
DSS, ACS, DOC, DOHMH, NYPD, DOP, DOE, DCAS, LAW, MOIA = HEADS.values()
# By agency, what was done about each of its posts. Of DCAS no privacy officer and no member was ever named.
STORY: tuple[tuple[str, tuple[Step, ...]], ...] = (
    ("DSS", (named(FEB(11), DSS, PRIVACY_OFFICER, "Pria Privacy", since=date(2024, 12, 2), account="privacy@city.example"),
             sent(FEB(12), DSS), received(FEB(13)))),
    ("DSS", (named(FEB(10), DSS, COMMITTEE_MEMBER, "Otto Operations"),)),
    ("DSS", (named(FEB(18), DSS, ACCESS_DESIGNEE, "Ann Access", since=date(2024, 12, 2), account="access@city.example"),)),
    ("ACS", (named(FEB(17), ACS, PRIVACY_OFFICER, "Pat Privacy", since=date(2025, 1, 6), account="privacy-acs@city.example"),
             sent(FEB(18), "counsel-acs@city.example"), received(FEB(19)))),
    ("ACS", (named(FEB(12), ACS, COMMITTEE_MEMBER, "Odo Operations"),)),
    ("ACS", (named(FEB(24), ACS, ACCESS_DESIGNEE, "Abe Access", since=date(2025, 1, 6), account="access-acs@city.example"),)),
    ("DOC", (named(FEB(19), DOC, PRIVACY_OFFICER, "Per Privacy", account="privacy-doc@city.example"),
             sent(FEB(20), DOC), received(FEB(23)))),
    ("DOC", (named(FEB(11), DOC, COMMITTEE_MEMBER, "Olga Operations"),)),
    ("DOHMH", (named(FEB(13), DOHMH, PRIVACY_OFFICER, "Paz Privacy", account="privacy-health@city.example"),
               sent(FEB(17), "counsel-health@city.example"), received(FEB(18)))),
    ("DOHMH", (named(FEB(12), DOHMH, COMMITTEE_MEMBER, "Orla Operations"),)),
    ("NYPD", (named(FEB(24), NYPD, PRIVACY_OFFICER, "Nell Newly"), sent(FEB(25), NYPD), received(FEB(26)),
              left(JUN(3), NYPD, JUN(4)), consulted(JUN(10), "counsel-police@city.example"),
              named(JUL(1), NYPD, PRIVACY_OFFICER, "Ian Interim", interim=True), sent(JUL(2), NYPD), received(JUL(6)),
              named(SEP(14), NYPD, PRIVACY_OFFICER, "Fay Forgood"), sent(SEP(15), NYPD), received(SEP(16)))),
    ("NYPD", (named(FEB(13), NYPD, COMMITTEE_MEMBER, "Ozzy Operations"),)),
    ("NYPD", (named(FEB(25), NYPD, ACCESS_DESIGNEE, "Andy Access"),)),
    ("DOP", (named(FEB(20), DOP, PRIVACY_OFFICER, "Dora Day"), sent(FEB(24), "counsel-dop@city.example"), received(FEB(25)),
             left(JUN(29), DOP, JUL(1)), consulted(JUL(20), "counsel-dop@city.example"),
             named(AUG(12), DOP, PRIVACY_OFFICER, "Lana Later"), sent(AUG(13), DOP), received(AUG(14)))),
    ("DOP", (named(FEB(18), DOP, COMMITTEE_MEMBER, "Opal Operations"),)),
    ("DOE", (named(FEB(19), DOE, PRIVACY_OFFICER, "Sela School"), sent(FEB(20), DOE), received(FEB(23)))),
    ("DOE", (named(FEB(20), DOE, COMMITTEE_MEMBER, "Oscar Operation"),
             corrected(MAR(5), DOE, "Oscar Operations", "The name was misspelt. (made up)", FEB(20)))),
    ("DOE", (named(FEB(23), DOE, ACCESS_DESIGNEE, "Ada Access", account="access-doe@city.example"),)),
    ("LAW", (named(FEB(16), LAW, PRIVACY_OFFICER, "Lew Letters"), sent(FEB(17), LAW), received(FEB(18)))),
    ("LAW", (named(FEB(9), LAW, COMMITTEE_MEMBER, "Ole Operations"),)),
    ("MOIA", (named(FEB(17), MOIA, PRIVACY_OFFICER, "Mia Matters"), sent(FEB(19), MOIA), received(FEB(20)))),
    ("MOIA", (named(FEB(12), MOIA, COMMITTEE_MEMBER, "Oda Operations"),)),
    ("DCAS", (named(FEB(25), DCAS, ACCESS_DESIGNEE, "Art Access"),)),
)  # fmt: skip


def made_up_designations(at: datetime) -> Iterator[Play]:
    """What each agency of the made-up city did about each post; nothing in a city that begins after it."""
    begun = (at - LONG_AGO).astimezone(CITY_TIME).date()
    for number, (agency, steps) in enumerate(STORY):
        if steps[0].on > begun:
            yield _play(agency, steps, number)


def _play(agency: str, steps: tuple[Step, ...], number: int) -> Play:
    for place, step in enumerate(steps):
        now = datetime.combine(step.on, time(9 + number % 8, place * 5), CITY_TIME)
        yield now
        by = made(step.who)
        actor = Actor(account_of(by.name).pk, by.office, by.agency, now, now - SIGNED_IN_BEFORE)
        perform(step.act(agency, step.on), actor)


def _newest(agency: str, post: str, day: date) -> int:
    """Whoever was named last for a post."""
    return access.terms(agency, post, day)[-1].number
