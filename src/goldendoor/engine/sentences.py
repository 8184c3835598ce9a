"""How facts, terms, labels and days read as sentences for people."""

from datetime import date
from typing import Any

from goldendoor.norms import Fact
from goldendoor.norms.vocabulary import YES_NO

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip


def words_of_name(name: str) -> str:
    """A name of the law as words: `came_for_help` reads *came for help*."""
    return name.replace("_", " ")


def words_of_label(label: str) -> str:
    """A label as words: `the-law-requires-it` reads *the law requires it*."""
    return label.replace("-", " ")


def spoken_day(day: date) -> str:
    """A day as people write it.

    >>> spoken_day(date(2026, 2, 6))
    '6 February 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def spoken_value(fact: Fact | None, value: Any) -> str:
    """A value of a fact in words: yes, no, the label of a kind, a day."""
    if value is True or value is False:
        return "yes" if value else "no"
    if value is None:
        return "none"
    if isinstance(value, date):
        return spoken_day(value)
    labels = dict(fact.labels) if fact else {}
    if isinstance(value, frozenset | set | tuple | list):
        return ", ".join(labels.get(str(one), words_of_name(str(one))) for one in sorted(value, key=str))
    text = str(value)
    return labels.get(text, words_of_name(text) if fact and text in fact.values else text)


def fact_sentence(fact: Fact, value: Any) -> str:
    """A fact with its value as one sentence: the question that asks for it, and the answer."""
    question = fact.ask or f"{words_of_name(fact.name)}?"
    known = isinstance(value, bool | str | int | date | frozenset | tuple) or value is None
    if not known:
        return f"{question} Not known yet."
    answer = spoken_value(fact, value)
    if fact.kind == YES_NO:
        answer = answer.capitalize()
    return f"{question} {answer[:1].upper()}{answer[1:]}{'' if answer.endswith('.') else '.'}"
