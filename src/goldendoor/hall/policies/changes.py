"""What changed between two texts, word by word, and in which paragraph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from goldendoor.hall.policies.text import blocks

KEPT, REMOVED, ADDED = "kept", "removed", "added"
_PIECES = re.compile(r"\S+\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that stayed, went or came."""

    how: str
    words: str


@dataclass(frozen=True, slots=True)
class ChangedParagraph:
    """A paragraph that is not as it was: its pieces in order, and whether it is wholly new or wholly gone."""

    pieces: tuple[Piece, ...]

    @property
    def how(self) -> str:
        """In one word."""
        kinds = {piece.how for piece in self.pieces}
        return ADDED if kinds == {ADDED} else REMOVED if kinds == {REMOVED} else "changed"


def changes(before: str, after: str) -> tuple[ChangedParagraph, ...]:
    """The paragraphs and headings that changed from one text to another, in the order of the later one."""
    old, new = ([block.words for block in blocks(text)] for text in (before, after))
    found: list[ChangedParagraph] = []
    for tag, i, j, k, m in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag != "equal":
            found += _told(old[i:j], new[k:m])
    return tuple(found)


def _told(old: list[str], new: list[str]) -> Iterator[ChangedParagraph]:
    """Paragraphs against those that took their place, one by one; what is left over came or went."""
    for one, other in zip(old, new, strict=False):
        yield ChangedParagraph(tuple(_by_words(one, other)))
    for gone in old[len(new) :]:
        yield ChangedParagraph((Piece(REMOVED, gone),))
    for came in new[len(old) :]:
        yield ChangedParagraph((Piece(ADDED, came),))


def _by_words(before: str, after: str) -> Iterator[Piece]:
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    matcher = SequenceMatcher(a=[one.strip() for one in old], b=[one.strip() for one in new], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            yield Piece(KEPT, "".join(new[k:m]))
            continue
        if j > i:
            yield Piece(REMOVED, "".join(old[i:j]))
        if m > k:
            yield Piece(ADDED, "".join(new[k:m]))
