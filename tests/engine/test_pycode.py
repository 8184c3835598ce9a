"""The generated function says what a walk through the diagram says, on every case."""

from collections.abc import Callable, Hashable, Mapping
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.functions import Table, cases, forest_over, plant, tables

from goldendoor.engine.diagram import DiagramTooLarge, Forest, Node, Variable
from goldendoor.engine.pycode import compile_diagram, python_source

BOOLEAN = (True, False)
MISSING = object()
ABSENT = object()
LEAVES = ("permit", None, ("forbid", "because"), True, 1)
WRONG: tuple[Any, ...] = (ABSENT, "unknown", 1, 0, 1.0, None, [], {})


def missing(facts: Mapping[str, Any]) -> object:
    return MISSING


def walked(forest: Forest, node: Node, facts: Mapping[str, Any]) -> object:
    """The oracle: the leaf's value, or MISSING where a walk stops or meets a value that it refuses."""
    try:
        end = forest.walk(node, facts)
    except (ValueError, TypeError):
        return MISSING
    return forest.value(end) if forest.is_leaf(end) else MISSING


@given(tables(leaves=LEAVES))
def test_every_case_gets_the_leaf_that_a_walk_reaches(table: Table) -> None:
    forest = forest_over(table.variables)
    decide = compile_diagram(forest, plant(forest, table), missing)
    for facts in cases(table.variables):
        answer, expected = decide(facts), table(facts)
        assert (answer, type(answer)) == (expected, type(expected))


@given(tables(), st.data())
def test_a_fact_is_missed_only_where_a_walk_needs_it(table: Table, data: st.DataObject) -> None:
    forest = forest_over(table.variables)
    node = plant(forest, table)
    decide = compile_diagram(forest, node, missing)
    for facts in cases(table.variables):
        for name in data.draw(st.sets(st.sampled_from(sorted(facts)))):
            wrong = data.draw(st.sampled_from(WRONG))
            facts = {key: value for key, value in facts.items() if key != name}
            if wrong is not ABSENT:
                facts[name] = wrong
        assert decide(facts) == walked(forest, node, facts)


@given(tables(over=(Variable("pledge", (None, True, False)), Variable("danger", BOOLEAN))))
def test_a_term_that_is_absent_is_none(table: Table) -> None:
    forest = forest_over(table.variables)
    decide = compile_diagram(forest, plant(forest, table), missing, terms=frozenset({"pledge"}))
    for danger in BOOLEAN:
        assert decide({"danger": danger}) == table({"danger": danger, "pledge": None})
        for pledge in (None, True, False):
            assert decide({"danger": danger, "pledge": pledge}) == table({"danger": danger, "pledge": pledge})


def test_a_term_needs_none_among_its_values() -> None:
    forest = forest_over([Variable("pledge", BOOLEAN)])
    with pytest.raises(ValueError, match="the term pledge cannot be None"):
        compile_diagram(forest, forest.equals("pledge", [True]), missing, terms=frozenset({"pledge"}))


@pytest.mark.parametrize("count", [3, 12, 40])
def test_numbers_and_many_values_are_told_from_true_and_false(count: int) -> None:
    forest = forest_over([Variable("charges", tuple(range(count)))])
    node = forest.test("charges", [forest.leaf(f"{at} charges") for at in range(count)])
    decide = compile_diagram(forest, node, missing)
    assert [decide({"charges": at}) for at in range(count)] == [f"{at} charges" for at in range(count)]
    for wrong in (True, False, None, count, "1", []):
        assert decide({"charges": wrong}) is MISSING


def test_an_error_of_the_callers_own_is_not_taken_for_a_missing_fact() -> None:
    def refuse(facts: Mapping[str, Any]) -> None:
        raise KeyError("the caller's own")

    forest = forest_over([Variable("danger", BOOLEAN)])
    decide = compile_diagram(forest, forest.equals("danger", [True]), refuse)
    with pytest.raises(KeyError, match="the caller's own"):
        decide({})


def test_a_leaf_is_the_same_object_every_time() -> None:
    outcome = ("permit", ("NYC-EO-34-2003", "3(a)"))
    forest = forest_over([Variable("danger", BOOLEAN)])
    node = forest.test("danger", [forest.leaf(outcome), forest.leaf("forbid")])
    decide = compile_diagram(forest, node, missing)
    assert decide({"danger": True}) is outcome


def test_names_of_facts_and_words_in_leaves_stay_words() -> None:
    name, word = 'it\'s a "fact"\n\\', "'); raise SystemExit('"
    forest = forest_over([Variable(name, (word, "other"))])
    decide = compile_diagram(forest, forest.test(name, [forest.leaf(word), forest.leaf("x")]), missing)
    assert decide({name: word}) == word


def test_two_thousand_facts_deep_the_function_compiles_and_agrees() -> None:
    names = [f"fact-{at}" for at in range(2_000)]
    forest = forest_over([Variable(name, BOOLEAN) for name in names])
    every = forest.conjoin(*(forest.equals(name, [True]) for name in names))
    decide = compile_diagram(forest, every, missing)
    facts: dict[str, Hashable] = dict.fromkeys(names, True)
    assert decide(facts) is True
    assert decide(facts | {names[-1]: False}) is False
    assert decide(facts | {names[1_000]: "unknown"}) is MISSING


@cache
def how_many_of(count: int) -> tuple[Forest, Node]:
    """How many facts are true: every part of this diagram is shared, as a tree it would be 2**count."""
    forest = forest_over([Variable(f"fact-{at}", BOOLEAN) for at in range(count)])
    row = [forest.leaf(true) for true in range(count + 1)]
    for at in reversed(range(count)):
        row = [forest.test(f"fact-{at}", [row[true + 1], row[true]]) for true in range(at + 1)]
    return forest, row[0]


@cache
def counting_function(count: int) -> Callable[[Mapping[str, Any]], Any]:
    """That diagram's source, run as a reader would who has nothing but the text."""
    forest, node = how_many_of(count)
    source = python_source(forest, node, "how_many")
    assert source.count("\n") < 30 * forest.size(node)
    namespace: dict[str, Any] = {"on_missing": missing}
    exec(source, namespace)  # noqa: S102 -- the source under test
    function: Callable[[Mapping[str, Any]], Any] = namespace["how_many"]
    return function


@given(st.lists(st.sampled_from((True, False)), min_size=60, max_size=60), st.integers(0, 59))
def test_shared_parts_are_written_once(answers: list[bool], gap: int) -> None:
    how_many = counting_function(60)
    facts = {f"fact-{at}": answer for at, answer in enumerate(answers)}
    assert how_many(facts) == sum(answers)
    del facts[f"fact-{gap}"]
    assert how_many(facts) is MISSING


def test_more_source_than_the_budget_is_refused_by_name() -> None:
    forest, node = how_many_of(40)
    with pytest.raises(DiagramTooLarge, match="a random function as Python needs more than 500 nodes"):
        compile_diagram(forest, node, missing, budget=500)


def test_only_a_name_becomes_a_functions_name() -> None:
    forest = forest_over([Variable("danger", BOOLEAN)])
    for name in ("two words", "class", "f(): pass\nx"):
        with pytest.raises(ValueError, match="is not a name in Python"):
            python_source(forest, forest.leaf(True), name)


def test_a_diagram_of_one_leaf_needs_no_facts() -> None:
    forest = forest_over([Variable("danger", BOOLEAN)])
    assert compile_diagram(forest, forest.leaf("permit"), missing)({}) == "permit"
