"""One way only to write a record as JSON (RFC 8785), and the salted hash of it."""

import hashlib
import hmac
import json
import secrets
from typing import Any

SALT_BYTES = 32
_LARGEST_EXACT = 2**53 - 1  # beyond it readers in other languages round


class NotCanonical(Exception):
    """A value could be written as JSON in more ways than one, or not at all; the words say why."""


def canonical(value: Any) -> bytes:
    """The only bytes that write this value.

    >>> canonical({"b": [1, None], "a": "§"}).decode()
    '{"a":"§","b":[1,null]}'
    """
    _refuse_ambiguous(value)
    try:
        return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise NotCanonical("a text is not valid Unicode") from None


def new_salt() -> bytes:
    """Bytes that nobody can guess."""
    return secrets.token_bytes(SALT_BYTES)


def salted_hash(salt: bytes, value: Any) -> str:
    """A hash that says nothing of the value to whoever has no salt, guess as they may."""
    return hmac.new(salt, canonical(value), hashlib.sha256).hexdigest()


def _refuse_ambiguous(value: Any) -> None:
    if value is None or isinstance(value, str | bool):
        return
    if isinstance(value, int):
        if abs(value) > _LARGEST_EXACT:
            raise NotCanonical(f"{value} is too large for a number in JSON: write it as text")
    elif isinstance(value, list | tuple):
        for one in value:
            _refuse_ambiguous(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            # Names in ASCII sort alike in every language; beyond it they need not.
            if not isinstance(key, str) or not key.isascii():
                raise NotCanonical(f"{key!r} cannot be the name of a field: a name is a text in ASCII")
            _refuse_ambiguous(one)
    else:
        raise NotCanonical(f"a {type(value).__name__} has no single form in JSON: write it as text")
