"""Checkpoints: signed files outside the database, each going on from the one before, and never one that contradicts."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from tests.hall.ledger.conftest import act, entries, found, named

from goldendoor.hall.ledger.merkle import EMPTY_ROOT, leaf_hash, root_of
from goldendoor.hall.ledger.models import Entry
from goldendoor.hall.ledger.notes import NoteRefused, Signer, opened, read_checkpoint
from goldendoor.hall.ledger.publishing import NotPublished, publish
from goldendoor.hall.ledger.signing_key import key_file, signer, verifier

pytestmark = pytest.mark.django_db
Ledger = Callable[[int], list[Group]]


def test_a_checkpoint_is_a_signed_note_of_the_size_and_the_root(ledger: Ledger, city: Path) -> None:
    ledger(5)
    published = publish()
    note = (city / "checkpoints" / "5.note").read_text(encoding="utf-8")
    assert (city / "checkpoints" / "latest.note").read_text(encoding="utf-8") == note == published.note
    key = verifier()
    assert key is not None
    checkpoint = read_checkpoint(opened(note, key))
    assert (checkpoint.size, checkpoint.origin) == (5, key.name)
    assert checkpoint.root == root_of(bytes(entry.leaf_hash) for entry in entries())
    assert (city / "checkpoints" / "hashes").read_bytes() == b"".join(bytes(one.leaf_hash) for one in entries())


def test_the_key_is_for_its_owner_alone_and_made_once(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLDENDOOR_LEDGER_NAME", "ledger.city.example")
    assert verifier() is None
    first = signer()
    assert (first.name, oct(key_file().stat().st_mode & 0o777)) == ("ledger.city.example", "0o600")
    assert key_file().parent == city / "keys"
    monkeypatch.setenv("GOLDENDOOR_LEDGER_NAME", "another.example")
    assert signer() == first
    assert os.listdir(city / "keys") == ["ledger"]


def test_a_damaged_key_is_a_sentence(city: Path) -> None:
    signer()
    key_file().write_text("rubbish", encoding="utf-8")
    with pytest.raises(NoteRefused, match="this is not a signing key"):
        signer()


def test_an_empty_ledger_can_be_signed_for(groups: None) -> None:
    assert publish().checkpoint.root == EMPTY_ROOT
    act("one")
    assert found() == []
    assert publish().checkpoint.size == 1
    assert found() == []


def test_checkpoints_go_on_from_each_other(ledger: Ledger, city: Path) -> None:
    for size in (3, 4, 9):
        ledger(size - Entry.objects.count())
        assert publish().checkpoint.size == size
        assert found() == []
    kept = {file.name for file in (city / "checkpoints").glob("*.note")}
    assert kept == {"3.note", "4.note", "9.note", "latest.note"}


def test_nothing_new_is_not_signed_again(ledger: Ledger, city: Path) -> None:
    ledger(3)
    first = publish()
    before = (city / "checkpoints" / "3.note").stat().st_mtime_ns
    assert publish() == first
    assert (city / "checkpoints" / "3.note").stat().st_mtime_ns == before


def test_what_was_written_before_the_power_failed_does_no_harm(ledger: Ledger, city: Path) -> None:
    ledger(3)
    publish()
    hashes = city / "checkpoints" / "hashes"
    hashes.write_bytes(hashes.read_bytes() + b"half of the next hash")
    assert found() == []
    ledger(2)
    assert publish().checkpoint.size == 5
    assert len(hashes.read_bytes()) == 5 * 32
    assert found() == []


@pytest.mark.parametrize("number", [1, 3, 5])
def test_what_was_changed_is_never_signed_for(ledger: Ledger, no_walls: None, number: int) -> None:
    ledger(3)
    publish()
    ledger(2)
    Entry.objects.filter(number=number).update(act="group.other")
    with pytest.raises(NotPublished, match=f"entry {number} is not as it was recorded"):
        publish()


def test_a_database_rolled_back_is_never_signed_for(ledger: Ledger, no_walls: None, city: Path) -> None:
    ledger(3)
    publish()
    Entry.objects.filter(number=3).delete()
    with pytest.raises(NotPublished, match="ends at entry 2, and a checkpoint of 3 was published"):
        publish()
    assert not (city / "checkpoints" / "2.note").exists()


def test_every_byte_of_a_checkpoint_counts(ledger: Ledger, city: Path) -> None:
    ledger(3)
    publish()
    file = city / "checkpoints" / "3.note"
    right = file.read_bytes()
    for place in range(len(right)):
        file.write_bytes(right[:place] + bytes([right[place] ^ 1]) + right[place + 1 :])
        (finding,) = found()
        assert str(finding.wrong) == "bad signature"
        assert finding.words.startswith("3.note: ")
    with pytest.raises(NotPublished, match="bad signature"):
        publish()


def test_a_checkpoint_signed_by_another_key(ledger: Ledger, city: Path) -> None:
    ledger(3)
    published = publish()
    forged = Signer.made(published.checkpoint.origin).signed(published.checkpoint.text())
    (city / "checkpoints" / "3.note").write_text(forged, encoding="utf-8")
    assert named(found()) == {("bad signature", None)}


def test_a_checkpoint_of_another_size_than_its_name(ledger: Ledger, city: Path) -> None:
    ledger(3)
    publish()
    (city / "checkpoints" / "3.note").rename(city / "checkpoints" / "2.note")
    (finding,) = found()
    assert finding.words == "2.note: the checkpoint in it is of 3 entries"


def test_without_the_key_no_checkpoint_counts(ledger: Ledger) -> None:
    ledger(3)
    publish()
    key_file().unlink()
    assert {str(one.wrong) for one in found()} == {"bad signature"}


def test_two_checkpoints_of_one_size_contradict_each_other(ledger: Ledger, city: Path) -> None:
    ledger(3)
    key = signer()
    other = publish().checkpoint
    other = type(other)(other.origin, other.size, bytes(32))
    (city / "checkpoints" / "latest.note").write_text(key.signed(other.text()), encoding="utf-8")
    assert "hashes damaged" in {str(one.wrong) for one in found()}


def test_a_tree_that_does_not_go_on_from_an_older_checkpoint(ledger: Ledger, city: Path) -> None:
    ledger(8)
    published = publish().checkpoint
    older = type(published)(published.origin, 4, bytes(32))
    (city / "checkpoints" / "4.note").write_text(signer().signed(older.text()), encoding="utf-8")
    assert named(found()) == {("hashes damaged", None), ("rewritten", 1)}


@pytest.mark.parametrize("place", [0, 31, 32, 95])
def test_changed_hashes_are_told_from_changed_entries(ledger: Ledger, city: Path, place: int) -> None:
    ledger(3)
    publish()
    file = city / "checkpoints" / "hashes"
    changed = bytearray(file.read_bytes())
    changed[place] ^= 1
    file.write_bytes(bytes(changed))
    assert named(found()) == {("hashes damaged", None)}


@pytest.mark.parametrize("left", [0, 31, 64, 150])
def test_lost_hashes_are_written_again_from_entries_that_have_the_signed_roots(
    ledger: Ledger, city: Path, no_walls: None, left: int
) -> None:
    ledger(3)
    publish()
    ledger(2)
    published = publish()
    hashes = city / "checkpoints" / "hashes"
    right = hashes.read_bytes()
    hashes.write_bytes(right[:left])
    assert named(found()) == {("hashes damaged", None)}
    entry = Entry.objects.get(number=5)
    body = bytes(entry.body).replace(b"keeper", b"keepet")
    Entry.objects.filter(number=5).update(body=body, leaf_hash=leaf_hash(body))
    with pytest.raises(NotPublished, match="do not go on from the checkpoint of 5"):
        publish()
    assert hashes.read_bytes() == right[:left]
    Entry.objects.filter(number=5).update(body=bytes(entry.body), leaf_hash=bytes(entry.leaf_hash))
    assert publish() == published
    assert hashes.read_bytes() == right
    assert found() == []
