"""The next question: the exact answer against every order there is, the quick one close to it."""

from collections.abc import Callable, Hashable, Mapping
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.functions import Table, cases, forest_over, plant, tables

from goldendoor.engine.ask import Question, next_question
from goldendoor.engine.diagram import Forest, Node, Variable

BOOLEAN = (True, False)
Burdens = Mapping[str, float]
Likelihood = Mapping[str, Mapping[Hashable, float]]

burdens_of_facts = st.fixed_dictionaries({f"fact-{at}": st.sampled_from((0.5, 1.0, 3.0)) for at in range(4)})
PLENTY = 100_000


def chance(likelihood: Likelihood, variable: Variable, value: Hashable) -> float:
    given_chances = likelihood.get(variable.name, dict.fromkeys(variable.values, 1.0))
    return given_chances[value] / sum(given_chances.values())


def least_burden(table: Table, burdens: Burdens, unaskable: frozenset[str], likelihood: Likelihood) -> float:
    """The optimum by trying every question in every state, straight on the truth table."""

    @cache
    def least(known: frozenset[tuple[str, Hashable]]) -> float:
        facts = dict(known)
        rows = [case for case in cases(table.variables) if facts.items() <= case.items()]
        free = [each for each in table.variables if each.name not in facts and each.name not in unaskable]
        if not any(len({table(row | {each.name: v}) for v in each.values}) > 1 for each in free for row in rows):
            return 0.0
        return min(
            burdens.get(each.name, 1.0)
            + sum(chance(likelihood, each, v) * least(known | {(each.name, v)}) for v in each.values)
            for each in free
        )

    return least(frozenset())


def burden_of_an_interview(
    forest: Forest, node: Node, burdens: Burdens, ask: Callable[[Node], Question | None]
) -> float:
    """What is expected if every question is the proposed one, with all answers equally likely."""

    @cache
    def expected(left: Node) -> float:
        question = ask(left)
        if question is None:
            return 0.0
        values = forest.variables[forest.level(question.variable)].values
        after = [expected(forest.restrict(left, {question.variable: value})) for value in values]
        return burdens.get(question.variable, 1.0) + sum(after) / len(values)

    return expected(node)


@given(tables(), burdens_of_facts, st.sets(st.sampled_from([f"fact-{at}" for at in range(4)]), max_size=2))
def test_the_exact_question_is_the_best_there_is(table: Table, burdens: Burdens, unaskable: set[str]) -> None:
    forest = forest_over(table.variables)
    node = plant(forest, table)

    def ask(left: Node) -> Question | None:
        return next_question(forest, left, burdens, lambda name: name not in unaskable, exact_steps=PLENTY)

    best = least_burden(table, burdens, frozenset(unaskable), {})
    question = ask(node)
    assert (question is None) is (best == 0)
    if question:
        assert question.exact
        assert question.expected_burden == pytest.approx(best)
        assert burden_of_an_interview(forest, node, burdens, ask) == pytest.approx(best)


@given(tables(most=3), st.data())
def test_likely_answers_count_for_more(table: Table, data: st.DataObject) -> None:
    shares = st.sampled_from((0.0, 1.0, 2.0, 7.0))
    likelihood = {
        each.name: dict(zip(each.values, [1.0, *(data.draw(shares) for _ in each.values[1:])], strict=True))
        for each in table.variables
    }
    forest = forest_over(table.variables)
    node = plant(forest, table)
    question = next_question(forest, node, {}, likelihood=likelihood, exact_steps=PLENTY)
    best = least_burden(table, {}, frozenset(), likelihood)
    assert (question.expected_burden if question else 0.0) == pytest.approx(best)


@given(tables(), burdens_of_facts)
def test_the_quick_question_is_never_far_from_the_best(table: Table, burdens: Burdens) -> None:
    forest = forest_over(table.variables)
    node = plant(forest, table)

    def ask(left: Node) -> Question | None:
        return next_question(forest, left, burdens, exact_up_to=0)

    best = least_burden(table, burdens, frozenset(), {})
    spent = burden_of_an_interview(forest, node, burdens, ask)
    assert best - 1e-9 <= spent <= 1.5 * best + 1e-9
    question = ask(node)
    if question:
        assert not question.exact
        assert question.expected_burden >= best - 1e-9


@given(tables(), burdens_of_facts, st.sets(st.sampled_from([f"fact-{at}" for at in range(4)]), max_size=2))
def test_the_quick_question_never_promises_less_than_it_takes(
    table: Table, burdens: Burdens, unaskable: set[str]
) -> None:
    forest = forest_over(table.variables)
    node = plant(forest, table)
    question = next_question(forest, node, burdens, lambda name: name not in unaskable, exact_up_to=0)
    best = least_burden(table, burdens, frozenset(unaskable), {})
    assert (question.expected_burden if question else 0.0) >= best - 1e-9


@given(tables(), st.booleans(), st.data())
def test_what_may_not_be_asked_is_never_proposed(table: Table, exact: bool, data: st.DataObject) -> None:
    forest = forest_over(table.variables)
    node = plant(forest, table)
    names = [each.name for each in table.variables]
    unaskable = data.draw(st.sets(st.sampled_from(names)))
    whole = data.draw(st.sampled_from(list(cases(table.variables))))
    asked = []
    while question := next_question(
        forest, node, {}, lambda name: name not in unaskable, exact_up_to=12 if exact else 0
    ):
        assert question.variable in forest.support(node)
        asked.append(question.variable)
        node = forest.restrict(node, {question.variable: whole[question.variable]})
    assert not unaskable & set(asked)
    assert set(forest.support(node)) <= unaskable


def test_nothing_is_asked_when_the_answer_is_known() -> None:
    forest = forest_over([Variable("danger", BOOLEAN)])
    assert next_question(forest, forest.leaf("permit"), {}) is None
    danger = forest.equals("danger", [True])
    assert next_question(forest, danger, {}, askable=lambda name: False) is None


@pytest.mark.parametrize("exact_up_to", [0, 12])
def test_a_painful_question_waits_until_easier_ones_are_spent(exact_up_to: int) -> None:
    forest = forest_over([Variable("violence suffered", BOOLEAN), Variable("city resident", BOOLEAN)])
    both = forest.conjoin(forest.equals("violence suffered", [True]), forest.equals("city resident", [True]))
    question = next_question(forest, both, {"violence suffered": 10.0}, exact_up_to=exact_up_to)
    assert question == Question("city resident", 1.0 + 0.5 * 10.0, exact=bool(exact_up_to))


@pytest.mark.parametrize("exact_up_to", [0, 12])
def test_a_fact_that_tells_nothing_alone_is_still_asked_when_it_is_needed(exact_up_to: int) -> None:
    names = ["a", "b", "c"]
    forest = forest_over([Variable(name, BOOLEAN) for name in names])
    odd = forest.leaf(False)
    for name in names:
        odd = forest.apply(lambda one, other: one is not other, odd, forest.equals(name, [True]))
    question = next_question(forest, odd, {}, exact_up_to=exact_up_to)
    assert question == Question("a", 3.0, exact=bool(exact_up_to))


def test_too_much_work_for_the_best_question_gets_a_quick_one() -> None:
    names = [f"fact-{at}" for at in range(12)]
    forest = forest_over([Variable(name, BOOLEAN) for name in names])
    some = forest.disjoin(
        *(forest.conjoin(*(forest.equals(name, [True]) for name in names[at : at + 3])) for at in range(10))
    )
    quick = next_question(forest, some, {})
    best = next_question(forest, some, {}, exact_steps=10_000_000)
    assert quick and best
    assert (quick.exact, best.exact) == (False, True)
    assert quick.expected_burden >= best.expected_burden


def test_asking_leaves_the_forest_as_it_was() -> None:
    names = [f"fact-{at}" for at in range(6)]
    forest = forest_over([Variable(name, BOOLEAN) for name in names])
    some = forest.disjoin(
        *(forest.conjoin(*(forest.equals(name, [True]) for name in names[at : at + 3])) for at in range(4))
    )
    nodes = len(forest)
    assert next_question(forest, some, {}) and next_question(forest, some, {}, exact_up_to=0)
    assert len(forest) == nodes


def test_two_thousand_open_facts_still_get_a_question() -> None:
    names = [f"fact-{at}" for at in range(2_000)]
    forest = forest_over([Variable(name, BOOLEAN) for name in names])
    every = forest.conjoin(*(forest.equals(name, [True]) for name in names))
    question = next_question(forest, every, {"fact-0": 2.0})
    assert question == Question("fact-1", pytest.approx(1.0 + 0.5 * (2.0 + 0.5 * 2.0)), exact=False)


def test_a_burden_or_likelihood_that_makes_no_sense_is_refused() -> None:
    forest = forest_over([Variable("danger", BOOLEAN)])
    danger = forest.equals("danger", [True])
    with pytest.raises(ValueError, match="the burden of danger is below zero"):
        next_question(forest, danger, {"danger": -1.0})
    for shares in ({True: -1.0, False: 2.0}, {True: 0.0, False: 0.0}):
        with pytest.raises(ValueError, match="the likelihood of danger"):
            next_question(forest, danger, {}, likelihood={"danger": shares})
