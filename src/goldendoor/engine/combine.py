"""Words made into a verdict: who prevails over whom, who outranks whom, and the strictest of what is left.

docs/law/language.md, rules 1 and 4 to 6. Written apart from the kernel, which says the same in its own way.
"""

from collections.abc import Callable, Collection, Hashable, Sequence

from goldendoor.norms import STRICTNESS, Instrument, Reference, Rule, Verdict, Word

# A word with the numbers of the rules that led to it, the outermost first.
Said = tuple[Word, tuple[int, ...]]
# What the verdict depends on of a word: the word, its rank, the numbers of the places it drops, of the places it stands at
# that a clause can drop, and of the reading-made pairs that it wins and loses. Or ("reading", number of the pair).
Token = tuple[Hashable, ...]
Between = tuple[tuple[Reference, Reference, str, str], ...]

NO_WAY: tuple[int, ...] = ()
# Of several exceptions the strictest counts; `refer` only where there is no other way out.
_WAYS = {Word.MUST_NOT: 0, Word.MUST: 1, Word.MAY: 2, Word.SILENT: 3, Word.REFER: 4}
_VERDICT = {word: Verdict(word.value.replace(" ", "_")) for word in STRICTNESS}


def better_way(one: Hashable, other: Hashable, outer: Word, rules: Sequence[Rule]) -> Hashable:
    """The stricter of two ways out of a rule whose word is `outer`; the first at equals; a way to its own word is none."""
    ways = [way for way in (one, other) if way and rules[way[-1]].word is not outer]  # type: ignore[index]
    if not ways:
        return NO_WAY
    return min(ways, key=lambda way: _WAYS[rules[way[-1]].word])  # type: ignore[index]


def stands_at(rule: Rule, instrument: str, place: Reference) -> bool:
    """Whether a rule of an instrument is at, or inside, the place that a reference means."""
    if instrument != place.instrument:
        return False
    return place.pinpoint is None or rule.pinpoint.lies_in(place.pinpoint)


def tokens_of(
    words: tuple[Said, ...],
    instrument: Instrument,
    rules: Sequence[Rule],
    losing: Sequence[Reference],
    between: Between,
) -> frozenset[Token]:
    """What the verdict depends on of the words of one instrument."""
    found: set[Token] = set()
    for word, trail in words:
        rule = rules[trail[-1]]
        drops = tuple(place for place, ref in enumerate(losing) if ref in rule.prevails_over)
        at = tuple(place for place, ref in enumerate(losing) if stands_at(rule, instrument.name, ref))
        wins = tuple(place for place, pair in enumerate(between) if stands_at(rule, instrument.name, pair[0]))
        loses = tuple(place for place, pair in enumerate(between) if stands_at(rule, instrument.name, pair[1]))
        if word is not Word.SILENT or drops or wins:
            found.add((word, instrument.rank, drops, at, wins, loses))
    return frozenset(found)


def alone(words: tuple[Said, ...], instrument: Instrument) -> frozenset[Token]:
    """The tokens of an instrument that is asked by itself, so that nothing prevails over it but its own rank."""
    return frozenset((word, instrument.rank, (), (), (), ()) for word, _ in words)


def verdict_of(tokens: Collection[Token]) -> Verdict:
    """The verdict of all words together."""
    return verdict_and_carriers(tokens, lambda token: token)[0]


def verdict_and_carriers(
    things: Collection[Hashable], token_of: Callable[[Hashable], Token]
) -> tuple[Verdict, tuple[Hashable, ...]]:
    """The verdict, and which of the things carry it, in their order."""
    on_reading = {token_of(one)[1] for one in things if token_of(one)[0] == "reading"}
    spoken = [(one, token_of(one)) for one in things if token_of(one)[0] != "reading"]
    dropped = {place for _, token in spoken for place in token[2]}  # type: ignore[attr-defined]
    won = {pair for _, token in spoken for pair in token[4]} & on_reading  # type: ignore[attr-defined]
    left = [(one, token) for one, token in spoken
            if not dropped & set(token[3]) and not won & set(token[5])]  # type: ignore[call-overload] # fmt: skip
    shield = _highest(left, Word.NO_BAR)
    left = [(one, token) for one, token in left if token[0] is not Word.MUST_NOT or token[1] >= shield]  # type: ignore[operator]
    must, must_not = _highest(left, Word.MUST), _highest(left, Word.MUST_NOT)
    words = [(one, _after_conflict(token[0], must, must_not)) for one, token in left]
    for strictest in STRICTNESS:
        carriers = tuple(one for one, word in words if word is strictest)
        if carriers:
            return _VERDICT[strictest], carriers
    return Verdict.NOT_REGULATED, ()


def _highest(spoken: Collection[tuple[Hashable, Token]], word: Word) -> int:
    return max((token[1] for _, token in spoken if token[0] is word), default=0)  # type: ignore[type-var, return-value]


def _after_conflict(word: Hashable, must: int, must_not: int) -> Hashable:
    """What becomes of a word where one law commands and another forbids: the higher stands; between equals, refer."""
    if not must or not must_not or word not in (Word.MUST, Word.MUST_NOT):
        return word
    if must == must_not:
        return Word.REFER
    return word if (must > must_not) == (word is Word.MUST) else None
