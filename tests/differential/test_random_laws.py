"""On random laws the kernel, the engine and the compiled function say the same, whatever is given or missing."""

import pytest
from tests.differential.agreement import Tally, compared
from tests.differential.laws import Shape

from goldendoor.norms import Verdict

SMALL = Shape(yes_no=4, terms=3, instruments=2, norms=2, questions=1)
PATTERNS_OF_A_LAW = 120


def test_a_few_thousand_patterns_of_random_laws_come_out_the_same() -> None:
    tally = Tally()
    for seed in range(24):
        compared(seed, 80, 3, tally, whole_every=8, shape=None if seed % 2 else SMALL)
    assert tally.patterns > 1_900
    assert tally.with_missing > 500
    assert tally.verdicts == set(Verdict)


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(20))
def test_every_pattern_of_many_random_laws_comes_out_the_same(chunk: int) -> None:
    tally = Tally()
    for seed in range(1_000 + chunk * 16, 1_000 + chunk * 16 + 16):
        compared(seed, PATTERNS_OF_A_LAW, 3, tally, whole_every=6)
    assert tally.patterns + tally.too_many_missing == 16 * PATTERNS_OF_A_LAW
    assert tally.too_many_missing <= tally.patterns // 50
    assert tally.with_missing > tally.patterns // 4


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(10))
def test_with_up_to_eight_facts_missing_random_laws_come_out_the_same(chunk: int) -> None:
    tally = Tally()
    for seed in range(5_000 + chunk * 12, 5_000 + chunk * 12 + 12):
        compared(seed, PATTERNS_OF_A_LAW, 8, tally, whole_every=3, shape=SMALL)
    assert tally.patterns + tally.too_many_missing == 12 * PATTERNS_OF_A_LAW
    assert tally.too_many_missing <= tally.patterns // 50
    assert tally.undetermined > tally.patterns // 50
