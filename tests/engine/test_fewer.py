"""Words that are let go while a city's diagram is put together never change its verdict."""

from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from goldendoor.engine.combine import Counted, OnReading, Token, verdict_of
from goldendoor.engine.fewer import all_of, can_do, fewer
from goldendoor.norms import Word

PLACES = st.lists(st.integers(0, 2), unique=True, max_size=2).map(tuple)
PAIRS = st.lists(st.integers(0, 1), unique=True, max_size=1).map(tuple)
TOKENS = st.builds(Token, st.sampled_from(list(Word)), st.integers(1, 3), PLACES, PLACES, PAIRS, PAIRS)
LEAVES = st.frozensets(TOKENS, max_size=4)
READINGS = st.frozensets(st.builds(OnReading, st.integers(0, 1)), max_size=2)


RANKED = [Token(word, rank) for word in (Word.MUST, Word.MUST_NOT, Word.NO_BAR) for rank in (1, 2)]
PLAIN = [*RANKED, Token(Word.MAY, 1), Token(Word.REFER, 1), Token(Word.UNKNOWN_TEXT, 1)]


def sets_of(most: int) -> list[frozenset[Counted]]:
    """Every set of at most so many plain words."""
    sizes = (combinations(PLAIN, size) for size in range(most + 1))
    return [frozenset(one) for one in chain.from_iterable(sizes)]


def test_no_set_of_plain_words_loses_one_that_counts() -> None:
    for words in sets_of(len(PLAIN)):
        for others in sets_of(2):
            left = fewer(words, can_do([others]))
            assert verdict_of(left | others) is verdict_of(words | others), (words, others)


@given(LEAVES, st.lists(LEAVES, max_size=3), READINGS)
def test_whatever_is_still_said_the_verdict_is_the_same(
    words: frozenset[Counted], others: list[frozenset[Counted]], readings: frozenset[Counted]
) -> None:
    left = fewer(words, all_of(can_do([one]) for one in others))
    rest = readings.union(*others)
    assert verdict_of(left | rest) is verdict_of(words | rest)


@given(LEAVES, LEAVES, LEAVES, READINGS)
def test_words_may_be_let_go_at_every_step(
    first: frozenset[Counted], second: frozenset[Counted], third: frozenset[Counted], readings: frozenset[Counted]
) -> None:
    able = [can_do([first]), can_do([second]), can_do([third])]
    one = fewer(first, all_of(able[1:]))
    two = fewer(one | fewer(second, all_of([able[0], able[2]])), able[2])
    three = fewer(two | fewer(third, all_of(able[:2])), all_of([]))
    assert verdict_of(three | readings) is verdict_of(first | second | third | readings)


def test_a_bar_that_nobody_can_lift_is_all_that_is_left() -> None:
    bar, leave = Token(Word.MUST_NOT, 5), Token(Word.MAY, 5)
    question = Token(Word.REFER, 3)
    assert fewer(frozenset({bar, leave, question}), all_of([])) == frozenset({bar})


def test_a_bar_that_federal_law_may_strike_keeps_what_it_hides() -> None:
    bar, leave = Token(Word.MUST_NOT, 5), Token(Word.MAY, 0)
    still = can_do([frozenset({Token(Word.NO_BAR, 7)})])
    assert fewer(frozenset({bar, leave}), still) == frozenset({bar, leave})
