"""Walks through the questions of a situation: every way of answering, breadth first, as far as a bound."""

import random
from collections import deque
from collections.abc import Iterator
from datetime import date
from typing import Any

from goldendoor.hall.desk import law
from goldendoor.hall.desk.questions import NONE, TYPE_DAY, TYPE_NUMBER, TYPE_WORDS, asked
from goldendoor.norms import UNKNOWN

# A day on which every instrument that is held is law, and days on which little is.
DAYS = (date(2026, 11, 22), date(2010, 5, 4), date(2003, 7, 1))
EVERY_SITUATION = [(city, situation.name) for city in law.cities() for situation in law.city(city).situations()]

Answers = dict[str, Any]


def replies(fact: str) -> list[Any]:
    """Every answer that a page offers to a question; of what is typed, one or two samples."""
    question = asked(law.corpus().facts[fact])
    samples = {TYPE_DAY: [NONE, "2026-03-01"], TYPE_NUMBER: ["3"], TYPE_WORDS: [NONE, "a passport"]}
    several = [[value] for value, _ in question.choices] if question.control == "tick" else []
    if len(several) > 1:
        several.append([value for value, _ in question.choices])
    chosen = several or [value for value, _ in question.choices] or samples[question.control]
    return [*chosen, UNKNOWN]


def next_question(city: str, situation: str, on: date, answers: Answers) -> str | None:
    """The fact that the desk would ask for now."""
    following = law.consult(city, situation, on, answers).next
    return following.fact if following else None


def breadth_first(city: str, situation: str, on: date, bound: int) -> Iterator[Answers]:
    """Every state of answers, the shortest first, until `bound` of them; each is a page that somebody can see."""
    waiting: deque[Answers] = deque([{}])
    for _ in range(bound):
        if not waiting:
            return
        answers = waiting.popleft()
        yield answers
        fact = next_question(city, situation, on, answers)
        if fact is not None:
            waiting.extend({**answers, fact: reply} for reply in replies(fact))


def to_the_end(city: str, situation: str, on: date, walks: int) -> Iterator[Answers]:
    """The ends of walks that answer at random, always the same ones, until nothing is asked any more."""
    dice = random.Random(f"{city} {situation} {on}")
    for _ in range(walks):
        answers: Answers = {}
        while (fact := next_question(city, situation, on, answers)) is not None:
            assert fact not in answers, f"{fact} is asked twice"
            answers[fact] = dice.choice(replies(fact))
        yield answers


def as_fields(on: date, answers: Answers) -> dict[str, Any]:
    """The answers as a page of the desk posts them."""
    return {"on": on.isoformat(), **{f"fact.{name}": raw for name, raw in answers.items()}}
