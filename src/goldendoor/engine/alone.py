"""Whether an instrument asked by itself allows an act, told from its own rules (docs/law/language.md, rule 4)."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from goldendoor.engine.decision import Reason
from goldendoor.engine.relevant import Speaking
from goldendoor.engine.told import Known, Telling
from goldendoor.norms import Allows, Corpus, Instrument, Question, Rule, Word
from goldendoor.norms.walk import names_in, within


class Speaker(NamedTuple):
    """One norm of the instrument: whether it speaks of the very act that is asked, and the function that tells it."""

    of_this_act: bool
    told: Telling


def prevailing_inside(instrument: Instrument, questions: Mapping[str, Question]) -> bool:
    """Whether one provision of an instrument can prevail over another of its own."""

    def drops(rule: Rule) -> bool:
        return any(one.instrument == instrument.name for one in rule.prevails_over) or any(map(drops, rule.exceptions))

    on_a_reading = (pair for one in questions.values() for reading in one.readings for pair in reading.prevails)
    return any(drops(norm.rule) for norm in instrument.norms) or any(
        {winner.instrument, loser.instrument} == {instrument.name} for winner, loser in on_a_reading
    )


def names_rested_on(corpus: Corpus, thing: Any) -> list[str]:
    """The facts and terms that the tests inside a thing name, and those inside every instrument that it asks alone."""
    found, asked, waiting = list[str](), set[str](), [thing]
    while waiting:
        one = waiting.pop()
        found += names_in(one)
        for test in within(one):
            if isinstance(test, Allows) and test.instrument not in asked:
                asked.add(test.instrument)
                held = corpus.instruments[test.instrument]
                waiting += [held.binds, held.norms]
    return found


def allowing(
    what: Speaking | None, binds: Callable[[Known], Reason] | None, norms: tuple[Speaker, ...], told_by_norms: bool
) -> Callable[[Known], bool | None]:
    """The function that tells whether the instrument yields `may` or `must`; None where that is open.

    `what` is None on a day on which the instrument is not law. Where its answer turns on more than its norms
    (`told_by_norms` being false) it is left open.
    """
    if what is None:
        return lambda known: False
    if what.duties or not told_by_norms:
        return lambda known: None

    def told(known: Known) -> bool | None:
        bound = True if binds is None else binds(known).holds
        if bound is False or what.not_held:
            return False
        each = [(one.of_this_act, one.told(known)) for one in norms]
        if bound is None or any(standing.open for _, standing in each):
            return None
        # A `must` on the wider act is not a `must` on the narrower one (rule 2).
        words = {standing.word for own, standing in each if own or standing.word is not Word.MUST}
        return words.isdisjoint({Word.MUST_NOT, Word.REFER}) and not words.isdisjoint({Word.MAY, Word.MUST})

    return told


def told_alone(name: str, pin: str) -> dict[bool | None, Reason]:
    """The sentences for an instrument that allows it by itself, or does not, or is open."""
    return {
        True: Reason(f"{name} by itself allows it", pin, True),
        False: Reason(f"{name} by itself does not allow it", pin, False),
        None: Reason(f"Whether {name} by itself allows it is not known yet", pin, None),
    }
