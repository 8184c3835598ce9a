"""Proves an engine equal to the list of expected answers, before anybody looks at its speed."""

from dataclasses import dataclass

from contestants import Contestant
from rule_eo34.patterns import PATTERNS, Pattern
from rule_eo34.peer import Answer, Facts


@dataclass(frozen=True, slots=True)
class Proof:
    """How many of the patterns an engine answered as expected, and the first that it did not."""

    contestant: Contestant
    agreed: int
    first_difference: str | None

    @property
    def name(self) -> str:
        return self.contestant.name

    @property
    def holds(self) -> bool:
        return self.agreed == len(PATTERNS)


def situations_for(contestant: Contestant) -> list[Facts]:
    """All patterns in the form in which this engine takes them."""
    if contestant.reads_whole_situation:
        return [pattern.whole_situation for pattern in PATTERNS]
    return [pattern.six_facts for pattern in PATTERNS]


def prove(contestant: Contestant) -> Proof:
    """Runs all patterns, and again backwards: an answer may not hang on the one before."""
    differences: dict[int, str] = {}
    forwards = list(zip(range(len(PATTERNS)), PATTERNS, situations_for(contestant), strict=True))
    for number, pattern, situation in forwards + forwards[::-1]:
        try:
            answer = contestant.read(contestant.decide(situation))
        except Exception as error:  # whatever an engine throws is its answer to this pattern
            got = f"{type(error).__name__}: {error}"
        else:
            if _agrees(pattern, answer, contestant.cites):
                continue
            got = " ".join((answer[0], *answer[1]))
        expected = f"{pattern.verdict} {pattern.citation}"
        differences.setdefault(number, f"with {_named(pattern)}: expected {expected}, got {got}")
    first = differences[min(differences)] if differences else None
    return Proof(contestant, len(PATTERNS) - len(differences), first)


def _agrees(pattern: Pattern, answer: Answer, cites: bool) -> bool:
    """The same verdict; and from an engine that cites, the deciding section among what it cites."""
    verdict, citations = answer
    return verdict == pattern.verdict and (not cites or pattern.citation in citations)


def _named(pattern: Pattern) -> str:
    return ", ".join(fact for fact, holds in pattern.six_facts.items() if holds) or "no fact"
