"""When something goes wrong below /hall/, the page says what to do and shows nothing of what was posted; DEBUG is never on."""

import ast
import os
import subprocess
import sys
from html import escape
from pathlib import Path

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import DatabaseError
from django.http import Http404
from django.test import Client
from tests.hall.cities import a_city, somebody

from goldendoor.hall.apologies import FORM_REFUSED, WORDS
from goldendoor.hall.people import views

ROOT = Path(__file__).parents[2]
MARKER = "marker-zq4711"
FAULTS = {
    400: BadRequest(MARKER),
    403: PermissionDenied(MARKER),
    404: Http404(MARKER),
    500: DatabaseError(f"near {MARKER}: syntax error"),
}


def visitor(**more: bool) -> Client:
    """A keeper who is signed in, and sees a fault of the program as people do."""
    a_city()
    client = Client(raise_request_exception=False, **more)
    client.force_login(somebody("kay", "keeper", "MOIA").account)
    return client


@pytest.mark.django_db
@pytest.mark.parametrize("status", FAULTS)
def test_a_fault_shows_its_own_sentence_and_nothing_of_what_was_posted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], status: int
) -> None:
    def faulty(*of: object) -> None:
        raise FAULTS[status]

    monkeypatch.setattr("goldendoor.hall.people.sign_in._is_enough", lambda request: True)
    monkeypatch.setattr(views, "_asked", faulty)
    answer = visitor().post(f"/hall/people/open/?q={MARKER}", {"work_name": MARKER, "password": MARKER})
    page = answer.content.decode()
    assert answer.status_code == status
    title, advice = WORDS[status]
    assert f"<h1>{title}</h1>" in page and escape(advice) in page
    assert MARKER not in page + str(answer.headers)
    assert "Content-Security-Policy" in answer.headers and answer.headers["Cache-Control"] == "no-store"
    assert MARKER not in "".join(capsys.readouterr())


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused_and_nothing_of_it_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goldendoor.hall.people.sign_in._is_enough", lambda request: True)
    answer = visitor(enforce_csrf_checks=True).post("/hall/people/open/", {"work_name": MARKER})
    page = answer.content.decode()
    assert answer.status_code == 403 and f"<h1>{FORM_REFUSED[0]}</h1>" in page
    assert MARKER not in page and "CSRF" not in page and "Reason" not in page


@pytest.mark.django_db
def test_a_form_that_is_far_too_long_is_refused() -> None:
    answer = visitor().post("/hall/account/logout/", {"x": MARKER * 10_000})
    assert answer.status_code == 400 and MARKER not in answer.content.decode()
    assert WORDS[400][0] in answer.content.decode()


def test_a_broken_database_still_gets_its_page() -> None:
    """Without the mark for a database every question to it fails, as where the server is down."""
    answer = Client(raise_request_exception=False).get("/hall/", headers={"Cookie": "hall=" + "a" * 32})
    assert answer.status_code == 500
    assert WORDS[500][0] in answer.content.decode()


@pytest.mark.django_db
def test_somebody_who_is_not_signed_in_gets_the_page_too_and_the_desk_keeps_its_own() -> None:
    a_city()
    assert WORDS[404][0] in Client().get("/hall/nowhere/").content.decode()
    desk = Client().get("/nowhere/at-all/").content.decode()
    assert "Please choose from the list of situations." in desk and "Your offices" not in desk


@pytest.mark.parametrize("settings", ["settings", "city_settings"])
def test_no_word_from_outside_turns_debug_on(settings: str, tmp_path: Path) -> None:
    names = ("DEBUG", "DJANGO_DEBUG", "GOLDENDOOR_DEBUG")
    outside = {**os.environ, **dict.fromkeys(names, "1"), "GOLDENDOOR_CITY_FOLDER": str(tmp_path)}
    code = f"from goldendoor.hall import {settings} as s; print(s.DEBUG)"
    said = subprocess.run([sys.executable, "-c", code], env=outside, capture_output=True, text=True, check=True)
    assert said.stdout == "False\n"


def test_debug_is_written_once_and_as_no() -> None:
    written = [
        ast.unparse(node)
        for path in sorted((ROOT / "src/goldendoor/hall").glob("*settings.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Assign) and any(ast.unparse(one) == "DEBUG" for one in node.targets)
    ]
    assert written == ["DEBUG = False"]


@pytest.mark.parametrize("settings", ["settings", "city_settings"])
def test_settings_of_somebodys_own_that_turn_it_on_do_not_start(settings: str, tmp_path: Path) -> None:
    (tmp_path / "own.py").write_text(f"from goldendoor.hall.{settings} import *\nDEBUG = True\n", encoding="utf-8")
    outside = {**os.environ, "DJANGO_SETTINGS_MODULE": "own", "GOLDENDOOR_CITY_FOLDER": str(tmp_path)}
    command = [sys.executable, "-c", "import django; django.setup()"]
    outside["PYTHONPATH"] = os.pathsep.join([str(tmp_path), str(ROOT / "src")])
    said = subprocess.run(command, env=outside, capture_output=True, text=True, check=False)
    assert said.returncode != 0 and "DEBUG is on" in said.stderr.splitlines()[-1]
