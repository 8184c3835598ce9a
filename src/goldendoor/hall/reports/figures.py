"""The figures of a report: each with what it counts, where the law orders it, who told it, and what its records leave open."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

Plain = dict[str, Any]
NOT_TOLD = "not_told"
NOT_TOLD_WORDS = "The records do not say"


class Told(StrEnum):
    """Where a figure comes from."""

    COUNTED = "counted"
    TYPED = "typed"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Cell:
    """One part of a figure: the values that it is split by, their words, and how many."""

    names: tuple[str, ...]
    words: tuple[str, ...]
    figure: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a report.

    `figure` is None where nobody told it: it is then never nought. `open` rows are not decided yet, and of `untold` rows
    the records do not say whether they count; so a figure that was counted is at least so much. `by` are the facts that it
    is split by, with their words; `parts_told` says where the parts come from.
    """

    key: str
    words: str
    citation: str
    told: Told
    figure: int | None
    open: int = 0
    untold: int = 0
    by: tuple[tuple[str, str], ...] = ()
    cells: tuple[Cell, ...] = ()
    parts_told: Told = Told.COUNTED
    source: str = ""
    source_office: str = ""
    parts_source: str = ""
    parts_office: str = ""

    @property
    def may_be_typed(self) -> bool:
        """Whether the records leave the whole open, so that an office that knows says it."""
        return self.told is not Told.COUNTED or self.untold > 0

    @property
    def parts_may_be_typed(self) -> bool:
        """Whether the records leave open how it is split."""
        unsaid = any(NOT_TOLD in one.names for one in self.cells)
        return bool(self.by) and (self.parts_told is not Told.COUNTED or unsaid or self.may_be_typed)

    @property
    def shown(self) -> str:
        """The figure as it stands on a page."""
        if self.figure is None:
            return "cannot be counted"
        if self.told is Told.COUNTED and (self.open or self.untold):
            return f"at least {self.figure:,}" if self.figure else "none so far"
        return f"{self.figure:,}"

    @property
    def notes(self) -> tuple[str, ...]:
        """What has to be said beside it."""
        found = []
        if self.open:
            found.append(f"{_rows(self.open)} not decided yet")
        if self.untold and self.told is not Told.TYPED:
            found.append(f"the records of {self.untold:,} do not say")
        if self.told is Told.TYPED:
            found.append(f"not out of the register: told by {self.source_office}, from {self.source}")
        if self.told is Told.NOBODY and not self.untold:
            found.append("the register has no place for it")
        if self.by and self.parts_told is Told.TYPED:
            found.append(f"the parts are told by {self.parts_office}, from {self.parts_source}")
        if self.by and self.parts_told is Told.NOBODY:
            found.append("the register has no place for how it is split")
        return tuple(found)


@dataclass(frozen=True, slots=True)
class LeftOutCount:
    """How many items were left out on one ground, which is told in words with its place in the law."""

    ground: str
    words: str
    citation: str
    count: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a report that is told in words."""

    part: str
    title: str
    citation: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One figure beside what it was: `before` or `now` is None where it was not told."""

    key: str
    words: str
    citation: str
    before: int | None
    now: int | None

    @property
    def change(self) -> int | None:
        """By how much it is another one; None where one of them was not told."""
        return None if self.before is None or self.now is None else self.now - self.before

    @property
    def shown(self) -> str:
        """The change with its sign."""
        if self.change is None:
            return "not known"
        return f"{self.change:+,}" if self.change else "none"


def with_typed(figure: Figure, number: int | None, cells: tuple[Cell, ...], source: str, office: str) -> Figure:
    """A figure as an office told it, in whole, in its parts, or both."""
    if number is not None:
        figure = replace(figure, told=Told.TYPED, figure=number, source=source, source_office=office)
    if cells:
        figure = replace(figure, parts_told=Told.TYPED, cells=cells, parts_source=source, parts_office=office)
    return figure


def changes(before: Iterable[Figure], now: Iterable[Figure]) -> tuple[Change, ...]:
    """Each figure beside what it was; those that are new, and those that are there no more, too."""
    old, new = {one.key: one for one in before}, {one.key: one for one in now}
    found = []
    for key in dict.fromkeys([*new, *old]):
        either = new.get(key) or old[key]
        was, is_now = old.get(key), new.get(key)
        found.append(Change(key, either.words, either.citation, was and was.figure, is_now and is_now.figure))
    return tuple(found)


def plain(thing: Figure | LeftOutCount | Passage) -> Plain:
    """As JSON has it."""
    return _without_tuples(asdict(thing))  # type: ignore[no-any-return]


def figure_of(told: Mapping[str, Any]) -> Figure:
    """A figure as it was frozen."""
    cells = tuple(Cell(tuple(one["names"]), tuple(one["words"]), one["figure"]) for one in told["cells"])
    by = tuple((fact, words) for fact, words in told["by"])
    return Figure(**{
        **told, "told": Told(told["told"]), "parts_told": Told(told["parts_told"]), "by": by, "cells": cells,
    })  # fmt: skip


def _without_tuples(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_tuples(one) for key, one in value.items()}
    return [_without_tuples(one) for one in value] if isinstance(value, list | tuple) else value


def _rows(count: int) -> str:
    return "1 row is" if count == 1 else f"{count:,} rows are"
