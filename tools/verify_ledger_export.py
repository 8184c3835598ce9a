"""Verifies an export of a city's ledger, without Golden Door: every hash, the root, the proofs and the signature.

Usage: python verify_ledger_export.py FILE [--key KEY]

KEY is the ledger's public key as the City publishes it; without it, the key in the file is used and shown. Needs
Python 3.11, and for the signature the package `cryptography`. Exit 1: it does not hold, or the signature could not be
checked. Exit 2: the file is no export.
"""

import argparse
import base64
import hashlib
import json
import sys


class DoesNotHold(Exception):
    """Something in the export is not what the checkpoint signs."""


def leaf(body: str) -> bytes:
    return hashlib.sha256(b"\x00" + body.encode()).digest()


def node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def root(leaves: list[bytes]) -> bytes:
    """RFC 9162, section 2.1.1."""
    if len(leaves) < 2:
        return leaves[0] if leaves else hashlib.sha256(b"").digest()
    left = 1 << ((len(leaves) - 1).bit_length() - 1)
    return node(root(leaves[:left]), root(leaves[left:]))


def root_by_inclusion(index: int, size: int, reached: bytes, proof: list[bytes]) -> bytes:
    """The root that the proof leads to from one leaf."""
    if size <= 1:
        check(size == 1 and index == 0 and not proof, "an inclusion proof has the wrong length")
        return reached
    check(bool(proof), "an inclusion proof has the wrong length")
    left = 1 << ((size - 1).bit_length() - 1)
    if index < left:
        return node(root_by_inclusion(index, left, reached, proof[:-1]), proof[-1])
    return node(proof[-1], root_by_inclusion(index - left, size - left, reached, proof[:-1]))


def roots_by_consistency(older: int, size: int, proof: list[bytes], known: bytes | None) -> tuple[bytes, bytes]:
    """The older root and the newer one that the proof leads to; `known` is the older root while it need not be given."""
    if older == size:
        check(len(proof) == (known is None), "a consistency proof has the wrong length")
        return (known or proof[0],) * 2
    check(bool(proof) and 0 < older < size, "a consistency proof has the wrong length")
    left = 1 << ((size - 1).bit_length() - 1)
    if older <= left:
        was, now = roots_by_consistency(older, left, proof[:-1], known)
        return was, node(now, proof[-1])
    was, now = roots_by_consistency(older - left, size - left, proof[:-1], None)
    return node(proof[-1], was), node(proof[-1], now)


def checkpoint(note: str, key: str) -> tuple[int, bytes]:
    """The size and root that a note gives, once its signature proved right (c2sp.org/signed-note)."""
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        raise DoesNotHold("the signature was NOT checked: install the package `cryptography` and run again") from None
    name, stated_id, coded = key.split("+", 2)
    public = decoded(coded)
    key_id = hashlib.sha256(name.encode() + b"\n" + public).digest()[:4]
    check(key_id.hex() == stated_id and public[:1] == b"\x01", "the key is not one, or is damaged")
    text, _, signatures = note.rpartition("\n\n")
    for line in signatures.splitlines():
        dash, signer, signature = line.split(" ")
        check(dash == "—", "a signature line of the checkpoint is not one")
        given = decoded(signature)
        if (signer, given[:4]) == (name, key_id):
            try:
                Ed25519PublicKey.from_public_bytes(public[1:]).verify(given[4:], (text + "\n").encode())
            except InvalidSignature:
                raise DoesNotHold("the signature of the checkpoint is not right") from None
            origin, size, coded_root = text.split("\n")[:3]
            check(origin == name, f"the checkpoint is of another ledger: {origin}")
            return int(size), decoded(coded_root)
    raise DoesNotHold("the checkpoint is not signed by this key")


def decoded(text: str) -> bytes:
    plain = base64.b64decode(text, validate=True)
    check(base64.b64encode(plain).decode() == text, "something is written in base64 with bits to spare")
    return plain


def verify(lines: list[dict], key: str | None) -> str:
    """What was verified, in a sentence; DoesNotHold where anything does not hold."""
    header, *others = lines
    check(header["format"] == "golden-door-ledger/1", "this is an export of another kind")
    key = key or header["verifier_key"]
    check(header["origin"] == key.split("+")[0], "the key is that of another ledger")
    entries = {line["entry"]: line["body"] for line in others if "entry" in line}
    numbers = [line["entry"] for line in others if "entry" in line]
    (note,) = [line["checkpoint"] for line in others if "checkpoint" in line]
    size, signed = checkpoint(note, key)
    included = {one["entry"]: one["proof"] for one in (line["inclusion"] for line in others if "inclusion" in line)}
    for number, body in entries.items():
        check(json.loads(body)["number"] == number, f"entry {number} says that it is another")
    if included:
        check(sorted(numbers) == sorted(included), "there is not one proof for each entry")
        for number, proof in included.items():
            reached = root_by_inclusion(number - 1, size, leaf(entries[number]), list(map(bytes.fromhex, proof)))
            check(reached == signed, f"entry {number} is not in the ledger that was signed")
    else:
        check(numbers == list(range(1, size + 1)), f"these are not the entries 1 to {size}")
        check(
            root([leaf(entries[number]) for number in numbers]) == signed, "the entries are not those that were signed"
        )
    for one in (line["consistency"] for line in others if "consistency" in line):
        older, older_root = checkpoint(one["checkpoint"], key)
        proof = list(map(bytes.fromhex, one["proof"]))
        if older:
            reached = roots_by_consistency(older, size, proof, older_root)
            check(reached == (older_root, signed), f"the ledger did not grow out of the checkpoint of {older}")
    return f"{len(numbers)} entries hold; the checkpoint of {size} is signed by {key}"


def check(holds: bool, otherwise: str) -> None:
    if not holds:
        raise DoesNotHold(otherwise)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file")
    parser.add_argument("--key")
    given = parser.parse_args(arguments)
    try:
        with open(given.file, encoding="utf-8") as file:
            print(verify([json.loads(line) for line in file], given.key))
    except DoesNotHold as reason:
        print(f"{given.file}: {reason}", file=sys.stderr)
        return 1
    except OSError as reason:
        print(f"{given.file}: {reason.strerror}", file=sys.stderr)
        return 2
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        print(f"{given.file}: this is not an export of a ledger, or it is damaged", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
