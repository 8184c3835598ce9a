"""What is different from the last time: for each figure before, now and the change; rows that are new and rows that went."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from goldendoor.hall.reports.tables import ALL, Figure, Key, Mark, Split, Table


class State(StrEnum):
    """Whether a figure was there before, and is there now."""

    IN_BOTH = "in both"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure before and now. `change` is None where one of them is not there, or is no number."""

    key: Key
    words: tuple[str, ...]
    before: Figure | None
    now: Figure | None

    @property
    def change(self) -> int | None:
        """By how much it grew, or fell."""
        if self.before is None or self.now is None or isinstance(self.before, Mark) or isinstance(self.now, Mark):
            return None
        return self.now - self.before

    @property
    def state(self) -> State:
        """Whether its row and column were there before, and are there now."""
        if self.before is None:
            return State.NEW
        return State.GONE if self.now is None else State.IN_BOTH


def differences(before: Table, now: Table) -> tuple[Difference, ...]:
    """Every figure of either table, in the order of the page; what went stands after what is there.

    Both are taken as they are shown: of a hidden figure there is no change to tell. By what the tables are limited to does
    not matter, so quarters can be held against each other.

    Raises:
        ValueError: where the tables are not split by the same.
    """
    if [one.name for one in before.splits] != [one.name for one in now.splits]:
        raise ValueError(
            f"{before.title} is split by {_named(before)} and {now.title} by {_named(now)}: they cannot be compared"
        )
    return tuple(_all(before, now))


def changed(found: tuple[Difference, ...]) -> tuple[Difference, ...]:
    """Those that are not as they were: other numbers, new and gone rows, figures hidden in one of the two."""
    return tuple(one for one in found if one.before != one.now)


def _all(before: Table, now: Table) -> Iterator[Difference]:
    both = list(zip(before.splits, now.splits, strict=True))
    for key in product(*(_names(*pair) for pair in both)):
        was, is_now = before.figures.get(key), now.figures.get(key)
        if was is not None or is_now is not None:
            words = tuple(_words(name, *pair) for name, pair in zip(key, both, strict=True))
            yield Difference(key, words, was, is_now)


def _names(before: Split, now: Split) -> tuple[str, ...]:
    """The names of both, those that went after those that are there, and the whole last."""
    there = [name for name in (*now.names, *before.names) if name != ALL]
    whole = (ALL,) if now.adds_up or before.adds_up else ()
    return (*dict.fromkeys(there), *whole)


def _words(name: str, before: Split, now: Split) -> str:
    return (now if name in now.names else before).words_of(name)


def _named(table: Table) -> str:
    return " and ".join(one.words for one in table.splits) or "nothing"
