"""What a person gets from `pip install goldendoor`: the library with its law, and what the desk needs."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel as it would be published, built without asking any registry."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT, check=True)
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_the_wheel_carries_every_law_file(wheel: zipfile.ZipFile) -> None:
    written = {path.relative_to(ROOT / "law").as_posix() for path in (ROOT / "law").rglob("*") if path.is_file()}
    carried = {name.removeprefix("goldendoor/law/") for name in wheel.namelist() if "goldendoor/law/" in name}
    assert written and written == carried


def test_the_wheel_carries_what_was_built_for_the_desk(wheel: zipfile.ZipFile) -> None:
    built = ROOT / "src/goldendoor/hall/static_built"
    names = {f"goldendoor/hall/static_built/{path.relative_to(built).as_posix()}" for path in built.rglob("*.*")}
    assert "goldendoor/hall/static_built/css/desk.css" in names
    assert {name for name in names if not name.endswith("/.built-from")} <= {*wheel.namelist()}


def test_the_library_asks_for_two_packages_and_no_more(wheel: zipfile.ZipFile) -> None:
    metadata = next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    lines = wheel.read(metadata).decode().splitlines()
    needs = [line.removeprefix("Requires-Dist: ") for line in lines if line.startswith("Requires-Dist: ")]
    assert sorted(need.split("<")[0] for need in needs if "extra ==" not in need) == ["click", "lark"]


@pytest.mark.slow
def test_the_installed_library_answers_from_the_law_it_carries(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)
    checked = subprocess.run(
        [
            sys.executable,
            "-c",
            "import goldendoor.cli.main as c; print(c.__file__); c.main()",
            "law",
            "check",
        ],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.stdout.startswith(str(tmp_path)), checked.stderr
    assert checked.returncode == 0, checked.stdout + checked.stderr
