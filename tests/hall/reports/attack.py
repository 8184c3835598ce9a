"""An attacker with a solver: everything published goes in as equations over whole numbers, and what can be told comes out.

Shares nothing with the program but the shape of a table: every combination of the finest values is an unknown of its own.
"""

from collections.abc import Sequence
from itertools import product

import z3

from goldendoor.hall.reports.tables import ALL, Key, Mark, Table

Cell = tuple[int, Key]


class Attacker:
    """What can be concluded from tables as they were published, all of which count the same."""

    def __init__(self, published: Sequence[Table]) -> None:
        self.solver = z3.Solver()
        self.unknowns: dict[tuple[str, ...], z3.ArithRef | int] = {}
        self.hidden: dict[Cell, z3.ArithRef] = {}
        self.least: dict[Cell, int] = {}
        self.most: dict[Cell, int] = {}
        variables = list(dict.fromkeys(name for one in published for name in variables_of(one)))
        values = [finest(published, name) for name in variables]
        cells = [
            (number, key, figure, parts_of(table, key, variables, values))
            for number, table in enumerate(published)
            for key, figure in table.figures.items()
        ]
        self._name_the_unknowns(variables, values, cells)
        for number, key, figure, parts in cells:
            known = sum(one for part in parts if isinstance(one := self.unknowns[part], int))
            open_parts = [one for part in parts if not isinstance(one := self.unknowns[part], int)]
            if figure is Mark.HIDDEN:
                self.hidden[number, key] = z3.Sum([*open_parts, z3.IntVal(known)])
            elif open_parts:
                self.solver.add(z3.Sum(open_parts) == figure - known)
            else:
                assert known == figure
        for table in published:
            self._nothing_outside(table, variables, values)
        self._learn()

    def told(self, apart: int) -> list[Cell]:
        """The hidden figures of which no two possible numbers are that far apart."""
        return [cell for cell in self.hidden if not self._can_be_apart(cell, apart)]

    def apart(self, cell: Cell, at_most: int) -> int:
        """How far apart two possible numbers of a hidden figure are."""
        return next(far for far in range(at_most, -1, -1) if self._can_be_apart(cell, far))

    def _name_the_unknowns(self, variables: list[str], values: list[list[str]], cells: list) -> None:
        for _, _, figure, parts in cells:
            if len(parts) == 1 and figure is not Mark.HIDDEN:
                self.unknowns[parts[0]] = figure
        for part in product(*values):
            if part not in self.unknowns:
                self.unknowns[part] = z3.Int("/".join(part))
                self.solver.add(self.unknowns[part] >= 0)

    def _nothing_outside(self, table: Table, variables: list[str], values: list[list[str]]) -> None:
        """A table that adds up has all values there are within its limits."""
        listed = {split.name: {part for one in split.values for part in one.parts} for split in table.splits}
        for split in table.splits:
            if split.adds_up:
                for part in product(*values):
                    of = dict(zip(variables, part, strict=True))
                    within = all(of[name] in limits for name, limits in table.within.items())
                    others = all(of[name] in listed[name] for name in listed if name != split.name)
                    if within and others and of[split.name] not in listed[split.name]:
                        self.solver.add(self.unknowns[part] == 0)

    def _can_be_apart(self, cell: Cell, apart: int) -> bool:
        figure = self.hidden[cell]
        while self.most[cell] - self.least[cell] < apart:
            if self._possible(figure >= self.least[cell] + apart) or self._possible(figure <= self.most[cell] - apart):
                continue
            # Not from here: as far up as it goes, and from there once more.
            if not self._possible(figure > self.most[cell]):
                return False
        return True

    def _possible(self, that: z3.BoolRef) -> bool:
        self.solver.push()
        self.solver.add(that)
        answer = self.solver.check()
        assert answer != z3.unknown
        if answer == z3.sat:
            self._note(self.solver.model())
        self.solver.pop()
        return answer == z3.sat

    def _learn(self) -> None:
        assert self.solver.check() == z3.sat, "what was published contradicts itself"
        self._note(self.solver.model())

    def _note(self, model: z3.ModelRef) -> None:
        for cell, figure in self.hidden.items():
            number = model.eval(figure, model_completion=True).as_long()
            self.least[cell] = min(self.least.get(cell, number), number)
            self.most[cell] = max(self.most.get(cell, number), number)


def variables_of(table: Table) -> list[str]:
    """What a table is split by or limited to."""
    return [*(one.name for one in table.splits), *table.within]


def finest(published: Sequence[Table], variable: str) -> list[str]:
    """All values that are named of a variable, and one for those that nobody names."""
    found = {"(others)"}
    for table in published:
        found.update(table.within.get(variable, ()))
        for split in table.splits:
            if split.name == variable:
                found.update(part for one in split.values for part in one.parts)
    return sorted(found)


def parts_of(table: Table, key: Key, variables: list[str], values: list[list[str]]) -> list[tuple[str, ...]]:
    """The unknowns that a figure is the sum of."""
    taken = []
    for variable, every in zip(variables, values, strict=True):
        name = next((one for one, split in zip(key, table.splits, strict=True) if split.name == variable), ALL)
        split = next((one for one in table.splits if one.name == variable), None)
        limits = table.within.get(variable, every)
        if split is None:
            taken.append([one for one in every if one in limits])
        elif name == ALL:
            # What is in no row is none, and is left out.
            taken.append([part for one in split.values for part in one.parts])
        else:
            taken.append(list(next(one.parts for one in split.values if one.name == name)))
    return list(product(*taken))
