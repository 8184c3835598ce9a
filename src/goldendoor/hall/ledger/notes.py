"""Signed notes and the checkpoints of a log, as C2SP writes them (c2sp.org/signed-note, c2sp.org/tlog-checkpoint)."""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from goldendoor.hall.ledger.merkle import HASH_BYTES

ED25519 = b"\x01"
KEY_ID_BYTES = 4
MOST_SIGNATURES = 100  # a note is small; whoever sends thousands wants to keep a checker busy
_NAME = re.compile(r"[^\s+]+")
_FORBIDDEN = re.compile(r"[\x00-\x09\x0b-\x1f]")  # control characters other than the end of a line


class NoteRefused(Exception):
    """A note, a checkpoint or a key is not what it should be; the words say why."""


@dataclass(frozen=True, slots=True)
class Verifier:
    """A key by which signatures of one name are checked."""

    name: str
    public: bytes

    @property
    def key_id(self) -> bytes:
        """What a signature names its key by. It is short: it finds the key and proves nothing."""
        return hashlib.sha256(self.name.encode() + b"\n" + ED25519 + self.public).digest()[:KEY_ID_BYTES]

    def text(self) -> str:
        """The key as it is published."""
        return f"{self.name}+{self.key_id.hex()}+{_base64(ED25519 + self.public)}"


@dataclass(frozen=True, slots=True)
class Signer:
    """The secret half of a key. Its words never show the secret."""

    name: str
    _seed: bytes

    def __repr__(self) -> str:
        return f"Signer(name={self.name!r})"

    @classmethod
    def made(cls, name: str) -> "Signer":
        """A new key of this name."""
        if not _NAME.fullmatch(name):
            raise NoteRefused(f"a key cannot be named {name!r}: a name has neither spaces nor a plus")
        return cls(name, Ed25519PrivateKey.generate().private_bytes_raw())

    def verifier(self) -> Verifier:
        """The public half."""
        return Verifier(self.name, Ed25519PrivateKey.from_private_bytes(self._seed).public_key().public_bytes_raw())

    def text(self) -> str:
        """The secret key as it is kept in a file, in the form that Go's tools read too."""
        return f"PRIVATE+KEY+{self.name}+{self.verifier().key_id.hex()}+{_base64(ED25519 + self._seed)}"

    def signed(self, text: str) -> str:
        """The text as a note that this key has signed."""
        _refuse_bad_text(text)
        signature = Ed25519PrivateKey.from_private_bytes(self._seed).sign(text.encode())
        return f"{text}\n— {self.name} {_base64(self.verifier().key_id + signature)}\n"


def read_verifier(text: str) -> Verifier:
    """The verifier key that a text gives."""
    name, _, rest = text.strip().partition("+")
    key_id, _, coded = rest.partition("+")
    verifier = Verifier(name, _key_bytes(name, coded))
    if verifier.key_id.hex() != key_id:
        raise NoteRefused(f"the key of {name!r} does not have the number that stands beside it")
    return verifier


def read_signer(text: str) -> Signer:
    """The secret key that a text gives."""
    words = text.strip().split("+", 4)
    if len(words) != 5 or words[:2] != ["PRIVATE", "KEY"]:
        raise NoteRefused("this is not a signing key")
    _, _, name, key_id, coded = words
    signer = Signer(name, _key_bytes(name, coded))
    if signer.verifier().key_id.hex() != key_id:
        raise NoteRefused("the signing key does not have the number that stands beside it")
    return signer


def opened(note: str, verifier: Verifier) -> str:
    """The text of a note, once a signature of this key has proved right; signatures of others are passed over."""
    text, lines = _taken_apart(note)
    signed = False
    for name, key_id, signature in map(_signature, lines):
        if (name, key_id) != (verifier.name, verifier.key_id):
            continue
        try:
            Ed25519PublicKey.from_public_bytes(verifier.public).verify(signature, text.encode())
        except InvalidSignature:
            raise NoteRefused(f"the signature of {name!r} is not right") from None
        signed = True
    if not signed:
        raise NoteRefused(f"there is no signature by the key {verifier.name}+{verifier.key_id.hex()}")
    return text


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How large a log was, and the root of its tree then."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """What is signed."""
        return f"{self.origin}\n{self.size}\n{_base64(self.root)}\n"


def read_checkpoint(text: str) -> Checkpoint:
    """The checkpoint that the text of a note gives; lines after the third are passed over."""
    lines = text.removesuffix("\n").split("\n")
    if len(lines) < 3 or not all(lines):
        raise NoteRefused("a checkpoint has an origin, a size and a root, each on a line")
    origin, size, root = lines[:3]
    if not re.fullmatch(r"0|[1-9][0-9]{0,17}", size, re.ASCII):
        raise NoteRefused(f"{size!r} is not the size of a log")
    decoded = _bytes(root, "the root")
    if len(decoded) != HASH_BYTES:
        raise NoteRefused(f"the root has {len(decoded)} bytes, and not {HASH_BYTES}")
    return Checkpoint(origin, int(size), decoded)


def _taken_apart(note: str) -> tuple[str, list[str]]:
    text, blank, below = note.rpartition("\n\n")
    if not blank or not below.endswith("\n"):
        raise NoteRefused("this is not a signed note: the signatures stand below a blank line, each with its end")
    _refuse_bad_text(text + "\n")
    _refuse_bad_text(below)
    lines = below.removesuffix("\n").split("\n")
    if len(lines) > MOST_SIGNATURES:
        raise NoteRefused(f"the note has more than {MOST_SIGNATURES} signatures")
    return text + "\n", lines


def _signature(line: str) -> tuple[str, bytes, bytes]:
    words = line.split(" ")
    if len(words) != 3 or words[0] != "—" or not _NAME.fullmatch(words[1]):
        raise NoteRefused("a signature line has a dash, a name and a signature")
    coded = _bytes(words[2], "a signature")
    if len(coded) <= KEY_ID_BYTES:
        raise NoteRefused("a signature is too short")
    return words[1], coded[:KEY_ID_BYTES], coded[KEY_ID_BYTES:]


def _refuse_bad_text(text: str) -> None:
    if not text.endswith("\n") or _FORBIDDEN.search(text):
        raise NoteRefused("the text of a note ends with the end of a line and has no control characters")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise NoteRefused("the text of a note is not valid UTF-8") from None


def _key_bytes(name: str, coded: str) -> bytes:
    if not _NAME.fullmatch(name):
        raise NoteRefused("a key has a name, a number and the key itself, with a plus between them")
    key = _bytes(coded, "a key")
    if len(key) != 33 or key[:1] != ED25519:
        raise NoteRefused("only Ed25519 keys are known here")
    return key[1:]


def _bytes(coded: str, what: str) -> bytes:
    try:
        decoded = base64.b64decode(coded, validate=True)
    except (binascii.Error, ValueError):
        decoded = None
    # Spare bits at the end would let one signature be written in several ways.
    if decoded is None or _base64(decoded) != coded:
        raise NoteRefused(f"{what} is not written in base64")
    return decoded


def _base64(plain: bytes) -> str:
    return base64.b64encode(plain).decode("ascii")
