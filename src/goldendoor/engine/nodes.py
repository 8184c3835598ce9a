"""Nodes shared by every diagram of a forest: the same function is always the same number."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

Node = int
FALSE: Node = 0
TRUE: Node = 1
# Combining remembers more groups of nodes than it makes nodes: this many times the budget, then it gives up.
REMEMBERED_PER_NODE = 4


@dataclass(frozen=True, slots=True)
class Variable:
    """A fact with a finite domain of at least two values; their order is the order of a test's branches."""

    name: str
    values: tuple[Hashable, ...]

    def __post_init__(self) -> None:
        if len(self.values) < 2:
            raise ValueError(f"{self.name} needs at least two values")
        if len(set(self.values)) < len(self.values):
            raise ValueError(f"{self.name} names one value twice")


class DiagramTooLarge(Exception):
    """A diagram, or the work to build it, outgrew its budget of nodes."""

    def __init__(self, subject: str, budget: int) -> None:
        super().__init__(subject, budget)
        self.subject = subject
        self.budget = budget

    def __str__(self) -> str:
        return f"the diagram of {self.subject} needs more than {self.budget:,} nodes"


class Nodes:
    """A growing table of leaves and tests, and what can be read from it without adding to it.

    INVARIANT: a test's branches have smaller numbers than the test and stand lower in the variable order, so
    a sorted set of nodes is always bottom-up, and no algorithm here needs recursion.
    INVARIANT: no two nodes are alike and no test has all its branches equal, so equal functions are equal
    numbers.
    """

    def __init__(self, variables: Sequence[Variable], subject: str, budget: int = 200_000) -> None:
        self.variables = tuple(variables)
        self.subject = subject
        self.budget = budget
        self.remembered_most: int | None = None  # groups while combining; else in proportion to the budget
        self._level_of = {variable.name: level for level, variable in enumerate(self.variables)}
        if len(self._level_of) < len(self.variables):
            raise ValueError(f"two variables of {subject} have one name")
        self._places = [{value: place for place, value in enumerate(each.values)} for each in self.variables]
        self._bottom = len(self.variables)
        self._levels: list[int] = []
        self._branches: list[tuple[Node, ...]] = []
        self._values: dict[Node, Hashable] = {}
        self._known_leaves: dict[tuple[type, Hashable], Node] = {}
        self._known_tests: list[dict[tuple[Node, ...], Node]] = [{} for _ in self.variables]
        self.leaf(False)
        self.leaf(True)

    def __len__(self) -> int:
        """How many nodes exist, those no longer in use included: this is what the budget limits."""
        return len(self._levels)

    # -- making nodes ---------------------------------------------------------------------------

    def leaf(self, value: Hashable) -> Node:
        """The leaf that holds a value. `True` and `1` are two leaves, although Python calls them equal."""
        key = (value.__class__, value)
        node = self._known_leaves.get(key)
        if node is None:
            node = self._known_leaves[key] = self._add(self._bottom, ())
            self._values[node] = value
        return node

    def test(self, variable: str, branches: Mapping[Hashable, Node] | Sequence[Node]) -> Node:
        """A test of a variable, one branch for each of its values; the branch itself if all are the same.

        Raises ValueError when a value lacks a branch or a branch stands above the variable in the order.
        """
        level = self.level(variable)
        values = self.variables[level].values
        if len(branches) != len(values):
            raise ValueError(f"{variable} has {len(values)} values, not {len(branches)}")
        if isinstance(branches, Mapping):
            at = {self.place(level, value): node for value, node in branches.items()}
            branches = [at[place] for place in range(len(values))]
        for node in branches:
            if not 0 <= node < len(self._levels):
                raise ValueError(f"a branch of {variable} leads to no node")
            if self._levels[node] <= level:
                raise ValueError(f"{self.variable_of(node).name} cannot be tested below {variable}")
        return self._test(level, tuple(branches))

    def with_branches(self, node: Node, branches: Iterable[Node]) -> Node:
        """A test of the same variable as an older one, which leads elsewhere; each branch stands below it."""
        return self._test(self._levels[node], tuple(branches))

    def equals(self, variable: str, values: Iterable[Hashable]) -> Node:
        """The boolean diagram of "the variable is one of these values"."""
        level = self.level(variable)
        wanted = {self.place(level, value) for value in values}
        places = range(len(self.variables[level].values))
        return self._test(level, tuple(TRUE if place in wanted else FALSE for place in places))

    def _test(self, level: int, branches: tuple[Node, ...]) -> Node:
        first = branches[0]
        if branches.count(first) == len(branches):
            return first
        known = self._known_tests[level]
        node = known.get(branches)
        if node is None:
            node = known[branches] = self._add(level, branches)
        return node

    def _add(self, level: int, branches: tuple[Node, ...]) -> Node:
        node = len(self._levels)
        if node >= self.budget:
            raise DiagramTooLarge(self.subject, self.budget)
        self._levels.append(level)
        self._branches.append(branches)
        return node

    @contextmanager
    def trying(self, new_nodes: int) -> Iterator[None]:
        """Inside, no more than so many new nodes are made; where it takes more, all of them are forgotten again.

        Raises DiagramTooLarge in that case. What was there before stands as it was.
        """
        before, begun_with = (self.budget, self.remembered_most), len(self)
        self.budget = min(self.budget, begun_with + new_nodes)
        self.remembered_most = new_nodes * REMEMBERED_PER_NODE
        try:
            yield
        except DiagramTooLarge:
            self._forget(begun_with)
            raise
        finally:
            self.budget, self.remembered_most = before

    def _forget(self, begun_with: int) -> None:
        for node in range(begun_with, len(self)):
            if node in self._values:
                value = self._values.pop(node)
                del self._known_leaves[value.__class__, value]
            else:
                del self._known_tests[self._levels[node]][self._branches[node]]
        del self._levels[begun_with:], self._branches[begun_with:]

    # -- reading nodes --------------------------------------------------------------------------

    def level(self, variable: str) -> int:
        """Where a variable stands in the order; ValueError if the forest has no such variable."""
        level = self._level_of.get(variable)
        if level is None:
            raise ValueError(f"{self.subject} has no variable {variable}")
        return level

    def level_if_any(self, variable: str) -> int | None:
        """Where a variable stands in the order; None if the forest has no such variable."""
        return self._level_of.get(variable)

    def level_of(self, node: Node) -> int:
        """The level of the variable that a test asks for; of a leaf, the number of variables."""
        return self._levels[node]

    def place(self, level: int, value: Hashable) -> int:
        """Which branch a value takes. `1` is not taken for `True`; ValueError outside the domain."""
        place = self._places[level].get(value)
        variable = self.variables[level]
        if place is None or isinstance(variable.values[place], bool) is not isinstance(value, bool):
            raise ValueError(f"{variable.name} is never {value!r}")
        return place

    def is_leaf(self, node: Node) -> bool:
        return self._levels[node] == self._bottom

    def value(self, node: Node) -> Any:
        """What a leaf holds; ValueError for a test."""
        if not self.is_leaf(node):
            raise ValueError(f"the answer still depends on {self.variable_of(node).name}")
        return self._values[node]

    def variable_of(self, node: Node) -> Variable:
        """The variable that a test asks for; ValueError for a leaf."""
        if self.is_leaf(node):
            raise ValueError("a leaf tests no variable")
        return self.variables[self._levels[node]]

    def branches(self, node: Node) -> tuple[Node, ...]:
        """A test's branches in the order of its variable's values; nothing for a leaf."""
        return self._branches[node]

    def below(self, *nodes: Node) -> list[Node]:
        """The nodes and everything they lead to, branches before the tests that lead to them."""
        branches = self._branches
        seen = set(nodes)
        agenda = [*nodes]
        while agenda:
            for branch in branches[agenda.pop()]:
                if branch not in seen:
                    seen.add(branch)
                    agenda.append(branch)
        return sorted(seen)

    def size(self, *nodes: Node) -> int:
        """How many nodes the diagrams have together, leaves included."""
        return len(self.below(*nodes))

    def support(self, node: Node) -> tuple[str, ...]:
        """The names of the variables that the diagram tests, in variable order."""
        levels = {self._levels[each] for each in self.below(node)} - {self._bottom}
        return tuple(self.variables[level].name for level in sorted(levels))

    def leaves(self, node: Node) -> tuple[Any, ...]:
        """The values of the leaves, in the order in which a reader who goes left first meets them."""
        seen = set()
        found = []
        agenda = [node]
        while agenda:
            each = agenda.pop()
            if each in seen:
                continue
            seen.add(each)
            if self.is_leaf(each):
                found.append(self._values[each])
            agenda.extend(reversed(self._branches[each]))
        return tuple(found)

    def walk(self, node: Node, facts: Mapping[str, Hashable]) -> Node:
        """Follow the given facts to a leaf, or to the first test of a fact that is not given.

        Raises ValueError when a fact that is tested has a value outside its domain.
        """
        while not self.is_leaf(node):
            level = self._levels[node]
            name = self.variables[level].name
            if name not in facts:
                return node
            node = self._branches[node][self.place(level, facts[name])]
        return node
