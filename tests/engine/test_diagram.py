"""Diagrams against truth tables: every operation, on every case, for random functions of a few facts."""

import pickle
from collections import Counter
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.engine.functions import Table, cases, forest_over, plant, several, tables, variables

from goldendoor.engine.diagram import FALSE, TRUE, DiagramTooLarge, Forest, Variable

BOOLEAN = (True, False)
VERDICTS = ("permit", "forbid", "open")


@given(several(VERDICTS, (1, 2, 3)))
def test_applying_an_operation_answers_it_case_by_case(both: tuple[Table, Table]) -> None:
    left, right = both
    forest = forest_over(left.variables)
    joined = forest.apply(lambda one, other: (one, other), plant(forest, left), plant(forest, right))
    for facts in cases(left.variables):
        assert forest.value(forest.walk(joined, facts)) == (left(facts), right(facts))


@given(several(BOOLEAN, BOOLEAN, BOOLEAN))
def test_and_or_and_not_are_those_of_logic(three: tuple[Table, ...]) -> None:
    forest = forest_over(three[0].variables)
    nodes = [plant(forest, table) for table in three]
    all_of, any_of, not_first = forest.conjoin(*nodes), forest.disjoin(*nodes), forest.negate(nodes[0])
    for facts in cases(three[0].variables):
        answers = [table(facts) for table in three]
        assert forest.value(forest.walk(all_of, facts)) is all(answers)
        assert forest.value(forest.walk(any_of, facts)) is any(answers)
        assert forest.value(forest.walk(not_first, facts)) is not answers[0]
    assert forest.negate(not_first) == nodes[0]
    assert forest.negate(forest.conjoin(*map(forest.negate, nodes))) == any_of


@given(several(BOOLEAN, VERDICTS, VERDICTS))
def test_choosing_takes_the_one_where_the_condition_holds(three: tuple[Table, ...]) -> None:
    condition, then, otherwise = three
    forest = forest_over(condition.variables)
    chosen = forest.choose(*(plant(forest, table) for table in three))
    for facts in cases(condition.variables):
        expected = then(facts) if condition(facts) else otherwise(facts)
        assert forest.value(forest.walk(chosen, facts)) == expected


@given(several(VERDICTS, VERDICTS))
def test_equal_functions_are_one_node_and_different_ones_are_two(both: tuple[Table, Table]) -> None:
    left, right = both
    forest = forest_over(left.variables)
    one, other = plant(forest, left), plant(forest, right)
    assert (one == other) is (left.leaves == right.leaves)
    rebuilt = forest.leaf("nothing")
    for facts in cases(left.variables):  # the same function, one case at a time
        here = forest.conjoin(*(forest.equals(name, [value]) for name, value in facts.items()))
        rebuilt = forest.choose(here, forest.leaf(left(facts)), rebuilt)
    assert rebuilt == one


@given(tables(), st.data())
def test_what_is_left_when_facts_are_known_agrees_with_the_whole(table: Table, data: st.DataObject) -> None:
    forest = forest_over(table.variables)
    node = plant(forest, table)
    whole = data.draw(st.sampled_from(list(cases(table.variables))))
    known = {name: whole[name] for name in data.draw(st.sets(st.sampled_from(sorted(whole))))}
    left = forest.restrict(node, known | {"a fact of another act": 7})
    assert not set(known) & set(forest.support(left))
    for facts in cases(table.variables):
        assert forest.value(forest.walk(left, facts)) == table(facts | known)


@given(tables())
def test_new_leaves_are_the_old_ones_through_the_function(table: Table) -> None:
    forest = forest_over(table.variables)
    settled = forest.map_leaves(lambda leaf: leaf != "open", plant(forest, table))
    for facts in cases(table.variables):
        assert forest.value(forest.walk(settled, facts)) is (table(facts) != "open")


@given(tables(), st.data())
def test_taking_facts_out_resolves_all_that_could_come(table: Table, data: st.DataObject) -> None:
    forest = forest_over(table.variables)
    kept = data.draw(st.integers(0, len(table.variables)))
    out = table.variables[kept:]
    node = forest.collapse(plant(forest, table), [each.name for each in out], lambda leaves: ("any", leaves))
    for facts in cases(table.variables):
        could_come = frozenset(table(facts | free) for free in cases(out))
        assert forest.value(forest.walk(node, facts)) == ("any", could_come)


def test_a_fact_is_not_taken_out_from_above_another() -> None:
    forest = forest_over([Variable("first", BOOLEAN), Variable("second", BOOLEAN)])
    both = forest.conjoin(forest.equals("first", [True]), forest.equals("second", [True]))
    with pytest.raises(ValueError, match="first cannot be taken out: second is tested below it"):
        forest.collapse(both, ["first"], lambda leaves: True in leaves)


@given(tables())
def test_support_names_exactly_the_facts_that_can_matter(table: Table) -> None:
    forest = forest_over(table.variables)
    matters = [
        each.name
        for each in table.variables
        if any(len({table(facts | {each.name: v}) for v in each.values}) > 1 for facts in cases(table.variables))
    ]
    assert list(forest.support(plant(forest, table))) == matters


@given(tables())
def test_counting_counts_the_cases_of_the_facts_that_matter(table: Table) -> None:
    forest = forest_over(table.variables)
    node = plant(forest, table)
    support = [each for each in table.variables if each.name in forest.support(node)]
    rest = {each.name: each.values[0] for each in table.variables}
    assert forest.count(node) == Counter(table(rest | facts) for facts in cases(support))
    assert set(forest.leaves(node)) == set(table.leaves)


@given(tables(most=5), st.data())
def test_the_path_found_departs_least_from_the_ordinary(table: Table, data: st.DataObject) -> None:
    forest = forest_over(table.variables)
    node = plant(forest, table)
    usual = data.draw(st.sampled_from(list(cases(table.variables))))
    usual = {name: usual[name] for name in data.draw(st.sets(st.sampled_from(sorted(usual))))}
    path = forest.path_to(node, lambda leaf: leaf == "forbid", usual | {"a fact of another act": 7})

    def departures(facts: dict) -> int:
        return sum(facts[name] != value for name, value in usual.items() if name in facts)

    reaching = [departures(facts) for facts in cases(table.variables) if table(facts) == "forbid"]
    if path is None:
        assert not reaching
    else:
        assert tuple(path) == forest.support(node)
        assert forest.value(forest.walk(node, path)) == "forbid"
        assert departures(path) == min(reaching)


@given(tables())
def test_a_frozen_diagram_thaws_to_the_same_function_in_any_forest(table: Table) -> None:
    forest = forest_over(table.variables)
    node = plant(forest, table)
    frozen = pickle.loads(pickle.dumps(forest.freeze(node)))
    assert forest.thaw(frozen) == node
    wider = forest_over([Variable("new", BOOLEAN), *table.variables, Variable("later", BOOLEAN)])
    thawed = wider.thaw(frozen)
    for facts in cases(table.variables):
        assert wider.value(wider.walk(thawed, facts)) == table(facts)
    assert wider.freeze(thawed) == forest.freeze(node)


@given(several(BOOLEAN, VERDICTS, VERDICTS))
def test_the_same_calls_number_the_nodes_alike(three: tuple[Table, ...]) -> None:
    first, second = forest_over(three[0].variables), forest_over(three[0].variables)
    numbers = [forest.choose(*(plant(forest, table) for table in three)) for forest in (first, second)]
    assert numbers[0] == numbers[1]
    assert len(first) == len(second)


@given(tables(), st.data())
def test_a_walk_stops_at_the_first_fact_that_is_missing(table: Table, data: st.DataObject) -> None:
    forest = forest_over(table.variables)
    node = plant(forest, table)
    whole = data.draw(st.sampled_from(list(cases(table.variables))))
    given_facts = {name: whole[name] for name in data.draw(st.sets(st.sampled_from(sorted(whole))))}
    end = forest.walk(node, given_facts)
    if forest.is_leaf(end):
        assert forest.value(end) == table(whole)
    else:
        assert forest.variable_of(end).name not in given_facts


@given(variables(), st.data())
def test_one_of_these_values_is_true_for_exactly_these(over: tuple[Variable, ...], data: st.DataObject) -> None:
    forest = forest_over(over)
    chosen = data.draw(st.sampled_from(over))
    wanted = data.draw(st.sets(st.sampled_from(chosen.values)))
    node = forest.equals(chosen.name, wanted)
    for facts in cases(over):
        assert forest.value(forest.walk(node, facts)) is (facts[chosen.name] in wanted)


def test_one_is_not_taken_for_true() -> None:
    forest = forest_over([Variable("danger", BOOLEAN)])
    danger = forest.equals("danger", [True])
    assert forest.leaf(1) != forest.leaf(True)
    for wrong in (1, "unknown", None):
        with pytest.raises(ValueError, match="danger is never"):
            forest.walk(danger, {"danger": wrong})
        with pytest.raises(ValueError, match="danger is never"):
            forest.restrict(danger, {"danger": wrong})


def test_a_condition_that_is_not_true_or_false_is_refused() -> None:
    forest = forest_over([Variable("danger", BOOLEAN), Variable("harm", BOOLEAN)])
    verdict = forest.test("danger", [forest.leaf("permit"), TRUE])
    harm = forest.equals("harm", [True])
    for operation in (forest.conjoin, forest.disjoin):
        with pytest.raises(ValueError, match="never 'permit'"):
            operation(verdict, harm)
    with pytest.raises(ValueError, match="never 'permit'"):
        forest.choose(verdict, harm, FALSE)


def test_a_test_below_its_own_branches_is_refused() -> None:
    forest = forest_over([Variable("first", BOOLEAN), Variable("second", BOOLEAN)])
    upper = forest.equals("first", [True])
    with pytest.raises(ValueError, match="first cannot be tested below second"):
        forest.test("second", {True: upper, False: FALSE})


def test_a_cache_of_another_vocabulary_is_refused() -> None:
    old = forest_over([Variable("age", ("child", "adult")), Variable("danger", BOOLEAN)])
    frozen = old.freeze(old.conjoin(old.equals("age", ["child"]), old.equals("danger", [True])))
    for now, complaint in (
        (
            [Variable("age", ("child", "teen", "adult")), Variable("danger", BOOLEAN)],
            "age has other values now",
        ),
        ([Variable("danger", BOOLEAN)], "no variable age"),
        ([Variable("danger", BOOLEAN), Variable("age", ("child", "adult"))], "cannot be tested below"),
    ):
        with pytest.raises(ValueError, match=complaint):
            forest_over(now).thaw(frozen)


def test_two_thousand_facts_deep_nothing_recurses() -> None:
    names = [f"fact-{at}" for at in range(2_000)]
    forest = forest_over([Variable(name, BOOLEAN) for name in names])
    every = forest.conjoin(*(forest.equals(name, [True]) for name in names))
    some = forest.disjoin(*(forest.equals(name, [True]) for name in names))
    assert forest.size(every) == forest.size(some) == 2_002
    assert forest.negate(forest.disjoin(*(forest.equals(name, [False]) for name in names))) == every
    assert forest.count(every)[True] == 1
    assert forest.count(some) == {True: 2**2_000 - 1, False: 1}
    usual = dict.fromkeys(names, False)
    assert forest.path_to(every, lambda leaf: leaf is True, usual) == dict.fromkeys(names, True)
    assert forest.restrict(every, dict.fromkeys(names[:-1], True)) == forest.equals(names[-1], [True])
    assert forest.collapse(every, names[1:], lambda leaves: True in leaves) == forest.equals(names[0], [True])
    both = forest.apply(lambda one, other: (one, other), every, some)
    assert forest.leaves(both) == ((True, True), (False, True), (False, False))
    assert forest.value(forest.walk(both, dict.fromkeys(names, False))) == (False, False)
    assert forest.thaw(forest.freeze(every)) == every


def hidden_weighted_pairs(forest: Forest, pairs: int) -> int:
    """x0 and y0, or x1 and y1, ...: exponential when all x stand above all y."""
    return forest.disjoin(
        *(forest.conjoin(forest.equals(f"x{at}", [True]), forest.equals(f"y{at}", [True])) for at in range(pairs))
    )


def test_a_diagram_that_explodes_is_given_up_by_name() -> None:
    over = [Variable(f"{letter}{at}", BOOLEAN) for letter, at in product("xy", range(40))]
    forest = Forest(over, subject="the disclosure act", budget=5_000)
    with pytest.raises(DiagramTooLarge) as refused:
        hidden_weighted_pairs(forest, 40)
    assert (refused.value.subject, refused.value.budget) == ("the disclosure act", 5_000)
    assert str(refused.value) == "the diagram of the disclosure act needs more than 5,000 nodes"
    assert len(forest) <= 5_000
    assert str(pickle.loads(pickle.dumps(refused.value))) == str(refused.value)


def test_no_node_is_made_past_the_budget() -> None:
    forest = forest_over([Variable("danger", BOOLEAN)], budget=10)
    with pytest.raises(DiagramTooLarge):
        for number in range(100):
            forest.leaf(number)
    assert len(forest) == 10


def test_work_that_makes_few_nodes_is_bounded_too() -> None:
    """Comparing two large diagrams that never differ remembers many pairs and makes no node."""
    over = [Variable(f"{letter}{at}", BOOLEAN) for letter, at in product("xy", range(9))]
    forest = Forest(over, subject="the comparison", budget=200_000)
    pairs = hidden_weighted_pairs(forest, 9)
    flipped = forest.map_leaves(lambda leaf: not leaf, pairs)
    forest.budget = len(forest) + 1
    calls = 0

    def never(one: object, other: object) -> str:
        nonlocal calls
        calls += 1
        return "alike"

    seen = forest.apply(never, pairs, flipped)
    assert forest.value(seen) == "alike"
    assert calls <= 4
    forest.budget = 20
    with pytest.raises(DiagramTooLarge):
        forest.apply(never, pairs, flipped)


@given(tables())
def test_mixing_up_which_fact_is_which_is_refused(table: Table) -> None:
    assume(len(table.variables) > 1)
    with pytest.raises(ValueError, match="two variables"):
        forest_over([*table.variables, table.variables[0]])
