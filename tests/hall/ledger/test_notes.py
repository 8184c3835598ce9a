"""Signed notes and checkpoints against the examples that C2SP and Go's own library publish."""

import base64
import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as some

from goldendoor.hall.ledger.merkle import EMPTY_ROOT
from goldendoor.hall.ledger.notes import (
    Checkpoint,
    NoteRefused,
    Signer,
    opened,
    read_checkpoint,
    read_signer,
    read_verifier,
)

# Published with golang.org/x/mod/sumdb/note, from which C2SP's specification was written.
VERIFIER_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
SIGNING_KEY = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
SIGNATURE = (
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
NOTE = TEXT + "\n" + SIGNATURE
# Published in c2sp.org/tlog-checkpoint.
CHECKPOINT = """example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
"""


def test_the_published_note_opens_and_is_signed_again_byte_for_byte() -> None:
    assert opened(NOTE, read_verifier(VERIFIER_KEY)) == TEXT
    signer = read_signer(SIGNING_KEY)
    assert signer.signed(TEXT) == NOTE
    assert signer.verifier().text() == VERIFIER_KEY
    assert signer.text() == SIGNING_KEY
    assert "gQoUAtUU" not in repr(signer)


def test_the_published_checkpoint_is_read() -> None:
    text = CHECKPOINT.partition("\n\n")[0] + "\n"
    checkpoint = read_checkpoint(text)
    assert (checkpoint.origin, checkpoint.size) == ("example.com/behind-the-sofa", 20852163)
    assert checkpoint.root.hex().startswith("0ac5186a91863e8e")
    assert checkpoint.text() == text


def test_a_signature_is_what_the_specification_says_without_our_code() -> None:
    signer = Signer.made("city.example/ledger")
    note = signer.signed("text\n")
    name, key_id, coded = signer.verifier().text().split("+", 2)
    key = base64.b64decode(coded)
    assert hashlib.sha256(name.encode() + b"\n" + key).digest()[:4].hex() == key_id
    signature = base64.b64decode(note.splitlines()[-1].split(" ")[2])
    assert signature[:4].hex() == key_id
    seed = base64.b64decode(signer.text().split("+", 4)[4])[1:]
    assert Ed25519PrivateKey.from_private_bytes(seed).sign(b"text\n") == signature[4:]


@given(some.integers(0, len(NOTE.encode()) - 1), some.integers(1, 255))
def test_no_changed_byte_of_a_note_passes(place: int, change: int) -> None:
    changed = bytearray(NOTE.encode())
    changed[place] ^= change
    with pytest.raises((NoteRefused, UnicodeDecodeError)):
        opened(changed.decode(), read_verifier(VERIFIER_KEY))


@given(some.integers(0, len(VERIFIER_KEY) - 1), some.integers(0, len(VERIFIER_KEY)))
def test_no_piece_of_a_key_is_a_key(start: int, end: int) -> None:
    piece = VERIFIER_KEY[start:end]
    if piece != VERIFIER_KEY:
        with pytest.raises(NoteRefused):
            read_verifier(piece)


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (TEXT, "not a signed note"),
        (TEXT + SIGNATURE, "not a signed note"),
        (NOTE.removesuffix("\n"), "not a signed note"),
        (TEXT + "\n" + "- PeterNeumann aaaa\n", "a dash, a name and a signature"),
        (TEXT + "\n" + "— PeterNeumann a*aa\n", "base64"),
        (TEXT + "\n" + "— PeterNeumann AAAA\n", "too short"),
        (TEXT.replace("think", "th\tink") + "\n" + SIGNATURE, "control characters"),
        (TEXT.replace("think", "believe") + "\n" + SIGNATURE, "not right"),
        (TEXT + "\n" + SIGNATURE.replace("Peter", "Paul"), "no signature by the key PeterNeumann"),
        (TEXT + "\n" + SIGNATURE.replace("x08go", "y08go"), "no signature by the key PeterNeumann"),
        (TEXT + "\n" + SIGNATURE * 101, "more than 100"),
    ],
)
def test_what_is_no_note_of_this_key_is_refused_in_a_sentence(note: str, words: str) -> None:
    with pytest.raises(NoteRefused, match=words):
        opened(note, read_verifier(VERIFIER_KEY))


def test_signatures_of_others_are_passed_over() -> None:
    other = Signer.made("witness.example").signed(TEXT).rpartition("\n\n")[2]
    assert opened(TEXT + "\n" + other + SIGNATURE, read_verifier(VERIFIER_KEY)) == TEXT


@pytest.mark.parametrize("size", ["01", "-1", "", "1 ", "1e3", "٣"])
def test_a_size_is_written_in_one_way(size: str) -> None:
    with pytest.raises(NoteRefused):
        read_checkpoint(f"o\n{size}\n{base64.b64encode(EMPTY_ROOT).decode()}\n")


@pytest.mark.parametrize("root", ["", "AAAA", "A" * 43, "*"])
def test_a_root_has_thirty_two_bytes(root: str) -> None:
    with pytest.raises(NoteRefused):
        read_checkpoint(f"o\n1\n{root}\n")


def test_a_checkpoint_is_read_as_it_was_written() -> None:
    checkpoint = Checkpoint("city.example/ledger", 0, EMPTY_ROOT)
    assert read_checkpoint(checkpoint.text()) == checkpoint
    assert read_checkpoint(checkpoint.text() + "an extension\n") == checkpoint


@pytest.mark.parametrize("name", ["", "with space", "a+b", "a\nb"])
def test_a_key_has_a_name_without_spaces(name: str) -> None:
    with pytest.raises(NoteRefused):
        Signer.made(name)
