"""Set-up: locked to the byte, silent on where things came from, one clear line when it may not go on."""

import json
import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pinned(lock: Path) -> dict[str, str]:
    """Package to exact version, as a lock file has them."""
    return dict(re.findall(r"^([\w.-]+)(?:\[[\w, -]+\])?==([\w.]+)", lock.read_text(encoding="utf-8"), re.M))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_locked_package_has_an_exact_version_and_its_hashes(lock: Path) -> None:
    entries = re.sub(r"\\\n", " ", lock.read_text(encoding="utf-8")).splitlines()
    packages = [entry for entry in entries if entry.strip() and not entry.startswith("#")]
    assert packages
    assert [
        entry for entry in packages if not re.match(r"[\w.-]+(\[[\w, -]+\])?==\S+ .*--hash=sha256:[0-9a-f]{64}", entry)
    ] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_no_lock_says_where_a_package_came_from(lock: Path) -> None:
    assert "://" not in lock.read_text(encoding="utf-8")


@pytest.mark.parametrize("extra", ["hall", "calendar", "test"])
def test_what_the_project_asks_for_is_what_is_locked(extra: str) -> None:
    lock = pinned(ROOT / "requirements" / ("test.txt" if extra == "test" else "run.txt"))
    asked = [Requirement(text) for text in PROJECT["dependencies"] + PROJECT["optional-dependencies"][extra]]
    assert [str(wish) for wish in asked if not wish.specifier.contains(lock.get(wish.name, ""))] == []


def test_the_tests_run_on_exactly_what_a_city_runs() -> None:
    run, test = pinned(ROOT / "requirements/run.txt"), pinned(ROOT / "requirements/test.txt")
    assert run.items() <= test.items()


def test_npm_packages_are_locked_by_checksum_and_not_by_place() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    installed = {name: package for name, package in packages.items() if name}
    assert installed
    assert [name for name, package in installed.items() if "resolved" in package] == []
    assert [name for name, package in installed.items() if "integrity" not in package] == []


def test_npm_packages_are_asked_for_by_exact_version() -> None:
    asked = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    versions = [*asked["dependencies"].values(), *asked["devDependencies"].values()]
    assert [version for version in versions if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []


# -- machines that lack something, played by a path that holds only what we put there -----------


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder of programs that is a whole machine's path: bash's companions and nothing else."""
    for program in ("bash", "env", "dirname", "readlink", "sort", "mktemp", "rm", "tail"):
        place = subprocess.run(["which", program], capture_output=True, text=True, check=True).stdout.strip()
        (tmp_path / program).symlink_to(place)
    return tmp_path


def add(machine: Path, program: str, body: str) -> None:
    """Put a small program on the machine."""
    (machine / program).write_text(f"#!{machine}/bash\n{body}\n")
    (machine / program).chmod(0o755)


def set_up(script: str, machine: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run one set-up script on the machine, asking nobody."""
    environment = {"PATH": str(machine), "HOME": os.environ.get("HOME", "/"), **variables}
    return subprocess.run(
        [machine / "bash", ROOT / "tools/setup" / script],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_a_browser_and_without_the_right_to_install_the_one_command_is_said(machine: Path) -> None:
    add(machine, "apt-get", "exit 99")
    add(machine, "id", "echo 1000")
    answer = set_up("browser.sh", machine)
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert answer.stderr == (
        "Golden Door needs chromium: type  sudo apt-get update && sudo apt-get install -y chromium fonts-liberation\n"
    )


def test_where_sudo_asks_for_a_password_it_is_not_used(machine: Path) -> None:
    add(machine, "apt-get", "exit 99")
    add(machine, "id", "echo 1000")
    add(machine, "sudo", "exit 1")
    answer = set_up("browser.sh", machine)
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr.count("\n") == 1


def test_root_gets_the_browser_installed_after_the_list_is_updated(machine: Path) -> None:
    add(machine, "id", "echo 0")
    add(
        machine,
        "apt-get",
        f'echo "$1" >>{machine}/asked; [ "$1" = install ] && : >{machine}/chromium && '
        f"/bin/chmod 755 {machine}/chromium; true",
    )
    answer = set_up("browser.sh", machine)
    assert (answer.returncode, answer.stdout) == (0, f"{machine}/chromium\n")
    assert (machine / "asked").read_text().split() == ["update", "install"]


def test_a_failed_installation_fails_set_up_and_shows_why(machine: Path) -> None:
    add(machine, "id", "echo 0")
    add(machine, "apt-get", 'echo "no such package"; exit 100')
    answer = set_up("browser.sh", machine)
    assert (answer.returncode, answer.stdout) == (1, "")
    assert "no such package" in answer.stderr
    assert answer.stderr.endswith("type  apt-get update && apt-get install -y chromium fonts-liberation\n")


def test_a_browser_that_is_named_and_not_there_is_not_replaced_by_another(machine: Path) -> None:
    add(machine, "chromium", "exit 0")
    answer = set_up("browser.sh", machine, CHROMIUM="/nowhere/chromium")
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr == "CHROMIUM names /nowhere/chromium, which is no program\n"


def test_without_python_3_11_one_line_says_so(machine: Path) -> None:
    add(machine, "python3", 'case "$2" in *version_info*) echo 3.12 ;; esac')
    answer = set_up("python.sh", machine)
    assert answer.returncode == 1
    assert answer.stderr.count("\n") == 1
    assert "needs Python 3.11" in answer.stderr


def test_a_python_3_that_is_3_11_will_do(machine: Path) -> None:
    add(machine, "python3", 'case "$2" in *version_info*) echo 3.11 ;; esac')
    assert set_up("python.sh", machine).stdout == f"{machine}/python3\n"
