"""A made-up city's training: three courses, who took them and when, one that the law outran, and one that waits to be renewed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from goldendoor.hall.acting import Act, Actor, perform
from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.matters.deciding import city_name
from goldendoor.hall.people.access import account_of
from goldendoor.hall.people.demonstration import Play, made
from goldendoor.hall.people.models import Employment
from goldendoor.hall.training import access
from goldendoor.hall.training.actions import (
    ApproveCourse,
    CompleteCourse,
    Content,
    NoteContractorTraining,
    ProposeCourse,
    RenewCourse,
    right_answers,
)
from goldendoor.hall.training.law_days import ORDER

SIGNED_IN_BEFORE = timedelta(minutes=4)
LAW, CHIEF = "law@city.example", "chief-privacy@city.example"
DOOR, ASKING, PRIVACY = "at-the-door", "asking-and-telling", "privacy-officers"
MEET_THE_PUBLIC = ("worker", "supervisor", "property_official", "school_principal", "school_safety_agent")

CONTENTS = {
    DOOR: Content(
        "At the door",
        ("NYC-AC-4-210/a-rented-office-of-the-city", "NYC-AC-4-210/a-shelter-that-the-city-runs",
         "NYC-AC-4-210/an-agencys-form-that-claims-to-open-the-door",
         "NYC-AC-4-210/a-contractors-shelter-told-by-its-kind", "NYC-EO-13-2026/a-lot-that-a-city-agency-runs"),
        within_days=30, offices=MEET_THE_PUBLIC,
    ),
    ASKING: Content(
        "Asking and telling",
        ("NYC-EO-34-2003/are-you-a-citizen", "NYC-EO-34-2003/a-benefit-from-the-table",
         "NYC-EO-34-2003/a-shelter-is-open-to-all", "NYC-AC-23-12/a-landlord-wants-an-address"),
        within_days=30, offices=("worker", "supervisor", "records_access_officer"),
    ),
    PRIVACY: Content(
        "For privacy officers",
        ("NYC-AC-23-12/a-request-that-somebody-sent-in", "NYC-AC-23-12/a-shelter-contract",
         "NYC-AC-23-12/totals-are-kept", "NYC-AC-23-12/to-ask-is-to-take-down"),
        within_days=20, offices=("agency_privacy_officer",),
        norms=(("NYC-AC-23-12", "send-it-to-the-privacy-officer"), ("NYC-AC-23-12", "bind-the-contractor"),
               ("NYC-AC-23-12", "totals-may-be-kept"), ("NYC-AC-23-12", "collect-only-with-approval"),
               ("NYC-AC-23-12", "disclose-only-with-approval")),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Day:
    """Something that happened to a course in 2026: on which day (month, day), who did it, and what."""

    on: tuple[int, int]
    by: str
    what: str = "complete"
    contract: tuple[str, str, int, int] = ("", "", 0, 0)


def _by(days: str, *names: str) -> tuple[Day, ...]:
    """The same on one day for several people, told as "03-16"."""
    month, day = map(int, days.split("-"))
    return tuple(Day((month, day), f"{name}@city.example") for name in names)


def _count(days: str, by: str, contract: str, employment: Employment, people: int, trained: int) -> Day:
    month, day = map(int, days.split("-"))
    return Day((month, day), f"{by}@city.example", "count", (contract, employment.value, people, trained))


PLAYED: dict[str, tuple[Day, ...]] = {
    DOOR: (
        Day((3, 2), LAW, "propose"), Day((3, 4), CHIEF, "approve"),
        *_by("03-09", "counter", "guard"), *_by("03-10", "night-guard", "supervisor", "access"),
        *_by("03-16", "counter-acs"), *_by("03-23", "principal", "school-supervisor"), *_by("03-25", "probation"),
        *_by("04-02", "supervisor-acs"), *_by("04-20", "access-acs"), *_by("05-04", "officer"), *_by("05-12", "sergeant"),
        _count("03-31", "access", "C-DEMO-1", Employment.CONTRACTOR, 40, 26),
        _count("04-28", "access", "C-DEMO-1", Employment.CONTRACTOR, 40, 40),
        _count("04-28", "access", "C-DEMO-2", Employment.SUBCONTRACTOR, 12, 9),
        _count("06-15", "access", "C-DEMO-2", Employment.SUBCONTRACTOR, 12, 12),
        # The law changed on 2026-09-30; the next version waits for a second person.
        Day((11, 20), LAW, "renew"),
    ),
    ASKING: (
        Day((3, 9), LAW, "propose"), Day((3, 11), CHIEF, "approve"),
        *_by("03-17", "counter", "guard", "night-guard"), *_by("03-18", "supervisor", "records"),
        *_by("03-26", "counter-acs", "supervisor-acs"), *_by("04-08", "school", "school-supervisor"),
        *_by("04-30", "probation"), *_by("05-06", "victims"),
        _count("04-28", "access", "C-DEMO-1", Employment.CONTRACTOR, 40, 38),
        # The State's law of 2026-05-21 changed an answer.
        Day((6, 2), LAW, "renew"), Day((6, 4), CHIEF, "approve"),
        *_by("06-09", "counter", "guard"), *_by("06-10", "supervisor"), *_by("06-22", "counter-acs"),
        *_by("08-17", "school"), _count("07-06", "access", "C-DEMO-1", Employment.CONTRACTOR, 40, 31),
    ),
    PRIVACY: (
        Day((3, 16), LAW, "propose"), Day((3, 18), CHIEF, "approve"),
        *_by("03-25", "privacy"), *_by("04-06", "privacy-acs", "privacy-health"), *_by("04-21", "privacy-doc"),
    ),
}  # fmt: skip


def made_up_training(at: datetime) -> Iterator[Play]:
    """Each course of the made-up city as its people bring it about; none in a city without the order."""
    order = corpus().instruments.get(ORDER)
    if order is not None and order.speaks_in(corpus().place(city_name())):
        for number, label in enumerate(PLAYED):
            yield _play(label, number)


def _play(label: str, number: int) -> Play:
    for place, one in enumerate(sorted(PLAYED[label], key=lambda one: one.on)):
        # Each at a minute of its own, in the order in which they are told.
        begins = datetime.combine(date(2026, *one.on), time(10, number), CITY_TIME) + timedelta(minutes=4 * place)
        yield begins
        _perform(_act(label, one, begins.date()), one.by, begins)


def _act(label: str, one: Day, day: date) -> Act:
    if one.what == "propose":
        return ProposeCourse(label, CONTENTS[label])
    course = access.course_named(label)
    assert course is not None  # it was proposed before
    if one.what == "renew":
        return RenewCourse(course.pk, CONTENTS[label])
    if one.what == "approve":
        waits = access.waiting(course.pk)
        assert waits is not None  # it was proposed a moment ago
        return ApproveCourse(waits.pk)
    if one.what == "count":
        contract, employment, people, trained = one.contract
        paper = f"Letter {contract} of {day:%Y-%m-%d} (made up)"
        return NoteContractorTraining(course.pk, contract, employment, people, trained, paper, day)
    standing = access.course_on(course.pk, day)
    assert standing is not None  # it was approved before
    return CompleteCourse(course.pk, right_answers(standing.version, day))


def _perform(act: Act, name: str, now: datetime) -> None:
    by = made(name)
    perform(act, Actor(account_of(name).pk, by.office, by.agency, now, now - SIGNED_IN_BEFORE))
