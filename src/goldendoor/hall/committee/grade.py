"""The school grade that a text can be read in, by Flesch and Kincaid; only single words are looked up.

What counts syllables remembers what it was asked; a text of the committee is sealed, so it is never given whole.
"""

import re

from goldendoor.hall.syllables import PLAIN_GRADE, counter

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE_ENDS = re.compile(r"[.!?:;]+(?:\s|$)|\n+")


def reading_grade(text: str) -> float:
    """The grade of a text: the lower, the plainer; nothing at all is plain."""
    words = _WORD.findall(text)
    sentences = [one for one in _SENTENCE_ENDS.split(text) if _WORD.search(one)]
    if not words:
        return 0.0
    grade = 0.39 * len(words) / len(sentences) + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59
    return round(max(grade, 0.0), 1)


def is_plain(grade: float) -> bool:
    """Whether a grade is that of plain language."""
    return grade <= PLAIN_GRADE


def _syllables(word: str) -> int:
    """The syllables of a word, from a dictionary of how words are said, else from where it can be hyphenated."""
    return max(int(counter().syllable_count(word)), 1)
