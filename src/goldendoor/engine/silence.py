"""What is cited when no rule speaks: the commencement, the scope, or the definition that kept the nearest rule silent.

And the exceptions that lead nowhere: they change no verdict, and their words fit the case best.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from goldendoor.engine.answering import Spoken
from goldendoor.engine.compile import Compiled
from goldendoor.engine.decision import CitedNorm, Reason
from goldendoor.engine.explain import Explainer
from goldendoor.engine.given import Standing
from goldendoor.norms import AllOf, Condition, Corpus, Holds, Rule, Verdict


def nearest_silence(
    corpus: Corpus, compiled: Compiled, stand: Standing, known: Mapping[str, Any], verdict: Verdict
) -> tuple[CitedNorm, ...]:
    """Rule 15, for silence: one citation, of what kept the rule nearest to speaking silent; none where none was near."""
    if verdict is not Verdict.NOT_REGULATED:
        return ()
    explainer = Explainer(corpus, compiled.day, "", {}, corpus.widened(compiled.act))
    near: list[tuple[int, CitedNorm]] = []
    for what in compiled.speaking:
        one = what.instrument
        if one.binds is not None and explainer.condition(one.binds, one.cite_as)(known).holds is False:
            near.append((2, CitedNorm(one.name, "whom it binds", "", one.cite_as, "silent")))
            continue
        for rule in [norm.rule for _, norm in what.norms] + [duty.rule for duty in what.duties]:
            failing, kept = _kept_silent(corpus, explainer, rule, known)
            cited = rule if failing else _led_to(explainer, rule, known)
            pin = kept if kept else cited.pinpoint.cited(one.cite_as)
            near.append((failing, CitedNorm(one.name, cited.label, str(cited.pinpoint), pin, "silent")))
    if not near:
        return ()
    return (min(near, key=lambda pair: pair[0])[1],)


def _kept_silent(corpus: Corpus, explainer: Explainer, rule: Rule, known: Mapping[str, Any]) -> tuple[int, str | None]:
    """How many parts of a rule's condition fail, and the definition of the first term among them, as cited."""
    if rule.when is None:
        return 0, None
    parts: tuple[Condition, ...] = rule.when.parts if isinstance(rule.when, AllOf) else (rule.when,)
    failing = [(part, told) for part in parts if (told := explainer.condition(part, "")(known)).holds is not True]
    for part, told in failing:
        if isinstance(part, Holds) and part.name not in corpus.facts:
            return len(failing), _pinpoint(told)
    return len(failing), None


def _led_to(explainer: Explainer, rule: Rule, known: Mapping[str, Any]) -> Rule:
    """The innermost exception that stands in a rule that applies: it is what made the rule silent."""
    for inner in rule.exceptions:
        if _stands(explainer, inner, known) and inner.word is not rule.word:
            return _led_to(explainer, inner, known)
    return rule


def with_dead_end(explainer: Explainer, spoken: Spoken, known: Mapping[str, Any]) -> Spoken:
    """The same word, with the innermost exception that ends in it too: it leads nowhere, and its words fit best (rule 15)."""
    outer = spoken.trail[-1]
    for inner in outer.exceptions:
        if _stands(explainer, inner, known):
            led = _led_to(explainer, inner, known)
            if led.word is outer.word:
                return replace(spoken, trail=(*spoken.trail, led))
    return spoken


def _stands(explainer: Explainer, rule: Rule, known: Mapping[str, Any]) -> bool:
    conditions = [one for one in (rule.when, rule.provided) if one is not None]
    return explainer.day in rule.dates and all(explainer.condition(one, "")(known).holds for one in conditions)


def _pinpoint(reason: Reason) -> str | None:
    return reason.pinpoint or None


def commencement(corpus: Corpus, under: tuple[str, ...], stand: Standing) -> tuple[CitedNorm, ...]:
    """Where an instrument that was asked is not law that day: what brought it into force, and when."""
    found = []
    for name in under:
        one = corpus.instruments[name]
        if one not in stand.scope:
            pin = one.enacted_at
            cited = f"{one.enacted_by} {pin}" if one.enacted_by and pin else one.cite_as
            found.append(CitedNorm(name, "not in force that day", str(pin or ""), cited, "silent"))
    return tuple(found)
