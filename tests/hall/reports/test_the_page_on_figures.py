"""What the page on figures shows is what the program does."""

import doctest
from pathlib import Path

from goldendoor.hall.reports import tables

PAGE = Path(__file__).parents[3] / "docs" / "figures.md"


def test_the_example_on_the_page_comes_out_as_it_stands_there() -> None:
    found = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert found.attempted >= 10
    assert found.failed == 0


def test_the_example_of_a_table_holds() -> None:
    found = doctest.testmod(tables)
    assert found.attempted and not found.failed
