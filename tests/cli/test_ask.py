"""The interview: danger first, one question at a time, back and unknown and why, and then what to do."""

import json
from typing import Any

import pytest

MAY_I_ASK = ("ask", "may-i-ask", "--city", "nyc", "--on", "2010-05-04")


def test_danger_comes_before_the_first_question(run: Any) -> None:
    page = run(*MAY_I_ASK, typed="").stdout
    assert page.index("Act, call 911") < page.index("What would the question be about?")


def test_one_question_is_asked_at_a_time(run: Any) -> None:
    first = run(*MAY_I_ASK, typed="").stdout.partition("─" * 40)[0]
    assert first.count("?") - first.count("danger?") - first.count("status?") == 1
    second = run(*MAY_I_ASK, typed="1\n").stdout
    assert second.index("What would the question be about?") < second.index("What is your job?")


def test_answers_may_be_numbers_values_words_or_their_beginnings(run: Any) -> None:
    for reply in ("2", "citizenship", "Whether the person is a citizen", "whether"):
        found = json.loads(run(*MAY_I_ASK, "--json", typed=f"{reply}\n").stdout)
        assert found["answers"] == {"inquiry_topic": "citizenship"}


def test_answers_that_end_early_get_what_the_law_says_on_what_is_known(run: Any) -> None:
    page = run(*MAY_I_ASK, typed="1\n").stdout
    assert "No more answers" in page
    assert "depends on what is not known yet" in page
    assert "Until they have answered" in page


def test_the_end_is_what_to_do_whom_to_call_with_the_number_why_and_which_law(run: Any) -> None:
    page = run("ask", "they-want-our-lot", "--city", "nyc", "--on", "2026-03-10", typed="").stdout
    answer = page.partition("─" * 40)[2]
    for part in ("What to do", "Call", "555-01", "[a made-up number, for demonstration]",
                 "Until they have answered", "do not resist", "Research, not the City's advice", "Law as of 2026",
                 "Hash "):  # fmt: skip
        assert part in answer
    assert answer.lstrip().startswith("Is somebody in danger?")


def test_back_brings_the_last_question_again(run: Any) -> None:
    page = run(*MAY_I_ASK, typed="1\nback\n").stdout.partition("─" * 40)[0]
    assert page.count("What would the question be about?") == 2
    assert "there is nothing to go back to" in run(*MAY_I_ASK, typed="back\n").stdout.lower()


def test_why_gives_the_reasons_so_far_and_asks_again(run: Any) -> None:
    page = run(*MAY_I_ASK, typed="1\nwhy\n").stdout
    assert "├─ " in page
    assert page.count("What is your job?") >= 2


def test_quit_leaves_without_an_answer(run: Any) -> None:
    page = run(*MAY_I_ASK, typed="1\nquit\n").stdout
    assert page.rstrip().endswith("Left without an answer. Nothing was kept.")
    assert "What to do" not in page


def test_what_cannot_be_read_is_told_and_asked_again(run: Any) -> None:
    result = run(*MAY_I_ASK, typed="immigation_status\n99\n\n1\n")
    assert "did you mean immigration_status or" in result.stderr
    assert "there are 5 answers in the list; 99 is none of them" in result.stderr
    assert "type a number or a value from the list" in result.stderr
    assert "What is your job?" in result.stdout


def test_unknown_is_never_taken_as_no(run: Any) -> None:
    found = json.loads(run(*MAY_I_ASK, "--json", typed="1\nunknown\n").stdout)
    assert found["answers"]["actor_kind"] == "unknown"
    assert found["decisions"][0]["assumed"] == {}


def test_what_somebody_does_not_know_is_not_asked_again_and_the_next_question_comes(run: Any) -> None:
    interview = run(*MAY_I_ASK, typed="1\nunknown\n").stdout.partition("─" * 40)[0]
    assert interview.count("What is your job?") == 1
    assert interview.count("> ") == 3


def test_an_interview_of_nothing_but_unknowns_comes_to_an_end(run: Any) -> None:
    page = run(*MAY_I_ASK, typed="unknown\n" * 200).stdout
    assert "No more answers" not in page
    assert "depends on what is not known yet" in page


def test_json_stands_alone_and_the_questions_go_beside_it(run: Any) -> None:
    result = run(*MAY_I_ASK, "--json", typed="1\n")
    found = json.loads(result.stdout)
    assert found["answers"] == {"inquiry_topic": "immigration_status"}
    assert found["decisions"][0]["act"] == "inquire"
    assert "What is your job?" in result.stderr


def test_they_went_in_anyway_is_steps_at_once_and_no_question(run: Any) -> None:
    page = run("ask", "they-went-in-anyway", "--city", "nyc", "--on", "2026-03-10").stdout
    assert "> " not in page
    assert "What to do" in page and "do not resist" in page and "Call" in page
    assert "Research, not the City's advice" in page


@pytest.mark.slow
def test_the_page_of_every_situation_in_every_city_fits_and_says_whom_to_call(run: Any) -> None:
    for city in ("nyc", "philadelphia", "durham"):
        for one in json.loads(run("situations", "--json").stdout):
            page = run("ask", one["name"], "--city", city, "--on", "2026-03-10", typed="").stdout
            assert max(map(len, page.splitlines())) <= 80
            assert "Call" in page, (city, one["name"])
