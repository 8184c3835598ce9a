"""A table holds every figure once, its margins are sums, and its rows and columns come out as a page shows them."""

from dataclasses import replace

import pytest

from goldendoor.hall.reports.tables import (
    ALL,
    Mark,
    Split,
    Table,
    Value,
    column_keys,
    column_words,
    counted,
    lines,
    same_cut,
)

FIGURES = Split(
    "figure",
    "Figure",
    (
        Value("asked", "Requests", "§ (f)(1)", "Every request in the year", covers=("held", "let_go")),
        Value("held", "Held on", "§ (f)(2)"),
    ),
    adds_up=False,
)
BOROUGHS = Split("borough", "Borough", (Value("bronx", "The Bronx"), Value("queens", "Queens")))
CELLS = {("asked", "bronx"): 9, ("asked", "queens"): 4, ("held", "bronx"): 1, ("held", "queens"): 0}


def table(**changes: object) -> Table:
    """Two numbered figures by two boroughs."""
    return replace(counted("detainers", "Detainers", "requests", (FIGURES, BOROUGHS), CELLS), **changes)


def test_margins_are_added_up_where_a_split_adds_up_and_only_there() -> None:
    made = table()
    assert (made.figures["asked", ALL], made.figures["held", ALL]) == (13, 1)
    assert (ALL, "bronx") not in made.figures


def test_rows_and_columns_stand_in_the_order_given_with_the_whole_last() -> None:
    made = table()
    assert [column_words(made, one) for one in column_keys(made)] == ["The Bronx", "Queens", "All"]
    rows = lines(made)
    assert [(one.value.words, one.value.pinpoint, one.figures) for one in rows] == [
        ("Requests", "§ (f)(1)", (9, 4, 13)),
        ("Held on", "§ (f)(2)", (1, 0, 1)),
    ]
    assert not any(one.whole for one in rows)


def test_a_table_split_one_way_has_its_unit_over_its_only_column() -> None:
    made = counted("boroughs", "By borough", "requests", (BOROUGHS,), {("bronx",): 2, ("queens",): 5})
    assert [column_words(made, one) for one in column_keys(made)] == ["Requests"]
    assert [(one.value.words, one.figures, one.whole) for one in lines(made)][-1] == ("All", (7,), True)


def test_a_whole_of_which_a_part_is_not_known_is_not_known() -> None:
    made = counted(
        "boroughs", "By borough", "requests", (BOROUGHS,), {("bronx",): Mark.UNCOUNTED, ("queens",): 5},
        notes={("bronx",): "The records do not tell."},
    )  # fmt: skip
    assert made.figures[(ALL,)] is Mark.UNCOUNTED
    assert made.figures[("queens",)] == 5


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"figures": {**table().figures, ("asked", ALL): 12}}, "says 12 at asked, all, and its parts add up to 13"),
        ({"figures": {**table().figures, ("held", "bronx"): -1}}, "counts fewer than none at held, bronx"),
        ({"figures": {**table().figures, ("held", "kings"): 1}}, "has no place for the figure held, kings"),
        ({"figures": {k: v for k, v in table().figures.items() if k != ("held", ALL)}}, "lacks the figure held, all"),
        ({"splits": ()}, "split in 0 ways"),
        ({"splits": (BOROUGHS, BOROUGHS)}, "twice by the same"),
        ({"splits": (replace(BOROUGHS, values=()),)}, "needs values"),
        ({"splits": (replace(BOROUGHS, values=(Value(ALL, "All"),)),)}, "none of them 'all'"),
        ({"splits": (replace(FIGURES, adds_up=True),)}, "two of its values take in the same part"),
        ({"within": {"borough": ("bronx",)}}, "goes beyond what the table is limited to"),
    ],
)
def test_a_table_that_is_not_one_is_refused(changes: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        table(**changes)


def test_counting_refuses_what_is_missing_and_what_has_no_place() -> None:
    with pytest.raises(ValueError, match="the figure queens is missing"):
        counted("boroughs", "By borough", "requests", (BOROUGHS,), {("bronx",): 2})
    with pytest.raises(ValueError, match="no place for the figure kings"):
        counted("boroughs", "By borough", "requests", (BOROUGHS,), {("bronx",): 2, ("queens",): 5, ("kings",): 1})


def test_versions_of_a_table_are_those_that_count_the_same_split_the_same_within_the_same() -> None:
    made = table(within={"month": ("2026-01", "2026-02")})
    assert same_cut(made, replace(made, title="Corrected", within={"month": ("2026-02", "2026-01")}))
    assert not same_cut(made, replace(made, within={"month": ("2026-02",)}))
    assert not same_cut(made, replace(made, counts="something else"))
