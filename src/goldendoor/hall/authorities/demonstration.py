"""A made-up city's standing authorities: what its offices proposed, signed, declined and let lapse, and what waits for them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from goldendoor.hall.acting import Act, Actor, perform
from goldendoor.hall.authorities import access
from goldendoor.hall.authorities.actions import ApproveAuthority, DeclineAuthority, EndAuthority, ProposeAuthority
from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.people.access import account_of
from goldendoor.hall.people.demonstration import LONG_AGO, Play, made

SIGNED_IN_BEFORE = timedelta(minutes=4)
TASK_FORCE, ROUTINE, LOT_PERMIT, BOTH_AGENCIES = (
    "Joint task force on guns (made up)", "Renewals with the aging office (made up)",
    "Use of the east lot by the blood bank (made up)", "Shared intake of two agencies (made up)",
)  # fmt: skip
# After so many days of the two years everything has been signed with which they begin.


@dataclass(frozen=True, slots=True)
class Entered:
    """One authority: what it is, who proposed it, who signed, and what became of it.

    It was proposed on the day `on_day` of the two years, or `days_ago`. `lasts` is how many days it is to stand.
    """

    kind: str
    title: str
    scope: str
    by: str
    signed: tuple[str, ...] = ()
    agency: str | None = None
    other_agency: str | None = None
    paper: str = ""
    holder: str | None = None
    on_day: int = 1
    days_ago: int | None = None
    lasts: int | None = None
    declined_by: str = ""
    ended_by: str = ""


LAW, MAYOR, CHIEF = "law@city.example", "mayor@city.example", "chief-privacy@city.example"
HEAD, COUNSEL, PRIVACY, ACCESS, SUPERVISOR = (
    "head@city.example", "counsel@city.example", "privacy@city.example", "access@city.example", "supervisor@city.example",
)  # fmt: skip
ENTERED = (
    Entered("chief_privacy", "The Chief Privacy Officer's appointment (made up)", "As the paper says.", MAYOR, (LAW,),
            paper="Appointment DEMO-1"),
    Entered("arrangement", TASK_FORCE, "Cases of illegal guns, and nothing else.", "legal-bureau@city.example", (LAW,),
            "NYPD", paper="Agreement DEMO-2"),
    Entered("routine", ROUTINE, "The address of somebody whose benefit is renewed.", SUPERVISOR, (PRIVACY,), "DSS"),
    Entered("interagency", BOTH_AGENCIES, "What both agencies need to open a case.", SUPERVISOR,
            (PRIVACY, "privacy-acs@city.example"), "DSS", "ACS"),
    Entered("lot_permit", LOT_PERMIT, "The east lot, on weekends.", ACCESS, (COUNSEL,), "DSS", paper="Permit DEMO-3"),
    Entered("designee", "Who decides on access (made up)", "Every building of the agency.", COUNSEL, (HEAD,), "DSS",
            holder=ACCESS),
    Entered("certifier", "Who signs certifications (made up)", "U and T visas.", "counsel-police@city.example",
            ("head-police@city.example",), "NYPD", holder="sergeant@city.example"),
    Entered("best_interest", "Heat emergency (made up)", "Which households have no cooling.", PRIVACY, (CHIEF, LAW), "DSS",
            on_day=200, lasts=120),
    Entered("contract", "Upkeep of the lifts (made up)", "The machine rooms.", ACCESS, (COUNSEL,), "DSS",
            paper="Contract DEMO-4", on_day=90, ended_by=COUNSEL),
    Entered("routine", "Lists for a survey (made up)", "Names of everybody who asked for help.", SUPERVISOR, (), "DSS",
            on_day=300, declined_by=PRIVACY),
    Entered("routine", "School meals (made up)", "Whether a household gets a benefit.", SUPERVISOR, (), "DSS", days_ago=3),
    Entered("arrangement", "Joint work on stolen cars (made up)", "Cars that were taken abroad.",
            "legal-bureau@city.example", (), "NYPD", paper="Draft DEMO-5", days_ago=6),
    Entered("added_information", "Tattoos (made up)", "A picture or words of one.", PRIVACY, (), days_ago=9),
    Entered("designee", "Who decides at night (made up)", "The shelters, after eight.", COUNSEL, (), "DSS",
            holder=SUPERVISOR, days_ago=2),
)  # fmt: skip


def made_up_authorities(at: datetime) -> Iterator[Play]:
    """Each authority of the made-up city, as its offices bring it about."""
    return (_play(one, number, at) for number, one in enumerate(ENTERED))


def _play(one: Entered, number: int, at: datetime) -> Play:
    begins = at - LONG_AGO + timedelta(days=one.on_day) if one.days_ago is None else at - timedelta(days=one.days_ago)
    now = begins.replace(minute=number * 3 % 60)
    yield now
    _perform(_proposed(one, now.astimezone(CITY_TIME).date()), one.by, now)
    authority = _newest(one.by, now)
    for signer in one.signed:
        now += timedelta(hours=20)
        yield now
        _perform(ApproveAuthority(authority), signer, now)
    if one.declined_by:
        yield now + timedelta(days=2)
        _perform(
            DeclineAuthority(authority, "It is more than the work needs. (made up)"),
            one.declined_by,
            now + timedelta(days=2),
        )
    if one.ended_by:
        later = now + timedelta(days=150)
        yield later
        day = later.astimezone(CITY_TIME).date()
        _perform(EndAuthority(authority, day, "The work is done. (made up)"), one.ended_by, later)


def _proposed(one: Entered, day: date) -> ProposeAuthority:
    return ProposeAuthority(
        one.kind, one.title, one.scope, day, one.agency, one.other_agency,
        day + timedelta(days=one.lasts) if one.lasts else None, one.paper,
        day - timedelta(days=1) if one.paper else None, one.holder,
    )  # fmt: skip


def _newest(by: str, now: datetime) -> int:
    found = access.authorities_seen(account_of(by).pk, now.astimezone(CITY_TIME).date()).first()
    assert found is not None  # it was proposed a moment ago
    return found.pk


def _perform(act: Act, name: str, now: datetime) -> None:
    by = made(name)
    perform(act, Actor(account_of(name).pk, by.office, by.agency, now, now - SIGNED_IN_BEFORE))
