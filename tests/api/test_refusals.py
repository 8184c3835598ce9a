"""Everything that is not answered, and how that is told: one form, the near matches, and no word of what was sent."""

import json
import re
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.api.asked import NOT_TO_SAY
from tests.api.conftest import Post

from goldendoor.hall.api import operations
from goldendoor.hall.api.urls import BODY_MOST
from goldendoor.hall.desk import law

CASE = {"act": "inquire", "on": "2026-11-22"}
DECIDE, VERDICT, CONSULT = "nyc/decide", "nyc/verdict", "nyc/consult/may-i-ask"
MARKER = "marker-zq4711"


def with_facts(**facts: Any) -> dict[str, Any]:
    return {**CASE, "facts": facts}


# address, what is posted, status, where, a near match
ROWS = [
    ("nyk/decide", CASE, 404, "city", "nyc"),
    ("nyc/consult/may-i-as", {"on": "2026-11-22"}, 404, "situation", "may-i-ask"),
    ("philadelphia/consult/an-officer-at-a-shelter-door-no", {"on": "2026-11-22"}, 404, "situation", None),
    (DECIDE, {**CASE, "act": "inquir"}, 422, "act", "inquire"),
    (DECIDE, {**CASE, "under": ["NYC-EO-34-2004"]}, 422, "under", "NYC-EO-34-2003"),
    (DECIDE, {**CASE, "order": ["inquiry_topi"]}, 422, "order", "inquiry_topic"),
    (DECIDE, with_facts(inquiry_topi="other"), 422, "facts.inquiry_topi", "inquiry_topic"),
    (DECIDE, with_facts(inquiry_topic="immigration"), 422, "facts.inquiry_topic", "immigration_status"),
    (CONSULT, {"on": "2026-11-22", "facts": {"inquiry_topic": "immigration"}}, 422, "facts.inquiry_topic", None),
    (DECIDE, with_facts(inquiry_topic=True), 422, "facts.inquiry_topic", None),
    (DECIDE, with_facts(inquiry_topic=None), 422, "facts.inquiry_topic", None),
    (DECIDE, with_facts(info_category=[]), 422, "facts.info_category", None),
    (DECIDE, with_facts(inquiry_topic={"is": "other"}), 422, "facts.inquiry_topic", None),
    (DECIDE, with_facts(hours_held_past_release_excl_weekends_holidays=47.9), 422, None, None),
    (DECIDE, with_facts(vsc_judgment_date="9999-12-31"), 422, "facts.vsc_judgment_date", None),
    (DECIDE, with_facts(id_offered="\ud800"), 422, "facts.id_offered", None),
    (DECIDE, with_facts(id_offered="x" * 301), 422, "facts.id_offered", None),
    (DECIDE, {**CASE, "rest": "no"}, 422, "rest", None),
    (DECIDE, {**CASE, "fact": {}}, 422, "fact", "facts"),
    (DECIDE, {"act": "inquire"}, 422, "on", None),
    (DECIDE, {"on": "2026-11-22"}, 422, "act", None),
    (DECIDE, {**CASE, "on": "2026-02-30"}, 422, "on", None),
    (DECIDE, {**CASE, "on": "today"}, 422, "on", None),
    (DECIDE, {**CASE, "on": 20261122}, 422, "on", None),
    (DECIDE, {**CASE, "on": "9999-12-31"}, 422, "on", None),
    (DECIDE, [CASE], 422, None, None),
    (DECIDE, b"{", 400, None, None),
    (DECIDE, b" ", 400, None, None),
    (DECIDE, b"\xff\xfe{", 400, None, None),
    (DECIDE, b'{"act": NaN}', 400, None, None),
    (DECIDE, b'{"act": "inquire", "act": "assist", "on": "2026-11-22"}', 400, None, None),
    (DECIDE, b"[" * (BODY_MOST - 1), 400, None, None),
    (DECIDE, b" " * (BODY_MOST + 1), 413, None, None),
    ("nyc/nothing", CASE, 404, None, None),
    ("", CASE, 404, None, None),
    ("nyc/facts", CASE, 405, None, None),
]


@pytest.mark.parametrize(
    ("address", "body", "status", "field", "near"), ROWS, ids=[f"{row[0]} {row[2]} {row[1]!s:.60}" for row in ROWS]
)
def test_a_refusal_is_a_problem_that_says_what_to_send_instead(
    post: Post, address: str, body: Any, status: int, field: str | None, near: str | None
) -> None:
    response = post(address, body)
    assert response.status_code == status, response.content
    problem = told(response)
    assert problem["field"] == field or field is None
    assert near is None or near in problem["near"]


@pytest.mark.parametrize(("address", "body"), [row[:2] for row in ROWS if row[0].endswith("/decide")])
def test_a_verdict_is_refused_as_a_decision_is(post: Post, address: str, body: Any) -> None:
    decision, verdict = (post(address.replace("decide", name), body) for name in ("decide", "verdict"))
    assert (verdict.status_code, verdict.headers["Content-Type"]) == (decision.status_code, "application/problem+json")
    if not isinstance(body, dict) or "order" not in body:  # a verdict asks for nothing, in no order
        assert verdict.content == decision.content


def told(response: Any) -> dict[str, Any]:
    """The problem, in the one form that there is."""
    assert response.headers["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert problem.keys() == {"type", "title", "status", "detail", "field", "near"}
    assert problem["status"] == response.status_code and problem["title"] and problem["detail"]
    return problem


@pytest.mark.parametrize("name", [one.name for one in NOT_TO_SAY])
@pytest.mark.parametrize("value", [True, "unknown"])
def test_what_others_judge_or_a_register_holds_is_taken_from_nobody(post: Post, name: str, value: Any) -> None:
    for response in (
        post(DECIDE, with_facts(**{name: value})),
        post(VERDICT, with_facts(**{name: value})),
        post(CONSULT, {"on": "2026-11-22", "facts": {name: value}}),
    ):
        assert response.status_code == 422
        assert "Leave it out" in told(response)["detail"]


@pytest.mark.parametrize("name", list(law.corpus().terms))
def test_a_conclusion_of_law_is_taken_from_nobody(post: Post, name: str) -> None:
    for address in (DECIDE, VERDICT):
        problem = told(post(address, with_facts(**{name: True})))
        assert (problem["status"], problem["field"]) == (422, f"facts.{name}")


@pytest.mark.parametrize(
    "media", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]
)
def test_only_json_is_read(post: Post, media: str) -> None:
    response = post(DECIDE, json.dumps(CASE).encode(), content_type=media)
    assert told(response)["status"] == 415


@pytest.mark.parametrize(
    ("address", "wanted"),
    [(DECIDE, "POST"), (CONSULT, "POST"), ("cities", "GET"), ("nyc/facts", "GET"), ("openapi.json", "GET")],
)
@pytest.mark.parametrize("other", ["get", "post", "put", "patch", "delete", "head", "options"])
def test_another_method_is_told_which_one_to_use(client: Client, address: str, wanted: str, other: str) -> None:
    method = other if other != wanted.lower() else "trace"
    response = client.generic(method.upper(), f"/api/v1/{address}", json.dumps(CASE), "application/json")
    assert response.status_code == 405
    assert response.headers["Allow"] == wanted
    assert response.headers["Content-Type"] == "application/problem+json"


def test_a_name_of_the_server_that_is_none_is_told_in_the_same_form(client: Client) -> None:
    assert told(client.get("/api/v1/cities", headers={"host": "elsewhere.example"}))["status"] == 400
    assert client.get("/nyc/", headers={"host": "elsewhere.example"}).headers["Content-Type"].startswith("text/html")


@settings(max_examples=60)
@given(
    body=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
        max_leaves=12,
    )
)
def test_nothing_that_is_sent_as_a_fact_breaks_it(post: Post, body: Any) -> None:
    for facts in (body, {"inquiry_topic": body}, {"id_offered": body}, {"vsc_judgment_date": body},
                  {"hours_held_past_release_excl_weekends_holidays": body}, {"vsc_incarceration_intervals": body}):  # fmt: skip
        response = post(DECIDE, json.dumps({**CASE, "facts": facts}).encode())
        assert response.status_code in (200, 400, 422), response.content


def test_a_fault_of_the_program_says_nothing_of_what_was_asked(
    post: Post, monkeypatch: pytest.MonkeyPatch, logged: StringIO
) -> None:
    def broken(*asked: object) -> None:
        raise RuntimeError(f"cannot decide {asked}")

    monkeypatch.setattr(operations.law, "decide", broken)
    response = post(DECIDE, with_facts(id_offered=MARKER))
    assert told(response)["status"] == 500
    assert MARKER not in response.content.decode()
    assert re.fullmatch(r"fault: RuntimeError at test_refusals\.py:\d+ in broken\n", logged.getvalue())
