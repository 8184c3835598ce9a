"""The reading grade of a message: by the formula, for words that no dictionary has too."""

import pytest

from goldendoor.hall.committee.grade import is_plain, reading_grade


def test_the_formula() -> None:
    # Nine words of seventeen syllables in two sentences.
    text = "Officers need a warrant. The manager decides about access."
    assert reading_grade(text) == pytest.approx(0.39 * 9 / 2 + 11.8 * 17 / 9 - 15.59, abs=0.05)


def test_short_sentences_are_plain_and_legal_prose_is_not() -> None:
    assert is_plain(reading_grade("The shelter is open. You can sleep here."))
    assert not is_plain(
        reading_grade("Notwithstanding contrary determinations, administrative authorization is necessitated.")
    )


@pytest.mark.parametrize("text", ["", "  \n", "1234 5678", "!?"])
def test_where_there_are_no_words_there_is_no_grade(text: str) -> None:
    assert reading_grade(text) == 0.0


@pytest.mark.parametrize("text", ["bforb zwxq", "Дом открыт.", "El refugio está abierto.", "<b>x</b>"])
def test_words_that_no_dictionary_has_are_counted_too(text: str) -> None:
    assert reading_grade(text) >= 0.0
