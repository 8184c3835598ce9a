"""An answer as a page that a worker can act on: what to do first, then why, then how well it is known."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product
from typing import TYPE_CHECKING, Any

import click

from goldendoor.cli.owed import target_words, when
from goldendoor.cli.page import numbered, part, wrapped
from goldendoor.engine.decision import Call, Decision, OwedDuty, Reason, Sequel, TurnedOn
from goldendoor.norms import Corpus, Situation, Verdict

if TYPE_CHECKING:
    from goldendoor.engine.contacts import Contact

DANGER = "Is somebody in danger? Act, call 911. No question of law delays it."
HANDS_OFF = (
    "Do not block, touch or mislead anybody, hide anybody, or destroy anything. If they go on without your"
    " consent, do not resist: note what you saw, and call."
)
NO_PERMISSION = "This is not permission: it says only that no rule we hold speaks of it."

# Acts that answer somebody at a door, on a lot, or with a request: nobody may make it worse.
MEETS_SOMEBODY = "assist"

ContactOf = Callable[[str], "Contact | None"]

_COLOURS = {Verdict.MUST_NOT: "red", Verdict.MAY: "green", Verdict.MUST: "green"}


def sentence(decision: Decision, act_words: str) -> str:
    """The verdict in one sentence."""
    if decision.verdict is Verdict.MUST_NOT and decision.once in (Verdict.MAY, Verdict.MUST):
        return f"NO, NOT AS THINGS STAND. You must not {act_words} until it has been approved."
    return {
        Verdict.MUST_NOT: f"NO. You must not {act_words}.",
        Verdict.MAY: f"YES. You may {act_words}.",
        Verdict.MUST: f"YES. The law commands it: {act_words}.",
        Verdict.REFER: f"ASK A LAWYER FIRST. The law leaves open whether you may {act_words}.",
        Verdict.UNKNOWN_TEXT: f"ASK A LAWYER FIRST. The law of that day is not held: may you {act_words}?",
        Verdict.NOT_REGULATED: f"NO RULE WE HOLD SPEAKS OF THIS. Ask counsel before you {act_words}.",
        Verdict.UNDETERMINED: f"NOT YET. Whether you may {act_words} depends on what is not known yet.",
    }[decision.verdict]


def styled_sentence(decision: Decision, act_words: str) -> list[str]:
    """The verdict's sentence in lines that stand out."""
    colour = _COLOURS.get(decision.verdict, "yellow")
    lines = [click.style(line, bold=True, fg=colour) for line in wrapped(sentence(decision, act_words))]
    return lines + (wrapped(NO_PERMISSION) if decision.verdict is Verdict.NOT_REGULATED else [])


def answer(
    decision: Decision,
    corpus: Corpus,
    contact: ContactOf,
    *,
    facts: Mapping[str, Any] | None = None,
    situation: Situation | None = None,
) -> list[str]:
    """The whole page; a situation adds its own steps, words and desk, and the facts name the parts."""
    act = corpus.act(decision.act)
    return [
        *wrapped(DANGER),
        "",
        *wrapped(_about(decision, act.words)),
        "",
        *styled_sentence(decision, act.words),
        *_by_kind(decision, corpus, facts or {}),
        *to_do(decision, corpus, contact, situation),
        *(["", *wrapped(HANDS_OFF)] if meets_somebody(corpus, decision.act) else []),
        *reasons(decision),
        *standing_of(decision),
    ]


def _about(decision: Decision, words: str) -> str:
    case = f"{decision.id}: " if decision.id else ""
    place = f" in {decision.city}" if decision.city else ""
    return f"{case}{decision.act} ({words}){place} on {decision.on.isoformat()}."


def meets_somebody(corpus: Corpus, act: str) -> bool:
    """Whether the act answers somebody who wants in, wants a lot, a person, or information."""
    return MEETS_SOMEBODY in corpus.widened(act)


def _by_kind(decision: Decision, corpus: Corpus, facts: Mapping[str, Any]) -> list[str]:
    """Each kind's own answer where a case is about several kinds at once."""
    if not decision.parts:
        return []
    several = [
        [f"{name} {kind}" for kind in sorted(kinds)]
        for name, value in facts.items()
        if name in corpus.facts
        and corpus.facts[name].kind == "each of"
        and len(kinds := set(value.split(",") if isinstance(value, str) else value)) > 1
    ]
    names = [" and ".join(some) for some in product(*several)]
    told = [
        f"{name}: {one.verdict.spoken} ({', '.join(norm.citation for norm in one.norms) or 'no rule'})"
        for name, one in zip(names, decision.parts, strict=False)
    ]
    return part("Kind by kind", told, "- ")


def to_do(decision: Decision, corpus: Corpus, contact: ContactOf, situation: Situation | None = None) -> list[str]:
    """What to do and say, whom to call, and what to do until they have answered."""
    steps, tell, call = (situation.steps, situation.tell, situation.call) if situation else ((), (), None)
    approvals = [
        f"Not yet established: {one.words} {one.by_words[:1].upper()}{one.by_words[1:]} decides."
        for one in decision.provided
        if not one.met
    ]
    owed = [
        f"{one.words}{f', {one.due}' if one.due else ''} ({one.citation}){_with_target(one)}" for one in decision.then
    ]
    calls = [*decision.call, *([Call(call, party_words(corpus, call))] if call else [])]
    return [
        *numbered("What to do", dict.fromkeys([*decision.say, *steps, *approvals])),
        *part("Words to say", [f"“{words}”" for words in dict.fromkeys([*decision.tell, *tell])]),
        *part("Afterwards", owed, "- "),
        *part("Who owes what", [duty_words(duty, corpus) for duty in decision.duties], "- "),
        *part("Call", [call_words(one, contact) for one in dict.fromkeys(calls)], "- "),
        *part("Until they have answered", decision.meanwhile),
        *part("Only they may judge", _judges(decision), "- "),
        *part("What would change it", decision.would_change, "- "),
    ]


def _judges(decision: Decision) -> list[str]:
    """What is open and not for a worker to judge, by whose judgement it is."""
    by_judge: dict[str, list[str]] = {}
    for one in decision.judged_by:
        by_judge.setdefault(one.by_words, []).append(one.words)
    return [f"{judge}: {' '.join(questions)}" for judge, questions in by_judge.items()]


def call_words(call: Call, contact: ContactOf) -> str:
    """Whom to call, with the desk, number and hours where the city has given them."""
    try:
        found = contact(call.party)
    except ValueError as error:  # a file of contacts with a mistake in it keeps no answer from anybody
        return f"{call.words} ({error})"
    if found is None:
        return f"{call.words} (no number is on file here)"
    told = ", ".join(filter(None, [found.desk, found.phone, found.hours]))
    made_up = " [a made-up number, for demonstration]" if found.demonstration else ""
    return f"{call.words}: {told}{made_up}" + (f". {found.note}" if found.note else "")


def duty_words(duty: OwedDuty, corpus: Corpus) -> str:
    """Who owes what to whom, and by when, with how the day was computed."""
    act = corpus.acts[duty.act].words if duty.act in corpus.acts else duty.act
    to = f", to {party_words(corpus, duty.to_whom)}" if duty.to_whom else ""
    what = f": {duty.what}" if duty.what else ""
    by = f"{when(duty)} ({duty.computed})" if duty.computed else when(duty)
    asked = f" ({duty.question})" if duty.question else ""
    also = f"; counted otherwise, {duty.also_shown.isoformat()}{asked}" if duty.also_shown else ""
    return f"{party_words(corpus, duty.who)}: {act}{what}{to}; {by}{also}. {duty.citation}{_with_target(duty)}"


def _with_target(one: OwedDuty | Sequel) -> str:
    told = target_words(one.internal_target)
    return f". {told}" if told else ""


def party_words(corpus: Corpus, name: str) -> str:
    """A party in words, or the name itself where it is no party's."""
    return corpus.parties[name].words if name in corpus.parties else name


def reasons(decision: Decision) -> list[str]:
    """Why, the sections, what was assumed, what is missing, and the questions that it turned on."""
    missing = ", ".join(decision.missing)
    absent = [f"{cite} ({name})" if cite != name else name for name, cite in decision.not_encoded]
    cited = [f"{norm.citation} ({norm.instrument}, {norm.norm.replace('-', ' ')})" for norm in decision.norms]
    return [
        *part("Why", _short(decision), "- "),
        *part("Sections", cited, "- "),
        *part("Taken as at rest, because nothing was given (--rest no)", _assumed(decision), "- "),
        *part("Not known yet, and it matters", [missing] if missing else []),
        *_next(decision),
        *part("It could still go either way", _either_way(decision.disagreeing), "- "),
        *part("Questions of law that it turned on", map(_question, decision.questions), "- "),
        *part("Law of that day that is not in here yet: ask counsel about it", absent, "- "),
        *part("Take note", decision.warnings, "- "),
    ]


def _assumed(decision: Decision) -> list[str]:
    """What was put at rest, the facts that are taken as *no* or as *none* together."""
    by_value: dict[str, list[str]] = {}
    for name, value in decision.assumed:
        by_value.setdefault(value_words(value), []).append(name)
    alone = [f"{names[0]}={value}" for value, names in by_value.items() if len(names) == 1]
    together = [f"{value}: {', '.join(names)}" for value, names in by_value.items() if len(names) > 1]
    return [*together, *([", ".join(alone)] if alone else [])]


def _next(decision: Decision) -> list[str]:
    if decision.next is None:
        return []
    values = ", ".join(value for value, _ in decision.next.values) or decision.next.kind
    asked = " ".join(filter(None, [decision.next.ask, decision.next.help]))
    return part("Find out next", [asked, f"{decision.next.fact}=… ({values})"])


def _either_way(disagreeing: Iterable[Mapping[str, Any]]) -> list[str]:
    """Two ways in which what is missing could be, by what differs between them, with the verdict of each."""
    ways = [dict(facts) for facts in disagreeing]
    told = []
    for facts in ways:
        verdict = str(facts.pop("verdict", "")).replace("_", " ")
        apart = {name: value for name, value in facts.items() if any(way.get(name) != value for way in ways)}
        given = ", ".join(f"{name}={value_words(value)}" for name, value in (apart or facts).items())
        told.append(f"{given or 'otherwise'}: {verdict}")
    return told


def value_words(value: Any) -> str:
    """A value as it is typed on the command line.

    >>> value_words(True), value_words(None), value_words(frozenset({"b", "a"}))
    ('yes', 'none', 'a,b')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return "none"
    if isinstance(value, frozenset | set | list):
        return ",".join(sorted(map(str, value)))
    if isinstance(value, tuple):
        return ",".join(f"{start}..{end}" for start, end in value)
    return str(value)


def _short(decision: Decision) -> Iterable[str]:
    """Why the rules that carry the verdict apply, or what is open or keeps them silent; `explain` shows all."""
    cited = {norm.citation for norm in decision.norms}
    rules = [one for instrument in decision.because.parts for one in instrument.parts]
    if decision.verdict is Verdict.UNDETERMINED:
        found = [one for one in rules if one.holds is None]
    elif decision.verdict is Verdict.NOT_REGULATED:
        failing = [one for rule in rules for one in _within(rule) if one.holds is False and not one.parts]
        found = [one for one in failing if one.pinpoint in cited][:1]
    else:
        found = [one for one in rules if one.holds and one.pinpoint in cited]
    for one in dict.fromkeys(found) or [decision.because]:
        yield one.sentence if one.pinpoint in one.sentence else f"{one.sentence} [{one.pinpoint}]"


def _within(reason: Reason) -> Iterator[Reason]:
    yield reason
    for one in reason.parts:
        yield from _within(one)


def _question(question: TurnedOn) -> str:
    settled = f"taken as: {question.settled.replace('-', ' ')}" if question.settled else "open until counsel decides"
    readings = "" if question.settled else " " + " ".join(question.readings)
    return f"{question.question} ({question.pinpoint}): {question.ask} ({settled}){readings}"


def standing_of(decision: Decision) -> list[str]:
    """How well the answer is known, and which law gave it."""
    known = decision.provenance
    weakest = f" ({known.instrument})" if known.instrument else ""
    used = ", ".join(name for name, _ in decision.law.instruments) or "none that is held"
    return [
        "",
        *wrapped(known.banner),
        *wrapped(
            f"Weakest text behind it: {known.text}{weakest}; checked {known.checked or 'never'}; reviewed by"
            f" counsel: {known.reviewed}."
        ),
        *wrapped(f"Law as of {decision.on.isoformat()}: {used}."),
        f"Hash {decision.law.hash}",
    ]
