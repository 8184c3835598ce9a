"""A private copy of a diagram in which answers are tried out, so that asking adds nothing to the forest."""

from goldendoor.engine.diagram import Forest, Node


class Sketch:
    """The nodes below one node, numbered anew from 0 with branches first, and what answers leave of them.

    `masks[n]` has one bit for every variable (by level) that `n` depends on. As in a forest, what is equal is
    one number, and a node's branches have smaller numbers than the node.
    """

    def __init__(self, forest: Forest, root: Node) -> None:
        order = forest.below(root)
        number = {node: at for at, node in enumerate(order)}
        bottom = len(forest.variables)
        self.levels: list[int] = []
        self.branches: list[tuple[int, ...]] = []
        self.masks: list[int] = []
        self.steps = 0  # nodes looked at so far: the measure of work, in place of a clock
        self._known: dict[tuple[int, tuple[int, ...]], int] = {}
        self._cofactors: dict[int, dict[int, tuple[int, ...]]] = {}
        for node in order:
            level = forest.level_of(node)
            if level == bottom:
                self._add(bottom, (), 0)
            else:
                self._test(level, tuple([number[branch] for branch in forest.branches(node)]))
        self.root = len(order) - 1

    def __len__(self) -> int:
        return len(self.levels)

    def cofactors(self, node: int, level: int) -> tuple[int, ...]:
        """What is left of the node after each answer to the variable at this level, in order of its values.

        The node has to depend on the variable.
        """
        known = self._cofactors.setdefault(level, {})
        found = known.get(node)
        if found is not None:
            return found
        levels, branches, masks = self.levels, self.branches, self.masks
        bit = 1 << level
        known[node] = branches[node]  # right at the variable itself; above it replaced below
        touched = [node]
        for each in touched:  # grows while it is read
            if levels[each] != level:
                for branch in branches[each]:
                    if masks[branch] & bit and branch not in known:
                        known[branch] = branches[branch]
                        touched.append(branch)
        self.steps += len(touched)
        touched.sort()
        test = self._test
        arity = 0
        for each in touched:
            own = levels[each]
            if own == level:
                arity = len(branches[each])
                continue
            if not arity:
                arity = next(len(known[b]) for b in branches[each] if masks[b] & bit)
            rows = zip(*[known[b] if masks[b] & bit else (b,) * arity for b in branches[each]], strict=True)
            known[each] = tuple([test(own, row) for row in rows])
        return known[node]

    def _test(self, level: int, branches: tuple[int, ...]) -> int:
        first = branches[0]
        if branches.count(first) == len(branches):
            return first
        key = (level, branches)
        node = self._known.get(key)
        if node is None:
            mask = 1 << level
            for branch in branches:
                mask |= self.masks[branch]
            node = self._known[key] = self._add(level, branches, mask)
        return node

    def _add(self, level: int, branches: tuple[int, ...], mask: int) -> int:
        self.levels.append(level)
        self.branches.append(branches)
        self.masks.append(mask)
        return len(self.levels) - 1
