"""The answer as a page shows it: what to do, in what order, what to say, whom to call, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from goldendoor import City
from goldendoor.engine.consultation import Consultation
from goldendoor.engine.decision import Decision, OwedDuty, Reason, Sequel
from goldendoor.hall.desk.callees import COUNSEL, Callee, callees
from goldendoor.hall.desk.drawings import Drawing, drawings
from goldendoor.hall.desk.headline import Headline, gives_leave, headline, waits
from goldendoor.hall.desk.questions import choice_words
from goldendoor.norms import Corpus, Situation, Verdict
from goldendoor.norms.vocabulary import EACH_OF

COUNSEL_DECIDES = "A question of law that the text leaves open. City counsel decides."
CALL_COUNSEL_FIRST = "Call counsel first: not all of the law is in here yet."


@dataclass(frozen=True, slots=True)
class Line:
    """One decision in short, where a situation raises several acts or several kinds of information."""

    about: str
    headline: Headline


@dataclass(frozen=True, slots=True)
class Cited:
    """A section that carries the verdict, with its instrument's title."""

    citation: str
    title: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One answer, ready to be shown. Nothing on it is computed later, so that paper and screen say the same."""

    headline: Headline
    lines: tuple[Line, ...]
    steps: tuple[str, ...]
    afterwards: tuple[Sequel, ...]
    tell: tuple[str, ...]
    calls: tuple[Callee, ...]
    meanwhile: tuple[str, ...]
    pictures: tuple[Drawing, ...]
    not_encoded: tuple[tuple[str, str], ...]
    loud: bool
    approvals: tuple[tuple[str, tuple[str, ...]], ...]
    would_change: tuple[str, ...]
    question_of_law: bool
    reasons: tuple[Reason, ...]
    cited: tuple[Cited, ...]
    duties: tuple[OwedDuty, ...]
    warnings: tuple[str, ...]
    decision: Decision | None


# The fact that says for which agency somebody works, where the law asks it.
AGENCY = "actor_agency"
EVERY_LEVEL, OPEN_LEVELS = 1_000, 4
# What to do until somebody has answered, where the law file has no words of its own for it.
WAIT = "Wait for the answer. Do not act on your own. Do not promise anything. Stay calm and polite."


def sheet(city: City, consultation: Consultation) -> Sheet:
    """The sheet of a consultation that has no question left, or none that may be asked."""
    situation, decisions = consultation.situation, consultation.decisions
    leading = consultation.leading
    if leading is None:
        whole = card(city, situation)
        return replace(whole, steps=whole.steps[1:])  # the first is the large sentence
    agency = str(consultation.facts.get(AGENCY) or "")
    calls = callees(city, [*parties_to_call(decisions), situation.call or ""], situation, agency)
    first = calls[0].words
    others = [one for one in decisions if one is not leading]
    not_encoded = _not_encoded(city, decisions)
    meanwhile = _once(_all(decisions, "meanwhile"))
    say = [one for one in _all(decisions, "say") if one not in meanwhile]
    loud = bool(not_encoded) and any(gives_leave(one) for one in decisions)
    return Sheet(
        headline(city.corpus, leading, first),
        (*_lines(city, others, first), *_part_lines(city, leading, consultation.facts, first)),
        _once([*([CALL_COUNSEL_FIRST] if loud else []), *situation.steps, *say]),
        _once(_all(decisions, "then")),
        _once([*situation.tell, *_all(decisions, "tell")]),
        calls,
        meanwhile or ((WAIT,) if any(map(needs_somebody, decisions)) else ()),
        drawings(situation.picture),
        not_encoded,
        loud,
        _open_approvals(decisions),
        _once(_all(decisions, "would_change")),
        any(one.questions for one in decisions),
        tuple(for_the_public(city.corpus, one.because, levels_shown(one)) for one in decisions),
        _cited(city, decisions),
        _once(_all(decisions, "duties")),
        _once(_all(decisions, "warnings")),
        leading,
    )


def levels_shown(decision: Decision) -> int:
    """How many levels of reasons are shown: while the answer is open, every rule and what it asks, and no more."""
    return OPEN_LEVELS if decision.verdict is Verdict.UNDETERMINED else EVERY_LEVEL


def for_the_public(corpus: Corpus, reason: Reason, levels: int = EVERY_LEVEL) -> Reason:
    """The reasons without open questions and their readings: those are counsel's own, and the public reads only this."""
    if _is_counsels(corpus, reason.sentence):
        return Reason(COUNSEL_DECIDES, "", None)
    parts = reason.parts if levels > 1 else ()
    return reason._replace(parts=tuple(for_the_public(corpus, part, levels - 1) for part in parts))


def _is_counsels(corpus: Corpus, sentence: str) -> bool:
    """Whether a sentence asks or reads a question of law: it names the question first, be it open or settled."""
    return sentence.removeprefix("Open question ").partition(":")[0] in corpus.questions


def needs_somebody(decision: Decision) -> bool:
    """Whether the answer is to be had from a person: it then says whom to call, and what to do meanwhile."""
    return waits(decision) or decision.verdict.value in ("refer", "unknown_text", "not_regulated")


def card(city: City, situation: Situation) -> Sheet:
    """What holds whatever the answers: the situation's own steps, words and party to call."""
    first = situation.steps[0] if situation.steps else f"Call {callees(city, [], situation)[0].words} first."
    return Sheet(
        Headline("steps", "Do this", first),
        (),
        situation.steps,
        (),
        situation.tell,
        callees(city, [], situation),
        (),
        drawings(situation.picture),
        *((), False, (), (), False, (), (), (), (), None),
    )


def parties_to_call(decisions: Iterable[Decision]) -> list[str]:
    """Everyone to call: whoever has to judge, whoever has to approve, whom the law names."""
    named = []
    for one in decisions:
        named += [judgement.by for judgement in one.judged_by]
        if waits(one):
            named += [approval.by for approval in one.provided if not approval.met and approval.by]
    for one in decisions:
        named += [call.party for call in one.call]
        if one.not_encoded and gives_leave(one):
            named.append(COUNSEL)
    return named


def _lines(city: City, decisions: Iterable[Decision], call: str) -> list[Line]:
    lines = []
    for one in decisions:
        words = city.corpus.act(one.act).words
        lines.append(Line(words[:1].upper() + words[1:], headline(city.corpus, one, call)))
    return lines


def _part_lines(city: City, decision: Decision, facts: Mapping[str, Any], call: str) -> list[Line]:
    """A line for each kind of information, where one question was about several kinds at once.

    The parts of a decision stand in the order of the kinds' names, as the engine goes through them.
    """
    several = [fact for name in facts if (fact := city.corpus.facts.get(name)) and fact.kind == EACH_OF]
    kinds = [[choice_words(fact, value) for value in sorted(facts[fact.name])] for fact in several]
    return [
        Line(", ".join(words), headline(city.corpus, one, call))
        for words, one in zip(product(*kinds), decision.parts, strict=bool(decision.parts))
    ]


def _open_approvals(decisions: Iterable[Decision]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What somebody else has to say first: who it is, and all that they judge."""
    found: dict[str, list[str]] = {}
    for one in decisions:
        pairs = [(judgement.by_words, judgement.words) for judgement in one.judged_by]
        if waits(one):
            pairs += [(approval.by_words, approval.words) for approval in one.provided if not approval.met]
        for by, words in pairs:
            found.setdefault(by, []).append(words)
    return tuple((by, _once(words)) for by, words in found.items())


def _cited(city: City, decisions: Iterable[Decision]) -> tuple[Cited, ...]:
    return _once(
        Cited(norm.citation, city.corpus.instruments[norm.instrument].title) for one in decisions for norm in one.norms
    )


def _not_encoded(city: City, decisions: Iterable[Decision]) -> tuple[tuple[str, str], ...]:
    """The law of that day that the program has not taken in yet: how it is cited, and what it is about."""
    rows = [row for table in city.corpus.tables.get("not_encoded", ()) for row in table.rows]
    titles = {row.key: dict(row.columns).get("title", "") for row in rows}
    return _once((cite, titles.get(name, "")) for one in decisions for name, cite in one.not_encoded)


def _all(decisions: Iterable[Decision], name: str) -> list[Any]:
    return [item for one in decisions for item in getattr(one, name)]


def _once(items: Iterable[Any]) -> tuple[Any, ...]:
    found: list[Any] = []
    for item in items:
        if item not in found:
            found.append(item)
    return tuple(found)
