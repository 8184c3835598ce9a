"""How many figures are hidden beside small ones, and how long that takes: ours and Tau-Argus on the same tables.

Tau-Argus is what statistical offices hide figures with; its engine finds the least that has to be hidden, by a solver for
whole numbers in C++. It also audits: from what is shown it works out how low and how high each hidden figure can be, by
linear programs. Both answers go through that audit.
"""

from collections.abc import Callable, Collection, Sequence
from contextlib import chdir
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from goldendoor.hall.reports.suppression import THRESHOLD, Published, suppressed
from goldendoor.hall.reports.tables import ALL, Key, Split, Table, Value, counted

PEER = "Tau-Argus, optimal"
ROUNDS, QUARTERS, ANSWERS = 3, 4, 12
# Agencies, and matters in a year: a few, many, and all that a city has. Of those the audit of a year would take minutes.
SIZES = ((6, 400), (20, 2_000), (40, 8_000))
YEARS_UP_TO = 20
MOST = 1_000_000
Cell = tuple[int, Key]  # which table, and which of its figures


@dataclass(frozen=True, slots=True)
class Problem:
    """A table that is to be published beside those that are public; all of them together are what a stranger can use."""

    what: str
    table: Table
    earlier: tuple[Published, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """The table itself first."""
        return (self.table, *(one.table for one in self.earlier))

    @property
    def public(self) -> frozenset[Cell]:
        """The figures that can be hidden no more."""
        return frozenset(
            (number, key)
            for number, one in enumerate(self.earlier, 1)
            for key in one.table.figures
            if key not in one.hidden
        )

    @property
    def hidden_before(self) -> frozenset[Cell]:
        return frozenset((number, key) for number, one in enumerate(self.earlier, 1) for key in one.hidden)


@dataclass(frozen=True, slots=True)
class Hidden:
    """What one way hides of a table: how many figures, in what time, and how many of them its neighbours still tell."""

    figures: int
    seconds: tuple[float, ...]
    told: int


@dataclass(frozen=True, slots=True)
class Compared:
    """One table hidden in both ways, and how long the audit of ours took: a linear program up and down for each figure."""

    what: str
    figures: int
    small: int
    ours: Hidden
    peer: Hidden
    audit_seconds: float

    @property
    def times_as_long(self) -> float:
        """Ours in terms of the peer's, round by round."""
        return median(mine / theirs for mine, theirs in zip(self.ours.seconds, self.peer.seconds, strict=True))


def hidden_figures() -> list[Compared] | str:
    """Every table in both ways; the reason why not, where the peer is not there."""
    try:
        from pytauargus._tauargus import HiTaSCtrl, audit_jj
    except ImportError as fault:
        return f"Tau-Argus could not be loaded: {fault}"
    solver = HiTaSCtrl()
    return [_compared(one, lambda given, into: solver.full_jj(given, into, 1), audit_jj) for one in _problems()]


def _compared(
    problem: Problem, solve: Callable[[str, str], int], audit: Callable[[str], list[dict[str, float]]]
) -> Compared:
    ours, theirs = list[float](), list[float]()
    for _ in range(ROUNDS):
        begin = perf_counter()
        published = suppressed(problem.table, earlier=problem.earlier)
        ours.append(perf_counter() - begin)
        chosen, seconds = _solved(problem, solve)
        theirs.append(seconds)
    begin = perf_counter()
    told = _told(problem, published.hidden, audit)
    audit_seconds = perf_counter() - begin
    return Compared(
        problem.what, len(problem.table.figures), len(_small(problem.table)),
        Hidden(len(published.hidden), tuple(ours), told),
        Hidden(len(chosen), tuple(theirs), _told(problem, chosen, audit)), audit_seconds,
    )  # fmt: skip


def _problems() -> list[Problem]:
    """Tables of agencies by answers, made up and the same at every run: one quarter alone, and the year after four quarters."""
    found = []
    for agencies, matters in SIZES:
        quarters, year = _made_up(agencies, matters)
        size = f"{agencies} agencies by {ANSWERS} answers"
        found.append(Problem(f"a quarter, {size}", quarters[0]))
        if agencies > YEARS_UP_TO:
            continue
        published: list[Published] = []
        for table in quarters:
            published.append(suppressed(table, earlier=published))
        found.append(Problem(f"the year after its quarters, {size}", year, tuple(published)))
    return found


def _made_up(agencies: int, matters: int) -> tuple[list[Table], Table]:
    draw = Random(f"{agencies} {matters}")
    splits = tuple(
        Split(name, name, tuple(Value(f"{name}{number}", f"{name}{number}") for number in range(many)))
        for name, many in (("agency", agencies), ("answer", ANSWERS))
    )
    # Some agencies and answers are rare.
    weights = [[draw.random() ** 2 + 0.05 for _ in split.values] for split in splits]
    of_quarters: list[dict[Key, int]] = [_nought(splits) for _ in range(QUARTERS)]
    for _ in range(matters):
        key = tuple(draw.choices(split.values, weight)[0].name for split, weight in zip(splits, weights, strict=True))
        of_quarters[draw.randrange(QUARTERS)][key] += 1
    months = [tuple(f"{3 * number + month:02}" for month in (1, 2, 3)) for number in range(QUARTERS)]
    quarters = [
        counted(f"q{number}", "A quarter", "matters", splits, cells, within={"month": months[number]}, counts="matters")
        for number, cells in enumerate(of_quarters)
    ]
    all_of_it = {key: sum(cells[key] for cells in of_quarters) for key in of_quarters[0]}
    within = {"month": tuple(month for some in months for month in some)}
    return quarters, counted("year", "The year", "matters", splits, all_of_it, within=within, counts="matters")


def _nought(splits: Sequence[Split]) -> dict[Key, int]:
    return dict.fromkeys(product(*(tuple(one.name for one in split.values) for split in splits)), 0)


def _small(table: Table) -> frozenset[Key]:
    return frozenset(key for key, figure in table.figures.items() if 0 < int(figure) < THRESHOLD)


def _solved(problem: Problem, solve: Callable[[str, str], int]) -> tuple[frozenset[Key], float]:
    """What Tau-Argus hides of the table: the small figures, and those that it adds."""
    small = frozenset((0, key) for key in _small(problem.table)) | problem.hidden_before
    with TemporaryDirectory() as folder, chdir(folder):  # it leaves a log where it runs
        given, into = Path(folder) / "given", Path(folder) / "into"
        cells = _written(problem, small, problem.public, given)
        begin = perf_counter()
        fault = solve(str(given), str(into))
        seconds = perf_counter() - begin
        if fault > 1:
            raise RuntimeError(f"Tau-Argus ended with fault {fault} on {problem.what}")
        added = [cells[int(number)] for number in into.read_text(encoding="ascii").split()]
    return frozenset(key for table, key in (*small, *added) if table == 0), seconds


def _told(problem: Problem, hidden: Collection[Key], audit: Callable[[str], list[dict[str, float]]]) -> int:
    """How many hidden figures of the table have no two possible numbers that are the threshold apart, as the audit says."""
    unknown = frozenset((0, key) for key in hidden) | problem.hidden_before
    with TemporaryDirectory() as folder, chdir(folder):
        given = Path(folder) / "given"
        cells = _written(problem, unknown, frozenset(), given)
        found = audit(str(given))
    # It works in floating point.
    return sum(one["max"] - one["min"] < THRESHOLD - 1e-6 and cells[int(one["cell"])][0] == 0 for one in found)


def _written(problem: Problem, unsafe: Collection[Cell], public: Collection[Cell], file: Path) -> list[Cell]:
    """Write a problem as Tau-Argus reads it: cells with what hiding them costs, then sums that hold. Gives its cells in order.

    A small figure has to be able to be nought and the threshold. Ours asks only that it be as wide as that, and asks it of
    every hidden figure; Tau-Argus asks nothing of those that it adds.
    """
    cells = [(number, key) for number, table in enumerate(problem.tables) for key in table.figures]
    numbers = {cell: number for number, cell in enumerate(cells)}
    lines = ["0", str(len(cells))]
    for number, (table, key) in enumerate(cells):
        figure = int(problem.tables[table].figures[key])
        state = "u" if (table, key) in unsafe else "z" if (table, key) in public else "s"
        below = min(figure, THRESHOLD) if state == "u" else 0
        above = THRESHOLD - below if state == "u" else 0
        lines.append(f"{number} {figure} {4 ** key.count(ALL)} {state} 0 {MOST} {below} {above} 0")
    sums = [
        (numbers[at, whole], [numbers[at, part] for part in parts])
        for at, table in enumerate(problem.tables)
        for whole in table.figures
        for parts in table.parts_of(whole)
    ]
    if problem.earlier:
        later = range(1, len(problem.tables))
        sums += [(numbers[0, key], [numbers[at, key] for at in later]) for key in problem.table.figures]
    lines.append(str(len(sums)))
    for whole, parts in sums:
        lines.append(f"0 {len(parts) + 1} : {whole} (-1) " + " ".join(f"{part} (1)" for part in parts))
    file.write_text("\n".join(lines) + "\n", encoding="ascii")
    return cells
