"""Several diagrams gone down side by side, and what they come to together built on the way back up."""

from collections.abc import Callable
from typing import Any

from goldendoor.engine.nodes import REMEMBERED_PER_NODE, DiagramTooLarge, Node, Nodes

# Functions that call themselves are twice as fast as an agenda, and Python lets them go about this many tests deep.
DEEPEST_TESTS = 300


class Descent(Nodes):
    """Nodes with the ways of going down several of them at once. Groups of nodes are remembered, up to the budget."""

    def _remembered_at_most(self) -> int:
        return self.remembered_most or self.budget * REMEMBERED_PER_NODE

    def _join(self, operation: Callable[[Any, Any], Any], left: Node, right: Node) -> Node:
        """What two diagrams come to with an operation on the values of their leaves."""
        values, levels, all_branches, test, bottom = (
            self._values,
            self._levels,
            self._branches,
            self._test,
            self._bottom,
        )
        if len(self.variables) > DEEPEST_TESTS:

            def settled(pair: tuple[Node, ...]) -> Node | None:
                one, other = pair
                if one in values and other in values:
                    return self.leaf(operation(values[one], values[other]))
                return None

            return self._combine_step_by_step((left, right), settled)
        limit = self._remembered_at_most()
        done: dict[tuple[Node, Node], Node] = {}

        def joined(one: Node, other: Node) -> Node:
            known = done.get((one, other))
            if known is not None:
                return known
            if len(done) > limit:
                raise DiagramTooLarge(self.subject, self.budget)
            level, beside = levels[one], levels[other]
            if level == beside:
                if level == bottom:
                    made = self.leaf(operation(values[one], values[other]))
                else:
                    made = test(
                        level,
                        tuple([joined(*pair) for pair in zip(all_branches[one], all_branches[other], strict=True)]),
                    )
            elif level < beside:
                made = test(level, tuple([joined(branch, other) for branch in all_branches[one]]))
            else:
                made = test(beside, tuple([joined(one, branch) for branch in all_branches[other]]))
            done[one, other] = made
            return made

        return joined(left, right)

    def _combine(self, start: tuple[Node, ...], settled: Callable[[tuple[Node, ...]], Node | None]) -> Node:
        """Descend several diagrams side by side until `settled` knows the result, then build upwards."""
        if len(self.variables) > DEEPEST_TESTS:
            return self._combine_step_by_step(start, settled)
        levels, all_branches, variables, test = self._levels, self._branches, self.variables, self._test
        limit = self._remembered_at_most()
        done: dict[tuple[Node, ...], Node] = {}

        def combined(group: tuple[Node, ...]) -> Node:
            made = done.get(group)
            if made is not None:
                return made
            made = settled(group)
            if made is None:
                if len(done) > limit:
                    raise DiagramTooLarge(self.subject, self.budget)
                level = min([levels[node] for node in group])
                arity = len(variables[level].values)
                sides = [all_branches[node] if levels[node] == level else (node,) * arity for node in group]
                made = test(level, tuple([combined(below) for below in zip(*sides, strict=True)]))
            done[group] = made
            return made

        return combined(start)

    def _combine_step_by_step(
        self, start: tuple[Node, ...], settled: Callable[[tuple[Node, ...]], Node | None]
    ) -> Node:
        """The same for any number of variables: down with an agenda, then build upwards."""
        levels, all_branches = self._levels, self._branches
        limit = self._remembered_at_most()
        done: dict[tuple[Node, ...], Node] = {}
        waiting: dict[tuple[Node, ...], tuple[int, list[tuple[Node, ...]]]] = {}
        agenda = [start]
        while agenda:
            group = agenda.pop()
            if group in done or group in waiting:
                continue
            ready = settled(group)
            if ready is not None:
                done[group] = ready
                continue
            level = min([levels[node] for node in group])
            arity = len(self.variables[level].values)
            sides = [all_branches[node] if levels[node] == level else (node,) * arity for node in group]
            below = list(zip(*sides, strict=True))
            waiting[group] = level, below
            agenda.extend(below)
            if len(waiting) + len(done) > limit:
                raise DiagramTooLarge(self.subject, self.budget)
        # In a sorted list every group comes after those below it, because branches have smaller numbers.
        for group in sorted(waiting):
            level, below = waiting[group]
            done[group] = self._test(level, tuple([done[each] for each in below]))
        return done[start]
