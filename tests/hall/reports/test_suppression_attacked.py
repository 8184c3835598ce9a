"""An attacker with a solver and everything that was ever published tells no hidden figure, nor pins one down."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from random import Random

import pytest
from tests.hall.reports.attack import Attacker
from tests.hall.reports.made_up import (
    MONTHS,
    QUARTERS,
    SEQUENCES,
    Row,
    cut,
    random_rows,
    random_splits,
    random_table,
    split,
)

from goldendoor.hall.reports import cuts
from goldendoor.hall.reports.suppression import Published, suppressed
from goldendoor.hall.reports.tables import Mark, Split, Table, counted

THRESHOLD = 5
BATCHES, TABLES_IN_A_BATCH = 20, 50


def small_alone(table: Table, threshold: int = THRESHOLD) -> Published:
    """What many a spreadsheet does: the small figures hidden, and nothing else."""
    return Published(table, frozenset(key for key, one in table.figures.items() if 0 < int(one) < threshold))


@pytest.mark.slow
@pytest.mark.parametrize("batch", range(BATCHES))
def test_no_hidden_figure_of_a_thousand_tables_is_told(batch: int) -> None:
    random, hidden = Random(batch), 0
    for _ in range(TABLES_IN_A_BATCH):
        published = suppressed(random_table(random))
        assert published.unproven == frozenset()
        assert Attacker([published.shown()]).told(THRESHOLD) == []
        hidden += len(published.hidden)
    assert hidden > TABLES_IN_A_BATCH


@pytest.mark.slow
@pytest.mark.parametrize("threshold", [2, 3, 11])
def test_other_thresholds_hold_too(threshold: int) -> None:
    random = Random(threshold)
    for _ in range(8):
        published = suppressed(random_table(random), threshold)
        assert published.unproven == frozenset()
        assert Attacker([published.shown()]).told(threshold) == []


def test_the_attacker_tells_most_of_what_is_hidden_without_cover() -> None:
    random, told, hidden = Random(1), 0, 0
    for _ in range(20):
        published = small_alone(random_table(random))
        told += len(Attacker([published.shown()]).told(THRESHOLD))
        hidden += len(published.hidden)
    assert told > hidden / 3


def test_the_attacker_tells_what_a_year_gives_away_about_its_quarters() -> None:
    random, told = Random(1), 0
    for _ in range(5):
        tables = SEQUENCES[0](random, 150)
        apart = [suppressed(replace(one, counts=one.name)) for one in tables]
        told += len(Attacker([replace(one.shown(), counts="requests") for one in apart]).told(THRESHOLD))
    assert told > 0


@pytest.mark.slow
@pytest.mark.parametrize("sequence", SEQUENCES, ids=lambda one: one.__name__)
def test_nothing_is_told_by_what_is_published_one_after_the_other(sequence) -> None:
    random = Random(sequence.__name__)
    for many in (40, 80, 150, 300, 600):
        published: list[Published] = []
        for table in sequence(random, many):
            published.append(suppressed(table, earlier=published))
            assert published[-1].unproven == frozenset()
            assert Attacker([one.shown() for one in published]).told(THRESHOLD) == []


@pytest.mark.slow
def test_a_finer_table_that_nobody_sees_does_no_harm() -> None:
    random = Random(4)
    for _ in range(6):
        a, b, c = random_splits(random)
        rows = random_rows(random, (a, b, c), 200)
        finer = [cut("abc", rows, (a, b, c), QUARTERS[0])]
        published: list[Published] = []
        for splits in ((a, b), (b, c), (a, c)):
            table = cut("-".join(one.name for one in splits), rows, splits, QUARTERS[0])
            published.append(suppressed(table, earlier=published, finer=finer))
        assert all(one.unproven == frozenset() for one in published)
        assert Attacker([one.shown() for one in published]).told(THRESHOLD) == []


def corrected(random: Random, table: Table) -> Table:
    """The table with a few of its innermost figures changed by little."""
    cells = {
        key: int(table.figures[key]) for key in product(*(tuple(v.name for v in one.values) for one in table.splits))
    }
    for key in random.sample(sorted(cells), min(3, len(cells))):
        cells[key] = max(0, cells[key] + random.choice((-4, -2, -1, 1, 2)))
    return counted(table.name, table.title, table.unit, table.splits, cells, within=table.within, counts=table.what)


@pytest.mark.slow
def test_the_first_version_does_not_tell_what_the_corrected_one_hides() -> None:
    random, hidden = Random(9), 0
    for _ in range(60):
        a, b, c = random_splits(random)
        before = suppressed(cut("ab", random_rows(random, (a, b, c), random.choice((30, 80, 200))), (a, b), MONTHS[:3]))
        after = suppressed(corrected(random, before.table), earlier=[before])
        assert before.hidden <= after.hidden
        # He knows which figures of the first version still stand.
        standing = {
            key: one if after.table.figures[key] == one else Mark.HIDDEN for key, one in before.shown().figures.items()
        }
        attacker = Attacker([after.shown(), replace(before.table, figures=standing)])
        told = {key for number, key in attacker.told(THRESHOLD) if number == 0}
        assert told <= after.unproven
        hidden += len(after.hidden) - len(after.unproven)
    assert hidden > 80


@pytest.mark.slow
def test_what_a_statute_gave_away_is_said_to_be_told_and_is_told_no_closer_than_before() -> None:
    random, hidden, unproven = Random(6), 0, 0
    for _ in range(20):
        a, b, c = random_splits(random)
        rows = random_rows(random, (a, b, c), random.choice((30, 80, 200)))
        ordered = Published(cut("a", rows, (a,), QUARTERS[0]))
        published = suppressed(cut("ab", rows, (a, b), QUARTERS[0]), earlier=[ordered])
        attacker = Attacker([ordered.shown(), published.shown()])
        assert {key for number, key in attacker.told(THRESHOLD) if number == 1} == published.unproven
        nothing_shown = replace(published, hidden=frozenset(published.table.figures)).shown()
        before = Attacker([ordered.shown(), nothing_shown])
        for key in published.unproven:
            assert attacker.apart((1, key), THRESHOLD) == before.apart((1, key), THRESHOLD)
        hidden, unproven = hidden + len(published.hidden), unproven + len(published.unproven)
    assert 0 < unproven < hidden


@pytest.mark.slow
def test_cuts_beside_what_a_statute_published_tell_nothing_any_closer() -> None:
    random, allowed, kept_back = Random(12), 0, 0
    months = split("month", QUARTERS[0])
    for many in (25, 60, 120, 250):
        a, b, c = random_splits(random)
        rows = random_rows(random, (a, b, c), many)
        published = [Published(cut("ordered", rows, (a, b), QUARTERS[0]))]
        for splits in ((months, a), (months, b), (a, c)):
            try:
                answer = shown("-".join(one.name for one in splits), rows, splits, published)
            except cuts.NotShown:
                kept_back += 1
                continue
            nothing_of_it = replace(answer, hidden=frozenset(answer.table.figures))
            before = Attacker([one.shown() for one in (*published, nothing_of_it)])
            after = Attacker([one.shown() for one in (*published, answer)])
            for cell in after.hidden:
                assert after.apart(cell, THRESHOLD) == before.apart(cell, THRESHOLD)
            allowed += bool(answer.unproven)
            published.append(Published(answer.table, answer.hidden))
    assert allowed > 3 and kept_back > 0


def shown(name: str, rows: Sequence[Row], splits: tuple[Split, ...], published: Sequence[Published]) -> Published:
    return cuts.shown(cut(name, rows, splits, QUARTERS[0]), published)
