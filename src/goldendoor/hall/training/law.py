"""What training asks of the law: what a norm means on a day, and what the law of that day answers to a worked example."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache

from goldendoor.analysis.meaning import Meanings
from goldendoor.engine.decision import Decision
from goldendoor.engine.sentences import fact_sentence, words_of_label, words_of_name
from goldendoor.hall.desk import law
from goldendoor.hall.desk.headline import headline, waits
from goldendoor.hall.matters.deciding import city_name
from goldendoor.norms import Scenario, UnknownName, Verdict

EXAMPLES_KEPT = 4096


class Answer(StrEnum):
    """What a worker may answer to an example. Whatever the law leaves to somebody else is *ask first*."""

    MAY = "may", "You may"
    MUST_NOT = "must_not", "You must not"
    MUST = "must", "You must"
    ASK_FIRST = "ask_first", "Ask first"

    words: str

    def __new__(cls, value: str, words: str) -> "Answer":
        """An answer with its words."""
        one = str.__new__(cls, value)
        one._value_ = value
        one.words = words
        return one


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example as a question: its title, what happens in plain words, and what is asked."""

    name: str
    title: str
    facts: tuple[str, ...]
    ask: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What the law of a day says of an example: the answer, in a sentence, with what to do, whom to call, and where it stands.

    `norms` are the norms that carry it, each as instrument and label.
    """

    answer: Answer
    sentence: str
    say: tuple[str, ...]
    meanwhile: tuple[str, ...]
    call: tuple[str, ...]
    citations: tuple[str, ...]
    norms: tuple[tuple[str, str], ...]


@cache
def meanings() -> Meanings:
    """The meanings of all the law that this City Hall has."""
    return Meanings(law.corpus())


@cache
def _scenarios() -> dict[str, Scenario]:
    return {f"{one.instrument}/{one.name}": one for one in law.corpus().scenarios}


def scenario_names(instrument: str) -> tuple[str, ...]:
    """The names of an instrument's worked examples, as a course knows them, in the order of its files."""
    return tuple(name for name, one in _scenarios().items() if one.instrument == instrument)


def has_example(name: str) -> bool:
    """Whether the law files still hold an example."""
    return name in _scenarios()


def example(name: str) -> Example:
    """A worked example as a question.

    Raises:
        UnknownName: where the law files hold none of that name.
    """
    scenario, corpus = _scenario(name), law.corpus()
    told = []
    for given in scenario.given:
        fact = corpus.facts.get(given.name)
        told.append(fact_sentence(fact, given.value) if fact else f"{_sentence(words_of_name(given.name))}: yes.")
    return Example(name, title_of(name), tuple(told), f"May you {corpus.act(scenario.act).words}?")


def title_of(name: str) -> str:
    """An example's own label, in words."""
    return _sentence(words_of_label(name.partition("/")[2]))


def answered(name: str, day: date) -> Answered:
    """What all the law of the city says of an example on a day.

    Raises:
        UnknownName: where the law files hold none of that name.
    """
    city, scenario = city_name(), _scenario(name)
    # Where no day counts the law answers alike for as long as it is the same.
    counts_days = any(isinstance(one.value, date | tuple) for one in scenario.given)
    return _answered(city, name, day if counts_days else law.city(city).day_of_law(day))


@lru_cache(EXAMPLES_KEPT)
def _answered(city: str, name: str, day: date) -> Answered:
    scenario, corpus = _scenario(name), law.corpus()
    given = {one.name: one.value for one in scenario.given}
    decision = law.decide(city, scenario.act, day, given, rest=True)
    call = tuple(one.words for one in decision.call) or ("your supervisor",)
    return Answered(
        answer_of(decision), headline(corpus, decision, call[0]).sentence, decision.say, decision.meanwhile, call,
        tuple(dict.fromkeys(one.citation for one in decision.norms)),
        tuple(dict.fromkeys((one.instrument, one.norm) for one in decision.norms)),
    )  # fmt: skip


def answer_of(decision: Decision) -> Answer:
    """Which of the four answers a decision is. Where no rule speaks nobody has leave: one asks."""
    if waits(decision):
        return Answer.ASK_FIRST
    plain = {Verdict.MAY: Answer.MAY, Verdict.MUST: Answer.MUST, Verdict.MUST_NOT: Answer.MUST_NOT}
    return plain.get(decision.verdict, Answer.ASK_FIRST)


def days_of_law(name: str, first: date, last: date) -> tuple[date, ...]:
    """The days after `first` through `last` from which the law says something else of an example's act."""
    by_name = law.corpus().changes.get(_scenario(name).act, {})
    found = {day for days in by_name.values() for day in days if first < day <= last}
    return tuple(sorted(found))


def norms_suggested(scenarios: tuple[str, ...], day: date) -> tuple[tuple[str, str], ...]:
    """The norms that carry the law's answers to some examples on a day: what a course of these examples covers."""
    found: dict[tuple[str, str], None] = {}
    for name in scenarios:
        for instrument, label in answered(name, day).norms:
            norm = meanings().norm_of(instrument, label, day)
            if norm is not None:
                found[(instrument, norm)] = None
    return tuple(found)


def _scenario(name: str) -> Scenario:
    found = _scenarios().get(name)
    if found is None:
        raise UnknownName("worked example", name, list(_scenarios()))
    return found


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
