"""The reason for two kinds of diagrams, on the law that ships."""

from datetime import date

import pytest
from tools.diagram_sizes import sizes

# As the benchmark of the law asks: nodes of one instrument on one act.
INSTRUMENT_NODES = 5_000


@pytest.mark.slow
def test_a_verdict_that_is_drawn_is_smaller_than_all_that_the_laws_say_and_no_instrument_is_large() -> None:
    drawn = 0
    for act, of_one, verdict, whole in sizes("nyc", date(2026, 3, 1)):
        assert of_one < INSTRUMENT_NODES, act
        if isinstance(verdict, int) and isinstance(whole, int):
            drawn += 1
            assert verdict <= whole, act
    assert drawn > 10
