"""On small random laws, of which there can be more, the three say the same with up to eight facts missing."""

import pytest
from tests.differential.agreement import Tally, compared
from tests.differential.laws import Shape

SMALL = Shape(yes_no=4, terms=3, instruments=2, norms=2, questions=1)


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(20))
def test_every_pattern_of_many_small_laws_comes_out_the_same(chunk: int) -> None:
    """76,800 patterns of 320 laws; with those below and of larger laws 99,840 on every change, 107,520 in all."""
    tally = Tally()
    for seed in range(20_000 + chunk * 16, 20_016 + chunk * 16):
        compared(seed, 240, 2, tally, whole_every=20, shape=SMALL)
    assert tally.patterns + tally.too_many_missing == 16 * 240
    assert tally.too_many_missing == 0
    assert tally.with_missing > tally.patterns // 4


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(8))
def test_with_up_to_eight_facts_missing_small_laws_come_out_the_same(chunk: int) -> None:
    """15,360 patterns of 128 laws."""
    tally = Tally()
    for seed in range(5_000 + chunk * 16, 5_016 + chunk * 16):
        compared(seed, 120, 8, tally, whole_every=6, shape=SMALL)
    assert tally.patterns + tally.too_many_missing == 16 * 120
    assert tally.too_many_missing <= tally.patterns // 50
    assert tally.undetermined > tally.patterns // 50
