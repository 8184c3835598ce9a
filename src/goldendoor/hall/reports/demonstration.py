"""A made-up city's reports: who prepared them, what was told besides, who published them and when, some of them late."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from goldendoor.hall.acting import Act, Actor, perform
from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.matters.demonstration import Shown
from goldendoor.hall.matters.demonstration_play import Play as MatterPlay
from goldendoor.hall.matters.demonstration_play import Stage
from goldendoor.hall.matters.demonstration_police import DETAINERS, ENFORCEMENT
from goldendoor.hall.people.access import account_of
from goldendoor.hall.people.demonstration import LONG_AGO, Play, made
from goldendoor.hall.reports import access
from goldendoor.hall.reports.actions import PrepareReport, PublishReport, SignReport, TypeFigure, WritePassage
from goldendoor.hall.reports.composing import said
from goldendoor.hall.reports.figures import Figure
from goldendoor.hall.reports.passages import parts_of
from goldendoor.hall.reports.wanted import Wanted

SIGNED_IN_BEFORE = timedelta(minutes=4)
SETTLED_IN = timedelta(days=20)
MORNING, NOON, EVENING = time(9, 40), time(12, 15), time(16, 20)
PUBLISHER = "publisher@city.example"
REASONS = ("An order of removal", "Proceedings that are under way", "A match of fingerprints", "Another reason")
SOURCES = {
    "scaap": "the department's applications to the program (made up)",
    "reason": "the department's own count of the forms (made up)",
    "mistakes": "the letters of the agencies' privacy officers (made up)",
}
WRITTEN = {
    "collects": "Names, addresses and what a household earns, of those who apply for a benefit. (made up)",
    "gives-out": "Addresses to other agencies for the program that somebody asked for, and to courts. (made up)",
    "keeps": "Case files, seven years after a case is closed. (made up)",
    "policies": "One agreement with another agency was renewed. (made up)",
}


@dataclass(frozen=True, slots=True)
class Hands:
    """Through whose hands a report goes: who prepares it, who publishes it, and how many days after its period each does.

    `late` are periods of which it came out so many days later.
    """

    by: str
    published_by: str
    prepared_after: int
    published_after: int
    late: tuple[tuple[str, int], ...] = ()


HANDS: dict[tuple[str, str], Hands] = {
    ("requests-for-help", ""): Hands("mayor@city.example", PUBLISHER, 19, 24, (("2025 quarter 4", 13),)),
    ("emergencies-and-mistakes", ""): Hands("chief-privacy@city.example", PUBLISHER, 15, 20, (("2026 quarter 1", 22),)),
    # The year ends on 30 June, and the report is due on 1 September, sixty-three days later.
    ("detainers-at-correction", "DOC"): Hands("detainers@city.example", "head-doc@city.example", 51, 63),
    ("detainers-at-the-police", "NYPD"): Hands(
        "detainers-police@city.example", "head-police@city.example", 55, 62, (("2026", 2),)
    ),
    ("detainers-at-probation", "DOP"): Hands("detainers-dop@city.example", "head-dop@city.example", 48, 60),
    # Due on 31 July; the two years end a month before.
    ("what-the-agency-holds", "DSS"): Hands("privacy@city.example", "head@city.example", 14, 29),
    ("what-the-agency-holds", "ACS"): Hands("privacy-acs@city.example", "head-acs@city.example", 20, 30, (("2026", 5),)),
}  # fmt: skip
# More of what the reports count, so that there is something to be seen: the case, who opened it, and on which days.
BESIDES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "help refused", "officer@city.example",
        ("2025-01-22", "2025-02-18", "2025-05-06", "2025-08-12", "2025-11-04", "2026-01-20", "2026-02-24", "2026-04-14",
         "2026-07-09", "2026-09-15"),
    ),
    ("help refused", "custody@city.example", ("2025-03-11", "2025-06-17", "2025-12-02", "2026-03-03", "2026-08-04")),
    ("help refused", "probation@city.example", ("2025-10-07", "2026-05-19")),
    (
        "a detainer: released when otherwise due", "detainers@city.example", ("2025-07-15", "2026-01-13", "2026-05-12"),
    ),
    ("a detainer to the police", "detainers-police@city.example", ("2025-11-18", "2026-03-24")),
)  # fmt: skip


def made_up_reports(at: datetime) -> Iterator[Play]:
    """More matters of the made-up city, and its reports, as its offices bring them about until `at`."""
    for one in besides(at):
        chance = Random(f"{one.case.title} {one.by} {one.opens_at.date()}")
        yield iter(MatterPlay(one.case, one.opens_at, one.stage, one.without, chance, one.by))
    begun = _begun(at)
    for one in access.wanted_between(begun, at.astimezone(CITY_TIME).date()):
        hands = HANDS.get((one.label, one.agency))
        if hands is not None and one.period.last > begun:
            yield _play(one, hands)


def besides(at: datetime) -> Iterator[Shown]:
    """The matters that come beside the made-up city's others, so that there is something to be counted."""
    cases = {one.title: one for one in (*ENFORCEMENT, *DETAINERS)}
    for title, by, days in BESIDES:
        for day in map(date.fromisoformat, days):
            if _begun(at) <= day <= at.astimezone(CITY_TIME).date() - SETTLED_IN:
                chance = Random(f"{title} {by} {day}")
                hour = time(chance.randint(8, 16), chance.randint(0, 59))
                yield Shown(cases[title], datetime.combine(day, hour, CITY_TIME), Stage.CLOSED, by=by)


def _begun(at: datetime) -> date:
    return (at - LONG_AGO + SETTLED_IN).astimezone(CITY_TIME).date()


def _play(one: Wanted, hands: Hands) -> Play:
    later = dict(hands.late).get(one.period.name, 0)
    prepared = one.period.last + timedelta(days=hands.prepared_after)
    published = one.period.last + timedelta(days=hands.published_after + later)
    yield _at(prepared, MORNING)
    _perform(
        PrepareReport(one.instrument.name, one.label, one.period.name, one.agency), hands.by, _at(prepared, MORNING)
    )
    for number, act in enumerate(_told(one)):
        moment = _at(prepared, NOON) + timedelta(minutes=number * 7)
        yield moment
        _perform(act, hands.by, moment)
    yield _at(prepared, EVENING)
    report = _newest(one)
    _perform(SignReport(report), hands.by, _at(prepared, EVENING))
    yield _at(published, NOON)
    _perform(PublishReport(report), hands.published_by, _at(published, NOON))


def _told(one: Wanted) -> Iterator[Act]:
    """What the offices tell that no register holds."""
    report = access.versions_of(one).first()
    assert report is not None  # it was prepared a moment ago
    chance = Random(f"{one.label} {one.period.name}")
    for figure in said(report.body).figures:
        if figure.words.startswith("federal money"):
            yield TypeFigure(report.pk, figure.key, chance.randint(400, 900) * 1000, (), SOURCES["scaap"])
        elif figure.words == "disclosures against the chapter":
            yield TypeFigure(report.pk, figure.key, chance.randint(0, 3), (), SOURCES["mistakes"])
        elif figure.words == "detainers received" and figure.figure:
            yield TypeFigure(report.pk, figure.key, None, _parts(figure, chance), SOURCES["reason"])
    for part in parts_of(one.instrument.name, one.label, len(one.report.counts)):
        yield WritePassage(report.pk, part.name, WRITTEN[part.name])


def _parts(figure: Figure, chance: Random) -> tuple[tuple[str, int], ...]:
    """A whole told apart by chance; what did not occur is not named."""
    drawn = [chance.choice(REASONS) for _ in range(figure.figure or 0)]
    return tuple((reason, drawn.count(reason)) for reason in REASONS if reason in drawn)


def _newest(one: Wanted) -> int:
    report = access.versions_of(one).first()
    assert report is not None  # it was prepared before
    return report.pk


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, CITY_TIME)


def _perform(act: Act, name: str, now: datetime) -> None:
    by = made(name)
    perform(act, Actor(account_of(name).pk, by.office, by.agency, now, now - SIGNED_IN_BEFORE))
