"""Each office's first screen: what waits for this person, what is late, and what changed."""

from dataclasses import dataclass
from datetime import date, timedelta

from goldendoor.hall.desk import law
from goldendoor.hall.matters import access
from goldendoor.hall.matters.models import Matter, State
from goldendoor.hall.matters.screen import StepShown, act_words, situation_words, step_shown

CHANGED_WITHIN_DAYS, MOST_SHOWN = 14, 30


@dataclass(frozen=True, slots=True)
class Waiting:
    """A step that waits for this person, with its matter in words."""

    step: StepShown
    matter: int
    about: str
    agency: str


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
    """What there is to do. `more` counts those that the first screen leaves out."""

    late: tuple[Waiting, ...]
    waiting: tuple[Waiting, ...]
    changed: tuple[MatterLine, ...]
    more: int
    takes_part: bool


def work_of(account_id: int, today: date) -> Work:
    """The work of somebody on a day."""
    takes_part = bool(access.offices_in_matters(account_id, today))
    if not takes_part:
        return Work((), (), (), 0, False)
    open_steps = access.waiting_for(account_id, today).order_by("due", "pk")
    late = open_steps.filter(due__lt=today)
    rest = open_steps.exclude(due__lt=today)
    since = today - timedelta(days=CHANGED_WITHIN_DAYS)
    changed = access.matters_seen(account_id, today).filter(changed_at__date__gte=since).order_by("-changed_at")
    count = open_steps.count()
    shown_late = tuple(_waiting(one, account_id, today) for one in late[:MOST_SHOWN])
    shown = tuple(_waiting(one, account_id, today) for one in rest[: MOST_SHOWN - len(shown_late)])
    return Work(
        shown_late, shown, tuple(line_of(one) for one in changed[:10]), count - len(shown_late) - len(shown), True
    )


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
        step_shown(step, account_id, today), matter.pk, situation_words(law.corpus(), matter), matter.agency.code
    )  # type: ignore[arg-type]
