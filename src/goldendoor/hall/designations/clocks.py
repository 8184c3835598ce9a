"""By when a post has to be filled, as the law says it: asked of the engine, and held against who was named."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from goldendoor.engine.explain import Explainer
from goldendoor.engine.obligations import Obligation, obligations
from goldendoor.engine.whole import settled_reading
from goldendoor.hall.designations import access
from goldendoor.hall.designations.history import Term, Vacancy
from goldendoor.hall.designations.models import Designation
from goldendoor.hall.designations.posts import ABOUT_INTERIM, IS_INTERIM, NEW_OFFICER, POSTS, VACANT_SINCE, Post
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.people.access import city_records
from goldendoor.norms import By, Duty

CLOCKS_KEPT, A_YEAR = 512, timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Clock:
    """A duty about a post, and the day on which it was done, as far as that is known."""

    owed: Obligation
    done_on: date | None

    def days_after(self, today: date) -> int | None:
        """How many days after the law's day it was done, or it is by now; none where the law gives no day."""
        return None if self.owed.due is None else ((self.done_on or today) - self.owed.due).days


@dataclass(frozen=True, slots=True)
class Interim:
    """What is open about somebody who is named for the time being, and what City Hall goes by until counsel decides."""

    question: str
    reading: str
    fills: bool
    meanwhile: str


def naming_clock(agency: str, post: Post, by: date, rows: Sequence[Designation] | None = None) -> Clock | None:
    """The duty to name somebody at all, or to send the name, and when that was done, as entered by a day; None: not owed.

    Args:
        rows: what was entered about the post, where it is at hand.
    """
    owed = _naming(_city(), agency).get(post.name)
    if owed is None:
        return None
    rows = access.of_a_post(agency, post.name) if rows is None else rows
    if post.told_to_chief:
        done = [one.sent_on for one in access.sent_of(rows, by) if one.sent_on is not None]
    else:
        done = [one.designated_on for one in access.terms_of(rows, by)]
    return Clock(owed, min(done, default=None))


def vacancy_clock(agency: str, post: Post, vacancy: Vacancy) -> Clock | None:
    """The duty to fill a vacant post; None where the law has no such clock, or none for that day."""
    if not post.filling:
        return None
    owed = _filling(_city(), agency, post.name, vacancy.since)
    return owed and Clock(owed, filled_on(post, vacancy))


def filled_on(post: Post, vacancy: Vacancy) -> date | None:
    """The day on which somebody was named who fills the post as the law is read."""
    filled = (one.designated_on for one in vacancy.named if not post.filling or fills(post, one))
    return next(filled, None)


def fills(post: Post, term: Term) -> bool:
    """Whether naming somebody fills the post: what the law says ends its duty, on what was entered."""
    done_when = _duty(post, post.filling).done_when
    known = {NEW_OFFICER: term.designated_on, IS_INTERIM: term.interim, VACANT_SINCE: term.designated_on}
    assert done_when is not None  # a duty to fill a post ends when it is filled
    return _explainer(term.designated_on).condition(done_when, "")(known).holds is True


def about_interim(on: date) -> Interim:
    """What the law leaves open about an officer for the time being, on a day."""
    question, settled = corpus().questions[ABOUT_INTERIM], settled_reading(corpus(), ABOUT_INTERIM, on)
    reading = next((one.words for one in question.readings if one.label == settled), "")
    post = next(one for one in POSTS.values() if one.may_be_interim)
    return Interim(question.ask, reading, fills(post, Term(0, on, None, True, on)), question.meanwhile or "")


@lru_cache(CLOCKS_KEPT)
def _naming(city: str, agency: str) -> dict[str, Obligation]:
    """The duty to name somebody for each post, as far as an agency owes one."""
    duties = {(post.instrument, label): post for post in POSTS.values() for label in post.naming}
    days = [due.day for (_, label), post in duties.items() if isinstance(due := _duty(post, label).due, By)]
    found = obligations(corpus(), corpus().place(city), min(days), max(days), agency=agency)
    return {duties[key].name: one for one in found if (key := (one.instrument, one.norm)) in duties}


@lru_cache(CLOCKS_KEPT)
def _filling(city: str, agency: str, post_name: str, since: date) -> Obligation | None:
    post, events = POSTS[post_name], {VACANT_SINCE: (since,)}
    # The clock may run out after a law has begun that was not there yet when the post fell vacant.
    found = obligations(corpus(), corpus().place(city), since, since + A_YEAR, agency=agency, events=events)
    return next((one for one in found if (one.instrument, one.norm) == (post.instrument, post.filling)), None)


def _duty(post: Post, label: str) -> Duty:
    return next(one for one in corpus().instruments[post.instrument].all_duties if one.rule.label == label)


def _explainer(on: date) -> Explainer:
    settled = {name: settled_reading(corpus(), name, on) for name in corpus().questions}
    return Explainer(corpus(), on, "", settled)


def _city() -> str:
    records = city_records()
    assert records is not None  # nobody is named in a city that has no records
    return records.city
