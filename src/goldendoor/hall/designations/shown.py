"""What pages show of a post: who holds it, by when it is to be filled, and everything that was ever entered about it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from goldendoor.hall.designations import access
from goldendoor.hall.designations.clock_words import Told, told
from goldendoor.hall.designations.clocks import Interim, about_interim, naming_clock, vacancy_clock
from goldendoor.hall.designations.history import Term, Vacancy, holder, vacancies
from goldendoor.hall.designations.models import Designation
from goldendoor.hall.designations.posts import POSTS, Post
from goldendoor.hall.people.models import Agency
from goldendoor.hall.sealing.destroyed import opened


@dataclass(frozen=True, slots=True)
class Entered:
    """One designation as it was entered."""

    number: int
    name: str
    contact: str
    account: str
    row: Designation
    entered_on: date
    replaced_by: int | None
    why_corrected: str


@dataclass(frozen=True, slots=True)
class VacancyShown:
    """A time in which nobody held the post. `over_on` is the day on which somebody was named at all."""

    left: int
    since: date
    to_come: bool
    over_on: date | None
    clock: Told | None
    consulted_on: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class PostShown:
    """A post of one agency: `now` is who holds it, `naming` the duty to name somebody at all."""

    agency: Agency
    post: Post
    now: Entered | None
    naming: Told | None
    vacancies: tuple[VacancyShown, ...]
    history: tuple[Entered, ...]
    interim: Interim | None

    @property
    def vacant(self) -> VacancyShown | None:
        """The vacancy that lasts, or is to come."""
        return next((one for one in self.vacancies if one.over_on is None), None)

    @property
    def is_pressing(self) -> bool:
        """Whether the post is vacant, or a day that the law gives runs or has passed with nothing done."""
        clocks = [self.naming, *(one.clock for one in self.vacancies)]
        runs = any(one is not None and one.open and one.has_day for one in clocks)
        return runs or self.vacant is not None

    @property
    def is_open_without_a_day(self) -> bool:
        """Whether nobody was ever named, for a post of which the law says no day."""
        return self.naming is not None and self.naming.open and not self.naming.has_day


def directory(account_id: int, today: date) -> list[tuple[Agency, tuple[PostShown, ...]]]:
    """Each agency that somebody may see, with every post that the law asks it to fill or somebody was named for.

    What was entered is read at once for all of them; of the past nothing is opened.
    """
    rows: dict[tuple[int, str], list[Designation]] = {}
    for row in access.designations_seen(account_id, today):
        rows.setdefault((row.agency_id, row.post), []).append(row)
    return [
        (agency, tuple(_posts(agency, rows, today)))
        for agency in access.agencies_seen(account_id, today)
    ]  # fmt: skip


def post_of(agency: Agency, post: Post, account_id: int, today: date) -> PostShown:
    """One post, with everything that was entered about it."""
    rows = list(access.designations_seen(account_id, today).filter(agency=agency, post=post.name))
    return replace(_post(agency, post, rows, today), history=tuple(_entered(row) for row in rows))


def _posts(agency: Agency, rows: dict[tuple[int, str], list[Designation]], today: date) -> Iterator[PostShown]:
    for post in POSTS.values():
        of_post = rows.get((agency.pk, post.name), [])
        found = _post(agency, post, of_post, today)
        if found.naming is not None or of_post:
            yield found


def _post(agency: Agency, post: Post, rows: list[Designation], today: date) -> PostShown:
    terms = access.terms_of(rows, today)
    held, clock = holder(terms, today), naming_clock(agency.code, post, today, rows)
    return PostShown(
        agency, post, next((_entered(one) for one in rows if held is not None and one.pk == held.number), None),
        clock and told(clock, today),
        tuple(_vacancy(agency.code, post, one, today) for one in reversed(list(vacancies(terms)))),
        (), _interim(post, terms, today),
    )  # fmt: skip


def _entered(row: Designation) -> Entered:
    later = access.correction_of(row)
    account = row.account.known_as if row.account is not None else ""
    return Entered(
        row.pk, opened(row.name), opened(row.contact), account, row, access.entered_on(row.named_at),
        later and later.pk, opened(row.why_corrected),
    )  # fmt: skip


def _vacancy(agency: str, post: Post, one: Vacancy, today: date) -> VacancyShown:
    clock = vacancy_clock(agency, post, one)
    days = tuple(each.day for each in access.consultations(one.left.number))
    over_on = one.named[0].designated_on if one.named else None
    return VacancyShown(one.left.number, one.since, one.since > today, over_on, clock and told(clock, today), days)


def _interim(post: Post, terms: tuple[Term, ...], today: date) -> Interim | None:
    """What is open about somebody for the time being, where there is or was one."""
    return about_interim(today) if post.filling and any(one.interim for one in terms) else None
