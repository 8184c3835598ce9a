"""Compiled law on disk is for its owner alone. That damaged, old or foreign files are noticed is held elsewhere."""

import stat
from datetime import date
from pathlib import Path

import pytest

from goldendoor import City


def test_nobody_but_its_owner_can_write_compiled_law(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "cache" / "goldendoor"
    monkeypatch.setenv("GOLDENDOOR_CACHE", str(folder))
    City("durham").decide("inquire", on=date(2005, 3, 1))
    kept = list(folder.iterdir())
    assert {path.suffix for path in kept} == {".law", ".scenarios", ".diagrams"}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [path.name for path in kept if stat.S_IMODE(path.stat().st_mode) & 0o077] == []
