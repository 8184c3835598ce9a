"""A diagram as one plain Python function: nested ifs, or numbered blocks of them where it is large.

>>> from goldendoor.engine.diagram import Forest, Variable
>>> forest = Forest([Variable("rain", (True, False)), Variable("wind", ("none", "some", "gale"))], "the weather")
>>> stay = forest.disjoin(forest.equals("rain", [True]), forest.equals("wind", ["gale"]))
>>> print(python_source(forest, stay, "stay_in"))
def stay_in(facts):
 try:
  x = facts['rain']
  if x is True:
   return True
  elif x is False:
   x = facts['wind']
   if x in ('none', 'some'):
    return False
   elif x == 'gale':
    return True
 except (KeyError, TypeError):
  pass
 return on_missing(facts)
<BLANKLINE>
"""

from collections.abc import Callable, Container, Hashable, Mapping, Sequence
from functools import partial
from keyword import iskeyword
from math import isfinite
from typing import Any, NamedTuple

from goldendoor.engine.diagram import DiagramTooLarge, Forest, Node
from goldendoor.engine.shorter import Shorter

# A leaf that settles nothing: there the function gives `on_missing(facts)` too.
UNSETTLED = ("unsettled",)
# The fact that a variable is read from, and how its value becomes one of the variable's.
Reader = tuple[str, Callable[[Any], Hashable]]


class Guard(NamedTuple):
    """Looked at before any test: where a fact, or None for its absence, is not among `known`, `otherwise` answers."""

    fact: str
    known: Container[Any]
    otherwise: Callable[[Mapping[str, Any]], Any]


# Up to this many tests the source is one tree, with shared parts written out wherever they are needed.
_TESTS_IN_ONE_TREE = 2_000
# A shared part of up to this many tests is cheaper to repeat than to jump to.
_TESTS_WORTH_REPEATING = 3
# Python reads at most 100 levels of indentation; what is left is for choosing the block.
_DEPTH_OF_A_BLOCK = 60
_GROUPS_TESTED_IN_TURN = 8
_VALUES_COMPARED_IN_TURN = 3


def compile_diagram(
    forest: Forest | Shorter,
    node: Node,
    on_missing: Callable[[Mapping[str, Any]], Any],
    terms: frozenset[str] = frozenset(),
    budget: int = 20_000,
    readers: Mapping[str, Reader] | None = None,
    at_rest: Mapping[str, Hashable] | None = None,
    always_given: frozenset[str] = frozenset(),
    guards: Sequence[Guard] = (),
) -> Callable[[Mapping[str, Any]], Any]:
    """A function from facts to the value of the leaf that `walk` would reach.

    A fact that a test needs and that is absent, or has a value outside its domain ("unknown" is one), gives
    `on_missing(facts)` instead; a variable of `terms` is None when absent. What `on_missing` raises, passes.
    A term in `always_given` is never None: where it is absent `on_missing` decides.
    A fact in `at_rest` has that value where it is absent. A variable with a reader is read from the fact that
    the reader names, by its function, which raises KeyError or TypeError for what it cannot place. The `guards`
    are looked at first, in their order.

    Raises DiagramTooLarge for more than `budget` tests, ValueError for a term that cannot be None.
    """
    writer = _Writer(forest, node, terms, budget, readers or {}, at_rest or {}, always_given)
    source = writer.function("decide", guards)
    namespace: dict[str, Any] = {**writer.constants, "on_missing": on_missing}
    code = compile(source, f"<the diagram of {forest.subject}>", "exec")
    exec(code, namespace)  # noqa: S102 -- written above from numbers and quoted words only
    function: Callable[[Mapping[str, Any]], Any] = namespace["decide"]
    return function


def python_source(
    forest: Forest, node: Node, name: str, terms: frozenset[str] = frozenset(), budget: int = 20_000
) -> str:
    """The source that `compile_diagram` compiles, as a function of this name.

    Where it is defined it looks up `on_missing` and, for leaves that are no literals in Python, `leaf_0`,
    `leaf_1` and so on. Raises ValueError if the name is no Python name.
    """
    if not name.isidentifier() or iskeyword(name):
        raise ValueError(f"{name!r} is not a name in Python")
    return _Writer(forest, node, terms, budget, {}, {}, frozenset()).function(name)


class _Writer:
    """The lines of one function, and the constants that it looks up by name."""

    def __init__(
        self, forest: Forest | Shorter, root: Node, terms: frozenset[str], budget: int, readers: Mapping[str, Reader],
        at_rest: Mapping[str, Hashable],
        always_given: frozenset[str],
    ) -> None:  # fmt: skip
        self.readers, self.at_rest, self.always_given = readers, at_rest, always_given
        self.forest = forest
        self.root = root
        self.terms = terms
        self.constants: dict[str, Any] = {}
        self.lines: list[str] = []
        self.named: dict[Node, str] = {}
        self.below = forest.below(root)
        tests = [each for each in self.below if not forest.is_leaf(each)]
        if len(tests) > budget:
            raise DiagramTooLarge(f"{forest.subject} as Python", budget)
        self.groups = {each: self._grouped(each) for each in tests}
        self.heads = {head: block for block, head in enumerate(self._heads(tests))}

    def function(self, name: str, guards: Sequence[Guard] = ()) -> str:
        self.lines = [f"def {name}(facts):"]
        for guard in guards:
            self._guard(guard)
        if len(self.heads) <= 1:
            self._say(1, "try:")
            self._node(2, self.root, at_head=True)
        else:
            self._say(1, "block = 0")
            self._say(1, "try:")
            self._say(2, "while True:")
            blocks = [partial(self._node, node=head, at_head=True) for head in self.heads]
            self._one_of(3, "block", blocks)
            self._say(3, "break")
        self._say(1, "except (KeyError, TypeError):")
        self._say(2, "pass")
        # Outside of the try, so that an error in there is not taken for a missing fact.
        self._say(1, "return on_missing(facts)")
        return "\n".join(self.lines) + "\n"

    def _guard(self, guard: Guard) -> None:
        """A value that cannot be in a set is among none."""
        known, otherwise = self._constant("known", guard.known), self._constant("otherwise", guard.otherwise)
        self._say(1, "try:")
        self._say(2, f"x = facts.get({guard.fact!r}) in {known}")
        self._say(1, "except TypeError:")
        self._say(2, "x = False")
        self._say(1, "if not x:")
        self._say(2, f"return {otherwise}(facts)")

    def _say(self, depth: int, text: str) -> None:
        self.lines.append(" " * depth + text)

    # -- which nodes begin a block --------------------------------------------------------------

    def _grouped(self, node: Node) -> dict[Node, list[Hashable]]:
        """The branches of a test, each with the values that lead to it."""
        groups: dict[Node, list[Hashable]] = {}
        variable = self.forest.variable_of(node)
        for value, branch in zip(variable.values, self.forest.branches(node), strict=True):
            if value is None and variable.name in self.always_given:
                continue
            groups.setdefault(branch, []).append(value)
        return groups

    def _indents(self, node: Node) -> int:
        count = len(self.groups[node])
        return 1 if count <= _GROUPS_TESTED_IN_TURN else 1 + count.bit_length()

    def _heads(self, tests: Sequence[Node]) -> list[Node]:
        """Where blocks begin, the root first: nothing but the root if the whole fits in one tree."""
        written: dict[Node, int] = {}
        deep: dict[Node, int] = {}
        for each in tests:
            inner = [branch for branch in self.groups[each] if branch in written]
            written[each] = 1 + sum(written[branch] for branch in inner)
            deep[each] = self._indents(each) + max((deep[branch] for branch in inner), default=0)
        if not tests or (written[self.root] <= _TESTS_IN_ONE_TREE and deep[self.root] <= _DEPTH_OF_A_BLOCK):
            return [self.root]
        parents = dict.fromkeys(tests, 0)
        for each in tests:
            for branch in self.groups[each]:
                if branch in parents:
                    parents[branch] += 1
        depth = dict.fromkeys(tests, 0)
        heads = []
        for each in reversed(tests):
            shared = parents[each] > 1 and written[each] > _TESTS_WORTH_REPEATING
            below = depth[each] + self._indents(each)
            if each == self.root or shared or below > _DEPTH_OF_A_BLOCK:
                heads.append(each)
                below = self._indents(each)
            for branch in self.groups[each]:
                if branch in depth:
                    depth[branch] = max(depth[branch], below)
        return heads

    # -- writing --------------------------------------------------------------------------------

    def _node(self, depth: int, node: Node, at_head: bool = False) -> None:
        if self.forest.is_leaf(node) and self.forest.value(node) is UNSETTLED:
            self._say(depth, "raise KeyError")
        elif self.forest.is_leaf(node):
            self._say(depth, f"return {self._leaf(node)}")
        elif node in self.heads and not at_head:
            self._say(depth, f"block = {self.heads[node]}")
            self._say(depth, "continue")
        else:
            self._test(depth, node)

    def _test(self, depth: int, node: Node) -> None:
        variable = self.forest.variable_of(node)
        groups = self.groups[node]
        if variable.name in self.readers:
            fact, function = self.readers[variable.name]
            self._say(depth, f"x = {self._constant('read', function)}({self._read(fact)})")
        elif variable.name not in self.terms:
            self._say(depth, f"x = {self._read(variable.name)}")
        elif None in variable.values:
            self._say(depth, f"x = facts.get({variable.name!r})")
        else:
            raise ValueError(f"the term {variable.name} cannot be None")
        if len(groups) > _GROUPS_TESTED_IN_TURN:
            # True is told from 1 here as `walk` does; then half of the groups is left out at each step.
            numbers = {(type(value) is bool, value): at for at, each in enumerate(groups.values()) for value in each}
            name = self._constant("numbers", numbers)
            self._say(depth, f"x = {name}[x.__class__ is bool, x]")
            self._one_of(depth, "x", [partial(self._node, node=each) for each in groups])
            return
        for at, (branch, values) in enumerate(groups.items()):
            self._say(depth, f"{'elif' if at else 'if'} {self._condition(values)}:")
            self._node(depth + 1, branch)

    def _read(self, fact: str) -> str:
        """How a fact is looked up: an absent one raises KeyError, or is at rest."""
        if fact in self.at_rest:
            return f"facts.get({fact!r}, {self._word(self.at_rest[fact])})"
        return f"facts[{fact!r}]"

    def _one_of(self, depth: int, number: str, choices: Sequence[Callable[[int], None]], first: int = 0) -> None:
        """Find the choice of this number by halves; each choice leaves by itself or falls through."""
        if len(choices) == 1:
            choices[0](depth)
            return
        half = len(choices) // 2
        self._say(depth, f"if {number} < {first + half}:")
        self._one_of(depth + 1, number, choices[:half], first)
        self._say(depth, "else:")
        self._one_of(depth + 1, number, choices[half:], first + half)

    def _condition(self, values: Sequence[Hashable]) -> str:
        """Whether `x` is one of the values. 1 is not taken for True, nor True for 1."""
        single = [value for value in values if value is None or isinstance(value, bool)]
        numbers = [value for value in values if not isinstance(value, bool) and value in (0, 1)]
        others = [value for value in values if value not in single and value not in numbers]
        parts = [f"x is {value!r}" for value in single]
        parts += [f"x == {self._word(value)} and x is not {value == 1}" for value in numbers]
        if len(others) == 1:
            parts.append(f"x == {self._word(others[0])}")
        elif others:
            words = ", ".join(map(self._word, others))
            in_turn = len(others) <= _VALUES_COMPARED_IN_TURN or not all(map(_is_literal, others))
            parts.append(f"x in ({words})" if in_turn else f"x in {{{words}}}")
        return " or ".join(parts)

    def _word(self, value: Hashable) -> str:
        return repr(value) if _is_literal(value) else self._constant("value", value)

    def _leaf(self, node: Node) -> str:
        value = self.forest.value(node)
        if _is_literal(value):
            return repr(value)
        if node not in self.named:
            self.named[node] = self._constant("leaf", value)
        return self.named[node]

    def _constant(self, kind: str, value: Any) -> str:
        name = f"{kind}_{len(self.constants)}"
        self.constants[name] = value
        return name


def _is_literal(value: Hashable) -> bool:
    return value is None or type(value) in (bool, int, str) or (type(value) is float and isfinite(value))
