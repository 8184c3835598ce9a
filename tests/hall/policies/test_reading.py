"""How hard a text is: the published formula on counted words, hard words, long sentences, and words in no dictionary."""

import pytest

from goldendoor.hall.policies.reading import of_block, of_text, of_words
from goldendoor.hall.policies.text import blocks

PLAIN = "Keep the door shut. Call your boss at once. Write down what you saw."
HARD = (
    "Notwithstanding contrary operational considerations, personnel shall immediately communicate particulars to the "
    "appropriate supervisory authority until authorization has been documented by the responsible administration "
    "in accordance with established organizational regulations."
)


def test_the_grade_is_that_of_the_formula() -> None:
    # 14 words and as many syllables in 3 sentences: 0.39 * 14 / 3 + 11.8 * 14 / 14 - 15.59, and never below nought.
    assert of_words(PLAIN).grade == max(0.0, round(0.39 * 14 / 3 + 11.8 - 15.59, 1)) == 0.0
    # 4 words and 11 syllables, since the dictionary says every with three, in one sentence.
    assert of_words("Officers remember every warrant.").grade == pytest.approx(
        0.39 * 4 + 11.8 * 11 / 4 - 15.59, abs=0.05
    )


def test_plain_words_are_plain_and_hard_ones_are_not() -> None:
    assert of_text(PLAIN).is_plain
    found = of_text(HARD)
    assert not found.is_plain
    assert found.grade > 15
    assert {"notwithstanding", "personnel"} <= set(found.hard_words)
    assert "door" not in of_text(PLAIN).hard_words
    assert found.long_sentences == (HARD,)
    assert of_text(PLAIN).long_sentences == ()


def test_a_word_that_is_in_no_dictionary_is_counted_all_the_same() -> None:
    assert of_words("Zyxwvutia detainers floopen gribbles.").grade > 0


def test_headings_do_not_count_and_items_end_like_sentences() -> None:
    listed = "# Notwithstanding considerations\n\n- Keep the door shut\n- Call your boss"
    assert of_text(listed) == of_words("Keep the door shut.\nCall your boss.")
    assert of_block(blocks(listed)[1]) == of_text(listed)


def test_nothing_is_not_hard() -> None:
    assert of_text("# 1\n\n---").grade == 0.0
