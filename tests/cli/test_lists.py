"""What there is: facts, acts, instruments, situations, and what was law when."""

import json
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("name", "word", "found"),
    [
        ("facts", "warrant", "warrant_presented"),
        ("acts", "lot", "use_lot"),
        ("instruments", "NYC-EO-34", "NYC-EO-34-2003"),
        ("situations", "badge", "someone-wants-to-come-in"),
    ],
)
def test_a_list_is_searched_by_words_and_exact_as_json(run: Any, name: str, word: str, found: str) -> None:
    everything = json.loads(run(name, "--json").stdout)
    some = json.loads(run(name, word, "--json").stdout)
    assert found in {one["name"] for one in some}
    assert 0 < len(some) < len(everything)
    assert found in run(name, word).stdout


def test_every_word_has_to_be_there(run: Any) -> None:
    both = json.loads(run("facts", "warrant", "detainer", "--json").stdout)
    assert "warrant_presented_with_detainer" in {one["name"] for one in both}
    assert "area_is_nonpublic" not in {one["name"] for one in both}


def test_nothing_found_leaves_with_one(run: Any) -> None:
    assert run("facts", "zeppelin", code=1).stderr == "nothing in facts holds: zeppelin\n"


def test_a_fact_says_what_kind_it_is_and_who_may_judge_it(run: Any) -> None:
    one = next(one for one in json.loads(run("facts", "--json").stdout) if one["name"] == "exigent_circumstances")
    assert one["kind"] == "yes/no"
    assert one["decided_by"] or one["held_in"]


def test_the_timeline_tells_when_an_order_came_and_another_ended(run: Any) -> None:
    events = json.loads(run("timeline", "--city", "nyc", "--json").stdout)
    assert [one["day"] for one in events] == sorted(one["day"] for one in events)
    came = [one for one in events if one["instrument"] == "NYC-EO-34-2003"]
    assert came[0]["day"] == "2003-05-13"
    ended = [one["day"] for one in events if one["instrument"] == "NYC-EO-124-1989"]
    assert "2003-05-13" in ended
    assert "2003-05-13" in run("timeline", "--city", "nyc").stdout


def test_on_a_day_the_timeline_is_what_was_law_that_day(run: Any) -> None:
    in_2017 = json.loads(run("timeline", "--city", "nyc", "--on", "2017-05-11", "--json").stdout)["in_force"]
    names = {one["name"] for one in in_2017}
    assert {"NYC-EO-34-2003", "NYC-EO-41-2003"} <= names
    assert "NYC-AC-4-210" not in names
    assert "NYC-AC-4-210" in run("timeline", "--city", "nyc", "--on", "2018-04-16").stdout


def test_the_explanation_is_a_tree_with_a_section_on_every_branch(run: Any) -> None:
    ask = ("explain", "inquire", "--under", "NYC-EO-34-2003", "--on", "2010-05-04", "--rest", "no",
           "actor_kind=line_worker", "inquiry_topic=immigration_status")  # fmt: skip
    page = run(*ask).stdout
    assert "You must not ask about immigration status" in page
    assert "└─ " in page and "✓" in page and "✗" in page
    assert "[EO 34 § 3(a)(1)]" in page
    assert max(map(len, page.splitlines())) <= 80

    def every(reason: Any) -> list[Any]:
        return [reason, *(inner for part in reason["parts"] for inner in every(part))]

    tree = json.loads(run(*ask, "--json").stdout)
    assert tree["verdict"] == "must_not"
    assert all(one["sentence"] and one["pinpoint"] for one in every(tree["because"]))
    assert any(one["holds"] is False for one in every(tree["because"]))


@pytest.mark.parametrize(
    "command",
    ["decide", "ask", "explain", "compare", "duties", "questions", "timeline", "facts", "acts", "instruments",
     "situations", "law", "schema", "law check", "law format", "law show", "law changes", "law verify", "law stats",
     "law test"],
)  # fmt: skip
def test_help_has_examples_that_begin_with_the_command(run: Any, command: str) -> None:
    page = run(*command.split(), "--help").stdout
    assert "Examples:" in page
    assert f"goldendoor {command}" in page


def test_the_command_alone_shows_its_help(run: Any) -> None:
    assert "Examples:" in run().stdout
    assert "goldendoor law check" in run("law").stdout
