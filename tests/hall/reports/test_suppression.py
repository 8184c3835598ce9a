"""Small figures are hidden with just what has to cover them; everything else is shown as it is, zeros too."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hall.reports.made_up import MONTHS, QUARTERS, split

from goldendoor.hall.reports.linked import Contradiction
from goldendoor.hall.reports.suppression import Published, suppressed
from goldendoor.hall.reports.tables import ALL, Key, Mark, Split, Table, counted


def grid(*rows: tuple[int, ...], months: tuple[str, ...] = MONTHS[:3]) -> Table:
    """Agencies down, answers across."""
    agencies = split("agency", [f"agency{one}" for one in range(len(rows))])
    answers = split("answer", [f"answer{one}" for one in range(len(rows[0]))])
    return of((agencies, answers), [figure for row in rows for figure in row], months)


def of(splits: tuple[Split, ...], figures: list[int], months: tuple[str, ...] = MONTHS[:3]) -> Table:
    """A table from its innermost figures, in order."""
    keys = product(*(tuple(one.name for one in each.values) for each in splits))
    cells: dict[Key, int] = dict(zip(keys, figures, strict=True))
    return counted("requests", "Requests", "requests", splits, cells, within={"month": months})


def seen(published: Published) -> list[list[str]]:
    """The rows as a page shows them, a dot for what is hidden."""
    table = published.shown()
    names = [one.names for one in table.splits[1:]]
    return [
        ["·" if (figure := table.figures[first, *others]) is Mark.HIDDEN else str(figure) for others in product(*names)]
        for first in table.splits[0].names
    ]


def test_a_table_without_small_figures_is_shown_whole() -> None:
    assert suppressed(grid((12, 7), (0, 30))).hidden == frozenset()


def test_one_small_figure_takes_three_others_with_it_and_no_total() -> None:
    published = suppressed(grid((3, 20, 40), (9, 30, 50), (25, 60, 70)))
    assert seen(published) == [
        ["·", "·", "40", "63"],
        ["·", "·", "50", "89"],
        ["25", "60", "70", "155"],
        ["37", "110", "160", "307"],
    ]
    assert published.unproven == frozenset()


def test_figures_that_cover_each_other_need_nothing_more() -> None:
    published = suppressed(grid((4, 3, 40), (4, 4, 50), (25, 60, 70)))
    assert len(published.hidden) == 4


def test_small_figures_that_cannot_cover_each_other_far_enough_get_a_larger_one() -> None:
    # Two of 1 that add up to 2 would be known to lie between 0 and 2.
    published = suppressed(of((split("agency", ["a", "b", "c", "d"]),), [1, 1, 9, 30]))
    assert seen(published) == [["·"], ["·"], ["·"], ["30"], ["41"]]


def test_a_table_of_small_figures_alone_shows_what_still_can_be() -> None:
    published = suppressed(grid((1, 2, 1), (2, 1, 3), (1, 1, 2)))
    inner = {key for key in published.table.figures if ALL not in key}
    assert inner <= published.hidden
    assert published.shown().figures[ALL, ALL] == 14


def test_a_whole_that_is_small_is_hidden_too() -> None:
    published = suppressed(grid((1, 2), (20, 30)))
    assert ("agency0", ALL) in published.hidden


def test_zeros_are_shown_where_they_give_nothing_away() -> None:
    published = suppressed(grid((0, 3, 20), (0, 9, 30), (0, 0, 8)))
    assert seen(published) == [
        ["0", "·", "·", "23"],
        ["0", "·", "·", "39"],
        ["0", "0", "8", "8"],
        ["0", "12", "58", "70"],
    ]


def test_a_threshold_of_eleven_hides_what_five_shows() -> None:
    table = grid((7, 40, 60), (30, 50, 60), (20, 30, 80))
    assert suppressed(table).hidden == frozenset()
    assert ("agency0", "answer0") in suppressed(table, threshold=11).hidden


@pytest.mark.parametrize("threshold", [1, 0, -3])
def test_a_threshold_that_hides_nothing_is_refused(threshold: int) -> None:
    with pytest.raises(ValueError, match="the least is 2"):
        suppressed(grid((1, 2), (3, 4)), threshold=threshold)


def test_a_figure_that_was_not_counted_cannot_be_cut() -> None:
    table = counted(
        "requests", "Requests", "requests", (split("agency", ["a", "b"]),), {("a",): Mark.UNCOUNTED, ("b",): 3}
    )
    with pytest.raises(ValueError, match="has no number at a"):
        suppressed(table)


def test_the_year_hides_what_would_give_a_quarter_away() -> None:
    quarters = [grid((3, 20), (9, 30)), *(grid((10, 20), (10, 30), months=of) for of in QUARTERS[1:])]
    published: list[Published] = []
    for quarter in quarters:
        published.append(suppressed(quarter, earlier=published))
    assert [len(one.hidden) for one in published] == [4, 0, 0, 0]
    year = grid((33, 80), (39, 120), months=MONTHS)
    assert suppressed(year).hidden == frozenset()
    assert len(suppressed(year, earlier=published).hidden) == 4


def test_quarters_that_have_nothing_in_common_leave_each_other_alone() -> None:
    first = suppressed(grid((3, 20), (9, 30)))
    second = grid((30, 7), (20, 8), months=QUARTERS[1])
    assert suppressed(second, earlier=[first]) == suppressed(second)


def test_what_counts_something_else_is_passed_over() -> None:
    first = suppressed(replace(grid((3, 20), (9, 30)), counts="arrests"))
    table = grid((33, 80), (39, 120), months=MONTHS)
    assert suppressed(table, earlier=[first]).hidden == frozenset()


def test_a_small_figure_that_a_statute_published_is_shown_again() -> None:
    ordered = Published(of((split("agency", ["a", "b"]),), [3, 40]))
    cut = of((split("agency", ["a", "b"]), split("answer", ["given", "refused"])), [3, 0, 20, 20])
    published = suppressed(cut, earlier=[ordered])
    assert published.shown().figures["a", ALL] == 3
    assert ("a", "given") in published.hidden


def test_what_was_given_away_before_is_said_to_be_unproven() -> None:
    agencies = (split("agency", ["a", "b"]),)
    half, first = of(agencies, [12, 40], MONTHS[:6]), of(agencies, [10, 20], QUARTERS[0])
    before = [suppressed(half)]
    before.append(suppressed(first, earlier=before))
    second = suppressed(of(agencies, [2, 20], QUARTERS[1]), earlier=before)
    assert ("a",) in second.hidden
    assert second.unproven == {("a",)}


def test_what_was_hidden_stays_hidden_when_it_is_corrected() -> None:
    before = suppressed(grid((3, 20, 40), (9, 30, 50), (25, 60, 70)))
    after = suppressed(grid((13, 20, 40), (9, 30, 50), (25, 60, 70)), earlier=[before])
    assert before.hidden <= after.hidden
    assert after.shown().figures["agency2", "answer2"] == 70


def test_a_figure_that_becomes_small_is_not_left_between_figures_that_everybody_knows() -> None:
    before = suppressed(grid((6, 20, 40), (9, 30, 50), (25, 60, 70)))
    assert before.hidden == frozenset()
    after = suppressed(grid((4, 20, 40), (9, 30, 50), (25, 60, 70)), earlier=[before])
    # All its neighbours are known from before, so its totals have to go as well.
    assert after.hidden == {("agency0", "answer0"), ("agency0", ALL), (ALL, "answer0"), (ALL, ALL)}
    assert after.unproven == frozenset()


def test_tables_that_contradict_each_other_are_refused() -> None:
    quarters = [suppressed(grid((30, 20), (90, 30), months=of)) for of in QUARTERS]
    with pytest.raises(Contradiction, match="Correct the one that is wrong first"):
        suppressed(grid((1, 1), (1, 1), months=MONTHS), earlier=quarters)


def test_notes_on_hidden_figures_are_hidden_too() -> None:
    table = grid((3, 20, 40), (9, 30, 50), (25, 60, 70))
    told = {("agency0", "answer0"): "Three of one family.", (ALL, ALL): "All four offices."}
    shown = suppressed(replace(table, notes=told)).shown()
    assert shown.notes == {(ALL, ALL): "All four offices."}


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Any table of one to three ways."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))
    splits = tuple(
        split(name, [f"{name}{one}" for one in range(size)]) for name, size in zip("abc", sizes, strict=False)
    )
    keys = list(product(*(tuple(one.name for one in each.values) for each in splits)))
    figures = draw(st.lists(st.integers(0, 14), min_size=len(keys), max_size=len(keys)))
    return of(splits, figures)


@given(tables())
def test_shown_figures_are_the_true_ones_and_small_ones_are_never_shown(table: Table) -> None:
    published = suppressed(table)
    shown = published.shown()
    assert published.unproven == frozenset()
    for key, figure in shown.figures.items():
        if figure is Mark.HIDDEN:
            assert key in published.hidden
        else:
            assert figure == table.figures[key] and (figure == 0 or figure >= 5)


@given(tables())
def test_wholes_that_are_shown_are_still_the_sum_of_true_parts_and_no_part_is_alone_in_its_line(table: Table) -> None:
    published = suppressed(table)
    for key in table.figures:
        for parts in table.parts_of(key):
            hidden = [one for one in (key, *parts) if one in published.hidden]
            assert len(hidden) != 1


@given(tables())
def test_the_same_table_gives_the_same_result(table: Table) -> None:
    backwards = replace(table, figures=dict(reversed(list(table.figures.items()))))
    assert suppressed(backwards).hidden == suppressed(table).hidden
