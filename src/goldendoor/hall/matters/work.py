"""Each office's first screen: what waits for this person, what is late, and what changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F

from goldendoor.hall.desk import law
from goldendoor.hall.matters import access
from goldendoor.hall.matters.models import Matter, State
from goldendoor.hall.matters.screen import StepShown, act_words, situation_words, step_shown

CHANGED_WITHIN_DAYS, MOST_SHOWN, MOST_CHANGED = 14, 30, 10


@dataclass(frozen=True, slots=True)
class Waiting:
    """A step that waits for this person, with its matter in words."""

    step: StepShown
    matter: int
    about: str
    agency: str
    decides: bool


@dataclass(frozen=True, slots=True)
class MatterLine:
    """A matter on a list."""

    number: int
    about: str
    act: str
    agency: str
    on: date
    state: str
    state_words: str
    changed: date


@dataclass(frozen=True, slots=True)
class Work:
    """What there is to do: what is late, what others cannot go on without, and the rest by matter.

    `more` counts the steps that the first screen leaves out.
    """

    late: tuple[Waiting, ...]
    deciding: tuple[Waiting, ...]
    doing: tuple[tuple[Waiting, ...], ...]
    changed: tuple[MatterLine, ...]
    more: int
    takes_part: bool


def work_of(account_id: int, today: date) -> Work:
    """The work of somebody on a day."""
    takes_part = bool(access.offices_in_matters(account_id, today))
    if not takes_part:
        return Work((), (), (), (), 0, False)
    open_steps = access.waiting_for(account_id, today).order_by(F("due").asc(nulls_last=True), "pk")
    since = today - timedelta(days=CHANGED_WITHIN_DAYS)
    changed = access.matters_seen(account_id, today).filter(changed_at__date__gte=since).order_by("-changed_at")
    # Whoever cannot go on comes first, then what has a day, then the rest.
    deciding = open_steps.filter(kind__in=access.DECIDING)
    others = open_steps.exclude(kind__in=access.DECIDING)
    rows = [*deciding[:MOST_SHOWN], *others[:MOST_SHOWN]][:MOST_SHOWN]
    shown = [_waiting(one, account_id, today) for one in rows]
    late = tuple(one for one in shown if one.step.late)
    waits = tuple(one for one in shown if not one.step.late and one.decides)
    return Work(
        late, waits, _by_matter(one for one in shown if not one.step.late and not one.decides),
        tuple(line_of(one) for one in changed[:MOST_CHANGED]), open_steps.count() - len(shown), True,
    )  # fmt: skip


def _by_matter(waiting: Iterable[Waiting]) -> tuple[tuple[Waiting, ...], ...]:
    """The steps of each matter together."""
    together: dict[int, list[Waiting]] = {}
    for one in waiting:
        together.setdefault(one.matter, []).append(one)
    return tuple(map(tuple, together.values()))


def line_of(matter: Matter) -> MatterLine:
    """A matter as one line."""
    corpus = law.corpus()
    return MatterLine(
        matter.pk, situation_words(corpus, matter), act_words(corpus, matter.act), matter.agency.code, matter.on,
        matter.state, State(matter.state).label, matter.changed_at.date(),
    )  # fmt: skip


def _waiting(step: object, account_id: int, today: date) -> Waiting:
    matter = step.matter  # type: ignore[attr-defined]
    return Waiting(
        step_shown(step, account_id, today),
        matter.pk,
        situation_words(law.corpus(), matter),
        matter.agency.code,
        step.kind in access.DECIDING,
    )  # type: ignore[arg-type]
