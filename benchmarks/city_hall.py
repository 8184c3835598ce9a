"""How many pages, answers of the API and entries on the ledger City Hall gives a second, beside an empty answer.

All from one server with one worker, as `make run` starts it, on a made-up city of this run's own. The kinds of requests take
turns, so that a slow minute of the machine hits all alike.
"""

import http.client
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.pool import Pool
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep, time

from city_hall_load import Counted, Request, Turn, take_turn
from city_hall_requests import CITY, EMPTY, HOST, OPENED, WRITTEN, ask, requests
from stopwatch import Timing

ROUNDS, TURN_SECONDS, PROCESSES, CONNECTIONS = 9, 0.8, 2, 2
START_SECONDS, HEAD_START_SECONDS = 120.0, 0.05


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
        with TemporaryDirectory() as folder, _server(Path(folder)) as (port, names, password):
            asked = requests(port, names, password)
            with get_context("spawn").Pool(PROCESSES) as pool:
                return _raced(pool, port, asked)
    except (OSError, RuntimeError, http.client.HTTPException) as trouble:
        return str(trouble)


def _raced(pool: Pool, port: int, requests: list[Request]) -> HallTimes:
    taken: dict[str, list[float]] = {one.name: [] for one in requests}
    busy = 0.0
    waiting: tuple[str, ...] = ()  # the steps that the matters opened last begin with
    for round_number in range(-1, ROUNDS):  # the first one warms
        for one in _in_order(requests, round_number):
            begin = time() + HEAD_START_SECONDS
            paths = waiting if one.name == WRITTEN else (one.path,)
            turns = [Turn(one, HOST, port, begin, TURN_SECONDS, CONNECTIONS, paths[place::PROCESSES] or paths)
                     for place in range(PROCESSES)]  # fmt: skip
            found: list[Counted] = pool.map(take_turn, turns, chunksize=1)
            for wrong in (one.wrong for one in found if one.wrong):
                raise RuntimeError(wrong)
            if one.name == OPENED:
                waiting = tuple(path for each in found for path in each.led_to)
            if round_number >= 0:
                # The processes begin together: what they did together in the time of the slower one.
                taken[one.name].append(max(one.seconds for one in found) / sum(one.answers for one in found))
                busy = max(busy, *(one.busy_seconds / one.seconds for one in found))
    return HallTimes({name: Timing(name, tuple(times)) for name, times in taken.items()}, busy)


def _in_order(requests: list[Request], round_number: int) -> list[Request]:
    """Each round begins with another; what is written into matters always follows their opening."""
    first = round_number % len(requests)
    order = requests[first:] + requests[:first]
    return order if order[0].name != WRITTEN else [*order[1:], order[0]]


# -- the server --------------------------------------------------------------------------------------------------


@contextmanager
def _server(folder: Path) -> Iterator[tuple[int, tuple[str, str], str]]:
    """A made-up city, served as `make run` serves one: where it answers, a keeper and a worker, and their password."""
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
    keeper, worker, password = made.stdout.splitlines()[-3:]
    with socket.socket() as free:
        free.bind((HOST, 0))
        port: int = free.getsockname()[1]
    command = [Path(sys.executable).with_name("granian"), "--interface", "wsgi", "--host", HOST, "--port", str(port),
               "--workers", "1", "--blocking-threads", "4", "--log-level", "warning",
               "goldendoor.hall.city_wsgi:application"]  # fmt: skip
    server = subprocess.Popen(command, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port, server)
        yield port, (keeper, worker), password
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
demonstration.make_up({CITY!r}, clock.now(), people_only=True)
worker = next(one.name for one in demonstration.PEOPLE if one.office == "worker")
print(demonstration.KEEPER, worker, demonstration.PASSWORD, sep="\\n")
"""


def _wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    """Wait until it answers and has compiled the law of its city, which it begins with."""
    deadline = monotonic() + START_SECONDS
    while True:
        if server.poll() is not None or monotonic() > deadline:
            raise RuntimeError("the server did not start")
        try:
            ask(port, "GET", "/benchmark/empty/", {})
            break
        except OSError:
            sleep(0.1)
    shown = ask(port, "GET", f"/api/v1/{CITY}/situations", {})
    for one in json.loads(shown)["situations"]:
        ask(port, "GET", f"/{CITY}/{one['name']}/", {})
