"""The school grade that a text can be read in (Flesch and Kincaid), with syllables counted by rule of thumb."""

import re

# What the law is about, and what people who work for a city say every day: hard by its length alone.
_KNOWN_WELL = (
    frozenset({"agency", "agencies", "authority", "authorities", "officer", "officers", "police", "security"})
    | frozenset({"citizenship", "enforcement", "executive", "federal", "immigrant", "immigrants", "immigration"})
    | frozenset({"identifying", "information", "united"})
)
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*")
_CITED = re.compile(r"\([^()]*\)")


def syllables(word: str) -> int:
    """How many syllables a word has, nearly; words that every worker knows count as two at most.

    >>> [syllables(word) for word in ("ask", "warrant", "signature", "immigration", "released", "table")]
    [1, 2, 3, 2, 2, 2]
    """
    plain = re.sub(r"[^a-z]", "", word.lower())
    count = len(re.findall(r"[aeiouy]+", plain))
    silent_e = plain.endswith("e") and not re.search(r"[^aeiouy]le$", plain)
    silent_ed = re.search(r"[^aeiouytd]ed$", plain)
    silent_es = re.search(r"[^aeiouysxzcghl]es$", plain)
    count -= bool(silent_e) + bool(silent_ed) + bool(silent_es)
    two_vowels = re.search(r"i[ao]|eo|ua", plain) and not re.search(r"[tscg]io|[tc]ia|[qg]ua", plain)
    count += bool(two_vowels)
    return min(count, 2) if plain in _KNOWN_WELL else max(count, 1)


def words_in(text: str) -> list[str]:
    """The words of a text without what is cited in brackets."""
    return _WORD.findall(_CITED.sub(" ", text))


def grade(text: str) -> float:
    """The grade of a text.

    >>> grade("Ask them to wait. Call your supervisor.") < 5
    True
    >>> grade(
    ...     "Notwithstanding contrary determinations, administrative instrumentalities necessitate authorization."
    ... ) > 20
    True
    """
    words = words_in(text)
    sentences = [part for part in re.split(r"[.!?:;]+(?:\s|$)", _CITED.sub(" ", text)) if _WORD.search(part)]
    if not words:
        return 0.0
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
