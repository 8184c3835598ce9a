"""What can be said where laws are too large to be looked at in every case at once: their worked examples, each decided.

The worked examples show every rule standing and not standing, so few differences escape them. Still, what is found so is
never claimed to be everything.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from goldendoor.analysis.situations import Answer, Search, Situation, Verdicts, ways_of
from goldendoor.analysis.together import Side, somebody
from goldendoor.engine.decision import Decision
from goldendoor.engine.given import at_rest
from goldendoor.engine.relevant import gives_a_term
from goldendoor.norms import UNKNOWN, Corpus, Verdict
from goldendoor.norms.vocabulary import DATE, EACH_OF
from goldendoor.norms.walk import names_of_who_acts

Heard = Callable[[int], None]


def by_trying(
    act: str, sides: tuple[Side, ...], given: Mapping[str, Any], wanted: Callable[[Verdicts], bool], most: int,
    heard: Heard = lambda _: None,
) -> Search:  # fmt: skip
    """For each way in which the verdicts come out where they are `wanted`, the example with the fewest facts that shows it."""
    found: list[Situation] = []
    shown: set[Any] = set()
    for facts in worked_cases(sides[0].city.corpus, act, given):
        decisions = tuple(side.city.decide(act, on=side.on, facts=facts, rest=True) for side in sides)
        verdicts = tuple(one.verdict for one in decisions)
        if Verdict.UNDETERMINED in verdicts or not wanted(verdicts) or ways_of(verdicts) <= shown:
            continue
        shown |= ways_of(verdicts)
        found.append(_situation(sides, facts, given, decisions))
        heard(len(found))
        if len(found) == most:
            break
    return Search(tuple(found), False, 0)


def worked_cases(corpus: Corpus, act: str, given: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The facts of the worked examples on an act or on what it is a kind of, those with the fewest facts first.

    Somebody acts in each of them, and none gives a term of the law.
    """
    acts = set(corpus.widened(act))
    actors = names_of_who_acts(corpus)
    cases: dict[str, dict[str, Any]] = {"": {**somebody(corpus), **given}}
    for scenario in corpus.scenarios:
        facts = {one.name: one.value for one in scenario.given}
        several = any(isinstance(value, frozenset) and len(value) > 1 and corpus.facts[name].kind == EACH_OF
                      for name, value in facts.items() if name in corpus.facts)  # fmt: skip
        open_day = any(value is True and name in corpus.facts and corpus.facts[name].kind == DATE
                       for name, value in facts.items())  # fmt: skip
        unfit = several or open_day or UNKNOWN in facts.values()
        if scenario.act not in acts or unfit or any(gives_a_term(corpus, name, scenario.on) for name in facts):
            continue
        named = {} if actors & facts.keys() else somebody(corpus)
        whole = {**named, **facts, **given}
        cases.setdefault(repr(sorted(whole.items(), key=lambda pair: pair[0])), whole)
    yield from sorted(cases.values(), key=len)


def _situation(
    sides: tuple[Side, ...], facts: Mapping[str, Any], given: Mapping[str, Any], decisions: tuple[Decision, ...]
) -> Situation:
    corpus = sides[0].city.corpus
    answers = tuple(
        Answer(side.name, side.city.name or "", side.on.isoformat(), decision.verdict, decision.norms)
        for side, decision in zip(sides, decisions, strict=True)
    )
    told = tuple(name for name in standing_out(corpus, facts) if name not in given)
    return Situation(dict(facts), told, answers, ())


def standing_out(corpus: Corpus, facts: Mapping[str, Any]) -> tuple[str, ...]:
    """The facts of a case that are not at rest."""
    return tuple(
        name for name, value in facts.items()
        if name not in corpus.facts or at_rest(corpus.facts[name]) != (True, value)
    )  # fmt: skip
