"""A verdict is the decision's own, without reasons; it keeps nothing of what was said, and never leaves anybody alone."""

import gc
from collections.abc import Iterator
from datetime import date
from threading import Thread
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema_rs import Draft202012Validator
from tests.api.asked import FACTS, cases, of_counsel
from tests.api.conftest import Post
from tests.desk import promises

from goldendoor.engine.provenance import BANNER
from goldendoor.hall.api.description import described
from goldendoor.hall.desk import law
from goldendoor.hall.desk.settled import CASES_BEFORE_MAKING, Settling

SMALL = {
    "actor_kind": "line_worker", "actor_agency": "DSS", "programme": "emergency shelter",
    "inquiry_topic": "immigration_status", "question_is_said_to_be_needed": False, "person_is_arrestee": False,
    "person_is_crime_victim": False, "person_is_crime_witness": False,
    "person_called_or_approached_police_for_assistance": False,
}  # fmt: skip
ASKED = {"act": "inquire", "on": "2010-05-04", "facts": SMALL}
NEEDS_HELP = {"refer", "undetermined", "unknown_text", "not_regulated"}
SAME = ("verdict", "norms", "sentence", "not_yet", "not_encoded")
ANSWER = Draft202012Validator({**described(), "$ref": "#/components/schemas/VerdictAnswer"})


def answers(post: Post, city: str, body: dict[str, Any], times: int = 1) -> Iterator[dict[str, Any]]:
    for _ in range(times):
        response = post(f"{city}/verdict", body)
        assert response.status_code == 200, response.content
        yield response.json()


def is_the_decisions(told: dict[str, Any], decided: dict[str, Any]) -> None:
    decision = decided["decision"]
    assert {name: told[name] for name in SAME} == {name: decision[name] for name in SAME}
    assert told["law"]["hash"] == decision["law"]["hash"]
    assert told["banner"] == decided["banner"]


@pytest.mark.slow
@settings(max_examples=120, deadline=None)
@given(case=cases())
def test_it_is_that_of_the_decision_for_whatever_anybody_may_say(post: Post, case: tuple[str, dict[str, Any]]) -> None:
    city, body = case
    decided = post(f"{city}/decide", body).json()
    for told in answers(post, city, body, CASES_BEFORE_MAKING):
        is_the_decisions(told, decided)
    law.settling(city).wait()
    (told,) = answers(post, city, body)  # by a function of the law now
    is_the_decisions(told, decided)
    assert [fault.message for fault in ANSWER.iter_errors(told)] == []
    assert of_counsel(told) == []
    if told["verdict"] in NEEDS_HELP or told["not_yet"]:
        assert told["call"] and told["meanwhile"]


@pytest.mark.parametrize("topic", ["immigration_status", "other"])
def test_every_way_to_settle_a_case_comes_to_the_same(post: Post, topic: str) -> None:
    body = {**ASKED, "facts": {**SMALL, "inquiry_topic": topic}}
    decided = post("nyc/decide", body).json()
    for told in answers(post, "nyc", body, CASES_BEFORE_MAKING):
        is_the_decisions(told, decided)
    law.settling("nyc").wait()
    (told,) = answers(post, "nyc", body)
    is_the_decisions(told, decided)


def test_a_function_settles_what_is_asked_again_and_again() -> None:
    settling, facts = Settling(lambda: law.city("nyc")), dict(SMALL)
    for _ in range(CASES_BEFORE_MAKING):
        assert settling.settled("inquire", date(2010, 5, 4), facts, ())
    settling.wait()
    settling._on_diagrams = None  # type: ignore[assignment,method-assign] -- nothing but the function is left
    found = settling.settled("inquire", date(2010, 5, 5), facts, ())
    assert found is not None
    assert [one.citation for one in found.outcome.norms] == ["EO 34 § 3(a)"]


def test_nothing_that_was_said_is_remembered(post: Post) -> None:
    marker, number = "marker-zq4711", 47_110_815
    texts = {one.name: f"{marker} {one.name}" for one in FACTS if one.kind == "text"}
    numbers = {one.name: number for one in FACTS if one.kind == "number"}
    body = {**ASKED, "id": f"{marker} id", "facts": {**SMALL, **numbers, **texts}}
    for _ in answers(post, "nyc", body, CASES_BEFORE_MAKING + 2):
        law.settling("nyc").wait()
    gc.collect()
    reached = [one for one in _reached(law.settling("nyc")) if type(one) in (str, int)]
    assert SMALL["inquiry_topic"] in reached  # the law's own word: it was looked into
    assert [one for one in reached if one == number or marker in str(one)] == []


def _reached(start: Any) -> Iterator[Any]:
    """Everything that can be reached from a thing, but not the program itself."""
    seen, waiting = {id(start)}, [start]
    while waiting:
        one = waiting.pop()
        yield one
        for other in gc.get_referents(one):
            if id(other) not in seen and not _is_of_the_program(other):
                seen.add(id(other))
                waiting.append(other)


def _is_of_the_program(one: Any) -> bool:
    kind = type(one)
    return issubclass(kind, (type, ModuleType, Thread)) or (kind is dict and "__spec__" in one)


def test_danger_comes_first_and_the_case_goes_back_under_its_own_id(post: Post) -> None:
    for told in answers(post, "nyc", {**ASKED, "id": "case 7"}, CASES_BEFORE_MAKING):
        assert (next(iter(told)), list(told)[-1]) == ("danger", "closing")
        assert (told["danger"], told["banner"], told["closing"]) == (promises.DANGER, BANNER, promises.CLOSING)
        assert told["id"] == "case 7"


def test_several_kinds_at_once_come_to_what_can_be_claimed_of_each(post: Post) -> None:
    body = {"act": "disclose", "on": "2026-11-22", "facts": {"info_category": ["immigration_status", "release_date"]}}
    kinds = law.corpus().facts["info_category"].values[:2]
    body["facts"] = {"info_category": list(kinds)}
    decided = post("nyc/decide", body).json()
    for told in answers(post, "nyc", body, CASES_BEFORE_MAKING + 1):
        is_the_decisions(told, decided)


def test_silence_never_reads_as_leave(post: Post) -> None:
    (told,) = answers(post, "durham", {"act": "use_lot", "on": "2003-07-01"})
    assert told["verdict"] == "not_regulated"
    assert "That is not a yes" in told["sentence"] and told["call"] and told["meanwhile"]
