"""A third reading of the law, in Z3 formulas written from the same rules, says what the kernel and the engine say."""

from collections.abc import Mapping
from datetime import date
from random import Random

import pytest
import z3
from tests.differential.formulas import Formulas
from tests.differential.laws import DAYS, PLACE, RandomLaw, Shape, random_facts, random_law
from tests.width import parts

from goldendoor import City, kernel
from goldendoor.engine.given import standing
from goldendoor.norms import UNKNOWN, Value, Verdict
from goldendoor.norms.case import Case
from goldendoor.norms.walk import names_in

FINITE = Shape(yes_no=4, terms=3, instruments=3, norms=3, questions=1, only_finite=True)


PATTERNS_OF_A_QUESTION = 12


class Proven:
    """The verdicts that are possible for one act on one day, as Z3 finds them; the formulas are built once."""

    def __init__(self, made: RandomLaw, act: str, day: date, terms: Mapping[str, bool], actor_named: bool) -> None:
        scope = [one for one in made.corpus.instruments.values() if one.speaks_in(PLACE)]
        self.form = Formulas(made.corpus, act, day, scope, actor_named)
        self.form.given_terms = terms
        self.when = self.form.verdicts()
        self.solver = z3.Solver()
        self.solver.add(self.form.possible())

    def possible(self, facts: Mapping[str, Value]) -> set[Verdict]:
        """Every verdict that some completion of these facts comes to."""
        self.solver.push()
        self.solver.add(self.form.as_given(facts))
        found = {verdict for verdict, so in self.when.items() if self.solver.check(so) == z3.sat}
        self.solver.pop()
        return found


def compare_law(seed: int, questions: int, most_missing: int) -> tuple[int, int]:
    """Patterns compared of one law, and how many were undetermined; AssertionError with the first that differs."""
    made, random = random_law(("formulas", seed), FINITE), Random(f"formulas {seed}")
    actors = {name for party in made.corpus.parties.values() for name in names_in(party.when)}
    city, undetermined, compared = City("city", corpus=made.corpus), 0, 0
    for _ in range(questions):
        act, day = random.choice(["give", "give", "hand_over", "help"]), random.choice(DAYS)
        terms = {name: random.random() < 0.5 for name in made.corpus.terms if random.random() < 0.15}
        proven: dict[bool, Proven] = {}
        for _ in range(PATTERNS_OF_A_QUESTION):
            drawn = random_facts(random, made, random.randint(0, most_missing), name_terms=0)
            facts = {name: value for name, value in drawn.items() if value != UNKNOWN}
            named = bool(actors & standing(made.corpus, {**facts, **terms}, day, (), PLACE).known.keys())
            if named not in proven:
                proven[named] = Proven(made, act, day, terms, named)
            found = proven[named].possible(facts)
            if not found:
                continue  # facts that cannot be together
            expected = next(iter(found)) if len(found) == 1 else Verdict.UNDETERMINED
            outcome = kernel.decide(made.corpus, Case(act, day, {**facts, **terms}, place=PLACE))
            decision = city.decide(act, on=day, facts={**facts, **terms})
            where = f"law {seed}: Z3 finds {sorted(found)} for {act} on {day}: {facts} {terms}"
            assert outcome.verdict is expected, f"kernel {outcome.verdict}; {where}"
            assert decision.verdict is expected, f"engine {decision.verdict}; {where}"
            compared += 1
            undetermined += expected is Verdict.UNDETERMINED
    return compared, undetermined


def test_on_a_few_laws_the_formulas_the_kernel_and_the_engine_agree() -> None:
    found = [compare_law(seed, 1, 3) for seed in range(12)]
    assert sum(compared for compared, _ in found) > 100


@pytest.mark.slow
@pytest.mark.parametrize("chunk", parts(6, on_every_change=2))
def test_on_many_laws_the_formulas_the_kernel_and_the_engine_agree(chunk: int) -> None:
    found = [compare_law(1_000 + chunk * 10 + seed, 5, 6) for seed in range(10)]
    assert sum(compared for compared, _ in found) > 400
    assert sum(undetermined for _, undetermined in found) > 40
