"""How far a hidden figure can go while all that is shown stays: exact simplex steps, for when single moves do not get there.

Fractions only, no floating point. What comes out is whole counts, or nothing.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction

from goldendoor.hall.reports.linked import Space, figures_with
from goldendoor.hall.reports.witnesses import Point

Number = int | Fraction
Row = dict[int, Number]


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a figure can go: points on the way, and how far apart its numbers can be at all, where that was found."""

    points: tuple[Point, ...]
    at_most: int | None


def furthest(space: Space, counts: Sequence[int], fixed: Collection[int], target: int, enough: int) -> Reach:
    """The target as high, and as low, as the fixed figures let it be; no further apart than enough is looked for."""
    places = list(space.parts())
    figures = {
        part: [one for layout in space.layouts for one in figures_with(layout, places[part])]
        for part in range(len(places))
        if part not in space.empty
    }
    rows: dict[int, Row] = {one: {} for one in fixed}
    goal: Row = {}
    for part, counted_in in figures.items():
        for figure in counted_in:
            if figure in rows:
                rows[figure][part] = 1
            if figure == target:
                goal[part] = 1
    tableau = _Tableau(sorted(rows.values(), key=len), goal, sorted(figures), counts)
    reached, found, ends = 0, list[Point](), list[int | None]()
    for sign in (1, -1):
        parts, end = tableau.gone(sign, enough - reached)
        ends.append(end)
        if parts:
            changed: dict[int, int] = {}
            for part, by in parts.items():
                for figure in figures[part]:
                    changed[figure] = changed.get(figure, 0) + by
            reached += abs(changed.get(target, 0))
            found.append(Point(parts, {figure: by for figure, by in changed.items() if by}))
    known = [one for one in ends if one is not None]
    return Reach(tuple(found), sum(known) if len(known) == len(ends) else None)


class _Tableau:
    """Every bound part as a sum of free ones, so that all fixed figures stay; the goal in free parts alone."""

    def __init__(self, rows: Sequence[Row], goal: Row, parts: Sequence[int], counts: Sequence[int]) -> None:
        self.rows: dict[int, Row] = {}
        self.goal = dict(goal)
        self.begin: dict[int, Number] = {part: counts[part] for part in parts}
        for row in rows:
            reduced = dict(row)
            for part in sorted(set(reduced) & set(self.rows)):
                _take(reduced, self.rows[part], reduced[part])
            if reduced:
                self._bind(min(reduced), reduced)

    def gone(self, sign: int, enough: int) -> tuple[dict[int, int], int | None]:
        """By how much the parts differ after going up or down for the goal: the last whole counts on the way.

        With it the furthest that whole counts can be, unless enough was reached before it was found.
        """
        at, reached, whole = dict(self.begin), Fraction(0), dict[int, int]()
        for _ in range(4 * len(at)):  # ends long before; a bound against going in circles
            free = self._entering(at, sign)
            if free is None:
                # Nothing leads on, not even in fractions; whole counts go no further than these.
                return whole, int(reached)
            if reached >= enough:
                break
            way = 1 if self.goal[free] * sign > 0 else -1
            gain = self.goal[free] * sign * way
            step, leaving = Fraction(enough - reached) / gain, None
            if way < 0 and at[free] < step:
                step = Fraction(at[free])
            for part, row in sorted(self.rows.items()):
                falls = row.get(free, 0) * way
                if falls > 0 and at[part] / Fraction(falls) < step:
                    step, leaving = at[part] / Fraction(falls), part
            at[free] += way * step
            for part, row in self.rows.items():
                if free in row:
                    at[part] -= row[free] * way * step
            reached += gain * step
            if leaving is not None:
                row = self.rows.pop(leaving)
                self._bind(free, row)
            if all(Fraction(one).denominator == 1 for one in at.values()):
                whole = {part: int(one - self.begin[part]) for part, one in at.items() if one != self.begin[part]}
        return whole, None

    def _entering(self, at: dict[int, Number], sign: int) -> int | None:
        """The first free part by which the goal can still go on."""
        for part in sorted(self.goal):
            if self.goal[part] * sign > 0 or at[part] > 0:
                return part
        return None

    def _bind(self, part: int, row: Row) -> None:
        """Bind a part by a row, and put the row in its place everywhere else."""
        by = row[part]
        if by != 1:
            for one in row:
                row[one] = _whole(Fraction(row[one]) / by)
        for other in (*self.rows.values(), self.goal):
            if part in other:
                _take(other, row, other[part])
        self.rows[part] = row


def _take(row: Row, other: Row, times: Number) -> None:
    """Take another row so many times from a row."""
    for part, by in other.items():
        left = row.get(part, 0) - times * by
        if left:
            row[part] = _whole(left)
        else:
            row.pop(part, None)


def _whole(number: Number) -> Number:
    return int(number) if isinstance(number, Fraction) and number.denominator == 1 else number
