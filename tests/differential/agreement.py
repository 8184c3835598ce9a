"""The kernel, the engine and the compiled function asked the same, and where they disagree."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from tests.differential.laws import CALCULATORS, DAYS, RandomLaw, Shape, random_facts, random_law

from goldendoor import City, kernel
from goldendoor.engine.fast import Outcome
from goldendoor.engine.recurring import CASES_BEFORE_MAKING
from goldendoor.norms import UNKNOWN, Corpus, Verdict
from goldendoor.norms.case import Case
from goldendoor.norms.given_facts import at_rest
from goldendoor.norms.outcome import TooManyMissing
from goldendoor.norms.walk import made_of

ACTS = ("give", "hand_over", "help", "watch")
NARROW_FIRST = ("give", "give", "give", "hand_over", "help", "watch")


@dataclass
class Tally:
    """How many patterns were compared, how many of them had facts missing, and what was passed over."""

    patterns: int = 0
    with_missing: int = 0
    undetermined: int = 0
    too_many_missing: int = 0
    verdicts: set[Verdict] = field(default_factory=set)

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.patterns + other.patterns, self.with_missing + other.with_missing,
            self.undetermined + other.undetermined, self.too_many_missing + other.too_many_missing,
            self.verdicts | other.verdicts,
        )  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What is asked of both: an act on a day under instruments, or (none named) under the law of a city."""

    act: str
    on: date
    under: tuple[str, ...]
    rest: bool

    def case(self, facts: Mapping[str, Any], place: tuple[str, ...]) -> Case:
        return Case(self.act, self.on, facts, self.under, () if self.under else place, self.rest)


def said_by_kernel(corpus: Corpus, asked: Asked, facts: Mapping[str, Any], place: tuple[str, ...]) -> kernel.Outcome:
    """The kernel's outcome; it knows the calculators of the random laws too.

    Raises:
        TooManyMissing: as the kernel does.
    """
    from goldendoor.engine.calculated import CALCULATED

    return kernel.decide(corpus, asked.case(facts, place), {**CALCULATED, **CALCULATORS})


def disagreement(
    corpus: Corpus,
    city: City,
    asked: Asked,
    facts: Mapping[str, Any],
    fast: Any,
    tally: Tally,
    whole: bool = True,
    recurring: bool = True,
) -> str | None:
    """What is different between the kernel and the engine on one pattern, in words; None where nothing is.

    With `whole` the full decision is compared with its carriers and questions; else the compiled function only. With
    `recurring` this asks it again until it has made a function for these names alone.
    """
    try:
        outcome = said_by_kernel(corpus, asked, facts, city.place)
    except TooManyMissing:
        tally.too_many_missing += 1
        return None
    tally.patterns += 1
    tally.verdicts.add(outcome.verdict)
    tally.undetermined += outcome.verdict is Verdict.UNDETERMINED
    complete = is_complete(corpus, asked, facts)
    tally.with_missing += not complete
    several = any(
        isinstance(facts.get(name), frozenset) for name, fact in corpus.facts.items() if fact.kind == "each of"
    )
    carriers = {(one.instrument.name, one.trail[-1].label) for one in outcome.carried_by}
    if fast is not None:
        answer: Outcome = fast(facts)
        if answer.verdict is not outcome.verdict:
            return f"compiled function {answer.verdict}, kernel {outcome.verdict}"
        found = {(one.instrument, one.norm) for one in answer.norms if one.word != "silent"}
        if complete and not several and found != carriers:
            return f"compiled function carried by {sorted(found)}, kernel {sorted(carriers)}"
    if fast is not None and recurring:
        again = [fast(facts) for _ in range(CASES_BEFORE_MAKING)][-1]
        if again.verdict is not answer.verdict or (complete and set(again.norms) != set(answer.norms)):
            return f"compiled function for names that recur {again}, at first {answer}"
    if not whole:
        return None
    decision = city.decide(asked.act, on=asked.on, facts=facts, under=asked.under, rest=asked.rest)
    if decision.verdict is not outcome.verdict:
        return f"engine {decision.verdict}, kernel {outcome.verdict}"
    if outcome.verdict is Verdict.UNDETERMINED:
        return None
    if {one.question for one in decision.questions} != outcome.questions:
        return f"engine turns on {[one.question for one in decision.questions]}, kernel on {sorted(outcome.questions)}"
    found = {(one.instrument, one.norm) for one in decision.norms if one.word not in ("silent", "no bar")}
    if complete and found != carriers:
        return f"engine carried by {sorted(found)}, kernel by {sorted(carriers)}"
    return None


def is_complete(corpus: Corpus, asked: Asked, facts: Mapping[str, Any]) -> bool:
    """Whether nothing is missing: every fact has its own value, given or at rest.

    Who acts is left open where the instruments asked bind different people and the case does not say whom (rule 3).
    """
    if UNKNOWN in facts.values():
        return False
    named = [corpus.instruments[name] for name in asked.under]
    binding = {one.binds for one in named if one.binds is not None and asked.on in one.dates}
    if len(binding) > 1 and any(not made_of(corpus, test, asked.on) & facts.keys() for test in binding):
        return False
    resting = at_rest(corpus) if asked.rest else {}
    return all(
        name in resting if name not in facts else not (facts[name] is True and fact.kind == "date")
        for name, fact in corpus.facts.items()
    )


def compared(
    seed: int, patterns: int, most_missing: int, tally: Tally, whole_every: int = 3, shape: Shape | None = None
) -> None:
    """Compare one random law on so many patterns; raises AssertionError with the first that differs."""
    made = random_law(seed, shape)
    random = Random(f"patterns of {seed}")
    city = City("city", corpus=made.corpus)
    for number in range(patterns):
        if number % 20 == 0:
            asked = _asked(random, made)
            fast = city.compile(asked.act, on=asked.on, under=asked.under, rest=asked.rest)
        missing = random.randint(0, most_missing) if random.random() < 0.6 else 0
        facts = random_facts(random, made, missing)
        whole = number % whole_every == 0
        said = disagreement(made.corpus, city, asked, facts, fast, tally, whole, recurring=number % 60 == 20)
        assert said is None, f"law {seed}, pattern {number}: {said}\n{asked}\n{facts}"


def _asked(random: Random, made: RandomLaw) -> Asked:
    names = list(made.corpus.instruments)
    under = tuple(random.sample(names, random.randint(1, len(names)))) if random.random() < 0.5 else ()
    return Asked(random.choice(NARROW_FIRST), random.choice(DAYS), under, random.random() < 0.4)
