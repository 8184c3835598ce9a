"""The school grade that a text can be read in, by Flesch and Kincaid; only single words are looked up, never a whole text."""

import re
import warnings
from functools import cache
from typing import Any

# Plain language, as the City's own guides on it have it: a grade of eight at most.
PLAIN_UNTIL = 8.0
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
    return grade <= PLAIN_UNTIL


def _syllables(word: str) -> int:
    """The syllables of a word, from a dictionary of how words are said, else from where it can be hyphenated."""
    counter = _counter()
    try:
        return max(int(counter.syllable_count(word)), 1)
    except KeyError:  # it breaks off at a word that its dictionary does not have (textstat issue 212)
        return len(counter.pyphen.positions(word)) + 1


@cache
def _counter() -> Any:
    """What counts syllables, asked for when it is first needed: it takes more than a second to come."""
    with warnings.catch_warnings():
        # It asks a package that warns of its own age; that is for its makers to mend.
        warnings.filterwarnings("ignore", message=".*pkg_resources.*")
        from textstat.textstat import textstat
    return textstat
