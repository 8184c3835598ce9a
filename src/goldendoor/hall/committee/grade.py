"""The school grade that a message can be read in."""

import warnings
from functools import cache
from types import ModuleType

# What a grown person who reads little can be expected to read.
PLAIN_UNTIL = 8.0


def reading_grade(text: str) -> float:
    """The grade of a text by Flesch and Kincaid: the lower, the plainer."""
    grade: float = _measure().flesch_kincaid_grade(text)
    return max(grade, 0.0)


def is_plain(grade: float) -> bool:
    """Whether a grade is that of plain language."""
    return grade <= PLAIN_UNTIL


@cache
def _measure() -> ModuleType:
    """What measures it; it takes a second to come, and comes with a warning of a package of its own."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import textstat
    return textstat
