"""Proof that a hidden figure cannot be told: other counts that agree with everything shown, in which it is another number.

A move swaps parts against each other, so that only hidden figures change; from the counts that agree with all tables, moves
lead to others that agree just as well. Each such `Point` is a proof that anybody can check: `spreads` does, part by part.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from goldendoor.hall.reports.linked import Change, Layout, Space, Swap, figures_with, turns


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


NEVER = 1 << 80  # what is lost by hiding a figure that cannot be hidden any more
Lost = Sequence[int]  # what is lost by hiding each figure; 0 where it is hidden already
Begun = tuple[Layout, list[Change]]  # a table, and what changes in it by the swaps that are chosen so far


@dataclass(frozen=True, slots=True)
class _Search:
    """Swaps of each variable that change a target, and what of each table is changed whichever of them are chosen."""

    lost: Lost
    most: Callable[[], int]
    order: tuple[int, ...]  # of the variables
    options: tuple[list[tuple[int, Swap]], ...]
    rests: Mapping[int, list[tuple[int, ...]]]  # by a table's first figure, then by how many variables are chosen


def moves(space: Space, target: int, lost: Lost, most: Callable[[], int] = lambda: 1) -> Iterator[tuple[int, Move]]:
    """Moves that change a figure by one, with what would be lost by hiding all that they change.

    Args:
        target: the figure.
        lost: what hiding each figure costs.
        most: only moves that cost less than this are wanted; asked again before each.
    """
    options = tuple(_options(space, target, variable, lost, most()) for variable in range(len(space.classes)))
    if not all(options):
        return
    # Where few swaps are possible comes first: that leaves out whole tables, and is done once for all the others.
    order = tuple(sorted(range(len(options)), key=lambda variable: len(options[variable])))
    rests = {layout.first: _rests(layout, order, options) for layout in space.layouts}
    search = _Search(lost, most, order, options, rests)
    begun = [(layout, [(layout.first, 1)]) for layout in space.layouts]
    for cost, swaps, changes in _chosen(search, {}, begun):
        move = _move(space, [swaps[variable] for variable in range(len(options))], changes)
        if move is not None:
            yield cost, move


def _chosen(
    search: _Search, swaps: dict[int, Swap], begun: list[Begun]
) -> Iterator[tuple[int, dict[int, Swap], list[Change]]]:
    """Swaps in the variables that are left, with what they cost and change; what is dear halfway is not gone on with."""
    depth = len(swaps)
    variable, last = search.order[depth], depth + 1 == len(search.order)
    for least, swap in search.options[variable]:
        most = search.most()
        if least >= most:  # those after it cost no less
            return
        cost, grown = 0, list[Begun]()
        for layout, figures in begun:
            turned = turns(layout, variable, swap)
            if not turned:
                continue
            further = [(at + offset, sign * other) for at, sign in figures for offset, other in turned]
            for rest in search.rests[layout.first][depth + 1]:
                for at, _ in further:
                    cost += search.lost[at + rest]
            if cost >= most:
                break
            grown.append((layout, further))
        else:
            chosen = {**swaps, variable: swap}
            if last:
                yield cost, chosen, [change for _, further in grown for change in further]
            else:
                yield from _chosen(search, chosen, grown)


def _rests(layout: Layout, order: Sequence[int], options: Sequence[list[tuple[int, Swap]]]) -> list[tuple[int, ...]]:
    """What is to be added to a figure for those that change with it, however the variables that are left are swapped.

    It is empty where that depends on the swaps: then nothing is known yet of what they cost.
    """
    found: list[tuple[int, ...]] = [(0,)]
    for variable in reversed(order):
        always = set.intersection(
            *({offset for offset, _ in turns(layout, variable, swap)} for _, swap in options[variable])
        )
        found.append(tuple(offset + rest for offset in sorted(always) for rest in found[-1]))
    return found[::-1]


def room(move: Move, counts: Sequence[int], enough: int) -> tuple[int, int]:
    """How far a move can be taken forwards and backwards before a part falls below none; never further than is enough."""
    forwards = min(map(counts.__getitem__, move.loses), default=enough)
    backwards = min(map(counts.__getitem__, move.gains), default=enough)
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


def _options(space: Space, target: int, variable: int, lost: Lost, most: int) -> list[tuple[int, Swap]]:
    """The swaps of one variable that change the target by one, those that lose least first.

    What is lost is counted of the figures that differ from the target in this variable alone: every move with the swap
    changes them.
    """
    layout = next(one for one in reversed(space.layouts) if one.first <= target)
    place = layout.place(target)[variable]
    taken_in, own = layout.coordinates[variable][place], layout.strides[variable] * place
    outside = [one for one in range(space.classes[variable]) if one not in taken_in]
    found = []
    for more in sorted(taken_in):
        for less in (*outside, None):
            swap = (more, less)
            cost = sum(lost[target - own + offset] for offset, _ in turns(layout, variable, swap) if offset != own)
            if cost < most:
                found.append((cost, swap))
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
