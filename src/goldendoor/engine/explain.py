"""Why: a tree of sentences over the rules themselves, with a pinpoint on every node and the negative reasons too.

It is made from the same rules as the diagrams, once per act and day, as small functions that only choose between
sentences written beforehand; a test holds its word equal to the diagram's leaf on every fact pattern.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from goldendoor.engine.alone import Speaker, allowing, names_rested_on, prevailing_inside, told_alone
from goldendoor.engine.decision import Reason
from goldendoor.engine.given import term_value
from goldendoor.engine.relevant import Speaking, counted_from, speaking
from goldendoor.engine.sentences import words_of_label, words_of_name
from goldendoor.engine.tested import MISSING, telling_of_test
from goldendoor.engine.told import Known, Told, all_hold, led
from goldendoor.norms import (
    AllOf,
    Allows,
    AnyOf,
    Condition,
    Corpus,
    Definition,
    Duty,
    Holds,
    Instrument,
    Not,
    OnReading,
    Pinpoint,
    Rule,
    Word,
)

Explaining = Callable[[Known], Reason]
T = TypeVar("T")
REMEMBERED_MOST = 4096


class Explainer:
    """Makes the explaining functions of an act's rules on a day; `settled` says how questions of law are read.

    An explainer for one `case` tells each thing about it once.
    """

    def __init__(
        self,
        corpus: Corpus,
        day: date,
        act_words: str,
        settled: Mapping[str, str | None],
        acts: tuple[str, ...] = (),
        case: Known | None = None,
    ) -> None:
        self.corpus, self.day, self.act_words, self.settled, self.acts = corpus, day, act_words, settled, acts
        self.case = case
        self.terms: dict[str, Explaining] = {}

    # Conditions ------------------------------------------------------------------------------------------------
    def condition(self, condition: Condition, pin: str) -> Explaining:
        """The function that tells whether a condition holds on what is known."""
        match condition:
            case Not():
                return self._not(condition.part, pin)
            case AllOf():
                return self._joined(condition.parts, pin, "All of these:", False)
            case AnyOf():
                return self._joined(condition.parts, pin, "At least one of these:", True)
            case OnReading():
                return self._reading(condition, pin)
            case Allows():
                return self._alone(condition.instrument, pin)
            case Holds() if condition.name not in self.corpus.facts:
                return self._term(condition.name)
        return telling_of_test(self.corpus, self.day, condition, pin)

    def _joined(self, parts: tuple[Condition, ...], pin: str, sentence: str, settles: bool) -> Explaining:
        """All of the parts, or (`settles` being true) at least one: one part that settles it is reason enough."""
        inner = tuple([self.condition(part, pin) for part in parts])
        settled = not settles

        def joined(known: Known) -> Reason:
            reasons = []
            result: bool | None = settled
            for part in inner:
                reason = part(known)
                if reason[2] is settles:
                    return Reason(sentence, pin, settles, (reason,))
                if reason[2] is None:
                    result = None
                reasons.append(reason)
            return Reason(sentence, pin, result, tuple(reasons))

        return joined

    def _not(self, part: Condition, pin: str) -> Explaining:
        inner = self.condition(part, pin)
        if isinstance(part, AllOf | AnyOf | Not | Holds) and not (
            isinstance(part, Holds) and part.name in self.corpus.facts
        ):

            def negated(known: Known) -> Reason:
                reason = inner(known)
                return Reason("It is not so that:", pin, None if reason[2] is None else not reason[2], (reason,))

            return negated
        turned: dict[Reason, Reason] = {}

        def turned_round(known: Known) -> Reason:
            reason = inner(known)
            found = turned.get(reason)
            if found is None:
                found = Reason(reason[0], reason[1], None if reason[2] is None else not reason[2], reason[3])
                turned[reason] = found
            return found

        return turned_round

    def _reading(self, test: OnReading, pin: str) -> Explaining:
        question = self.corpus.questions[test.question]
        settled = self.settled.get(test.question)
        words = {reading.label: reading.words for reading in question.readings}
        if settled is None:
            reason = Reason(f"Open question {question.name}: {question.ask} City counsel decides.", pin, None)
        elif settled == test.reading:
            reason = Reason(f"{question.name}: {question.ask} {words[settled]}", pin, True)
        else:
            read = f"It is read so: {words[settled]} This would hold only on the other reading: {words[test.reading]}"
            reason = Reason(f"{question.name}: {question.ask} {read}", pin, False)
        return lambda known: reason

    def _alone(self, name: str, pin: str) -> Explaining:
        """Whether an instrument by itself allows the act that is asked."""
        one = self.corpus.instruments[name]
        what = speaking(one, self.acts, self.day) if self.day in one.dates else None
        norms = (
            tuple(Speaker(act == self.acts[0], self.rule(norm.rule, one)) for act, norm in what.norms) if what else ()
        )
        binds = self.condition(one.binds, one.cite_as) if one.binds is not None else None
        by_norms = bool(self.acts) and not prevailing_inside(one, self.corpus.questions)
        allows, reasons = allowing(what, binds, norms, by_norms), told_alone(name, pin)
        return lambda known: reasons[allows(known)]

    def _term(self, name: str) -> Explaining:
        if name not in self.terms:
            self.terms[name] = self._defined(name)
        return self.terms[name]

    def _defined(self, name: str) -> Explaining:
        term = self.corpus.term_on(name, self.day)
        spoken = words_of_name(name)
        cite = self.cited(term.instrument, term.pinpoint) if term else ""
        as_given = {
            value: Reason(f"{spoken}: {'yes' if value else 'no'}, as given", cite, value) for value in (True, False)
        }
        not_known = Reason(f"{spoken}: not known", cite, None)
        if term is None:
            nowhere = Reason(f"{spoken}: no, no law defines it on {self.day}", cite, False)
            return lambda known: as_given.get(known.get(name, MISSING), nowhere)
        if term.calculated_by:
            computed = {value: Reason(f"{spoken}: {'yes' if value else 'no'}, as computed", cite, value)
                        for value in (True, False)}  # fmt: skip

            def calculated(known: Known) -> Reason:
                if name in known:
                    return as_given.get(known[name], not_known)
                value = term_value(name, self.corpus, self.day, known).get(name)
                return not_known if value is None else computed[bool(value)]

            return calculated
        return self._composed(name, term, spoken, cite, as_given)

    def _composed(
        self, name: str, term: Definition, spoken: str, cite: str, as_given: Mapping[bool, Reason]
    ) -> Explaining:
        """A term from its limbs and exceptions; as given where it is given."""

        def pin_of(pinpoint: Pinpoint | None) -> str:
            return self.cited(term.instrument, pinpoint) if pinpoint else cite

        limbs = [self.condition(one.condition, pin_of(one.pinpoint)) for one in term.limbs if self.day in one.dates]
        unless = [self.condition(one.when, pin_of(one.pinpoint)) for one in term.exceptions
                  if one.when is not None and self.day in one.dates]  # fmt: skip
        settles = term.joined_by == "any of"
        sentences = {True: f"{spoken}: yes", False: f"{spoken}: no", None: f"{spoken}: not known yet"}

        def reasoned(known: Known) -> Reason:
            holds: bool | None = not settles
            reasons = []
            for limb in limbs:
                reason = limb(known)
                if reason[2] is settles:
                    holds, reasons = settles, [reason]
                    break
                holds = None if reason[2] is None else holds
                reasons.append(reason)
            for out in unless if holds is not False else ():
                reason = out(known)
                reasons.append(reason)
                if reason[2] is True:
                    return Reason(sentences[False], cite, False, (reason,))
                holds = None if reason[2] is None else holds
            return Reason(sentences[holds], cite, holds, tuple(reasons))

        return self._remembered(name, reasoned, as_given)

    def _remembered(self, name: str, reasoned: Explaining, as_given: Mapping[bool, Reason]) -> Explaining:
        """A term as given; else its reason, which is remembered by the facts that it rests on."""
        remembered = self.remembering(Holds(name), reasoned)

        def told(known: Known) -> Reason:
            given = known.get(name, MISSING)
            return as_given[given] if given is True or given is False else remembered(known)

        return told

    def remembering(self, thing: Any, telling: Callable[[Known], T]) -> Callable[[Known], T]:
        """What is told of a thing depends on the facts it rests on alone, so it is told once for each state of them.

        Which facts these are is found out at the second telling; most cases are explained once. Of the one `case` that
        an explainer may be for, nothing has to be found out.
        """
        of_the_case: T | None = None
        rests_on: tuple[str, ...] | None = None
        remembered: dict[tuple[Any, ...], T] = {}
        told_once = False

        def told(known: Known) -> T:
            nonlocal of_the_case, rests_on, told_once
            if known is self.case:
                of_the_case = telling(known) if of_the_case is None else of_the_case
                return of_the_case
            if rests_on is None:
                if not told_once:
                    told_once = True
                    return telling(known)
                rests_on = self.rests_on(thing)
            get = known.get
            key = tuple([get(name, MISSING) for name in rests_on])
            found = remembered.get(key)
            if found is None:
                if len(remembered) >= REMEMBERED_MOST:
                    remembered.clear()
                found = remembered[key] = telling(known)
            return found

        return told

    def rests_on(self, thing: Any) -> tuple[str, ...]:
        """The facts and terms that a rule or a condition rests on that day, through all definitions."""
        found: dict[str, None] = {}
        waiting = names_rested_on(self.corpus, thing)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found[name] = None
                if name not in self.corpus.facts and (term := self.corpus.term_on(name, self.day)):
                    waiting += [*names_rested_on(self.corpus, term), *term.inputs]
        return tuple(sorted(found))

    # Rules -----------------------------------------------------------------------------------------------------
    def cited(self, instrument: str, pinpoint: Pinpoint) -> str:
        """A pinpoint as people write it, with its instrument."""
        held = self.corpus.instruments.get(instrument)
        return pinpoint.cited(held.cite_as) if held else str(pinpoint)

    def rule(self, rule: Rule, instrument: Instrument, outermost: bool = True) -> Callable[[Known], Told]:
        """The function that tells how a rule stands, with each of its exceptions."""
        pin = self.cited(instrument.name, rule.pinpoint)
        lead = "" if outermost else "unless "
        spoken = f"{lead}{words_of_label(rule.label)} ({pin}): {rule.word.value}"
        when = self.condition(rule.when, pin) if rule.when is not None else None
        provided = self.condition(rule.provided, pin) if rule.provided is not None else None
        inner = tuple(self.rule(one, instrument, False) for one in rule.exceptions if self.day in one.dates)
        silent = Told(Reason(f"{spoken}. It is not in force on {self.day}.", pin, False), None, False)
        if self.day not in rule.dates:
            return lambda known: silent
        sentences = {True: f"{spoken}. It applies.", False: f"{spoken}. It does not apply.",
                     None: f"{spoken}. Whether it applies is not known yet."}  # fmt: skip
        not_yet = f"{spoken}, once this is so. It is not so as things stand: must not."
        own = rule.word
        barred = Word.MUST_NOT if outermost and rule.provided is not None else None

        def told(known: Known) -> Told:
            parts: tuple[Reason, ...] = ()
            holds: bool | None = True
            if when is not None:
                reason = when(known)
                parts, holds = (reason,), reason[2]
            met: bool | None = True
            if provided is not None:
                done = provided(known)
                parts, met = (*parts, done), done[2]
                if not outermost:
                    holds = False if holds is False or met is False else None if holds is None or met is None else True
            if holds is False:
                return Told(Reason(sentences[False], pin, False, parts), None, False)
            word: Word | None = own
            word, uncertain = (barred if barred and met is False else own), holds is None or met is None
            if inner:
                word, doubt, told_inner = led(inner, known, word, own)
                uncertain = uncertain or doubt
                parts += told_inner
            sentence = not_yet if holds and barred and met is False else sentences[holds]
            return Told(Reason(sentence, pin, holds, parts), word, uncertain)

        return self.remembering(rule, told) if outermost else told

    def duty(self, duty: Duty, instrument: Instrument, actor_named: bool) -> Callable[[Known], Told]:
        """The function that tells whether a duty is owed: its rule, the actor, the day it counts from, and whether it is done."""
        pin = self.cited(instrument.name, duty.rule.pinpoint)
        rule = self.rule(duty.rule, instrument)
        holder, counted, done = self.corpus.parties[duty.holder].when, counted_from(duty), duty.done_when
        further = [self.condition(one, pin) for one in (holder if actor_named else None, counted) if one is not None]
        if done is not None:
            further.append(self.condition(Not(done), pin))

        def told(known: Known) -> Told:
            inner = rule(known)
            parts = tuple(one(known) for one in further)
            holds = all_hold((inner.reason, *parts))
            reason = Reason(inner.reason.sentence, pin, holds, inner.reason.parts + parts)
            return Told(reason, inner.word if holds is not False else None, inner.open or holds is None)

        return told

    def instrument(self, what: Speaking, actor_named: bool) -> Callable[[Known], tuple[Reason, tuple[Told, ...]]]:
        """The function that tells all that an instrument says of the act."""
        one = what.instrument
        head = f"{one.title} ({one.cite_as})"
        binds = self.condition(one.binds, one.cite_as) if one.binds is not None else None
        rules = [self.rule(norm.rule, one) for _, norm in what.norms]
        rules += [self.duty(duty, one, actor_named) for duty in what.duties]
        gaps = tuple(
            Reason(f"The text in force on {self.day} is not held.", self.cited(one.name, gap.pinpoint), True)
            for gap in what.not_held
        )
        silent = Reason(f"{head} says nothing of this act.", one.cite_as, False)

        def told(known: Known) -> tuple[Reason, tuple[Told, ...]]:
            if not rules and not gaps:
                return silent, ()
            bound = binds(known) if binds is not None else None
            if bound is not None and bound[2] is False:
                return Reason(f"{head} does not bind the one who acts.", one.cite_as, False, (bound,)), ()
            each = tuple([rule(known) for rule in rules])
            parts = (*((bound,) if bound else ()), *[told.reason for told in each], *gaps)
            return Reason(head, one.cite_as, True, parts), each

        return told
