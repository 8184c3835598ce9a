"""A case decided: the verdict from the diagrams, and everything a person needs to act on it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from goldendoor.engine.answering import Answering, Spoken
from goldendoor.engine.decision import CitedNorm, Decision, Judgement, NextQuestion, OwedDuty, Reason, Sequel, TurnedOn
from goldendoor.engine.duties import NO_TARGETS, due_day, owed, told_party
from goldendoor.engine.explain import Explainer
from goldendoor.engine.given import Placed, Standing, at_rest
from goldendoor.engine.heard import approvals_open, calls, innermost, law_used, meanwhile_of, would_change
from goldendoor.engine.internal_targets import Targets, target_of
from goldendoor.engine.matters import Matters
from goldendoor.engine.outlook import Carried, Outlook, outlook_of
from goldendoor.engine.provenance import weakest
from goldendoor.engine.sentences import spoken_day, spoken_value, words_of_name
from goldendoor.engine.silence import nearest_silence, with_dead_end
from goldendoor.engine.told import Told
from goldendoor.norms import Corpus, Holds, Instrument, Verdict, Word
from goldendoor.norms.vocabulary import YES_NO, Fact
from goldendoor.norms.walk import made_of


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked besides the facts: the city, the order of questions, and whether an act is allowed on what is known.

    `named` says that the case names its instruments; `targets` gives the internal targets of an instrument's city.
    """

    act: str
    on: date
    city: str | None
    matters: Matters
    order: tuple[str, ...]
    may_ask: Callable[[Fact], bool]
    case_id: str | None = None
    named: bool = False
    targets: Callable[[Instrument], Targets] = lambda _: NO_TARGETS


def decided(corpus: Corpus, answering: Answering, stand: Standing, placed: Placed, asked: Asked) -> Decision:
    """The decision of one case whose kinds are single (rule 9 is the caller's)."""
    answering.plant_anew()
    outlook = outlook_of(answering, placed)
    carried = Carried(answering, outlook)
    verdict = outlook.settled or Verdict.UNDETERMINED
    known = {**stand.known, **dict(placed.assumed)}
    spoken = () if verdict is Verdict.UNDETERMINED else carried.by(verdict)
    act = corpus.acts[asked.act]
    explainer = Explainer(corpus, asked.on, act.words, answering.settled, corpus.widened(act.name), known)
    heard = tuple(with_dead_end(explainer, one, known) for one in _heard(carried, verdict))
    because = _reasons(corpus, explainer, answering, stand, known, asked, verdict, spoken)
    duties, assumed = _duties(corpus, explainer, answering, stand, placed, known, asked)
    questions = _questions(corpus, answering, outlook.turned_on())
    judged_by = _judgements(corpus, outlook.surely_missing)
    approvals, once = approvals_open(corpus, answering, placed, outlook, spoken, verdict, known)
    terms = answering.compiled.terms
    return Decision(
        act=asked.act, city=asked.city, on=asked.on, verdict=verdict,
        norms=_cited(_in_play(carried, verdict))
        or nearest_silence(corpus, answering.compiled, stand, known, verdict),
        provided=approvals, then=_sequels(corpus, spoken, asked, known), duties=duties, because=because,
        assumed=assumed, questions=questions, missing=outlook.missing,
        next=_next(corpus, outlook, asked),
        say=innermost(heard, "say"), tell=innermost(heard, "tell"),
        call=calls(corpus, heard, questions, judged_by, verdict), meanwhile=meanwhile_of(corpus, heard, questions, verdict),
        judged_by=judged_by, once=once, would_change=would_change(corpus, answering, placed, verdict, known),
        disagreeing=_disagreeing(corpus, answering, stand, outlook, asked),
        warnings=stand.warnings + placed.warnings + _contradicted(corpus, explainer, answering, stand),
        provenance=weakest(corpus, answering.compiled, spoken), law=law_used(corpus, answering.compiled, terms),
        id=asked.case_id,
    )  # fmt: skip


def _in_play(carried: Carried, verdict: Verdict) -> tuple[Spoken, ...]:
    """Whose words are cited: those that carry the verdict, or each of two that are still possible.

    Where a lawyer has to look because a higher law may forbid to forbid, that law is cited too.
    """
    if verdict is Verdict.UNDETERMINED:
        return tuple(one for possible in carried.outlook.verdicts[:2] for one in carried.by(possible))
    shields = carried.saying(Word.NO_BAR, verdict) if verdict is Verdict.REFER else ()
    return carried.by(verdict) + shields


def norms_carrying(answering: Answering, outlook: Outlook) -> tuple[CitedNorm, ...]:
    """The norms that a settled verdict is cited with."""
    return _cited(_in_play(Carried(answering, outlook), outlook.settled or Verdict.UNDETERMINED))


def _heard(carried: Carried, verdict: Verdict) -> tuple[Spoken, ...]:
    """Whose words are told: never a permission where a lawyer has to look, or while facts are open.

    Until these are known a worker acts as if they came out the stricter way. Where no rule speaks, those are heard that
    say why they do not.
    """
    match verdict:
        case Verdict.UNDETERMINED:
            return carried.by(Verdict.MUST_NOT) if Verdict.MUST_NOT in carried.outlook.verdicts else ()
        case Verdict.REFER:
            strict = tuple(one for one in carried.by(verdict) if one.trail[-1].word in (Word.REFER, Word.MUST_NOT))
            return strict + carried.saying(Word.NO_BAR, verdict)
        case Verdict.NOT_REGULATED:
            return carried.saying(Word.SILENT, verdict)
    return carried.by(verdict)


def _cited(spoken: Iterable[Spoken]) -> tuple[CitedNorm, ...]:
    found = []
    for one in spoken:
        rule = one.trail[-1]
        found.append(CitedNorm(one.instrument.name, rule.label, str(rule.pinpoint),
                               rule.pinpoint.cited(one.instrument.cite_as), one.word.value))  # fmt: skip
    return tuple(dict.fromkeys(found))


def _sequels(corpus: Corpus, spoken: Iterable[Spoken], asked: Asked, known: Mapping[str, Any]) -> tuple[Sequel, ...]:
    """What whoever relies on the carrying rules owes afterwards."""
    found = []
    for one in spoken:
        rule = one.trail[-1]
        for step in rule.then:
            due = due_day(step.due, asked.on, known)[1] if step.due else None
            targets = asked.targets(one.instrument)
            target = target_of(targets, one.instrument, rule.label, step.due, asked.on, known) if step.due else None
            to = (
                told_party(corpus, step.name)
                if step.name in corpus.parties
                else words_of_name(step.name).replace("-", " ")
            )
            words = f"{step.kind} {to}" if step.kind != "duty" else to
            found.append(Sequel(step.kind, step.name, words, due, rule.pinpoint.cited(one.instrument.cite_as), target))
    return tuple(dict.fromkeys(found))


def _reasons(
    corpus: Corpus, explainer: Explainer, answering: Answering, stand: Standing, known: Mapping[str, Any], asked: Asked,
    verdict: Verdict, spoken: tuple[Spoken, ...],
) -> Reason:  # fmt: skip
    """Why, instrument by instrument."""
    parts = []
    for what in answering.compiled.speaking:
        if what.speaks:
            parts.append(explainer.instrument(what, stand.actor_named)(known)[0])
    cited = "; ".join(norm.citation for norm in _cited(spoken)) or "no rule"
    where = f" in {asked.city}" if asked.city else ""
    head = f"To {corpus.acts[asked.act].words}, under the law of {spoken_day(asked.on)}{where}: {verdict.spoken}."
    return Reason(head, cited, None if verdict is Verdict.UNDETERMINED else True, tuple(parts))


def _duties(
    corpus: Corpus, explainer: Explainer, answering: Answering, stand: Standing, placed: Placed, known: Mapping[str, Any],
    asked: Asked,
) -> tuple[tuple[OwedDuty, ...], tuple[tuple[str, Any], ...]]:  # fmt: skip
    """The duties that the same facts bring, whatever their act (rule 13); and what was taken as at rest, for them too."""
    found: list[tuple[bool, OwedDuty]] = []
    assumed = dict(placed.assumed)
    for what in answering.compiled.speaking:
        one = what.instrument
        for duty in one.all_duties:
            brought = duty.act == asked.act or asked.matters.brings(duty, answering.compiled.day, asked.named)
            if not brought or asked.on not in duty.rule.dates:
                continue
            resting = _resting(corpus, (one.binds, duty), stand, known, asked.on) if placed.rest else {}
            facts = {**resting, **known} if resting else known
            if one.binds is not None and explainer.condition(one.binds, one.cite_as)(facts).holds is not True:
                continue
            told: Told = explainer.duty(duty, one, stand.actor_named)(facts)
            if told.word is Word.MUST and not told.open:
                found.append((duty.act != asked.act, owed(corpus, one, duty, asked.on, facts, asked.targets(one))))
                assumed |= {name: value for name, value in resting.items() if name not in assumed}
    return _each_once([owing for _, owing in sorted(found, key=lambda pair: pair[0])]), tuple(assumed.items())


def _each_once(owing: list[OwedDuty]) -> tuple[OwedDuty, ...]:
    """A provision may stand in two files, that of its section and that of the law which enacted it: it is owed once."""
    told_in: dict[tuple[Any, ...], str] = {}
    return tuple(
        one for one in owing
        if told_in.setdefault((one.party, one.act, one.due, one.due_words, one.citation), one.instrument) == one.instrument
    )  # fmt: skip


def _resting(corpus: Corpus, thing: Any, stand: Standing, known: Mapping[str, Any], on: date) -> dict[str, Any]:
    """The facts that a duty turns on and that nobody gave, at rest (rule 12)."""
    names = [name for name in made_of(corpus, thing, on) if name in corpus.facts]
    open_to = [name for name in sorted(names) if name not in known and name not in stand.left_open]
    return {name: value for name in open_to for rests, value in [at_rest(corpus.facts[name])] if rests}


def _questions(corpus: Corpus, answering: Answering, turned_on: Iterable[str]) -> tuple[TurnedOn, ...]:
    found = []
    for name in turned_on:
        question = corpus.questions[name]
        held = corpus.instruments.get(question.instrument)
        pin = question.pinpoint.cited(held.cite_as) if held else str(question.pinpoint)
        readings = tuple(f"{reading.label}: {reading.words}" for reading in question.readings)
        found.append(TurnedOn(name, question.ask, pin, readings, answering.settled[name]))
    return tuple(found)


def judge_of(fact: Fact) -> str | None:
    """The party that alone may establish a fact, or None where anyone can see or hear it (docs/safety.md 1 to 3)."""
    return (fact.held_in and "agency_general_counsel") or fact.decided_by


def _judgements(corpus: Corpus, missing: Iterable[str]) -> tuple[Judgement, ...]:
    found = []
    for name in missing:
        fact = corpus.facts.get(name)
        party = judge_of(fact) if fact else None
        if fact and party and party in corpus.parties:
            found.append(Judgement(name, fact.ask or words_of_name(name), party, corpus.parties[party].words))
    return tuple(found)


def _next(corpus: Corpus, outlook: Outlook, asked: Asked) -> NextQuestion | None:
    """The next question: in the situation's own order where it has one, else the fewest expected, by their burden."""

    @cache
    def askable(name: str) -> bool:
        fact = corpus.facts.get(name)
        return fact is not None and judge_of(fact) is None and fact.ask is not None and asked.may_ask(fact)

    chosen = outlook.worth_asking(askable, asked.order)
    return as_question(corpus.facts[chosen]) if chosen else None


def as_question(fact: Fact) -> NextQuestion:
    """A fact as the question that asks for it, with the values to choose from in words."""
    values = ("yes", "no") if fact.kind == YES_NO else fact.values
    return NextQuestion(fact.name, fact.ask or words_of_name(fact.name), fact.help, fact.kind,
                        tuple((value, spoken_value(fact, value)) for value in values), fact.burden)  # fmt: skip


def _disagreeing(
    corpus: Corpus, answering: Answering, stand: Standing, outlook: Outlook, asked: Asked
) -> tuple[Mapping[str, Any], ...]:
    """Two ordinary completions that come to different verdicts, where facts are missing.

    Who acts is supposed to be bound only while nothing is said of them (rule 3). So a completion that says something of
    them says this too, and comes to the same verdict when somebody gives it as a case. And while nobody says who acts, whoever
    owes a duty may be meant (rule 3): an example that need not say who it is does not.
    """
    if outlook.settled is not None:
        return ()
    shown = []
    spare = () if stand.actor_named else asked.matters.who_acts
    for verdict in outlook.verdicts[:2]:
        example = outlook.example(verdict, spare)
        if example is not None:
            of_the_actor = [name for name in stand.supposed
                            if made_of(corpus, Holds(name), answering.compiled.day) & example.keys()]  # fmt: skip
            supposed = {name: stand.known[name] for name in of_the_actor}
            shown.append({"verdict": verdict.value, **supposed, **example})
    return tuple(shown)


def _contradicted(corpus: Corpus, explainer: Explainer, answering: Answering, stand: Standing) -> tuple[str, ...]:
    """Rule 10: a term given is as given, with a warning where the facts given would define it otherwise.

    What is only put at rest, or supposed, is not given and contradicts nobody.
    """
    known = {name: value for name, value in stand.known.items() if name not in stand.supposed}
    found = []
    for name in answering.compiled.terms:
        if name in known:
            others = {fact: value for fact, value in known.items() if fact != name}
            told = explainer._term(name)(others)
            if told.holds is not None and told.holds is not bool(known[name]):
                found.append(
                    f"{name} is taken as given ({spoken_value(None, known[name])}); the facts given say otherwise"
                )
    return tuple(found)
