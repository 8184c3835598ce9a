"""Who held a post from when until when, and the days on which nobody did: worked out from what was entered by some day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Term:
    """Somebody's days in a post, as they were known by some day; `entered_on` is when City Hall was told of them."""

    number: int
    designated_on: date
    last_day: date | None
    interim: bool
    entered_on: date
    sent_on: date | None = None

    def covers(self, day: date) -> bool:
        """Whether this one held the post on a day."""
        return self.designated_on <= day and (self.last_day is None or day <= self.last_day)

    def overlaps(self, other: "Term") -> bool:
        """Whether both held it on some day."""
        return (self.last_day is None or other.designated_on <= self.last_day) and (
            other.last_day is None or self.designated_on <= other.last_day
        )


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A post that nobody holds from a day on: who left it, and who was named since, in order."""

    left: Term
    named: tuple[Term, ...]

    @property
    def since(self) -> date:
        """The day on which it fell vacant: that after the last day of whoever left."""
        return self.left.last_day + timedelta(days=1)  # type: ignore[operator]


def vacancies(terms: Iterable[Term]) -> Iterator[Vacancy]:
    """Each time that a post fell vacant, in order; where somebody was named for that very day, it did not."""
    in_order = sorted(terms, key=lambda one: (one.designated_on, one.number))
    left = sorted((one for one in in_order if one.last_day is not None), key=lambda one: one.last_day or date.max)
    for one in left:
        found = Vacancy(one, ())
        if not any(other.covers(found.since) for other in in_order):
            yield Vacancy(one, tuple(other for other in in_order if other.designated_on > found.since))


def holder(terms: Iterable[Term], day: date) -> Term | None:
    """Who holds a post on a day: the one named last, where a lasting choice follows somebody for the time being."""
    return max((one for one in terms if one.covers(day)), key=lambda one: (one.designated_on, one.number), default=None)
