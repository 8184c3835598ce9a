"""Whom City Hall tells of training: the offices in which somebody is due, and counsel whose course is out of date. Each once."""

from collections import Counter
from datetime import date, datetime

from django.db import transaction

from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.notices.outbox import post, register_notice
from goldendoor.hall.training import access
from goldendoor.hall.training.due import State
from goldendoor.hall.training.overview import stands

DUE, AGAIN, OUT_OF_DATE = "training-due", "training-due-again", "training-out-of-date"
KIND_OF = {State.DUE: DUE, State.AGAIN: AGAIN}


def register() -> None:
    """Make the kinds of notice known."""
    register_notice(
        DUE, "A course is due",
        "Since {since} a course is due in your office at {where}. People who have not taken it: {people}. "
        "Sign in and open My courses.",
    )  # fmt: skip
    register_notice(
        AGAIN, "A course is due again",
        "The law changed, and since {since} a course is due again in your office at {where}. "
        "People who have to take it again: {people}. Sign in and open My courses.",
    )  # fmt: skip
    register_notice(
        OUT_OF_DATE, "A course is out of date",
        "Since {since} the law is another than a course teaches. Sign in, read what changed, and renew the course.",
    )  # fmt: skip


def tell(now: datetime) -> list[str]:
    """Post what is to be told by now. It looks at the records and not at the last time, so a month without it loses nothing."""
    day = now.astimezone(CITY_TIME).date()
    with transaction.atomic():
        return [line for one in access.courses_on(day) for line in _tell_of(one, day, now)]


def _tell_of(standing: access.Standing, day: date, now: datetime) -> list[str]:
    version, lines = standing.version, []
    about = f"course/{version.course_id}/{version.number}"
    for (state, office, agency, since), people in sorted(_groups(standing, day).items(), key=str):
        kind, key = KIND_OF[state], f"{about}/{agency}/{since}"
        if not access.was_told(kind, key, office):
            post(kind, key, office, agency, now, since=since, where=agency, people=people)
            lines.append(f"{version.title}: told {office} at {agency} that {people} are {state.value}")
    stale = standing.freshness.stale_since
    office = "agency_general_counsel" if version.made_for else "corporation_counsel"
    key = f"{about}/stale/{stale}"
    if stale is not None and not access.was_told(OUT_OF_DATE, key, office):
        post(OUT_OF_DATE, key, office, version.made_for.code if version.made_for else None, now, since=stale)
        lines.append(f"{version.title}: told counsel that it is out of date since {stale}")
    return lines


def _groups(standing: access.Standing, day: date) -> Counter[tuple[State, str, str, date]]:
    """How many are due, and due again, in each office of each agency since each day."""
    return Counter(
        (one.state, one.trainee.office, one.trainee.agency, one.since)
        for one in stands(standing, day)
        if one.state is not State.DONE
    )
