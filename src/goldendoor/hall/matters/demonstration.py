"""Two years of a made-up city's matters: every outcome, work for each office, something late and something fresh."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.matters.demonstration_cases import Case
from goldendoor.hall.matters.demonstration_doors import DOORS, LOTS, SCHOOLS
from goldendoor.hall.matters.demonstration_information import DISCLOSURES
from goldendoor.hall.matters.demonstration_now import NOW, Open
from goldendoor.hall.matters.demonstration_play import Play, Stage
from goldendoor.hall.matters.demonstration_police import CERTIFICATIONS, DETAINERS, ENFORCEMENT
from goldendoor.hall.people.demonstration import LONG_AGO

CASES = (*DOORS, *SCHOOLS, *LOTS, *DISCLOSURES, *ENFORCEMENT, *DETAINERS, *CERTIFICATIONS)
# What is over by now was begun at least so long ago, and not on the first days, when nobody was there yet.
OVER_BY, SETTLED_IN = timedelta(days=30), timedelta(days=5)


@dataclass(frozen=True, slots=True)
class Shown:
    """A case on its day, and how far it goes."""

    case: Case
    opens_at: datetime
    stage: Stage
    without: frozenset[str] = frozenset()
    by: str = ""


def made_up_matters(at: datetime) -> Iterator[Iterator[datetime]]:
    """Each matter of the made-up city, as its offices deal with it until `at`."""
    for number, one in enumerate(matters_shown(at)):
        chance = Random(f"{one.case.title} {number}")
        yield iter(Play(one.case, one.opens_at, one.stage, one.without, chance, one.by))


def left_out(at: datetime) -> tuple[str, ...]:
    """The titles of cases that do not come up: the law that they were decided by ended before these two years began."""
    return tuple(sorted({one.title for one in CASES} - {one.case.title for one in matters_shown(at)}))


def matters_shown(at: datetime) -> Iterator[Shown]:
    """Every case with its day, the same for the same moment."""
    titles = {one.title: one for one in CASES}
    for case in CASES:
        yield from _over(case, at)
    for one in NOW:
        yield from _open(one, titles[one.title], at)


def _over(case: Case, at: datetime) -> Iterator[Shown]:
    """A case as often as it came up and is over, on days of the law that decides it so."""
    chance = Random(case.title)
    first = max(case.since, (at - LONG_AGO + SETTLED_IN).astimezone(CITY_TIME).date())
    last = min(case.through, (at - OVER_BY).astimezone(CITY_TIME).date())
    for _ in range(case.times if first <= last else 0):
        yield Shown(case, _on(first + timedelta(days=chance.randint(0, (last - first).days)), chance), Stage.CLOSED)


def _open(one: Open, case: Case, at: datetime) -> Iterator[Shown]:
    """A case that is not over. Where the law that decides it so has ended, it stayed open since that law's last day."""
    chance = Random(f"{one.title} {one.days_ago} {one.by}")
    day = min((at - timedelta(days=one.days_ago)).astimezone(CITY_TIME).date(), case.through)
    opens_at = _on(day, chance) if one.days_ago else at - timedelta(minutes=chance.randint(40, 100))
    if day >= max(case.since, (at - LONG_AGO + SETTLED_IN).astimezone(CITY_TIME).date()):
        yield Shown(case, opens_at, one.stage, frozenset(one.without), one.by)


def _on(day: date, chance: Random) -> datetime:
    return datetime.combine(day, time(chance.randint(7, 17), chance.randint(0, 59)), CITY_TIME)
