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
# The words whose rank makes a difference.
_RANKED = (Word.MUST_NOT, Word.MUST, Word.NO_BAR)
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
        instrument.rank if word in _RANKED else 0,
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


class Coming(NamedTuple):
    """What tokens that can still come can do: drop places or win pairs, be dropped or lose there, strike and be struck."""

    drops: frozenset[int]
    at: frozenset[int]
    wins: frozenset[int]
    loses: frozenset[int]
    no_bars: tuple[int, ...]
    musts: tuple[int, ...]
    bars: tuple[int, ...]


def coming_of(later: Iterable[Counted]) -> Coming:
    """What all the tokens that can still come can do together."""
    tokens = [one for one in later if isinstance(one, Token)]
    ranks = {word: tuple({one.rank for one in tokens if one.word is word}) for word in _FOR_AND_AGAINST}
    return Coming(
        frozenset(place for one in tokens for place in one.drops), frozenset(place for one in tokens for place in one.at),
        frozenset(pair for one in tokens for pair in one.wins), frozenset(pair for one in tokens for pair in one.loses),
        *(ranks[word] for word in _FOR_AND_AGAINST),
    )  # fmt: skip


_FOR_AND_AGAINST = (Word.NO_BAR, Word.MUST, Word.MUST_NOT)


def simpler(tokens: frozenset[Counted], coming: Coming) -> frozenset[Counted]:
    """The same as far as the verdict goes, whichever of the tokens that can still come are added.

    What is dropped is gone, and who drops or could be dropped is remembered only while it can still matter. Of what no
    rule can drop the highest rank is enough, and it leaves nothing for a weaker word to say. A bar that nothing can
    strike or outrank any more is the verdict.
    """
    left = _after_drops([one for one in tokens if isinstance(one, Token)], coming)
    highest = dict.fromkeys(Word, -1)
    for one in left:
        if not one.at and not one.loses and one.rank > highest[one.word]:
            highest[one.word] = one.rank
    bar, shield = highest[Word.MUST_NOT], highest[Word.NO_BAR]
    if bar >= 0 and not _can_be_overcome(bar, left, coming):
        return frozenset({Token(Word.MUST_NOT, bar)})
    can_be_struck = any(rank < shield for rank in coming.bars) or any(
        one.word is Word.MUST_NOT and one.rank < shield for one in left
    )
    stricter_than_may = max(highest[Word.MUST], highest[Word.REFER], highest[Word.UNKNOWN_TEXT]) >= 0

    def is_idle(one: Token) -> bool:
        if one.drops or one.wins or one.at or one.loses:
            return False
        match one.word:
            case Word.MUST_NOT:
                return one.rank < max(bar, shield, highest[Word.MUST])
            case Word.NO_BAR:
                return one.rank < shield or not can_be_struck
            case Word.MAY:
                return stricter_than_may
            case _:
                return one.rank < highest[one.word]

    readings = [one for one in tokens if isinstance(one, OnReading)]
    return frozenset((*[one for one in left if not is_idle(one)], *readings))


def _can_be_overcome(bar: int, left: Iterable[Token], coming: Coming) -> bool:
    """Whether something said, or still to come, strikes or outranks a bar of this rank."""
    if any(rank > bar for rank in coming.no_bars) or any(rank >= bar for rank in coming.musts):
        return True
    return any(
        (one.word is Word.NO_BAR and one.rank > bar) or (one.word is Word.MUST and one.rank >= bar) for one in left
    )


def _after_drops(spoken: Sequence[Token], coming: Coming) -> list[Token]:
    """The tokens that are left of those spoken, with only those places and pairs that can still matter."""
    if not any(one.drops or one.at or one.wins or one.loses for one in spoken):
        return [one for one in spoken if one.word is not Word.SILENT]
    dropped = {place for one in spoken for place in one.drops}
    left = [one if dropped.isdisjoint(one.at) else Token(Word.SILENT, 0, one.drops, (), one.wins) for one in spoken]
    winners = coming.wins.union(*(one.wins for one in left))
    losers = coming.loses.union(*(one.loses for one in left))
    found = [
        Token(
            one.word, one.rank,
            tuple(place for place in one.drops if place in coming.at),
            tuple(place for place in one.at if place in coming.drops),
            tuple(pair for pair in one.wins if pair in losers),
            tuple(pair for pair in one.loses if pair in winners),
        )
        for one in left
    ]  # fmt: skip
    return [one for one in found if one.word is not Word.SILENT or one.drops or one.wins]


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
