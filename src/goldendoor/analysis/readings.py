"""Open questions on which nothing turns: whichever reading is chosen, every possible case comes to the same verdict.

Two readings that come to one verdict are no mistake while a third differs: a result may well have two reasons.
"""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from goldendoor.analysis.diagrams import Diagrams
from goldendoor.engine.stretches import rests_on
from goldendoor.engine.variables import reading_of
from goldendoor.language.problems import Problem, at
from goldendoor.norms import Corpus, Instrument, OnReading


def readings_that_change_nothing(diagrams: Diagrams) -> Iterator[Problem]:
    """A warning for every question whose readings change no verdict.

    An instrument that tests the question is asked alone, and where that shows no difference together with each
    other one that speaks in the same place: a bar that one of them strikes is another's. Readings about days change
    when something is due, and no verdict: nothing is said of them.
    """
    corpus = diagrams.corpus
    of_days = {one.name for one in corpus.questions.values() if any(reading.counting for reading in one.readings)}
    meant = {one.name for one in corpus.questions.values() if diagrams.is_meant(one.source.file)}
    idle = {name: None for name in corpus.questions if name in meant - of_days}
    for names, questions in _scopes(corpus) if idle else ():
        for act, day in _where(diagrams, names):
            if any(name in idle for name in questions):
                for name in _turned_on(diagrams, names, act, day):
                    idle.pop(name, None)
    for name in idle:
        hint = "whichever is chosen, every case comes to the same verdict"
        yield at(corpus.questions[name].source, f"no reading of {name} changes a verdict", hint, warning=True)


def _scopes(corpus: Corpus) -> Iterator[tuple[tuple[str, ...], set[str]]]:
    """Instruments to be asked together, with the questions that they may turn on: what takes least work first."""
    tested = {one.name: _questions_tested(corpus, one) for one in corpus.instruments.values()}
    for name, questions in tested.items():
        yield (name,), questions
    for question in corpus.questions.values():
        for reading in question.readings:
            for winner, loser in reading.prevails:
                if {winner.instrument, loser.instrument} <= corpus.instruments.keys():
                    yield (winner.instrument, loser.instrument), {question.name}
    for one, other in combinations(corpus.instruments.values(), 2):
        if one.speaks_in(other.places) or other.speaks_in(one.places):
            yield (one.name, other.name), tested[one.name] | tested[other.name]


def _questions_tested(corpus: Corpus, instrument: Instrument) -> set[str]:
    things = rests_on(corpus, (instrument.binds, instrument.norms, instrument.all_duties))
    return {one.question for one in things if isinstance(one, OnReading)}


def _where(diagrams: Diagrams, names: tuple[str, ...]) -> Iterator[tuple[str, date]]:
    """Each act that one of the instruments names, on a day of each stretch on which all of them are law."""
    held = tuple(diagrams.corpus.instruments[name] for name in dict.fromkeys(names))
    dates = held[0].dates
    for one in held[1:]:
        dates = dates.within(one.dates)
    acts = dict.fromkeys(act for one in held for norm in one.norms for act in norm.acts)
    acts |= dict.fromkeys(duty.act for one in held for duty in one.all_duties)
    for act in acts:
        for day in diagrams.stretches.within(held, dates):
            yield act, day


def _turned_on(diagrams: Diagrams, names: tuple[str, ...], act: str, day: date) -> list[str]:
    """The questions that the verdict turns on; where the diagram is too large, all: of those nothing is claimed."""
    compiled = diagrams.of_instruments(tuple(dict.fromkeys(names)), act, day)
    if compiled is None or compiled.verdict is None:
        return list(diagrams.corpus.questions)
    tested = compiled.forest.support(diagrams.bounded(compiled, compiled.verdict))
    return [name for name in compiled.questions if reading_of(name) in tested]
