"""A third reading of the law, in Z3 formulas written from the same rules, says what the kernel and the engine say."""

from random import Random

import pytest
import z3
from tests.differential.formulas import Formulas
from tests.differential.laws import DAYS, PLACE, RandomLaw, Shape, random_facts, random_law

from goldendoor import City, kernel
from goldendoor.norms import UNKNOWN, Verdict
from goldendoor.norms.case import Case
from goldendoor.norms.walk import names_in

FINITE = Shape(yes_no=4, terms=3, instruments=3, norms=3, questions=1, only_finite=True)


def formulas_of(made: RandomLaw, act: str, day: object, facts: dict) -> Formulas:  # type: ignore[type-arg]
    corpus = made.corpus
    actors = {name for party in corpus.parties.values() for name in names_in(party.when)}
    scope = [one for one in corpus.instruments.values() if one.speaks_in(PLACE)]
    return Formulas(corpus, act, day, scope, bool(actors & facts.keys()))  # type: ignore[arg-type]


def possible_verdicts(made: RandomLaw, act: str, day: object, facts: dict) -> set[Verdict]:  # type: ignore[type-arg]
    """Every verdict that some completion comes to, found by Z3."""
    form = formulas_of(made, act, day, facts)
    form.given_terms = {name: value for name, value in facts.items() if name in made.corpus.terms}
    when = form.verdicts()
    solver = z3.Solver()
    solver.add(form.possible())
    solver.add(form.as_given({name: value for name, value in facts.items() if name in made.corpus.facts}))
    found = set()
    for verdict, so in when.items():
        solver.push()
        solver.add(so)
        if solver.check() == z3.sat:
            found.add(verdict)
        solver.pop()
    return found


def compare_law(seed: int, patterns: int, most_missing: int) -> tuple[int, int]:
    """Patterns compared of one law, and how many were undetermined; AssertionError with the first that differs."""
    made, random = random_law(("formulas", seed), FINITE), Random(f"formulas {seed}")
    city = City("city", corpus=made.corpus)
    undetermined = compared = 0
    for number in range(patterns):
        act, day = random.choice(["give", "give", "hand_over", "help"]), random.choice(DAYS)
        given = random_facts(random, made, random.randint(0, most_missing))
        facts = {name: value for name, value in given.items() if value != UNKNOWN}
        decision = city.decide(act, on=day, facts=facts)
        outcome = kernel.decide(made.corpus, Case(act, day, facts, place=PLACE))
        brings = any(fact.implies for fact in made.corpus.facts.values())
        if brings and any(name in made.corpus.terms for fact in made.corpus.facts.values() for name in
                          [line.other for line in fact.implies]):  # fmt: skip
            continue  # a line that gives a term is not in the formulas
        found = possible_verdicts(made, act, day, facts)
        if not found:
            continue  # facts that cannot be together
        expected = next(iter(found)) if len(found) == 1 else Verdict.UNDETERMINED
        where = f"law {seed}, pattern {number}: Z3 finds {sorted(found)} for {act} on {day}: {facts}"
        assert outcome.verdict is expected, f"kernel {outcome.verdict}; {where}"
        assert decision.verdict is expected, f"engine {decision.verdict}; {where}"
        compared += 1
        undetermined += expected is Verdict.UNDETERMINED
    return compared, undetermined


def test_on_a_few_laws_the_formulas_the_kernel_and_the_engine_agree() -> None:
    found = [compare_law(seed, 8, 3) for seed in range(12)]
    assert sum(compared for compared, _ in found) > 50


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(8))
def test_on_many_laws_the_formulas_the_kernel_and_the_engine_agree(chunk: int) -> None:
    found = [compare_law(1_000 + chunk * 10 + seed, 40, 6) for seed in range(10)]
    assert sum(compared for compared, _ in found) > 150
    assert sum(undetermined for _, undetermined in found) > 10
