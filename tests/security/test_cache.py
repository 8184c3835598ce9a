"""Compiled law on disk: for its owner alone, and never other law than the files hold."""

import shutil
import stat
from datetime import date
from pathlib import Path

import pytest

from goldendoor import City
from goldendoor.language import shipped_law

ORDER = "DUR-RES-9046-2003"
FACTS = {"inquiry_topic": "immigration_status"}
ON = date(2005, 3, 1)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder that is not there yet."""
    folder = tmp_path / "cache" / "goldendoor"
    monkeypatch.setenv("GOLDENDOOR_CACHE", str(folder))
    return folder


def verdict(law: Path) -> str:
    return City("durham", law=law).decide("inquire", on=ON, under=[ORDER], rest=True, facts=FACTS).verdict.value


@pytest.fixture
def law(tmp_path: Path) -> Path:
    """A copy of the law, to be changed."""
    return Path(shutil.copytree(shipped_law(), tmp_path / "law"))


def test_nobody_but_its_owner_can_write_compiled_law(law: Path, cache: Path) -> None:
    verdict(law)
    kept = list(cache.iterdir())
    assert kept
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700
    assert [path.name for path in kept if stat.S_IMODE(path.stat().st_mode) & 0o077] == []


def test_law_that_has_changed_is_never_answered_from_the_cache(law: Path, cache: Path) -> None:
    assert verdict(law) == "must_not"
    file = law / "durham" / "res-9046-2003.md"
    file.write_text(file.read_text(encoding="utf-8").replace("    must not inquire\n", "    must inquire\n", 1))
    assert verdict(law) == "must"


def test_a_damaged_cache_is_passed_over_and_made_anew(law: Path, cache: Path) -> None:
    assert verdict(law) == "must_not"
    sound = {path.name: path.read_bytes() for path in cache.iterdir()}
    for path in cache.iterdir():
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 0xFF
        path.write_bytes(content)
    assert verdict(law) == "must_not"
    assert {path.name: len(path.read_bytes()) for path in cache.iterdir()}.keys() == sound.keys()
    assert verdict(law) == "must_not"
