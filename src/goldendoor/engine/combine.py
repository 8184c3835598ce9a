"""Words made into a verdict: who prevails over whom, who outranks whom, and the strictest of what is left.

docs/law/language.md, rules 1 and 4 to 6. Written apart from the kernel, which says the same in its own way.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from goldendoor.norms import STRICTNESS, Instrument, Reference, Rule, Verdict, Word

# The numbers of the rules that lead to a word, the outermost first; and a word with its trail.
Trail = tuple[int, ...]
Said = tuple[Word, Trail]
# Of two provisions one prevails over the other on a reading: (winner, loser, question, reading).
Between = tuple[tuple[Reference, Reference, str, str], ...]
T = TypeVar("T")

NO_WAY: Trail = ()
# Of several exceptions the strictest counts; `refer` only where there is no other way out.
_WAYS = {Word.MUST_NOT: 0, Word.MUST: 1, Word.MAY: 2, Word.SILENT: 3, Word.REFER: 4}
_VERDICT = {word: Verdict(word.value.replace(" ", "_")) for word in STRICTNESS}


class Token(NamedTuple):
    """What the verdict depends on of a word.

    `drops` and `at` are numbers of places: those that its rule prevails over, and those that it stands at itself; `wins`
    and `loses` are numbers of pairs of which a reading lets one prevail over the other.
    """

    word: Word
    rank: int
    drops: tuple[int, ...] = ()
    at: tuple[int, ...] = ()
    wins: tuple[int, ...] = ()
    loses: tuple[int, ...] = ()


class OnReading(NamedTuple):
    """The reading is chosen on which the winner of this pair prevails over its loser."""

    pair: int


Counted = Token | OnReading


def better_way(one: Trail, other: Trail, outer: Word, rules: Sequence[Rule]) -> Trail:
    """The stricter of two ways out of a rule whose word is `outer`; the first at equals; a way to its own word is none."""
    ways = [way for way in (one, other) if way and rules[way[-1]].word is not outer]
    return min(ways, key=lambda way: _WAYS[rules[way[-1]].word], default=NO_WAY)


def stands_at(rule: Rule, instrument: str, place: Reference) -> bool:
    """Whether a rule of an instrument is at, or inside, the place that a reference means."""
    if instrument != place.instrument:
        return False
    return place.pinpoint is None or rule.pinpoint.lies_in(place.pinpoint)


def token_of(
    said: Said, instrument: Instrument, rules: Sequence[Rule], losing: Sequence[Reference], between: Between
) -> Token:
    """What the verdict depends on of one word of an instrument."""
    word, trail = said
    rule, name = rules[trail[-1]], instrument.name
    return Token(
        word,
        instrument.rank,
        tuple(place for place, reference in enumerate(losing) if reference in rule.prevails_over),
        tuple(place for place, reference in enumerate(losing) if stands_at(rule, name, reference)),
        tuple(number for number, pair in enumerate(between) if stands_at(rule, name, pair[0])),
        tuple(number for number, pair in enumerate(between) if stands_at(rule, name, pair[1])),
    )


def tokens_of(
    words: Iterable[Said],
    instrument: Instrument,
    rules: Sequence[Rule],
    losing: Sequence[Reference],
    between: Between,
) -> frozenset[Counted]:
    """What the verdict depends on of the words of one instrument; silence that drops nothing is left out."""
    tokens = (token_of(said, instrument, rules, losing, between) for said in words)
    return frozenset(one for one in tokens if one.word is not Word.SILENT or one.drops or one.wins)


def verdict_of(tokens: Iterable[Counted]) -> Verdict:
    """The verdict of all words together."""
    return verdict_and_carriers([(one, one) for one in tokens])[0]


def verdict_and_carriers(counted: Sequence[tuple[T, Counted]]) -> tuple[Verdict, tuple[T, ...]]:
    """The verdict of things with their tokens, and which of the things carry it, in their order."""
    readings = {token.pair for _, token in counted if isinstance(token, OnReading)}
    spoken = [(one, token) for one, token in counted if isinstance(token, Token)]
    dropped = {place for _, token in spoken for place in token.drops}
    won = {pair for _, token in spoken for pair in token.wins} & readings
    left = [(one, token) for one, token in spoken if dropped.isdisjoint(token.at) and won.isdisjoint(token.loses)]
    shield = _highest(left, Word.NO_BAR)
    left = [(one, token) for one, token in left if token.word is not Word.MUST_NOT or token.rank >= shield]
    must, must_not = _highest(left, Word.MUST), _highest(left, Word.MUST_NOT)
    words = [(one, _after_conflict(token.word, must, must_not)) for one, token in left]
    for strictest in STRICTNESS:
        carriers = tuple(one for one, word in words if word is strictest)
        if carriers:
            return _VERDICT[strictest], carriers
    return Verdict.NOT_REGULATED, ()


def _highest(spoken: Iterable[tuple[T, Token]], word: Word) -> int:
    return max((token.rank for _, token in spoken if token.word is word), default=0)


def _after_conflict(word: Word, must: int, must_not: int) -> Word | None:
    """What becomes of a word where one law commands and another forbids: the higher stands; between equals, refer."""
    if not must or not must_not or word not in (Word.MUST, Word.MUST_NOT):
        return word
    if must == must_not:
        return Word.REFER
    return word if (must > must_not) == (word is Word.MUST) else None
