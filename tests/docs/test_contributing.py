"""The first law change of CONTRIBUTING.md, carried out as it is written."""

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.docs.documents import ROOT, matches, run, shown, split


@pytest.mark.slow
def test_the_first_law_change_goes_as_it_is_written(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(ROOT / "law", copy / "law")
    chapter = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("\n## ")[1]
    assert chapter.startswith("Your first law change in ten minutes")
    changes = commands = 0
    for block in split(chapter)[1]:
        if block.kind == "diff":
            change = block.text.rstrip("\n") + "\n"
            applied = subprocess.run(
                ["git", "apply", "-"], cwd=copy, input=change, text=True, capture_output=True, check=False
            )
            assert applied.returncode == 0, applied.stderr
            changes += 1
        for each in shown(block) if block.kind == "console" else ():
            came = run(each.command, copy, tmp_path / "cache")
            assert matches(each.output, came), f"{each.command}\n{came}"
            commands += 1
    assert (changes, commands) == (3, 5)
