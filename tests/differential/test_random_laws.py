"""On random laws the kernel, the engine and the compiled function say the same, whatever is given or missing."""

import pytest
from tests.differential.agreement import Tally, compared
from tests.differential.laws import Shape
from tests.width import parts

from goldendoor.norms import Verdict

SMALL = Shape(yes_no=4, terms=3, instruments=2, norms=2, questions=1)


def test_a_few_thousand_patterns_of_random_laws_come_out_the_same() -> None:
    tally = Tally()
    for seed in range(24):
        compared(seed, 90, 3, tally, whole_every=10, shape=None if seed % 2 else SMALL)
    assert tally.patterns > 2_000
    assert tally.with_missing > 500
    assert tally.verdicts == set(Verdict)


@pytest.mark.slow
@pytest.mark.parametrize("chunk", parts(8, on_every_change=4))
def test_every_pattern_of_many_random_laws_comes_out_the_same(chunk: int) -> None:
    """1,920 patterns of 16 laws in each part."""
    tally = Tally()
    for seed in range(1_000 + chunk * 16, 1_016 + chunk * 16):
        compared(seed, 120, 3, tally, whole_every=6)
    assert tally.patterns + tally.too_many_missing == 16 * 120
    assert tally.too_many_missing <= tally.patterns // 50
    assert tally.with_missing > tally.patterns // 4
