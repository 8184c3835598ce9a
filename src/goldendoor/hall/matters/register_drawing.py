"""The months of a register as bars: how many matters, and what the law said of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from goldendoor.hall.matters.registers import Month

HEIGHT, STEP, WIDE, FOOT = 100, 40, 28, 22
ALLOWED, REFUSED, OTHER = "#2e6276", "#936f38", "#a9aeb1"


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a bar."""

    x: int
    y: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The bars, the months below them, and how large it all is."""

    width: int
    height: int
    foot: int
    most: int
    parts: tuple[Part, ...]
    months: tuple[tuple[int, Month], ...]


def drawn(months: Sequence[Month]) -> Drawing | None:
    """The months as bars of three pieces, allowed at the bottom; None where there is nothing to draw."""
    most = max((one.opened for one in months), default=0)
    if not most:
        return None
    parts = tuple(part for place, month in enumerate(months) for part in _bar(place * STEP, month, HEIGHT / most))
    middle = tuple((place * STEP + WIDE // 2, month) for place, month in enumerate(months))
    return Drawing(len(months) * STEP, HEIGHT + FOOT, HEIGHT + FOOT - 6, most, parts, middle)


def _bar(x: int, month: Month, scale: float) -> list[Part]:
    pieces = (
        (month.allowed, ALLOWED),
        (month.refused, REFUSED),
        (month.opened - month.allowed - month.refused, OTHER),
    )
    bar, top = [], float(HEIGHT)
    for count, colour in pieces:
        if count:
            top -= count * scale
            bar.append(Part(x, round(top, 2), round(count * scale, 2), colour))
    return bar
