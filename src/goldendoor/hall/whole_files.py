"""Files that are there whole or not at all, even where the power fails half-way."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def write_new(file: Path, content: str, mode: int = 0o600) -> None:
    """Write a file that is not there yet; of two processes that try at once, one wins and the other leaves it."""
    own = _beside(file, content, mode)
    try:
        os.link(own, file)
    except FileExistsError:
        pass
    finally:
        own.unlink()
    _settle(file.parent)


def replace(file: Path, content: str, mode: int = 0o644) -> None:
    """Write a file in the place of the one that may be there; whoever reads meanwhile reads either, never a part."""
    os.replace(_beside(file, content, mode), file)
    _settle(file.parent)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other processes that ask for the same folder waiting."""
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _beside(file: Path, content: str, mode: int) -> Path:
    own = file.with_name(f".{file.name}.{os.getpid()}")
    own.unlink(missing_ok=True)
    descriptor = os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as written:
        written.write(content)
        written.flush()
        os.fsync(written.fileno())
    return own


def _settle(folder: Path) -> None:
    """Have the folder itself on the disk: a name is lost with it otherwise."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
