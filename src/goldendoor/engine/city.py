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
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache, partial
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goldendoor.engine.ahead import key_of, stretch_of
from goldendoor.engine.answering import Answering
from goldendoor.engine.cache import keep_diagrams, kept_diagrams, open_law
from goldendoor.engine.compile import compile_act
from goldendoor.engine.decide import Asked, decided
from goldendoor.engine.decision import Decision
from goldendoor.engine.diagram import DiagramTooLarge
from goldendoor.engine.given import Placed, Standing, place, standing, supposing
from goldendoor.engine.kept import keep, planted_anew
from goldendoor.engine.matters import Matters
from goldendoor.engine.outlook import Drawn, outlook_of
from goldendoor.engine.relevant import gives_a_term
from goldendoor.engine.silence import commencement
from goldendoor.engine.stretches import changes_by_act, first_day
from goldendoor.engine.variables import ACTOR_NAMED
from goldendoor.norms import UNKNOWN, Corpus, Instrument, Situation, Span, UnknownName, Verdict
from goldendoor.norms.giving import read_facts
from goldendoor.norms.vocabulary import EACH_OF, TEXT, Fact

if TYPE_CHECKING:  # imported where they are used: a single decision from a cold start needs none of them
    from goldendoor.engine import obligations
    from goldendoor.engine.consultation import Consultation
    from goldendoor.engine.contacts import Contact
    from goldendoor.engine.fast import Outcome
    from goldendoor.engine.internal_targets import Targets
    from goldendoor.engine.timeline import Entry

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
        self._keeps = corpus is None
        self.place = self.corpus.place(name) if name is not None else ()
        self._answering = lru_cache(COMPILED_KEPT)(self._compile)
        self._not_encoded = lru_cache(COMPILED_KEPT)(self._rows_not_encoded)
        self._matters = Matters(self.corpus)
        self._law = law
        self._contacts: Mapping[str, Contact] | None = None
        self._targets: dict[str | None, Targets] = {}

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
        named = self._asked(act, under)
        given = read_facts(self.corpus, facts or {})
        kinds = {name: sorted(kinds) for name, value in given.items() if (kinds := self._several(name, value))}
        chosen = [dict(zip(kinds, some, strict=True)) for some in product(*kinds.values())]
        parts = []
        for kind in chosen:
            one = {name: self._single(name, value) for name, value in {**given, **kind}.items()}
            part = self._decide_one(act, on, one, named, rest, tuple(order), case_id)
            # An example of how it could go is of this kind alone, and says so.
            parts.append(replace(part, disagreeing=tuple({**example, **kind} for example in part.disagreeing)))
        if len(parts) == 1:
            return parts[0]
        leading = min(parts, key=lambda part: OF_PARTS.index(part.verdict))
        return replace(leading, parts=tuple(parts))

    def _asked(self, act: str, under: Iterable[str]) -> tuple[str, ...]:
        """The instruments named, once it is known that the act is one and that some law is asked."""
        self.corpus.act(act)
        named = tuple(under)
        if not named and self.name is None:
            raise UnknownName("city", "", list(self.corpus.cities))
        return named

    def _several(self, name: str, value: Any) -> frozenset[str]:
        fact = self.corpus.facts.get(name)
        several = fact is not None and fact.kind == EACH_OF and isinstance(value, frozenset) and len(value) > 1
        return value if several else frozenset()

    def _single(self, name: str, value: Any) -> Any:
        fact = self.corpus.facts.get(name)
        if fact is not None and fact.kind == EACH_OF and isinstance(value, frozenset):
            return next(iter(value))
        return value

    def _decide_one(
        self, act: str, on: date, facts: Mapping[str, Any], under: tuple[str, ...], rest: bool, order: tuple[str, ...],
        case_id: str | None,
    ) -> Decision:  # fmt: skip
        stand, answering, placed = self._looked_at(act, on, facts, under, rest)

        def may_ask(fact: Fact) -> bool:
            # Whoever said that they do not know is not asked again.
            return facts.get(fact.name) != UNKNOWN and self._may_be_asked(fact, facts, on, under)

        asked = Asked(act, on, self.name, self._matters, order, may_ask, case_id, bool(under), self.targets_of)
        decision = decided(self.corpus, answering, stand, placed, asked)
        if decision.verdict is Verdict.NOT_REGULATED and under and len(stand.scope) < len(under):
            decision = replace(decision, norms=commencement(self.corpus, under, stand) + decision.norms)
        return replace(decision, not_encoded=self.not_encoded(act, on))

    def settled(self, act: str, *, on: date, facts: Mapping[str, Any], under: Iterable[str] = ()) -> "Outcome | None":
        """The verdict and the norms of `decide` where that is `may`, `must` or `must not`, and is found at once; else None.

        `facts` are values as `read_facts` gives them. Several kinds at once are never settled.

        Raises:
            UnknownName: as `decide`.
        """
        from goldendoor.engine.decide import norms_carrying
        from goldendoor.engine.fast import Outcome

        named = self._asked(act, under)
        if any(self._several(name, value) for name, value in facts.items()):
            return None
        single = {name: self._single(name, value) for name, value in facts.items()}
        with suppress(DiagramTooLarge):
            _, answering, placed = self._looked_at(act, on, single, named, rest=False)
            answering.plant_anew()
            try:
                outlook = Drawn(answering, placed)
                if outlook.settled in (Verdict.MAY, Verdict.MUST, Verdict.MUST_NOT):
                    return Outcome(outlook.settled, norms_carrying(answering, outlook))
            finally:
                answering.forget()
        return None

    def _may_be_asked(self, fact: Fact, facts: Mapping[str, Any], on: date, under: tuple[str, ...]) -> bool:
        """Rule 16: a question that is itself an act is asked only where that act is allowed, on what is known."""
        if fact.asking is None:
            return True
        supposed = supposing(facts, fact.asking.where)
        _, answering, placed = self._looked_at(fact.asking.act, on, supposed, under, rest=False)
        return outlook_of(answering, placed).settled in (Verdict.MAY, Verdict.MUST)

    def _looked_at(
        self, act: str, on: date, facts: Mapping[str, Any], under: tuple[str, ...], rest: bool
    ) -> tuple[Standing, Answering, Placed]:
        """A case, the diagrams that answer it, and the variables that it sets in them."""
        stand = standing(self.corpus, facts, on, under, self.place)
        answering = self.answering(act, on, under, stand)
        return stand, answering, place(answering.compiled, self.corpus, stand, rest)

    def compile(
        self,
        act: str,
        *,
        on: date,
        under: Iterable[str] = (),
        explain: bool = False,
        rest: bool = False,
        given: Iterable[str] | None = None,
        supposing: Mapping[str, Any] | None = None,
        otherwise: "Callable[[Mapping[str, Any]], Outcome] | None" = None,
        remembers: bool = True,
    ) -> Callable[[Mapping[str, Any]], Any]:
        """A function from a mapping of facts to an Outcome, for those who decide many cases of one act and day.

        Facts are given as in `decide`, but as values of their kind (True, a name, a day). What is missing or more than
        one kind at once takes the slow way, and comes out the same. With `rest` what is missing is at rest. With `given`
        the function looks at these facts and terms only, and is as small as one written by hand; `supposing` are facts
        that are the same in every case. With `explain` the function returns a pair: the Outcome, and the tree of Reasons.
        What would take the slow way goes to `otherwise`, where that is given. A function that `remembers` keeps which
        names, days, numbers and texts it was given, to be faster the next time; else it keeps nothing, and takes no name
        that the law does not have.

        Raises:
            UnknownName, DiagramTooLarge: as `decide`.
        """
        from goldendoor.engine.fast import explaining_function, fast_function, outcome_of, whole_function

        named, same = self._asked(act, under), read_facts(self.corpus, supposing or {})
        stand = standing(self.corpus, same, on, named, self.place)
        looked_at = None if given is None else frozenset(given)

        def answers(terms_given: bool) -> Answering:
            # Apart from the one that decides single cases, which plants its diagrams anew in another forest now and then.
            return Answering(self.corpus, self.answering(act, on, named, stand, terms_given).compiled)

        answering = answers(terms_given=bool(looked_at and self._gives_a_term(looked_at, on)))
        if looked_at is None and sum(what.speaks for what in answering.compiled.speaking) < 2:
            answering = answers(terms_given=True)
        supposed = self._supposed(answering, stand, same, looked_at)

        def in_full(facts: Mapping[str, Any]) -> "Outcome":
            return outcome_of(self.decide(act, on=on, facts={**same, **facts}, under=named, rest=rest))

        full = otherwise or in_full

        if looked_at is None:
            with_terms = partial(answers, True)
            fast = whole_function(self.corpus, answering, full, named, rest, same, supposed, with_terms, remembers)
        else:
            fast = fast_function(self.corpus, answering, full, rest, looked_at, supposed, remembers)
        return explaining_function(self.corpus, answering, fast, same) if explain else fast

    def _supposed(
        self, answering: Answering, stand: Standing, same: Mapping[str, Any], looked_at: frozenset[str] | None
    ) -> dict[str, Any]:
        """The variables that are the same in every case; a term that nobody supposes stays open."""
        if not same:
            return {}
        placed = place(answering.compiled, self.corpus, stand, rest=False).assignment
        open_terms = set(answering.compiled.terms) - same.keys()
        named = {ACTOR_NAMED} if stand.actor_named or looked_at is not None else set()
        return {one: value for one, value in placed.items() if one not in open_terms and (one != ACTOR_NAMED or named)}

    # Compiling -------------------------------------------------------------------------------------------------
    def answering(
        self, act: str, on: date, under: tuple[str, ...], stand: Standing, terms_given: bool = False
    ) -> Answering:
        """The diagrams of an act for a case, compiled once for each stretch of days on which the law does not change.

        With `terms_given`, or where the case gives a term of the law as such, each term is a variable too.
        """
        scope, day = tuple(one.name for one in stand.scope), self.day_of_law(on)
        terms_given = terms_given or self._gives_a_term(stand.known, on)
        usual = self._answering(act, day, scope, (), terms_given)
        # What a visitor typed is never kept, not even in a key: only which tests of the law it meets.
        unseen: list[tuple[str, int]] = []
        for name, variable in usual.compiled.facts.items():
            meets = variable.class_of(stand.known.get(name), self.corpus, day) if variable.fact.kind == TEXT else None
            if isinstance(meets, int) and meets not in variable.values:
                unseen.append((name, meets))
        return self._answering(act, day, scope, tuple(unseen), terms_given) if unseen else usual

    def _gives_a_term(self, names: Iterable[str], on: date) -> bool:
        return any(gives_a_term(self.corpus, name, on) for name in names)

    def day_of_law(self, on: date) -> date:
        """The first day of the stretch of days, around `on`, on which the law is the same."""
        return first_day(self._days, on)

    @cached_property
    def _days(self) -> tuple[date, ...]:
        by_act = self.corpus.changes or changes_by_act(self.corpus)
        return tuple(sorted({day for by_name in by_act.values() for days in by_name.values() for day in days}))

    def _compile(
        self, act: str, day: date, scope: tuple[str, ...], unseen: tuple[tuple[str, int], ...], terms_given: bool
    ) -> Answering:
        instruments = tuple(self.corpus.instruments[name] for name in scope)
        # Kept by the stretch of this act's own law, which is longer: most changes are about other acts.
        stretch = stretch_of(self.corpus, act, day, instruments)
        keeps, what = self._keeps and not unseen and bool(stretch.scope), key_of(stretch, terms_given)
        kept = kept_diagrams(self.corpus.content_hash, *what) if keeps else None
        if kept is not None:
            with suppress(ValueError, TypeError, AttributeError, IndexError):
                again = compile_act(self.corpus, act, day, instruments, kept=kept, terms_given=terms_given)
                return Answering(self.corpus, again)
        compiled = compile_act(self.corpus, act, day, instruments, extra_classes=dict(unseen), terms_given=terms_given)
        if not self._keeps:
            return Answering(self.corpus, planted_anew(compiled))
        keeping = keep(self.corpus, compiled)
        if keeps:
            keep_diagrams(keeping, self.corpus.content_hash, *what)
        return Answering(self.corpus, planted_anew(replace(compiled, verdict=None, turning=keeping[1])))

    # Situations ------------------------------------------------------------------------------------------------
    def situations(self) -> tuple[Situation, ...]:
        """What happens to workers of this city: every situation with steps of its own, or about acts its law knows."""
        spoken = {act for one in self.corpus.instruments.values() if one.speaks_in(self.place)
                  for norm in one.norms for act in norm.acts}  # fmt: skip
        return tuple(one for one in self.corpus.situations.values() if not one.places or self.name in one.places
                     if one.steps or any(spoken & set(self.corpus.widened(act)) for act in one.raises))  # fmt: skip

    def consult(self, situation: str, *, on: date, facts: Mapping[str, Any] | None = None) -> "Consultation":
        """What the law says in a situation, with the next question to ask in the situation's own order.

        Raises:
            UnknownName, BadValue, DiagramTooLarge: as `decide`.
        """
        from goldendoor.engine.consultation import consultation

        held = self.corpus.situations.get(situation)
        if held is None:
            raise UnknownName("situation", situation, list(self.corpus.situations))
        stated = {one.name: one.value for one in held.given}
        known = {**stated, **(facts or {})}
        decisions = tuple(self.decide(act, on=on, facts=known, order=held.first) for act in held.raises)
        return consultation(held, decisions, known, tuple(facts or {}))

    def contact(self, party: str) -> "Contact | None":
        """The desk and number of a party in this city, from its `contacts.toml`, or None."""
        from goldendoor.engine.contacts import read_contacts

        if self._contacts is None:
            self._contacts = read_contacts(self._law, self.name)
        return self._contacts.get(party)

    def targets_of(self, instrument: Instrument) -> "Targets":
        """How soon the instrument's own city, else this one, means to do what the law gives no day for; never law."""
        from goldendoor.engine.internal_targets import read_targets

        own = next((city for city, place in self.corpus.cities.items() if place == instrument.places), self.name)
        if own not in self._targets:
            self._targets[own] = read_targets(self._law, own)
        return self._targets[own]

    def timeline(self) -> "tuple[Entry, ...]":
        """Everything that began, changed or ended in the city's law, in order of days."""
        from goldendoor.engine.timeline import entries

        return entries(self.corpus, self.place)

    # What is law -----------------------------------------------------------------------------------------------
    def in_force(self, on: date) -> tuple[Instrument, ...]:
        """The instruments that are law in the city on a day, the highest first."""
        return standing(self.corpus, {}, on, (), self.place).scope

    def not_encoded(self, act: str, on: date) -> tuple[tuple[str, str], ...]:
        """The instruments known to be law that day that govern the act and are not encoded yet: (name, how cited)."""
        return tuple((name, cite) for name, cite, dates in self._not_encoded(act) if on in dates)

    def _rows_not_encoded(self, act: str) -> tuple[tuple[str, str, Span], ...]:
        tables = self.corpus.tables.get("not_encoded", ())
        acts = set(self.corpus.widened(act))
        found = []
        for row in (row for table in tables for row in table.rows):
            columns = dict(row.columns)
            if columns.get("place") == self.name and acts & set(columns.get("acts", "").split()):
                found.append((row.key, columns.get("cite", row.key), row.dates))
        return tuple(found)

    def duties(
        self, first: date, last: date, *, agency: str | None = None, events: Mapping[str, Iterable[date]] | None = None
    ) -> "tuple[obligations.Obligation, ...]":
        """Who owes what in the city from `first` through `last`: by day, by quarter, at any time, or after an event.

        Args:
            agency: only what this agency owes, or somebody in it.
            events: the days of events, such as the vacancy of a post, by the date fact that a duty is counted from.

        Raises:
            UnknownName: for an event that is no fact, with the near matches.
            BadValue: for an agency that there is not, or an event that is no day.
        """
        from goldendoor.engine import obligations

        named = read_facts(self.corpus, {obligations.AGENCY_FACT: agency})[obligations.AGENCY_FACT] if agency else None
        given = obligations.checked_events(self.corpus, events or {})
        return obligations.obligations(
            self.corpus, self.place, first, last, str(named) if named else None, given, self.targets_of
        )
