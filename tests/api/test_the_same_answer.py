"""What the API answers is what the law says: the engine's own verdict, whole in its form, and nothing of counsel's."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema_rs import Draft202012Validator
from tests.api.asked import cases, day, of_counsel
from tests.api.conftest import Post
from tests.desk import promises

from goldendoor.engine.decision import as_json
from goldendoor.engine.provenance import BANNER
from goldendoor.hall.api import answers
from goldendoor.hall.api.description import described
from goldendoor.hall.desk import law
from goldendoor.hall.desk.questions import at_the_desk

LEFT_OUT = {"id", "assumed", "questions", "disagreeing"}
ADDED = {"sentence", "not_yet", "question_of_law"}
NEEDS_HELP = {"refer", "undetermined", "unknown_text", "not_regulated"}


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator({**described(), "$ref": f"#/components/schemas/{name}"})


@pytest.mark.slow
@settings(max_examples=120)
@given(case=cases())
def test_the_verdict_is_the_engines_for_whatever_anybody_may_say(post: Post, case: tuple[str, dict[str, Any]]) -> None:
    city, body = case
    response = post(f"{city}/decide", body)
    assert response.status_code == 200, response.content
    answer = response.json()
    assert [fault.message for fault in validator("Answer").iter_errors(answer)] == []
    assert of_counsel(answer) == []
    ours = law.city(city).decide(body["act"], on=day(body), facts=body["facts"])
    told = answer["decision"]
    assert told["verdict"] == ours.verdict.value
    assert [one["verdict"] for one in told["parts"]] == [one.verdict.value for one in ours.parts]
    plain = as_json(ours)
    same = plain.keys() - LEFT_OUT - {"because", "duties", "call", "meanwhile", "parts"}
    assert {name: told[name] for name in same} == {name: plain[name] for name in same}
    assert told.keys() == (plain.keys() - LEFT_OUT) | ADDED
    assert [one["citation"] for one in told["duties"]] == [one.citation for one in ours.duties]
    assert (told["question_of_law"] is not None) == bool(ours.questions)
    if ours.verdict.value in NEEDS_HELP:
        assert told["call"] and told["meanwhile"]


@pytest.mark.parametrize("city", sorted(law.cities()))
def test_every_situation_is_answered_from_its_first_question_on(post: Post, city: str) -> None:
    for situation in law.city(city).situations():
        response = post(f"{city}/consult/{situation.name}", {"on": "2026-11-22"})
        assert response.status_code == 200, response.content
        answer = response.json()
        assert [fault.message for fault in validator("Consultation").iter_errors(answer)] == []
        assert of_counsel(answer) == []
        ours = law.consult(city, situation.name, date(2026, 11, 22), {})
        assert answer["next"] == as_json(ours.next)
        assert [one["verdict"] for one in answer["decisions"]] == [one.verdict.value for one in ours.decisions]


def test_questions_follow_one_another_until_none_is_left(post: Post) -> None:
    facts: dict[str, Any] = {}
    for _ in range(40):
        answer = post("nyc/consult/may-i-ask", {"on": "2026-11-22", "facts": facts}).json()
        if answer["next"] is None:
            break
        assert answer["next"]["fact"] not in facts
        facts[answer["next"]["fact"]] = answer["next"]["values"][0][0] if answer["next"]["values"] else "unknown"
    assert facts and answer["next"] is None and answer["leading"] == "inquire"


def test_danger_comes_first_the_banner_next_and_what_never_to_do_last(post: Post) -> None:
    body = {"act": "give_access", "on": "2026-11-22"}
    for answer in (
        post("nyc/decide", body).json(),
        post("nyc/consult/someone-wants-to-come-in", {"on": "2026-11-22"}).json(),
    ):
        assert [one for place, one in enumerate(answer) if place in (0, 1, len(answer) - 1)] == [
            "danger",
            "banner",
            "closing",
        ]
        assert (answer["danger"], answer["banner"], answer["closing"]) == (promises.DANGER, BANNER, promises.CLOSING)


def test_silence_never_reads_as_leave(post: Post) -> None:
    told = post("durham/decide", {"act": "use_lot", "on": "2003-07-01"}).json()["decision"]
    assert told["verdict"] == "not_regulated"
    assert "That is not a yes" in told["sentence"] and not promises.LEAVE.search(told["sentence"])
    assert told["call"] and told["meanwhile"]


def test_whom_to_call_comes_with_a_number_and_says_when_it_is_made_up(post: Post) -> None:
    told = post("nyc/decide", {"act": "give_access", "on": "2026-11-22"}).json()["decision"]
    assert told["not_yet"]
    assert told["call"][0]["words"] in told["sentence"]
    assert all(one["demonstration"] for one in told["call"] if one["phone"])
    assert any(one["phone"] for one in told["call"])


def test_only_the_law_that_is_named_answers(post: Post) -> None:
    body = {"act": "inquire", "on": "2010-05-04", "facts": {"inquiry_topic": "immigration_status"}}
    told = post("nyc/decide", {**body, "under": ["NYC-EO-34-2003"]}).json()["decision"]
    assert {one["instrument"] for one in told["norms"]} == {"NYC-EO-34-2003"}


def test_a_question_is_asked_in_the_order_that_is_wished(post: Post) -> None:
    body = {"act": "give_access", "on": "2026-11-22"}
    missing = post("nyc/decide", body).json()["decision"]["missing"]
    facts = law.corpus().facts  # a term that is computed can be missing too, and is asked of nobody
    wished = [name for name in reversed(missing) if name in facts and at_the_desk(facts[name])][:5]
    asked = post("nyc/decide", {**body, "order": wished}).json()["decision"]["next"]["fact"]
    assert asked in wished


def test_the_sentences_that_the_desk_shows_are_the_apis_too() -> None:
    assert (answers.DANGER, answers.CLOSING) == (promises.DANGER, promises.CLOSING)
