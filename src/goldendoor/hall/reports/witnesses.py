"""Proof that a hidden figure cannot be told: other counts that agree with everything shown, in which it is another number.

A move swaps parts against each other, so that only hidden figures change; from the counts that agree with all tables, moves
lead to others that agree just as well. Each such `Point` is a proof that anybody can check: `spreads` does, part by part.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from goldendoor.hall.reports.linked import Change, Space, Swap, figures_with


@dataclass(frozen=True, slots=True)
class Move:
    """Parts that gain one, parts that lose one, and the figures that change by it."""

    gains: tuple[int, ...]
    loses: tuple[int, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """Counts that agree with everything shown, told by how they differ from those we began with."""

    parts: Mapping[int, int]
    figures: Mapping[int, int]


Lost = Callable[[int], int | None]  # what is lost when a figure is hidden; None where it may not be


def moves(space: Space, target: int, lost: Lost, most: Callable[[], int] = lambda: 1) -> Iterator[tuple[int, Move]]:
    """Moves that change a figure by one, with what would be lost by hiding all that they change.

    Args:
        target: the figure.
        lost: what hiding a figure costs; 0 where it is hidden already.
        most: only moves that cost less than this are wanted; asked again before each.
    """
    options = [_options(space, target, variable, lost) for variable in range(len(space.classes))]
    for chosen in product(*options):
        # Figures that differ from the target in one variable only are changed by every move with that swap.
        if sum(cost for cost, _ in chosen) >= most():
            continue
        swaps = [swap for _, swap in chosen]
        found = _affordable(space.changed(swaps), lost, most())
        move = None if found is None else _move(space, swaps, found[1])
        if found is not None and move is not None:
            yield found[0], move


def _affordable(tables: Iterable[list[Change]], lost: Lost, most: int) -> tuple[int, list[Change]] | None:
    """What changes, and what is lost by hiding all of it; None where that may not be, or costs too much."""
    cost, changes = 0, []
    for found in tables:
        for figure, _ in found:
            price = lost(figure)
            if price is None:
                return None
            cost += price
        if cost >= most:
            return None
        changes += found
    return cost, changes


def room(move: Move, counts: Sequence[int], enough: int) -> tuple[int, int]:
    """How far a move can be taken forwards and backwards before a part falls below none; never further than is enough."""
    forwards = min((counts[one] for one in move.loses), default=enough)
    backwards = min((counts[one] for one in move.gains), default=enough)
    return min(forwards, enough), min(backwards, enough)


def points(possible: Sequence[Move], target: int, counts: Sequence[int], enough: int) -> Iterator[Point]:
    """Where moves lead, the largest step first: first up for the target, then down from where we began."""
    reached = 0
    for up in (True, False):
        at, parts = list(counts), dict[int, int]()
        figures: dict[int, int] = {}
        while reached < enough:
            rooms = [room(one, at, enough - reached)[0 if up else 1] for one in possible]
            step = max(rooms, default=0)
            if not step:
                break
            move = possible[rooms.index(step)]
            by = step if up else -step
            for one, sign in (*((part, 1) for part in move.gains), *((part, -1) for part in move.loses)):
                at[one] += by * sign
                parts[one] = parts.get(one, 0) + by * sign
            for figure, sign in move.changes:
                figures[figure] = figures.get(figure, 0) + by * sign
            reached += step
        if parts:
            yield Point(parts, figures)


def spreads(space: Space, counts: Sequence[int], hidden: Iterable[int], found: Iterable[Point]) -> dict[int, int]:
    """For each hidden figure, how far apart its numbers are in counts that agree with everything shown.

    Nothing of how the points were found is relied on: every part is counted again into every figure, and a point that has
    a part below none, or changes a figure that is shown, proves nothing.
    """
    least, most = dict.fromkeys(hidden, 0), dict.fromkeys(hidden, 0)
    places = list(space.parts())
    counted_in: dict[int, list[int]] = {}
    for point in found:
        figures: dict[int, int] = {}
        sound = True
        for part, by in point.parts.items():
            sound = sound and counts[part] + by >= 0 and (part not in space.empty or by == 0)
            if part not in counted_in:
                counted_in[part] = [one for layout in space.layouts for one in figures_with(layout, places[part])]
            for figure in counted_in[part]:
                figures[figure] = figures.get(figure, 0) + by
        if sound and all(figure in least for figure, by in figures.items() if by):
            for figure, by in figures.items():
                if by:
                    least[figure], most[figure] = min(least[figure], by), max(most[figure], by)
    return {figure: most[figure] - least[figure] for figure in least}


def _options(space: Space, target: int, variable: int, lost: Lost) -> list[tuple[int, Swap]]:
    """The swaps of one variable that change the target by one, those that lose least first."""
    layout = next(one for one in reversed(space.layouts) if one.first <= target)
    taken_in = layout.coordinates[variable][layout.place(target)[variable]]
    own = layout.place(target)[variable]
    outside = [one for one in range(space.classes[variable]) if one not in taken_in]
    found = []
    for more in sorted(taken_in):
        for less in (*outside, None):
            cost = 0
            for place, classes in enumerate(layout.coordinates[variable]):
                if place != own and (more in classes) != (less in classes):
                    price = lost(target + layout.strides[variable] * (place - own))
                    if price is None:
                        break
                    cost += price
            else:
                found.append((cost, (more, less)))
    return sorted(found, key=lambda one: one[0])


def _move(space: Space, swaps: Sequence[Swap], changes: list[Change]) -> Move | None:
    """The move of these swaps, unless it would touch a part that is known to be none."""
    corners = [_signed(stride, swap) for stride, swap in zip(space.strides, swaps, strict=True)]
    gains: list[int] = []
    loses: list[int] = []
    for corner in product(*corners):
        number, sign = 0, 1
        for offset, other in corner:
            number, sign = number + offset, sign * other
        if number in space.empty:
            return None
        (gains if sign > 0 else loses).append(number)
    return Move(tuple(gains), tuple(loses), tuple(changes))


def _signed(stride: int, swap: Swap) -> tuple[Change, ...]:
    more, less = swap
    return ((stride * more, 1),) if less is None else ((stride * more, 1), (stride * less, -1))
