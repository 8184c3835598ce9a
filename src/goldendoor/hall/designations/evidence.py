"""What designations show about the law's duties, and of what the Chief Privacy Officer is told."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from django.urls import reverse

from goldendoor.engine.sentences import spoken_day
from goldendoor.hall.designations import access
from goldendoor.hall.designations.actions import NAME_SENT, POST_VACANT
from goldendoor.hall.designations.history import Term, vacancies
from goldendoor.hall.designations.posts import (
    CONTACT_SENT,
    IS_INTERIM,
    NEW_OFFICER,
    POSTS,
    PRIVACY_OFFICER,
    VACANT_SINCE,
    Post,
)
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.duties.sources import Shown, register_source
from goldendoor.hall.notices.outbox import register_notice


def register() -> None:
    """Make them known: once, when the application starts."""
    register_source(CONTACT_SENT, contact_sent)
    register_source(VACANT_SINCE, vacant_since)
    register_source(NEW_OFFICER, new_officer)
    register_source(IS_INTERIM, is_interim)
    for one in POSTS.values():
        if one.done_fact:
            register_source(one.done_fact, partial(somebody_named, one))
    register_notice(
        NAME_SENT, "A privacy officer's name was sent to you",
        "{whose} sent the name and contact of its privacy officer. Read them at City Hall, and say there that you have them.",
    )  # fmt: skip
    register_notice(
        POST_VACANT, "A privacy officer's post is vacant",
        "At {whose} nobody holds the post of privacy officer from {since} on. See at City Hall by when it is to be filled.",
    )  # fmt: skip


def contact_sent(agency: str, day: date) -> Iterator[Shown]:
    """Each time that the Chief Privacy Officer was sent a privacy officer's name and contact."""
    for one in access.sent(agency, PRIVACY_OFFICER, day):
        if one.sent_on is not None and one.sent_at is not None:
            entered = access.entered_on(one.sent_at)
            yield _shown(
                True, one.sent_on, agency, POSTS[one.post], "name and contact sent to the CPO", one.sent_on, entered
            )


def vacant_since(agency: str, day: date) -> Iterator[Shown]:
    """Each day on which the privacy officer's post fell vacant."""
    post = POSTS[PRIVACY_OFFICER]
    for one in vacancies(access.terms(agency, post.name, day)):
        yield Shown(
            one.since, one.since, f"{post.words} of {agency}: vacant from {spoken_day(one.since)}", _at(agency, post)
        )


def new_officer(agency: str, day: date) -> Iterator[Shown]:
    """The day of each privacy officer's designation since the order that asks for one; who was there before is not new."""
    post = POSTS[PRIVACY_OFFICER]
    begins = corpus().instruments[post.instrument].dates.start or date.min
    for one in access.terms(agency, post.name, day):
        if one.designated_on >= begins:
            yield _named(one.designated_on, agency, post, one)


def is_interim(agency: str, day: date) -> Iterator[Shown]:
    """Whether each privacy officer was named for the time being only."""
    post = POSTS[PRIVACY_OFFICER]
    return (_named(one.interim, agency, post, one) for one in access.terms(agency, post.name, day))


def somebody_named(post: Post, agency: str, day: date) -> Iterator[Shown]:
    """That somebody was named for a post, since when; and that nobody holds it any more, since when."""
    terms = access.terms(agency, post.name, day)
    for one in terms:
        yield _named(True, agency, post, one)
    for vacancy in vacancies(terms):
        yield Shown(
            False,
            vacancy.since,
            f"{post.words} of {agency}: nobody from {spoken_day(vacancy.since)}",
            _at(agency, post),
        )


def _named(value: bool | date, agency: str, post: Post, one: Term) -> Shown:
    what = "named for the time being" if one.interim else "named"
    return _shown(value, one.designated_on, agency, post, what, one.designated_on, one.entered_on)


def _shown(value: bool | date, since: date, agency: str, post: Post, what: str, on: date, entered: date) -> Shown:
    """With the day on which it was entered, where that is another: what was entered late could not be seen before."""
    late = f", entered on {spoken_day(entered)}" if entered != on else ""
    return Shown(value, since, f"{post.words} of {agency}: {what} on {spoken_day(on)}{late}", _at(agency, post))


def _at(agency: str, post: Post) -> str:
    return reverse("designations:post", args=[agency, post.name])
