"""`goldendoor questions` as counsel types it."""

import json
from typing import Any

import pytest

ASKED = ("questions", "--turns", "inquire", "--city", "durham", "--on", "2005-03-01")


def test_a_question_its_readings_and_the_verdict_under_each(run: Any) -> None:
    page = run(*ASKED).stdout
    assert max(map(len, page.splitlines())) <= 80
    assert "A-28 (Res. 9046 § 2): May a City worker ask" in page
    assert "    law-or-court-order      must not\n    three-separate-grounds  may\n" in page
    assert "As things stand: refer (Res. 9046 § 2)." in page
    assert "Open: until counsel decides, what hangs on it is for a lawyer." in page


def test_the_same_as_json(run: Any) -> None:
    found = json.loads(run(*ASKED, "--json").stdout)
    assert found["on"] == "2005-03-01"
    one = next(one for one in found["questions"] if one["question"] == "A-28")
    assert set(one["readings"]) == {"law-or-court-order", "three-separate-grounds"}
    assert one["hangs"][0]["readings"] == {"law-or-court-order": "must_not", "three-separate-grounds": "may"}
    assert one["hangs"][0]["facts"]["duties_demand_the_question"] is True


def test_a_question_on_which_nothing_hangs_that_day_says_so(run: Any) -> None:
    page = run("questions", "a-29", "--city", "durham", "--on", "2005-03-01").stdout
    assert "A-29" in page and "No verdict of that day hangs on it." in page


def test_an_act_on_which_no_question_turns(run: Any) -> None:
    page = run("questions", "--turns", "accept_id", "--city", "durham", "--on", "2005-03-01").stdout
    assert "No verdict on accept_id turns on a question that day." in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("A-299",), "there is no question named 'A-299'; did you mean A-29"),
        (("--turns", "inqire"), "there is no act named 'inqire'; did you mean inquire?"),
        (("--city", "durhan"), "did you mean durham?"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(run: Any, typed: tuple[str, ...], said: str) -> None:
    complaint = run("questions", *typed, code=2).stderr
    assert said in complaint and complaint.count("\n") == 1
