"""Of a criminal record only the limb that was met is kept: which terms of the law an office's answers settled."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldendoor.engine.decision import Decision
from goldendoor.hall.matters.facts import NEVER, stored
from goldendoor.hall.matters.limbs import holds, limbs_met, may_be_kept
from goldendoor.norms import Corpus, Rule, Verdict
from goldendoor.norms.giving import read_value
from goldendoor.norms.vocabulary import YES_NO
from goldendoor.norms.walk import made_of, names_in


@dataclass(frozen=True, slots=True)
class Settled:
    """A term of the law that was settled: whether it holds, and under which provisions."""

    term: str
    holds: bool
    pinpoints: tuple[str, ...]


def limbs_to_keep(
    corpus: Corpus, decision: Decision, facts: Mapping[str, Any], answered: Iterable[str]
) -> tuple[Settled, ...]:
    """The widest terms that the rules cited test and that these answers settled, as far as they may be kept.

    Args:
        decision: what the law says on all of it: only what its own rules test is looked at.
        facts: everything known, with what is used once.
        answered: the names that the office answered; only terms that rest on one that is never kept are looked at.
    """
    never = {name for name in answered if name in corpus.facts and corpus.facts[name].kept == NEVER}
    if not never:
        return ()
    tested = sorted(_tested(corpus, decision))
    return tuple(dict.fromkeys(_settled(corpus, tested, facts, never, decision.on)))


def to_keep(
    corpus: Corpus,
    answered: Mapping[str, Any],
    decision: Decision,
    decided_with: Callable[[Mapping[str, Any]], Decision],
) -> dict[str, Any]:
    """What is kept of an office's answers: each as it is where the law lets it be kept, else nothing, with one exception.

    Answers that nobody may keep and that open no way count as *no* while the matter is still open, whatever they were: else
    two such offices would be asked by turns for ever. Whatever comes to the same leaves the same behind.

    Args:
        decided_with: decides the case with other answers in place of these.
    """
    kept = {name: stored(read_value(corpus, name, raw)) for name, raw in answered.items()}
    never = [name for name in answered if corpus.facts[name].kept == NEVER]
    kept |= dict.fromkeys(never)
    no = {name: False for name in never if corpus.facts[name].kind == YES_NO}
    if no and decision.verdict is Verdict.UNDETERMINED and _comes_to(decided_with(no)) == _comes_to(decision):
        kept |= no
    return kept


def _comes_to(decision: Decision) -> tuple[object, ...]:
    """All that a decision says of what the law answers and of what it still depends on."""
    return (
        decision.verdict, decision.once, decision.norms, decision.missing, decision.provided, decision.then,
        tuple(_comes_to(one) for one in decision.parts),
    )  # fmt: skip


def _tested(corpus: Corpus, decision: Decision) -> set[str]:
    """The terms that the cited rules test themselves."""
    cited = {(rule.instrument, rule.pinpoint) for one in (decision, *decision.parts) for rule in one.norms}
    found: set[str] = set()
    for instrument in {name for name, _ in cited}:
        for norm in corpus.instruments[instrument].norms:
            found |= set(_tested_in(norm.rule, instrument, cited))
    return {name for name in found if name in corpus.terms and corpus.term_on(name, decision.on)}


def _tested_in(rule: Rule, instrument: str, cited: set[tuple[str, str]]) -> Iterator[str]:
    """What a rule and its exceptions test, if it is one of those cited; and what exceptions test that are cited."""
    if (instrument, str(rule.pinpoint)) in cited:
        for one in (rule, *rule.exceptions):
            yield from names_in(one.when)
            yield from names_in(one.provided)
    for inner in rule.exceptions:
        yield from _tested_in(inner, instrument, cited)


def _settled(
    corpus: Corpus, terms: Iterable[str], facts: Mapping[str, Any], never: set[str], on: date
) -> Iterator[Settled]:
    for name in terms:
        term = corpus.term_on(name, on)
        if term is None or not made_of(corpus, term, on) & never:
            continue
        found = holds(corpus, name, facts, on) if may_be_kept(corpus, name) else None
        if found is None:
            # The whole is open, or may not be kept: a part of it may be settled.
            parts = [*names_in(term.limbs), *names_in(term.exceptions), *term.inputs]
            yield from _settled(corpus, [one for one in parts if one in corpus.terms], facts, never, on)
        else:
            yield Settled(name, found, tuple(one.citation for one in limbs_met(corpus, name, facts, on)))
