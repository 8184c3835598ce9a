"""A checkpoint every hour in which something was added: looked at by City Hall's clock, which may come at any time."""

from datetime import UTC, datetime, timedelta

from goldendoor.hall.ledger.checkpoints import LATEST, checkpoints_folder, read_published
from goldendoor.hall.ledger.models import Entry
from goldendoor.hall.ledger.publishing import publish
from goldendoor.hall.ledger.signing_key import verifier

EVERY = timedelta(hours=1)


def due(now: datetime) -> list[str]:
    """Sign how far the ledger has come, where the last checkpoint is an hour old and does not speak for every entry.

    Raises:
        NotPublished, NoteRefused: where the ledger does not go on from the last checkpoint, or that one is damaged.
    """
    file = checkpoints_folder() / LATEST
    if not file.exists():
        return _signed() if Entry.objects.exists() else []
    age = now - datetime.fromtimestamp(file.stat().st_mtime, UTC)
    # A file from the future is no reason to wait: the machine's clock was put back, or the file was copied.
    if timedelta() <= age < EVERY:
        return []
    last = read_published(file.read_text(encoding="utf-8"), verifier()).checkpoint.size
    return _signed() if last != Entry.objects.count() else []


def _signed() -> list[str]:
    return [f"checkpoint: {publish().checkpoint.size:,} entries are signed for"]
