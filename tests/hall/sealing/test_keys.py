"""The keyring: its files, its order, and what is said when a key is missing or not to be trusted."""

import stat
from pathlib import Path

import pytest

from goldendoor.hall.sealing.faults import KeyMissing
from goldendoor.hall.sealing.keys import MasterKey, key_named, key_names, make_key, newest_key


def file_of(master: MasterKey, folder: Path) -> Path:
    return folder / f"{master.name}.key"


def test_a_key_is_a_file_for_its_owner_alone(master: MasterKey, keys_of_its_own: Path) -> None:
    assert [stat.S_IMODE(one.stat().st_mode) for one in keys_of_its_own.iterdir()] == [0o600]
    assert stat.S_IMODE(keys_of_its_own.stat().st_mode) == 0o700
    assert key_named(master.name) == master
    assert len(master.key.secret) == 32


def test_the_newest_key_is_the_one_made_last_even_after_thousands(keys_of_its_own: Path) -> None:
    first, second = make_key(), make_key()
    assert first.key != second.key
    assert newest_key() == second
    file_of(first, keys_of_its_own).rename(keys_of_its_own / f"9999{first.name[4:]}.key")
    third = make_key()
    assert third.name.startswith("10000-")
    assert newest_key() == third
    assert len(key_names()) == 3


def test_a_keyring_shows_no_key(master: MasterKey) -> None:
    shown = f"{master} {master!r}"
    assert master.name in shown
    assert master.key.secret.hex() not in shown
    assert repr(master.key.secret) not in shown


@pytest.mark.parametrize("made", [False, True])
def test_no_keyring_is_said_in_one_sentence(made: bool, keys_of_its_own: Path) -> None:
    if made:
        keys_of_its_own.mkdir(parents=True)
    with pytest.raises(KeyMissing) as fault:
        newest_key()
    said = "There is no sealing key in" if made else "The folder of sealing keys is missing"
    assert str(fault.value).startswith(said)
    assert str(keys_of_its_own) in str(fault.value)
    assert str(fault.value).endswith((".", "sealed."))
    assert "\n" not in str(fault.value)


def test_a_missing_key_is_named(master: MasterKey, keys_of_its_own: Path) -> None:
    file_of(master, keys_of_its_own).unlink()
    with pytest.raises(KeyMissing, match=f"^The sealing key {master.name} is missing from .*\\.$"):
        key_named(master.name)


def test_a_name_that_leads_elsewhere_is_no_key(master: MasterKey, keys_of_its_own: Path) -> None:
    (keys_of_its_own.parent / "outside.key").write_text("00" * 32)
    with pytest.raises(KeyMissing, match="is missing"):
        key_named("../outside")


def test_a_key_that_others_can_read_is_refused(master: MasterKey, keys_of_its_own: Path) -> None:
    file_of(master, keys_of_its_own).chmod(0o640)
    with pytest.raises(KeyMissing, match="can be read by others than its owner"):
        newest_key()


@pytest.mark.parametrize("content", ["", "not hexadecimal", "ab" * 31, "ab" * 32])
def test_a_damaged_or_exchanged_key_is_refused(content: str, master: MasterKey, keys_of_its_own: Path) -> None:
    file_of(master, keys_of_its_own).write_text(content)
    with pytest.raises(KeyMissing, match="is damaged or holds another key") as fault:
        newest_key()
    assert "ab" * 31 not in str(fault.value)
