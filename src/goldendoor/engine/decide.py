"""A case decided: the verdict from the diagrams, and everything a person needs to act on it."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldendoor.engine.answering import Answering, Spoken
from goldendoor.engine.ask import next_question
from goldendoor.engine.compile import IMPOSSIBLE
from goldendoor.engine.decision import CitedNorm, Decision, Judgement, NextQuestion, OwedDuty, Reason, Sequel, TurnedOn
from goldendoor.engine.diagram import Node
from goldendoor.engine.duties import due_day, owed, told_party
from goldendoor.engine.explain import Explainer
from goldendoor.engine.given import Placed, Standing
from goldendoor.engine.heard import approvals_open, calls, innermost, law_used, meanwhile_of, would_change
from goldendoor.engine.provenance import weakest
from goldendoor.engine.relevant import counted_from
from goldendoor.engine.sentences import spoken_day, spoken_value, words_of_name
from goldendoor.engine.silence import nearest_silence, with_dead_end
from goldendoor.engine.told import Told
from goldendoor.engine.variables import reading_of
from goldendoor.norms import Corpus, Holds, Verdict, Word
from goldendoor.norms.vocabulary import YES_NO, Fact
from goldendoor.norms.walk import made_of

BURDENS = {"light": 1.0, "intrusive": 3.0, "sensitive": 8.0}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked besides the facts: the city, the order of questions, and whether an act is allowed on what is known."""

    act: str
    on: date
    city: str | None
    order: tuple[str, ...]
    may_ask: Callable[[Fact], bool]
    with_question: bool = True
    case_id: str | None = None


def decided(corpus: Corpus, answering: Answering, stand: Standing, placed: Placed, asked: Asked) -> Decision:
    """The decision of one case whose kinds are single (rule 9 is the caller's)."""
    answering.plant_anew()
    rest, bounded = answering.left(placed)
    verdicts = answering.verdicts(bounded)
    verdict = verdicts[0] if len(verdicts) == 1 else Verdict.UNDETERMINED
    known = {**stand.known, **dict(placed.assumed)}
    spoken = () if verdict is Verdict.UNDETERMINED else _carriers(answering, placed, bounded, verdict)
    heard = _heard(corpus, answering, placed, bounded, verdicts, spoken, known)
    missing = answering.still_matter(rest, bounded)
    because, duties = _reasons(corpus, answering, stand, known, asked, verdict, spoken)
    questions = _questions(corpus, answering, placed)
    judged_by = _judgements(corpus, missing)
    approvals, once = approvals_open(corpus, answering, placed, bounded, spoken, verdict, known)
    terms = answering.compiled.terms
    return Decision(
        act=asked.act, city=asked.city, on=asked.on, verdict=verdict,
        norms=_cited(_in_play(answering, placed, bounded, verdicts, spoken))
        or nearest_silence(corpus, answering.compiled, stand, known, verdict),
        provided=approvals, then=_sequels(corpus, spoken, asked.on, known), duties=duties, because=because,
        assumed=placed.assumed, questions=questions, missing=missing,
        next=_next(corpus, answering, rest, bounded, asked) if asked.with_question else None,
        say=innermost(heard, "say"), tell=innermost(heard, "tell"),
        call=calls(corpus, heard, questions, judged_by, verdict), meanwhile=meanwhile_of(corpus, heard, questions, verdict),
        judged_by=judged_by, once=once, would_change=would_change(corpus, answering, placed, verdict, known),
        disagreeing=_disagreeing(corpus, answering, stand, bounded, verdicts),
        warnings=stand.warnings + placed.warnings + _contradicted(corpus, answering, stand),
        provenance=weakest(corpus, answering.compiled, spoken), law=law_used(corpus, answering.compiled, terms),
        id=asked.case_id,
    )  # fmt: skip


def _completed(answering: Answering, placed: Placed, bounded: Node, verdict: Verdict) -> dict[str, Hashable]:
    """The case as given; with facts missing, the most ordinary completion that comes to the verdict."""
    path = answering.forest.path_to(bounded, lambda leaf: leaf is verdict, answering.ordinary())
    complete: dict[str, Hashable] = {one.name: one.values[-1] for one in answering.forest.variables}
    for question in answering.compiled.questions:  # readings are tried, not chosen
        del complete[reading_of(question)]
    return complete | answering.ordinary() | dict(placed.assignment) | (path or {}) | dict(placed.assignment)


def _carriers(answering: Answering, placed: Placed, bounded: Node, verdict: Verdict) -> tuple[Spoken, ...]:
    """Whose words carry a verdict that is possible."""
    return answering.carried(_completed(answering, placed, bounded, verdict))


def _in_play(
    answering: Answering, placed: Placed, bounded: Node, verdicts: tuple[Verdict, ...], spoken: tuple[Spoken, ...]
) -> tuple[Spoken, ...]:
    """Whose words are cited: those that carry the verdict, or each of two that are still possible.

    Where a lawyer has to look because a higher law may forbid to forbid, that law is cited too.
    """
    if len(verdicts) > 1:
        return tuple(one for verdict in verdicts[:2] for one in _carriers(answering, placed, bounded, verdict))
    if verdicts == (Verdict.REFER,):
        return spoken + answering.said(Word.NO_BAR, _completed(answering, placed, bounded, Verdict.REFER))
    return spoken


def _heard(
    corpus: Corpus, answering: Answering, placed: Placed, bounded: Node, verdicts: tuple[Verdict, ...],
    spoken: tuple[Spoken, ...], known: Mapping[str, Any],
) -> tuple[Spoken, ...]:  # fmt: skip
    """Whose words are told: never a permission where a lawyer has to look, or while facts are open.

    Until these are known a worker acts as if they came out the stricter way. Where no rule speaks, those are heard that
    say why they do not.
    """
    if len(verdicts) > 1:
        spoken = _carriers(answering, placed, bounded, Verdict.MUST_NOT) if Verdict.MUST_NOT in verdicts else ()
    elif verdicts == (Verdict.REFER,):
        shields = answering.said(Word.NO_BAR, _completed(answering, placed, bounded, Verdict.REFER))
        spoken = tuple(one for one in spoken if one.trail[-1].word in (Word.REFER, Word.MUST_NOT)) + shields
    elif verdicts == (Verdict.NOT_REGULATED,):
        spoken = answering.said(Word.SILENT, _completed(answering, placed, bounded, Verdict.NOT_REGULATED))
    explainer = Explainer(corpus, answering.compiled.day, "", answering.settled, ())
    return tuple(with_dead_end(explainer, one, known) for one in spoken)


def _cited(spoken: Iterable[Spoken]) -> tuple[CitedNorm, ...]:
    found = []
    for one in spoken:
        rule = one.trail[-1]
        found.append(CitedNorm(one.instrument.name, rule.label, str(rule.pinpoint),
                               rule.pinpoint.cited(one.instrument.cite_as), one.word.value))  # fmt: skip
    return tuple(dict.fromkeys(found))


def _sequels(corpus: Corpus, spoken: Iterable[Spoken], on: date, known: Mapping[str, Any]) -> tuple[Sequel, ...]:
    """What whoever relies on the carrying rules owes afterwards."""
    found = []
    for one in spoken:
        rule = one.trail[-1]
        for step in rule.then:
            due = due_day(step.due, on, known)[1] if step.due else None
            to = (
                told_party(corpus, step.name)
                if step.name in corpus.parties
                else words_of_name(step.name).replace("-", " ")
            )
            words = f"{step.kind} {to}" if step.kind != "duty" else to
            found.append(Sequel(step.kind, step.name, words, due, rule.pinpoint.cited(one.instrument.cite_as)))
    return tuple(dict.fromkeys(found))


def _reasons(
    corpus: Corpus, answering: Answering, stand: Standing, known: Mapping[str, Any], asked: Asked, verdict: Verdict,
    spoken: tuple[Spoken, ...],
) -> tuple[Reason, tuple[OwedDuty, ...]]:  # fmt: skip
    """Why, instrument by instrument; and the duties that the same facts bring, whatever their act (rule 13)."""
    explainer = Explainer(corpus, asked.on, corpus.acts[asked.act].words, answering.settled, corpus.widened(asked.act))
    parts = []
    for what in answering.compiled.speaking:
        if what.norms or what.duties or what.not_held:
            parts.append(explainer.instrument(what, stand.actor_named)(known)[0])
    cited = "; ".join(norm.citation for norm in _cited(spoken)) or "no rule"
    where = f" in {asked.city}" if asked.city else ""
    head = f"To {corpus.acts[asked.act].words}, under the law of {spoken_day(asked.on)}{where}: {verdict.spoken}."
    because = Reason(head, cited, None if verdict is Verdict.UNDETERMINED else True, tuple(parts))
    return because, _duties(corpus, explainer, answering, stand, known, asked)


def _duties(
    corpus: Corpus, explainer: Explainer, answering: Answering, stand: Standing, known: Mapping[str, Any], asked: Asked
) -> tuple[OwedDuty, ...]:
    found: list[tuple[bool, OwedDuty]] = []
    for what in answering.compiled.speaking:
        one = what.instrument
        if one.binds is not None and explainer.condition(one.binds, one.cite_as)(known).holds is not True:
            continue
        for duty in one.all_duties:
            brought = duty.rule.when is not None or counted_from(duty) is not None
            if asked.on not in duty.rule.dates or not (brought or duty.act == asked.act):
                continue
            told: Told = explainer.duty(duty, one, stand.actor_named)(known)
            if told.word is Word.MUST and not told.open:
                found.append((duty.act != asked.act, owed(corpus, one, duty, asked.on, known)))
    return tuple(duty for _, duty in sorted(found, key=lambda pair: pair[0]))


def _questions(corpus: Corpus, answering: Answering, placed: Placed) -> tuple[TurnedOn, ...]:
    found = []
    for name in answering.turned_on(placed):
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


def _next(corpus: Corpus, answering: Answering, rest: Node, bounded: Node, asked: Asked) -> NextQuestion | None:
    """The next question: in the situation's own order where it has one, else the fewest expected, by their burden.

    What others have to judge could come out either way, so a question is worth asking only while its answer can
    change what this person is told before they have judged.
    """
    allowed: dict[str, bool] = {}

    def askable(variable: str) -> bool:
        name = answering.name_of(variable)
        if name not in allowed:
            fact = corpus.facts.get(name)
            allowed[name] = fact is not None and judge_of(fact) is None and fact.ask is not None and asked.may_ask(fact)
        return allowed[name]

    forest = answering.forest
    left = forest.project(bounded, askable, Verdict.UNDETERMINED, IMPOSSIBLE)
    # What the impossible cases alone tell apart is no question: it has to matter without them too.
    loose = set(forest.support(forest.project(rest, askable, Verdict.UNDETERMINED, IMPOSSIBLE)))
    matter = {answering.name_of(variable) for variable in forest.support(left) if variable in loose}
    chosen = next((name for name in asked.order if name in matter), None)
    if chosen is None and matter:
        burdens = {variable.name: BURDENS[corpus.facts[answering.name_of(variable.name)].burden]
                   for variable in answering.forest.variables if answering.name_of(variable.name) in corpus.facts}  # fmt: skip
        best = next_question(forest, left, burdens, lambda one: answering.name_of(one) in matter)
        chosen = answering.name_of(best.variable) if best else None
    return as_question(corpus.facts[chosen]) if chosen else None


def as_question(fact: Fact) -> NextQuestion:
    """A fact as the question that asks for it, with the values to choose from in words."""
    values = ("yes", "no") if fact.kind == YES_NO else fact.values
    return NextQuestion(fact.name, fact.ask or words_of_name(fact.name), fact.help, fact.kind,
                        tuple((value, spoken_value(fact, value)) for value in values), fact.burden)  # fmt: skip


def _disagreeing(
    corpus: Corpus, answering: Answering, stand: Standing, bounded: Node, verdicts: tuple[Verdict, ...]
) -> tuple[Mapping[str, Any], ...]:
    """Two ordinary completions that come to different verdicts, where facts are missing.

    Who acts is supposed to be bound only while nothing is said of them (rule 3). So a completion that says something of
    them says this too, and comes to the same verdict when somebody gives it as a case.
    """
    if len(verdicts) < 2:
        return ()
    shown = []
    for verdict in verdicts[:2]:
        example = answering.example(bounded, verdict)
        if example is not None:
            of_the_actor = [name for name in stand.supposed
                            if made_of(corpus, Holds(name), answering.compiled.day) & example.keys()]  # fmt: skip
            supposed = {name: stand.known[name] for name in of_the_actor}
            shown.append({"verdict": verdict.value, **supposed, **example})
    return tuple(shown)


def _contradicted(corpus: Corpus, answering: Answering, stand: Standing) -> tuple[str, ...]:
    """Rule 10: a term given is as given, with a warning where the facts given would define it otherwise.

    What is only put at rest, or supposed, is not given and contradicts nobody.
    """
    known = {name: value for name, value in stand.known.items() if name not in stand.supposed}
    acts = corpus.widened(answering.compiled.act)
    explainer = Explainer(corpus, answering.compiled.day, "", answering.settled, acts)
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
