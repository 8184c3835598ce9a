"""`goldendoor ledger`, run as people run it: what it prints, and the code that it leaves with."""

import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.hall.ledger.cities import COMMAND, SCRIPT, TWELVE_ACTS, Run, in_city, python
from tests.hall.prepared import set_up


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city on SQLite with its tables, and nothing in them."""
    folder = tmp_path_factory.mktemp("prepared")
    set_up(folder)
    return folder


@pytest.fixture
def town(prepared: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    return Path(shutil.copytree(prepared, tmp_path / "town"))


@pytest.fixture
def ledger_command(town: Path) -> Run:
    """Run `goldendoor ledger …` in that city."""
    return lambda *arguments: in_city(town, COMMAND, "ledger", *arguments)


@pytest.fixture
def twelve(town: Path) -> Path:
    made = python(town, TWELVE_ACTS)
    assert made.returncode == 0, made.stderr
    return town


def tamper(town: Path, *statements: str) -> None:
    """What the owner of the database can do to it."""
    with sqlite3.connect(town / "city.sqlite3") as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            database.execute(statement)
    database.close()


def test_all_is_well(twelve: Path, ledger_command: Run) -> None:
    checked = ledger_command("verify")
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.startswith("12 entries: nothing was changed behind the ledger.\n")
    assert "No checkpoint speaks for the last 12 of them yet" in checked.stdout
    signed = ledger_command("checkpoint")
    assert (signed.returncode, signed.stdout.splitlines()[0]) == (0, "12 entries are signed for.")
    assert f"Checkpoint: {twelve / 'checkpoints' / '12.note'}" in signed.stdout
    assert "No checkpoint" not in ledger_command("verify").stdout


def test_as_json(twelve: Path, ledger_command: Run) -> None:
    told = json.loads(ledger_command("checkpoint", "--json").stdout)
    assert (told["entries"], told["file"]) == (12, str(twelve / "checkpoints" / "12.note"))
    tamper(twelve, "UPDATE ledger_entry SET act = 'city.lock' WHERE number = 5")
    checked = ledger_command("verify", "--json")
    told = json.loads(checked.stdout)
    assert (checked.returncode, told["entries"], told["signed"]) == (1, 12, 12)
    words = "its columns do not say what its body says"
    assert told["findings"] == [{"wrong": "flipped byte", "entry": 5, "words": words}]


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        ("UPDATE ledger_entry SET body = X'00' WHERE number = 4", "entry 4: flipped byte: "),
        ("DELETE FROM ledger_entry WHERE number = 4", "entry 4: dropped: "),
        ("DELETE FROM ledger_entry WHERE number > 4", "entry 5: truncated: "),
        ("DELETE FROM ledger_entry", "entry 1: truncated: "),
    ],
)
def test_a_finding_is_a_line_and_the_code_is_1(twelve: Path, ledger_command: Run, statement: str, line: str) -> None:
    tamper(twelve, statement)
    checked = ledger_command("verify")
    assert (checked.returncode, checked.stderr) == (1, "")
    assert checked.stdout.startswith(line)
    assert checked.stdout.count("\n") == 1


def test_an_older_database_put_back(twelve: Path, ledger_command: Run) -> None:
    database = twelve / "city.sqlite3"
    shutil.copy(database, twelve / "backup")
    assert python(twelve, TWELVE_ACTS).returncode == 0
    assert ledger_command("checkpoint").returncode == 0
    shutil.copy(twelve / "backup", database)
    for left in twelve.glob("city.sqlite3-*"):
        left.unlink()
    checked = ledger_command("verify")
    assert checked.returncode == 1
    assert checked.stdout.startswith("entry 13: rolled back: ")
    refused = ledger_command("checkpoint")
    assert (refused.returncode, refused.stderr) == (1, "")
    assert refused.stdout.startswith("nothing was signed: the database ends at entry 12")


def test_an_export_and_a_proof_are_checked_by_the_script(twelve: Path, ledger_command: Run, tmp_path: Path) -> None:
    assert ledger_command("checkpoint").returncode == 0
    whole, one = tmp_path / "ledger.jsonl", tmp_path / "one.jsonl"
    assert ledger_command("export", "--to", str(whole)).returncode == 0
    assert ledger_command("export").stdout == whole.read_text(encoding="utf-8")
    assert sorted(file.name for file in tmp_path.glob("*.part")) == []
    one.write_text(ledger_command("prove", "7", "--json").stdout, encoding="utf-8")
    for file in (whole, one):
        checked = subprocess.run([sys.executable, "-I", SCRIPT, file], capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stderr
    shown = ledger_command("prove", "7").stdout
    assert shown.startswith("Entry 7 is in the ledger of golden-door/ledger.")
    assert '"number":7' in shown


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["export"], "nothing was ever signed here"),
        (["prove", "1"], "nothing was ever signed here"),
        (["prove", "0"], "0 is not in the range"),
        (["prove", "one"], "'one' is not a valid integer"),
        (["prove"], "Missing argument"),
        (["verfy"], "did you mean verify?"),
    ],
)
def test_wrong_input_is_one_line_and_2(twelve: Path, ledger_command: Run, arguments: list[str], words: str) -> None:
    refused = ledger_command(*arguments)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert words in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_an_entry_beyond_the_checkpoint(twelve: Path, ledger_command: Run) -> None:
    assert ledger_command("checkpoint").returncode == 0
    refused = ledger_command("prove", "13")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "speaks for entries 1 to 12, and not for 13" in refused.stderr


@pytest.mark.parametrize("database", ["rubbish", "postgres://nobody@127.0.0.1:1/none", "sqlite:////no/such/folder/x"])
def test_no_such_database(town: Path, database: str) -> None:
    refused = in_city(town, "env", f"DATABASE_URL={database}", COMMAND, "ledger", "verify")
    assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)
    assert refused.stderr.startswith("goldendoor: City Hall's ")


def test_a_city_that_was_never_set_up(tmp_path: Path) -> None:
    refused = in_city(tmp_path, COMMAND, "ledger", "verify")
    assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)
    assert "there is no ledger in City Hall's database yet" in refused.stderr


def test_a_damaged_key(twelve: Path, ledger_command: Run) -> None:
    (twelve / "keys").mkdir(exist_ok=True)
    (twelve / "keys" / "ledger").write_text("rubbish", encoding="utf-8")
    refused = ledger_command("checkpoint")
    assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)
    assert "this is not a signing key" in refused.stderr


def test_help_starts_no_django() -> None:
    code = (
        "import sys\nfrom goldendoor.cli.main import goldendoor\n"
        "try:\n    goldendoor(['ledger', 'verify', '--help'])\nexcept SystemExit: pass\n"
        "sys.exit('django' in sys.modules)"
    )
    helped = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (helped.returncode, "Exit 1" in helped.stdout) == (0, True)
