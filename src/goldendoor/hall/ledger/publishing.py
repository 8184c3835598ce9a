"""How a checkpoint is published: only ever one that goes on from the last, and the hashes before the note."""

import os
from collections.abc import Iterator

from goldendoor.hall.ledger.checkpoints import (
    LATEST,
    Outside,
    Published,
    checkpoints_folder,
    hashes_file,
    outside,
    read_published,
)
from goldendoor.hall.ledger.merkle import HASH_BYTES, Frontier
from goldendoor.hall.ledger.notes import Checkpoint
from goldendoor.hall.ledger.rows import one_moment, rows
from goldendoor.hall.ledger.signing_key import signer
from goldendoor.hall.ledger.whole_files import alone, replace, write_new


class NotPublished(Exception):
    """A checkpoint would contradict an earlier one, or vouch for what was changed; the words say which."""


def publish() -> Published:
    """Sign how far the ledger has come. Where nothing was added since the last checkpoint, that one is given.

    Raises:
        NotPublished: where the ledger no longer goes on from the last checkpoint, or an entry was changed.
    """
    key = signer()
    with alone(checkpoints_folder()), outside(key.verifier()) as before, one_moment():
        if before.findings:
            raise NotPublished(f"what was published before is not in order: {before.findings[0]}")
        tree, added = Frontier(_hashes(before)), list[bytes]()
        for leaf in _added(before):
            tree.add(leaf)
            added.append(leaf)
        if before.latest is not None and not added:
            return before.latest
        note = key.signed(Checkpoint(key.name, tree.size, tree.root()).text())
        _append(before.trusted, added)
        # The hashes are on the disk by now: after a failure there may be too many of them, never too few.
        write_new(checkpoints_folder() / f"{tree.size}.note", note, mode=0o644)
        replace(checkpoints_folder() / LATEST, note)
        return read_published(note, key.verifier())


def _hashes(before: Outside) -> Iterator[bytes]:
    for number in range(1, before.trusted + 1):
        known = before.hash_of(number)
        assert known is not None
        yield known


def _added(before: Outside) -> Iterator[bytes]:
    """The hashes of the entries since the last checkpoint, each checked; and those before it have to be there still."""
    expected = 1
    for row in rows(before):
        if row.number != expected or row.stated != expected or not row.sound or not row.columns_agree:
            raise NotPublished(f"entry {expected} is not as it was recorded: `goldendoor ledger verify` says more")
        if expected > before.trusted:
            yield row.hash
        expected += 1
    if expected <= before.trusted:
        raise NotPublished(
            f"the database ends at entry {expected - 1}, and a checkpoint of {before.trusted} was published"
        )


def _append(trusted: int, added: list[bytes]) -> None:
    hashes_file().touch(mode=0o644)
    with hashes_file().open("r+b") as written:
        written.truncate(trusted * HASH_BYTES)
        written.seek(trusted * HASH_BYTES)
        written.write(b"".join(added))
        written.flush()
        os.fsync(written.fileno())
