"""The only way to notices and letters: what is to be told, what is to be sent, and how many of each the keeper sees."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from goldendoor.hall.matters.parties import may_act_for
from goldendoor.hall.notices.models import Letter, Notice, State, Why
from goldendoor.hall.people.access import accounts_in

KEEPER = frozenset({"keeper"})


@dataclass(frozen=True, slots=True)
class Counted:
    """How many there are of something, in words."""

    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How notices and letters stand, in counts alone: nobody is named."""

    nobody_to_tell: tuple[Counted, ...]
    letters: tuple[Counted, ...]
    failures: tuple[Counted, ...]
    perhaps_twice: int
    given_up: int


def to_settle(at: datetime, after: int, most: int) -> list[Notice]:
    """Notices of which nobody was written to yet, from a number on; nobody else settles them in this transaction."""
    found = Notice.objects.filter(settled_at=None, at__lte=at, pk__gt=after).order_by("pk")
    return list(found.select_for_update(skip_locked=True)[:most])


def holders(office: str, agency: str, day: date) -> list[int]:
    """The accounts to write to: those that hold the office on a day; where nobody does, those that stand in for it."""
    return accounts_in(frozenset({office}), agency, day) or accounts_in(may_act_for(office), agency, day)


def to_send(at: datetime, claimed_before: datetime) -> list[int]:
    """The numbers of the letters that are due, and of those that somebody began to send and did not end."""
    left = Q(state=State.CLAIMED, claimed_at__lt=claimed_before)
    found = Letter.objects.filter(Q(state=State.WAITING, next_try_at__lte=at) | left)
    return list(found.order_by("next_try_at", "pk").values_list("pk", flat=True))


def claimed(claim: object) -> Letter | None:
    """The letter that was claimed with this mark, with its account."""
    return Letter.objects.filter(claim=claim).select_related("account").first()


def notices_of(letter: Letter) -> list[Notice]:
    """What a letter tells of, in the order in which it came about."""
    return list(Notice.objects.filter(lines__letter=letter).order_by("at", "pk"))


def waiting_letters() -> int:
    """How many letters are not sent yet."""
    return Letter.objects.filter(state__in=(State.WAITING, State.CLAIMED)).count()


def left_half_way(claimed_before: datetime) -> QuerySet[Letter]:
    """Letters that somebody began to send and did not end."""
    return Letter.objects.filter(state=State.CLAIMED, claimed_at__lt=claimed_before)


def old_notices(before: datetime) -> QuerySet[Notice]:
    """Notices that were settled before a moment, or could not be by then, and still say what they were about, and to whom."""
    old = Q(settled_at__lt=before) | Q(settled_at=None, at__lt=before)
    return Notice.objects.filter(old).filter(~Q(about={}) | Q(settled_at=None) | Q(lines__isnull=False))


def standing(offices_in_words: dict[str, str]) -> Standing:
    """How notices and letters stand, for the keeper."""
    unsettled = Counter(Notice.objects.filter(settled_at=None).values_list("office", "agency"))
    states = Counter(Letter.objects.values_list("state", flat=True))
    whys = Counter(Letter.objects.exclude(why="").exclude(state=State.SENT).values_list("why", flat=True))
    perhaps = Letter.objects.filter(may_have_gone_out=True).count()
    return Standing(
        tuple(
            Counted(f"{offices_in_words.get(office, office)}{f', {agency}' if agency else ''}", count)
            for (office, agency), count in sorted(unsettled.items())
        ),
        tuple(_counted(states, State.choices)), tuple(_counted(whys, Why.choices)), perhaps, states[State.FAILED],
    )  # fmt: skip


def _counted(counts: Counter[str], choices: Iterable[tuple[str, str]]) -> Iterable[Counted]:
    return (Counted(words, counts[name]) for name, words in choices if counts[name])


def told_of(kinds: Iterable[str]) -> frozenset[tuple[str, str, str, str]]:
    """What was posted of some kinds and is not forgotten yet: kind, key, office and agency of each."""
    return frozenset(Notice.objects.filter(kind__in=list(kinds)).values_list("kind", "key", "office", "agency"))
