"""The key that signs checkpoints: a file for its owner alone, made once, never in the database that it vouches for."""

import os
from pathlib import Path

from goldendoor.hall.folders import keys_folder
from goldendoor.hall.ledger.notes import NoteRefused, Signer, Verifier, read_signer
from goldendoor.hall.whole_files import write_new

# The name that a city gives its ledger, such as ledger.city.example; it is in every checkpoint for good.
NAME = "GOLDENDOOR_LEDGER_NAME"
NAME_WHERE_NONE_IS_GIVEN = "golden-door/ledger"


def key_file() -> Path:
    """Where the key is."""
    return keys_folder() / "ledger"


def signer() -> Signer:
    """The key that signs; made where there is none yet."""
    file = key_file()
    if not file.exists():
        write_new(file, Signer.made(os.environ.get(NAME) or NAME_WHERE_NONE_IS_GIVEN).text() + "\n")
    return _read(file)


def verifier() -> Verifier | None:
    """The public half; None where no key was ever made. To check is never a reason to make one."""
    file = key_file()
    return _read(file).verifier() if file.exists() else None


def _read(file: Path) -> Signer:
    try:
        return read_signer(file.read_text(encoding="utf-8"))
    except (NoteRefused, UnicodeDecodeError) as reason:
        raise NoteRefused(f"{file}: {reason}") from reason
