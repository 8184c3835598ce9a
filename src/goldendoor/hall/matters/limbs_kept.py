"""Of a criminal record only the limb that was met is kept: which terms of the law an office's answers settled."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldendoor.engine.decision import Decision
from goldendoor.hall.matters.limbs import holds, limbs_met, may_be_kept
from goldendoor.norms import Corpus, Rule
from goldendoor.norms.walk import made_of, names_in

NEVER = "never"


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
