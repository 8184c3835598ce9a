"""A city and its law: the public face of the engine. Ask it what the law says of an act on a day.

>>> from datetime import date
>>> decision = City("nyc").decide(
...     "inquire",
...     on=date(2010, 5, 4),
...     under=["NYC-EO-34-2003"],
...     rest=True,
...     facts={"inquiry_topic": "immigration_status"},
... )
>>> decision.verdict.spoken, decision.norms[0].citation
('must not', 'EO 34 § 3(a)')
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

from goldendoor.engine.answering import Answering
from goldendoor.engine.cache import open_law
from goldendoor.engine.compile import Compiled, compile_act
from goldendoor.engine.contacts import Contact, read_contacts
from goldendoor.engine.consultation import Consultation, consultation
from goldendoor.engine.decide import Asked, decided
from goldendoor.engine.decision import Decision
from goldendoor.engine.fast import Outcome, explaining_function, fast_function, outcome_of
from goldendoor.engine.given import Standing, place, standing
from goldendoor.engine.silence import commencement
from goldendoor.engine.timeline import Entry, entries
from goldendoor.norms import Corpus, Instrument, Situation, UnknownName, Verdict
from goldendoor.norms.conditions import IsOneOf, tests_in
from goldendoor.norms.giving import read_facts
from goldendoor.norms.vocabulary import EACH_OF, TEXT, Fact
from goldendoor.norms.walk import within

# Over several kinds at once: what can be claimed of every part (docs/law/language.md, rule 9).
OF_PARTS = (Verdict.MUST_NOT, Verdict.UNDETERMINED, Verdict.UNKNOWN_TEXT, Verdict.REFER, Verdict.NOT_REGULATED,
            Verdict.MAY, Verdict.MUST)  # fmt: skip
COMPILED_KEPT = 256


class City:
    """The law of one city, with the State's and the federal law above it.

    `name` is a folder of the law files, such as `nyc`; None asks only instruments that are named. `law` is a folder
    of law files, else the law that comes with the program; or give a `corpus`.

    Raises:
        UnknownName: for a city that the law does not have, with the near matches.
    """

    def __init__(self, name: str | None, *, law: Path | None = None, corpus: Corpus | None = None) -> None:
        self.name = name
        self.corpus = corpus if corpus is not None else open_law(law)
        self.place = self.corpus.place(name) if name is not None else ()
        self._answering = lru_cache(COMPILED_KEPT)(self._compile)
        self._changes = _days_of_change(self.corpus)
        self._contacts = read_contacts(law, name)

    # Deciding --------------------------------------------------------------------------------------------------
    def decide(
        self,
        act: str,
        *,
        on: date,
        facts: Mapping[str, Any] | None = None,
        under: Iterable[str] = (),
        rest: bool = False,
        order: Iterable[str] = (),
        case_id: str | None = None,
    ) -> Decision:
        """What the law of that day says of an act.

        Args:
            act: the name of an act, such as `inquire`.
            on: the day of the case; its law is the law of that day.
            facts: what is known, by name; a value `"unknown"` is never given a default.
            under: instruments to which the answer is limited; else all that are law in the city.
            rest: put what is not given at rest (for tests and reading only; each such fact is listed under `assumed`).
            order: facts in the order in which to ask for them.
            case_id: given back with the decision.

        Raises:
            UnknownName: for an unknown act, fact or instrument, with the near matches.
            BadValue: for a value that a fact cannot have.
            DiagramTooLarge: when an act outgrows the budget of nodes.
        """
        self.corpus.act(act)
        given = read_facts(self.corpus, facts or {})
        named = tuple(under)
        if not named and self.name is None:
            raise UnknownName("city", "", list(self.corpus.cities))
        kinds = {name: sorted(value) for name, value in given.items() if self._is_several(name, value)}
        singles = [{**given, **dict(zip(kinds, some, strict=True))} for some in product(*kinds.values())]
        singles = [{name: self._single(name, value) for name, value in one.items()} for one in singles]
        parts = [self._decide_one(act, on, one, named, rest, tuple(order), case_id) for one in singles]
        if len(parts) == 1:
            return parts[0]
        leading = min(parts, key=lambda part: OF_PARTS.index(part.verdict))
        return replace(leading, parts=tuple(parts))

    def _is_several(self, name: str, value: Any) -> bool:
        fact = self.corpus.facts.get(name)
        return fact is not None and fact.kind == EACH_OF and isinstance(value, frozenset) and len(value) > 1

    def _single(self, name: str, value: Any) -> Any:
        fact = self.corpus.facts.get(name)
        if fact is not None and fact.kind == EACH_OF and isinstance(value, frozenset):
            return next(iter(value))
        return value

    def _decide_one(
        self, act: str, on: date, facts: Mapping[str, Any], under: tuple[str, ...], rest: bool, order: tuple[str, ...],
        case_id: str | None, with_question: bool = True,
    ) -> Decision:  # fmt: skip
        stand = standing(self.corpus, facts, on, under, self.place)
        answering = self.answering(act, on, under, stand)
        placed = place(answering.compiled, self.corpus, stand, rest)

        def may_ask(fact: Fact) -> bool:
            return self._may_be_asked(fact, facts, on, under)

        asked = Asked(act, on, self.name, order, may_ask, with_question, case_id)
        decision = decided(self.corpus, answering, stand, placed, asked)
        if decision.verdict is Verdict.NOT_REGULATED and under and len(stand.scope) < len(under):
            decision = replace(decision, norms=commencement(self.corpus, under, stand) + decision.norms)
        return replace(decision, not_encoded=self.not_encoded(act, on))

    def _may_be_asked(self, fact: Fact, facts: Mapping[str, Any], on: date, under: tuple[str, ...]) -> bool:
        """Rule 16: a question that is itself an act is asked only where that act is allowed, on what is known."""
        if fact.asking is None:
            return True
        settled = dict(facts)
        for test in tests_in(fact.asking.where):
            if isinstance(test, IsOneOf) and len(test.values) == 1:
                settled[test.name] = test.values[0]
        asking = self._decide_one(fact.asking.act, on, settled, under, False, (), None, with_question=False)
        return asking.verdict in (Verdict.MAY, Verdict.MUST)

    def compile(
        self,
        act: str,
        *,
        on: date,
        under: Iterable[str] = (),
        explain: bool = False,
        rest: bool = False,
        given: Iterable[str] | None = None,
    ) -> Callable[[Mapping[str, Any]], Any]:
        """A function from a mapping of facts to an Outcome, for those who decide many cases of one act and day.

        Facts are given as in `decide`, but as values of their kind (True, a name, a day). What is missing or more than
        one kind at once takes the slow way, and comes out the same. With `rest` what is missing is at rest. With `given`
        the function looks at these facts and terms only, and is as small as one written by hand. With `explain` the function returns a pair: the
        Outcome, and the tree of Reasons.

        Raises:
            UnknownName, DiagramTooLarge: as `decide`.
        """
        self.corpus.act(act)
        named = tuple(under)
        answering = self.answering(act, on, named, standing(self.corpus, {}, on, named, self.place))

        def full(facts: Mapping[str, Any]) -> Outcome:
            return outcome_of(self.decide(act, on=on, facts=facts, under=named, rest=rest))

        looked_at = None if given is None else frozenset(given)
        fast = fast_function(self.corpus, answering, full, rest, looked_at)
        return explaining_function(self.corpus, answering, fast, actor_named=True) if explain else fast

    # Compiling -------------------------------------------------------------------------------------------------
    def answering(self, act: str, on: date, under: tuple[str, ...], stand: Standing) -> Answering:
        """The diagrams of an act for a case, compiled once for each stretch of days on which the law does not change."""
        texts = tuple(sorted((name, value) for name, value in stand.known.items()
                             if isinstance(value, str) and self._is_text(name)))  # fmt: skip
        scope = tuple(one.name for one in stand.scope)
        return self._answering(act, self._day_of_law(on), scope, self._unseen(act, texts))

    def _is_text(self, name: str) -> bool:
        return name in self.corpus.facts and self.corpus.facts[name].kind == TEXT

    def _unseen(self, act: str, texts: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        return texts

    def _day_of_law(self, on: date) -> date:
        """The first day of the stretch of days, around `on`, on which the law is the same."""
        return max((day for day in self._changes if day <= on), default=date.min)

    def _compile(self, act: str, day: date, scope: tuple[str, ...], texts: tuple[tuple[str, str], ...]) -> Answering:
        instruments: tuple[Instrument, ...] = tuple(self.corpus.instruments[name] for name in scope)
        extra = {name: frozenset({value}) for name, value in texts}
        compiled: Compiled = compile_act(self.corpus, act, day, instruments, extra)
        return Answering(self.corpus, compiled)

    # Situations ------------------------------------------------------------------------------------------------
    def situations(self) -> tuple[Situation, ...]:
        """What happens to workers of this city: every situation with steps of its own, or about acts its law knows."""
        spoken = {act for one in self.corpus.instruments.values() if one.speaks_in(self.place)
                  for norm in one.norms for act in norm.acts}  # fmt: skip
        return tuple(one for one in self.corpus.situations.values()
                     if one.steps or any(spoken & set(self.corpus.widened(act)) for act in one.raises))  # fmt: skip

    def consult(self, situation: str, *, on: date, facts: Mapping[str, Any] | None = None) -> Consultation:
        """What the law says in a situation, with the next question to ask in the situation's own order.

        Raises:
            UnknownName, BadValue, DiagramTooLarge: as `decide`.
        """
        held = self.corpus.situations.get(situation)
        if held is None:
            raise UnknownName("situation", situation, list(self.corpus.situations))
        stated = {one.name: one.value for one in held.given}
        known = {**stated, **(facts or {})}
        decisions = tuple(self.decide(act, on=on, facts=known, order=held.first) for act in held.raises)
        return consultation(held, decisions, known, tuple(facts or {}))

    def contact(self, party: str) -> Contact | None:
        """The desk and number of a party in this city, from its `contacts.toml`, or None."""
        return self._contacts.get(party)

    def timeline(self) -> tuple[Entry, ...]:
        """Everything that began, changed or ended in the city's law, in order of days."""
        return entries(self.corpus, self.place)

    # What is law -----------------------------------------------------------------------------------------------
    def in_force(self, on: date) -> tuple[Instrument, ...]:
        """The instruments that are law in the city on a day, the highest first."""
        return standing(self.corpus, {}, on, (), self.place).scope

    def not_encoded(self, act: str, on: date) -> tuple[tuple[str, str], ...]:
        """The instruments known to be law that day that govern the act and are not encoded yet: (name, how cited)."""
        tables = self.corpus.tables.get("not_encoded", ())
        acts = set(self.corpus.widened(act))
        found = []
        for row in (row for table in tables for row in table.rows if on in row.dates):
            columns = dict(row.columns)
            if columns.get("place") == self.name and acts & set(columns.get("acts", "").split()):
                found.append((row.key, columns.get("cite", row.key)))
        return tuple(found)


def _days_of_change(corpus: Corpus) -> tuple[date, ...]:
    """Every day from which some law begins, ends or changes, in order."""
    found: set[date] = set()
    spans = [one for one in within([*corpus.instruments.values(), *corpus.terms.values(), *corpus.tables.values()])
             if hasattr(one, "start") and hasattr(one, "end")]  # fmt: skip
    for span in spans:
        if span.start:
            found.add(span.start)
        if span.end and span.end < date.max:
            found.add(date.fromordinal(span.end.toordinal() + 1))
    found |= {one.since for one in corpus.decided}
    return tuple(sorted(found))
