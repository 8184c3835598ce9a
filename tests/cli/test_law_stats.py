"""How large the law is, how well its texts are known, and what its scenarios reach, in numbers that can be counted again."""

import json
from datetime import date
from typing import Any

import pytest

from goldendoor.analysis import reach
from goldendoor.analysis.diagrams import Diagrams
from goldendoor.engine.cache import open_law
from goldendoor.engine.compile import compile_act


@pytest.fixture(scope="module")
def stats(run: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("law", "stats", "--json").stdout)
    return found


def test_every_instrument_is_measured_once(stats: dict[str, Any]) -> None:
    corpus = open_law()
    assert sorted(one["instrument"] for one in stats["instruments"]) == sorted(corpus.instruments)
    assert stats["together"]["instruments"] == len(corpus.instruments)
    for one in stats["instruments"]:
        held = corpus.instruments[one["instrument"]]
        assert (one["text"], one["checked"], one["reviewed"]) == (held.text, held.checked, held.reviewed)


def test_a_size_is_that_of_the_diagram_of_one_instrument_on_one_act(stats: dict[str, Any]) -> None:
    corpus = open_law()
    order = next(one for one in stats["instruments"] if one["instrument"] == "DUR-RES-9046-2003")
    (asking,) = [size for size in order["sizes"] if size["act"] == "inquire"]
    day = date.fromisoformat(asking["on"])
    compiled = compile_act(corpus, "inquire", day, (corpus.instruments["DUR-RES-9046-2003"],))
    assert asking["nodes"] == compiled.forest.size(*compiled.provisions["DUR-RES-9046-2003"])
    assert all(size["nodes"] is not None for one in stats["instruments"] for size in one["sizes"])


def test_coverage_is_what_the_check_of_the_law_counts(stats: dict[str, Any]) -> None:
    corpus = open_law()
    reached = reach(corpus, Diagrams(corpus, lambda file: file.startswith("durham/")))
    durham = [one for one in stats["instruments"] if one["instrument"].startswith("DUR-")]
    assert sum(one["rules"] for one in durham) == len(reached) > 0
    assert sum(one["both_ways"] for one in durham) == sum(one.both_ways for one in reached)


def test_what_has_fingerprints_says_so(stats: dict[str, Any]) -> None:
    with_prints = {one["instrument"] for one in stats["instruments"] if one["fingerprinted"]}
    assert {"NYC-EO-34-2003", "NYC-EO-13-2026", "NYPD-212-66-IO22-2003"} <= with_prints


def test_a_page_for_people_ends_with_all_in_a_few_numbers(run: Any) -> None:
    page = run("law", "stats", "DUR-RES-9046-2003").stdout
    assert max(map(len, page.splitlines())) <= 80
    assert page.startswith("DUR-RES-9046-2003  resolution, Durham\n")
    assert "rules are covered both ways" in page and "nodes" in page
    assert "1 instrument (text: 1 not held; 0 reviewed)" in page


def test_an_instrument_that_there_is_not_is_told_in_one_line(run: Any) -> None:
    assert "did you mean DUR-RES-9046-2003?" in run("law", "stats", "DUR-RES-9064-2003", code=2).stderr
