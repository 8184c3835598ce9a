"""A blind index: whether the same thing came before can be asked, and what it was cannot be read from the answer."""

import hashlib
import hmac
import secrets

from goldendoor.hall.folders import keys_folder
from goldendoor.hall.sealing.envelope import KEY_BYTES, Key, about
from goldendoor.hall.sealing.faults import KeyMissing
from goldendoor.hall.whole_files import write_new

# Not a master key: those are changed from time to time, and a mark has to stay the same for as long as it is kept.
FILE = "blind-index.secret"


def mark_of(*parts: str, first: bool) -> str:
    """The mark of these parts, the same each time, under a key of its own beside the keyring.

    Args:
        parts: what it is about and whose it is, so that marks of two agencies are never alike; then the thing itself.
        first: whether there is no mark yet. Then the key is made where there is none.

    Raises:
        KeyMissing: where marks were made before and their key is gone; a new one would find nothing again.
    """
    return hmac.new(_key(first).secret, about("goldendoor blind index", *parts), hashlib.sha256).hexdigest()


def _key(first: bool) -> Key:
    file = keys_folder() / "sealing" / FILE
    if first and not file.is_file():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_new(file, secrets.token_hex(KEY_BYTES))
    if not file.is_file():
        raise KeyMissing(f"The key of the blind index is missing: {file}.")
    key = Key(bytes.fromhex(file.read_text(encoding="ascii")))
    if len(key.secret) != KEY_BYTES:
        raise KeyMissing(f"The key of the blind index is damaged: {file}.")
    return key
