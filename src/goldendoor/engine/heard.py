"""What a person hears besides the verdict: words to say, whom to call, what to do meanwhile, and what is still needed."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import takewhile
from typing import Any

from goldendoor.engine.answering import Answering, Spoken
from goldendoor.engine.compile import Compiled
from goldendoor.engine.decision import Approval, Call, Judgement, LawUsed, TurnedOn
from goldendoor.engine.diagram import DiagramTooLarge
from goldendoor.engine.given import Placed
from goldendoor.engine.outlook import Outlook
from goldendoor.engine.sentences import words_of_name
from goldendoor.norms import Corpus, IsIn, Rule, Verdict, Word
from goldendoor.norms.walk import names_in

# Verdicts that never leave somebody alone with the question (docs/safety.md 5).
NEEDS_HELP = (Verdict.REFER, Verdict.UNDETERMINED, Verdict.UNKNOWN_TEXT, Verdict.NOT_REGULATED)
COUNSEL = "agency_general_counsel"
WAIT = ("Wait, and ask counsel before you act. Do not block, touch or mislead anyone. "
        "If somebody may be hurt, call 911 first.")  # fmt: skip


def innermost(spoken: Iterable[Spoken], what: str) -> tuple[str, ...]:
    """The innermost `say` or `tell` of each rule that carries the verdict (rule 15)."""
    found = []
    for one in spoken:
        words = next((value for rule in _of_one_mind(one.trail) if (value := getattr(rule, what))), None)
        if words:
            found.append(words)
    return tuple(dict.fromkeys(found))


def _of_one_mind(trail: tuple[Rule, ...]) -> Iterator[Rule]:
    """The rules of a trail whose words fit its end, the innermost first: nobody who may is told what a refusal says.

    Until a lawyer has looked, the words of the refusal around it fit.
    """
    end = trail[-1].word
    fitting = (end, Word.MUST_NOT) if end in (Word.REFER, Word.UNKNOWN_TEXT) else (end,)
    return takewhile(lambda rule: rule.word in fitting, reversed(trail))


def calls(
    corpus: Corpus,
    spoken: Iterable[Spoken],
    questions: Iterable[TurnedOn],
    judged: Iterable[Judgement],
    verdict: Verdict,
) -> tuple[Call, ...]:
    """Whom to call: those the rules name, those who may judge what is open, and counsel where nobody is named."""
    parties = [value for one in spoken for rule in reversed(one.trail) if (value := rule.call)]
    if verdict in NEEDS_HELP:
        parties += [call for one in questions if one.settled is None and (call := corpus.questions[one.question].call)]
        parties += [one.by for one in judged]
        if not parties and COUNSEL in corpus.parties:
            parties.append(COUNSEL)
    return tuple(Call(name, corpus.parties[name].words) for name in dict.fromkeys(parties) if name in corpus.parties)


def meanwhile_of(
    corpus: Corpus, spoken: Iterable[Spoken], questions: Iterable[TurnedOn], verdict: Verdict
) -> tuple[str, ...]:
    """What to do until somebody has answered; never empty where the verdict needs help."""
    found = [value for one in spoken for rule in reversed(one.trail) if (value := rule.meanwhile)]
    if verdict is Verdict.UNDETERMINED:
        found += innermost(spoken, "say")
    elif verdict in NEEDS_HELP:
        open_questions = [corpus.questions[one.question] for one in questions if one.settled is None]
        found += [question.meanwhile for question in open_questions if question.meanwhile]
    if verdict in NEEDS_HELP:
        found = found or [WAIT]
    return tuple(dict.fromkeys(found))


def law_used(corpus: Corpus, compiled: Compiled, terms: Iterable[str]) -> LawUsed:
    """The instruments that were asked about the act, with those whose terms, tables and questions it turns on.

    Each comes with its content, so that whoever has the same hash has the same law.
    """
    used = {what.instrument.name for what in compiled.speaking if what.speaks}
    used |= {term.instrument for name in terms if (term := corpus.term_on(name, compiled.day))}
    used |= {corpus.questions[name].instrument for name in compiled.questions}
    used |= set(compiled.asked_alone)
    listing = {test.table for one in compiled.facts.values() for test in one.tests if isinstance(test, IsIn)}
    used |= {table.instrument for name in listing if (table := corpus.table_on(name, compiled.day))}
    pairs = tuple((name, corpus.instruments[name].content_hash) for name in sorted(used) if name)
    whole = sha256("\n".join(f"{name} {content}" for name, content in pairs).encode()).hexdigest()
    return LawUsed(whole, pairs)


def approvals_open(
    corpus: Corpus,
    answering: Answering,
    placed: Placed,
    outlook: Outlook,
    spoken: Iterable[Spoken],
    verdict: Verdict,
    known: Mapping[str, Any],
) -> tuple[tuple[Approval, ...], Verdict | None]:
    """Rule 13: the approvals relied on; or, deciding twice, those that would open the way, and what the verdict is then."""
    relied = [rule for one in spoken if one.word is Word.MAY for rule in one.trail[-1:] if rule.provided]
    if relied:
        names = [name for rule in relied for name in approval_facts(corpus, rule)]
        return tuple(_approval(corpus, name, _given(placed, known, name)) for name in dict.fromkeys(names)), None
    if verdict not in (Verdict.MUST_NOT, Verdict.UNDETERMINED):
        return (), None
    needed = dict.fromkeys(
        name
        for rule in answering.compiled.rules
        if rule.provided
        for name in approval_facts(corpus, rule)
        if known.get(name) is not False or _assumed(placed, name)
    )
    # What is asked about first is what is open, not what was put at rest.
    needed = dict.fromkeys(sorted(needed, key=lambda name: _assumed(placed, name)))
    for name in needed:
        once = outlook.supposing((name,))
        if once in (Verdict.MAY, Verdict.MUST) and known.get(name) is not True:
            return (_approval(corpus, name, None),), once
    once = outlook.supposing(tuple(needed)) if len(needed) > 1 else None
    if once in (Verdict.MAY, Verdict.MUST):
        fewest = _fewest(outlook, tuple(needed))
        return tuple(_approval(corpus, name, None) for name in fewest if known.get(name) is not True), once
    return (), None


def _fewest(outlook: Outlook, names: tuple[str, ...]) -> tuple[str, ...]:
    """The approvals without those that open nothing, so that nobody is sent for one in vain."""
    for name in names:
        fewer = tuple(one for one in names if one != name)
        if outlook.supposing(fewer) in (Verdict.MAY, Verdict.MUST):
            names = fewer
    return names


def _given(placed: Placed, known: Mapping[str, Any], name: str) -> bool | None:
    """Whether an approval was given or refused; None where nobody has said."""
    value = known.get(name)
    return value if isinstance(value, bool) and not _assumed(placed, name) else None


def _assumed(placed: Placed, name: str) -> bool:
    return any(fact == name for fact, _ in placed.assumed)


def approval_facts(corpus: Corpus, rule: Rule) -> tuple[str, ...]:
    """The facts in a proviso that somebody has to establish."""
    return tuple(name for name in names_in(rule.provided) if name in corpus.facts and corpus.facts[name].decided_by)


def _approval(corpus: Corpus, name: str, met: bool | None) -> Approval:
    fact = corpus.facts[name]
    by = fact.decided_by
    return Approval(
        name, fact.ask or words_of_name(name), by, corpus.parties[by].words if by in corpus.parties else "", met
    )


def would_change(
    corpus: Corpus, answering: Answering, placed: Placed, verdict: Verdict, known: Mapping[str, Any]
) -> tuple[str, ...]:
    """The papers and approvals that can lawfully be got and that would change a refusal; never what happened."""
    if verdict is not Verdict.MUST_NOT:
        return ()
    forest = answering.forest
    papers = {name for name, variable in answering.compiled.facts.items()
              if variable.fact.obtain and known.get(name) is not True}  # fmt: skip
    fixed = {key: value for key, value in placed.assignment.items() if answering.name_of(key) not in papers}
    for name in answering.compiled.facts:
        if name not in papers and name not in fixed and name not in known:
            usual = answering.ordinary().get(name)
            if usual is not None:
                fixed[name] = usual
    try:
        left = answering.verdict_on(fixed)
    except DiagramTooLarge:
        return ()
    as_known = {key: value for key, value in placed.assignment.items() if answering.name_of(key) in papers}
    path = forest.path_to(left, lambda leaf: leaf in (Verdict.MAY, Verdict.MUST), {**answering.ordinary(), **as_known})
    if path is None or any(answering.name_of(key) not in papers for key in forest.support(left)):
        return ()
    before = {**answering.ordinary(), **as_known}
    changed = dict.fromkeys(answering.name_of(key) for key, value in path.items() if before.get(key) != value)
    return tuple(words for name in changed if (words := corpus.facts[name].obtain))
