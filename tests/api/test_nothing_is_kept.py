"""Nothing of a request is anywhere afterwards: no cookie, no line in a log, no file, and no other site lets it be read."""

import os
from io import StringIO
from pathlib import Path

import pytest
from django.test import Client
from tests.api.conftest import Post
from tests.desk.test_headers import EVERYWHERE, NO_STORE, POLICY
from tests.desk.test_nothing_is_kept import sizes

MARKER = "marker-zq4711"
ASKED = {"act": "accept_id", "on": "2026-11-22", "facts": {"id_needed": True, "id_offered": MARKER}}
ADDRESSES = (
    "cities",
    "nyc/situations",
    "nyc/acts",
    "nyc/facts",
    "nyc/instruments",
    "openapi.json",
    "nyc/decide",
    "nyc/verdict",
    "none",
)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_answer_carries_the_desks_headers_and_no_cookie(client: Client, address: str, method: str) -> None:
    client.cookies["hall"] = "4711"
    response = getattr(client, method)(f"/api/v1/{address}", ASKED, content_type="application/json")
    assert {name: response.headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert set(response.headers["Content-Security-Policy"].split("; ")) == POLICY
    assert response.headers["Cache-Control"] == NO_STORE
    assert not response.cookies and "Set-Cookie" not in response.headers


def test_no_other_site_may_read_an_answer_in_a_browser(client: Client) -> None:
    asks = {"origin": "https://elsewhere.example", "access-control-request-method": "POST"}
    for response in (
        client.options("/api/v1/nyc/decide", headers=asks),
        client.post("/api/v1/nyc/decide", ASKED, content_type="application/json", headers=asks),
    ):
        assert [name for name in response.headers if name.lower().startswith("access-control")] == []


def test_hundreds_of_questions_leave_no_line_and_no_file(post: Post, logged: StringIO) -> None:
    folder = Path(os.environ["GOLDENDOOR_CACHE"])
    assert post("philadelphia/decide", ASKED).status_code == 200
    before = sizes(folder)
    for number in range(200):
        facts = {**ASKED["facts"], "id_offered": f"{MARKER} {number % 5}"}
        assert post("philadelphia/decide", {**ASKED, "facts": facts}).status_code == 200
        assert post("philadelphia/decide", {**ASKED, "facts": {MARKER: number}}).status_code == 422
    assert sizes(folder) == before
    assert [one for one in before if MARKER.encode() in (folder / one).read_bytes()] == []
    assert logged.getvalue() == ""
