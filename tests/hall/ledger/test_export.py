"""An export is checked by a script that knows nothing of Golden Door, and no changed export passes."""

import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group

from goldendoor.hall.ledger.exporting import NotExported, export, prove
from goldendoor.hall.ledger.models import Entry
from goldendoor.hall.ledger.notes import Signer
from goldendoor.hall.ledger.publishing import publish
from goldendoor.hall.ledger.signing_key import verifier

pytestmark = pytest.mark.django_db
SCRIPT = Path(__file__).parents[3] / "tools" / "verify_ledger_export.py"
Ledger = Callable[[int], list[Group]]
Lines = list[dict[str, Any]]


def checked(
    folder: Path, lines: Lines, *more: str, python: tuple[str, ...] = (sys.executable, "-I")
) -> tuple[int, str]:
    """The exit code of the script and what it said; isolated, so that it cannot reach Golden Door's own code."""
    file = folder / "export.jsonl"
    file.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    run = subprocess.run([*python, str(SCRIPT), str(file), *more], capture_output=True, text=True, check=False)
    assert "Traceback" not in run.stderr
    return run.returncode, run.stdout + run.stderr


@pytest.fixture
def exported(ledger: Ledger) -> Lines:
    ledger(5)
    publish()
    ledger(6)
    publish()
    ledger(2)
    return [json.loads(line) for line in export()]


def test_an_export_holds_what_the_checkpoint_speaks_for(exported: Lines, tmp_path: Path) -> None:
    assert [line["entry"] for line in exported if "entry" in line] == list(range(1, 12))
    assert [bytes(one.body).decode() for one in Entry.objects.order_by("number")[:11]] == [
        line["body"] for line in exported if "entry" in line
    ]
    code, said = checked(tmp_path, exported)
    assert (code, said.startswith("11 entries hold; the checkpoint of 11 is signed by golden-door/ledger+")) == (
        0,
        True,
    )


def test_one_entry_is_proved(exported: Lines, tmp_path: Path) -> None:
    for number in range(1, 12):
        lines = [json.loads(line) for line in prove(number)]
        assert checked(tmp_path, lines)[0] == 0
        lines[1]["body"] = lines[1]["body"].replace("keeper", "mayor")
        assert checked(tmp_path, lines) == (
            1,
            f"{tmp_path / 'export.jsonl'}: entry {number} is not in the ledger that was signed\n",
        )


def test_the_script_needs_no_golden_door(exported: Lines, tmp_path: Path) -> None:
    imports = [line for line in SCRIPT.read_text(encoding="utf-8").splitlines() if "import " in line]
    assert not [line for line in imports if "goldendoor" in line or "django" in line]


def test_without_cryptography_it_says_so_and_does_not_pass(exported: Lines, tmp_path: Path) -> None:
    without = (sys.executable, "-I", "-S")  # no packages beyond the standard library
    code, said = checked(tmp_path, exported, python=without)
    assert (code, "the signature was NOT checked" in said) == (1, True)


def test_a_key_that_was_published_elsewhere(exported: Lines, tmp_path: Path) -> None:
    key = verifier()
    assert key is not None
    assert checked(tmp_path, exported, "--key", key.text())[0] == 0
    other = Signer.made(key.name).verifier().text()
    code, said = checked(tmp_path, exported, "--key", other)
    assert (code, "not signed by this key" in said) == (1, True)


def tampered(lines: Lines, how: str, chance: random.Random) -> Lines:
    changed = [dict(line) for line in lines]
    places = [place for place, line in enumerate(changed) if "entry" in line]
    one, other = chance.sample(places, 2)
    if how == "changed":
        changed[one]["body"] = changed[one]["body"].replace("group.make", "group.mace")
    elif how == "dropped":
        del changed[one]
    elif how == "swapped":
        changed[one], changed[other] = changed[other], changed[one]
    elif how == "inserted":
        changed.insert(one, changed[other])
    elif how == "truncated":
        del changed[places[-1]]
    else:
        (line,) = [line for line in changed if how in line]
        text = json.dumps(line[how])
        digit = chance.choice([place for place, letter in enumerate(text) if letter.isdigit()])
        line[how] = json.loads(text[:digit] + str((int(text[digit]) + 1) % 10) + text[digit + 1 :])
    return changed


@pytest.mark.parametrize(
    "how", ["changed", "dropped", "swapped", "inserted", "truncated", "checkpoint", "consistency", "verifier_key"]
)
def test_no_tampered_export_passes(exported: Lines, tmp_path: Path, how: str) -> None:
    chance = random.Random(how)
    for _ in range(4):
        code, said = checked(tmp_path, tampered(exported, how, chance))
        # A key or a note may become one that cannot even be read.
        assert code == 1 or (code == 2 and how in ("checkpoint", "consistency", "verifier_key")), said


@pytest.mark.parametrize("text", ["", "{}\n", "rubbish\n", "[]\n", '{"format":"another"}\n'])
def test_what_is_no_export_is_a_line(tmp_path: Path, text: str) -> None:
    file = tmp_path / "export.jsonl"
    file.write_text(text, encoding="utf-8")
    run = subprocess.run([sys.executable, SCRIPT, file], capture_output=True, text=True, check=False)
    assert run.returncode in (1, 2)
    assert run.stderr.count("\n") == 1


def test_nothing_is_exported_that_was_changed(exported: Lines, no_walls: None) -> None:
    Entry.objects.filter(number=3).update(body=b"{}")
    with pytest.raises(NotExported, match="entry 3 is not as it was recorded"):
        list(export())
    with pytest.raises(NotExported, match="entry 3 is not as it was recorded"):
        list(prove(3))
    assert len(list(prove(4))) == 4


def test_nothing_is_exported_that_nobody_signed_for(ledger: Ledger) -> None:
    ledger(2)
    with pytest.raises(NotExported, match="nothing was ever signed here"):
        list(export())
    publish()
    ledger(1)
    with pytest.raises(NotExported, match="speaks for entries 1 to 2, and not for 3"):
        list(prove(3))
