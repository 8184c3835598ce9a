"""Random cases of the shipped law, always the same ones."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from goldendoor import City
from goldendoor.norms import UNKNOWN, Corpus, Fact
from goldendoor.norms.vocabulary import DATE, EACH_OF, INTERVALS, NUMBER, ONE_OF, SOME_OF, TEXT, YES_NO

LAST_DAY = date(2026, 11, 22)

Facts = dict[str, Any]


def acts_spoken_of(city: City) -> list[str]:
    """The acts that some norm or duty of the city's law names."""
    found = {act for one in city.in_force(LAST_DAY) for norm in one.norms for act in norm.acts}
    return sorted(found | {duty.act for one in city.in_force(LAST_DAY) for duty in one.all_duties})


def facts_of(city: City, act: str, on: date) -> list[Fact]:
    """The facts that can matter to an act under all the city's law of a day."""
    found: dict[str, Fact] = {}
    missing = city.decide(act, on=on).missing
    waiting = list(missing)
    while waiting:
        name = waiting.pop()
        if name in city.corpus.facts and name not in found:
            found[name] = city.corpus.facts[name]
    return list(found.values())


def value_of(fact: Fact, corpus: Corpus, on: date, dice: random.Random) -> Any:
    """Some value that the fact can have."""
    if fact.kind == YES_NO:
        return dice.random() < 0.5
    if fact.kind in (ONE_OF, EACH_OF):
        return dice.choice(fact.values)
    if fact.kind == SOME_OF:
        return frozenset(dice.sample(fact.values, dice.randint(1, len(fact.values))))
    if fact.kind == NUMBER:
        return dice.randint(0, 100)
    if fact.kind == DATE:
        return dice.choice([None, on, on - timedelta(days=dice.randint(0, 4000))])
    if fact.kind == INTERVALS:
        return dice.choice([None, ((on, on),)])
    assert fact.kind == TEXT
    rows = [row.key for tables in corpus.tables.values() for table in tables for row in table.rows]
    return dice.choice([None, "something else", *dice.sample(rows, 8)])


def random_facts(facts: list[Fact], corpus: Corpus, on: date, dice: random.Random, share: float) -> Facts:
    """About that share of the facts with values, now and then one that is said to be unknown."""
    found: Facts = {}
    for fact in facts:
        if dice.random() < share:
            found[fact.name] = UNKNOWN if dice.random() < 0.05 else value_of(fact, corpus, on, dice)
    return found


def replies(fact: Fact, corpus: Corpus, on: date, dice: random.Random) -> Any:
    """What somebody answers who is asked for the fact: mostly a value, now and then that they do not know."""
    return UNKNOWN if dice.random() < 0.1 else value_of(fact, corpus, on, dice)


def steps_of(city: City, act: str, on: date, count: int) -> Iterator[Facts]:
    """So many partial cases of an act, from nothing known to nearly everything."""
    dice = random.Random(f"{city.name} {act} {on}")
    facts = facts_of(city, act, on)
    for _ in range(count):
        yield random_facts(facts, city.corpus, on, dice, dice.choice([0.05, 0.2, 0.4, 0.7, 0.95]))
