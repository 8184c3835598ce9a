"""Signed checkpoints: files outside the database, against which it is held. Beside them is every entry's hash.

The hashes let a check name the entry that was changed, and not merely say that one was. They need no trust: their
root is what the checkpoints sign.
"""

import mmap
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from goldendoor.hall.folders import city_folder
from goldendoor.hall.ledger.findings import Finding, Wrong
from goldendoor.hall.ledger.merkle import HASH_BYTES, Frontier
from goldendoor.hall.ledger.notes import Checkpoint, NoteRefused, Verifier, opened, read_checkpoint

LATEST = "latest.note"


@dataclass(frozen=True, slots=True)
class Published:
    """A checkpoint that is signed rightly, with the note that says so."""

    checkpoint: Checkpoint
    note: str


@dataclass(frozen=True, slots=True)
class Outside:
    """What is known of the ledger outside the database."""

    published: tuple[Published, ...] = ()  # the smallest first; two of one size where somebody signed twice
    hashes: "bytes | mmap.mmap" = b""
    trusted: int = 0  # how many of the hashes a checkpoint speaks for
    findings: tuple[Finding, ...] = ()

    @property
    def latest(self) -> Published | None:
        """The largest checkpoint."""
        return self.published[-1] if self.published else None

    def roots_at(self, size: int) -> Iterator[bytes]:
        """What was signed for a ledger of this size."""
        start = bisect_left(self.published, size, key=lambda one: one.checkpoint.size)
        for one in islice(self.published, start, None):
            if one.checkpoint.size != size:
                return
            yield one.checkpoint.root

    def hash_of(self, number: int) -> bytes | None:
        """The hash of an entry, where a checkpoint speaks for it."""
        if not 0 < number <= self.trusted:
            return None
        return bytes(self.hashes[(number - 1) * HASH_BYTES : number * HASH_BYTES])


def checkpoints_folder() -> Path:
    """Where checkpoints are. It is made to be copied, published and kept by others."""
    folder = city_folder() / "checkpoints"
    folder.mkdir(mode=0o755, exist_ok=True)
    return folder


def hashes_file() -> Path:
    """The hash of every entry that a checkpoint speaks for, 32 bytes each, in order."""
    return checkpoints_folder() / "hashes"


@contextmanager
def outside(verifier: Verifier | None) -> Iterator[Outside]:
    """Everything that is published, read and checked: signatures first, then whether the hashes have those roots."""
    published, findings = _notes(verifier)
    with _mapped(hashes_file()) as hashes:
        trusted, damaged = _trusted(hashes, published)
        yield Outside(published, hashes, trusted, (*findings, *damaged))


def _notes(verifier: Verifier | None) -> tuple[tuple[Published, ...], list[Finding]]:
    found: dict[tuple[int, bytes], Published] = {}
    findings: list[Finding] = []
    for file in sorted(checkpoints_folder().glob("*.note")):
        try:
            one = read_published(file.read_text(encoding="utf-8"), verifier)
        except (NoteRefused, UnicodeDecodeError) as reason:
            findings.append(Finding(Wrong.BAD_SIGNATURE, None, f"{file.name}: {reason}"))
            continue
        if file.name not in (LATEST, f"{one.checkpoint.size}.note"):
            words = f"{file.name}: the checkpoint in it is of {one.checkpoint.size} entries"
            findings.append(Finding(Wrong.BAD_SIGNATURE, None, words))
        found[one.checkpoint.size, one.checkpoint.root] = one
    return tuple(found[key] for key in sorted(found)), findings


def read_published(note: str, verifier: Verifier | None) -> Published:
    """A checkpoint, once its signature proved right and it is of this ledger."""
    if verifier is None:
        raise NoteRefused("there is no key here to check it with")
    checkpoint = read_checkpoint(opened(note, verifier))
    if checkpoint.origin != verifier.name:
        raise NoteRefused(f"it is a checkpoint of {checkpoint.origin!r}, and not of {verifier.name!r}")
    return Published(checkpoint, note)


@contextmanager
def _mapped(file: Path) -> Iterator["bytes | mmap.mmap"]:
    if not file.exists() or not file.stat().st_size:
        yield b""
        return
    with file.open("rb") as opened_file, mmap.mmap(opened_file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
        yield mapped


@dataclass(slots=True)
class _Walk:
    """Goes along the hashes once, however many checkpoints there are."""

    hashes: "bytes | mmap.mmap"
    tree: Frontier = field(default_factory=Frontier)

    def root_at(self, size: int) -> bytes | None:
        if size * HASH_BYTES > len(self.hashes):
            return None
        for start in range(self.tree.size * HASH_BYTES, size * HASH_BYTES, HASH_BYTES):
            self.tree.add(bytes(self.hashes[start : start + HASH_BYTES]))
        return self.tree.root()


def _trusted(hashes: "bytes | mmap.mmap", published: tuple[Published, ...]) -> tuple[int, list[Finding]]:
    """How many hashes the largest fitting checkpoint speaks for, and a finding where a larger one does not fit."""
    walk, trusted = _Walk(hashes), 0
    for one in published:
        if walk.root_at(one.checkpoint.size) != one.checkpoint.root:
            words = f"from entry {trusted + 1} on they are not those that the checkpoint of {one.checkpoint.size} signs"
            return trusted, [Finding(Wrong.HASHES_DAMAGED, None, f"{hashes_file().name}: {words}")]
        trusted = one.checkpoint.size
    return trusted, []
