"""Where the law leaves a doubt it says what to do until somebody has answered."""

from collections.abc import Iterator

from goldendoor.language.checks.law import Law
from goldendoor.language.problems import Problem, at, short
from goldendoor.norms import Rule, Word

Checked = Iterator[Problem]
_HINT = 'add a line such as: meanwhile "Ask them to wait. Do nothing yet."'


def doubt_says_what_to_do_meanwhile(law: Law) -> Checked:
    """Every `refer`, `not held` and question left to counsel has `meanwhile`, its own or an outer rule's."""
    for instrument in law.corpus.instruments.values():
        outermost = [norm.rule for norm in instrument.norms] + [duty.rule for duty in instrument.all_duties]
        waiting = [(rule, False) for rule in outermost]
        while waiting:
            rule, told_outside = waiting.pop()
            told = told_outside or rule.meanwhile is not None
            if rule.word is Word.REFER and not told:
                yield _silent(rule)
            waiting += [(inner, told) for inner in rule.exceptions]
        for missing in instrument.not_held:
            if missing.meanwhile is None:
                yield at(missing.source, "a `not held` says what to do meanwhile", _HINT)
    for question in law.corpus.questions.values():
        if question.until_decided is None and question.meanwhile is None:
            message = f"{question.name} is left to counsel and does not say what to do meanwhile"
            yield at(question.source, message, _HINT)


def _silent(rule: Rule) -> Problem:
    message = f"{short(rule.label)} refers to a lawyer and does not say what to do meanwhile"
    return at(rule.source, message, _HINT)


def a_question_is_decided_once_a_day(law: Law) -> Checked:
    """No two decisions of one question begin on the same day."""
    seen: dict[tuple[str, object], str] = {}
    for decided in law.corpus.decided:
        key = (decided.question, decided.since)
        if key in seen:
            message = f"{decided.question} is decided twice from {decided.since}"
            yield at(decided.source, message, f"first at {seen[key]}")
        seen.setdefault(key, str(decided.source))
