"""The keyring: master keys in files outside the database. The newest closes; every one of them can open."""

import hashlib
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from goldendoor.hall.folders import keys_folder
from goldendoor.hall.sealing.envelope import KEY_BYTES, Key, new_key
from goldendoor.hall.sealing.faults import KeyMissing
from goldendoor.hall.whole_files import write_new

FINGERPRINT_LETTERS = 8
NAME = re.compile(rf"(\d{{4,}})-[0-9a-f]{{{FINGERPRINT_LETTERS}}}")


@dataclass(frozen=True, slots=True)
class MasterKey:
    """A key that wraps the keys of records. Its name is its number in order and the fingerprint of its content."""

    name: str
    key: Key


def sealing_folder() -> Path:
    """Where the keyring is. It is not made here: a folder that was not mounted must not look like an empty one."""
    return keys_folder() / "sealing"


def key_names() -> list[str]:
    """The names of the master keys, the oldest first."""
    folder = sealing_folder()
    if not folder.is_dir():
        raise KeyMissing(f"The folder of sealing keys is missing: {folder}.")
    names = [file.stem for file in folder.glob("*.key") if NAME.fullmatch(file.stem)]
    return sorted(names, key=lambda name: (_number(name), name))


def newest_key() -> MasterKey:
    """The key that wraps from now on."""
    names = key_names()
    if not names:
        raise KeyMissing(f"There is no sealing key in {sealing_folder()}; make one before anything is sealed.")
    return key_named(names[-1])


def key_named(name: str) -> MasterKey:
    """One master key, read from its file, which is for its owner alone and holds what its name says."""
    file = sealing_folder() / f"{name}.key"
    if not NAME.fullmatch(name) or not file.is_file():
        raise KeyMissing(f"The sealing key {name} is missing from {sealing_folder()}.")
    if stat.S_IMODE(file.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO):
        raise KeyMissing(f"The sealing key {name} can be read by others than its owner; its mode must be 0600.")
    key = _read(file)
    if key is None or not name.endswith(f"-{_fingerprint(key)}"):
        raise KeyMissing(f"The file of the sealing key {name} is damaged or holds another key.")
    return MasterKey(name, key)


def make_key() -> MasterKey:
    """A new master key, which is the newest from now on. It is on the disk before anything is wrapped with it."""
    folder = sealing_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    names = key_names()
    key = new_key()
    number = _number(names[-1]) + 1 if names else 1
    master = MasterKey(f"{number:04d}-{_fingerprint(key)}", key)
    write_new(folder / f"{master.name}.key", key.secret.hex())
    return master


def _number(name: str) -> int:
    return int(name.partition("-")[0])


def _fingerprint(key: Key) -> str:
    return hashlib.sha256(key.secret).hexdigest()[:FINGERPRINT_LETTERS]


def _read(file: Path) -> Key | None:
    try:
        key = Key(bytes.fromhex(file.read_text(encoding="ascii")))
    except ValueError:
        return None
    return key if len(key.secret) == KEY_BYTES else None
