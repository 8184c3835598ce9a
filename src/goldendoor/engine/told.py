"""A rule as it stands on what is known, where everything is so, not so, or open; and where its exceptions lead."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from goldendoor.engine.decision import Reason
from goldendoor.norms import Word

Known = Mapping[str, Any]

_STRICTEST_WAY = (Word.MUST_NOT, Word.MUST, Word.MAY, Word.SILENT, Word.REFER)


class Told(NamedTuple):
    """A rule as it stands on what is known: its reason, and its word if it speaks (None: it does not, or is open)."""

    reason: Reason
    word: Word | None
    open: bool


Telling = Callable[[Known], Told]


def all_hold(parts: tuple[Reason, ...]) -> bool | None:
    """Whether every one of these holds; None where that is open."""
    result: bool | None = True
    for part in parts:
        if part[2] is False:
            return False
        if part[2] is None:
            result = None
    return result


def led(
    inner: tuple[Telling, ...], known: Known, word: Word | None, own: Word
) -> tuple[Word | None, bool, tuple[Reason, ...]]:
    """Where the exceptions of a rule lead: the word, whether that is open, and their reasons."""
    told = [one(known) for one in inner]
    ways = [one for one in told if one.word is not None and one.word is not own]
    standing = [one.word for one in ways if one.word is not None and not one.open]
    if standing:
        word = min(standing, key=_STRICTEST_WAY.index)
    return word, any(one.open for one in ways), tuple([one.reason for one in told])
