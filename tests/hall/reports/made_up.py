"""Made-up rows and the tables that are counted from them, for whoever attacks what is shown of them."""

from collections.abc import Callable, Sequence
from itertools import product
from random import Random

from goldendoor.hall.reports.tables import Key, Split, Table, Value, counted

Row = dict[str, str]
MONTHS = tuple(f"2026-{month:02}" for month in range(1, 13))
QUARTERS = tuple(MONTHS[first : first + 3] for first in (0, 3, 6, 9))
QUARTER = Split(
    "month",
    "Quarter",
    tuple(Value(f"2026-q{number}", f"Quarter {number}", covers=of) for number, of in enumerate(QUARTERS, 1)),
)


def split(name: str, values: Sequence[str]) -> Split:
    """A split that adds up, its words as its names."""
    return Split(name, name.capitalize(), tuple(Value(one, one) for one in values))


def cut(name: str, rows: Sequence[Row], splits: tuple[Split, ...], months: Sequence[str] = MONTHS) -> Table:
    """The requests of some months, split."""
    cells = {
        tuple(value.name for value in chosen): sum(
            row["month"] in months
            and all(row[one.name] in value.parts for one, value in zip(splits, chosen, strict=True))
            for row in rows
        )
        for chosen in product(*(one.values for one in splits))
    }
    return counted(name, name, "requests", splits, cells, within={"month": tuple(months)}, counts="requests")


def random_table(random: Random) -> Table:
    """A table of two or three ways, small counts and many zeros more often than not."""
    sizes = (
        [random.randint(2, 6) for _ in range(2)] if random.random() < 0.6 else [random.randint(2, 5) for _ in range(3)]
    )
    splits = tuple(
        split(name, [f"{name}{one}" for one in range(size)]) for name, size in zip("abc", sizes, strict=False)
    )
    most, zeros = random.choice((3, 6, 12, 30)), random.choice((0.1, 0.4, 0.7))
    cells: dict[Key, int] = {
        key: 0 if random.random() < zeros else random.randint(0, most)
        for key in product(*(tuple(one.name for one in each.values) for each in splits))
    }
    return counted("requests", "Requests", "requests", splits, cells)


def random_rows(random: Random, splits: Sequence[Split], many: int) -> list[Row]:
    """Rows that favour some values over others, so that some are rare."""
    weights = {one.name: [random.random() ** 2 + 0.05 for _ in one.values] for one in splits}
    return [
        {
            "month": random.choice(MONTHS),
            **{one.name: random.choices(one.values, weights[one.name])[0].name for one in splits},
        }
        for _ in range(many)
    ]


def random_splits(random: Random) -> tuple[Split, Split, Split]:
    """Three ways to split rows."""
    sizes = random.randint(2, 5), random.randint(2, 4), random.randint(2, 3)
    a, b, c = (split(name, [f"{name}{one}" for one in range(size)]) for name, size in zip("abc", sizes, strict=True))
    return a, b, c


def quarters_and_their_year(random: Random, many: int) -> list[Table]:
    """Four quarters by two variables, then the year by the same."""
    a, b, c = random_splits(random)
    rows = random_rows(random, (a, b, c), many)
    return [*(cut(f"q{one}", rows, (a, b), of) for one, of in enumerate(QUARTERS, 1)), cut("year", rows, (a, b))]


def quarters_side_by_side(random: Random, many: int) -> list[Table]:
    """Four quarters by two variables, then all quarters beside each other by one of them."""
    a, b, c = random_splits(random)
    rows = random_rows(random, (a, b, c), many)
    return [*(cut(f"q{one}", rows, (a, b), of) for one, of in enumerate(QUARTERS, 1)), cut("year", rows, (QUARTER, a))]


def the_year_before_its_quarters(random: Random, many: int) -> list[Table]:
    """The year first, its quarters one after the other."""
    *quarters, year = quarters_and_their_year(random, many)
    return [year, *quarters]


def other_variables(random: Random, many: int) -> list[Table]:
    """The same quarter by one pair of variables, then by another pair, then by the third pair's last variable alone."""
    a, b, c = random_splits(random)
    rows = random_rows(random, (a, b, c), many)
    return [
        cut("ab", rows, (a, b), QUARTERS[0]),
        cut("ac", rows, (a, c), QUARTERS[0]),
        cut("c", rows, (c,), QUARTERS[0]),
    ]


def by_month_within(random: Random, many: int) -> list[Table]:
    """A quarter by two variables, then by month and one of them."""
    a, b, c = random_splits(random)
    rows = random_rows(random, (a, b, c), many)
    months = split("month", QUARTERS[0])
    return [cut("ab", rows, (a, b), QUARTERS[0]), cut("months", rows, (months, a), QUARTERS[0])]


def half_a_year(random: Random, many: int) -> list[Table]:
    """A quarter, and the half-year that holds it, by fewer variables."""
    a, b, c = random_splits(random)
    rows = random_rows(random, (a, b, c), many)
    return [cut("ab", rows, (a, b), QUARTERS[0]), cut("half", rows, (a,), MONTHS[:6])]


SEQUENCES: tuple[Callable[[Random, int], list[Table]], ...] = (
    quarters_and_their_year,
    quarters_side_by_side,
    the_year_before_its_quarters,
    other_variables,
    by_month_within,
    half_a_year,
)
