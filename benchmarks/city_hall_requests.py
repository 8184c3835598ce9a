"""What City Hall is asked for in the benchmark: pages, decisions of the API, and what a worker writes into a register."""

import http.client
import json
import re
from collections.abc import Iterator, Mapping
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

from city_hall_load import Request

HOST, CITY, ASK_SECONDS = "127.0.0.1", "nyc", 120.0
EMPTY, PLAIN, ANSWERED = "an empty answer", "a page of the desk", "a page of the desk with an answer on it"
SIGNED_IN, PEOPLE = "the first page of City Hall, signed in", "who holds which office, signed in"
VERDICT, TODAY = "an API decision", "an API decision, all of today's law"
SMALL, OPEN_CASE = "the API decides with all reasons", "the API decides with all reasons, an open case"
OPENED, WRITTEN = "a worker opens a matter", "a worker writes its record into the register"

# Everything that this instrument asks is known: the case that the README tells.
SMALL_CASE = {
    "actor_kind": "line_worker", "actor_agency": "DSS", "programme": "emergency shelter",
    "inquiry_topic": "immigration_status", "question_is_said_to_be_needed": False, "person_is_arrestee": False,
    "person_is_crime_victim": False, "person_is_crime_witness": False,
    "person_called_or_approached_police_for_assistance": False,
}  # fmt: skip
PROGRAMMES = ("emergency shelter", "food pantry", "library card", "school meals", "job centre")
REQUESTERS = ("federal_immigration_agent", "someone_else")
THEN, TODAYS_LAW = "2010-05-04", "2026-11-22"
A_MATTER = {
    "situation": "someone-wants-to-come-in",
    "act": "give_access",
    "fact.requester_kind": "federal_immigration_agent",
}
A_RECORD = {"came_at": "2026-01-05T10:00", "body": "ice", "wanted": "entry", "response": "asked_to_wait"}
_JSON = (("Content-Type", "application/json"),)
_FORM = ("Content-Type", "application/x-www-form-urlencoded")


def requests(port: int, names: tuple[str, str], password: str) -> list[Request]:
    """Every kind of request. What a record is written into is opened before: the one stands right after the other."""
    keeper, worker = (_sign_in(port, name, password) for name in names)
    decide, verdict = f"/api/v1/{CITY}/decide", f"/api/v1/{CITY}/verdict"
    return [
        Request(EMPTY, "GET", "/benchmark/empty/"),
        Request(OPENED, "POST", "/hall/matters/open/", (*_signed_in(worker), _FORM), (_form(worker, A_MATTER),), 302),
        Request(WRITTEN, "POST", "", (*_signed_in(worker), _FORM), (_form(worker, A_RECORD),), 302, once=True),
        Request(PLAIN, "GET", f"/{CITY}/"),
        Request(ANSWERED, "POST", f"/{CITY}/may-i-ask/", (_FORM,), (b"fact.inquiry_topic=immigration_status",)),
        Request(SIGNED_IN, "GET", "/hall/", _signed_in(keeper)),
        Request(PEOPLE, "GET", "/hall/people/", _signed_in(keeper)),
        Request(VERDICT, "POST", verdict, _JSON, tuple(_small_cases(THEN))),
        Request(TODAY, "POST", verdict, _JSON, tuple(_small_cases(TODAYS_LAW))),
        Request(SMALL, "POST", decide, _JSON, tuple(_small_cases(THEN))),
        Request(OPEN_CASE, "POST", decide, _JSON, tuple(_open_cases())),
    ]


def _small_cases(on: str) -> Iterator[bytes]:
    for programme in PROGRAMMES:
        yield json.dumps({"act": "inquire", "on": on, "facts": {**SMALL_CASE, "programme": programme}}).encode()


def _open_cases() -> Iterator[bytes]:
    for requester in REQUESTERS:
        yield json.dumps({"act": "give_access", "on": TODAYS_LAW, "facts": {"requester_kind": requester}}).encode()


def _form(cookies: Mapping[str, str], given: Mapping[str, Any]) -> bytes:
    return urlencode({"csrfmiddlewaretoken": cookies["hall-form"], **given}).encode()


def _signed_in(cookies: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return (("Cookie", "; ".join(f"{name}={value}" for name, value in cookies.items())),)


def _sign_in(port: int, name: str, password: str) -> dict[str, str]:
    """The cookies of somebody who was made up."""
    page, cookies = "/hall/account/login/", dict[str, str]()
    shown = ask(port, "GET", page, cookies)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', shown)
    if token is None:
        raise RuntimeError("the sign-in page has no form")
    given = {"csrfmiddlewaretoken": token[1], "login": name, "password": password}
    ask(port, "POST", page, cookies, urlencode(given))
    if "hall" not in cookies:
        raise RuntimeError(f"{name} could not sign in")
    return cookies


def ask(port: int, method: str, path: str, cookies: dict[str, str], body: str | None = None) -> str:
    """One request as a browser makes it; the cookies that it brings are added to those there are."""
    connection = http.client.HTTPConnection(HOST, port, timeout=ASK_SECONDS)
    headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()), **dict([_FORM])}
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    for line in answer.headers.get_all("Set-Cookie", []):
        cookies.update({name: one.value for name, one in SimpleCookie(line).items()})
    shown = answer.read().decode()
    connection.close()
    if answer.status >= 400:
        raise RuntimeError(f"{path} answered {answer.status}")
    return shown
