"""The same function with its tests in another order on every branch, so that an answer takes fewer of them.

A diagram tests its facts in one order everywhere; a program need not. At each point the fact is tested after which the
fewest further tests are expected, all values being equally likely.
"""

from goldendoor.engine.diagram import Forest, Node
from goldendoor.engine.nodes import Variable

MOST_LOOKS = 40_000


class Shorter:
    """A function as tests and leaves that can be read like a forest, but not combined.

    INVARIANT: a test's branches have smaller numbers than the test.
    """

    def __init__(self, subject: str) -> None:
        self.subject = subject
        self._tests: list[tuple[Variable, tuple[Node, ...]] | None] = []
        self._values: list[object] = []
        self._known: dict[tuple[str, tuple[Node, ...]], Node] = {}

    def add_leaf(self, value: object) -> Node:
        """A leaf with a value."""
        self._tests.append(None)
        self._values.append(value)
        return len(self._tests) - 1

    def add_test(self, variable: Variable, branches: tuple[Node, ...]) -> Node:
        """A test of a variable with a branch for each of its values."""
        key = (variable.name, branches)
        if key not in self._known:
            self._tests.append((variable, branches))
            self._values.append(None)
            self._known[key] = len(self._tests) - 1
        return self._known[key]

    def is_leaf(self, node: Node) -> bool:
        """Whether a node is a leaf."""
        return self._tests[node] is None

    def value(self, node: Node) -> object:
        """What a leaf holds."""
        return self._values[node]

    def variable_of(self, node: Node) -> Variable:
        """The variable that a test asks for; ValueError for a leaf."""
        test = self._tests[node]
        if test is None:
            raise ValueError("a leaf tests no variable")
        return test[0]

    def branches(self, node: Node) -> tuple[Node, ...]:
        """A test's branches; nothing for a leaf."""
        test = self._tests[node]
        return () if test is None else test[1]

    def below(self, node: Node) -> list[Node]:
        """The node and everything it leads to, branches before the tests that lead to them."""
        seen, agenda = {node}, [node]
        while agenda:
            new = [branch for branch in self.branches(agenda.pop()) if branch not in seen]
            seen.update(new)
            agenda += new
        return sorted(seen)


def shorter(forest: Forest, root: Node) -> tuple[Shorter, Node] | None:
    """The function of a diagram with fewer expected tests, or None where finding it takes too many looks."""
    expected: dict[Node, float] = {}
    chosen: dict[Node, tuple[Variable, tuple[Node, ...]]] = {}
    looks, agenda = 0, [root]
    while agenda:
        node = agenda.pop()
        if forest.is_leaf(node) or node in chosen:
            continue
        options: list[tuple[float, int, tuple[Node, ...]]] = []
        for level in [forest.level(name) for name in forest.support(node)]:
            variable = forest.variables[level]
            cases = tuple(forest.restrict(node, {variable.name: value}) for value in variable.values)
            looks += len(cases)
            if looks > MOST_LOOKS:
                return None
            options.append((sum(_expected_tests(forest, case, expected) for case in cases) / len(cases), level, cases))
        _, level, cases = min(options)
        chosen[node] = (forest.variables[level], cases)
        agenda += cases
    return _built(forest, root, chosen)


def _expected_tests(forest: Forest, node: Node, known: dict[Node, float]) -> float:
    """How many tests a diagram takes in its own order, all values being equally likely."""
    if node not in known:
        for each in forest.below(node):
            branches = forest.branches(each)
            known[each] = 1 + sum(known[branch] for branch in branches) / len(branches) if branches else 0.0
    return known[node]


def _built(forest: Forest, root: Node, chosen: dict[Node, tuple[Variable, tuple[Node, ...]]]) -> tuple[Shorter, Node]:
    """The chosen tests from the leaves upwards."""
    graph, made = Shorter(forest.subject), dict[Node, Node]()
    agenda = [root]
    while agenda:
        node = agenda[-1]
        if node in made:
            agenda.pop()
        elif forest.is_leaf(node):
            made[node] = graph.add_leaf(forest.value(node))
        else:
            variable, cases = chosen[node]
            waiting = [case for case in cases if case not in made]
            if waiting:
                agenda += waiting
            else:
                made[node] = graph.add_test(variable, tuple(made[case] for case in cases))
    return graph, made[root]
