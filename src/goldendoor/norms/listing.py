"""Whether a text that somebody typed is what a table lists, or what a law file writes in quotation marks."""

import re
from dataclasses import dataclass
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


# Runs of words up to this length are looked up; longer ones, which the law hardly writes, are searched for.
_LOOKED_UP_WORDS = 8
_TABLES_KEPT = 500
_Runs = frozenset[tuple[str, ...]]


@lru_cache(maxsize=100_000)
def _run(spelling: str) -> tuple[str, ...]:
    """The words of what the law itself writes; what somebody typed is never kept."""
    return words_of(spelling)


def _runs_of(words: tuple[str, ...]) -> _Runs:
    lengths = range(min(len(words), _LOOKED_UP_WORDS) + 1)
    return frozenset(words[start : start + length] for length in lengths for start in range(len(words) - length + 1))


def _stands_in(run: tuple[str, ...], words: tuple[str, ...], runs: _Runs) -> bool:
    length = len(run)
    if length <= _LOOKED_UP_WORDS:
        return run in runs
    return any(words[start : start + length] == run for start in range(len(words) - length + 1))


def _defeated(row: Row, words: tuple[str, ...], runs: _Runs) -> bool:
    return any(_stands_in(_run(word), words, runs) for word in row.unless)


def row_lists(row: Row, text: str) -> bool:
    """Whether the row's key, or another spelling of it, stands in the text and no word defeats it."""
    words = words_of(text)
    runs = _runs_of(words)
    spelled = any(_stands_in(_run(key), words, runs) for key in (row.key, *row.also))
    return spelled and not _defeated(row, words, runs)


@dataclass(frozen=True, slots=True)
class _Index:
    """Where each spelling of a table's rows stands, by its run of words; of the longer ones, all of them.

    `begins` are the words that a run begins with.
    `known` are the places of the rows that list a text, for texts that the law itself writes.
    """

    rows: tuple[Row, ...]
    places: dict[tuple[str, ...], list[int]]
    begins: frozenset[str]
    longer: tuple[tuple[tuple[str, ...], int], ...]
    known: dict[str, tuple[int, ...]]


_indexed: dict[int, _Index] = {}


def _index(rows: tuple[Row, ...]) -> _Index:
    found = _indexed.get(id(rows))
    if found is not None and found.rows is rows:
        return found
    if len(_indexed) >= _TABLES_KEPT:
        _indexed.clear()
    places: dict[tuple[str, ...], list[int]] = {}
    longer = []
    for place, row in enumerate(rows):
        for run in map(_run, (row.key, *row.also)):
            if len(run) <= _LOOKED_UP_WORDS:
                places.setdefault(run, []).append(place)
            else:
                longer.append((run, place))
    begins = frozenset(run[0] for run in places if run)
    made = _indexed[id(rows)] = _Index(rows, places, begins, tuple(longer), {})
    return made


def _places(index: _Index, text: str) -> tuple[int, ...]:
    """The rows that list a text, whatever the day."""
    words = words_of(text)
    spelled = set(index.places.get((), ()))
    for start, word in enumerate(words):
        if word in index.begins:
            for end in range(start + 1, min(start + _LOOKED_UP_WORDS, len(words)) + 1):
                spelled.update(index.places.get(words[start:end], ()))
    if not spelled and not index.longer:
        return ()
    runs = _runs_of(words)
    spelled |= {place for run, place in index.longer if _stands_in(run, words, runs)}
    return tuple(place for place in sorted(spelled) if not _defeated(index.rows[place], words, runs))


def listed(table: Table, text: str, day: date, of_the_law: bool = False) -> Row | None:
    """The first row that lists the text on that day, or None; a text `of_the_law` is looked for only once."""
    index = _index(table.rows)
    places = index.known.get(text) if of_the_law else None
    if places is None:
        places = _places(index, text)
        if of_the_law:
            index.known[text] = places
    return next((table.rows[place] for place in places if day in table.rows[place].dates), None)
