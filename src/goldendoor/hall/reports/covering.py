"""The choice of what is hidden beside the small figures: the cheapest that proves, and again less where less will do."""

from collections.abc import Callable, Collection, Sequence

from goldendoor.hall.reports.equations import furthest
from goldendoor.hall.reports.linked import Layout, Space
from goldendoor.hall.reports.tables import ALL, Key
from goldendoor.hall.reports.witnesses import Move, Point, moves, points, room, spreads

# One more figure hidden is worse than any size of figure; a whole is worth four of its parts.
ONE_FIGURE, WHOLE = 1 << 40, 4
# With more hidden figures than this, showing a few of them again is not worth the minutes that simplex steps take.
FEW_ENOUGH = 40
_NO_LIMIT = 1 << 80


class Cover:
    """What is hidden of a space so far, with the points that prove it."""

    def __init__(self, space: Space, counts: Sequence[int], threshold: int) -> None:
        self.space, self.counts, self.threshold = space, counts, threshold
        self.hidden: set[int] = set()
        self._free: set[int] = set()  # figures that nobody is shown
        self._prices: dict[int, int] = {}  # of the table's own figures, which alone may be hidden now
        self._small: set[int] = set()
        self._earlier: list[int] = []  # hidden in earlier tables, and proved
        self._told: list[int] = []  # hidden in earlier tables, and yet told to within less than the threshold
        self._enough: dict[int, int] = {}  # of figures that earlier tables tell to within less than the threshold
        self._found: list[Point] = []
        self._least: dict[int, int] = {}
        self._most: dict[int, int] = {}

    def published_before(self, layout: Layout, hidden: Collection[Key], unproven: Collection[Key]) -> None:
        """A table that is public: what is hidden in it has to stay so, and nothing else can be hidden any more."""
        for number, key in enumerate(layout.keys, layout.first):
            if key in hidden:
                self.hidden.add(number)
                (self._told if key in unproven else self._earlier).append(number)

    def never_published(self, layout: Layout) -> None:
        """A table that nobody is shown."""
        self._free.update(range(layout.first, layout.first + len(layout.keys)))

    def to_be_published(self, layout: Layout, kept: Collection[Key], public: Collection[int]) -> None:
        """The table itself: small figures and those `kept` from before are hidden, the `public` ones cannot be."""
        for number, key in enumerate(layout.keys, layout.first):
            figure = layout.table.figures[key]
            assert isinstance(figure, int)  # counts were found that agree with it
            if number in public:
                continue
            # A zero covers badly: nobody can be taken away from it.
            worth = WHOLE ** key.count(ALL) + (figure == 0)
            self._prices[number] = worth * ONE_FIGURE + figure
            if 0 < figure < self.threshold or key in kept:
                self._small.add(number)
        self.hidden |= self._small

    def choose(self) -> None:
        """Hide until everything hidden is proved, or nothing more can be hidden; then show again what is not needed."""
        small = sorted(self._small, key=lambda one: (-self._prices[one], one))
        waiting = [*self._earlier, *self._told, *small]
        for target in waiting:
            waiting += self._cover(target)
            if target in self._enough and target in self._earlier:
                # What was safe might not be so after this table: then nothing of it is shown.
                self.hidden.update(self._prices)
                return
        for figure in sorted(self.hidden & set(self._prices), key=lambda one: (-self._prices[one], one)):
            if figure not in self._small:
                self._shown_again(figure)

    def unproven(self) -> frozenset[int]:
        """The hidden figures for which no sound proof is at hand, all points counted again part by part."""
        apart = spreads(self.space, self.counts, self.hidden | self._free, self._found)
        return frozenset(one for one in self.hidden if apart[one] < self.threshold)

    def _lost(self, figure: int) -> int | None:
        return 0 if figure in self.hidden or figure in self._free else self._prices.get(figure)

    def _cover(self, target: int) -> list[int]:
        """What was hidden so that a figure is proved. One that earlier tables tell is told by this one no closer."""
        added: list[int] = []
        while not self._proved(target):
            move = self._cheapest(target)
            changes = [figure for figure, _ in move.changes] if move else self._far_away(target)
            new = [figure for figure in changes if self._lost(figure)]
            self.hidden.update(new)
            added += new
        return added

    def _far_away(self, target: int) -> list[int]:
        """What changes on the way to counts that prove a figure, however far they are.

        Where even with all hidden that can be hidden it is not proved, it is given up, and what there is has to be enough.
        """
        found = self._furthest(target, lambda figure: self._lost(figure) is None)
        apart = sum(abs(point.figures.get(target, 0)) for point in found)
        if apart < self.threshold:
            self._enough[target] = apart
        for point in found:
            self._keep(point)
        return sorted({figure for point in found for figure in point.figures})

    def _reached(self, target: int) -> bool:
        """Whether counts that prove a figure are reached without hiding anything more; not tried in large tables."""
        if len(self.hidden) > FEW_ENOUGH:
            return False
        for point in self._furthest(target, lambda figure: self._lost(figure) != 0):
            self._keep(point)
        return self._apart(target) >= self._needed(target)

    def _furthest(self, target: int, stays: Callable[[int], bool]) -> list[Point]:
        layouts = self.space.layouts
        fixed = [figure for figure in range(layouts[-1].first + len(layouts[-1].keys)) if stays(figure)]
        return list(furthest(self.space, self.counts, fixed, target, self._needed(target)))

    def _needed(self, target: int) -> int:
        return self._enough.get(target, self.threshold)

    def _cheapest(self, target: int) -> Move | None:
        """The move that proves a figure at the least loss; where none does by itself, the one that goes furthest."""
        best: list[tuple[int, Move]] = []
        far: tuple[int, int, Move | None] = (0, 0, None)
        for cost, move in moves(self.space, target, self._lost, lambda: best[-1][0] if best else _NO_LIMIT):
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
        possible: list[Move] = []
        for _, move in moves(self.space, target, self._lost):
            possible.append(move)
            if sum(room(move, self.counts, self.threshold)) >= self._needed(target):
                possible = [move]
                break
        for point in points(possible, target, self.counts, self.threshold):
            self._keep(point)
        return self._apart(target) >= self._needed(target)

    def _shown_again(self, figure: int) -> None:
        """Show a figure, unless something hidden would then not be proved any more."""
        before = (self._found, self._least, self._most)
        self._found, self._least, self._most = [], {}, {}
        for point in before[0]:
            if not point.figures.get(figure):
                self._keep(point)
        self.hidden.discard(figure)
        if all(self._proved(one) or self._reached(one) for one in sorted(self.hidden)):
            return
        self.hidden.add(figure)
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
