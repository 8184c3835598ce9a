"""Words that can no longer change a city's verdict are let go while the instruments' diagrams are put together.

The fold of the instruments has sets of words as leaves. Most words in such a set decide nothing any more, whatever the
instruments still to come may say. Without them far fewer sets differ, and the diagram stays small.
"""

from collections.abc import Iterable
from typing import NamedTuple

from goldendoor.engine.combine import Counted, OnReading, Token
from goldendoor.norms import Word

# Words of which neither rank nor number matters: one of them says it.
_RANKLESS = (Word.MAY, Word.REFER, Word.UNKNOWN_TEXT, Word.SILENT)


class Still(NamedTuple):
    """What others can still do: drop words at these places, stand at them, command or shield with this rank."""

    drops: frozenset[int] = frozenset()
    stands: frozenset[int] = frozenset()
    must: int = 0
    no_bar: int = 0


def can_do(leaves: Iterable[frozenset[Counted]]) -> Still:
    """What an instrument can do to the others, by the sets of words that its diagram can say."""
    tokens = [token for leaf in leaves for token in leaf if isinstance(token, Token)]
    return Still(
        frozenset(place for token in tokens for place in token.drops),
        frozenset(place for token in tokens for place in token.at),
        max((token.rank for token in tokens if token.word is Word.MUST), default=0),
        max((token.rank for token in tokens if token.word is Word.NO_BAR), default=0),
    )


def all_of(others: Iterable[Still]) -> Still:
    """What several can do together."""
    some = [Still(), *others]
    return Still(
        frozenset().union(*(one.drops for one in some)), frozenset().union(*(one.stands for one in some)),
        max(one.must for one in some), max(one.no_bar for one in some),
    )  # fmt: skip


def fewer(words: frozenset[Counted], still: Still) -> frozenset[Counted]:
    """The same words without those that cannot change the verdict, whatever is still said."""
    dropped = {place for one in words if isinstance(one, Token) for place in one.drops}
    left = {_lighter(one, dropped, still) if isinstance(one, Token) else one for one in words}
    left = {one for one in left if isinstance(one, OnReading) or not _says_nothing(one)}
    lasting = [one for one in left if isinstance(one, Token) and not (one.drops or one.at or one.wins or one.loses)]
    highest = {word: max((one.rank for one in lasting if one.word is word), default=-1) for word in Word}
    present = {one.word for one in lasting}
    shield = max([still.no_bar, *(one.rank for one in left if isinstance(one, Token) and one.word is Word.NO_BAR)])
    command = max([still.must, *(one.rank for one in left if isinstance(one, Token) and one.word is Word.MUST)])
    forbidden = Word.MUST_NOT in present and highest[Word.MUST_NOT] >= shield
    if forbidden and highest[Word.MUST_NOT] > command:
        return frozenset(_effects(left)) | {Token(Word.MUST_NOT, highest[Word.MUST_NOT])}
    weaker = set()
    if Word.UNKNOWN_TEXT in present:
        weaker.add(Word.REFER)
    if forbidden or present & {Word.UNKNOWN_TEXT, Word.REFER, Word.MUST}:
        weaker.add(Word.MAY)

    def matters(one: Counted) -> bool:
        if not isinstance(one, Token) or one.drops or one.at or one.wins or one.loses:
            return True
        struck = one.word is Word.MUST_NOT and one.rank < highest[Word.NO_BAR]
        return one.rank == highest[one.word] and one.word not in weaker and not struck

    return frozenset(one for one in left if matters(one))


def _lighter(one: Token, dropped: set[int], still: Still) -> Token:
    """A word without the marks that nobody to come can meet; one that has been dropped still drops others."""
    word = one.word if dropped.isdisjoint(one.at) else Word.SILENT
    gone = word is Word.SILENT
    return Token(
        word, 0 if word in _RANKLESS else one.rank,
        tuple(place for place in one.drops if place in still.stands),
        () if gone else tuple(place for place in one.at if place in still.drops),
        one.wins, () if gone else one.loses,
    )  # fmt: skip


def _says_nothing(one: Token) -> bool:
    return one.word is Word.SILENT and not (one.drops or one.wins)


def _effects(words: Iterable[Counted]) -> Iterable[Counted]:
    """Of words that no longer count, what they still do to others."""
    for one in words:
        if isinstance(one, OnReading):
            yield one
        elif one.drops or one.wins:
            yield Token(Word.SILENT, 0, one.drops, (), one.wins)
