"""How hard a text is to read: the Flesch-Kincaid grade of it and of each paragraph, with its hard words and long sentences."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from goldendoor.hall.policies.text import Block, paragraphs
from goldendoor.hall.syllables import PLAIN_GRADE, counter

LONG_SENTENCE_WORDS = 25
HARD_SYLLABLES = 3
HARD_WORDS_SHOWN = 12
TEXTS_REMEMBERED = 256
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Readability:
    """The grade of a text, the words that are hard in it, and its long sentences."""

    grade: float
    hard_words: tuple[str, ...] = ()
    long_sentences: tuple[str, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether it is plain language by its grade."""
        return self.grade <= PLAIN_GRADE


def of_text(text: str) -> Readability:
    """How hard a whole policy is, its headings left out."""
    return of_words("\n".join(_as_sentences(block) for block in paragraphs(text)))


def of_block(block: Block) -> Readability:
    """How hard one paragraph is."""
    return of_words(_as_sentences(block))


@lru_cache(TEXTS_REMEMBERED)
def of_words(words: str) -> Readability:
    """How hard some words are; nothing at all is not hard."""
    if not _WORD.search(words):
        return Readability(0.0)
    sentences = [one.strip() for one in _SENTENCE.split(words) if one.strip()]
    return Readability(
        # Never below the first grade: a grade below nought says nothing to a reader.
        max(0.0, round(float(counter().flesch_kincaid_grade(words)), 1)),
        tuple(_hard(words))[:HARD_WORDS_SHOWN],
        tuple(one for one in sentences if len(_WORD.findall(one)) > LONG_SENTENCE_WORDS),
    )


def _hard(words: str) -> Iterable[str]:
    """The hard words in the order of the text, each once: long ones that are not among those that everybody knows."""
    plain = (one.lower() for one in _WORD.findall(words))
    return (one for one in dict.fromkeys(plain) if counter().is_difficult_word(one, HARD_SYLLABLES))


def _as_sentences(block: Block) -> str:
    """A paragraph's words, where each item of a list ends like a sentence."""
    return "\n".join(
        line if line.rstrip().endswith((".", "!", "?")) else f"{line}." for line in block.words.split("\n")
    )
