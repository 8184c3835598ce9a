"""Decision diagrams over finite facts: combine them, restrict them, look for a path, count, keep for later.

A diagram is a function from facts to a leaf, drawn as tests in one fixed order. What is equal is the same
node, so two diagrams are compared with `==`. Nothing here knows law.

>>> rain = Variable("rain", (True, False))
>>> wind = Variable("wind", ("none", "some", "gale"))
>>> forest = Forest([rain, wind], subject="the weather")
>>> wet = forest.equals("rain", [True])
>>> rough = forest.disjoin(wet, forest.equals("wind", ["gale"]))
>>> forest.support(rough)
('rain', 'wind')
>>> forest.restrict(rough, {"wind": "some"}) == wet
True
>>> forest.path_to(rough, lambda leaf: leaf is True, {"rain": False, "wind": "none"})
{'rain': False, 'wind': 'gale'}
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from math import inf, prod
from typing import Any

from goldendoor.engine.descent import Descent
from goldendoor.engine.nodes import FALSE, TRUE, DiagramTooLarge, Node, Variable

__all__ = ["FALSE", "TRUE", "DiagramTooLarge", "Forest", "Frozen", "Node", "Variable"]

# (name and values of each tested variable), (values of the leaves), (tests: variable, then branches).
# A branch below the number of leaves is a leaf, above it a test; the last entry is the diagram's root.
Frozen = tuple[
    tuple[tuple[str, tuple[Hashable, ...]], ...],
    tuple[Hashable, ...],
    tuple[tuple[int, ...], ...],
]


class Forest(Descent):
    """Diagrams over one variable order that share their nodes.

    Every operation raises DiagramTooLarge rather than pass the budget. Nodes that came up on the way stay in
    the table and count: `thaw(freeze(node))` into a new forest leaves them behind.
    """

    # -- combining ------------------------------------------------------------------------------

    def apply(self, operation: Callable[[Any, Any], Any], left: Node, right: Node) -> Node:
        """The diagram of `operation(left, right)`, where the operation takes and gives values of leaves."""
        return self._join(operation, left, right)

    def choose(self, condition: Node, then: Node, otherwise: Node) -> Node:
        """The diagram of "if this, then that, otherwise the third"; the condition is a boolean diagram."""

        def settled(triple: tuple[Node, ...]) -> Node | None:
            test, yes, no = triple
            if test == TRUE or yes == no:
                return yes
            if test == FALSE:
                return no
            self._refuse_other_leaf(test)
            return None

        return self._combine((condition, then, otherwise), settled)

    def negate(self, node: Node) -> Node:
        """The boolean diagram that is true where this one is false."""
        return self.choose(node, FALSE, TRUE)

    def conjoin(self, *nodes: Node) -> Node:
        """The boolean diagram of "all of these"; true if there are none."""
        return self._fold(nodes, unit=TRUE, zero=FALSE)

    def disjoin(self, *nodes: Node) -> Node:
        """The boolean diagram of "any of these"; false if there are none."""
        return self._fold(nodes, unit=FALSE, zero=TRUE)

    def _fold(self, nodes: Collection[Node], unit: Node, zero: Node) -> Node:
        def settled(pair: tuple[Node, ...]) -> Node | None:
            one, other = pair
            if one == zero or other == zero:
                return zero
            if one in (unit, other):
                return other
            if other == unit:
                return one
            self._refuse_other_leaf(one)
            self._refuse_other_leaf(other)
            return None

        for node in nodes:
            if node not in (unit, zero):
                self._refuse_other_leaf(node)
        # Neighbours in the variable order first, two by two: a chain of n tests costs n log n, not n squared.
        row = sorted(nodes, key=self._levels.__getitem__)
        while len(row) > 1:
            pairs = zip(row[::2], row[1::2], strict=False)
            row = [self._combine(pair, settled) for pair in pairs] + row[len(row) - len(row) % 2 :]
        return row[0] if row else unit

    def _refuse_other_leaf(self, node: Node) -> None:
        if node in self._values and node not in (TRUE, FALSE):
            raise ValueError(f"a condition is true or false, never {self._values[node]!r}")

    # -- changing one diagram -------------------------------------------------------------------

    def map_leaves(self, function: Callable[[Any], Any], node: Node) -> Node:
        """The same diagram with the function's answer in place of every leaf's value."""
        image: dict[Node, Node] = {}
        for each in self.below(node):
            if each in self._values:
                image[each] = self.leaf(function(self._values[each]))
            else:
                image[each] = self._test(self._levels[each], tuple([image[b] for b in self._branches[each]]))
        return image[node]

    def restrict(self, node: Node, assignment: Mapping[str, Hashable]) -> Node:
        """What is left of the diagram when these facts are known.

        Facts that are no variable of the forest are passed over. ValueError for a value outside a domain.
        """
        return self.restrict_all((node,), assignment)[0]

    def restrict_all(self, nodes: Iterable[Node], assignment: Mapping[str, Hashable]) -> tuple[Node, ...]:
        """What is left of several diagrams when these facts are known; as `restrict`, which takes as long for one."""
        known = {
            self._level_of[name]: self.place(self._level_of[name], value)
            for name, value in assignment.items()
            if name in self._level_of
        }
        lowest = max(known, default=-1)
        return tuple([self._restricted(node, known, lowest) for node in nodes])

    def _restricted(self, node: Node, known: Mapping[int, int], lowest: int) -> Node:
        levels, all_branches = self._levels, self._branches
        # A fact that is known leaves one branch to look at; below the last of them nothing changes.
        kept: dict[Node, tuple[Node, ...]] = {}
        agenda = [node]
        while agenda:
            each = agenda.pop()
            level = levels[each]
            if each in kept or level > lowest:
                continue
            branches = all_branches[each]
            kept[each] = (branches[known[level]],) if level in known else branches
            agenda.extend(kept[each])
        image: dict[Node, Node] = {}
        for each in sorted(kept):
            branches = tuple([image.get(branch, branch) for branch in kept[each]])
            image[each] = branches[0] if len(branches) == 1 else self._test(levels[each], branches)
        return image.get(node, node)

    def collapse(
        self,
        node: Node,
        variables: Iterable[str],
        resolve: Callable[[frozenset[Any]], Any],
    ) -> Node:
        """Take variables out: for each case of the others, one leaf resolved from all that could come.

        `resolve` gets the set of the leaves' values, also when only one is left. The variables must stand
        below all others that the diagram tests; ValueError if not.
        """
        taken = {self.level(name) for name in variables} | {self._bottom}
        leaf_bits: list[Hashable] = []
        reach: dict[Node, int] = {}  # the leaves below, one bit each: unions cost nothing
        resolved: dict[int, Node] = {}
        image: dict[Node, Node] = {}
        for each in self.below(node):
            level, branches = self._levels[each], self._branches[each]
            if level not in taken:
                tops = [
                    image[b] if b in image else self._resolved(reach[b], leaf_bits, resolve, resolved) for b in branches
                ]
                image[each] = self._test(level, tuple(tops))
            elif level == self._bottom:
                reach[each] = 1 << len(leaf_bits)
                leaf_bits.append(self._values[each])
            else:
                reach[each] = 0
                for branch in branches:
                    if branch in image:
                        inner, outer = self.variables[level].name, self.variable_of(branch).name
                        raise ValueError(f"{inner} cannot be taken out: {outer} is tested below it")
                    reach[each] |= reach[branch]
        return image[node] if node in image else self._resolved(reach[node], leaf_bits, resolve, resolved)

    def _resolved(
        self,
        bits: int,
        leaf_bits: list[Hashable],
        resolve: Callable[[frozenset[Any]], Any],
        resolved: dict[int, Node],
    ) -> Node:
        if bits not in resolved:
            values = frozenset(value for place, value in enumerate(leaf_bits) if bits >> place & 1)
            resolved[bits] = self.leaf(resolve(values))
        return resolved[bits]

    def project(self, node: Node, kept: Callable[[str], bool], unsettled: Hashable, nothing: Hashable) -> Node:
        """What is left to say when the facts that are not kept could be anything.

        Where their cases agree it is what they say, else the leaf `unsettled`; the leaf `nothing` counts as no case.
        """
        doubt, void = self.leaf(unsettled), self.leaf(nothing)

        def settled(pair: tuple[Node, ...]) -> Node | None:
            one, other = pair
            if one == other or other == void:
                return one
            if one == void:
                return other
            if doubt in pair or (one in self._values and other in self._values):
                return doubt
            return None

        image: dict[Node, Node] = {}
        for each in self.below(node):
            if each in self._values:
                image[each] = each
                continue
            level = self._levels[each]
            cases = [image[branch] for branch in self._branches[each]]
            if kept(self.variables[level].name):
                image[each] = self._test(level, tuple(cases))
                continue
            together = void
            for case in sorted(set(cases)):
                together = settled((together, case)) or self._combine((together, case), settled)
            image[each] = together
        return image[node]

    # -- looking for a path, and counting -------------------------------------------------------

    def path_to(
        self,
        node: Node,
        wanted: Callable[[Any], bool],
        preferred: Mapping[str, Hashable] | None = None,
    ) -> dict[str, Hashable] | None:
        """The most ordinary facts that lead to a wanted leaf: the fewest departures from what is preferred.

        Every variable of the diagram gets a value, those that make no difference the preferred one (or the
        first of their domain). Among equals the path keeps to the preferred value, then to the domain order,
        from the root down. None if no wanted leaf exists.
        """
        usual = {
            self._level_of[name]: self.place(self._level_of[name], value)
            for name, value in (preferred or {}).items()
            if name in self._level_of
        }
        departures: dict[Node, float] = {}
        taken: dict[Node, int] = {}
        for each in self.below(node):
            level, branches = self._levels[each], self._branches[each]
            if level == self._bottom:
                departures[each] = 0 if wanted(self._values[each]) else inf
                continue
            places = sorted(range(len(branches)), key=lambda place: place != usual.get(level, place))
            costs = [departures[branches[place]] + (place != usual.get(level, place)) for place in places]
            departures[each] = min(costs)
            taken[each] = places[costs.index(departures[each])]
        if departures[node] == inf:
            return None
        path = {level: usual.get(level, 0) for level in map(self._level_of.__getitem__, self.support(node))}
        while node in taken:
            path[self._levels[node]] = taken[node]
            node = self._branches[node][taken[node]]
        return {self.variables[level].name: self.variables[level].values[at] for level, at in path.items()}

    def count(self, node: Node) -> dict[Any, int]:
        """For every leaf's value the number of cases, over all values of all variables in the support."""
        sizes = [len(self.variables[self._level_of[name]].values) for name in self.support(node)]
        cases = dict.fromkeys(self.below(node), 0)
        cases[node] = prod(sizes)
        counts: dict[Any, int] = dict.fromkeys(self.leaves(node), 0)
        for each in sorted(cases, reverse=True):
            branches = self._branches[each]
            for branch in branches:
                # Nothing is lost in dividing: all values of the variable are still open where it is tested.
                cases[branch] += cases[each] // len(branches)
            if not branches:
                counts[self._values[each]] += cases[each]
        return counts

    # -- keeping for later ----------------------------------------------------------------------

    def freeze(self, node: Node) -> Frozen:
        """The diagram as plain tuples, for a cache on disk."""
        names = self.support(node)
        below = self.below(node)
        leaves = [each for each in below if each in self._values]
        numbers = {each: number for number, each in enumerate(leaves)}
        columns = {self._level_of[name]: column for column, name in enumerate(names)}
        tests = []
        for each in below:
            if each not in self._values:
                numbers[each] = len(numbers)
                tests.append((columns[self._levels[each]], *[numbers[b] for b in self._branches[each]]))
        variables = tuple((name, self.variables[self._level_of[name]].values) for name in names)
        return variables, tuple(self._values[each] for each in leaves), tuple(tests)

    def thaw(self, frozen: Frozen) -> Node:
        """The diagram that was frozen, in this forest; ValueError if its variables or their order differ."""
        variables, leaves, tests = frozen
        for name, values in variables:
            if self.variables[self.level(name)].values != values:
                raise ValueError(f"{name} has other values now")
        if not leaves:
            raise ValueError("a diagram without leaves")
        nodes = [self.leaf(value) for value in leaves]
        levels, widths = [self.level(name) for name, _ in variables], [len(values) for _, values in variables]
        standing = self._levels
        for column, *numbers in tests:
            # Written out, not by `test`: a cold start spends most of its time here.
            if not 0 <= column < len(levels) or len(numbers) != widths[column]:
                raise ValueError("a test of no variable, or without a branch for each value")
            if min(numbers) < 0 or max(numbers) >= len(nodes):
                raise ValueError("a branch leads to no node")
            branches = tuple([nodes[number] for number in numbers])
            if min([standing[branch] for branch in branches]) <= levels[column]:
                higher = min(branches, key=standing.__getitem__)
                raise ValueError(f"{self.variable_of(higher).name} cannot be tested below {variables[column][0]}")
            nodes.append(self._test(levels[column], branches))
        return nodes[-1]

    def freeze_if_any(self, node: Node | None) -> Frozen | None:
        """The diagram as plain tuples, where there is one."""
        return None if node is None else self.freeze(node)

    def thaw_if_any(self, frozen: Frozen | None) -> Node | None:
        """The diagram that was frozen, where one was."""
        return None if frozen is None else self.thaw(frozen)


def may_lead_to(frozen: Frozen, wanted: Hashable, assignment: Mapping[str, Hashable]) -> bool:
    """Whether a diagram that was frozen has a leaf of this value in some case with these facts; no forest is needed."""
    variables, leaves, tests = frozen
    known = [values.index(assignment[name]) if name in assignment else -1 for name, values in variables]
    may = [leaf is wanted or leaf == wanted for leaf in leaves]
    for column, *branches in tests:
        place = known[column]
        may.append(may[branches[place]] if place >= 0 else any(may[branch] for branch in branches))
    return may[-1]
