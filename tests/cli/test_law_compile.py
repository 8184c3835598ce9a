"""`goldendoor law compile`: everything compiled ahead, and only once."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from goldendoor.engine.cache import cache_folder, open_law

COMMAND = Path(sys.executable).parent / "goldendoor"


def one_act_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goldendoor.engine.ahead.in_order_of_work", lambda corpus: ["give_service"])


@pytest.mark.slow
def test_all_law_is_compiled_once_and_then_decisions_compile_nothing(run: Any) -> None:
    # In the tests' own cache: those that come later find everything there.
    whole = subprocess.run([COMMAND, "law", "compile", "--json"], capture_output=True, check=False)
    assert whole.returncode == 0, whole.stderr
    first = json.loads(whole.stdout)
    assert [one["act"] for one in first["acts"]] == sorted(open_law().acts)
    assert all((one["too_large"], one["not_kept"]) == (0, 0) for one in first["acts"])
    kept = sorted(os.listdir(cache_folder()))
    for act in ("inquire", "disclose", "assist"):
        for day in ("1995-06-01", "2012-06-01", "2026-06-01"):
            run("decide", act, "--city", "nyc", "--on", day)
    assert sorted(os.listdir(cache_folder())) == kept


def test_it_says_how_much_was_compiled_and_where_it_is(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_act_only(monkeypatch)
    monkeypatch.setenv("GOLDENDOOR_CACHE", str(tmp_path))
    told = " ".join(run("law", "compile", "--jobs", "1").stdout.split())
    assert "1 acts in durham, nyc, philadelphia:" in told
    assert "0 kept before" in told
    assert str(tmp_path) in told
    assert " 0 stretches of days compiled" in " ".join(run("law", "compile", "--jobs", "1").stdout.split())


def test_what_could_not_be_kept_is_told(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one_act_only(monkeypatch)
    file = tmp_path / "no-folder"
    file.write_text("a file stands where the folder should be")
    monkeypatch.setenv("GOLDENDOOR_CACHE", str(file))
    assert "could not be kept" in " ".join(run("law", "compile", "--jobs", "1", code=1).stdout.split())


def test_a_law_with_mistakes_is_refused_in_one_line(run: Any, tmp_path: Path) -> None:
    (tmp_path / "vocabulary").mkdir()
    wrong = '# Acts\n\n```law\nact give\n  wrds "give it"\n```\n'
    (tmp_path / "vocabulary" / "acts.md").write_text(wrong, encoding="utf-8")
    refused = run("law", "compile", "--law", str(tmp_path), code=2)
    assert "mistakes" in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1
