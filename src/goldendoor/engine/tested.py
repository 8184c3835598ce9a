"""A single test of a fact told in a sentence: whether it is met on what is known, in words that are written once."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

from goldendoor.engine.decision import Reason
from goldendoor.engine.sentences import fact_sentence
from goldendoor.engine.told import Known
from goldendoor.engine.variables import fact_variable, meets
from goldendoor.norms import UNKNOWN, Condition, Corpus, Exists
from goldendoor.norms.vocabulary import DATE, EACH_OF, ONE_OF, SOME_OF, TEXT, YES_NO, Fact

MISSING = object()


def telling_of_test(corpus: Corpus, day: date, test: Condition, pin: str) -> Callable[[Known], Reason]:
    """The function that tells whether a test of a fact is met; `pin` is where the law makes it."""
    name: str = test.name  # type: ignore[union-attr]
    fact = corpus.facts[name]
    if fact.kind in (YES_NO, ONE_OF, EACH_OF):
        return _of_few_values(fact, test, pin)
    not_known = Reason(fact_sentence(fact, MISSING), pin, None)

    @lru_cache(1024)
    def told_of(value: Any) -> Reason:
        return Reason(fact_sentence(fact, value), pin, _meets(corpus, day, test, value))

    some_day = not_known
    if isinstance(test, Exists):
        some_day = Reason(f"{fact_sentence(fact, MISSING)} That there is such a day is known.", pin, True)

    def tested(known: Known) -> Reason:
        value = known.get(name, MISSING)
        if value is MISSING or value == UNKNOWN:
            return not_known
        return some_day if value is True and fact.kind == DATE else told_of(value)

    return tested


def _of_few_values(fact: Fact, test: Condition, pin: str) -> Callable[[Known], Reason]:
    """One sentence for each value, written when it is first told; whatever is no value of the fact is not known."""
    name = fact.name
    values = (True, False) if fact.kind == YES_NO else fact.values
    told = {MISSING: Reason(fact_sentence(fact, MISSING), pin, None)}

    def tested(known: Known) -> Reason:
        value = known.get(name, MISSING)
        reason = told.get(value)
        if reason is None:
            if value not in values:
                return told[MISSING]
            reason = told[value] = Reason(fact_sentence(fact, value), pin, meets(test, value))
        return reason

    return tested


def _meets(corpus: Corpus, day: date, test: Condition, value: Any) -> bool:
    fact = corpus.facts[test.name]  # type: ignore[union-attr]
    if fact.kind == SOME_OF:
        return test.value in value  # type: ignore[union-attr]
    variable = fact_variable(fact, [test], corpus, day)
    of_value = variable.class_of(value, corpus, day)
    return bool(of_value) if fact.kind == TEXT else of_value in variable.meeting(test, corpus, day)
