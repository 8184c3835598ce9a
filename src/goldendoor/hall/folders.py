"""Where City Hall keeps what is not in its database: keys and checkpoints, each in a folder for its owner alone."""

import os
import secrets
from pathlib import Path

from goldendoor.hall.whole_files import write_new


def city_folder() -> Path:
    """$GOLDENDOOR_CITY_FOLDER, else a folder of the person who runs City Hall. Made where it is not there."""
    own = os.environ.get("GOLDENDOOR_CITY_FOLDER")
    kept = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    folder = Path(own) if own else kept / "goldendoor"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def keys_folder() -> Path:
    """$GOLDENDOOR_KEYS, else `keys` in the city's folder. Keys are never in the database that they protect."""
    own = os.environ.get("GOLDENDOOR_KEYS")
    folder = Path(own) if own else city_folder() / "keys"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def stable_secret() -> str:
    """What sessions are signed with: made once, and the same for every process that serves the same city."""
    file = keys_folder() / "signing"
    if not file.exists():
        write_new(file, secrets.token_urlsafe(50))
    return file.read_text(encoding="ascii")
