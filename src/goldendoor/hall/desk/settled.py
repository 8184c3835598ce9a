"""Cases that can be settled at once, without reasons: by a function made of the law, else on the law's diagrams.

What neither settles is for the full decision. A function takes seconds to make, so it is made aside, once its law has been
asked about a few times, and nobody waits for it. It is kept by its law alone: nothing that anybody gave is remembered.
"""

from collections import Counter, OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from threading import Lock, Thread
from typing import Any, NamedTuple

from goldendoor import City
from goldendoor.engine.decision import LawUsed
from goldendoor.engine.diagram import DiagramTooLarge
from goldendoor.engine.fast import Outcome
from goldendoor.engine.given import standing
from goldendoor.engine.heard import law_used
from goldendoor.norms import Verdict
from goldendoor.norms.vocabulary import EACH_OF

FUNCTIONS_KEPT, LAWS_COUNTED, CASES_BEFORE_MAKING = 64, 1024, 3
SETTLED = frozenset({Verdict.MAY, Verdict.MUST, Verdict.MUST_NOT})
_UNSETTLED = Outcome(Verdict.UNDETERMINED, ())
Function = Callable[[Mapping[str, Any]], Outcome]


class LawOf(NamedTuple):
    """What a function is made of: an act, the first day of a stretch on which its law is the same, and what is asked."""

    act: str
    day: date
    under: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """A case that comes to `may`, `must` or `must not`: with the rules that carry it, and the law that answered."""

    outcome: Outcome
    law: LawUsed


class Settling:
    """What settles the cases of one city. Its diagrams are its own, and so are the locks under which they grow.

    A function is made of diagrams apart from those that cases are placed in: neither waits for the other, nor the desk
    for either.
    """

    def __init__(self, city: Callable[[], City]) -> None:
        self._city, self._city_of_functions = city(), city()
        self._made: OrderedDict[LawOf, Function | None] = OrderedDict()
        self._came = Counter[LawOf]()
        self._counting, self._placing, self._calling = Lock(), Lock(), Lock()
        self._making: Thread | None = None
        self._law_used = lru_cache(FUNCTIONS_KEPT)(self._find_law_used)

    def settled(self, act: str, on: date, facts: Mapping[str, Any], under: tuple[str, ...]) -> Settled | None:
        """What a case comes to where that is settled; None where it has to be decided in full.

        `facts` are values as `read_facts` gives them, none of them a term of the law.
        """
        law = LawOf(act, self._city.day_of_law(on), under)
        outcome = self._by_function(law, facts) or self._on_diagrams(law, on, facts)
        # Not yet, and where no rule that is held decides: that comes with whom to call, which the full decision says.
        return Settled(outcome, self._law_used(law)) if outcome else None

    def wait(self) -> None:
        """Wait for the function that is being made, if there is one."""
        if self._making is not None:
            self._making.join()

    def _by_function(self, law: LawOf, facts: Mapping[str, Any]) -> Outcome | None:
        function, single = self._function(law), _single(self._city, facts)
        if function is None or single is None:
            return None
        with self._calling:
            return _if_settled(function(single))

    def _on_diagrams(self, law: LawOf, on: date, facts: Mapping[str, Any]) -> Outcome | None:
        with self._placing:
            return _if_settled(self._city.settled(law.act, on=on, facts=facts, under=law.under))

    def _function(self, law: LawOf) -> Function | None:
        """The function of a law, if it is made; else its making is begun when that is worth while."""
        with self._counting:
            if law in self._made:
                self._made.move_to_end(law)
                return self._made[law]
            if len(self._came) >= LAWS_COUNTED:
                self._came.clear()
            self._came[law] += 1
            busy = self._making is not None and self._making.is_alive()
            if self._came[law] >= CASES_BEFORE_MAKING and not busy:
                self._making = Thread(target=self._make, args=[law], daemon=True)
                self._making.start()
        return None

    def _make(self, law: LawOf) -> None:
        """Make the function of a law, and keep it; of a law that makes none, that it makes none."""
        made: Function | None = None
        try:
            made = self._city_of_functions.compile(
                law.act, on=law.day, under=law.under, otherwise=lambda facts: _UNSETTLED, remembers=False
            )
        except DiagramTooLarge:
            made = None
        with self._counting:
            self._made[law] = made
            del self._came[law]
            if len(self._made) > FUNCTIONS_KEPT:
                self._made.popitem(last=False)

    def _find_law_used(self, law: LawOf) -> LawUsed:
        city = self._city
        stand = standing(city.corpus, {}, law.day, law.under, city.place)
        with self._placing:
            compiled = city.answering(law.act, law.day, law.under, stand).compiled
        return law_used(city.corpus, compiled, compiled.terms)


def _if_settled(outcome: Outcome | None) -> Outcome | None:
    return outcome if outcome and outcome.verdict in SETTLED and outcome.norms else None


def _single(city: City, facts: Mapping[str, Any]) -> dict[str, Any] | None:
    """The facts with one value of each kind; None where one is several kinds at once."""
    single = dict(facts)
    for name, value in facts.items():
        if isinstance(value, frozenset) and city.corpus.facts[name].kind == EACH_OF:
            if len(value) > 1:
                return None
            (single[name],) = value
    return single
