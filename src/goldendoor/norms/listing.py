"""Whether a text that somebody typed is what a table lists, or what a law file writes in quotation marks."""

import re
from datetime import date
from functools import lru_cache

from goldendoor.norms.vocabulary import Row, Table

_WORDS = re.compile(r"[^\W_]+")


def words_of(text: str) -> tuple[str, ...]:
    """The words and numbers of a text in lower case: `8 U.S.C. § 1326(b)` gives 8, usc, 1326, b.

    >>> words_of("8 U.S.C. § 1326(b)")
    ('8', 'usc', '1326', 'b')
    """
    plain = text.lower().replace("u.s.c.", "usc").replace("’", "'").replace("'", "")
    return tuple(_WORDS.findall(plain))


def same_text(one: str, other: str) -> bool:
    """Whether two texts are the same but for case, spaces and punctuation."""
    return words_of(one) == words_of(other)


def _stands_in(run: tuple[str, ...], words: tuple[str, ...]) -> bool:
    length = len(run)
    return any(words[start : start + length] == run for start in range(len(words) - length + 1))


@lru_cache(8192)
def _runs_of(row: Row) -> tuple[tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]:
    """The runs of words by which a row lists, and those that defeat it. What a visitor types is never kept here."""
    return tuple(map(words_of, (row.key, *row.also))), tuple(map(words_of, row.unless))


def row_lists(row: Row, text: str) -> bool:
    """Whether the row's key, or another spelling of it, stands in the text and no word defeats it."""
    return _lists(row, words_of(text))


def _lists(row: Row, words: tuple[str, ...]) -> bool:
    listing, defeating = _runs_of(row)
    return any(_stands_in(run, words) for run in listing) and not any(_stands_in(run, words) for run in defeating)


def listed(table: Table, text: str, day: date) -> Row | None:
    """The first row that lists the text on that day, or None."""
    words = words_of(text)
    return next((row for row in table.rows if day in row.dates and _lists(row, words)), None)
