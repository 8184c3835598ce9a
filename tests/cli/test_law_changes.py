"""`goldendoor law changes` as people type it."""

import json
from typing import Any

import pytest

DURHAM = ("law", "changes", "--city", "durham", "--from", "2003-10-01", "--to", "2003-10-31")


def test_a_day_tells_what_began_and_the_situation_that_came_out_otherwise_the_day_before(run: Any) -> None:
    page = run(*DURHAM).stdout
    assert max(map(len, page.splitlines())) <= 80
    assert "2003-10-20" in page
    assert "- began: instrument DUR-RES-9046-2003 (Res. 9046)" in page
    assert "durham@2003-10-19  silent" in page
    assert "durham@2003-10-20  must not      Res. 9046 § 2" in page
    assert "Research, not the City's advice" in page


def test_the_same_as_json(run: Any) -> None:
    found = json.loads(run(*DURHAM, "--act", "inquire", "--json").stdout)
    assert (found["from"], found["to"]) == ("2003-10-01", "2003-10-31")
    (day,) = [one for one in found["days"] if one["day"] == "2003-10-20"]
    assert day["city"] == "durham"
    (asking,) = day["verdicts"]
    assert asking["acts"] == ["inquire"]
    first = asking["situations"][0]["answers"]
    assert [one["verdict"] for one in first] == ["not_regulated", "must_not"]


def test_where_no_city_is_named_every_city_is_looked_at(run: Any) -> None:
    page = run("law", "changes", "--from", "2003-10-10", "--to", "2003-10-10", "--act", "accept_id").stdout
    assert "philadelphia: law that changed" in page and "PHL-MEMO-2003" in page
    assert "nyc: law that changed" in page and "Nothing changed." in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("--from", "2004-01-01", "--to", "2003-01-01"), "--from 2004-01-01 is after --to 2003-01-01"),
        (("--from", "2003-01-01"), "Missing option '--to'"),
        (("--from", "2003-01-01", "--to", "2003-02-01", "--city", "durhan"), "did you mean durham?"),
        (("--from", "2003-01-01", "--to", "2003-02-01", "--act", "inqire"), "did you mean inquire?"),
        (("--from", "soon", "--to", "2003-02-01"), "'soon' is no day"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(run: Any, typed: tuple[str, ...], said: str) -> None:
    complaint = run("law", "changes", *typed, code=2).stderr
    assert said in complaint and complaint.count("\n") == 1
