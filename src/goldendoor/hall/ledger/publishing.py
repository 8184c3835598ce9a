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
from goldendoor.hall.ledger.findings import Wrong
from goldendoor.hall.ledger.merkle import HASH_BYTES, Frontier
from goldendoor.hall.ledger.notes import Checkpoint
from goldendoor.hall.ledger.rows import one_moment, rows
from goldendoor.hall.ledger.signing_key import signer
from goldendoor.hall.whole_files import alone, replace, write_new


class NotPublished(Exception):
    """A checkpoint would contradict an earlier one, or vouch for what was changed; the words say which."""


def publish() -> Published:
    """Sign how far the ledger has come. Where nothing was added since the last checkpoint, that one is given.

    Raises:
        NotPublished: where the ledger no longer goes on from the last checkpoint, or an entry was changed.
    """
    key = signer()
    with alone(checkpoints_folder()), outside(key.verifier()) as before, one_moment():
        for finding in before.findings:
            # Lost hashes are written again below: the entries have to have the roots that were signed.
            if finding.wrong is not Wrong.HASHES_DAMAGED:
                raise NotPublished(f"what was published before is not in order: {finding}")
        tree, added = Frontier(), list[bytes]()
        for leaf in _leaves(before):
            tree.add(leaf)
            if tree.size > before.trusted:
                added.append(leaf)
            _hold_against(tree, before)
        latest = before.latest
        if latest is not None and latest.checkpoint.size > tree.size:
            of = f"a checkpoint of {latest.checkpoint.size} was published"
            raise NotPublished(f"the database ends at entry {tree.size}, and {of}")
        _append(before.trusted, added)
        if latest is not None and latest.checkpoint.size == tree.size:
            return latest
        note = key.signed(Checkpoint(key.name, tree.size, tree.root()).text())
        # The hashes are on the disk by now: after a failure there may be too many of them, never too few.
        write_new(checkpoints_folder() / f"{tree.size}.note", note, mode=0o644)
        replace(checkpoints_folder() / LATEST, note)
        return read_published(note, key.verifier())


def _leaves(before: Outside) -> Iterator[bytes]:
    """The hash of every entry, each of which has to be as it was recorded."""
    for expected, row in enumerate(rows(before), start=1):
        if row.number != expected or row.stated != expected or not row.sound or not row.columns_agree:
            raise NotPublished(f"entry {expected} is not as it was recorded: `goldendoor ledger verify` says more")
        yield row.hash


def _hold_against(tree: Frontier, before: Outside) -> None:
    for root in before.roots_at(tree.size):
        if root != tree.root():
            raise NotPublished(f"the entries do not go on from the checkpoint of {tree.size} that was published")


def _append(trusted: int, added: list[bytes]) -> None:
    """Put the hashes behind those that are right, over whatever else is there."""
    hashes_file().touch(mode=0o644)
    with hashes_file().open("r+b") as written:
        written.truncate(trusted * HASH_BYTES)
        written.seek(trusted * HASH_BYTES)
        written.write(b"".join(added))
        written.flush()
        os.fsync(written.fileno())
