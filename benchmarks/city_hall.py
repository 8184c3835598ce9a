"""How many pages, answers of the API and entries on the ledger City Hall gives a second, beside an empty answer.

All from one server with one worker, as `make run` starts it, on a made-up city of this run's own. The kinds of requests take
turns, so that a slow minute of the machine hits all alike.
"""

import http.client
import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookies import SimpleCookie
from multiprocessing import get_context
from multiprocessing.pool import Pool
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep, time
from urllib.parse import urlencode

from city_hall_load import UNIQUE, Counted, Request, Turn, take_turn
from stopwatch import Timing

HOST, CITY = "127.0.0.1", "nyc"
ROUNDS, TURN_SECONDS, PROCESSES, CONNECTIONS = 9, 0.8, 2, 2
START_SECONDS, HEAD_START_SECONDS = 120.0, 0.05
EMPTY, PLAIN, SIGNED_IN = "an empty answer", "a page of the desk", "a page of City Hall, signed in"
ANSWERED = "a page of the desk with an answer on it"
SMALL, ACCESS, APPEND = "the API decides, small case", "the API decides, an open case", "an entry on the ledger"

# Everything that this instrument asks is known: the case that the README tells.
SMALL_CASE = {
    "actor_kind": "line_worker", "actor_agency": "DSS", "programme": "emergency shelter",
    "inquiry_topic": "immigration_status", "question_is_said_to_be_needed": False, "person_is_arrestee": False,
    "person_is_crime_victim": False, "person_is_crime_witness": False,
    "person_called_or_approached_police_for_assistance": False,
}  # fmt: skip
PROGRAMMES = ("emergency shelter", "food pantry", "library card", "school meals", "job centre")
REQUESTERS = ("federal_immigration_agent", "someone_else")


@dataclass(frozen=True, slots=True)
class HallTimes:
    """The time for one answer, by kind of request, one a round; and how busy the sender was where it was busiest."""

    timings: dict[str, Timing]
    sender_busy: float

    def share(self, name: str) -> float:
        """How many of these there are for each empty answer, round by round."""
        return self.timings[EMPTY].times_as_long_as(self.timings[name])


def city_hall() -> HallTimes | str:
    """Times every kind of request; or why that cannot be done."""
    try:
        with TemporaryDirectory() as folder, _server(Path(folder)) as (port, keeper, password):
            requests = _requests(port, keeper, password)
            with get_context("spawn").Pool(PROCESSES) as pool:
                return _raced(pool, port, requests)
    except (OSError, RuntimeError, http.client.HTTPException) as trouble:
        return str(trouble)


def _raced(pool: Pool, port: int, requests: list[Request]) -> HallTimes:
    taken: dict[str, list[float]] = {one.name: [] for one in requests}
    busy, number = 0.0, 0
    for round_number in range(-1, ROUNDS):  # the first one warms
        for step in range(len(requests)):
            one = requests[(round_number + step) % len(requests)]
            begin = time() + HEAD_START_SECONDS
            turns = [Turn(one, HOST, port, begin, TURN_SECONDS, CONNECTIONS, (number := number + 1) * 1_000_000)
                     for _ in range(PROCESSES)]  # fmt: skip
            found: list[Counted] = pool.map(take_turn, turns, chunksize=1)
            for wrong in (one.wrong for one in found if one.wrong):
                raise RuntimeError(wrong)
            if round_number >= 0:
                # The processes begin together: what they did together in the time of the slower one.
                taken[one.name].append(max(one.seconds for one in found) / sum(one.answers for one in found))
                busy = max(busy, *(one.busy_seconds / one.seconds for one in found))
    return HallTimes({name: Timing(name, tuple(times)) for name, times in taken.items()}, busy)


# -- what is asked -----------------------------------------------------------------------------------------------


def _requests(port: int, keeper: str, password: str) -> list[Request]:
    cookies = _sign_in(port, keeper, password)
    signed_in = (("Cookie", "; ".join(f"{name}={value}" for name, value in cookies.items())),)
    return [
        Request(EMPTY, "GET", "/benchmark/empty/"),
        Request(PLAIN, "GET", f"/{CITY}/"),
        Request(ANSWERED, "POST", f"/{CITY}/may-i-ask/", (_FORM,), (b"fact.inquiry_topic=immigration_status",)),
        Request(SIGNED_IN, "GET", "/hall/", signed_in),
        Request(SMALL, "POST", f"/api/v1/{CITY}/decide", _JSON, tuple(_small_cases())),
        Request(ACCESS, "POST", f"/api/v1/{CITY}/decide", _JSON, tuple(_open_cases())),
        _append(signed_in, cookies),
    ]


_JSON = (("Content-Type", "application/json"),)
_FORM = ("Content-Type", "application/x-www-form-urlencoded")


def _small_cases() -> Iterator[bytes]:
    for programme in PROGRAMMES:
        facts = {**SMALL_CASE, "programme": programme}
        yield json.dumps({"act": "inquire", "on": "2010-05-04", "facts": facts}).encode()


def _open_cases() -> Iterator[bytes]:
    for requester in REQUESTERS:
        yield json.dumps({"act": "give_access", "on": "2026-11-22", "facts": {"requester_kind": requester}}).encode()


def _append(signed_in: tuple[tuple[str, str], ...], cookies: dict[str, str]) -> Request:
    """The keeper opens an account: the smallest act that writes a record and its entry on the ledger."""
    given = {"csrfmiddlewaretoken": cookies["hall-form"], "work_name": f"{UNIQUE.decode()}@city.example",
             "known_as": "Somebody", "password": "a long enough password"}  # fmt: skip
    body = urlencode(given, safe="@").encode()
    return Request(APPEND, "POST", "/hall/people/open/", (*signed_in, _FORM), (body,), status=302)


def _sign_in(port: int, keeper: str, password: str) -> dict[str, str]:
    """The cookies of the made-up keeper."""
    page, cookies = "/hall/account/login/", dict[str, str]()
    shown = _ask(port, "GET", page, cookies)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', shown)
    if token is None:
        raise RuntimeError("the sign-in page has no form")
    given = {"csrfmiddlewaretoken": token[1], "login": keeper, "password": password}
    _ask(port, "POST", page, cookies, urlencode(given))
    if "hall" not in cookies:
        raise RuntimeError("the made-up keeper could not sign in")
    _ask(port, "GET", "/hall/people/open/", cookies)
    return cookies


def _ask(port: int, method: str, path: str, cookies: dict[str, str], body: str | None = None) -> str:
    """One request as a browser makes it; the cookies that it brings are added to those there are."""
    connection = http.client.HTTPConnection(HOST, port, timeout=START_SECONDS)
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


# -- the server --------------------------------------------------------------------------------------------------


@contextmanager
def _server(folder: Path) -> Iterator[tuple[int, str, str]]:
    """A made-up city, served as `make run` serves one: the port where it answers, and the keeper's name and password."""
    own = {
        "DJANGO_SETTINGS_MODULE": "city_hall_settings",
        "GOLDENDOOR_CITY_FOLDER": str(folder),
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")]),
    }
    surroundings = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | own
    made = subprocess.run(
        [sys.executable, "-c", _MAKE_UP], env=surroundings, capture_output=True, text=True, check=False
    )
    if made.returncode:
        raise RuntimeError(f"no city could be made up: {made.stderr.strip().splitlines()[-1]}")
    keeper, password = made.stdout.splitlines()[-2:]
    with socket.socket() as free:
        free.bind((HOST, 0))
        port: int = free.getsockname()[1]
    command = [Path(sys.executable).with_name("granian"), "--interface", "wsgi", "--host", HOST, "--port", str(port),
               "--workers", "1", "--blocking-threads", "4", "--log-level", "warning",
               "goldendoor.hall.city_wsgi:application"]  # fmt: skip
    server = subprocess.Popen(command, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port, server)
        yield port, keeper, password
    finally:
        server.terminate()
        server.wait()


_MAKE_UP = f"""
import django
django.setup()
from django.core.management import call_command
call_command("migrate", interactive=False, verbosity=0)
from goldendoor.hall import clock
from goldendoor.hall.people import demonstration
demonstration.make_up({CITY!r}, clock.now())
print(demonstration.KEEPER, demonstration.PASSWORD, sep="\\n")
"""


def _wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    """Wait until it answers and has compiled the law of its city, which it begins with."""
    deadline = monotonic() + START_SECONDS
    while True:
        if server.poll() is not None or monotonic() > deadline:
            raise RuntimeError("the server did not start")
        try:
            _ask(port, "GET", "/benchmark/empty/", {})
            break
        except OSError:
            sleep(0.1)
    shown = _ask(port, "GET", f"/api/v1/{CITY}/situations", {})
    for one in json.loads(shown)["situations"]:
        _ask(port, "GET", f"/{CITY}/{one['name']}/", {})
