"""The choice of what is hidden beside the small figures: the cheapest that proves, and again less where less will do."""

from collections.abc import Callable, Collection, Sequence

from goldendoor.hall.reports.equations import Reach, furthest
from goldendoor.hall.reports.linked import Layout, Space
from goldendoor.hall.reports.tables import ALL, Key
from goldendoor.hall.reports.witnesses import NEVER, Move, Point, moves, points, room, spreads

# One more figure hidden is worse than any size of figure; a whole is worth four of its parts.
ONE_FIGURE, WHOLE = 1 << 40, 4
# With more hidden figures than this, showing a few of them again is not worth the minutes that simplex steps take.
FEW_ENOUGH = 40
# Moves are tried together when there are so many, and whenever there are twice as many.
FIRST_TRY = 4


class Cover:
    """What is hidden of a space so far, with the points that prove it."""

    def __init__(self, space: Space, counts: Sequence[int], threshold: int) -> None:
        self.space, self.counts, self.threshold = space, counts, threshold
        self.hidden: set[int] = set()
        self._free: set[int] = set()  # figures that nobody is shown
        figures = sum(len(layout.keys) for layout in space.layouts)
        self._lost = [NEVER] * figures  # by hiding each figure; 0 where nobody is shown it
        self._prices: dict[int, int] = {}  # of the table's own figures, which alone may be hidden now
        self._small: set[int] = set()
        self._earlier: list[int] = []  # hidden in earlier tables, and proved
        self._told: list[int] = []  # hidden in earlier tables, and yet told to within less than the threshold
        self._enough: dict[int, int] = {}  # of figures that earlier tables tell to within less than the threshold
        self._at_most: dict[int, int] = {}  # and how far apart at all its numbers can be by what was published before
        self._found: list[Point] = []
        self._least: dict[int, int] = {}
        self._most: dict[int, int] = {}

    def published_before(self, layout: Layout, hidden: Collection[Key], unproven: Collection[Key]) -> None:
        """A table that is public: what is hidden in it has to stay so, and nothing else can be hidden any more."""
        for number, key in enumerate(layout.keys, layout.first):
            if key in hidden:
                self._hide((number,))
                (self._told if key in unproven else self._earlier).append(number)

    def never_published(self, layout: Layout) -> None:
        """A table that nobody is shown."""
        for number in range(layout.first, layout.first + len(layout.keys)):
            self._free.add(number)
            self._lost[number] = 0

    def to_be_published(self, layout: Layout, kept: Collection[Key], public: Collection[int]) -> None:
        """The table itself: small figures and those `kept` from before are hidden, the `public` ones cannot be."""
        for number, key in enumerate(layout.keys, layout.first):
            figure = layout.table.figures[key]
            assert isinstance(figure, int)  # counts were found that agree with it
            if number in public:
                continue
            # A zero covers badly: nobody can be taken away from it.
            worth = WHOLE ** key.count(ALL) + (figure == 0)
            self._prices[number] = self._lost[number] = worth * ONE_FIGURE + figure
            if 0 < figure < self.threshold or key in kept:
                self._small.add(number)
        self._hide(self._small)

    def choose(self) -> None:
        """Hide until everything hidden is proved, or nothing more can be hidden; then show again what is not needed."""
        small = sorted(self._small, key=lambda one: (-self._prices[one], one))
        waiting = [*self._earlier, *self._told, *small]
        for target in waiting:
            waiting += self._cover(target)
            if target in self._earlier and self._enough.get(target, self.threshold) < self._wanted(target):
                # What was safe might not be so after this table: then nothing of it is shown.
                self._hide(self._prices)
                return
        for figure in sorted(self.hidden & set(self._prices), key=lambda one: (-self._prices[one], one)):
            if figure not in self._small:
                self._shown_again(figure)

    def checked(self) -> tuple[frozenset[int], bool]:
        """The hidden figures of which no two numbers are a threshold apart, and whether this table tells none any closer.

        That is proved, or it is not so: all points are counted again part by part, and each figure has to have numbers as
        far apart as it had at most before this table came.
        """
        apart = spreads(self.space, self.counts, self.hidden | self._free, self._found)
        unproven = frozenset(one for one in self.hidden if apart[one] < self.threshold)
        return unproven, all(apart[one] >= self._wanted(one) for one in unproven)

    def _wanted(self, figure: int) -> int:
        return min(self.threshold, self._at_most.get(figure, self.threshold))

    def _hide(self, figures: Collection[int]) -> None:
        self.hidden.update(figures)
        for figure in figures:
            self._lost[figure] = 0

    def _cover(self, target: int) -> list[int]:
        """What was hidden so that a figure is proved. One that earlier tables tell is told by this one no closer."""
        added: list[int] = []
        while not self._proved(target):
            move = self._cheapest(target)
            changes = [figure for figure, _ in move.changes] if move else self._far_away(target)
            new = [figure for figure in changes if self._lost[figure]]
            self._hide(new)
            added += new
        return added

    def _far_away(self, target: int) -> list[int]:
        """What changes on the way to counts that prove a figure, however far they are.

        Where even with all hidden that can be hidden it is not proved, it is given up, and what there is has to be enough.
        """
        reach = self._furthest(target, lambda figure: self._lost[figure] >= NEVER)
        apart = sum(abs(point.figures.get(target, 0)) for point in reach.points)
        if apart < self.threshold:
            self._enough[target] = apart
        if reach.at_most is not None:
            self._at_most[target] = reach.at_most
        for point in reach.points:
            self._keep(point)
        return sorted({figure for point in reach.points for figure in point.figures})

    def _reached(self, target: int) -> bool:
        """Whether counts that prove a figure are reached without hiding anything more; not tried in large tables."""
        if len(self.hidden) > FEW_ENOUGH:
            return False
        for point in self._furthest(target, lambda figure: self._lost[figure] != 0).points:
            self._keep(point)
        return self._apart(target) >= self._needed(target)

    def _furthest(self, target: int, stays: Callable[[int], bool]) -> Reach:
        layouts = self.space.layouts
        fixed = [figure for figure in range(layouts[-1].first + len(layouts[-1].keys)) if stays(figure)]
        return furthest(self.space, self.counts, fixed, target, self._needed(target))

    def _needed(self, target: int) -> int:
        return self._enough.get(target, self.threshold)

    def _cheapest(self, target: int) -> Move | None:
        """The move that proves a figure at the least loss; where none does by itself, the one that goes furthest."""
        best: list[tuple[int, Move]] = []
        far: tuple[int, int, Move | None] = (0, 0, None)
        for cost, move in moves(self.space, target, self._lost, lambda: best[-1][0] if best else NEVER):
            length = sum(room(move, self.counts, self.threshold))
            if length >= self.threshold and cost:
                best.append((cost, move))
            elif cost and (length, -cost) > far[:2]:
                far = (length, -cost, move)
        return best[-1][1] if best else far[2]

    def _proved(self, target: int) -> bool:
        """Whether points are known, or are found now, in which a figure differs by the threshold."""
        if self._apart(target) >= self._needed(target):
            return True
        possible, tried = list[Move](), FIRST_TRY
        for _, move in moves(self.space, target, self._lost):
            far = sum(room(move, self.counts, self.threshold)) >= self._needed(target)
            if far:
                possible = []
            possible.append(move)
            if far or len(possible) == tried:
                if self._led_to(possible, target):
                    return True
                tried *= 2
        return self._led_to(possible, target)

    def _led_to(self, possible: Sequence[Move], target: int) -> bool:
        """Whether these moves lead to points in which a figure differs by the threshold."""
        for point in points(possible, target, self.counts, self.threshold):
            self._keep(point)
        return self._apart(target) >= self._needed(target)

    def _shown_again(self, figure: int) -> None:
        """Show a figure, unless something hidden would then not be proved any more."""
        before = self._found, self._least, self._most
        self._found, self._least, self._most = [], {}, {}
        open_again = set[int]()  # only what these points proved has to be proved anew
        for point in before[0]:
            if point.figures.get(figure):
                open_again.update(point.figures)
            else:
                self._keep(point)
        self.hidden.discard(figure)
        self._lost[figure] = self._prices[figure]
        if all(self._proved(one) or self._reached(one) for one in sorted(self.hidden & open_again)):
            return
        self._hide((figure,))
        self._found, self._least, self._most = before

    def _keep(self, point: Point) -> None:
        """Add a point, unless others go at least as far for every figure."""
        further = False
        for figure, by in point.figures.items():
            if by < self._least.get(figure, 0) or by > self._most.get(figure, 0):
                self._least[figure] = min(self._least.get(figure, 0), by)
                self._most[figure] = max(self._most.get(figure, 0), by)
                further = True
        if further:
            self._found.append(point)

    def _apart(self, figure: int) -> int:
        return self._most.get(figure, 0) - self._least.get(figure, 0)
