"""A course as those see it who answer for it: how many are done where, and, in their own agency, who is not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldendoor.hall.authorities.shown import office_words
from goldendoor.hall.people.models import Employment
from goldendoor.hall.training import access
from goldendoor.hall.training.due import NOBODY, Count, State, Trainee, count, counted_by_contract, standings
from goldendoor.hall.training.due import Standing as Stand


@dataclass(frozen=True, slots=True)
class Row:
    """One office of one agency, or one contract: how many, and how many of them are done."""

    agency: str
    office: str
    contract: str
    count: Count


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """An agency with the rows that make it up."""

    agency: str
    count: Count
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """A course on a day: its agencies in order, all of them together, and everybody who is not done."""

    standing: access.Standing
    agencies: tuple[AgencyRow, ...]
    whole: Count
    open: tuple[Stand, ...]


def overview(standing: access.Standing, day: date, agencies: Iterable[str] | None = None) -> Overview:
    """How a course stands on a day in these agencies, or in all of them."""
    named = None if agencies is None else tuple(agencies)
    found = stands(standing, day, named)
    rows = [*_of_offices(found), *_of_contracts(standing, day, named)]
    by_agency: dict[str, list[Row]] = {}
    for one in rows:
        by_agency.setdefault(one.agency, []).append(one)
    whole = tuple(
        AgencyRow(agency, sum((one.count for one in by_agency[agency]), NOBODY), tuple(by_agency[agency]))
        for agency in sorted(by_agency)
    )
    not_done = tuple(one for one in found if one.state is not State.DONE)
    return Overview(standing, whole, sum((one.count for one in whole), NOBODY), not_done)


def stands(standing: access.Standing, day: date, agencies: Iterable[str] | None = None) -> tuple[Stand, ...]:
    """Where everybody stands with a course on a day, in these agencies or in all of them."""
    people = access.trainees(standing, day, agencies)
    return standings(standing.on_day, people, access.passed(standing.version.course_id), day)


def stands_of(account_id: int, day: date) -> tuple[tuple[access.Standing, Stand], ...]:
    """Each course that is for somebody on a day, with where they stand; of several offices the one that is due first."""
    found = []
    for standing in access.courses_on(day):
        people = access.trainees(standing, day, account_id=account_id)
        passed = access.passed(standing.version.course_id, account_id)
        own = standings(standing.on_day, people, passed, day)
        if own:
            found.append((standing, min(own, key=lambda one: one.by or date.max)))
    return tuple(found)


def _of_offices(found: Iterable[Stand]) -> Iterable[Row]:
    by_office: dict[tuple[str, str], list[Stand]] = {}
    for one in found:
        by_office.setdefault(_place(one.trainee), []).append(one)
    return (Row(agency, office_words(office), "", count(some)) for (agency, office), some in sorted(by_office.items()))


def _place(trainee: Trainee) -> tuple[str, str]:
    return trainee.agency, trainee.office


def _of_contracts(standing: access.Standing, day: date, agencies: Iterable[str] | None) -> Iterable[Row]:
    same, again_since = standing.on_day.teaches_the_same, standing.on_day.again_since
    for one in access.contractor_counts(standing.version.course_id, day, agencies):
        on_this_law = one.version_id in same and (again_since is None or one.day >= again_since)
        counted = counted_by_contract(one.people, one.trained, on_this_law)
        whose = Employment(one.employment).label
        yield Row(one.agency.code, whose, one.contract, counted)
