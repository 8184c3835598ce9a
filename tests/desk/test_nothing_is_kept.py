"""What somebody answers is nowhere afterwards: in no address, no log, no file, and not on the way back."""

import logging
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from django.test import Client

from goldendoor.hall.faults import OnlyTheLine

MARKER = "marker-zq4711"
IDENTITY = "/philadelphia/a-document-for-identity/"
VISITS = 200
ROOT = Path(__file__).parents[2]


def test_an_answer_stands_in_no_address_on_the_page(client: Client) -> None:
    answers = {"fact.id_needed": "yes", "fact.id_offered": MARKER, "on": "2010-05-04"}
    for address in (IDENTITY, f"{IDENTITY}print/", "/philadelphia/"):
        page = client.post(address, answers).content.decode()
        addresses = re.findall(r'\b(?:href|action|formaction|src|hx-(?:get|post|push-url))="([^"]*)"', page)
        assert addresses and [one for one in addresses if MARKER in one or "id_needed" in one or "2010" in one] == []


def test_htmx_is_told_to_keep_no_history(client: Client) -> None:
    page = client.get("/nyc/").content.decode()
    assert '"historyEnabled": false' in page
    assert "hx-push-url" not in page


@pytest.mark.parametrize("words", ["a fault with %s", MARKER])
def test_a_logged_fault_is_its_kind_and_its_line_and_nothing_that_was_said(words: str) -> None:
    try:
        raise ValueError(f"cannot read {MARKER}")
    except ValueError:
        record = logging.LogRecord("django.request", logging.ERROR, "x", 1, words, (MARKER,), sys.exc_info())
    line = OnlyTheLine().format(record)
    assert re.fullmatch(r"fault: ValueError at test_nothing_is_kept\.py:\d+ in test_a_logged_fault\w+", line)


def test_a_logged_warning_without_a_fault_says_nothing_either() -> None:
    record = logging.LogRecord("django.security", logging.ERROR, "x", 1, "Bad host %s", (MARKER,), None)
    assert OnlyTheLine().format(record) == "fault: django.security, error"


# -- the real server, as `make run` starts it -----------------------------------------------------


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, Path, subprocess.Popen[bytes]]]:
    """The desk in a process of its own, with an empty home folder and its output in files beside it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = tmp_path / "home"
    home.mkdir()
    folders = {
        "HOME": str(home),
        "TMPDIR": str(home),
        "GOLDENDOOR_CACHE": str(home / "cache"),
        "XDG_CACHE_HOME": str(home),
        "GOLDENDOOR_CITY_FOLDER": str(home / "city"),
    }
    # A city with records, since making one up takes minutes and leaves what no visit leaves.
    (home / "city").mkdir()
    begun = [Path(sys.executable).parent / "goldendoor", "hall", "init", "--city", "nyc", "--keeper", "keeper"]
    begun += ["--known-as", "Kay Keeper", "--agency", "MOIA", "--made-up"]
    hall = {"DJANGO_SETTINGS_MODULE": "goldendoor.hall.city_settings"}
    subprocess.run(begun, env={**os.environ, **folders, **hall}, cwd=tmp_path, check=True, capture_output=True)
    with (tmp_path / "out").open("wb") as out, (tmp_path / "err").open("wb") as err:
        command = [sys.executable, ROOT / "tools/setup/serve.py", str(port)]
        desk = subprocess.Popen(command, stdout=out, stderr=err, env={**os.environ, **folders}, cwd=tmp_path)
        address = f"http://127.0.0.1:{port}"
        deadline = time.monotonic() + 300
        while address not in (tmp_path / "out").read_text() and time.monotonic() < deadline and desk.poll() is None:
            time.sleep(0.2)
        assert desk.poll() is None, (tmp_path / "err").read_text()
        assert address in (tmp_path / "out").read_text()
        yield address, tmp_path, desk
        desk.terminate()
        desk.wait(timeout=20)


def sizes(folder: Path) -> dict[str, int]:
    """Every file below a folder and how large it is."""
    return {str(path.relative_to(folder)): path.stat().st_size for path in folder.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_hundreds_of_answers_leave_no_trace_on_the_machine(served: tuple[str, Path, subprocess.Popen[bytes]]) -> None:
    address, folder, desk = served
    answer = urlencode({"fact.id_needed": "yes", "fact.id_offered": MARKER}).encode()
    with urlopen(Request(address + IDENTITY, answer)) as first:
        assert MARKER in first.read().decode() and first.headers["Set-Cookie"] is None
        assert first.headers["Server"] == "desk"
    with urlopen(Request(f"{address}/nyc/", urlencode({"words": "warm"}).encode())):
        time.sleep(15)  # until the law of the desk's own city is compiled ahead
    before = sizes(folder)
    for number in range(VISITS):
        for posted in (answer, urlencode({"fact.id_offered": f"{MARKER} {number % 5}"}).encode()):
            urlopen(Request(address + IDENTITY, posted)).close()
        urlopen(Request(f"{address}/philadelphia/", urlencode({"words": MARKER}).encode())).close()
    assert desk.poll() is None
    assert sizes(folder) == before
    assert [name for name in before if MARKER.encode() in (folder / name).read_bytes()] == []
    assert "127.0.0.1" not in (folder / "err").read_text()
