"""What a visitor types stays words, and the desk answers under its own names alone."""

import re
import socket
from ipaddress import ip_address

import pytest
from django.test import Client
from tools.setup import serve

SCRIPT = "<script>alert('zq')</script>"
IDENTITY = "/philadelphia/a-document-for-identity/"


@pytest.mark.parametrize("page", [IDENTITY, f"{IDENTITY}print/"])
def test_what_is_typed_is_shown_as_words_and_never_run(client: Client, page: str) -> None:
    shown = client.post(page, {"fact.id_needed": "yes", "fact.id_offered": SCRIPT, "enough": "yes"}).content.decode()
    assert "&lt;script&gt;alert(" in shown
    assert SCRIPT not in shown


def test_what_is_searched_for_is_shown_as_words_and_never_run(client: Client) -> None:
    shown = client.post("/nyc/", {"words": SCRIPT}).content.decode()
    assert "&lt;script&gt;alert(" in shown
    assert SCRIPT not in shown


def test_no_page_holds_a_script_or_a_style_of_its_own(client: Client) -> None:
    for page in ("/nyc/", "/nyc/may-i-ask/", "/nyc/they-went-in-anyway/", IDENTITY):
        shown = client.get(page).content.decode()
        assert re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", shown) == []
        assert "<style" not in shown
        assert re.findall(r"<[^>]*\s(?:style|on\w+)=", shown) == []


def test_under_another_name_the_desk_does_not_answer(client: Client) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example", "localhost:80@evil.example"):
        assert client.get("/nyc/", headers={"host": host}).status_code == 400
    assert client.get("/nyc/", headers={"host": "localhost:8000"}).status_code == 200


def test_the_desk_listens_on_this_machine_alone() -> None:
    assert ip_address(serve.HOST).is_loopback


def test_an_answer_is_worked_out_without_asking_another_machine(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    response = client.post("/nyc/someone-wants-to-come-in/", {"fact.requester_kind": "other_federal_agent"})
    assert response.status_code == 200
