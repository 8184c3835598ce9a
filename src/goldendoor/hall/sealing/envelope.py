"""An envelope: a content closed with AES-256-GCM, and tied to what it is about so that it opens nowhere else."""

import secrets
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from goldendoor.hall.sealing.faults import DoesNotOpen

KEY_BYTES = 32
NONCE_BYTES = 12
FORMAT = b"\x01"  # the first byte of every envelope, so that another cipher can follow one day


@dataclass(frozen=True, slots=True)
class Key:
    """A 256-bit key. A log or a report that shows its variables does not show this one's content."""

    secret: bytes = field(repr=False)


def new_key() -> Key:
    """A key from the system's own source of randomness."""
    return Key(AESGCM.generate_key(bit_length=KEY_BYTES * 8))


def about(*parts: str) -> bytes:
    """What an envelope is tied to. No part holds a zero byte, so no two lists of parts give the same bytes."""
    if any("\0" in part for part in parts):
        raise ValueError("what an envelope is about holds a zero byte")
    return "\0".join(parts).encode()


def close(key: Key, content: bytes, tied_to: bytes) -> bytes:
    """The envelope: its format, a fresh nonce, and the content encrypted."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return FORMAT + nonce + AESGCM(key.secret).encrypt(nonce, content, tied_to)


def open_envelope(key: Key, envelope: bytes, tied_to: bytes) -> bytes:
    """The content, where the key, every bit of the envelope and what it is about are as they were."""
    nonce, encrypted = envelope[1 : 1 + NONCE_BYTES], envelope[1 + NONCE_BYTES :]
    if envelope[:1] != FORMAT or len(nonce) != NONCE_BYTES:
        raise DoesNotOpen("This is not an envelope that was closed here.")
    try:
        return AESGCM(key.secret).decrypt(nonce, encrypted, tied_to)
    except InvalidTag:
        raise DoesNotOpen("This was altered or moved after it was sealed, or another key closed it.") from None
